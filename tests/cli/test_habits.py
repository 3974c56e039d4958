"""Habits in a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Call

Cards = list[dict[str, Any]]
NOTHING = {
    "minutes": None,
    "new_a_day": 20,
    "easy_weekdays": [],
    "easy_percent": 50,
    "breaks": [],
    "park_after_months": None,
}


def test_habits_are_chosen_and_shown(call: Call) -> None:
    assert call("habits", "--json").json == NOTHING
    words = (
        "--minutes",
        "25",
        "--new",
        "7",
        "--easy",
        "Sat,sun",
        "--easy-percent",
        "30",
        "--break",
        "2026-12-24/2027-01-01",
        "--park",
        "18",
    )
    assert call("habits", *words, "--json").json == {
        "minutes": 25,
        "new_a_day": 7,
        "easy_weekdays": ["sat", "sun"],
        "easy_percent": 30,
        "breaks": [["2026-12-24", "2027-01-01"]],
        "park_after_months": 18,
    }
    shown = call("habits").out
    assert "Minutes a day    25\n" in shown
    assert "Easy weekdays    sat, sun (30 % of the minutes)\n" in shown
    assert "Old news         left in peace after 18 months\n" in shown


def test_habits_are_given_up(call: Call) -> None:
    call("habits", "--minutes", "25", "--easy", "sat", "--break", "2026-12-24", "--park", "18")
    given_up = call("habits", "--minutes", "none", "--easy", "none", "--break", "none", "--park", "none", "--json")
    assert given_up.json == NOTHING
    assert "as many as it takes" in call("habits").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--minutes", "x"), "--minutes: not a number"),
        (("--minutes", "0"), "more than 0"),
        (("--minutes", "30", "--easy", "someday"), "--easy: there is no weekday 'som'"),
        (("--minutes", "30", "--break", "soon"), "--break: not a stretch of days: 'soon'"),
        (("--break", "2026-12-24/2026-12-01"), "before it begins"),
        (("--park", "0"), "1 to 120"),
        (("--new", "-1"), "--new"),
        (("--easy-percent", "101"), "0 to 100"),
        (("--easy-percent", "half"), "--easy-percent"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changed(call: Call, words: tuple[str, ...], message: str) -> None:
    said = call("habits", *words)
    assert (said.status, said.out) == (2, "")
    assert message in said.err
    assert call("habits", "--json").json == NOTHING


def test_a_buried_card_is_not_due(call: Call, cards: Cards) -> None:
    first = cards[0]["id"]
    assert call("bury", first[:8]).out == "1 card hidden until tomorrow\n"
    assert first not in {card["id"] for card in call("due", "--json").json["cards"]}
    assert call("bury", "nobody").status == 2
