"""How alike two short texts are, whatever the order of their words."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

# Words too common to tell one card from another, or to give an answer away.
COMMON = frozenset(
    """a an and are as at be been being but by can did do does for from had has have he her his how if in into is it its may might
    more most no not of off on or our over per she shall so some such than that the their them then there these they this those
    to under up upon was were what when where which who whom whose why will with would year years""".split()
)
_OWNER = re.compile(r"[’']s?\b")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def content_words(text: str) -> frozenset[str]:
    """Return the telling words of the text, in small letters."""
    return frozenset(word for word in _WORD.findall(_OWNER.sub("", text.lower())) if word not in COMMON)


def likeness(left: str, right: str) -> float:
    """Return how alike the texts are, 0 to 1: the share of common letters after sorting their words."""
    return fuzz.token_sort_ratio(left, right) / 100
