"""How papers go over time: the marks of each, by subject and format, and how right the student was when sure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from fractions import Fraction
from itertools import chain

from studyapp.domain.day import study_day
from studyapp.domain.figures import HandedIn, MarkedItem
from studyapp.domain.paper import Confidence, Marking
from studyapp.domain.question import QuestionKind
from studyapp.store.figure_store import FigureStore
from studyapp.testing.mark import KIND_WORDS, NO_SUBJECT, confidence_word

_BLANK = -1


@dataclass(frozen=True)
class Marks:
    """What was earned; ``marks`` of ``maximum`` are exact."""

    right: int = 0
    wrong: int = 0
    blank: int = 0
    marks: Fraction = Fraction(0)
    maximum: Fraction = Fraction(0)

    @property
    def items(self) -> int:
        """How many questions count."""
        return self.right + self.wrong + self.blank

    @property
    def share(self) -> float:
        """The share of the marks that could be had; below 0 where wrong answers cost more than right ones brought."""
        return float(self.marks / self.maximum) if self.maximum else 0.0

    def __add__(self, other: Marks) -> Marks:
        return Marks(
            self.right + other.right,
            self.wrong + other.wrong,
            self.blank + other.blank,
            self.marks + other.marks,
            self.maximum + other.maximum,
        )


@dataclass(frozen=True)
class PaperMarks:
    """A paper that was handed in; ``again`` says that it had been taken before."""

    sitting_id: str
    day: date
    name: str
    practice: bool
    again: bool
    marks: Marks


@dataclass(frozen=True)
class Line:
    """A subject or a format: the marks of all questions and by month (``2026-10``), the first month first."""

    name: str
    total: Marks
    by_month: tuple[tuple[str, Marks], ...]


@dataclass(frozen=True)
class Sureness:
    """Answers given with one word of confidence: ``said`` is the chance the word stands for, ``held`` what came of it."""

    confidence: Confidence
    word: str
    items: int
    right: int
    said: float

    @property
    def held(self) -> float:
        """The share that was right."""
        return self.right / self.items


@dataclass(frozen=True)
class MarkFigures:
    """``papers`` are in the order of handing in. In the other figures each question counts the first time it was met.

    Else a paper that is taken again would look like progress.
    """

    papers: tuple[PaperMarks, ...] = ()
    by_subject: tuple[Line, ...] = ()
    by_kind: tuple[Line, ...] = ()
    sureness: tuple[Sureness, ...] = ()


class PaperFigures:
    """Counts the papers of one library; asks anew only after one was handed in, removed, or a question withdrawn."""

    def __init__(self, store: FigureStore, zone: tzinfo) -> None:
        self._store = store
        self._zone = zone
        self._seen: tuple[object, ...] | None = None
        self._figures = MarkFigures()

    def figures(self) -> MarkFigures:
        """Return the figures."""
        seen = self._store.papers_fingerprint()
        if seen != self._seen:
            self._figures, self._seen = counted(self._store.handed_in(), self._store.items(), self._day), seen
        return self._figures

    def milliseconds(self) -> dict[int, int]:
        """Return the time spent on papers by the study day on which they were begun."""
        spent: dict[int, int] = {}
        for begun, took in self._store.test_times():
            day = study_day(begun, self._zone)
            spent[day] = spent.get(day, 0) + took
        return spent

    def _day(self, moment: datetime) -> date:
        return date.fromordinal(study_day(moment, self._zone))


def counted(papers: Sequence[HandedIn], items: Iterable[MarkedItem], day_of: Callable[[datetime], date]) -> MarkFigures:
    """Return the figures of these papers and their questions, which come in the order of the papers."""
    of_paper: dict[str, list[MarkedItem]] = {}
    for item in items:
        of_paper.setdefault(item.sitting_id, []).append(item)
    met: set[str] = set()
    taken: set[str] = set()
    lines: list[PaperMarks] = []
    first: list[tuple[str, Marking, list[MarkedItem]]] = []
    for paper in papers:
        all_, day = of_paper.get(paper.sitting_id, []), day_of(paper.at)
        marking = Marking(Fraction(paper.mark), Fraction(paper.penalty))
        again = paper.paper_id in taken
        lines.append(
            PaperMarks(paper.sitting_id, day, paper.name, paper.mode == "practice", again, _marks(all_, marking))
        )
        first.append((day.isoformat()[:7], marking, [item for item in all_ if item.question_id not in met]))
        taken.add(paper.paper_id)
        met.update(item.question_id for item in all_)
    return MarkFigures(
        tuple(lines),
        _lines(first, lambda item: item.subjects or (NO_SUBJECT,)),
        _lines(first, lambda item: (KIND_WORDS[QuestionKind(item.kind)],)),
        _sureness(chain.from_iterable(found for _, _, found in first)),
    )


def _lines(
    papers: Iterable[tuple[str, Marking, Sequence[MarkedItem]]], names: Callable[[MarkedItem], Iterable[str]]
) -> tuple[Line, ...]:
    """Return a line for each name, that with the most questions first."""
    sums: dict[str, dict[str, Marks]] = {}
    for month, marking, items in papers:
        groups: dict[str, list[MarkedItem]] = {}
        for item in items:
            for name in names(item):
                groups.setdefault(name, []).append(item)
        for name, group in groups.items():
            months = sums.setdefault(name, {})
            months[month] = months.get(month, Marks()) + _marks(group, marking)
    lines = (
        Line(name, sum(months.values(), Marks()), tuple(sorted(months.items(), key=lambda pair: pair[0])))
        for name, months in sums.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.total.items, line.name)))


def _marks(items: Sequence[MarkedItem], marking: Marking) -> Marks:
    right = sum(item.chosen == item.key for item in items)
    blank = sum(item.chosen == _BLANK for item in items)
    wrong = len(items) - right - blank
    return Marks(right, wrong, blank, marking.mark * (right - marking.penalty * wrong), marking.mark * len(items))


def _sureness(items: Iterable[MarkedItem]) -> tuple[Sureness, ...]:
    said: dict[str, list[MarkedItem]] = {}
    for item in items:
        if item.confidence is not None and item.chosen != _BLANK:
            said.setdefault(item.confidence, []).append(item)
    return tuple(
        Sureness(
            word,
            confidence_word(word),
            len(found),
            sum(item.chosen == item.key for item in found),
            sum(_chance(word, item) for item in found) / len(found),
        )
        for word in Confidence
        if (found := said.get(word.value, []))
    )


def _chance(confidence: Confidence, item: MarkedItem) -> float:
    """Return the chance of being right that the word stands for."""
    if confidence is Confidence.SURE:
        return 1.0
    return 0.5 if confidence is Confidence.FIFTY_FIFTY else 1 / max(1, item.options)
