"""What every sheet over the window has: a title, a fault, a bar while it works, buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

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

    def set_busy(self, words: str) -> None:
        """Show that work goes on; empty words end it."""
        if self.gone:
            return
        self.bar.setVisible(bool(words))
        self._doing.say(words)
        self.main.setEnabled(not words)
        if words:
            self.fault.say("")
            self.outcome.say("")

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
        self.main.setDefault(True)
        self.foot.setSpacing(GRID)
        self.foot.addStretch()
        for button in (self.close_button, self.main):
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
