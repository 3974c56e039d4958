"""Exams in a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Call

Cards = list[dict[str, Any]]
AT = ("--at", "2026-11-24T10:00+05:30")


def test_an_exam_is_noted_listed_and_forgotten(call: Call) -> None:
    said = call("exam", "add", "Prelims", "2027-05-23", "--minutes", "35", *AT)
    assert said.status == 0
    assert said.out.strip().endswith("2027-05-23  Prelims, 35 min a day")
    (exam,) = call("exam", "list", "--json").json
    assert (exam["name"], exam["day"], exam["minutes"]) == ("Prelims", "2027-05-23", 35)
    assert "Prelims" in call("exam", "list").out
    assert call("exam", "remove", exam["id"][:8]).status == 0
    assert call("exam", "list", "--json").json == []
    assert "No exam is noted" in call("exam", "list").out


def test_an_exam_on_some_cards_says_which(call: Call, cards: Cards) -> None:
    source = call("sources", "--json").json[0]["id"]
    said = call("exam", "add", "Mains", "2027-09", "--source", source[:8], "--tag", "polity", "--month", "2026-10", *AT)
    assert said.out.strip().endswith("2027-09-01  Mains, on polity, 2026-10, 1 source")
    (exam,) = call("exam", "list", "--json").json
    assert (exam["sources"], exam["tags"], exam["months"]) == ([source], ["polity"], ["2026-10"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("exam", "add", "Prelims", "2025-05-23", *AT), "is over: 2025-05-23"),
        (("exam", "add", "Prelims", "soon", *AT), "not a date: 'soon'"),
        (("exam", "add", "Prelims", "2027-05-23", "--minutes", "0", *AT), "more than 0"),
        (("exam", "add", "Prelims", "2027-05-23", "--minutes", "x", *AT), "--minutes: not a number"),
        (("exam", "add", "Prelims", "2027-05-23", "--source", "abcd", *AT), "there is no source abcd"),
        (("exam", "remove", "abcd"), "there is no exam abcd"),
        (("exam",), "required"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(call: Call, words: tuple[str, ...], message: str) -> None:
    said = call(*words)
    assert (said.status, said.out) == (2, "")
    assert message in said.err
    assert said.err.count("\n") == 1
    assert call("exam", "list", "--json").json == []


def test_a_plan_tells_what_is_expected(call: Call, cards: Cards) -> None:
    assert "No exam is to come" in call("exam", "plan").out
    call("exam", "add", "Prelims", "2026-12-24", "--minutes", "15", *AT)
    (plan,) = call("exam", "plan", "--json", *AT).json
    assert (plan["name"], plan["days_left"], plan["phase"]) == ("Prelims", 30, "build")
    assert plan["cards"] >= len(cards)
    assert plan["unseen"] == plan["cards"]
    assert plan["known"] > 0.9 * plan["cards"]
    assert plan["ways_out"] is None
    said = call("exam", "plan", *AT).out
    assert said.startswith("Prelims: 2026-12-24, in 30 days\n")
    assert "At 15 minutes a day about" in " ".join(said.split())


def test_a_shortfall_is_told_with_three_ways_out(call: Call, cards: Cards) -> None:
    call("exam", "add", "Tomorrow", "2026-11-25", "--minutes", "1", *AT)
    (plan,) = call("exam", "plan", "--json", *AT).json
    assert len(plan["ways_out"]["sentences"]) == 3
    assert "Three ways out" in call("exam", "plan", *AT).out


def test_there_may_be_nothing_to_catch_up_with(call: Call, cards: Cards) -> None:
    assert call("catch-up").out.strip() == "There is nothing to catch up with."
    said = call("catch-up", "--begin")
    assert said.status == 2
    assert "nothing to catch up" in said.err


def test_a_fit_says_what_is_missing(call: Call) -> None:
    said = call("fit")
    assert said.status == 2
    assert "Fitting needs" in said.err


def test_due_source_by_source(call: Call, cards: Cards) -> None:
    assert {card["id"] for card in call("due", "--json", "--by-source").json["cards"]} == {card["id"] for card in cards}
