"""Hear from the window's thread how far work on another one is, and stop it there."""

from __future__ import annotations

from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, Signal

from studyapp.domain.errors import StoppedError
from studyapp.domain.progress import Progress

_AT_MOST_EVERY = 0.05  # seconds; more often nobody sees


class Watch(QObject):
    """``tell`` is called on the other thread; ``progressed`` carries its words to this one."""

    progressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = Event()
        self._last = ("", 0.0)

    def tell(self, progress: Progress) -> None:
        """Pass the word on; raise StoppedError when the work was stopped."""
        if self._stopped.is_set():
            raise StoppedError
        if not progress.label:
            return
        label, at = self._last
        now = monotonic()
        if progress.label != label or now - at >= _AT_MOST_EVERY:
            self._last = progress.label, now
            self.progressed.emit(progress)

    def stop(self) -> None:
        """Let the next word be the last."""
        self._stopped.set()
