"""Which form of text an article is, as far as that tells how well its sentences stand alone on a card."""

from __future__ import annotations

import re
from enum import StrEnum

from studyapp.domain.article import Article, BlockKind
from studyapp.domain.dates import MONTHS
from studyapp.extract.topic import title_of

_FEWEST_POINTS = 10
_MOST_WORDS = 26  # of a point of a list, on the average
_FEW_WORDS = 17
_MOSTLY = 0.8
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_CALLED_A_LIST = re.compile(
    rf"\b(?:one[- ]?liners?|current affairs|digest|capsule|round-?up|quick (?:bites|revision)|at a glance|\d+ (?:lines|points))\b|"
    rf"(?<!\d )(?<!\()\b{_MONTH},? (?:19|20)\d\d\b(?!\))|\b(?:19|20)\d\d one",
    re.IGNORECASE,
)
_ONE_LINERS = re.compile(r"\bone[- ]?liners?\b", re.IGNORECASE)
_CALLED_EXPLAINER = re.compile(r"\bexplain(?:ed|er|s)\b|\bquestions\b|\?", re.IGNORECASE)
# Headings of a list are fields of news, not matters.
_FIELD = re.compile(
    r"\W*(?:national|international|world|economy|business|banking|sports?|awards?|science|technology|tech|obituary|obituaries|persons?|"
    r"polity|defence|environment|appointments?|states?|india|abroad|books?|index|indices|summits?|days?|miscellaneous|[/&, -]|and)+\W*",
    re.IGNORECASE,
)


class TextForm(StrEnum):
    """``LIST``: news of a month, a line each; ``EXPLAINER``: told under questions; the rest is ``OTHER``."""

    LIST = "list"
    EXPLAINER = "explainer"
    OTHER = "other"


def text_form(article: Article) -> TextForm:
    """Return the form of the text, by its title, its headings and its points."""
    bodies = [
        block for block in article.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.KEY_VALUE}
    ]
    points = [block for block in bodies if block.kind is not BlockKind.PARAGRAPH]
    headings = {block.path[-1] for block in bodies if block.path}
    fields = bool(headings) and all(_FIELD.fullmatch(heading) for heading in headings)
    words = sum(len(article.text[block.span.start : block.span.end].split()) for block in points)
    many = len(points) >= _FEWEST_POINTS and len(points) * 2 > len(bodies) and words <= _MOST_WORDS * len(points)
    called = _CALLED_A_LIST.search(title_of(article)) or any(_ONE_LINERS.search(heading) for heading in headings)
    if many and (called or (fields and words <= _FEW_WORDS * len(points))):
        return TextForm.LIST
    asking = sum(heading.rstrip().endswith("?") for heading in headings)
    told = len(points) * 2 <= len(bodies)
    if told and ((asking >= 3 and asking >= _MOSTLY * len(headings)) or _CALLED_EXPLAINER.search(title_of(article))):
        return TextForm.EXPLAINER
    return TextForm.OTHER
