"""The library as queues, plans and figures look at it: kept in memory, read again only where something was written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

import numpy as np
from numpy.typing import NDArray

from studyapp.domain.day import day_end, study_day
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.schedule import Mark
from studyapp.scheduling.columns import Columns, read, written
from studyapp.scheduling.formulas import Bools, Ints
from studyapp.scheduling.pace import learned_pace
from studyapp.scheduling.recent import PACE_ANSWERS, PACE_DAYS, RecentAnswers
from studyapp.scheduling.scheduler import Scheduler
from studyapp.store.store import Store

PARAMETERS_SETTING = "memory_parameters"  # a JSON list, empty for those that the app comes with
_UNKNOWN_MONTH = "9999-99"
LOG_DAYS = 35  # study days whose answers are kept at hand
WORTH_KEEPING = 5000  # cards: fewer are read as fast as what was kept of them
NEW_AT_HAND = 200  # new cards that are read for a day; when those are not enough, all cards are read


@dataclass
class _Near:
    """The cards that a plan of the study day ``day`` may ask; ``cut`` tells that not all new ones are among them."""

    columns: Columns
    day: int
    cut: bool


class ScheduleView:
    """Follows one library. ``refresh`` before looking; it asks the file only whether another program wrote to it.

    What takes long in a big library (all cards, the answers of the last weeks) is read when somebody looks at it. A
    plan without an exam looks at ``near`` and ``latest`` only, so the first queue after the start need not wait.
    """

    def __init__(self, store: Store, zone: tzinfo) -> None:
        self._store = store
        self.zone = zone
        self._mark: Mark | None = None
        self._noticed = Mark(-1, 0, 0, 0)
        self._today = 0
        self._scheduler, self._scheduler_text = Scheduler(), ""
        self._settings: dict[str, str] | None = None
        self._exams: tuple[Exam, ...] | None = None
        self._months: dict[str, str] | None = None
        self._covered: dict[Scope, Bools] = {}
        self._columns: Columns | None = None
        self._near: _Near | None = None
        self._latest: RecentAnswers | None = None
        self._recent: RecentAnswers | None = None
        self._since = self._latest_day = 0

    def refresh(self, now: datetime) -> None:
        """Take over what was written since the last call."""
        mark, self._today = self.notice(), study_day(now, self.zone)
        self._follow_cards(self._store.cards_since(self._mark))
        self._follow_log(mark)
        self._mark = mark

    def keep(self, now: datetime, least: int = WORTH_KEEPING) -> None:
        """Keep what was read of the cards for the next start, where that was read at all and is ``least`` cards or more."""
        if self._columns is None or len(self._columns) < least:
            return
        self.refresh(now)
        end = day_end(self._today, self.zone)
        if self._columns is not None and not self._store.keeps_columns(self._today, end):
            self._store.keep_columns(written(self._columns), self._today, end, NEW_AT_HAND)

    def notice(self) -> Mark:
        """Forget settings, exams and months that may have changed; return the place of now in the history of writes."""
        mark = self._store.mark()
        if mark.epoch != self._noticed.epoch or mark.other != self._noticed.other:
            self._settings, self._exams, self._months = None, None, None
            self._covered.clear()
        self._noticed = mark
        return mark

    @property
    def columns(self) -> Columns:
        """All cards."""
        if self._columns is None:
            self._columns, self._near = read(self._store.schedule_columns()), None
            self._covered.clear()
        return self._columns

    @property
    def near(self) -> Columns:
        """The cards that matter to a plan of today without an exam; all of them once they are at hand."""
        if self._columns is not None:
            return self._columns
        if self._near is None or self._near.day != self._today:
            end = day_end(self._today, self.zone)
            columns, cut = self._store.day_columns(self._today, end, NEW_AT_HAND)
            self._near = _Near(read(columns), self._today, cut)
        return self._near.columns

    @property
    def near_is_cut(self) -> bool:
        """Whether there are new cards that ``near`` does not hold."""
        return self._columns is None and self._near is not None and self._near.cut

    @property
    def recent(self) -> RecentAnswers:
        """The answers of the last LOG_DAYS."""
        if self._recent is None or self._today - LOG_DAYS < self._since:
            self._since = self._today - LOG_DAYS
            self._recent = self._answers(self._since)
            self._latest = None
        return self._recent

    @property
    def latest(self) -> RecentAnswers:
        """The answers of today and the pace of the student, whether or not those of the days before are at hand."""
        if self._recent is not None:
            return self.recent
        if self._latest is None or self._latest_day != self._today:
            self._latest, self._latest_day = self._answers(self._today), self._today
            timings = self._store.timings(self._today - PACE_DAYS, self._today, PACE_ANSWERS)
            self._latest.know_pace(self._today, learned_pace(timings))
        return self._latest

    def setting(self, name: str) -> str:
        """Return a setting, empty where it is not set."""
        if self._settings is None:
            self._settings = self._store.settings()
        return self._settings.get(name, "")

    def parameters(self) -> tuple[float, ...]:
        """Return the parameters of the memory model: the fitted ones, else those that the app comes with."""
        return self.scheduler().parameters

    def scheduler(self) -> Scheduler:
        """Return the scheduler with the parameters of this library."""
        text = self.setting(PARAMETERS_SETTING)
        if text != self._scheduler_text:
            self._scheduler, self._scheduler_text = _scheduler(text), text
        return self._scheduler

    def exams(self) -> tuple[Exam, ...]:
        """Return all exams, the nearest day first."""
        if self._exams is None:
            self._exams = self._store.exams()
        return self._exams

    def covered(self, scope: Scope) -> Bools:
        """Return which cards an exam of that scope is about."""
        if scope not in self._covered:
            self._covered[scope] = self._cover(scope)
        return self._covered[scope]

    def published_before(self, month: str, columns: Columns) -> Bools:
        """Return which of the cards come of articles that are known to be published before that month (``2026-10``)."""
        older = np.array([each < month for each in self._month_by_article(columns)], dtype=np.bool_)
        return older[columns.article] if len(older) else np.zeros(len(columns), dtype=np.bool_)

    def months_of(self, places: Ints) -> NDArray[np.str_]:
        """Return the month of publication of the cards at these places; those that are not known sort last."""
        months = np.array(self._month_by_article(self.columns), dtype=np.str_)
        return months[self.columns.article[places]] if len(months) else np.empty(0, dtype=np.str_)

    def _month_by_article(self, columns: Columns) -> list[str]:
        if self._months is None:
            self._months = self._store.months()
        return [self._months.get(article, _UNKNOWN_MONTH) for article in columns.articles]

    def _follow_cards(self, written: frozenset[str] | None) -> None:
        """Take over these cards, None for any; what cannot be mended is read again when it is looked at."""
        if written is not None and not written:
            return
        rows = () if written is None else self._store.schedule(tuple(written))
        if self._columns is not None:
            if written is None or not self._columns.patch(written, rows):
                self._columns = None
                self._covered.clear()
            else:
                self._cover_again(written)
        if self._near is not None:
            known = len(self._near.columns)
            patched = written is not None and self._near.columns.patch(written, rows)
            if not patched or (self._near.cut and len(self._near.columns) != known):
                self._near = None

    def _follow_log(self, mark: Mark) -> None:
        if self._mark is None or self._mark.epoch != mark.epoch:  # the file may be another one
            self._recent = self._latest = None
        elif self._mark.log != mark.log:
            if self._recent is not None:
                self._recent.take(self._store.log_lines(self._recent.sequence, 0))
            if self._latest is not None:
                lines = self._store.log_lines(self._latest.sequence, 0)
                if all(line.undoes is None and line.study_day >= self._latest_day for line in lines):
                    self._latest.take(lines)
                else:  # the pace may be another one
                    self._latest = None

    def _answers(self, first: int) -> RecentAnswers:
        answers = RecentAnswers()
        lines, answers.sequence = self._store.answers_since(first)
        answers.take(lines)
        return answers

    def _cover_again(self, written: frozenset[str]) -> None:
        """Ask anew which of these cards exams are about: they may be new, or have other tags."""
        for scope, before in self._covered.items():
            covered = np.full(len(self.columns), scope.is_everything())
            covered[: len(before)] = before
            if not scope.is_everything():
                found = self._store.covered(scope, tuple(written))
                for card_id in written & self.columns.places.keys():
                    covered[self.columns.places[card_id]] = card_id in found
            self._covered[scope] = covered

    def _cover(self, scope: Scope) -> Bools:
        if scope.is_everything():
            return np.ones(len(self.columns), dtype=np.bool_)
        covered = self._store.covered(scope)
        return np.array([card_id in covered for card_id in self.columns.ids], dtype=np.bool_)


def _scheduler(text: str) -> Scheduler:
    """Return the scheduler with these parameters; with those that the app comes with when they make no model."""
    try:
        scheduler = Scheduler(parameters=tuple(float(each) for each in json.loads(text))) if text else Scheduler()
        scheduler.check()
    except (TypeError, ValueError):
        return Scheduler()
    return scheduler


def places_of(columns: Columns, card_ids: Sequence[str]) -> list[int]:
    """Return where these cards stand; one that is not there is left out."""
    return [columns.places[card_id] for card_id in card_ids if card_id in columns.places]
