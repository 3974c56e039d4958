"""The course of looking at one exam: how it stands, what is expected, what helps, and what the student chose of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.domain.changes import Changes
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.planner import Planner
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.exam_planning import ExamForecast, ExamOutlook, WaysOut

ACCEPTED_SETTING = "accepted_shortfalls"  # exams, each with the minutes at which its shortfall was accepted


def accepted_key(outlook: ExamOutlook) -> str:
    """Return the word under which a shortfall is accepted: other minutes are another shortfall."""
    return f"{outlook.exam.id}:{outlook.minutes:g}"


class ExamCourse(QObject):
    """Holds what is known of one exam. It asks by itself for what takes long, and tells when that arrives."""

    moved = Signal()  # something arrived or was chosen
    trouble = Signal(str)
    said = Signal(str)

    def __init__(self, library: LibraryClient, planner: Planner, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._planner = library, planner
        self._tickets: list[Ticket] = []
        self._day = 0
        self._dropped: tuple[str, ...] = ()
        self.outlook: ExamOutlook | None = None
        self.forecast: ExamForecast | None = None
        self.ways: WaysOut | None = None
        self.accepted = False

    def look(self, outlook: ExamOutlook | None, day: int, accepted: str) -> None:
        """Turn to an exam (None: to none) as seen on the study day ``day``; ``accepted`` is the setting's text."""
        before = self.outlook
        self.outlook, self._day = outlook, day
        if outlook is None or before is None or before.exam != outlook.exam:
            self.forecast, self.ways = None, None
        self.accepted = outlook is not None and accepted_key(outlook) in accepted.split(",")
        self._cancel()
        if outlook is not None and outlook.days_left >= 0 and outlook.cards:
            self._tickets.append(self._planner.forecast(outlook.exam.id, day, self._have_forecast, self._failed))
        self.moved.emit()

    def short(self) -> bool:
        """Return whether less is expected than one would want, and nobody has accepted that."""
        return self.forecast is not None and self.forecast.short and not self.accepted

    def can_take_back(self) -> bool:
        """Return whether cards were put to sleep here that can be woken."""
        return bool(self._dropped)

    # The three ways out

    def more_minutes(self) -> None:
        """Give the exam the minutes that bring enough."""
        if self.outlook and self.ways and self.ways.minutes:
            exam = replace(self.outlook.exam, minutes=float(self.ways.minutes))
            self._change(lambda s: s.exams.change(exam, s.clock()), f"{exam.minutes:g} minutes a day from now on.")

    def leave_out(self) -> None:
        """Put the least important cards to sleep."""
        if self.ways and self.ways.drop_ids:
            ids = self.ways.drop_ids
            self._change(
                lambda s: s.exams.drop(ids),
                f"{count(len(ids), 'card')} paused. Ctrl+Z wakes them.",
                lambda: self._keep(ids),
            )

    def accept(self) -> None:
        """Accept the shortfall; it is not spoken of again until the minutes are others."""
        if outlook := self.outlook:
            key = accepted_key(outlook)

            def verb(services: Services) -> Changes:
                old = [each for each in services.library.setting(ACCEPTED_SETTING).split(",") if each]
                kept = [each for each in old if not each.startswith(outlook.exam.id)]
                return services.library.set_setting(ACCEPTED_SETTING, ",".join([*kept, key]))

            self._change(verb, "Accepted. The plan makes the most of the minutes you have.")

    def take_back(self) -> None:
        """Wake the cards that were put to sleep here."""
        ids, self._dropped = self._dropped, ()
        if ids:
            self._change(lambda s: s.library.suspend(ids, False), f"{count(len(ids), 'card')} woken.")

    # What comes back

    def _have_forecast(self, forecast: ExamForecast) -> None:
        self.forecast = forecast
        if forecast.short and not self.accepted:
            self._tickets.append(self._planner.ways_out(forecast.exam.id, self._day, self._have_ways, self._failed))
        else:
            self.ways = None
        self.moved.emit()

    def _have_ways(self, ways: WaysOut) -> None:
        self.ways = ways
        self.moved.emit()

    def _change(self, verb: Callable[[Services], Changes], words: str, then: Callable[[], None] | None = None) -> None:
        def done(_changes: Changes) -> None:
            if then:
                then()
            self.said.emit(words)

        self._library.change(verb, done, self._failed)

    def _keep(self, ids: tuple[str, ...]) -> None:
        self._dropped = ids

    def _failed(self, error: Exception) -> None:
        self.trouble.emit(error_line(error))

    def _cancel(self) -> None:
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
