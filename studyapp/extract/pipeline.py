"""From an Article to its Facts: parse once, then each reader takes the sentences that are of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from studyapp.domain.article import Article, BlockKind
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.progress import Progress
from studyapp.extract.annotate import MAX_SENTENCE, annotate
from studyapp.extract.prose.context import build_context
from studyapp.extract.prose.reader import read_acronyms, read_sentence
from studyapp.knowledge.gazetteer import Gazetteer


@dataclass(frozen=True)
class Extraction:
    """The facts of an article in reading order, and what was left out with its reason."""

    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...]


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def extract(article: Article) -> Iterator[Progress | Extraction]:
    """Yield Progress a sentence at a time and, last, the Extraction. Deterministic; closing the generator stops it."""
    total = 2 * len(article.sentences)
    docs = []
    for number, doc in enumerate(annotate(sentence.text[:MAX_SENTENCE] for sentence in article.sentences), 1):
        docs.append(doc)
        yield Progress(number, total, "Reading sentences")
    context = build_context(article, docs, _gazetteer())
    facts: list[Fact] = list(read_acronyms(article))
    dropped: list[Dropped] = []
    before = None
    for index, sentence in enumerate(article.sentences):
        if article.blocks[sentence.block].kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.NOISE}:
            continue
        if len(sentence.text) > MAX_SENTENCE:
            dropped.append(Dropped(sentence.span, sentence.text[:200], "prose", "a sentence of more than 600 characters"))
            continue
        found, before = read_sentence(article, index, docs[index], context, _gazetteer(), before)
        facts += [item for item in found if isinstance(item, Fact)]
        dropped += [item for item in found if isinstance(item, Dropped)]
        yield Progress(len(docs) + index + 1, total, "Finding facts")
    yield Extraction(tuple(sorted(facts, key=lambda fact: fact.span)), tuple(dropped))
