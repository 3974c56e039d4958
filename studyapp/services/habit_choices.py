"""Choose how much time there is: minutes a day, easy weekdays, planned breaks, how old news may be."""

from __future__ import annotations

from collections.abc import Sequence

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.services.habits import (
    BREAKS_SETTING,
    EASY_SETTING,
    EASY_SHARE_SETTING,
    MINUTES_SETTING,
    NEW_A_DAY_SETTING,
    PARK_SETTING,
    Habits,
    PlannedBreak,
    breaks_text,
    checked_easy,
    checked_minutes,
    read_habits,
)
from studyapp.store.store import Store


class HabitChoices:
    """The habits of one library, each of them a setting."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> Habits:
        """Return what the student has chosen about time."""
        return read_habits(self._store.setting)

    def set_minutes(self, minutes: float | None) -> Changes:
        """Set the usual minutes a day, None for as many as it takes. InputError for minutes that no day has."""
        text = "" if minutes is None else f"{checked_minutes(minutes):g}"
        return self._store.set_setting(MINUTES_SETTING, text)

    def set_easy_weekdays(self, weekdays: frozenset[int]) -> Changes:
        """Set the weekdays (Monday is 0) that have fewer minutes. InputError for a day that no week has, or all at 0 %."""
        checked_easy(weekdays, self.current().easy_percent)
        return self._store.set_setting(EASY_SETTING, ",".join(map(str, sorted(weekdays))))

    def set_easy_percent(self, percent: int) -> Changes:
        """Set which share of the minutes an easy weekday has, 0 to 100. InputError for another, or 0 % on all days."""
        checked_easy(self.current().easy_weekdays, percent)
        return self._store.set_setting(EASY_SHARE_SETTING, str(percent))

    def set_breaks(self, breaks: Sequence[PlannedBreak]) -> Changes:
        """Set the days without revision. InputError for a break that ends before it begins or lasts for years."""
        return self._store.set_setting(BREAKS_SETTING, breaks_text(breaks))

    def set_parking(self, months: int | None) -> Changes:
        """Leave news in peace that are older than so many months before the next exam (else today); None: no news."""
        if months is not None and not 1 <= months <= 120:
            raise InputError("News can be parked after 1 to 120 months.")
        return self._store.set_setting(PARK_SETTING, "" if months is None else str(months))

    def set_new_a_day(self, cards: int) -> Changes:
        """Set how many new cards a day brings where no exam paces them. InputError for fewer than none."""
        if cards < 0:
            raise InputError("The new cards a day must be 0 or more.")
        return self._store.set_setting(NEW_A_DAY_SETTING, str(cards))
