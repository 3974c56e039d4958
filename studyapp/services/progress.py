"""How the student comes along, in numbers for pictures: what was done, is known and foreseen, marks, what is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

import numpy as np

from studyapp.domain.browse import DayFigures, SourceFigures, TagFigures
from studyapp.domain.day import day_start, study_day
from studyapp.domain.memory import State
from studyapp.domain.schedule import NO_TIME_US
from studyapp.knowledge.syllabus import Syllabus
from studyapp.scheduling import formulas
from studyapp.scheduling.formulas import Bools
from studyapp.services import recall_figures
from studyapp.services.due_days import due_by_day
from studyapp.services.mark_figures import MarkFigures, PaperFigures
from studyapp.services.recall_figures import Foreseen
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.tag_places import TagPlaces
from studyapp.store.browse_store import BrowseStore
from studyapp.store.figure_store import FigureStore
from studyapp.store.store import Store

FORECAST_DAYS = 90
LASTING_DAYS = 21.0  # Anki calls such cards mature


@dataclass(frozen=True)
class Share:
    """How many of ``asked`` were known; ``label`` is a month (``2026-10``) or an age ("3 months")."""

    label: str
    asked: int
    remembered: int

    @property
    def share(self) -> float:
        """The share that was known, 0 to 1."""
        return self.remembered / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class SyllabusLine:
    """A subject of the syllabus and how far the cards with its name as a tag have come; ``papers`` ask it."""

    name: str
    papers: tuple[str, ...]
    covers: str
    cards: int
    learned: int
    lasting: int


@dataclass(frozen=True)
class Figures:
    """All figures at one moment, of the study day ``today``.

    ``days`` are the study days with answers, the first one first. ``backlog`` counts cards that were due before today,
    ``due`` those that fall due on each of the next 90 study days, today first, without the backlog. ``by_month`` is the
    share known of the answers of a month, ``by_age`` of material that was published so many months before.

    Of the ``studied`` cards (those answered at least once) ``known`` would be recalled now, as the memory model has it.
    ``foreseen`` tells how well it foretells answers, ``expected`` the mean chance that it gave to the answers of a month
    (``2026-10``). ``test_ms`` are the milliseconds spent on papers by study day.
    """

    days: tuple[DayFigures, ...]
    backlog: int
    due: tuple[int, ...]
    by_month: tuple[Share, ...]
    by_age: tuple[Share, ...]
    sources: tuple[SourceFigures, ...]
    subjects: tuple[TagFigures, ...]
    today: int = 0
    studied: int = 0
    known: float = 0.0
    foreseen: tuple[Foreseen, ...] = ()
    expected: Mapping[str, float] = field(default_factory=dict)
    marks: MarkFigures = field(default_factory=MarkFigures)
    test_ms: Mapping[int, int] = field(default_factory=dict)
    syllabus: tuple[SyllabusLine, ...] = ()


class ProgressFigures:
    """Counts; changes nothing but sums of what was counted before."""

    def __init__(self, store: Store, zone: tzinfo, view: ScheduleView) -> None:
        self._store = store
        self._browse = BrowseStore(store)
        self._counts = FigureStore(store, self._browse)
        self._papers = PaperFigures(self._counts, zone)
        self._zone = zone
        self._view = view
        self._syllabus: Syllabus | None = None
        self._tags = TagPlaces(store, self._counts)

    def at(self, now: datetime) -> Figures:
        """Return the figures at ``now``."""
        self._browse.count_answers()
        self._view.refresh(now)
        recall_figures.count(self._counts, self._view.parameters())
        days, recall, subjects = self._browse.days(), self._counts.recall(), self._subjects()
        backlog, due = self._due(now)
        studied, known = self._known(study_day(now, self._zone))
        return Figures(
            days=days,
            backlog=backlog,
            due=due,
            by_month=_by_month(days),
            by_age=self._by_age(),
            sources=self._sources(),
            subjects=subjects,
            today=study_day(now, self._zone),
            studied=studied,
            known=known,
            foreseen=recall_figures.grouped(recall),
            expected={_month(month): mean for month, (_, mean) in recall_figures.expected_by_month(recall).items()},
            marks=self._papers.figures(),
            test_ms=self._papers.milliseconds(),
            syllabus=self._syllabus_lines(subjects),
        )

    def _known(self, today: int) -> tuple[int, float]:
        """Return how many cards were answered at least once, and how many of them would be recalled now."""
        columns = self._view.columns
        studied = ~columns.gone & (columns.stability > 0) & (columns.last_day > 0)
        elapsed = np.maximum(today - columns.last_day[studied], 0).astype(np.float64)
        chances = formulas.recall_after(elapsed, columns.stability[studied], self._view.parameters())
        return int(studied.sum()), float(chances.sum())

    def _syllabus_lines(self, subjects: tuple[TagFigures, ...]) -> tuple[SyllabusLine, ...]:
        """Return the subjects of the shipped map in its order, with what the tags of their names hold."""
        if self._syllabus is None:
            self._syllabus = Syllabus.load()
        sums: dict[str, list[int]] = {}
        for each in subjects:
            before = sums.setdefault(each.tag.casefold(), [0, 0, 0])
            for place, value in enumerate(each[1:]):
                before[place] += value
        return tuple(
            SyllabusLine(line.name, line.papers, line.line, *sums.get(line.name.casefold(), (0, 0, 0)))
            for line in self._syllabus.subjects
        )

    def _due(self, now: datetime) -> tuple[int, tuple[int, ...]]:
        """Return how many cards were due before today, and on each of the next days; a buried one on its return."""
        today, columns = study_day(now, self._zone), self._view.columns
        due = due_by_day(self._view, today, FORECAST_DAYS)
        before = (columns.due_us < _micros(day_start(today, self._zone))) & (columns.due_us != NO_TIME_US)
        backlog = int((before & columns.awake(today) & (columns.state != State.NEW)).sum())
        return backlog, (due[0] - backlog, *due[1:])

    def _sources(self) -> tuple[SourceFigures, ...]:
        """Return how far each source has come, the last imported first."""
        columns = self._view.columns
        there = ~columns.gone
        article = columns.article[there]
        learned, lasting = (which[there] for which in self._learned())
        # Each fact once, however many cards it has: the first place of its number stands for it.
        _, first = np.unique(columns.fact[there], return_index=True)
        kinds = (article[first], article, article[learned], article[lasting])
        counts = [np.bincount(kind, minlength=len(columns.articles)) for kind in kinds]
        return tuple(
            SourceFigures(
                id_,
                title,
                facts,
                *((int(count[columns.articles[id_]]) if id_ in columns.articles else 0) for count in counts),
            )
            for id_, title, facts in self._browse.sources()
        )

    def _subjects(self) -> tuple[TagFigures, ...]:
        """Return how far the cards of each tag have come, in the order of the alphabet."""
        self._tags.refresh(self._view.columns)
        there = ~self._view.columns.gone
        learned, lasting = self._learned()
        cards, known, long = (self._tags.counts(which & there) for which in (there, learned, lasting))
        found = (TagFigures(tag, number, known[tag], long[tag]) for tag, number in cards.items() if number)
        return tuple(sorted(found, key=lambda each: (each.tag.casefold(), each.tag)))

    def _learned(self) -> tuple[Bools, Bools]:
        """Return which cards are in REVIEW, and which of all are known for three weeks."""
        columns = self._view.columns
        return columns.state == int(State.REVIEW), np.nan_to_num(columns.stability) >= LASTING_DAYS

    def _by_age(self) -> tuple[Share, ...]:
        asked: Counter[int] = Counter()
        remembered: Counter[int] = Counter()
        for figures in self._browse.materials():
            age = max(0, figures.month - figures.published_month)
            asked[age] += figures.asked
            remembered[age] += figures.remembered
        return tuple(Share(_age(age), asked[age], remembered[age]) for age in sorted(asked))


def _by_month(days: tuple[DayFigures, ...]) -> tuple[Share, ...]:
    asked: Counter[tuple[int, int]] = Counter()
    remembered: Counter[tuple[int, int]] = Counter()
    for figures in days:
        day = date.fromordinal(figures.study_day)
        asked[day.year, day.month] += figures.asked
        remembered[day.year, day.month] += figures.remembered
    return tuple(
        Share(f"{year}-{month:02}", asked[year, month], remembered[year, month])
        for year, month in sorted(asked)
        if asked[year, month]
    )


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


def _age(months: int) -> str:
    return "this month" if months == 0 else "1 month" if months == 1 else f"{months} months"


def _micros(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
