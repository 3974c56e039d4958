"""Which form a text has, by its title, headings and points."""

from __future__ import annotations

import pytest

from studyapp.extract.text_form import TextForm, text_form
from studyapp.ingest.reader import read_text

POINTS = "\n".join(f"- Kenya opened seed bank number {n} in Nairobi." for n in range(1, 13))
LAW = "Parliament made it in 2019 after a vote of both of its houses."
PRICE = "Seeds had become dear in Nairobi and in Mombasa, and farmers had asked for help."


def under(title: str, *headings: str) -> str:
    """Return a text with a paragraph below each heading."""
    return "\n\n".join([title, *(f"{heading}\n\n{LAW} {PRICE}" for heading in headings)])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"MARCH 2022 ONE-LINERS\n\n{POINTS}", TextForm.LIST),
        (f"SEED NEWS, MARCH 2022\n\nNational\n{POINTS}", TextForm.LIST),
        # Points without a heading and a name that calls them a list are notes, too.
        (f"SEED BANK OF KENYA\n\n{POINTS}", TextForm.OTHER),
        # Points under headings of their own matters are notes.
        (f"SEED BANK OF KENYA\n\nHow it works\n{POINTS}\n\nWho runs it\n{POINTS}", TextForm.OTHER),
        # A day in brackets is the day of one event, not the month of a list.
        (f"SEED BANK OPENED (27 March 2019)\n\nHow it works\n{POINTS}", TextForm.OTHER),
        (under("Seed law", "What is it?", "Who made it?", "Why now?"), TextForm.EXPLAINER),
        (under("THE SEED LAW EXPLAINED", "The vote", "The price"), TextForm.EXPLAINER),
        # One asking heading among others makes no explainer.
        (under("Seed law", "Why now?", "The vote", "The price"), TextForm.OTHER),
    ],
)
def test_the_form_of_a_text(text: str, form: TextForm) -> None:
    assert text_form(read_text(text)) is form
