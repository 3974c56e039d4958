"""Find practice questions with options: what they state may be false, so nothing is learned from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyapp.ingest.pieces import Piece

_STEM = re.compile(
    r"(?:Q\s?\.?\s?\d{0,3}\s?[.):]?\s*)?(?:With reference to\b.*(?:following|consider)|Consider the following|Match (?:the following|List)"
    r"|Which (?:of the|one of the|among the) (?:following|above|statements?|pairs?)|Assertion\s*(?:\(A\))?\s*:|Statement[- ](?:I|1)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"which (?:of|one)\b|how many\b|select the|choose the|the correct (?:answer|code)|codes?\s*:|reason\s*(?:\(R\))?\s*:"
    r"|statement[- ](?:i|1|2)|in the context of the above|both .* and .* (?:true|correct)|only (?:one|two)|list[- ]i",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:correct )?(?:ans(?:wer)?|option|solution)s?\b\s*(?:key)?\s*[.:)–-]", re.IGNORECASE)
_OPTION_KINDS = ("letter", "capital")
_POINT_KINDS = (*_OPTION_KINDS, "number", "roman", "sign")


def find_quiz(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the indexes of the stems, statements and options of practice questions, and of their answers."""
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if index not in found and _STEM.match(piece.text):
            found.update(range(index, _end(pieces, index)))
    for run in _option_runs(pieces):
        before, after = run.start - 1, run.stop
        answered = after < len(pieces) and _ANSWER.match(pieces[after].text)
        if answered or (before >= 0 and pieces[before].text.endswith("?")):
            found.update(run)
            found.update({after} if answered else ())
    return frozenset(found)


def _end(pieces: Sequence[Piece], start: int) -> int:
    """Return where the question that begins at ``start`` ends: after its points, options and answer."""
    index = start + 1
    while index < len(pieces) and _belongs(pieces[index]):
        index += 1
        if _ANSWER.match(pieces[index - 1].text):
            break
    return index


def _belongs(piece: Piece) -> bool:
    point = piece.marker is not None and piece.marker.kind in _POINT_KINDS
    return point or _GOES_ON.match(piece.text) is not None or _ANSWER.match(piece.text) is not None


def _option_runs(pieces: Sequence[Piece]) -> list[range]:
    """Return the runs of two to five lettered points."""
    runs: list[range] = []
    start: int | None = None
    for index in range(len(pieces) + 1):
        lettered = index < len(pieces) and _is_option(pieces[index])
        if lettered and start is None:
            start = index
        if not lettered and start is not None:
            runs.append(range(start, index))
            start = None
    return [run for run in runs if 2 <= len(run) <= 5]


def _is_option(piece: Piece) -> bool:
    return piece.marker is not None and piece.marker.kind in _OPTION_KINDS
