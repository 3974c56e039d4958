"""Names as paths of words, so that a text is searched for thousands of them in one walk."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Generic, TypeVar

from studyapp.knowledge.wording import WORD, fold, inner, joint

T = TypeVar("T")
_THE = re.compile(r"\bthe\s")
_END = ""  # the key of a node's meanings; no word is empty


class Trie(Generic[T]):
    """From the words of a name to its meanings, in the order in which they were added."""

    def __init__(self) -> None:
        """Start without names."""
        self._root: dict[str, Any] = {}

    def add(self, name: str, meaning: T) -> None:
        """Add a name; raise ValueError if it holds what never stands within a name (a colon, a blank line)."""
        words = [word for word in WORD.finditer(name) if word[0].lower() != "the"]
        if not words:
            raise ValueError(f"no words in the name {name!r}")
        node = self._root.setdefault(fold(words[0][0]), {})
        commas = "," in name
        for previous, word in pairwise(words):
            mark = _mark(name[previous.end() : word.start()], name)
            node = _child(node, inner(word[0]), mark, commas)
        meanings = node.get(_END, ())
        if meaning not in meanings:
            node[_END] = (*meanings, meaning)

    def starts(self, word: str) -> bool:
        """Tell whether a name begins with that word, spelt with these capitals."""
        return word in self._root or (not word.isascii() and fold(word) in self._root)

    def matches(self, text: str, first: re.Match[str]) -> list[tuple[int, tuple[T, ...]]]:
        """Return (end, meanings) of every name that begins with the word ``first`` of ``text``, the longest first."""
        node = self._root.get(fold(first[0]))
        end = first.end()
        found: list[tuple[int, tuple[T, ...]]] = []
        while node is not None:
            if _END in node:
                found.append((end, node[_END]))
            node, end = _step(node, text, end)
        return found[::-1]


def _mark(between: str, name: str) -> str:
    """Return the mark between two words of a name, "-" for a hyphen too, since a text may set blanks around it."""
    if between == " ":
        return ""
    mark = joint(_THE.sub("", between))
    if mark is None:
        raise ValueError(f"{between!r} cannot stand within the name {name!r}")
    return mark or ("-" if "-" in between else "")


def _child(node: dict[str, Any], word: str, mark: str, commas: bool) -> dict[str, Any]:
    """Return the node after ``word``, made if need be; its commas, full stops and dashes may be left out."""
    if mark in ("'", "/"):
        return node.setdefault(mark + word, {})  # type: ignore[no-any-return]
    child: dict[str, Any] = node.setdefault(word, {})
    if mark:
        node.setdefault(mark + word, child)
    if commas and word == "and":
        node.setdefault(",and", child)
    return child


def _step(node: dict[str, Any], text: str, end: int) -> tuple[dict[str, Any] | None, int]:
    """Return the node and the end after the next word of the text, or None where no name goes on."""
    word = WORD.search(text, end)
    if word is None:
        return None, end
    mark = joint(text[end : word.start()])
    if mark is None:
        return None, end
    if word[0] == "the":
        after = WORD.search(text, word.end())
        if after is None or joint(text[word.end() : after.start()]) != "":
            return None, end
        word = after
    return node.get(mark + inner(word[0])), word.end()
