"""How the student comes along, in numbers for pictures: by day, by month, by age of the material, by source and subject."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import numpy as np

from studyapp.domain.browse import DayFigures, SourceFigures, TagFigures
from studyapp.domain.day import day_start, study_day
from studyapp.domain.memory import State
from studyapp.domain.schedule import NO_TIME_US
from studyapp.scheduling.formulas import Bools, Ints
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.browse_store import BrowseStore
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
class Figures:
    """All figures at one moment.

    ``days`` are the study days with answers, the first one first. ``backlog`` counts cards that were due before today,
    ``due`` those that fall due on each of the next 90 study days, today first, without the backlog. ``by_month`` is the
    share known of the answers of a month, ``by_age`` of material that was published so many months before.
    """

    days: tuple[DayFigures, ...]
    backlog: int
    due: tuple[int, ...]
    by_month: tuple[Share, ...]
    by_age: tuple[Share, ...]
    sources: tuple[SourceFigures, ...]
    subjects: tuple[TagFigures, ...]


class ProgressFigures:
    """Counts; changes nothing but sums of what was counted before."""

    def __init__(self, store: Store, zone: tzinfo, view: ScheduleView) -> None:
        self._store = store
        self._browse = BrowseStore(store)
        self._zone = zone
        self._view = view
        self._tagged_at: tuple[int, int] | None = None
        self._by_tag: dict[str, Ints] = {}

    def at(self, now: datetime) -> Figures:
        """Return the figures at ``now``."""
        self._browse.count_answers()
        self._view.refresh(now)
        days = self._browse.days()
        backlog, due = self._due(now)
        return Figures(days, backlog, due, _by_month(days), self._by_age(), self._sources(), self._subjects())

    def _due(self, now: datetime) -> tuple[int, tuple[int, ...]]:
        """Return how many cards were due before today, and on each of the next days."""
        today = study_day(now, self._zone)
        columns = self._view.columns
        wanted = ~columns.gone & ~columns.suspended & (columns.due_us != NO_TIME_US)
        waiting = np.sort(columns.due_us[wanted])
        starts = [_micros(day_start(today + step, self._zone)) for step in range(FORECAST_DAYS + 1)]
        places = np.searchsorted(waiting, starts)
        return int(places[0]), tuple(int(count) for count in np.diff(places))

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
        learned, lasting = self._learned()
        found = {}
        for tag, places in self._places_by_tag().items():
            there = places[~self._view.columns.gone[places]]
            if len(there):
                found[tag] = TagFigures(tag, len(there), int(learned[there].sum()), int(lasting[there].sum()))
        return tuple(found[tag] for tag in sorted(found, key=lambda tag: (tag.casefold(), tag)))

    def _learned(self) -> tuple[Bools, Bools]:
        """Return which cards are in REVIEW, and which of all are known for three weeks."""
        columns = self._view.columns
        return columns.state == int(State.REVIEW), np.nan_to_num(columns.stability) >= LASTING_DAYS

    def _places_by_tag(self) -> dict[str, Ints]:
        """Return the places of the cards of each tag; asked again only when cards were written."""
        mark = self._store.mark()
        if (mark.epoch, mark.cards) != self._tagged_at:
            tags, ids = self._browse.tagged_cards()
            places = self._view.columns.places
            by_tag: dict[str, list[int]] = {}
            for tag, number in tags:
                place = places.get(ids.get(number, ""))
                if place is not None:
                    by_tag.setdefault(tag, []).append(place)
            self._by_tag = {tag: np.array(found, dtype=np.int64) for tag, found in by_tag.items()}
            self._tagged_at = (mark.epoch, mark.cards)
        return self._by_tag

    def _by_age(self) -> tuple[Share, ...]:
        asked: Counter[int] = Counter()
        remembered: Counter[int] = Counter()
        for figures in self._browse.materials():
            age = max(0, figures.month - figures.published_month)
            asked[age] += figures.asked
            remembered[age] += figures.remembered
        return tuple(Share(_age(age), asked[age], remembered[age]) for age in sorted(asked))


def _by_month(days: tuple[DayFigures, ...]) -> tuple[Share, ...]:
    asked: Counter[str] = Counter()
    remembered: Counter[str] = Counter()
    for figures in days:
        month = date.fromordinal(figures.study_day).isoformat()[:7]
        asked[month] += figures.asked
        remembered[month] += figures.remembered
    return tuple(Share(month, asked[month], remembered[month]) for month in sorted(asked) if asked[month])


def _age(months: int) -> str:
    return "this month" if months == 0 else "1 month" if months == 1 else f"{months} months"


def _micros(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
