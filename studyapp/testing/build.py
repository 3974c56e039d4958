"""What all formats share: how an item gets its key, balanced positions, a refusal with its reason, a topic that tells nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from studyapp.domain.dates import MONTHS
from studyapp.domain.ids import derived_id
from studyapp.domain.question import Evidence, Option, Question, QuestionKind
from studyapp.testing.claim import Claim
from studyapp.text.similarity import content_words

_YEAR = re.compile(r"\b[12]\d{3}\b")
_PIECES = re.compile(r" (?:—|–|·|\|) |; |(?<=\w) (?=\(\d{1,2} [A-Z]|\([A-Z][a-z]+ \d{4}\))")

# What is left of "July – December 2018".
_MONTH_LEFT = re.compile(rf"[ :,–—]+(?:{'|'.join(MONTHS)})(?=$| \()", re.IGNORECASE)
_LIFE = re.compile(r" ?\((?:born )?[12]\d{3}(?:[–-][12]\d{3})?\)")
# Words that stand in many names, so that they give none away.
_IN_MANY = frozenset(
    """ministry minister india indian union national state states central international department board committee commission
    council constitution article articles schedule president prime chief world global country city new general list act
    government cabinet supreme court mission scheme programme""".split()
)
_TELLING_TOPIC = 2  # content words that are no date
_MONTHS = frozenset(month.lower() for month in MONTHS)


@dataclass(frozen=True)
class Refusal:
    """Why no item of that kind was made; in a student's words."""

    reason: str


@dataclass
class Balance:
    """How often each key position, truth value and number of true lines was used by the items of a paper so far."""

    positions: Counter[tuple[int, int]] = field(default_factory=Counter)
    truths: Counter[bool] = field(default_factory=Counter)
    counts: Counter[tuple[QuestionKind, int, int]] = field(default_factory=Counter)

    def note(self, question: Question) -> None:
        """Count an item that was taken into the paper."""
        self.positions[len(question.options), question.key] += 1
        lines = question.statements or question.rows
        true = sum(line.true for line in lines)
        self.counts[question.kind, len(lines), true] += 1
        if question.kind is QuestionKind.TRUE_FALSE:
            self.truths[bool(true)] += 1

    def key_position(self, options: int, rng: Random) -> int:
        """Return one of the positions that were used least."""
        return _least(range(options), lambda place: self.positions[options, place], rng)

    def truth(self, rng: Random) -> bool:
        """Return the truth value that was used less."""
        return bool(_least((True, False), lambda value: self.truths[bool(value)], rng))

    def true_count(self, kind: QuestionKind, size: int, allowed: Sequence[int], rng: Random) -> int:
        """Return how many of ``size`` lines are to be true: one of the counts used least."""
        return _least(allowed, lambda value: self.counts[kind, size, value], rng)


def _least(values: Sequence[int], used: Callable[[int], int], rng: Random) -> int:
    fewest = min(used(value) for value in values)
    return rng.choice([value for value in values if used(value) == fewest])


def truth_pattern(size: int, true: int, rng: Random) -> tuple[bool, ...]:
    """Return ``true`` times True among ``size`` places, in a random order."""
    chosen = set(rng.sample(range(size), true))
    return tuple(place in chosen for place in range(size))


def question_id(kind: QuestionKind, stem: str, parts: Sequence[str]) -> str:
    """Return the key of a question: the same content is the same question."""
    return derived_id("question", kind.value, stem, *parts)


def topic_of(claims: Sequence[Claim], told: Sequence[str]) -> str:
    """Return the line that stands above an item: the title of the one article of its claims, without what gives things away."""
    sources = {claim.kept.source for claim in claims}
    if len(sources) != 1:
        return ""
    title = whole = sources.pop()
    if any(_YEAR.search(text) for text in told):
        title = _LIFE.sub("", title)
    if any(_tells(title, text) for text in told):
        pieces = [piece for piece in _PIECES.split(title) if piece and not any(_tells(piece, text) for text in told)]
        title = _MONTH_LEFT.sub("", " · ".join(pieces).replace(" · (", " ("))
    telling = {word for word in content_words(title) if word.isalpha() and word not in _MONTHS}
    return title if len(telling) >= min(_TELLING_TOPIC, len(content_words(whole))) else ""


def hangs_on_topic(claims: Sequence[Claim], told: Sequence[str]) -> bool:
    """Return whether sentences of an article would lose the line that says what they are about.

    A line of notes was completed when it was read; a sentence may leave out what its title says.
    """
    of_prose = [claim for claim in claims if claim.fact.of_sentence]
    telling = {word for word in content_words(topic_of(claims, told)) if word.isalpha() and word not in _MONTHS}
    return bool(of_prose) and len(telling) < _TELLING_TOPIC


def _tells(piece: str, text: str) -> bool:
    telling, shown = content_words(text), content_words(piece)
    named = {word for word in telling - _IN_MANY - _MONTHS if not word[0].isdigit()}
    return bool(telling) and (len(telling & shown) * 2 >= len(telling) or bool(named & shown))


def evidence_of(claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """Return where the claims stand."""
    return tuple(claim.evidence for claim in claims)


def tags_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the tags of the claims, each once."""
    return tuple(dict.fromkeys(tag for claim in claims for tag in claim.kept.tags))


def make(
    kind: QuestionKind,
    stem: str,
    options: Sequence[Option],
    key: int,
    claims: Sequence[Claim],
    told: Sequence[str],
    **parts: object,
) -> Question:
    """Build the question of these claims; ``told`` are the texts that the topic line must not give away."""
    question = Question(
        id="",
        kind=kind,
        stem=stem,
        options=tuple(options),
        key=key,
        topic=topic_of(claims, told),
        evidence=evidence_of(claims),
        fact_ids=tuple(
            claim.fact.id for claim in claims if claim.fact.article_id
        ),  # the bank's rows are no facts of his
        tags=tags_of(claims),
        **parts,  # type: ignore[arg-type]
    )
    return with_id(question)


def with_id(question: Question) -> Question:
    """Return the question under the key of its content."""
    shown = [option.text for option in question.options]
    shown += [line.text for line in question.statements]
    shown += [f"{row.left} : {row.right}" for row in question.rows]
    return replace(
        question, id=question_id(question.kind, question.stem, [*shown, str(question.key), *question.fact_ids])
    )
