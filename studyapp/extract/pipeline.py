"""From an Article to its Facts: parse once, then each reader takes the sentences that are of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from studyapp.domain.article import Article, BlockKind, Sentence
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.progress import Progress
from studyapp.extract.annotate import MAX_SENTENCE, annotate
from studyapp.extract.notes.reader import note_lines, read_notes
from studyapp.extract.prose.context import build_context
from studyapp.extract.prose.reader import read_acronyms, read_sentence
from studyapp.knowledge.gazetteer import Gazetteer


@dataclass(frozen=True)
class Extraction:
    """The facts of an article in reading order, and what was left out with its reason."""

    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...]


# "It was passed in 2016; Assam was the first to ratify it" is two sentences for the parser.
_JOINT = re.compile(r"; (?=[A-Za-z])")


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the parts of a sentence between semicolons outside brackets; each keeps the whole sentence's span."""
    start = 0
    for joint in _JOINT.finditer(sentence.text):
        if sentence.text.count("(", 0, joint.start()) == sentence.text.count(")", 0, joint.start()):
            yield replace(sentence, text=sentence.text[start : joint.start()])
            start = joint.end()
    yield replace(sentence, text=sentence.text[start:])


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def extract(article: Article) -> Iterator[Progress | Extraction]:
    """Yield Progress a sentence at a time and, last, the Extraction. Deterministic; closing the generator stops it."""
    lines = note_lines(article)
    facts, silent = read_notes(article, _gazetteer())
    yield Progress(len(lines), len(article.sentences), "Reading notes")
    yield from _prose(article, lines, facts, silent)


def _prose(
    article: Article, lines: frozenset[int], noted: tuple[Fact, ...], silent: tuple[Dropped, ...]
) -> Iterator[Progress | Extraction]:
    """Read the sentences which are no telegraphic lines, and put all together."""
    whole = [sentence for index, sentence in enumerate(article.sentences) if index not in lines]
    article = replace(article, sentences=tuple(piece for sentence in whole for piece in _pieces(sentence)))
    total = 2 * len(article.sentences)
    docs = []
    for number, doc in enumerate(annotate(sentence.text[:MAX_SENTENCE] for sentence in article.sentences), 1):
        docs.append(doc)
        yield Progress(number, total, "Reading sentences")
    context = build_context(article, docs, _gazetteer())
    facts: list[Fact] = [*noted, *read_acronyms(article)]
    dropped: list[Dropped] = list(silent)
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
