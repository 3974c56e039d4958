"""Tell when a card is forgotten so often that its wording is at fault."""

from __future__ import annotations

FIRST_AT = 8
THEN_EVERY = 4


def is_leech(lapses: int) -> bool:
    """Return whether the lapse with that number is one to speak of: the 8th, then every 4th (12th, 16th ...)."""
    return lapses >= FIRST_AT and (lapses - FIRST_AT) % THEN_EVERY == 0
