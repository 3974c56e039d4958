"""Says why a clause gives no fact: states that change and have no date, open lists, praise, remarks."""

from __future__ import annotations

import re

from studyapp.extract.notes.cut import shield
from studyapp.extract.notes.page import Clause

_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_REASONS = (
    (re.compile((
        r"\b(?:now|currently|recent|recently|ongoing|stalled|(?-i:remains?)|pending|in progress|so far|to date|"
        r"at present|this year|last year|next year|today)\b"
    ), re.IGNORECASE), "a state that may have changed, without its date"),
    (re.compile((
        r"\b(?:here|nearby|as above|this|these|that)\b(?! ?(?:is|are) )"
    ), re.IGNORECASE), "points at something outside the clause"),
    (re.compile(r"\b(?:NOT|not|never|no longer|neither)\b(?!-)"), "a negative"),
    (re.compile(r"\bvs\.?\b|\bversus\b"), "two figures set against each other"),
    (re.compile(
        r"\b(?:possibly|probably|reportedly|allegedly|likely|expected|proposed|planned|perhaps|maybe|if)\b"
    ), "uncertain or only planned"),
)  # fmt: skip
_AS_OF = re.compile(r"\((?:as of|as on) [^()]*\d{4}")
_PRAISE = re.compile(
    r"^(?:critical|key|important|significant|crucial|vital|historic|major|essential|historically|great|hub|landmark)\b"
)
_SHARE = re.compile(r"~ ?[₹$]?\d|\d\+|\d ?%")
_OPEN = re.compile(r"\b(?:among others|etc\.?|such as|and other|including)\b")


def why_silent(clause: Clause) -> str:
    """Return the reason to leave the clause alone, or an empty text."""
    body = shield(clause.body)
    if _AS_OF.search(clause.body):
        return ""
    for pattern, reason in _REASONS:
        if pattern.search(body):
            return reason
    if _PRAISE.match(body):
        return "praise, no fact"
    return ""


def is_undated_figure(clause: Clause) -> bool:
    """Tell whether a share or rounded figure stands without any year."""
    return bool(_SHARE.search(clause.body)) and not _DATED.search(f"{clause.subject} {clause.body}")


def is_open(text: str) -> bool:
    """Tell whether a list says itself that it is not complete."""
    return bool(_OPEN.search(text))
