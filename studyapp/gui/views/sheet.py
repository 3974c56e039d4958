"""What every sheet over the window has: a title, a fault, a bar while it works, buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.domain.progress import Progress
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.text import Text, line


class Sheet(QDialog):
    """Lies over the window until it is closed. While it works its main button waits."""

    def __init__(self, title: str, main_words: str, parent: QWidget | None, *, tall: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        room = parent.window().size() if parent else QSize(100 * GRID, 80 * GRID)
        self.resize(min(76 * GRID, room.width() - 4 * GRID), min((72 if tall else 44) * GRID, room.height() - 4 * GRID))
        self.gone = False  # closed: what still comes back is not for it any more
        self.fault, self.outcome = Fault(), Text("", "", selectable=True)
        self.bar, self.main, self.close_button = QProgressBar(), Button(main_words, "primary"), Button("Close")
        self.stop = Button("Stop")
        self._work = ""
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID + GRID // 2)
        self.foot = QHBoxLayout()
        self._lay_out(title)
        self.set_busy("")
        self.main.setFocus()

    def done(self, code: int) -> None:
        """Close. Work that has begun is finished all the same."""
        self.gone = True
        super().done(code)

    def set_busy(self, words: str, *, can_stop: bool = False) -> None:
        """Show that work goes on; empty words end it. ``can_stop`` shows the button ``stop`` meanwhile."""
        if self.gone:
            return
        self._work = words
        self.bar.setRange(0, 0)
        self.bar.setVisible(bool(words))
        self.stop.setVisible(bool(words) and can_stop)
        self.stop.setEnabled(True)
        self._doing.say(words)
        self.main.setEnabled(not words)
        if words:
            self.fault.say("")
            self.outcome.say("")

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is, and what is done just now."""
        if self.gone or self.bar.isHidden():
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if not self.stop.isEnabled():
            return
        number = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        self._doing.say(f"{self._work} {progress.label}{'' if progress.label == 'Packing' else number}…")

    def _stopping(self) -> None:
        self.stop.setEnabled(False)
        self._doing.say("Stopping…")

    def tell(self, words: str) -> None:
        """Show what came of it."""
        self.set_busy("")
        if not self.gone:
            self.outcome.say(words)

    def complain(self, words: str) -> None:
        """Show why nothing came of it."""
        self.set_busy("")
        if not self.gone:
            self.fault.say(words)

    def _lay_out(self, title: str) -> None:
        self._doing = Text("", "muted")
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Work goes on")
        self.close_button.setToolTip("Close this sheet (Esc)")
        self.close_button.clicked.connect(self.reject)
        self.stop.setToolTip("Stop; nothing will have changed")
        self.stop.clicked.connect(lambda *_: self._stopping())
        self.main.setDefault(True)
        self.foot.setSpacing(GRID)
        self.foot.addStretch()
        for button in (self.stop, self.close_button, self.main):
            self.foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * GRID,) * 4)
        layout.setSpacing(GRID + GRID // 2)
        layout.addWidget(line(title, "title"))
        layout.addWidget(self.fault)
        layout.addLayout(self.body, 1)
        for part in (self.outcome, self._doing, self.bar):
            layout.addWidget(part)
        layout.addLayout(self.foot)
        self.outcome.hide()
