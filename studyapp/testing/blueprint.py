"""Divide a paper's items among the formats of its profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from studyapp.domain.question import QuestionKind

T = TypeVar("T")


def shares(weights: Mapping[T, int], size: int) -> dict[T, int]:
    """Return whole numbers that add up to ``size``, as near to the weights as can be (largest remainders first)."""
    total = sum(weights.values())
    exact = {key: size * weight / total for key, weight in weights.items()}
    given = {key: int(share) for key, share in exact.items()}
    left = size - sum(given.values())
    for key in sorted(exact, key=lambda key: given[key] - exact[key])[:left]:
        given[key] += 1
    return given


def in_turn(wanted: Mapping[QuestionKind, int]) -> Iterator[QuestionKind]:
    """Yield the formats so that after any number of items each has had about its share."""
    total, made = sum(wanted.values()), dict.fromkeys(wanted, 0)
    for position in range(1, total + 1):
        kind = max(
            wanted, key=lambda kind: wanted[kind] * position / total - made[kind] if made[kind] < wanted[kind] else -1.0
        )
        made[kind] += 1
        yield kind
