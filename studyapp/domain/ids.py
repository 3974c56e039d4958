"""Keys of everything that is stored: UUIDs, so that libraries of two computers can be merged.

What follows from its content (an article, a fact, a draft, the card accepted from it) gets a key derived from that
content: the same article read on two computers is the same article. What happens once (a review) gets a random key.
"""

from __future__ import annotations

from random import Random
from uuid import UUID, uuid5

# A random namespace of our own; changing it would orphan every stored key.
_NAMESPACE = UUID("5b1c6a0e-6d0f-4a55-9a4b-0a8a3f6f0d7e")


def derived_id(*parts: str) -> str:
    """Return the key that always belongs to these parts (order matters), as 36 characters."""
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))


def random_id(rng: Random) -> str:
    """Return a fresh version-4 key drawn from ``rng``, as 36 characters."""
    return str(UUID(int=rng.getrandbits(128), version=4))
