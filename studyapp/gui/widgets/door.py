"""A large button that leads from the first page to one thing to do."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import LabelledButton
from studyapp.gui.widgets.picture import Picture


class Door(LabelledButton):
    """An icon with a title, a large word and a line of detail."""

    def __init__(self, icon_name: str, title: str, *, main: bool = False) -> None:
        layout = QVBoxLayout()
        layout.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID // 2)
        super().__init__("main-door" if main else "door", layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(18 * GRID)
        picture = Picture(icon_name, "on_accent" if main else "accent")
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(picture)
        layout.addLayout(top)
        self._title = self.add(title)
        top.addWidget(self._title)
        top.addStretch()
        layout.addSpacing(GRID)
        self._figure = self.add("", "figure")
        self._detail = self.add("", "")
        self._detail.setWordWrap(True)
        layout.addStretch()

    def show_words(self, figure: str, detail: str) -> None:
        """Show the large word and the line below it."""
        self._figure.setText(figure)
        self._detail.setText(detail)
        self.setAccessibleName(f"{self._title.text()}: {figure}. {detail}")

    def words(self) -> tuple[str, str, str]:
        """Return title, large word and detail."""
        return self._title.text(), self._figure.text(), self._detail.text()
