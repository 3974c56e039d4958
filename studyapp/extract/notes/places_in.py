"""Finds words in a text as whole words, without a pattern made for each of them."""

from __future__ import annotations

from collections.abc import Iterator


def whole_word(text: str, words: str, start: int = 0, *, begins: bool = False) -> int:
    """Return where the words stand in the text with no letter or digit at either end, or -1; ``begins``: more may follow."""
    at = text.find(words, start) if words else -1
    while at >= 0:
        end = at + len(words)
        if not _joins(text[at - 1 : at]) and (begins or not _joins(text[end : end + 1])):
            return at
        at = text.find(words, at + 1)
    return -1


def whole_words(text: str, words: str) -> Iterator[int]:
    """Yield every place of the words as whole words."""
    at = whole_word(text, words)
    while at >= 0:
        yield at
        at = whole_word(text, words, at + 1)


def _joins(char: str) -> bool:
    return char.isalnum() or char == "_"


def spaced(text: str, words: str) -> tuple[int, int] | None:
    """Return where the words stand in the text with any white space between them, or None."""
    kept = [index for index, char in enumerate(text) if not char.isspace() or (index and not text[index - 1].isspace())]
    tight = "".join(" " if text[index].isspace() else text[index] for index in kept)
    wanted = " ".join(words.split())
    at = tight.find(wanted) if wanted else -1
    return (kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else None
