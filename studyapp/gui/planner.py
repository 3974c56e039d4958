"""Work forecasts out on a lane with a library connection of its own: one takes a second in which no answer may wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from studyapp.domain.changes import Changes
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.worker import Failed, Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.exam_planning import ExamForecast, WaysOut
    from studyapp.services.statistics import Aged, Load

T = TypeVar("T")
Key = tuple[str, str, int]
Record = tuple[tuple["Aged", ...], tuple["Load", ...]]


class Planner(QObject):
    """Asks a second client, opened at the first question. What is known stays known until something is written."""

    def __init__(self, library: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._opened = False
        self._known: dict[Key, Any] = {}
        self._writes = 0
        library.refused.connect(lambda _: self._set_opened(False))

    def on_changed(self, changes: Changes) -> None:
        """Forget what a write may have changed."""
        if changes.cards or changes.reviews or changes.exams or changes.settings or changes.articles:
            self._writes += 1
            self._known.clear()

    def forecast(self, exam_id: str, day: int, done: Callable[[ExamForecast], None], failed: Failed) -> Ticket:
        """Hand over what is expected on the day of the exam, as seen on the study day ``day``."""
        return self._once(
            ("forecast", exam_id, day),
            lambda services: services.exams.forecast(exam_id, services.clock()),
            done,
            failed,
        )

    def ways_out(self, exam_id: str, day: int, done: Callable[[WaysOut], None], failed: Failed) -> Ticket:
        """Hand over what helps against a shortfall."""
        return self._once(
            ("ways out", exam_id, day),
            lambda services: services.exams.ways_out(exam_id, services.clock()),
            done,
            failed,
        )

    def record(self, day: int, done: Callable[[Record], None]) -> Ticket:
        """Hand over how well was remembered by age, and what was done on each of the last 30 days."""

        def verb(services: Services) -> Record:
            now = services.clock()
            return services.statistics.retention_by_age(now), services.statistics.load(now)

        return self._once(("record", "", day), verb, done, lambda _: None)

    def tags(self, done: Callable[[tuple[str, ...]], None]) -> Ticket:
        """Hand over all tags that cards have, in the order of the alphabet."""

        def verb(services: Services) -> tuple[str, ...]:
            return tuple(sorted({tag for card in services.library.cards() for tag in card.tags}, key=str.casefold))

        return self._once(("tags", "", 0), verb, done, lambda _: None)

    def run(self, verb: Callable[[Services], T], done: Callable[[T], None], failed: Failed) -> Ticket:
        """Call a verb that takes long and writes nothing to the library."""
        if not self._opened:
            self._opened = True
            self._library.open()
        return self._library.ask(verb, done, failed)

    def rest(self, then: Callable[[], None]) -> None:
        """Close the second connection, so that the file can be put in another's place, then go on with ``then``."""
        if self._opened:
            self._opened = False
            self._library.shut(then)
        else:
            then()

    def close(self) -> None:
        """End the lane."""
        self._library.close()

    def _set_opened(self, opened: bool) -> None:
        self._opened = opened

    def _once(self, key: Key, verb: Callable[[Services], T], done: Callable[[T], None], failed: Failed) -> Ticket:
        if key in self._known:
            done(self._known[key])
            return Ticket()
        writes = self._writes

        def have(value: T) -> None:
            if writes == self._writes:
                self._known[key] = value
            done(value)

        return self.run(verb, have, failed)
