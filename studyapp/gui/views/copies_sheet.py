"""The copies of the library, and the way back to one of them."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from studyapp.gui.events import EVERYTHING
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.planner import Planner
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count, day_words, error_line, size_words

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.backup import Copy

Copies = tuple[tuple["Copy", int], ...]  # each with its size in bytes
REASONS = {
    "": "made by you",
    "auto": "made by itself",
    "before-load": "before an import",
    "before-restore": "before a restore",
    "before-rescue": "before a rescue",
    "before-rebuild": "before a rebuild",
    "before-update": "before an update",
}


def copy_words(copy: Copy, size: int, zone: tzinfo) -> str:
    """Return one line on a copy: ``20 November 2026, 12:00 · 1.2 MB · made by itself``."""
    local = copy.made_at.astimezone(zone)
    why = REASONS.get(copy.why, copy.why.replace("-", " "))
    return f"{day_words(local.date())}, {local:%H:%M} · {size_words(size)} · {why}"


def copies(services: Services) -> tuple[Copies, tzinfo]:
    """Ask for the copies that still are there, the newest first."""
    return tuple(
        (copy, copy.path.stat().st_size) for copy in services.backup.copies() if copy.path.exists()
    ), services.zone


class CopiesSheet(Sheet):
    """Puts a copy in the library's place in one step; what was there is kept among the copies."""

    def __init__(self, library: LibraryClient, planner: Planner, parent: QWidget | None) -> None:
        super().__init__("Restore a backup", "Restore", parent)
        self._library, self._planner = library, planner
        self._copies: Copies = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Backups")
        self._about = Text("Looking for backups…", "muted")
        self.body.addWidget(self._about)
        self.body.addWidget(self.list, 1)
        self.main.setEnabled(False)
        self.main.clicked.connect(self.restore)
        self.main.setToolTip("Put the chosen copy in the place of the library (Enter)")
        self._ask()

    def restore(self) -> None:
        """Put the chosen copy back."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._copies):
            return
        copy = self._copies[row][0]
        self.set_busy("Restoring…")
        self._planner.rest(lambda: self._put_back(copy.path))  # a second connection would keep the file in use

    def _put_back(self, copy: Path) -> None:
        self._library.ask(
            lambda services: services.backup.restore(copy, services.clock()), self._restored, self._failed
        )

    def _ask(self) -> None:
        self._library.ask(copies, self._have, self._failed)

    def _have(self, asked: tuple[Copies, tzinfo]) -> None:
        if self.gone:
            return
        self._copies, zone = asked
        self.list.clear()
        self.list.addItems([copy_words(copy, size, zone) for copy, size in self._copies])
        self.list.setCurrentRow(0 if self._copies else -1)
        self.list.setFocus()
        self.main.setEnabled(bool(self._copies))
        self._about.setText(
            f"{count(len(self._copies), 'backup')}. The present state is kept as another one before you go back."
            if self._copies
            else "There is no backup yet."
        )

    def _restored(self, aside: Path) -> None:
        self._library.announce(EVERYTHING)
        self.tell(f"Restored. The state before is kept as {aside.name}.")
        if not self.gone:
            self._ask()

    def _failed(self, error: Exception) -> None:
        self.complain(error_line(error))
        if not self.gone:
            self.main.setEnabled(bool(self._copies))
