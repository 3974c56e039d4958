"""What the student has chosen about time: minutes a day, new cards, easy weekdays, planned breaks, old news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from studyapp.domain.errors import InputError
from studyapp.scheduling.calendar import EASY_SHARE, Break, Calendar
from studyapp.scheduling.queue import NEW_A_DAY

MINUTES_SETTING = "minutes_a_day"
NEW_A_DAY_SETTING = "new_cards_a_day"
EASY_SETTING = "easy_weekdays"
EASY_SHARE_SETTING = "easy_share"  # in percent
BREAKS_SETTING = "planned_breaks"
PARK_SETTING = "park_after_months"
CATCH_UP_SETTING = "catch_up"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_BREAK = 366
EASY_PERCENT = round(100 * EASY_SHARE)


@dataclass(frozen=True)
class PlannedBreak:
    """Days without revision, the first and the last included."""

    first: date
    last: date


@dataclass(frozen=True)
class Habits:
    """``minutes`` a day is None when the student set none; ``park_after_months`` None when no news are parked.

    ``easy_percent`` of the minutes are those of an easy weekday, 0 to 100.
    """

    minutes: float | None = None
    new_a_day: int = NEW_A_DAY
    easy_weekdays: frozenset[int] = frozenset()
    breaks: tuple[PlannedBreak, ...] = ()
    park_after_months: int | None = None
    catch_up_until: int | None = None
    catch_up_minutes: float | None = None
    easy_percent: int = EASY_PERCENT

    def calendar(self) -> Calendar:
        """Return the days as a plan sees them."""
        breaks = tuple(Break(each.first.toordinal(), each.last.toordinal()) for each in self.breaks)
        return Calendar(self.easy_weekdays, breaks, self.easy_percent / 100)


def read_habits(setting: Callable[[str], str]) -> Habits:
    """Return the habits that the settings tell; what makes no sense there counts as not set."""
    minutes, new, park = setting(MINUTES_SETTING), setting(NEW_A_DAY_SETTING), setting(PARK_SETTING)
    until, _, while_catching_up = setting(CATCH_UP_SETTING).partition(" ")
    return Habits(
        minutes=_minutes(minutes),
        new_a_day=int(new) if new.isdecimal() else NEW_A_DAY,
        easy_weekdays=frozenset(int(day) for day in setting(EASY_SETTING).split(",") if day in tuple("0123456")),
        breaks=tuple(_breaks(setting(BREAKS_SETTING))),
        park_after_months=int(park) if park.isdecimal() and int(park) > 0 else None,
        catch_up_until=int(until) if until.isdecimal() else None,
        catch_up_minutes=_minutes(while_catching_up) if until.isdecimal() else None,
        easy_percent=_percent(setting(EASY_SHARE_SETTING)),
    )


def checked_minutes(minutes: float) -> float:
    """Return the minutes of a day; raise InputError when nobody can have so many."""
    if not isfinite(minutes) or not 0 < minutes <= 24 * 60:
        raise InputError("The minutes a day must be more than 0 and at most 1440.")
    return minutes


def checked_easy(weekdays: frozenset[int], percent: int) -> None:
    """Raise InputError for a weekday or a share that there is none of, or when no day of the week would be left."""
    if not all(0 <= day <= 6 for day in weekdays):
        raise InputError("A weekday is a number from 0, Monday, to 6, Sunday.")
    if not 0 <= percent <= 100:
        raise InputError("An easy weekday can have 0 to 100 % of the minutes.")
    if len(weekdays) == len(WEEKDAYS) and percent == 0:
        raise InputError("Leave at least one weekday with some minutes; for time off plan a break.")


def breaks_text(breaks: Sequence[PlannedBreak]) -> str:
    """Return the breaks as their setting has them; raise InputError for one that ends before it begins."""
    for each in breaks:
        if each.last < each.first:
            raise InputError("A break cannot end before it begins.")
        if (each.last - each.first).days >= LONGEST_BREAK:
            raise InputError("A break can be a year long at the most.")
    return ",".join(f"{each.first.isoformat()}/{each.last.isoformat()}" for each in sorted(breaks, key=_first))


def _first(planned: PlannedBreak) -> date:
    return planned.first


def _breaks(text: str) -> Iterable[PlannedBreak]:
    for part in text.split(","):
        first, _, last = part.partition("/")
        try:
            yield PlannedBreak(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            continue


def _percent(text: str) -> int:
    return int(text) if text.isdecimal() and int(text) <= 100 else EASY_PERCENT


def _minutes(text: str) -> float | None:
    try:
        return checked_minutes(float(text))
    except (ValueError, InputError):
        return None
