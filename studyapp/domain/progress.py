"""How far a long piece of work has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` items; ``total`` 0 means that nobody knows yet. ``label`` is for the student."""

    done: int
    total: int
    label: str
