"""The figures of progress as tables of words and numbers: what a picture shows, read, copied and written to a file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import StringIO

from studyapp.exchange.csv_file import defused
from studyapp.services.mark_figures import Line, Marks
from studyapp.services.progress import Figures, Share

Cell = str | int | float


@dataclass(frozen=True)
class Table:
    """``key`` names it for files, ``title`` for people. Shares are percents with one decimal."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def csv(self) -> str:
        """Return it as comma-separated lines with its header; no cell is taken for a formula by a spreadsheet."""
        file = StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(self.header)
        writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in self.rows)
        return file.getvalue()


def tables(figures: Figures) -> tuple[Table, ...]:
    """Return every table; one without figures has no rows."""
    return tuple(make(figures) for make in _TABLES)


def percent(share: float) -> float:
    """Return a share as a percentage with one decimal."""
    return round(100 * share, 1)


def _due(figures: Figures) -> Table:
    days = [(date.fromordinal(figures.today + ahead).isoformat(), number) for ahead, number in enumerate(figures.due)]
    some = figures.backlog or any(figures.due)
    rows = (("before today", figures.backlog), *days) if some else ()
    return Table("due", "Cards that fall due", ("Day", "Cards"), rows)


def _days(figures: Figures) -> Table:
    rows = tuple(
        (
            date.fromordinal(day.study_day).isoformat(),
            day.answers,
            round(day.duration_ms / 60_000, 1),
            day.introduced,
            day.asked,
            day.remembered,
        )
        for day in reversed(figures.days)
    )
    header = ("Day", "Answers", "Minutes", "New cards", "Reviews", "Remembered")
    return Table("days", "Days of study", header, rows)


def _time(figures: Figures) -> Table:
    reviews = {day.study_day: day.duration_ms for day in figures.days}
    rows = tuple(
        (
            date.fromordinal(day).isoformat(),
            round(reviews.get(day, 0) / 60_000, 1),
            round(figures.test_ms.get(day, 0) / 60_000, 1),
        )
        for day in sorted({*reviews, *figures.test_ms}, reverse=True)
    )
    return Table("time", "Time spent", ("Day", "Minutes on cards", "Minutes on tests"), rows)


def _months(figures: Figures) -> Table:
    rows = tuple(
        (
            share.label,
            share.asked,
            share.remembered,
            percent(share.share),
            percent(figures.expected[share.label]) if share.label in figures.expected else "",
        )
        for share in reversed(figures.by_month)
    )
    header = ("Month", "Reviews", "Remembered", "Remembered %", "Expected %")
    return Table("retention-by-month", "Remembered, by month", header, rows)


def _ages(figures: Figures) -> Table:
    header = ("Age of the material", "Reviews", "Remembered", "Remembered %")
    return Table("retention-by-age", "Remembered, by age of the material", header, tuple(map(_share, figures.by_age)))


def _share(share: Share) -> tuple[Cell, ...]:
    return share.label, share.asked, share.remembered, percent(share.share)


def _foreseen(figures: Figures) -> Table:
    rows = tuple(
        (f"{each.low} to {each.high}", percent(each.expected), each.asked, each.remembered, percent(each.share))
        for each in figures.foreseen
    )
    header = ("Expected between %", "Expected on average %", "Reviews", "Remembered", "Remembered %")
    return Table("calibration", "Expected and remembered", header, rows)


def _sureness(figures: Figures) -> Table:
    rows = tuple(
        (each.word, each.items, each.right, percent(each.held), percent(each.said)) for each in figures.marks.sureness
    )
    header = ("You said", "Answers", "Right", "Right %", "The word stands for %")
    return Table("sureness", "How sure, and how right", header, rows)


def _papers(figures: Figures) -> Table:
    rows = tuple(
        (
            each.day.isoformat(),
            each.name,
            "practice" if each.practice else "exam",
            "again" if each.again else "first time",
            *_marks(each.marks),
        )
        for each in reversed(figures.marks.papers)
    )
    return Table("papers", "Test papers", ("Day", "Paper", "Taken as", "Taken", *_MARKS), rows)


_MARKS = ("Right", "Wrong", "Blank", "Marks", "Out of", "Marks %")


def _marks(marks: Marks) -> tuple[Cell, ...]:
    return (
        marks.right,
        marks.wrong,
        marks.blank,
        _number(marks.marks),
        _number(marks.maximum),
        percent(marks.share),
    )


def _number(exact: Fraction) -> float:
    return round(float(exact), 2)


def _by_subject(figures: Figures) -> Table:
    return Table(
        "marks-by-subject", "Marks by subject", ("Subject", "Month", *_MARKS), _lines(figures.marks.by_subject)
    )


def _by_kind(figures: Figures) -> Table:
    return Table("marks-by-format", "Marks by format", ("Format", "Month", *_MARKS), _lines(figures.marks.by_kind))


def _lines(lines: tuple[Line, ...]) -> tuple[tuple[Cell, ...], ...]:
    """Return for each line its whole, then its months, the last month first."""
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        rows.append((line.name, "all", *_marks(line.total)))
        rows += [(line.name, month, *_marks(marks)) for month, marks in reversed(line.by_month)]
    return tuple(rows)


def _sources(figures: Figures) -> Table:
    rows = tuple(
        (each.title, each.facts, each.facts_with_cards, each.cards, each.learned, each.lasting)
        for each in figures.sources
    )
    header = ("Source", "Facts", "Facts with cards", "Cards", "Learned", "Known for three weeks")
    return Table("sources", "What of your sources is covered", header, rows)


def _syllabus(figures: Figures) -> Table:
    rows = tuple(
        (line.name, " ".join(line.papers), line.cards, line.learned, line.lasting, line.covers)
        for line in figures.syllabus
    )
    header = ("Subject", "Papers", "Cards", "Learned", "Known for three weeks", "Covers")
    return Table("syllabus", "What of the syllabus is covered", header, rows)


def _tags(figures: Figures) -> Table:
    header = ("Tag", "Cards", "Learned", "Known for three weeks")
    rows = tuple((each.tag, each.cards, each.learned, each.lasting) for each in figures.subjects)
    return Table("tags", "Tags", header, rows)


_TABLES: tuple[Callable[[Figures], Table], ...] = (
    _due,
    _days,
    _time,
    _months,
    _ages,
    _foreseen,
    _sureness,
    _papers,
    _by_subject,
    _by_kind,
    _sources,
    _syllabus,
    _tags,
)
