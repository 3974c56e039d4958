"""What is known of an article that is not here: the passages that its cards show, each in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from studyapp.domain.article import Article, Block, BlockKind, Sentence, Span

LONGEST = 5_000_000  # characters; a span that ends later is a hoax


def sparse_article(head: Article, passages: Iterable[tuple[int, int, str]]) -> Article:
    """Return the article with these passages (start, end, text) and spaces between them.

    When the article itself is imported one day it takes this one's place, and every span is right already.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    length = 0
    for start, end, passage in sorted(passages):
        if start < length or start >= end or end > LONGEST:
            continue
        sentence = passage or head.title
        parts += [_gap(start - length), sentence[: end - start].ljust(end - start)]
        length = end
        sentences.append(Sentence(sentence, Span(start, end), len(blocks)))
        blocks.append(Block(BlockKind.PARAGRAPH, sentence, Span(start, end)))
    text = "".join(parts) or head.title
    return replace(head, text=text, blocks=tuple(blocks), sentences=tuple(sentences))


def _gap(length: int) -> str:
    return "\n" * length if length < 3 else f"\n{' ' * (length - 2)}\n"
