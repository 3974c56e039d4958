"""Tells a telegraphic line from a full sentence."""

from __future__ import annotations

import re

from studyapp.extract.notes.cut import names_its_doer, pieces, shield
from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.deed_verbs import PARTICIPLES

_MARK = re.compile(r" = |→|➜| -> | => |\? - ")
_SIGN = re.compile(r" [—–] | - |\s: |: ")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|may|might|can|could|must|do|does|did|"
    r"says?|said|told)\b",
    re.IGNORECASE,
)
# "signed 24 July 2025": no sentence puts a date behind its verb without a preposition.
_BARE_DATE = re.compile(rf"\b(?:{PARTICIPLES}) {DATE}")
_ARTICLE = re.compile(r"\b(?:the|a|an)\b", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?][”’\"')]*$")
_MOST_WORDS_WITHOUT_SIGN = 8


def is_marked(text: str) -> bool:
    """Return whether the line holds a sign that only notes use: ``=`` or an arrow."""
    return bool(_MARK.search(shield(text)))


def is_full_sentence(text: str) -> bool:
    """Tell whether the text has what notes leave out: an article and a finite verb, in more than a few words."""
    shielded = shield(text)
    return len(text.split()) > 6 and bool(_FINITE.search(shielded)) and bool(_ARTICLE.search(shielded))


def is_telegraphic(text: str) -> bool:
    """Return whether the line is written in the note style, so that its own grammar reads it; a full sentence is not.

    A mark (``=``, an arrow) settles it. Otherwise a line that ends in a full stop, or whose parts all have their doer and
    verb, is a sentence, whatever dashes and semicolons stand in it, unless it has no verb and no article at all.
    """
    text = text.strip()
    shielded = shield(text)
    if _MARK.search(shielded):
        return True
    verb = bool(_FINITE.search(shielded))
    articles = len(_ARTICLE.findall(shielded))
    signed = bool(_SIGN.search(shielded))
    if _BARE_DATE.search(shielded) and not verb and not articles:
        return True
    if _STOPPED.search(text):
        return signed and not verb and not articles
    if signed:
        return not verb or articles <= 1
    parts = [part for _, part in pieces(text, ";")]
    if len(parts) > 1:
        return not all(names_its_doer(part) or _FINITE.search(part) for part in parts)
    return not verb and not articles and len(text.split()) <= _MOST_WORDS_WITHOUT_SIGN
