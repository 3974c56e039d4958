"""Recognise headings by how they stand: short, without a stop, before text or points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyapp.ingest.key_value import read_key
from studyapp.ingest.pieces import Piece

_ENDS = re.compile(r"[.;,।…][\"”’')\]]*$|(?:\b(?:and|or|of|the|to|in|by|for)|[-–—&])$", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s*(?:[:–—-]|=+|\*\*+|~~+|__+|\+\++))+$")
_LEAD_IN = re.compile(
    r"\b(?:is|are|was|were|has|have|following|follows|namely|include[sd]?|including|these|under)\b.*:$", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"\b(?:Ltd|Inc|Corp|Co|etc|B\.V|Pvt|No|Jr|Sr|U\.S|U\.K)\.$")
_MOST_CHARACTERS = 100
_ANSWERED = re.compile(r"(?:ans(?:wer)?|sol(?:ution)?|q(?:uestion)?)\b\s*\d*\s*[.:)–-]", re.IGNORECASE)
_APPENDICES = frozenset(
    (
        "references",
        "external links",
        "further reading",
        "see also",
        "bibliography",
        "footnotes",
        "citations",
        "contents",
    )
)
_ENUMERATED = ("number", "decimal", "capital", "roman", "letter")


def is_stopped(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return re.search(r"[.!?।…][\"”’')\]]*$", text) is not None and not _ABBREVIATED.search(text)


def is_body(piece: Piece) -> bool:
    """Tell whether the piece is a paragraph of running text."""
    words = len(piece.text.split())
    return piece.marker is None and (
        words >= 25 or (words >= 7 and is_stopped(piece.text) and not piece.text.endswith("?"))
    )


def find_headings(pieces: Sequence[Piece], skip: frozenset[int]) -> frozenset[int]:
    """Return the indexes of the headings; those in ``skip`` (rows, noise, the title) are none.

    Noise between a heading and its text is passed over, but a line above the date or byline is a subtitle, no heading.
    """
    airless = not any(piece.gap for piece in pieces[1:] if piece.marker is None)
    body = next((index for index, piece in enumerate(pieces) if is_body(piece) and index not in skip), len(pieces))
    found: set[int] = set()
    following: int | None = None
    for index in range(len(pieces) - 1, -1, -1):
        if index in skip:
            continue
        subtitle = index < body and index + 1 in skip
        if following is None and index + 1 in skip and _is_marked(pieces[index]):
            found.add(index)  # nothing but a table stands below it
        if not (following is None or subtitle):
            found.update({index} if _is_heading(pieces, index, following, following in found, airless=airless) else ())
        following = index
    return frozenset(found)


def _is_marked(piece: Piece) -> bool:
    return piece.marker is not None and piece.marker.kind == "heading"


def is_appendix(heading: str) -> bool:
    """Tell whether what stands under the heading points elsewhere: references, links, a table of contents."""
    return heading_text(heading).lower().removeprefix("table of ") in _APPENDICES


def heading_text(text: str) -> str:
    """Return the heading without the dash or colon that points at what follows ("In News –")."""
    return _TAIL.sub("", text) or text


def heading_levels(pieces: Sequence[Piece], headings: frozenset[int]) -> dict[int, int]:
    """Return the level (1 to 6) of every heading: the styles that the text uses, the strongest first."""
    nested = any(index + 1 in headings and not pieces[index + 1].gap for index in headings)
    styles = {index: _style(pieces[index], nested=nested) for index in headings}
    order = sorted(set(styles.values()))
    return {index: min(order.index(style) + 1, 6) for index, style in styles.items()}


def _is_heading(pieces: Sequence[Piece], index: int, following: int, before_heading: bool, *, airless: bool) -> bool:
    piece, after = pieces[index], pieces[following]
    if piece.marker is not None and piece.marker.kind == "heading":
        return True
    words = len(piece.text.split())
    if not _looks(piece.text, words):
        return False
    if piece.marker is not None:
        return _is_numbered_heading(piece, after, before_heading, words)
    gap = piece.gap or (airless and index > 0 and _ends_something(pieces[index - 1]))
    if after.marker is not None and after.marker.kind != "heading" and not before_heading:
        return words <= 10
    if piece.text.endswith(":"):
        return words <= 6
    if not gap:
        return False
    if piece.text.isupper() and len(piece.text) > 3:
        return True
    if is_body(after):
        return words <= (14 if piece.text.endswith("?") else 10)
    return (before_heading and words <= 6) or _heads_list(pieces, index)


def _ends_something(piece: Piece) -> bool:
    """Tell whether something new may begin after the piece, in a text that has no blank lines."""
    return is_stopped(piece.text) or piece.marker is not None or "|" in piece.raw or "\t" in piece.raw


def _looks(text: str, words: int) -> bool:
    """Tell whether the words alone could be a heading."""
    if (
        _ANSWERED.match(text)
        or words > 14
        or len(text) > _MOST_CHARACTERS
        or _ENDS.search(heading_text(text))
        or _LEAD_IN.search(text)
    ):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“‘\"'₹"):
        return False
    return any(char.isalpha() for char in text) and not read_key(text) and " | " not in text


def _is_numbered_heading(piece: Piece, after: Piece, before_heading: bool, words: int) -> bool:
    """Tell a numbered heading from a numbered point: text follows it, not the next number."""
    assert piece.marker is not None
    if piece.marker.kind not in _ENUMERATED or not piece.gap or words > 12:
        return False
    if piece.marker.kind == "capital":
        return after.marker is None or after.marker.kind != "capital"
    return is_body(after) or (piece.marker.kind == "decimal" and before_heading)


def _heads_list(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether the line stands above at least three lines of a list, and is not of their kind."""
    rows = pieces[index + 1 : index + 4]
    text = pieces[index].text
    plain = len(text.split()) <= 6 and not re.search(r"[\d→➜=:;]", text)
    return plain and len(rows) == 3 and not any(row.gap or row.marker for row in rows)


def _style(piece: Piece, *, nested: bool) -> tuple[int, int]:
    """Return how strong the heading is: (0, depth) for signs, then capitals, numbers, plain words, (1).

    ``nested``: somewhere a heading stands directly under another; then those without a gap are the lower ones.
    """
    if piece.marker is not None and piece.marker.kind == "heading":
        return (0, len(piece.marker.sign) if piece.marker.sign[0] in "#=" else 1)
    if piece.marker is not None and piece.marker.kind == "decimal":
        return (2, piece.marker.sign.count("."))
    if piece.text.isupper() or (piece.marker is not None and piece.marker.kind == "capital"):
        return (1, 0)
    if piece.marker is not None:
        return (5, 0) if piece.marker.sign.startswith("(") or piece.marker.kind == "letter" else (2, 0)
    return (4, 0) if nested and not piece.gap else (3, 0)
