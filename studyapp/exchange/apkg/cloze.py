"""Anki's cloze markup: ``{{c1::hidden::hint}}``, also one within another.

https://docs.ankiweb.net/editing.html#cloze-deletion
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from studyapp.domain.prompt import BLANK

_TOKEN = re.compile(r"\{\{c([\d,]{1,20})::|\}\}")
_SIMPLE = re.compile(r"(.*)\{\{c(\d{1,20})::(.*?)\}\}(.*)", re.DOTALL)


@dataclass
class _Deletion:
    numbers: frozenset[int]
    parts: list[str | _Deletion] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """What one card of a cloze note asks: the text with BLANK for each deletion, and what was hidden, in order."""

    text: str
    hidden: tuple[str, ...]


def ask(html: str, number: int) -> Asked | None:
    """Return what the card for deletion ``number`` (from 1) asks, None when the text has no such deletion."""
    simple = _SIMPLE.fullmatch(html) if html.count("{{c") == 1 == html.count("}}") else None
    if simple:  # as nearly all of them are written
        if int(simple[2]) != number:
            return None
        words, hint = _without_hint(simple[3])
        return Asked(f"{simple[1]}{BLANK} ({hint}){simple[4]}" if hint else f"{simple[1]}{BLANK}{simple[4]}", (words,))
    hidden: list[str] = []
    text = "".join(_shown(part, number, hidden) for part in _parse(html))
    return Asked(text, tuple(hidden)) if hidden else None


def _parse(html: str) -> list[str | _Deletion]:
    """Return text and deletions in order; braces that open or close nothing are text."""
    stack, at = [_Deletion(frozenset())], 0
    for token in _TOKEN.finditer(html):
        stack[-1].parts.append(html[at : token.start()])
        at = token.end()
        if token[1]:
            stack.append(_Deletion(frozenset(int(digits) for digits in token[1].split(",") if digits)))
        elif len(stack) > 1:
            done = stack.pop()
            stack[-1].parts.append(done)
        else:
            stack[-1].parts.append("}}")
    stack[-1].parts.append(html[at:])
    while len(stack) > 1:  # never closed: text
        open_ = stack.pop()
        numbers = ",".join(map(str, sorted(open_.numbers)))
        stack[-1].parts.extend([f"{{{{c{numbers}::", *open_.parts])
    return stack[0].parts


def _shown(part: str | _Deletion, number: int, hidden: list[str]) -> str:
    if isinstance(part, str):
        return part
    if number not in part.numbers:
        inner = "".join(_shown(piece, number, hidden) for piece in part.parts)
        return _without_hint(inner)[0]
    words, hint = _without_hint("".join(_plain(piece) for piece in part.parts))
    hidden.append(words)
    return f"{BLANK} ({hint})" if hint else BLANK


def _plain(part: str | _Deletion) -> str:
    return part if isinstance(part, str) else _without_hint("".join(map(_plain, part.parts)))[0]


def _without_hint(text: str) -> tuple[str, str]:
    words, _, hint = text.partition("::")
    return words, hint.strip()
