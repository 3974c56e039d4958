"""A card that was wrong in a test comes the next day; what was learned stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from studyapp.domain.memory import Memory, State
from studyapp.domain.paper import DueMove
from studyapp.scheduling.forward import brought_forward, with_moves
from tests.factories import NOW, answered, card

LEARNT = answered(card(), 30)[0].memory
TOMORROW = NOW + timedelta(days=1)


def test_only_the_due_time_moves() -> None:
    assert brought_forward(LEARNT, TOMORROW) == replace(LEARNT, due=TOMORROW)


def test_what_comes_sooner_or_is_not_yet_learnt_stays() -> None:
    assert brought_forward(replace(LEARNT, due=NOW), TOMORROW) is None
    assert brought_forward(Memory(), TOMORROW) is None
    assert brought_forward(replace(LEARNT, state=State.RELEARNING, step=0), TOMORROW) is None


def test_a_rebuilt_memory_keeps_a_move_until_the_next_answer() -> None:
    assert LEARNT.last_review is not None
    after = DueMove("c", TOMORROW, LEARNT.last_review + timedelta(hours=1), "test")
    before = DueMove("c", TOMORROW, LEARNT.last_review - timedelta(hours=1), "test")
    assert with_moves(LEARNT, [after]) == replace(LEARNT, due=TOMORROW)
    assert with_moves(LEARNT, [before]) == LEARNT
    assert with_moves(Memory(), [after]) == Memory()
