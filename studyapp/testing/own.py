"""The student's own question in any format: built from its parts, and checked by the rules that ours are held to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studyapp.domain.errors import InputError
from studyapp.domain.ids import derived_id
from studyapp.domain.question import LADDERED, Evidence, Option, Question, QuestionKind, Row, Statement
from studyapp.testing.build import with_id
from studyapp.testing.kinds.chronology import CLOSING as CHRONOLOGICAL
from studyapp.testing.kinds.statements import rung
from studyapp.testing.kinds.true_false import OPTIONS as TRUE_FALSE
from studyapp.testing.ladders import (
    DEFAULT_LADDERS,
    TWO_STATEMENTS,
    Code,
    code_text,
    fill,
    labels,
    legal_code_sets,
)
from studyapp.text.similarity import content_words

_LONGEST_KEY = 1.4
_LONGEST_STEM = 60
_RELATIVE = re.compile(
    r"\b(?:this|last|next|current) (?:year|month|week)\b|\b(?:recently|now|today|yesterday|tomorrow)\b", re.IGNORECASE
)
_HANGING = re.compile(r"^(?:It|They|He|She|These|Those|This|That)\b")
_ALL_NONE = re.compile(r"\b(?:all|none) of (?:the above|these)\b|\bboth [a-e] and [a-e]\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(?:always|never|only|all|none|every)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|except|incorrect|false)\b", re.IGNORECASE)
_ASKS_CORRECT = "Which of the statements given above is/are correct?"


class Severity(StrEnum):
    """How bad: a MUST is never stored, a SHOULD is said."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True)
class Fault:
    """One thing to mend; ``where`` names the part (``stem``, ``options``, ``key``, ``statements``, ``rows``)."""

    where: str
    severity: Severity
    told: str


@dataclass(frozen=True)
class OwnQuestion:
    """What the student types. Of ``options`` and ``key`` the laddered formats need only a key for REASON.

    ``statements`` are texts with their truth (events: the earliest first, all true), ``rows`` left, right as shown, and the
    right-hand side that belongs to it.
    ``explanations`` go with options, statements or rows, in their order; ``source`` says where it stands.
    """

    kind: QuestionKind
    stem: str
    options: tuple[str, ...] = ()
    key: int | None = None
    statements: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()
    heads: tuple[str, str] = ("", "")
    explanations: tuple[str, ...] = ()
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()


def faults(own: OwnQuestion) -> tuple[Fault, ...]:
    """Return everything that is wrong, the worst first."""
    found = [*_of_stem(own), *_of_form(own)]
    return tuple(sorted(found, key=lambda fault: fault.severity is not Severity.MUST))


def question_of(own: OwnQuestion) -> Question:
    """Return the question; raise InputError with the first fault that must be mended."""
    worst = next((fault for fault in faults(own) if fault.severity is Severity.MUST), None)
    if worst is not None:
        raise InputError(worst.told)
    options, key = _options(own)
    statements = tuple(
        Statement(text.strip(), true, _at(own.explanations, place)) for place, (text, true) in enumerate(own.statements)
    )
    if own.kind is QuestionKind.CHRONOLOGY:
        statements = tuple(statements[place] for place in _mixed(own))
    rows = tuple(
        Row(left.strip(), right.strip(), answer.strip(), _at(own.explanations, place))
        for place, (left, right, answer) in enumerate(own.rows)
    )
    return with_id(
        Question(
            id="",
            kind=own.kind,
            stem=own.stem.strip(),
            options=options,
            key=key,
            closing=_closing(own.kind),
            labels=_labels(own),
            statements=statements,
            rows=rows,
            heads=own.heads,
            second_list=_second_list(own),
            explanation=own.explanation.strip(),
            evidence=(Evidence(own.source.strip(), own.explanation.strip()),) if own.source.strip() else (),
            tags=own.tags,
            own=True,
        )
    )


def _must(where: str, told: str) -> Fault:
    return Fault(where, Severity.MUST, told)


def _should(where: str, told: str) -> Fault:
    return Fault(where, Severity.SHOULD, told)


def _of_stem(own: OwnQuestion) -> Iterator[Fault]:
    stem = own.stem.strip()
    if not stem:
        yield _must("stem", "The question is empty.")
    if len(stem.split()) > _LONGEST_STEM:
        yield _should("stem", f"The question has more than {_LONGEST_STEM} words.")
    if _RELATIVE.search(stem):
        yield _should(
            "stem", "“This year”, “recently” and the like mean something else in some months: write the date."
        )
    if _HANGING.match(stem):
        yield _should("stem", "The question begins with a word that points to something before it: name it.")
    if _NEGATIVE.search(stem) and own.kind in (QuestionKind.DIRECT, QuestionKind.ONE_LINER):
        yield _should("stem", "A question for what is not so is often read wrongly.")


def _of_form(own: OwnQuestion) -> Iterator[Fault]:
    if own.kind not in LADDERED:
        yield from _of_options(own)
    elif own.kind in (QuestionKind.PAIRS, QuestionKind.PAIRS_HOW_MANY, QuestionKind.MATCH):
        yield from _of_rows(own)
    else:
        yield from _of_statements(own)


def _of_options(own: OwnQuestion) -> Iterator[Fault]:
    options = [option.strip() for option in own.options]
    if not 3 <= len(options) <= 5:
        yield _must("options", "A question needs 3 to 5 options.")
    if not all(options):
        yield _must("options", "An option is empty.")
    if len({" ".join(option.lower().split()) for option in options}) < len(options):
        yield _must("options", "Two options are the same.")
    if own.key is None or not 0 <= own.key < len(options):
        yield _must("key", "Mark the one right option.")
    elif all(options):
        yield from _of_key(own.stem, options, own.key)


def _of_key(stem: str, options: Sequence[str], key: int) -> Iterator[Fault]:
    right, others = options[key], [option for place, option in enumerate(options) if place != key]
    words = content_words(right)
    if any(words and (words < content_words(other) or content_words(other) < words) for other in others):
        yield _should("options", "An option is a part of the right one, or the other way round: both may be right.")
    if any(_ALL_NONE.search(option) for option in options):
        yield _should("options", "“All of the above” and “none of the above” test reading, not knowing.")
    mean = sum(map(len, options)) / len(options)
    if others and len(right) > _LONGEST_KEY * mean and len(right) > max(map(len, others)):
        yield _should("options", "The right option is by far the longest: that gives it away.")
    repeated = words & content_words(stem)
    if repeated and not any(repeated & content_words(other) for other in others):
        yield _should("options", f"“{min(repeated)}” stands in the question and only in the right option.")
    if any(_ABSOLUTE.search(other) for other in others) and not _ABSOLUTE.search(right):
        yield _should("options", "Words such as “always” or “only” stand in wrong options alone: they give them away.")


_STATEMENTS_NEEDED = {
    QuestionKind.TRUE_FALSE: (1, 1),
    QuestionKind.STATEMENTS: (2, 4),
    QuestionKind.HOW_MANY: (3, 4),
    QuestionKind.REASON: (2, 2),
    QuestionKind.CHRONOLOGY: (4, 4),
}


def _of_statements(own: OwnQuestion) -> Iterator[Fault]:
    least, most = _STATEMENTS_NEEDED[own.kind]
    texts = [text.strip() for text, _ in own.statements]
    if not least <= len(texts) <= most:
        parts = "events, the earliest first" if own.kind is QuestionKind.CHRONOLOGY else "statements"
        yield _must("statements", f"This format needs {least if least == most else f'{least} to {most}'} {parts}.")
    if not all(texts):
        yield _must("statements", "A statement is empty.")
    if len(set(texts)) < len(texts):
        yield _must("statements", "Two statements are the same.")
    for text in texts:
        if _HANGING.match(text) or _RELATIVE.search(text):
            yield _should("statements", f"“{text[:40]}” cannot be judged by itself: name what it speaks of, and when.")
    if not any(true for _, true in own.statements):
        if (own.kind is QuestionKind.HOW_MANY and len(texts) == 4) or own.kind is QuestionKind.REASON:
            yield _must("statements", "This format has no option for none being correct.")
        if own.kind is QuestionKind.STATEMENTS and len(texts) > 2:
            yield _must("statements", "With three or four statements at least one must be correct.")
    if own.kind is QuestionKind.REASON and all(true for _, true in own.statements) and own.key not in (0, 1):
        yield _must("key", "Say whether Statement-II explains Statement-I.")


def _of_rows(own: OwnQuestion) -> Iterator[Fault]:
    least = 4 if own.kind is QuestionKind.MATCH else 3
    if not least <= len(own.rows) <= 4:
        yield _must("rows", f"This format needs {least if least == 4 else f'{least} to 4'} rows.")
    if not all(part.strip() for row in own.rows for part in row):
        yield _must("rows", "A cell is empty.")
    if not all(head.strip() for head in own.heads):
        yield _must("rows", "Each column needs a head that says what stands in it.")
    if len({row[0].strip().lower() for row in own.rows}) < len(own.rows):
        yield _must("rows", "Two rows have the same left side.")
    if own.kind is QuestionKind.MATCH and len({row[2].strip().lower() for row in own.rows}) < len(own.rows):
        yield _must("rows", "Two rows have the same right side: the match is not certain.")
    none_true = not any(right.strip() == answer.strip() for _, right, answer in own.rows)
    if none_true and (
        own.kind is QuestionKind.PAIRS or (own.kind is QuestionKind.PAIRS_HOW_MANY and len(own.rows) == 4)
    ):
        yield _must("rows", "This format has no option for none being matched.")


def _options(own: OwnQuestion) -> tuple[tuple[Option, ...], int]:
    if own.kind not in LADDERED:
        assert own.key is not None
        given = [text.strip() for text in own.options]
        return tuple(Option(text, _at(own.explanations, place)) for place, text in enumerate(given)), own.key
    texts, key = _laddered(own)
    return tuple(Option(text, own.explanation.strip()) for text in texts), key


def _laddered(own: OwnQuestion) -> tuple[Sequence[str], int]:
    """Return the options that follow from statements or rows, and which of them is right."""
    truth = [true for _, true in own.statements] or [right.strip() == answer.strip() for _, right, answer in own.rows]
    code = frozenset(place for place, true in enumerate(truth) if true)
    if own.kind is QuestionKind.TRUE_FALSE:
        return TRUE_FALSE, 0 if truth[0] else 1
    if own.kind is QuestionKind.REASON:
        return DEFAULT_LADDERS["reason"], (own.key or 0) if all(truth) else 2 if truth[0] else 3
    if own.kind is QuestionKind.MATCH:
        return _match_options(own)
    if own.kind is QuestionKind.CHRONOLOGY:
        return _orders(own)
    if own.kind in (QuestionKind.HOW_MANY, QuestionKind.PAIRS_HOW_MANY):
        name = "how_many" if own.kind is QuestionKind.HOW_MANY else "pairs"
        return DEFAULT_LADDERS[f"{name}_{len(truth)}"], rung(len(truth), len(code))
    return _coded(code, _labels(own))


def _coded(code: Code, numbers: tuple[str, ...]) -> tuple[Sequence[str], int]:
    if len(numbers) == 2:
        return fill(DEFAULT_LADDERS["two_statements"], numbers), TWO_STATEMENTS.index(code)
    sets = [codes for codes in legal_code_sets(len(numbers)) if code in codes]
    codes = sets[len(sets) // 2]
    return [code_text(each, numbers) for each in codes], codes.index(code)


def _match_options(own: OwnQuestion) -> tuple[Sequence[str], int]:
    second = _second_list(own)
    numbers = [second.index(row[2].strip()) + 1 for row in own.rows]
    first, other, third, fourth = numbers
    arrangements = [
        (other, first, third, fourth),
        (first, other, third, fourth),
        (other, first, fourth, third),
        (first, other, fourth, third),
    ]
    return [
        ", ".join(f"{letter}-{number}" for letter, number in zip("ABCD", each, strict=True)) for each in arrangements
    ], 1


def _mixed(own: OwnQuestion) -> tuple[int, ...]:
    """Return in which order events are printed that were written the earliest first; the same events, the same order."""
    texts = [text.strip() for text, _ in own.statements]
    return tuple(sorted(range(len(texts)), key=lambda place: derived_id("event", *texts, str(place))))


def _orders(own: OwnQuestion) -> tuple[Sequence[str], int]:
    """Return four orders by the numbers printed, and which of them is that in which the events were written."""
    mixed = _mixed(own)
    first, second, third, fourth = (str(mixed.index(place) + 1) for place in range(len(mixed)))
    orders = [
        (second, first, third, fourth),
        (first, second, fourth, third),
        (first, second, third, fourth),
        (second, first, fourth, third),
    ]
    return ["-".join(each) for each in orders], 2


def _second_list(own: OwnQuestion) -> tuple[str, ...]:
    if own.kind is not QuestionKind.MATCH:
        return ()
    return tuple(sorted(row[2].strip() for row in own.rows))


def _labels(own: OwnQuestion) -> tuple[str, ...]:
    if own.kind is QuestionKind.MATCH:
        return ("A", "B", "C", "D")
    if own.kind is QuestionKind.REASON:
        return ("I", "II")
    return labels(len(own.statements) or len(own.rows), "arabic") if own.kind in LADDERED else ()


def _closing(kind: QuestionKind) -> str:
    return {
        QuestionKind.STATEMENTS: _ASKS_CORRECT,
        QuestionKind.HOW_MANY: "How many of the statements given above are correct?",
        QuestionKind.REASON: "Which one of the following is correct in respect of the above statements?",
        QuestionKind.PAIRS: "Which of the pairs given above is/are correctly matched?",
        QuestionKind.PAIRS_HOW_MANY: "How many of the pairs given above are correctly matched?",
        QuestionKind.MATCH: "Codes:",
        QuestionKind.CHRONOLOGY: CHRONOLOGICAL,
    }.get(kind, "")


def _at(texts: Sequence[str], place: int) -> str:
    return texts[place].strip() if place < len(texts) else ""
