"""Pictures of what falls due and of what was done: days ahead, time spent, the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studyapp.domain.dates import MONTHS
from studyapp.gui.places import Place
from studyapp.gui.plots.bars import Bars, Slot
from studyapp.gui.plots.board import Picture, Tile, View
from studyapp.gui.plots.calendar import Calendar, shade_limits
from studyapp.gui.plots.drawing import Tone
from studyapp.gui.wording import WEEKDAYS, count, minutes

if TYPE_CHECKING:
    from studyapp.domain.browse import DayFigures
    from studyapp.services.figure_tables import Table
    from studyapp.services.progress import Figures

MONTH = 30  # days that "the last 30 days" are
WEEKS, MONTHS_BACK, YEARS = 26, 24, 4  # bars and years that are shown; the table has all
_CARDS, _TESTS = Tone("cards", "accent"), Tone("tests", "text", 0.45)
_OVERDUE, _DUE = Tone("from before", "danger", 0.75), Tone("due that day", "accent")


def tiles(figures: Figures) -> tuple[Tile, ...]:
    """Return the numbers above all pictures; none as long as nothing was answered."""
    if not figures.days and not figures.marks.papers:
        return ()
    recent = _recent(figures)
    asked, known = sum(day.asked for day in recent), sum(day.remembered for day in recent)
    spent = (sum(day.duration_ms for day in recent) + _test_ms(figures, MONTH)) / 60_000
    due = figures.backlog + figures.due[0]
    return (
        Tile(
            f"{due:,}",
            "due today",
            f"{figures.backlog:,} of them from before" if figures.backlog else "none of them from before",
        ),
        Tile(
            f"{figures.known:,.0f}",
            "known now",
            f"of {count(figures.studied, 'card')} you have studied, by the memory model's estimate",
        ),
        Tile(
            f"{known / asked:.0%}" if asked else "–",
            "remembered",
            f"of {count(asked, 'review')} in the last 30 days"
            if asked
            else "no card has come back in the last 30 days",
        ),
        Tile(minutes(spent) if spent else "–", "spent", f"on {count(len(recent), 'day')} of the last 30"),
    )


def pictures(figures: Figures, tables: Mapping[str, Table]) -> tuple[Picture, ...]:
    """Return the pictures."""
    return _due(figures, tables["due"]), _time(figures, tables["time"]), _calendar(figures, tables["days"])


def day_name(day: date) -> str:
    """Return ``Tue 24 November 2026``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _recent(figures: Figures) -> list[DayFigures]:
    return [day for day in figures.days if figures.today - MONTH < day.study_day <= figures.today]


def _test_ms(figures: Figures, days: int) -> int:
    return sum(spent for day, spent in figures.test_ms.items() if figures.today - days < day <= figures.today)


# What comes


def _due(figures: Figures, table: Table) -> Picture:
    some = bool(figures.backlog or any(figures.due))
    views = (_due_view(figures, 30), _due_view(figures, len(figures.due))) if some else ()
    return Picture(
        "Days ahead",
        _due_sentence(figures) if some else "",
        views,
        table,
        "When you have learned cards, you see here on which days they come back.",
        (Place.REVIEW, "Learn cards"),
    )


def _due_sentence(figures: Figures) -> str:
    today, month = figures.due[0], sum(figures.due[:MONTH])
    before = f", {figures.backlog:,} {'more ' if today else ''}from before" if figures.backlog else ""
    a_day = f", about {month / MONTH:,.0f} a day" if month >= MONTH else ""
    cards = f"{count(today, 'card')} {'falls' if today == 1 else 'fall'}" if today else "no card falls"
    return f"Today {cards} due{before}. In {MONTH} days {month:,} will{a_day}; new cards come on top."


def _due_view(figures: Figures, days: int) -> View:
    first, slots = date.fromordinal(figures.today), []
    for ahead, number in enumerate(figures.due[:days]):
        day, before = first + timedelta(ahead), figures.backlog if ahead == 0 else 0
        words = f"{'Today' if ahead == 0 else day_name(day)}: {count(number, 'card')}"
        words += f", and {before:,} from before" if before else ""
        parts = (before, number) if figures.backlog else (number,)
        slots.append(Slot(parts, words, _foot(day, ahead, days)))
    return View(f"{days} days", Bars(tuple(slots), (_OVERDUE, _DUE) if figures.backlog else (_DUE,), strong="Today"))


def _foot(day: date, ahead: int, days: int) -> str:
    """Return what stands below a day: today, the Mondays of a month, the beginnings of months in three."""
    if ahead == 0:
        return "Today"
    if days <= 31:
        return f"{day.day} {MONTHS[day.month - 1][:3]}" if day.weekday() == 0 else ""
    return MONTHS[day.month - 1] if day.day == 1 else ""


# What was done


def _time(figures: Figures, table: Table) -> Picture:
    some = bool(table.rows)
    views = (
        tuple(
            _time_view(figures, name, steps)
            for name, steps in (("Days", MONTH), ("Weeks", WEEKS), ("Months", MONTHS_BACK))
        )
        if some
        else ()
    )
    return Picture(
        "Time spent",
        _time_sentence(figures) if some else "",
        views,
        table,
        "From your first answer on, you see here how much time you spend.",
    )


def _time_sentence(figures: Figures) -> str:
    tests = _test_ms(figures, MONTH) / 60_000
    cards = sum(day.duration_ms for day in _recent(figures)) / 60_000
    if not cards + tests:
        return "Nothing in the last 30 days."
    on_tests = f", {minutes(tests)} of it on tests" if tests else ""
    return f"{minutes(cards + tests)} in the last 30 days{on_tests}: about {minutes((cards + tests) / MONTH)} a day."


def _time_view(figures: Figures, name: str, steps: int) -> View:
    begins, words, foot = _PERIODS[name]
    today = date.fromordinal(figures.today)
    firsts = _firsts(begins, today, steps)
    on_cards, on_tests = dict.fromkeys(firsts, 0), dict.fromkeys(firsts, 0)
    for sums, spent in (
        (on_cards, {day.study_day: day.duration_ms for day in figures.days}),
        (on_tests, figures.test_ms),
    ):
        for day, took in spent.items():
            first = begins(date.fromordinal(day))
            if first in sums:
                sums[first] += took
    slots = [
        Slot(
            (on_cards[first] / 60_000, on_tests[first] / 60_000),
            f"{words(first)}: {_spent_words(on_cards[first] / 60_000, on_tests[first] / 60_000)}",
            foot(first, place),
        )
        for place, first in enumerate(firsts)
    ]
    tones = (_CARDS, _TESTS) if any(on_tests.values()) else (_CARDS,)
    return View(name, Bars(tuple(slots), tones, in_minutes=True))


def _spent_words(cards: float, tests: float) -> str:
    if not cards + tests:
        return "nothing"
    return f"{minutes(cards)} on cards" + (f", {minutes(tests)} on tests" if tests else "")


def _firsts(begins: Callable[[date], date], today: date, steps: int) -> list[date]:
    """Return the first days of the last so many periods, that of today last."""
    found = [begins(today)]
    while len(found) < steps:
        found.append(begins(found[-1] - timedelta(1)))
    return found[::-1]


def _day_foot(day: date, _place: int) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day.weekday() == 0 else ""


def _week_foot(day: date, _place: int) -> str:
    return MONTHS[day.month - 1][:3] if day.day <= 7 else ""


def _month_foot(day: date, _place: int) -> str:
    return str(day.year) if day.month == 1 else MONTHS[day.month - 1][:3]


_PERIODS: Mapping[str, tuple[Callable[[date], date], Callable[[date], str], Callable[[date, int], str]]] = {
    "Days": (lambda day: day, day_name, _day_foot),
    "Weeks": (lambda day: day - timedelta(day.weekday()), lambda day: f"Week of {day_name(day)}", _week_foot),
    "Months": (lambda day: day.replace(day=1), lambda day: f"{MONTHS[day.month - 1]} {day.year}", _month_foot),
}


# The year


def _calendar(figures: Figures, table: Table) -> Picture:
    today = date.fromordinal(figures.today)
    by_day = {day.study_day: day for day in figures.days}
    limits = shade_limits(day.answers for day in figures.days)
    years = range(
        today.year,
        max(today.year - YEARS, min((date.fromordinal(day).year for day in by_day), default=today.year) - 1),
        -1,
    )
    views = [View(str(year), _year(year, by_day, limits, today)) for year in years] if by_day else []
    return Picture(
        "Your year",
        f"You answered cards on {count(len(_recent(figures)), 'day')} of the last 30. The stronger its colour, the more answers a day has."
        if by_day
        else "",
        tuple(views),
        table,
        "Each day on which you answer cards becomes a square here, the darker the more.",
        wide=True,
    )


def _year(year: int, by_day: Mapping[int, DayFigures], limits: tuple[int, int, int, int], today: date) -> Calendar:
    first, last = date(year, 1, 1).toordinal(), min(date(year, 12, 31), today).toordinal()
    days: Sequence[DayFigures | None] = [by_day.get(day) for day in range(first, last + 1)]
    return Calendar(
        year,
        tuple(day.answers if day else 0 for day in days),
        tuple(f"{day_name(date.fromordinal(first + place))}: {_day_words(day)}" for place, day in enumerate(days)),
        limits,
        today,
    )


def _day_words(day: DayFigures | None) -> str:
    if day is None:
        return "no answers"
    words = f"{count(day.answers, 'answer')} in {minutes(day.duration_ms / 60_000)}"
    if day.introduced:
        words += f", {count(day.introduced, 'new card')}"
    return (
        f"{words}, {day.remembered / day.asked:.0%} of {count(day.asked, 'review')} remembered" if day.asked else words
    )
