"""A large button that leads from the first page to one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from studyapp.gui.icons import icon
from studyapp.gui.theme import GRID, worn
from studyapp.gui.widgets.button import LabelledButton


class Door(LabelledButton):
    """An icon with a title, a large word and a line of detail."""

    def __init__(self, icon_name: str, title: str, *, main: bool = False) -> None:
        layout = QVBoxLayout()
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID // 2)
        super().__init__("main-door" if main else "door", layout)
        self._icon_name, self._main = icon_name, main
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(18 * GRID)
        self._picture = QLabel()
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._picture)
        layout.addLayout(top)
        self._title = self.add(title)
        top.addWidget(self._title)
        top.addStretch()
        layout.addSpacing(GRID)
        self._figure = self.add("", "figure")
        self._detail = self.add("", "")
        self._detail.setWordWrap(True)
        layout.addStretch()
        self._paint_icon()

    def show_words(self, figure: str, detail: str) -> None:
        """Show the large word and the line below it."""
        self._figure.setText(figure)
        self._detail.setText(detail)
        self.setAccessibleName(f"{self._title.text()}: {figure}. {detail}")

    def words(self) -> tuple[str, str, str]:
        """Return title, large word and detail."""
        return self._title.text(), self._figure.text(), self._detail.text()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the icon in the new colours when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        tokens = worn()
        made = icon(self._icon_name, tokens.on_accent if self._main else tokens.accent)
        self._picture.setPixmap(made.pixmap(QSize(3 * GRID, 3 * GRID)))
