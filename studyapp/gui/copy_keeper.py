"""Have the library copied by itself: some seconds after opening, then every hour, and at closing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.gui.library_client import LibraryClient
from studyapp.gui.planner import Planner
from studyapp.gui.wording import error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

FIRST_MS, HOUR_MS = 10_000, 3_600_000


def automatic(services: Services) -> Path | None:
    """Write a copy if it is time for one."""
    return services.backup.automatic(services.clock())


class CopyKeeper(QObject):
    """Copies on the second connection, so that nobody waits; a copy that cannot be made is told."""

    trouble = Signal(str)

    def __init__(self, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._library, self._planner = library, planner
        self._open = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)
        library.opened.connect(self._begin)

    def keep(self) -> None:
        """Copy now if it is time."""
        self._timer.start(HOUR_MS)
        self._planner.run(automatic, lambda _: None, self._tell)

    def end(self) -> None:
        """Copy at closing, before the library is closed."""
        self._timer.stop()
        if self._open:
            self._library.ask(automatic, lambda _: None, lambda _: None)

    def _begin(self) -> None:
        self._open = True
        self._timer.start(FIRST_MS)

    def _tell(self, error: Exception) -> None:
        self.trouble.emit(f"No backup was made. {error_line(error)}")
