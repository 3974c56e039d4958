"""Spread intervals a little, so that cards learned together do not fall due together for ever."""

from __future__ import annotations

from hashlib import blake2b
from math import floor, inf

# From, to (days) and share: how far an interval may stray for each of its days in that stretch; Anki's figures.
_STRETCHES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, inf, 0.05))
_SHORTEST_FUZZED = 2.5


def fuzz_factor(card_id: str, reps: int) -> float:
    """Return a number from 0 up to but not 1 that always belongs to this repetition of this card."""
    digest = blake2b(f"{card_id}:{reps}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 11) / (1 << 53)


def fuzz_bounds(days: int) -> tuple[int, int]:
    """Return the shortest and the longest interval, in days, that may stand for ``days``."""
    if days < _SHORTEST_FUZZED:
        return days, days
    delta = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _STRETCHES)
    return max(2, round(days - delta)), round(days + delta)


def fuzzed(days: int, factor: float) -> int:
    """Return the interval, in days, that ``factor`` picks within the bounds; each of them is equally likely."""
    shortest, longest = fuzz_bounds(days)
    return shortest + floor(factor * (longest - shortest + 1))
