"""Tells a telegraphic line from a full sentence."""

from __future__ import annotations

import re

from studyapp.extract.notes.cut import shield

_MARK = re.compile(r" = |→|➜| -> | => |\? - ")
_DASH = re.compile(r" [—–] | - |;|\s: |: ")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|may|might|can|could|must|do|does|did|"
    r"says?|said|told)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|a|an)\b", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?][”’\"')]*$")
_PAST = re.compile(
    r"\b(?:[a-z]{3,}ed|won|held|beat|took|became|fell|rose|met|made|gave|went|set|began|got|came|left|"
    r"led|lost|ran|sent|kept)\b"
)
_KEY = re.compile(r"[A-Z0-9][^:.!?]{1,50}\s?: \S.{0,120}")


def is_telegraphic(text: str) -> bool:
    """Return whether the line is written in the note style, so that its own grammar reads it; a full sentence is not.

    A sign (``=``, an arrow) settles it. Otherwise a line that ends in a full stop and holds a verb and an article is a
    sentence, whatever dashes and semicolons stand in it.
    """
    text = text.strip()
    shielded = shield(text)
    if _MARK.search(shielded):
        return True
    verb = bool(_FINITE.search(shielded))
    stopped = bool(_STOPPED.search(text))
    articles = len(_ARTICLE.findall(shielded))
    if stopped and (verb or _PAST.search(shielded)) and articles:
        return False
    if _DASH.search(shielded) and not (stopped and verb):
        return articles <= 1 or not verb
    if _KEY.fullmatch(text) and not stopped:
        return True
    return (not verb and not articles and not _STOPPED.search(text)) or (not verb and articles == 0)
