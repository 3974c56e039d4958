"""Rows under a line that names their columns."""

from __future__ import annotations

import pytest

from studyapp.domain.prompt import prompt_text
from studyapp.extract.notes.reader import read_notes
from studyapp.extract.notes.tables import Columns, columns_of, row_as_line
from studyapp.generate.pipeline import generate
from studyapp.ingest.reader import read_text

DAMS = Columns(("dam", "river", "state"), r" ?\| ?")


def test_a_line_of_heads_is_told_from_a_row():
    assert columns_of("Dam | River | State") == DAMS
    assert columns_of("Disease - agent - vector") == Columns(("disease", "agent", "vector"), " [—–-] ")
    assert columns_of("Alba | Koda | Odisha") is None
    assert columns_of("Dam | River 2 | State") is None
    assert columns_of("River") is None


def test_a_row_becomes_a_line_with_its_properties():
    assert row_as_line("Alba | Koda | Odisha", DAMS) == "Alba Dam: on Koda river; in Odisha"
    assert row_as_line("Alba | Koda", DAMS) == "Alba | Koda"
    assert row_as_line("Alba | 1990", Columns(("body", "year"), r" ?\| ?")) == "Alba: 1990"


TABLES = {
    "Dam | River | State\nAlba | Betwa | Odisha\nKoda | Tapi | Gujarat\n": [
        ("In which state is the Alba Dam?", "Odisha"),
        ("On which river is the Alba Dam?", "Betwa"),
        ("In which state is the Koda Dam?", "Gujarat"),
        ("On which river is the Koda Dam?", "Tapi"),
    ],
    "Disease - agent - vector\nAlba fever - Reefus minor - rat flea\nKala azar - virus - sandfly\n": [
        ("What is the causative agent of alba fever?", "Reefus minor"),
        ("What is the vector of alba fever?", "rat flea"),
        ("What is the vector of kala azar?", "sandfly"),
    ],
}


@pytest.mark.parametrize(("table", "asked"), TABLES.items())
def test_tables(table, asked, gazetteer):
    article = read_text(f"Notes of May\n\n{table}Rain = wet weather\nSalt -> white\n")
    facts, _ = read_notes(article, gazetteer)
    cards = [(prompt_text(draft.prompt), draft.prompt.answer) for draft in generate(article, facts).drafts]
    assert sorted(cards) == sorted(asked)
