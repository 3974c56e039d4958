"""How the student comes along, in numbers for pictures: by day, by month, by age of the material, by source and subject."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import numpy as np

from studyapp.domain.browse import DayFigures, SourceFigures, TagFigures
from studyapp.domain.day import day_start, study_day
from studyapp.domain.schedule import NO_TIME_US
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store

FORECAST_DAYS = 90


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
        self._browse = BrowseStore(store)
        self._zone = zone
        self._view = view

    def at(self, now: datetime) -> Figures:
        """Return the figures at ``now``."""
        self._browse.count_answers()
        self._view.refresh(now)
        days = self._browse.days()
        backlog, due = self._due(now)
        sources, subjects = self._browse.coverage()
        return Figures(days, backlog, due, _by_month(days), self._by_age(), sources, subjects)

    def _due(self, now: datetime) -> tuple[int, tuple[int, ...]]:
        """Return how many cards were due before today, and on each of the next days."""
        today = study_day(now, self._zone)
        columns = self._view.columns
        wanted = ~columns.gone & ~columns.suspended & (columns.due_us != NO_TIME_US)
        waiting = np.sort(columns.due_us[wanted])
        starts = [_micros(day_start(today + step, self._zone)) for step in range(FORECAST_DAYS + 1)]
        places = np.searchsorted(waiting, starts)
        return int(places[0]), tuple(int(count) for count in np.diff(places))

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
