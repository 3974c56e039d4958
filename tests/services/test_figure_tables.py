"""The numbers behind the pictures, as they are read and written to files."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.browse import DayFigures, SourceFigures, TagFigures
from studyapp.domain.paper import Confidence
from studyapp.services.figure_tables import Table, tables
from studyapp.services.mark_figures import Line, MarkFigures, Marks, PaperMarks, Sureness
from studyapp.services.progress import Figures, Share, SyllabusLine
from studyapp.services.recall_figures import Foreseen

TODAY = date(2026, 11, 24).toordinal()
EMPTY = Figures((), 0, (0,) * 90, (), (), (), (), today=TODAY)
MARKS = Marks(3, 1, 0, Fraction(16, 3), Fraction(8))
FIGURES = Figures(
    days=(DayFigures(TODAY - 1, 12, 90_000, 2, 8, 7),),
    backlog=3,
    due=(5, 0, 2),
    by_month=(Share("2026-10", 40, 36), Share("2026-11", 8, 7)),
    by_age=(Share("1 month", 8, 7),),
    sources=(SourceFigures("id", "=Moon landing", 9, 4, 5, 3, 1),),
    subjects=(TagFigures("space", 5, 3, 1),),
    today=TODAY,
    foreseen=(Foreseen(85, 92, 8, 7, 0.884),),
    expected={"2026-11": 0.884},
    marks=MarkFigures(
        (PaperMarks("s", date(2026, 11, 20), "Prelims", True, False, MARKS),),
        (Line("space", MARKS, (("2026-11", MARKS),)),),
        (Line("direct", MARKS, (("2026-11", MARKS),)),),
        (Sureness(Confidence.SURE, "sure", 4, 3, 1.0),),
    ),
    test_ms={TODAY - 2: 600_000},
    syllabus=(SyllabusLine("Polity", ("Prelims", "GS2"), "Constitution", 5, 3, 1),),
)


def by_key(figures: Figures) -> dict[str, Table]:
    return {table.key: table for table in tables(figures)}


def test_without_figures_the_tables_are_there_and_empty() -> None:
    assert [table.key for table in tables(EMPTY) if table.rows] == []
    assert len({table.key for table in tables(EMPTY)}) == 13


def test_every_table_by_hand() -> None:
    found = {key: table.rows for key, table in by_key(FIGURES).items()}
    assert found == {
        "due": (("before today", 3), ("2026-11-24", 5), ("2026-11-25", 0), ("2026-11-26", 2)),
        "days": (("2026-11-23", 12, 1.5, 2, 8, 7),),
        "time": (("2026-11-23", 1.5, 0.0), ("2026-11-22", 0.0, 10.0)),
        "retention-by-month": (("2026-11", 8, 7, 87.5, 88.4), ("2026-10", 40, 36, 90.0, "")),
        "retention-by-age": (("1 month", 8, 7, 87.5),),
        "calibration": (("85 to 92", 88.4, 8, 7, 87.5),),
        "sureness": (("sure", 4, 3, 75.0, 100.0),),
        "papers": (("2026-11-20", "Prelims", "practice", "first time", 3, 1, 0, 5.33, 8.0, 66.7),),
        "marks-by-subject": (
            ("space", "all", 3, 1, 0, 5.33, 8.0, 66.7),
            ("space", "2026-11", 3, 1, 0, 5.33, 8.0, 66.7),
        ),
        "marks-by-format": (
            ("direct", "all", 3, 1, 0, 5.33, 8.0, 66.7),
            ("direct", "2026-11", 3, 1, 0, 5.33, 8.0, 66.7),
        ),
        "sources": (("=Moon landing", 9, 4, 5, 3, 1),),
        "syllabus": (("Polity", "Prelims GS2", 5, 3, 1, "Constitution"),),
        "tags": (("space", 5, 3, 1),),
    }
    for table in tables(FIGURES):
        assert all(len(row) == len(table.header) for row in table.rows), table.key


def test_a_file_for_spreadsheets() -> None:
    assert by_key(FIGURES)["tags"].csv() == "Tag,Cards,Learned,Known for three weeks\r\nspace,5,3,1\r\n"
    assert by_key(FIGURES)["sources"].csv().splitlines()[1] == "'=Moon landing,9,4,5,3,1"


@given(st.lists(st.tuples(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")), st.integers())))
def test_whatever_a_title_holds_it_stays_one_cell_and_no_formula(rows: list[tuple[str, int]]) -> None:
    text = Table("x", "X", ("Name", "Number"), tuple(rows)).csv()
    read = list(csv.reader(StringIO(text, newline="")))
    assert len(read) == len(rows) + 1
    for (name, number), cells in zip(rows, read[1:], strict=True):
        assert cells[0] in (name, f"'{name}")
        assert cells[0][:1] not in set("=+-@\t\r")
        assert cells[1] == str(number)
