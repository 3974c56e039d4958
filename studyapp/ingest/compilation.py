"""Cut a compilation into its articles, at the headings that stand above one article each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from studyapp.ingest.parts import PAGE_BREAK, Part, PartKind

_LONG = 6000  # words: a shorter text is a compilation only when it calls itself one
_FEWEST_ARTICLES = 3
_TYPICAL = 90  # words of an article at the least, in the middle of all
_LONGEST_TYPICAL = 4000
_CALLED_SO = re.compile(
    r"\b(?:current affairs|digest|magazine|monthly|weekly|daily|newsletter|compilation|bulletin|gist|round[- ]?up|gk)\b",
    re.IGNORECASE,
)
# Headings that stand inside an article, in one after the other.
_INNER = re.compile(
    r"(?:about|background|context|introduction|overview|conclusion|way forward|significance|importance|challenges?|issues?|concerns?"
    r"|key (?:points|features|facts|highlights|findings)|highlights|features|why (?:in (?:the )?news|it matters)|in news|what is\b.*"
    r"|impact|benefits|objectives?|criticism|provisions?|need for\b.*|steps\b.*|measures\b.*|government initiatives?|facts?|summary"
    r"|source|related\b.*|practice\b.*|mcqs?|prelims\b.*|mains\b.*|instruments?|numbers?\b.*|table\b.*|references?)[:?.–-]*",
    re.IGNORECASE,
)
_FRONT = re.compile(r"(?:table of )?contents|index|preface|foreword", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """One article of a compilation; ``page`` counts the page breaks before it."""

    title: str
    parts: tuple[Part, ...]
    page: int


def split(parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return the articles of a compilation, one Section with an empty title when it is one article."""
    level = _article_level(parts)
    if level is None:
        return (Section("", tuple(parts), 0),)
    return tuple(section for section in _sections(parts, level) if _is_article(section))


def _article_level(parts: Sequence[Part]) -> int | None:
    """Return the level of the headings that open an article, None when there is but one."""
    words = sum(part.words for part in parts)
    opening = " ".join(part.text for part in parts[:6])[:400]
    if words < _LONG and not _CALLED_SO.search(opening):
        return None
    levels = sorted({part.level for part in parts if part.kind is PartKind.HEADING}, reverse=True)
    return next((level for level in levels if _opens_articles(parts, level)), None)


def _opens_articles(parts: Sequence[Part], level: int) -> bool:
    titles = [part.text for part in parts if part.kind is PartKind.HEADING and part.level == level]
    if len(titles) < _FEWEST_ARTICLES:
        return False
    inner = sum(_INNER.fullmatch(title) is not None for title in titles)
    repeated = len(titles) - len({title.lower() for title in titles})
    if inner > 0.25 * len(titles) or repeated > 0.2 * len(titles):
        return False
    sizes = [_words(section.parts) for section in _sections(parts, level) if section.title]
    return _TYPICAL <= median(sizes) <= _LONGEST_TYPICAL


def _sections(parts: Sequence[Part], level: int) -> list[Section]:
    """Return what stands under each heading of that level; a stronger heading ends one, too."""
    sections: list[Section] = []
    title, page, start = "", 0, 0
    held: list[Part] = []
    for part in parts:
        if part.kind is PartKind.HEADING and part.level <= level:
            sections.append(Section(title, tuple(held), start))
            title, held, start = (part.text if part.level == level else ""), [part], page
        elif part != PAGE_BREAK or held:
            held.append(part)
        page += part.text.count("\f")
    sections.append(Section(title, tuple(held), start))
    return sections


def _words(parts: Sequence[Part]) -> int:
    return sum(part.words for part in parts)


def _is_article(section: Section) -> bool:
    """Tell whether the section says something: more than its heading, and no table of contents."""
    text = [part for part in section.parts if part.kind is not PartKind.HEADING]
    return _words(text) >= 12 and not _FRONT.fullmatch(section.title.strip())
