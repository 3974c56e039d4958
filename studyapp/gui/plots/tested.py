"""Pictures of test papers: marks over time, by subject and format, and how right the student was when sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from studyapp.gui.places import Place
from studyapp.gui.plots.board import Picture, View
from studyapp.gui.plots.done import day_name
from studyapp.gui.plots.dots import Dot, Dots
from studyapp.gui.plots.drawing import Tone
from studyapp.gui.plots.remembered import month_foot, month_words
from studyapp.gui.plots.rows import Row, Rows
from studyapp.gui.plots.sparks import Spark, Sparks
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.figure_tables import Table
    from studyapp.services.mark_figures import Line, Marks, PaperMarks
    from studyapp.services.progress import Figures

PAPERS, LINES, MONTHS_BACK = 40, 10, 12  # that are shown; the tables have all
ENOUGH = 5  # questions, before a subject is called the weakest
TAKE = (Place.TESTS, "Take a test")
FIRST_TIME = "A question counts the first time you meet it."
_SAID = {"sure": "Sure", "fifty-fifty": "Fifty-fifty", "guess": "Guess"}


def pictures(figures: Figures, tables: Mapping[str, Table]) -> tuple[Picture, ...]:
    """Return the pictures."""
    return (
        _papers(figures, tables["papers"]),
        _lines(
            "Marks by subject",
            figures.marks.by_subject,
            tables["marks-by-subject"],
            "After your first tests you see here which subjects bring marks and which cost them.",
        ),
        _lines(
            "Marks by format",
            figures.marks.by_kind,
            tables["marks-by-format"],
            "After your first tests you see here which kinds of questions bring marks and which cost them.",
        ),
    )


def _papers(figures: Figures, table: Table) -> Picture:
    papers = figures.marks.papers[-PAPERS:]
    dots = tuple(_paper(paper, _paper_foot(papers, place)) for place, paper in enumerate(papers))
    tones = (Tone("exam", "accent"),)
    sentence = ""
    if papers:
        last = papers[-1]
        sentence = f"The last paper brought {last.marks.share:.0%} of the marks."
        five = papers[-5:]
        if len(five) > 1:
            sentence += (
                f" The mean of the last {len(five)} is {sum(each.marks.share for each in five) / len(five):.0%}."
            )
        sentence += " Rings are practice or papers taken again." if any(dot.hollow for dot in dots) else ""
    return Picture(
        "Marks of your papers",
        sentence,
        (View("Papers", Dots(dots, tones, from_zero=True)),) if dots else (),
        table,
        "Each test that you hand in becomes a dot here.",
        TAKE,
        wide=True,
    )


def _paper(paper: PaperMarks, foot: str) -> Dot:
    how = "practice, " if paper.practice else ""
    how += "taken again, " if paper.again else ""
    words = f"{day_name(paper.day)}, {paper.name}: {how}{_marks_words(paper.marks)}"
    share = paper.marks.share
    return Dot(share, share, share, words, foot, hollow=paper.practice or paper.again)


def _paper_foot(papers: Sequence[PaperMarks], place: int) -> str:
    """Return the month of a paper where it is another one than before."""
    label = papers[place].day.isoformat()[:7]
    if place and papers[place - 1].day.isoformat()[:7] == label:
        return ""
    return month_foot(label)


def _marks_words(marks: Marks) -> str:
    counts = f"{marks.right} right, {marks.wrong} wrong, {marks.blank} blank"
    return f"{float(marks.marks):.2f} of {float(marks.maximum):g} marks ({marks.share:.0%}); {counts}"


def sureness(figures: Figures, table: Table) -> Picture:
    """Return the picture of how right the student was by how sure."""
    rows = tuple(
        Row(
            _SAID[each.word],
            (each.held,),
            f"{each.right} of {each.items}",
            f"{_SAID[each.word]}: {each.right} of {count(each.items, 'answer')} right, {each.held:.0%};"
            f" the word stands for {each.said:.0%}",
            each.said,
        )
        for each in figures.marks.sureness
    )
    return Picture(
        "How sure, and how right",
        f"The upright mark is what the word stands for. {FIRST_TIME}" if rows else "",
        (View("Words", Rows(rows, (Tone("right", "accent"),), 1.0)),) if rows else (),
        table,
        "When you say in a test how sure you are, you see here how right you were.",
    )


def _lines(title: str, lines: Sequence[Line], table: Table, empty: str) -> Picture:
    months = sorted({month for line in lines for month, _ in line.by_month})[-MONTHS_BACK:]
    sparks = tuple(_spark(line, months) for line in lines[:LINES])
    feet = tuple(map(month_foot, months))
    return Picture(
        title,
        _lines_sentence(lines) if sparks else "",
        (View("Months", Sparks(sparks, feet)),) if sparks else (),
        table,
        empty,
    )


def _lines_sentence(lines: Sequence[Line]) -> str:
    enough = [line for line in lines if line.total.items >= ENOUGH]
    told = ""
    if len(enough) > 1:
        worst = min(enough, key=lambda line: (line.total.share, line.name))
        told = f"Least: {worst.name}, {worst.total.share:.0%} of the marks of {count(worst.total.items, 'question')}. "
    return f"{told}Share of the marks by month, from 0 to 100 %. {FIRST_TIME}"


def _spark(line: Line, months: Sequence[str]) -> Spark:
    by_month = dict(line.by_month)
    found = [by_month.get(month) for month in months]
    return Spark(
        line.name[:1].upper() + line.name[1:],
        f"{line.total.share:.0%} of {line.total.items}",
        tuple(marks.share if marks else None for marks in found),
        tuple(
            f"{line.name}, {month_words(month)}: {_marks_words(marks)}" if marks else ""
            for month, marks in zip(months, found, strict=True)
        ),
    )
