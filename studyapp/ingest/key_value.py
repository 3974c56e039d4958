"""Recognise ``Key: value`` lines."""

from __future__ import annotations

import re

from studyapp.text.dates import find_dates

_LINE = re.compile(r"(?P<key>[^:.!?]{2,60}): (?=\S)")
_MOST_WORDS = 7
# With one of these the part before the colon is a clause, and the colon belongs to a sentence.
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|said|says|say|told|tells|"
    r"asked|asks|added|adds|include|includes|included|including|following|follows|namely|called|named|noted|stated|explained|"
    r"that|which|who|what|how|why|it|they|he|she|we|this|these|those|here|there)\b",
    re.IGNORECASE,
)


def read_key(text: str) -> str:
    """Return what stands before the colon of a ``Key: value`` line, empty when the line is no such line."""
    match = _LINE.match(text)
    if match is None:
        return ""
    key = match.group("key").strip()
    if not _opens(key[0]) or len(key.split()) > _MOST_WORDS or _VERBS.search(key) or key.count(",") > 2:
        return ""
    return "" if _is_date(key) else key


def _opens(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in "‘'₹"


def _is_date(key: str) -> bool:
    """Tell whether the key is a date with at most a place before it: the line is dated news, no pair."""
    dates = find_dates(key)
    return bool(dates) and dates[-1].month is not None and dates[-1].end >= len(key) - 1
