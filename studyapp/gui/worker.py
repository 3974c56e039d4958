"""Do work beside the window's thread, one piece after the other, and bring the answers back to it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal

from studyapp.domain.errors import StudyAppError

T = TypeVar("T")
Failed = Callable[[Exception], None]

log = logging.getLogger(__name__)


class Ticket:
    """Stands for work that was asked for. After ``cancel`` neither an answer nor an error of it arrives."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        """Drop the work: it is not begun any more, or stopped at its next item."""
        self.cancelled = True


@dataclass(frozen=True)
class _Job:
    items: Callable[[], Iterator[Any]]
    each: Callable[[Any], None]
    failed: Failed
    finished: Callable[[], None] | None
    ticket: Ticket = field(default_factory=Ticket)


class Lane(QThread):
    """One serial thread. Work runs in the order in which it was asked for; callbacks run in the window's thread."""

    _answer = Signal(object, object, object)  # ticket, callback, arguments

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._over = False  # nobody is there any more to take an answer
        self._answer.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> Ticket:
        """Call ``work`` on the thread and hand its result to ``done``, or its exception to ``failed``."""

        def once() -> Iterator[T]:
            yield work()

        return self.stream(once, done, failed)

    def stream(
        self,
        items: Callable[[], Iterator[T]],
        each: Callable[[T], None],
        failed: Failed,
        finished: Callable[[], None] | None = None,
    ) -> Ticket:
        """Hand every item of a generator to ``each``; cancelling its ticket closes the generator between two items."""
        job = _Job(items, each, failed, finished)
        self._jobs.put(job)
        return job.ticket

    def finish(self) -> None:
        """Do what was asked for so far, then stop; return when the thread has ended. No answer arrives after that."""
        self._jobs.put(None)
        self.wait()
        self._over = True

    def run(self) -> None:
        """Work until told to finish (called by Qt on the new thread)."""
        while (job := self._jobs.get()) is not None:
            self._work(job)

    def _work(self, job: _Job) -> None:
        if job.ticket.cancelled:
            return
        try:
            if self._hand_over(job) and job.finished:
                self._answer.emit(job.ticket, job.finished, ())
        except Exception as error:
            if not isinstance(error, StudyAppError):
                log.exception("work on %s failed", self.objectName())
            self._answer.emit(job.ticket, job.failed, (error,))

    def _hand_over(self, job: _Job) -> bool:
        """Emit the items one by one; return False when the ticket was cancelled on the way."""
        items = job.items()
        for item in items:
            if job.ticket.cancelled:
                close = getattr(items, "close", None)
                if close:
                    close()
                return False
            self._answer.emit(job.ticket, job.each, (item,))
        return True

    def _deliver(self, ticket: Ticket, callback: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        if not ticket.cancelled and not self._over:
            callback(*arguments)
