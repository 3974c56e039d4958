"""Revise from the terminal: the queue, single answers, a whole sitting."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from tests.cli.conftest import Call, Said

Cards = list[dict[str, Any]]
AT = "2026-11-24T09:30+05:30"
NEXT_DAY = "2026-11-25T09:30+05:30"


def test_the_queue_as_json(call: Call, cards: Cards) -> None:
    queue = call("due", "--json", "--at", AT).json
    assert list(queue) == ["cards", "minutes", "new", "learning", "review"]
    assert list(queue["cards"][0]) == ["id", "prompt", "answer", "state", "due", "retrievability"]
    assert {card["state"] for card in queue["cards"]} == {"new"}
    assert queue["new"] == len(queue["cards"]) > 0


def test_the_queue_for_people(call: Call, cards: Cards) -> None:
    said = call("due", "--at", AT)
    assert cards[0]["id"][:8] in said.out
    assert f"{len(cards)} cards today" in said.out


def test_a_short_day_holds_fewer_cards(call: Call, cards: Cards) -> None:
    assert call("due", "--json", "--minutes", "0").json["cards"] == []


def test_an_answer_moves_the_card(call: Call, cards: Cards) -> None:
    card = cards[0]["id"]
    said = call("answer", card, "easy", "--at", AT, "--duration-ms", "4000")
    assert said.status == 0
    assert said.out.startswith("easy; due again 2026-")
    assert card not in [entry["id"] for entry in call("due", "--json", "--at", NEXT_DAY).json["cards"]]


def test_a_forgotten_card_comes_back_the_same_day(call: Call, cards: Cards) -> None:
    card = cards[0]["id"]
    call("answer", card[:8], "again", "--at", AT)
    queue = call("due", "--json", "--at", "2026-11-24T10:30+05:30").json
    assert [entry["state"] for entry in queue["cards"] if entry["id"] == card] == ["learning"]


def test_undo_puts_the_card_back(call: Call, cards: Cards) -> None:
    before = call("due", "--json", "--at", AT).json
    call("answer", cards[0]["id"], "good", "--at", AT)
    assert call("undo").out.startswith("taken back: ")
    assert call("due", "--json", "--at", AT).json == before


def sit(call: Call, monkeypatch: pytest.MonkeyPatch, keys: str) -> Said:
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    return call("review", "--at", AT)


def test_a_sitting_shows_the_answer_after_the_question(
    call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = sit(call, monkeypatch, "\nq\n")
    question, _, rest = said.out.partition("[Enter] show the answer")
    assert "→" not in question
    assert "→" in rest
    assert said.out.endswith("0 answers stored\n")


def test_each_key_rates(call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sit(call, monkeypatch, "\n4\n\n4\nq\n").out.endswith("2 answers stored\n")
    assert call("stats", "--json").json["reviews"] == 2


def test_an_unknown_key_asks_again(call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sit(call, monkeypatch, "\n7\n3\nq\n").out.endswith("1 answer stored\n")


def test_undo_within_a_sitting(call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    said = sit(call, monkeypatch, "\n4\nu\nq\n")
    assert "taken back: " in said.out
    assert said.out.endswith("0 answers stored\n")


def test_undo_with_nothing_to_undo(call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "There is no answer to take back." in sit(call, monkeypatch, "u\nq\n").out


def test_the_end_of_the_input_ends_the_sitting(call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    said = sit(call, monkeypatch, "")
    assert (said.status, said.out.endswith("0 answers stored\n")) == (0, True)


def test_a_sitting_ends_when_nothing_is_due(call: Call, cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    said = sit(call, monkeypatch, "\n4\n" * (len(cards) + 5))
    assert "Nothing is due now." in said.out
    assert said.out.endswith(f"{len(cards)} answers stored\n")
