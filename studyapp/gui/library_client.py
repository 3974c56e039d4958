"""Ask an open library from the window's thread; everything it does happens on the lane that owns the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from studyapp.domain.changes import Changes
from studyapp.domain.errors import LibraryError
from studyapp.gui.events import Events
from studyapp.gui.worker import Failed, Lane, Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

T = TypeVar("T")


class _NotOpenError(LibraryError):
    """The library did not open; the window says so by itself."""


class LibraryClient(QObject):
    """Opens the library and passes verbs to it, in order.

    What is asked before the library is open waits for it. ``failed`` of the caller takes an error as a value; without
    one the error goes out by the signal ``trouble``.
    """

    opened = Signal()
    refused = Signal(object)  # the exception that opening raised
    trouble = Signal(object)  # the exception of a verb whose caller did not care

    def __init__(self, lane: Lane, events: Events, factory: Callable[[], Services]) -> None:
        super().__init__()
        self._lane = lane
        self._events = events
        self._factory = factory
        self._services: Services | None = None  # touched by the lane's thread only

    def open(self) -> None:
        """Open the library; ``opened`` or ``refused`` follows."""
        self._lane.ask(self._open, lambda _: self.opened.emit(), self.refused.emit)

    def ask(self, verb: Callable[[Services], T], done: Callable[[T], None], failed: Failed | None = None) -> Ticket:
        """Call ``verb`` with the services; hand its result to ``done``."""
        return self._lane.ask(lambda: verb(self._open_services()), done, self._reporter(failed))

    def change(
        self,
        verb: Callable[[Services], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> Ticket:
        """Call a ``verb`` that writes; tell its Changes to ``done`` and then to everybody."""
        return self.ask(verb, lambda changes: self._changed(changes, done), failed)

    def announce(self, changes: Changes) -> None:
        """Tell everybody what a verb passed to ``ask`` has changed."""
        self._events.changed.emit(changes)

    def shut(self, then: Callable[[], None]) -> None:
        """Close the library but not the lane, then go on with ``then``. It can be opened again."""
        self._lane.ask(self._close, lambda _: then(), lambda _: then())

    def close(self) -> None:
        """Close the library after all that was asked for; return when it is closed."""
        self._lane.ask(self._close, lambda _: None, self._swallow)
        self._lane.finish()

    def _open(self) -> None:
        self._services = self._factory()

    def _open_services(self) -> Services:
        if self._services is None:
            raise _NotOpenError("The library is not open.")
        return self._services

    def _close(self) -> None:
        if self._services is not None:
            self._services.close()
            self._services = None

    def _changed(self, changes: Changes, done: Callable[[Changes], None] | None) -> None:
        if done:
            done(changes)
        self.announce(changes)

    def _reporter(self, failed: Failed | None) -> Failed:
        def report(error: Exception) -> None:
            if not isinstance(error, _NotOpenError):
                (failed or self.trouble.emit)(error)

        return report

    def _swallow(self, _error: Exception) -> None:
        """Closing is the last thing that is done: there is no window left to tell."""
