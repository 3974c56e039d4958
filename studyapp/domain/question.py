"""A test item: what is shown, its options, its one key, and for every part why it is right or wrong and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Fact
from studyapp.domain.prompt import Prompt


class QuestionKind(StrEnum):
    """The formats of exams."""

    DIRECT = "mcq"
    ONE_LINER = "one_liner"
    TRUE_FALSE = "tf"
    STATEMENTS = "statements"  # "which of the statements are correct", by codes
    HOW_MANY = "how_many"
    REASON = "reason"  # Statement-I and Statement-II
    PAIRS = "pairs"  # by codes
    PAIRS_HOW_MANY = "pairs_how_many"
    MATCH = "match"  # List-I with List-II
    CHRONOLOGY = "chronology"  # events in their order, by codes


WITH_STATEMENTS = frozenset(
    {QuestionKind.STATEMENTS, QuestionKind.HOW_MANY, QuestionKind.REASON, QuestionKind.CHRONOLOGY}
)
WITH_ROWS = frozenset({QuestionKind.PAIRS, QuestionKind.PAIRS_HOW_MANY, QuestionKind.MATCH})
LADDERED = frozenset(QuestionKind) - {QuestionKind.DIRECT, QuestionKind.ONE_LINER}  # options follow from the rest


@dataclass(frozen=True)
class Evidence:
    """Where it stands. ``sentence`` is the source's wording; ``span`` its place in the article of that id, if there is one."""

    source: str
    sentence: str
    article_id: str = ""
    fact_id: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class Option:
    """One answer to choose; ``explanation`` says why it is the key or why it is not."""

    text: str
    explanation: str = ""


@dataclass(frozen=True)
class Statement:
    """One line to be judged, by itself true or false."""

    text: str
    true: bool
    explanation: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Row:
    """A pair as it is shown. ``answer`` is the right-hand side that belongs to ``left``; they match when it is shown."""

    left: str
    right: str
    answer: str
    explanation: str = ""
    evidence: Evidence | None = None

    @property
    def true(self) -> bool:
        """Whether the pair is correctly matched."""
        return self.right == self.answer


@dataclass(frozen=True)
class Question:
    """One item, complete. ``key`` is the index of the one right option.

    ``topic`` stands above the item, ``stem`` begins it, ``closing`` follows the statements or rows. ``labels`` are the
    numerals of statements and rows as printed. ``heads`` stand over the two columns of rows. ``second_list`` is List-II
    of a match, in a neutral order. ``fact_ids`` are the facts that it asks (empty for the student's own item).
    """

    id: str
    kind: QuestionKind
    stem: str
    options: tuple[Option, ...]
    key: int
    topic: str = ""
    closing: str = ""
    labels: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    rows: tuple[Row, ...] = ()
    heads: tuple[str, str] = ("", "")
    second_list: tuple[str, ...] = ()
    explanation: str = ""
    evidence: tuple[Evidence, ...] = ()
    fact_ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    own: bool = False

    @property
    def answer(self) -> str:
        """The text of the key."""
        return self.options[self.key].text


@dataclass(frozen=True)
class StoredQuestion:
    """A question in the library; a withdrawn one counts nowhere and waits for repair. Times are aware UTC."""

    question: Question
    created_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_note: str = ""


@dataclass(frozen=True)
class Kept:
    """A fact behind at least one card, with what a question needs of its article and cards.

    ``sentence`` is the source's wording; ``prompts`` are those of its cards, in the student's wording.
    """

    fact: Fact
    title: str
    published: PartialDate | None
    sentence: str
    prompts: tuple[Prompt, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The article's title with its date, as it is cited."""
        return f"{self.title} ({self.published.words()})" if self.published else self.title


def body_lines(question: Question) -> tuple[str, ...]:
    """Return the statements or rows as they are printed under the stem."""
    if question.kind is QuestionKind.MATCH:
        left = [f"{label}. {row.left}" for label, row in zip(question.labels, question.rows, strict=True)]
        right = [f"{number}. {text}" for number, text in enumerate(question.second_list, 1)]
        return (f"List-I: {question.heads[0]}", *left, f"List-II: {question.heads[1]}", *right)
    if question.kind is QuestionKind.REASON:
        return tuple(
            f"Statement-{label}: {line.text}" for label, line in zip(question.labels, question.statements, strict=True)
        )
    if question.rows:
        rows = [f"{label}. {row.left} : {row.right}" for label, row in zip(question.labels, question.rows, strict=True)]
        return (f"{question.heads[0]} : {question.heads[1]}", *rows)
    return tuple(f"{label}. {line.text}" for label, line in zip(question.labels, question.statements, strict=False))
