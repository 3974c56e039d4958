"""What is offered while a search is typed, and what of it is searched for already."""

from __future__ import annotations

import pytest

from studyapp.domain.errors import InputError
from studyapp.gui.search_completion import Suggestion, begun, completed, settled, suggest
from studyapp.services.browse import Vocabulary

KNOWN = Vocabulary(
    (("Art and culture", 2), ("Economy", 12), ("Environment", 3)),
    ("Monsoon digest", "Budget in brief", 'The "new" rules'),
    ("2026-10", "2026-09", "2025-12"),
)


def words(text: str, *, asked: bool = False) -> list[str]:
    return [each.words for each in suggest(text, len(text), KNOWN, asked=asked)]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", []),
        ("lake ", []),
        ("st", ["state:"]),
        ("lake st", ["state:"]),
        ("-st", ["-state:"]),
        ("eco", ["tag:Economy"]),
        ("e", []),  # one letter begins nearly everything
        ("tag:", ['tag:"Art and culture"', "tag:Economy", "tag:Environment"]),
        ("tag:e", ["tag:Economy", "tag:Environment", 'tag:"Art and culture"']),  # those that begin so stand first
        ('tag:"art a', ['tag:"Art and culture"']),
        ("-tag:ECO", ["-tag:Economy"]),
        ("state:re", ["state:review", "state:relearning"]),
        ("source:bud", ['source:"Budget in brief"']),
        ("source:new", []),  # a quote cannot stand inside quotes
        ("month:", ["month:2026-10", "month:2026-09", "month:2025-12", "month:2026", "month:2025"]),
        ("due:to", ["due:today", "due:tomorrow"]),
        ("kind:c", ["kind:cloze"]),
        ("author:x", []),
    ],
)
def test_what_is_offered(text: str, offered: list[str]) -> None:
    assert words(text) == offered


def test_fields_are_shown_on_request() -> None:
    assert words("", asked=True) == ["tag:", "source:", "state:", "due:", "month:", "kind:"]
    assert words("lake ", asked=True)[0] == "tag:"
    assert suggest("month:2026-1", 12, KNOWN)[0].hint == "October 2026"
    assert suggest("tag:eco", 7, KNOWN)[0].hint == "12 cards"
    assert suggest("tag:", 4, None) == ()


def test_where_a_demand_begins() -> None:
    assert begun('lake "floating is', 17) == (5, '"floating is')
    assert begun("lake tag:e river", 10) == (5, "tag:e")


def test_a_suggestion_takes_the_place_of_what_was_begun() -> None:
    assert completed("lake eco river", 8, Suggestion("tag:Economy", "")) == ("lake tag:Economy river", 17)
    assert completed("st", 2, Suggestion("state:", "", complete=False)) == ("state:", 6)


@pytest.mark.parametrize(
    ("text", "query", "complains"),
    [
        ("lake tag:eco", "lake tag:eco", False),
        ("lake tag:", "lake", False),  # more will follow
        ("lake state:re", "lake", False),  # something can still come of it
        ("lake state:ree", "lake", True),
        ("due:soon", "", True),
    ],
)
def test_what_means_nothing_yet_is_left_out_while_it_is_typed(text: str, query: str, complains: bool) -> None:
    searched, wrong = settled(text, len(text))
    assert (searched, bool(wrong)) == (query, complains)


def test_what_is_wrong_elsewhere_is_told() -> None:
    with pytest.raises(InputError, match="There is no state 'old'"):
        settled("state:old lake", 14)
