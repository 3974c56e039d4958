"""Which form a text has, by its title, headings and points."""

from __future__ import annotations

import pytest

from studyapp.extract.text_form import TextForm, text_form
from studyapp.ingest.reader import read_text

POINTS = "\n".join(f"- Kenya opened seed bank number {n} in Nairobi." for n in range(1, 13))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"MARCH 2022 ONE-LINERS\n\n{POINTS}", TextForm.LIST),
        (f"SEED NEWS, MARCH 2022\n\nNational\n{POINTS}", TextForm.LIST),
        # Points under headings of their own matters are notes.
        (f"SEED BANK OF KENYA\n\nHow it works\n{POINTS}\n\nWho runs it\n{POINTS}", TextForm.OTHER),
        # A day in brackets is the day of one event, not the month of a list.
        (f"SEED BANK OPENED (27 March 2019)\n\nHow it works\n{POINTS}", TextForm.OTHER),
        (
            "Seed law\n\nWhat is it?\n\nIt is a law of Kenya about seeds.\n\nWho made it?\n\nParliament made it in 2019.\n\n"
            "Why now?\n\nSeeds had become dear in Nairobi.",
            TextForm.EXPLAINER,
        ),
        (
            "The seed law explained\n\nParliament made it in 2019.\n\nSeeds had become dear in Nairobi.",
            TextForm.EXPLAINER,
        ),
        # Two asking headings among others make no explainer.
        (
            "Seed law\n\nWhy now?\n\nSeeds had become dear.\n\nThe vote\n\nParliament made it in 2019.\n\nThe price\n\nIt fell.",
            TextForm.OTHER,
        ),
    ],
)
def test_the_form_of_a_text(text: str, form: TextForm) -> None:
    assert text_form(read_text(text)) is form
