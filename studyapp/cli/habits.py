"""How much time there is: minutes a day, easy weekdays, planned breaks, how old news may be."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from studyapp.cli.library import now_of, opened
from studyapp.cli.main import Window
from studyapp.cli.pages import count
from studyapp.cli.records import Record, to_json
from studyapp.cli.values import find_ids, read_count, read_minutes
from studyapp.domain.errors import InputError

if TYPE_CHECKING:
    from studyapp.services.habit_choices import HabitChoices
    from studyapp.services.habits import Habits, PlannedBreak

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NONE = "none"


def habits(args: Namespace, _window: Window | None) -> int:
    """Change what is named and print all habits."""
    with opened(args) as services:
        _choose(args, services.habits)
        current = services.habits.current()
    if args.json:
        print(to_json(_record(current)))
        return 0
    print(f"Minutes a day    {_or_none(current.minutes, 'as many as it takes')}")
    print(f"New cards a day  {current.new_a_day}")
    print(f"Easy weekdays    {_easy_words(current)}")
    print(f"Planned breaks   {', '.join(f'{each.first}/{each.last}' for each in current.breaks) or NONE}")
    print(
        f"Old news         {_or_none(current.park_after_months, 'asked whatever their age', 'left in peace after {} months')}"
    )
    return 0


def bury(args: Namespace, _window: Window | None) -> int:
    """Hide cards until tomorrow."""
    with opened(args) as services:
        ids = find_ids(args.ids, (card.id for card in services.library.cards()), "card")
        services.reviews.bury(ids, now_of(args, services))
    print(f"{count(len(ids), 'card')} hidden until tomorrow")
    return 0


def _choose(args: Namespace, choices: HabitChoices) -> None:
    """Store what the call names; everything is read before anything is stored."""
    minutes = None if args.minutes in (None, NONE) else read_minutes(args.minutes)
    new = None if args.new is None else read_count(args.new, "--new")
    easy = None if args.easy is None else _weekdays(args.easy)
    percent = None if args.easy_percent is None else read_count(args.easy_percent, "--easy-percent")
    breaks = None if args.breaks is None else _breaks(args.breaks)
    park = None if args.park in (None, NONE) else read_count(args.park, "--park")
    if args.minutes is not None:
        choices.set_minutes(minutes)
    if args.park is not None:
        choices.set_parking(park)
    if new is not None:
        choices.set_new_a_day(new)
    if easy is not None:
        choices.set_easy_weekdays(easy)
    if percent is not None:
        choices.set_easy_percent(percent)
    if breaks is not None:
        choices.set_breaks(breaks)


def _easy_words(current: Habits) -> str:
    days = ", ".join(WEEKDAYS[day] for day in sorted(current.easy_weekdays))
    return f"{days} ({current.easy_percent} % of the minutes)" if days else NONE


def _weekdays(text: str) -> frozenset[int]:
    names = [] if text == NONE else [name.strip().lower()[:3] for name in text.split(",")]
    for name in names:
        if name not in WEEKDAYS:
            raise InputError(f"--easy: there is no weekday {name!r} (write {', '.join(WEEKDAYS)})")
    return frozenset(WEEKDAYS.index(name) for name in names)


def _breaks(words: list[str]) -> list[PlannedBreak]:
    return [_break(word) for word in words if word != NONE]


def _break(word: str) -> PlannedBreak:
    from studyapp.services.habits import PlannedBreak

    first, _, last = word.partition("/")
    try:
        return PlannedBreak(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        raise InputError(f"--break: not a stretch of days: {word!r} (write 2026-12-24/2027-01-01)") from None


def _or_none(value: float | None, none: str, words: str = "{}") -> str:
    return none if value is None else words.format(f"{value:g}")


def _record(current: Habits) -> Record:
    return {
        "minutes": current.minutes,
        "new_a_day": current.new_a_day,
        "easy_weekdays": [WEEKDAYS[day] for day in sorted(current.easy_weekdays)],
        "easy_percent": current.easy_percent,
        "breaks": [[each.first.isoformat(), each.last.isoformat()] for each in current.breaks],
        "park_after_months": current.park_after_months,
    }
