"""From an Article to its Facts: telegraphic lines go to the note reader, full sentences to the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from studyapp.domain.article import Article, BlockKind, Sentence
from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.progress import Progress
from studyapp.extract.annotate import MAX_SENTENCE, annotate
from studyapp.extract.notes.reader import note_lines, read_notes
from studyapp.extract.notes.telegraphic import is_telegraphic
from studyapp.extract.prose.acronyms import read_acronyms
from studyapp.extract.prose.context import build_context
from studyapp.extract.prose.passage import Quoted
from studyapp.extract.prose.phrases import Refusal
from studyapp.extract.prose.question_heading import read_question_headings
from studyapp.extract.prose.reader import quote_sentence, read_passages, read_sentence
from studyapp.knowledge.gazetteer import Gazetteer

_UNREAD = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.NOISE})
# "It was passed in 2016; Assam was the first to ratify it" is two sentences for the parser.
_JOINT = re.compile(r"; (?=[A-Za-z])")
# The year, month or day that begins a line of a timeline.
_DATE_LABEL = re.compile(
    rf"(?P<date>(?P<day>\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)}),? )?(?:1[5-9]|20)\d\d)(?: ?:| [–—-]) (?=[A-Z“‘])"
)
_SMALL_INSIDE = frozenset("The A An It They He She This These Its Their In".split())


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
    noted, silent = read_notes(article, _gazetteer())
    lines = _taken(article, noted)
    pieces = [
        (index in lines, piece) for index, sentence in enumerate(article.sentences) for piece in _pieces(sentence)
    ]
    prose = replace(article, sentences=tuple(piece for _, piece in pieces))
    total = 2 * len(pieces)
    docs = []
    for number, doc in enumerate(annotate(piece.text[:MAX_SENTENCE] for _, piece in pieces), 1):
        docs.append(doc)
        yield Progress(number, total, "Reading sentences")
    context = build_context(prose, docs, _gazetteer())
    acronyms = tuple(read_acronyms(article))
    facts = [*acronyms, *_without_doubles(noted, acronyms)]
    dropped = list(silent)
    before = None
    quoted: dict[int, Quoted | Refusal] = {}
    for index, (taken, piece) in enumerate(pieces):
        if taken or article.blocks[piece.block].kind in _UNREAD:
            continue
        if len(piece.text) > MAX_SENTENCE:
            dropped.append(
                Dropped(piece.span, piece.text[:200], "prose", f"a sentence of more than {MAX_SENTENCE} characters")
            )
            continue
        quoted[index] = quote_sentence(prose, index, docs[index], context, _gazetteer(), before)
        found, before = read_sentence(prose, index, docs[index], context, _gazetteer(), before)
        facts += [item for item in found if isinstance(item, Fact)]
        dropped += [item for item in found if isinstance(item, Dropped)]
        yield Progress(len(docs) + index + 1, total, "Finding facts")
    for item in read_passages(prose, quoted, context, _gazetteer()):
        (facts if isinstance(item, Fact) else dropped).append(item)  # type: ignore[arg-type]
    facts += read_question_headings(prose, {index: docs[index] for index in quoted}, _gazetteer())
    yield Extraction(tuple(sorted(facts, key=lambda fact: fact.span)), tuple(dropped))


def _taken(article: Article, facts: tuple[Fact, ...]) -> frozenset[int]:
    """Return the sentences that are not for the parser: telegraphic ones, and in a note those without a stop or read already."""
    taken = set()
    for index in note_lines(article):
        sentence = article.sentences[index]
        stopped = sentence.text.rstrip(" ”’)").endswith((".", "!", "?"))
        read = any(sentence.span.start <= fact.span.start < sentence.span.end for fact in facts)
        if read or not stopped or is_telegraphic(sentence.text):
            taken.add(index)
    return frozenset(taken)


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the parts of a sentence between semicolons outside brackets; each keeps the whole sentence's span."""
    sentence = replace(sentence, text=_with_date_inside(sentence.text))
    start = 0
    for joint in _JOINT.finditer(sentence.text):
        if sentence.text.count("(", 0, joint.start()) == sentence.text.count(")", 0, joint.start()):
            yield replace(sentence, text=sentence.text[start : joint.start()])
            start = joint.end()
    yield replace(sentence, text=sentence.text[start:])


def _with_date_inside(text: str) -> str:
    """Return "In 2000, Norland passed a law." for "2000: Norland passed a law.", as lines of a timeline begin."""
    label = _DATE_LABEL.match(text)
    if label is None or not text.endswith("."):
        return text
    rest = text[label.end() :]
    first = rest.split(" ", 1)[0]
    rest = f"{rest[0].lower()}{rest[1:]}" if first in _SMALL_INSIDE else rest
    return f"{'On' if label['day'] else 'In'} {label['date']}, {rest}"


def _without_doubles(facts: tuple[Fact, ...], acronyms: tuple[Fact, ...]) -> Iterator[Fact]:
    """Yield the facts without full forms that are already among the acronyms."""
    known = {role.text for fact in acronyms for role in fact.roles if role.name == "short"}
    for fact in facts:
        short = fact.role("short")
        if fact.frame != "full-form" or short is None or short.text not in known:
            yield fact
