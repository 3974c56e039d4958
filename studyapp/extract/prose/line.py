"""A statement in the making: chosen tokens of a sentence, some replaced by other words, and where each lands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from studyapp.domain.article import Span

_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", ")", "]", "%", "'s", "’s", "'", "’", "”", "?", "!"])
_NO_SPACE_AFTER = frozenset(["(", "[", "“", "₹", "$"])


@dataclass(frozen=True)
class Line:
    """Tokens of ``doc`` (indices, in order) with replacements: token index -> words in its place ('' removes it)."""

    doc: Doc
    source: str  # the sentence as in the article; tokens count in it
    tokens: tuple[int, ...]
    replacements: dict[int, str] = field(default_factory=dict)

    def without(self, indices: frozenset[int] | set[int]) -> Line:
        """Return the line without those tokens."""
        return replace(self, tokens=tuple(i for i in self.tokens if i not in indices))

    def with_words(self, start: int, end: int, words: str) -> Line:
        """Return the line with tokens ``start`` to ``end`` (excluded) replaced by ``words``."""
        changed = {**self.replacements, start: words, **dict.fromkeys(range(start + 1, end), "")}
        return replace(self, replacements=changed)

    def moved_to_end(self, start: int, end: int) -> Line:
        """Return the line with tokens ``start`` to ``end`` (excluded) behind all others."""
        moved = tuple(i for i in self.tokens if start <= i < end)
        return replace(self, tokens=(*(i for i in self.tokens if i not in moved), *moved))

    def word(self, index: int) -> str:
        """Return what stands for that token."""
        if index in self.replacements:
            return self.replacements[index]
        token = self.doc[index]
        return self.source[token.idx : token.idx + len(token)]

    def render(self) -> Rendered:
        """Put the words together as plain text, without a final stop."""
        text = ""
        places: dict[int, Span] = {}
        last = -2
        for index in self.tokens:
            word = self.word(index)
            if not word:
                last = index if last == index - 1 else last
                continue
            glue = self._space(text, word, last, index)
            start = len(text) + len(glue)
            text += glue + word
            places[index] = Span(start, len(text))
            last = index
        return Rendered(text, places)

    def _space(self, before: str, word: str, last: int, index: int) -> str:
        if not before:
            return ""
        if word in _NO_SPACE_BEFORE or before[-1] in _NO_SPACE_AFTER:
            return ""
        if last == index - 1 and last not in self.replacements and index not in self.replacements:
            return " " if self.doc[last].whitespace_ else ""
        return " " if last != index - 1 or self.doc[index - 1].whitespace_ else ""


@dataclass(frozen=True)
class Rendered:
    """Text and the place in it of each token that is still there."""

    text: str
    places: dict[int, Span]

    def span(self, start: int, end: int) -> Span | None:
        """Return where tokens ``start`` to ``end`` (excluded) stand in the text, None when none of them is there."""
        found = sorted(self.places[i] for i in range(start, end) if i in self.places)
        return Span(found[0].start, found[-1].end) if found else None
