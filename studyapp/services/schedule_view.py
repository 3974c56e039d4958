"""The library as queues, plans and figures look at it: kept in memory, read again only where something was written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, tzinfo

import numpy as np
from numpy.typing import NDArray

from studyapp.domain.day import study_day
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.schedule import Mark
from studyapp.scheduling.columns import Columns, read
from studyapp.scheduling.formulas import Bools, Ints
from studyapp.scheduling.recent import RecentAnswers
from studyapp.scheduling.scheduler import Scheduler
from studyapp.store.store import Store

PARAMETERS_SETTING = "memory_parameters"  # a JSON list, empty for those that the app comes with
_UNKNOWN_MONTH = "9999-99"
LOG_DAYS = 35  # study days whose answers are kept at hand


class ScheduleView:
    """Follows one library. ``refresh`` before looking; it asks the file only whether another program wrote to it."""

    def __init__(self, store: Store, zone: tzinfo) -> None:
        self._store = store
        self.zone = zone
        self._mark: Mark | None = None
        self._noticed = Mark(-1, 0, 0, 0)
        self._since = 0
        self._scheduler, self._scheduler_text = Scheduler(), ""
        self._settings: dict[str, str] = {}
        self._exams: tuple[Exam, ...] | None = None
        self._months: dict[str, str] | None = None
        self._covered: dict[Scope, Bools] = {}
        self.columns = Columns.empty()
        self.recent = RecentAnswers()

    def refresh(self, now: datetime) -> None:
        """Take over what was written since the last call."""
        mark = self.notice()
        self._refresh_cards(self._store.cards_since(self._mark))
        if self._mark is None or (self._mark.epoch, self._mark.log) != (mark.epoch, mark.log):
            self._refresh_log(study_day(now, self.zone))
        self._mark = mark

    def notice(self) -> Mark:
        """Forget settings, exams and months that may have changed; return the place of now in the history of writes."""
        mark = self._store.mark()
        if mark.epoch != self._noticed.epoch or mark.other != self._noticed.other:
            self._settings, self._exams, self._months = {}, None, None
            self._covered.clear()
        self._noticed = mark
        return mark

    def setting(self, name: str) -> str:
        """Return a setting, empty where it is not set."""
        if name not in self._settings:
            self._settings[name] = self._store.setting(name)
        return self._settings[name]

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

    def published_before(self, month: str) -> Bools:
        """Return which cards come of articles that are known to be published before that month (``2026-10``)."""
        older = np.array([each < month for each in self._month_by_article()], dtype=np.bool_)
        return older[self.columns.article] if len(older) else np.zeros(len(self.columns), dtype=np.bool_)

    def months_of(self, places: Ints) -> NDArray[np.str_]:
        """Return the month of publication of the cards at these places; those that are not known sort last."""
        months = np.array(self._month_by_article(), dtype=np.str_)
        return months[self.columns.article[places]] if len(months) else np.empty(0, dtype=np.str_)

    def _month_by_article(self) -> list[str]:
        if self._months is None:
            self._months = self._store.months()
        return [self._months.get(article, _UNKNOWN_MONTH) for article in self.columns.articles]

    def _refresh_cards(self, written: frozenset[str] | None) -> None:
        if written is not None and not written:
            return
        known = len(self.columns)
        if written is None or not self.columns.patch(written, self._store.schedule(tuple(written))):
            self.columns = read(self._store.schedule_columns())
            self._covered.clear()
        elif len(self.columns) != known:
            self._covered.clear()

    def _refresh_log(self, today: int) -> None:
        if self._since == 0 or today - LOG_DAYS < self._since:
            self.recent, self._since = RecentAnswers(), today - LOG_DAYS
        self.recent.take(self._store.log_lines(self.recent.sequence, self._since))

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
