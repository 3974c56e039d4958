"""Find the line that is an article's title, and the lines above it that only say who publishes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyapp.ingest.headings import is_body, is_stopped
from studyapp.ingest.pieces import Piece

_MOST_WORDS = 40
_MOST_HEADLINE_WORDS = 150  # a release pasted from the web: the headline and its subheads, run together
_ISSUER = re.compile(
    r"\b(?:Ministry|Department|Commission|Authority|Office|Secretariat|Council|Board|Bureau|Bank|Organi[sz]ation|"
    r"Corporation|Cabinet|Aayog|Committee|Directorate|Agency|Institute|Court|Parliament)\b"
)
_SMALL_WORDS = frozenset(str.split("a an and as at by for from in into of on or over the to under with & -"))
# Headings of parts that every note has; none is what the note is about.
_NO_TITLE = re.compile(
    r"(?:why in (?:the )?news|in (?:the )?news|context|introduction|background|about|overview|summary|key (?:points|facts|takeaways)|"
    r"what happened|what is the issue|what is it|basics?|structure|composition|history|timeline|origins?|establishment|evolution|"
    r"members(?:hip)?|organs|organisation|functions?|powers(?: (?:and|&) functions)?|mandate|role|objectives?|features|facts|"
    r"quick facts|static(?: gk)?|profile|at a glance)\W*",
    re.IGNORECASE,
)
# A line that tells something already: "Full form: ...", "12.12.15 adopted".
_TEXT = re.compile(r"[A-Z][a-z ]{2,24}: \S|\d{1,2}[./]\d{1,2}[./]\d{2}")
_MASTHEAD = re.compile(r"\||\bvol(?:ume)?\b|\bissue\b|\bno\. ?\d|\s{3,}|\bpage\b", re.IGNORECASE)


def find_title(pieces: Sequence[Piece], skip: frozenset[int]) -> tuple[int | None, frozenset[int]]:
    """Return the index of the title, None when there is none, and those of the lines that stand above it.

    Only what stands before the first paragraph or point can be the title; ``skip`` are noise and rows.
    """
    candidates = _candidates(pieces, [index for index in range(len(pieces)) if index not in skip])
    above = [index for index in candidates if _stands_above(pieces[index])]
    rest = [index for index in candidates if index not in above] or above[:1]
    if above and rest and (_NO_TITLE.fullmatch(pieces[rest[0]].text) or _TEXT.match(pieces[rest[0]].text)):
        before = [index for index in above if index < rest[0]]
        rest = [index for index in before if " " in pieces[index].text][-1:] or before[-1:] or above[-1:]
    if not rest:
        return None, frozenset()
    return rest[0], frozenset(index for index in above if index < rest[0])


def _candidates(pieces: Sequence[Piece], indexes: Sequence[int]) -> list[int]:
    """Return the lines before the text begins; none when nothing follows them."""
    found: list[int] = []
    for place, index in enumerate(indexes):
        after = pieces[indexes[place + 1]] if place + 1 < len(indexes) else None
        if not (_is_short(pieces[index]) or _is_headline(pieces[index], after)):
            return found
        found.append(index)
    return []


def _is_short(piece: Piece) -> bool:
    if piece.marker is not None and piece.marker.kind != "heading":
        return False
    stopped = is_stopped(piece.text) and not piece.text.endswith(("?", "!", "…"))
    words = len(piece.text.split())
    return words <= _MOST_WORDS and not (stopped and words >= 8) and any(char.isalpha() for char in piece.text)


def _is_headline(piece: Piece, after: Piece | None) -> bool:
    """Tell whether a long line is a headline: written with capitals or without a stop, and text follows it."""
    words = piece.text.split()
    if piece.marker is not None or after is None or not is_body(after) or len(words) > _MOST_HEADLINE_WORDS:
        return False
    large = [word for word in words if word.lower() not in _SMALL_WORDS]
    capital = sum(not word[0].islower() for word in large) >= 0.7 * len(large)
    return (
        piece.text[0].isupper() and (capital or not is_stopped(piece.text)) and not piece.text.endswith((":", ",", ";"))
    )


def _stands_above(piece: Piece) -> bool:
    """Tell whether the line names who publishes, not what the article is about."""
    words = piece.text.split()
    named = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)
    issuer = named and len(words) <= 10 and _ISSUER.search(piece.text) is not None and not piece.text.isupper()
    numbered = re.search(r"[A-Za-z]-?\d+$|-[IVX]+$", piece.text)  # "Reefsat-3" is a thing, no section of a paper
    return (
        issuer or (len(words) == 1 and not numbered) or (_MASTHEAD.search(piece.raw) is not None and len(words) <= 12)
    )
