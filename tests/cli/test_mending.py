"""Cards that want mending, in a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Call

Cards = list[dict[str, Any]]
AT = "2026-11-24T09:30+05:30"


def forget_often(call: Call, card: str) -> None:
    """Forget a card eight times, a month apart."""
    call("answer", card, "easy", "--at", "2025-01-10T09:30+05:30")
    for number in range(8):
        year, month = 2025 + (number + 1) // 12, (number + 1) % 12 + 1
        call("answer", card, "again", "--at", f"{year}-{month:02}-15T09:30+05:30")
        call("answer", card, "good", "--at", f"{year}-{month:02}-15T09:45+05:30")


def prompts(call: Call) -> set[str]:
    return {card["prompt"] for card in call("due", "--json", "--at", AT).json["cards"]}


def test_what_is_forgotten_over_and_over_is_listed(call: Call, cards: Cards) -> None:
    assert call("leeches", "--at", AT).out == "No card is forgotten over and over.\n"
    forget_often(call, cards[0]["id"])
    (leech,) = call("leeches", "--json", "--at", AT).json
    assert (leech["id"], leech["lapses"]) == (cards[0]["id"], 8)
    assert "Forgotten 8 times." in call("leeches", "--at", AT).out


def test_a_card_is_split_into_what_one_writes(call: Call, cards: Cards) -> None:
    said = call(
        "split", cards[0]["id"][:8], "--card", "Which came first?", "The first", "--card", "And then _____.", "last"
    )
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("2 cards made: ")
    asked = prompts(call)
    assert cards[0]["prompt"] not in asked  # it rests
    assert len(asked & {"Which came first?", "And then _____."}) == 1  # siblings: one a day


def test_what_is_proposed_is_shown_before_it_is_made(call: Call, cards: Cards) -> None:
    listing = call("split", cards[0]["id"], "--card", "Which two?", "Iron and zinc").out
    made = listing.split("made: ")[1][:8]
    shown = call("split", made).out
    assert "Which two? _____ and zinc  Iron" in shown
    assert "Nothing is changed yet" in shown
    assert call("split", made, "--make").out.startswith("2 cards made: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [(("--card", "When?", " "), "Card 1: the answer is empty"), (("--card", "_____ _____", "x"), "exactly one blank")],
)
def test_what_makes_no_card_is_refused(call: Call, cards: Cards, words: tuple[str, ...], message: str) -> None:
    said = call("split", cards[0]["id"], *words)
    assert (said.status, said.out) == (2, "")
    assert message in said.err
