"""Papers, how one is taken, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from studyapp.domain.exam import Scope
from studyapp.domain.question import Question


@dataclass(frozen=True)
class Marking:
    """What an item brings: ``mark`` for the key, minus ``penalty`` (a share of the mark) for anything else, 0 if blank."""

    mark: Fraction = Fraction(1)
    penalty: Fraction = Fraction(0)

    @property
    def break_even(self) -> Fraction:
        """The chance of being right above which a guess pays."""
        return self.penalty / (1 + self.penalty)


@dataclass(frozen=True)
class Paper:
    """An ordered set of questions under one profile. ``missing`` says, in a student's words, what was not to be had."""

    id: str
    profile: str
    name: str
    marking: Marking
    minutes: int
    seed: int
    created_at: datetime
    questions: tuple[Question, ...]
    missing: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True)
class PaperLine:
    """One line of the list of papers."""

    id: str
    name: str
    profile: str
    created_at: datetime
    questions: int
    sittings: int


class Mode(StrEnum):
    """EXAM: with a clock, feedback after submitting. PRACTICE: feedback at once, no clock."""

    EXAM = "exam"
    PRACTICE = "practice"


class Confidence(StrEnum):
    """How sure the student was."""

    SURE = "sure"
    FIFTY_FIFTY = "fifty_fifty"
    GUESS = "guess"


@dataclass(frozen=True)
class Answer:
    """What stands for one question now; ``chosen`` are indexes of options, empty for a blank, several count as wrong.

    ``flagged`` marks it for review. ``first`` is what was chosen first: None where it was never changed. ``answered_at``
    is aware UTC.
    """

    question_id: str
    chosen: tuple[int, ...]
    answered_at: datetime
    confidence: Confidence | None = None
    flagged: bool = False
    duration_ms: int = 0
    first: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Sitting:
    """One taking of a paper, of all its questions or some (``question_ids``, in order). Times are aware UTC.

    ``deadline`` is None in practice. ``submitted_at`` is None while it is open; ``by_time`` says that the clock ended it.
    """

    id: str
    paper_id: str
    mode: Mode
    question_ids: tuple[str, ...]
    started_at: datetime
    deadline: datetime | None = None
    submitted_at: datetime | None = None
    by_time: bool = False
    answers: tuple[Answer, ...] = ()


class Outcome(StrEnum):
    """What became of one item."""

    RIGHT = "right"
    WRONG = "wrong"
    BLANK = "blank"
    WITHDRAWN = "withdrawn"


class ErrorKind(StrEnum):
    """Why marks were lost."""

    KNOWLEDGE_GAP = "knowledge_gap"
    ELIMINATION = "elimination_error"
    OVERCONFIDENCE = "overconfidence"
    SLIP = "slip"


@dataclass(frozen=True)
class Share:
    """Figures of one part of a paper; ``marks`` of ``maximum`` are exact."""

    name: str
    right: int
    wrong: int
    blank: int
    marks: Fraction
    maximum: Fraction

    @property
    def items(self) -> int:
        """How many count."""
        return self.right + self.wrong + self.blank


@dataclass(frozen=True)
class ItemResult:
    """One item with the answer that stood and what it brought."""

    question: Question
    outcome: Outcome
    marks: Fraction
    answer: Answer | None = None


@dataclass(frozen=True)
class ErrorEntry:
    """One line of the error log: the kind that is proposed, and the student's own if another one was chosen."""

    sitting_id: str
    question: Question
    answer: Answer | None
    proposed: ErrorKind
    chosen: ErrorKind | None = None

    @property
    def kind(self) -> ErrorKind:
        """The kind that counts."""
        return self.chosen or self.proposed


@dataclass(frozen=True)
class Calibration:
    """How far one word of confidence held: ``said`` and ``held`` are chances 0 to 1, ``marks`` what it earned."""

    confidence: Confidence
    items: int
    said: Fraction
    held: Fraction
    marks: Fraction
    sentence: str


@dataclass(frozen=True)
class Result:
    """A marked sitting. ``marks`` of ``maximum``, exact; withdrawn items count in neither."""

    sitting: Sitting
    paper: Paper
    total: Share
    withdrawn: int
    items: tuple[ItemResult, ...]
    by_kind: tuple[Share, ...]
    by_source: tuple[Share, ...]
    by_subject: tuple[Share, ...]
    by_confidence: tuple[Share, ...]
    calibration: tuple[Calibration, ...]
    errors: tuple[ErrorEntry, ...]


@dataclass(frozen=True)
class DueMove:
    """A card brought forward outside of the review log; ``due`` and ``moved_at`` are aware UTC."""

    card_id: str
    due: datetime
    moved_at: datetime
    reason: str
