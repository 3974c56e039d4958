"""Find an article's title, or make one that a student will know it by in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyapp.ingest.headings import is_body, is_stopped
from studyapp.ingest.pieces import Piece

_MOST_WORDS = 40
_ISSUER = re.compile(
    r"\b(?:Ministry|Department|Commission|Authority|Office|Secretariat|Council|Board|Bureau|Bank|Organisation|Organization|"
    r"Corporation|Cabinet|Aayog|Committee|Directorate|Agency|Institute|Court|Parliament)\b"
)
_SMALL_WORDS = frozenset(str.split("of and for the in on & to"))
_MASTHEAD = re.compile(r"\||\bvol(?:ume)?\b|\bissue\b|\bno\. ?\d|\s{3,}|\bpage\b", re.IGNORECASE)
_LABEL_LENGTH = 60


def find_title(pieces: Sequence[Piece], noise: frozenset[int]) -> tuple[int | None, frozenset[int]]:
    """Return the index of the title, None when there is none, and those of the lines that stand above it.

    Only what stands before the first paragraph or point can be the title.
    """
    candidates: list[int] = []
    for index, piece in enumerate(pieces):
        if index in noise:
            continue
        if not _could_be_title(piece):
            break
        candidates.append(index)
    if not candidates or not _has_body(pieces, candidates[-1], noise):
        return None, frozenset()
    above = [index for index in candidates if _stands_above(pieces[index])]
    rest = [index for index in candidates if index not in above] or above[:1]
    title = rest[0]
    return title, frozenset(index for index in above if index < title)


def name_from_words(words: str) -> str:
    """Return the beginning of the first sentence as a title of about 60 characters."""
    if len(words) <= _LABEL_LENGTH:
        return words.rstrip(" .;,:")
    cut = words[: _LABEL_LENGTH + 1].rsplit(" ", 1)[0] or words[:_LABEL_LENGTH]
    return cut.rstrip(" .;,:–—-") + "…"


def name_from_file(stem: str, text: str) -> str:
    """Return the words of a telling file name, written as the text writes them; empty when the name tells nothing."""
    bare = re.sub(r"(?<!\d)(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?:[-_. ]?[0-3]\d)?(?!\d)", " ", stem)
    words = [word for word in re.split(r"[\W_]+", re.sub(r"^\d{1,3}(?=[\W_])", " ", bare)) if word]
    if not _is_telling(words):
        return ""
    written = [_as_written(word, text) for word in words]
    written[0] = written[0][0].upper() + written[0][1:]
    return " ".join(written)


def _could_be_title(piece: Piece) -> bool:
    if piece.marker is not None and piece.marker.kind != "heading":
        return False
    return len(piece.text.split()) <= _MOST_WORDS and not is_body(piece) and any(char.isalpha() for char in piece.text)


def _has_body(pieces: Sequence[Piece], last: int, noise: frozenset[int]) -> bool:
    return any(index not in noise for index in range(last + 1, len(pieces)))


def _stands_above(piece: Piece) -> bool:
    """Tell whether the line names who publishes, not what the article is about."""
    words = piece.text.split()
    named = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)
    issuer = named and len(words) <= 10 and _ISSUER.search(piece.text) is not None and not piece.text.isupper()
    return issuer or len(words) == 1 or (_MASTHEAD.search(piece.raw) is not None and len(words) <= 12)


_EMPTY_WORDS = frozenset(
    str.split(
        "article articles document doc untitled new text file note notes copy download final draft page scan pasted clipboard data test input output temp tmp"
    )
)


def _is_telling(words: Sequence[str]) -> bool:
    """Tell whether a reader learns something: two real words at least, no key of a machine among them."""
    real = [word for word in words if word.isalpha() and len(word) > 2 and re.search("[aeiouy]", word.lower())]
    hashed = any(
        len(word) > 5
        and re.search(r"\d", word)
        and re.search("[a-z]", word.lower())
        and not re.fullmatch(r"[A-Za-z]+\d{1,4}", word)
        for word in words
    )
    return len([word for word in real if word.lower() not in _EMPTY_WORDS]) >= 2 and not hashed


def _as_written(word: str, text: str) -> str:
    """Return the word with the capitals that it mostly has in the text."""
    forms = re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return max(sorted(set(forms)), key=forms.count) if forms else word
