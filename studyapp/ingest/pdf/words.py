"""Join the lines of a paragraph: a word that was broken at a line's end becomes whole again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from studyapp.text.normalise import clean

_QUARTERS = frozenset(str.split("north south east west"))
_TENS = frozenset(str.split("twenty thirty forty fifty sixty seventy eighty ninety"))
_SECOND = frozenset(
    str.split("based led wide free related backed funded owned run aided level term old made tier style")
)
_FIRST = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")


def join_lines(lines: Sequence[str], known: Collection[str] = ()) -> str:
    """Return the lines as one; ``known`` are the words of the document in small letters."""
    joined = ""
    for line in lines:
        joined = join_words(joined, line, " ", known) if joined else line
    return joined


def join_words(before: str, after: str, between: str, known: Collection[str] = ()) -> str:
    """Return both texts with ``between`` them, or what makes one word of a hyphen at the end and the next line."""
    if not before.endswith(("-", "\u00ad")) or not after[:1].islower():
        return f"{before}{between}{after}"
    # A form feed says where the page ends; it goes behind the word that was broken there.
    head, _, tail = after.partition(" ")
    page = between if between.strip(" ") or "\f" in between else ""
    last, first = _LAST.search(before[:-1]), _FIRST.match(head)
    if last is None or first is None:
        return f"{before}{page or ''}{after}"
    if before.endswith("\u00ad") or not _keeps_hyphen(last[0].lower(), first[0].lower(), before, known):
        joint = f"{before[:-1]}{head}"
    else:
        joint = f"{before}{head}"
    return f"{joint}{page or ' '}{tail}".rstrip(" ")


def _keeps_hyphen(first: str, second: str, before: str, known: Collection[str]) -> bool:
    """Tell whether the word was written with a hyphen before it was broken there."""
    if f"{first}-{second}" in known:
        return True
    if f"{first}{second}" in known or (first in _QUARTERS and second.startswith("ern")):
        return False
    if first in _TENS or second in _SECOND or (len(first) > 3 and first in known and second in known):
        return True
    start = before.rfind(" ") + 1
    return "-" in clean(f"{before[start:]}\n{second}").text[len(before) - start - 1 :]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand within the lines, in small letters, with and without hyphens."""
    found: set[str] = set()
    for text in texts:
        found.update(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=[\s.,;:)])", text))
    return frozenset(found)
