"""The page that is seen when the library cannot be opened: what is wrong, and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.errors import LibraryError, StudyAppError
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Column, Text

ADVICE = (
    (("newer",), "Install the newest StudyApp; this one leaves the library as it is."),
    (("lock", "in use", "busy"), "Close the other StudyApp (or the program that has the file open), then try again."),
    (
        ("read-only", "permission", "not be written", "cannot be made", "may not be opened"),
        "Check that the folder may be written to, then try again.",
    ),
    (("full", "space"), "Free some space on the disk, then try again."),
    (
        ("damaged", "malformed", "not a database", "not a library", "corrupt"),
        "Nothing was changed. Whatever you choose, the damaged file is kept; copies lie in “backups” beside it.",
    ),
)
OTHERWISE = "Try again. If it happens again, the log file says more."


DAMAGED = ADVICE[-1][0]


def is_damaged(error: Exception) -> bool:
    """Return whether a rescue may help."""
    return isinstance(error, LibraryError) and any(sign in str(error).lower() for sign in DAMAGED)


def advice(error: Exception) -> str:
    """Return what the student can do about an error at opening."""
    if not isinstance(error, StudyAppError):
        return OTHERWISE
    words = str(error).lower()
    return next((line for signs, line in ADVICE if any(sign in words for sign in signs)), OTHERWISE)


class Failure(QWidget):
    """Says one clear thing, and offers to try again."""

    again = Signal()
    restore_wanted = Signal()
    salvage_wanted = Signal()

    def __init__(self, folder: Path, log: Path) -> None:
        super().__init__()
        self.log = log
        self._what, self._advice = Text("", "lead", selectable=True), Text("", "", selectable=True)
        # The backup with what came after it is more than the backup alone, so it is offered first.
        self.salvage, self.restore = Button("Save what can be read", "primary"), Button("Restore the backup only")
        self.restore.setToolTip("Put the newest sound backup in the library's place; the damaged file is kept")
        self.salvage.setToolTip(
            "Build a library from the newest backup and all that can still be read of the damaged file, which is kept"
        )
        self.restore.clicked.connect(self.restore_wanted)
        self.salvage.clicked.connect(self.salvage_wanted)
        self._doing = Text("", "muted")
        column = Column(1.3)
        column.body.addStretch(1)
        column.body.addWidget(Text("Your library could not be opened", "title"))
        column.body.addWidget(self._what)
        column.body.addWidget(self._advice)
        column.body.addWidget(Text(f"Library: {folder}\nLog: {log}", "small", selectable=True))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._again = Button("Try again", "primary")
        self._again.setToolTip("Open the library again (Enter)")
        self._again.clicked.connect(self.again)
        show = Button("Show the folder")
        show.setToolTip("Open the library's folder in the file manager")
        show.clicked.connect(lambda *_: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        row.addWidget(self._again)
        row.addWidget(self.salvage)
        row.addWidget(self.restore)
        row.addWidget(show)
        row.addStretch()
        column.body.addLayout(row)
        column.body.addWidget(self._doing)
        column.body.addStretch(2)
        layout = QVBoxLayout(self)
        layout.addWidget(column)

    def explain(self, error: Exception) -> None:
        """Show an error and what to do about it."""
        known = isinstance(error, StudyAppError)
        self._what.setText(str(error) if known else "Something unexpected went wrong on our side.")
        self._advice.setText(advice(error))
        self._doing.say("")
        for button in (self.restore, self.salvage):
            button.hide()
        self._set_role(self._again, "primary")
        self._again.setEnabled(True)
        self._again.setFocus()

    def offer(self, backup: str) -> None:
        """Offer a rescue; ``backup`` says which sound copy there is, empty when there is none."""
        self._doing.say(
            f"Newest sound backup: {backup}\n“{self.salvage.text()}” adds to it what the damaged file still holds."
            if backup
            else "There is no sound backup of this library."
        )
        self.restore.setVisible(bool(backup))
        self.salvage.show()
        self._set_role(self._again, "")
        self._set_working(False)
        self.salvage.setFocus()

    def work(self, words: str) -> None:
        """Show that a rescue goes on."""
        self._doing.say(words)
        self._set_working(True)

    def complain(self, words: str) -> None:
        """Show why a rescue did not succeed."""
        self._doing.say(words)
        self._set_working(False)

    def doing(self) -> str:
        """Return what is said of backups and rescues."""
        return self._doing.text()

    def _set_role(self, button: Button, role: str) -> None:
        button.setProperty("role", role)
        button.style().polish(button)

    def _set_working(self, working: bool) -> None:
        for button in (self._again, self.restore, self.salvage):
            button.setEnabled(not working)

    def words(self) -> tuple[str, str]:
        """Return what is wrong and what to do."""
        return self._what.text(), self._advice.text()
