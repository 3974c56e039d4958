"""The page that is seen when the library cannot be opened: what is wrong, and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.errors import StudyAppError
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
        "Put a copy from the folder “backups” beside the library in its place. Nothing was changed by this attempt.",
    ),
)
OTHERWISE = "Try again. If it happens again, the log file says more."


def advice(error: Exception) -> str:
    """Return what the student can do about an error at opening."""
    if not isinstance(error, StudyAppError):
        return OTHERWISE
    words = str(error).lower()
    return next((line for signs, line in ADVICE if any(sign in words for sign in signs)), OTHERWISE)


class Failure(QWidget):
    """Says one clear thing, and offers to try again."""

    again = Signal()

    def __init__(self, folder: Path, log: Path) -> None:
        super().__init__()
        self.log = log
        self._what, self._advice = Text("", "lead", selectable=True), Text("", "", selectable=True)
        column = Column(0.9)
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
        row.addWidget(show)
        row.addStretch()
        column.body.addLayout(row)
        column.body.addStretch(2)
        layout = QVBoxLayout(self)
        layout.addWidget(column)

    def explain(self, error: Exception) -> None:
        """Show an error and what to do about it."""
        known = isinstance(error, StudyAppError)
        self._what.setText(str(error) if known else "Something unexpected went wrong on our side.")
        self._advice.setText(advice(error))
        self._again.setFocus()

    def words(self) -> tuple[str, str]:
        """Return what is wrong and what to do."""
        return self._what.text(), self._advice.text()
