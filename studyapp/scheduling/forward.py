"""Bring a card forward to a day without an answer: only its due time moves, what was learned stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from studyapp.domain.memory import Memory, State
from studyapp.domain.paper import DueMove


def brought_forward(memory: Memory, due: datetime) -> Memory | None:
    """Return the memory due at ``due`` (aware UTC), or None where it is due no later: new, in learning, or due before."""
    if memory.state is not State.REVIEW or memory.due is None or memory.due <= due:
        return None
    return replace(memory, due=due)


def with_moves(memory: Memory, moves: Iterable[DueMove]) -> Memory:
    """Return a rebuilt memory with the moves that came after its last answer; an answer ends all earlier ones."""
    for move in moves:
        if memory.last_review is not None and move.moved_at >= memory.last_review:
            memory = brought_forward(memory, move.due) or memory
    return memory
