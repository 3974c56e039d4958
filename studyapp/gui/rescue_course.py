"""When the library is damaged: find the newest sound backup, put it back or save what can be read, open again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.gui.library_client import LibraryClient
from studyapp.gui.views.copies_sheet import copy_words
from studyapp.gui.views.failure import Failure, is_damaged
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Lane

if TYPE_CHECKING:
    from studyapp.services.rescue import Copy, Rescue, Saved


class RescueCourse(QObject):
    """Works on the library's lane, on which nothing else happens while there is no library."""

    said = Signal(str)

    def __init__(
        self,
        lane: Lane,
        library: LibraryClient,
        failure: Failure,
        rescue: Callable[[], Rescue],
        clock: Callable[[], datetime],
        zone: tzinfo | None,
    ) -> None:
        super().__init__()
        self._lane, self._library, self._failure = lane, library, failure
        self._rescue, self._clock, self._zone = rescue, clock, zone
        self._copy: Copy | None = None
        self._said = ""  # to be told when the library is open again
        library.refused.connect(self._refused)
        library.opened.connect(self._opened)
        failure.restore_wanted.connect(self._restore)
        failure.salvage_wanted.connect(self._salvage)

    def _refused(self, error: Exception) -> None:
        if is_damaged(error):
            self._failure.work("Looking for a sound backup…")
            self._lane.ask(lambda: self._rescue().newest_sound(), self._found, self._failed)

    def _found(self, copy: Copy | None) -> None:
        self._copy = copy
        words = (
            copy_words(copy, copy.path.stat().st_size, self._zone or copy.made_at.astimezone().tzinfo or UTC)
            if copy
            else ""
        )
        self._failure.offer(words)

    def _restore(self) -> None:
        if copy := self._copy:
            now = self._clock()
            self._failure.work("Restoring…")
            self._lane.ask(lambda: self._rescue().restore(copy.path, now), self._restored, self._failed)

    def _restored(self, aside: Path) -> None:
        self._said = f"Restored. The damaged file is kept as {aside.name}."
        self._library.open()

    def _salvage(self) -> None:
        now = self._clock()
        self._failure.work("Reading what can be read…")
        self._lane.ask(lambda: self._rescue().salvage(now), self._salvaged, self._failed)

    def _salvaged(self, saved: Saved) -> None:
        self._said = (
            f"Saved {count(saved.cards, 'card')} with {count(saved.answers, 'answer')}. "
            f"The damaged file is kept as {saved.aside.name}."
        )
        self._library.open()

    def _opened(self) -> None:
        if self._said:
            self.said.emit(self._said)
            self._said = ""

    def _failed(self, error: Exception) -> None:
        self._failure.complain(error_line(error))
