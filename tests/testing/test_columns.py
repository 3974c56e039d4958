"""Rows stand together only under heads that are true of all of them."""

from __future__ import annotations

import pytest

from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import claim_of
from studyapp.testing.columns import Cell, cell_of
from tests.paper_factories import founded, kept


def done(name: str, verb: str, year: str = "2004") -> Cell | None:
    made = kept(
        f"{name} was {verb} in {year}.",
        year,
        RoleKind.DATE,
        frame="done",
        role="time",
        noun="year",
        others=(("the_subject", name), ("verb", verb)),
    )
    return cell_of(claim_of(made))


@pytest.mark.parametrize(
    ("name", "verb", "heads"),
    [
        ("The Lake Board", "set up", ("Body", "Set up")),
        ("The Lake Board", "founded", ("Body", "Set up")),  # the same said otherwise
        ("The Lake Mission", "launched", ("Scheme or mission", "Launched")),
        ("The Lake Protocol", "adopted", ("Agreement", "Adopted")),
        ("Tamil", "recognised as a classical language", ("Language", "Recognised as a classical language")),
    ],
)
def test_the_head_says_what_the_left_side_is(name: str, verb: str, heads: tuple[str, str]) -> None:
    cell = done(name, verb)
    assert cell is not None
    assert cell.heads == heads


def test_a_thing_whose_name_does_not_tell_what_it_is_stands_in_no_table() -> None:
    assert done("Sagar Nidhi", "commissioned") is None


def test_ordinals_are_one_form_whatever_their_ending() -> None:
    def rank(place: str) -> Cell | None:
        others = (("index", f"Lake Index {place}"),)
        told = f"India was ranked {place} in the Lake Index."
        return cell_of(claim_of(kept(told, place, RoleKind.NUMBER, frame="rank", role="rank", others=others)))

    tables = {cell.table for place in ("2nd", "33rd", "41st", "105th") if (cell := rank(place))}
    assert len(tables) == 1


def test_years_and_dates_do_not_stand_in_one_table() -> None:
    year, day = founded("Coffee", 1950), done("The Tea Board", "set up", "1 May 1951")
    one = cell_of(claim_of(year))
    assert one is not None
    assert day is not None
    assert one.table != day.table
