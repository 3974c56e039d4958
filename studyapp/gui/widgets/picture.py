"""A shipped icon that follows the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel

from studyapp.gui.icons import icon
from studyapp.gui.theme import GRID, worn


class Picture(QLabel):
    """Shows an icon in one of the theme's colours, by its name."""

    def __init__(self, icon_name: str, colour: str = "accent") -> None:
        super().__init__()
        self._icon_name, self._colour = icon_name, colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Paint in the new colours when they change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._paint()

    def _paint(self) -> None:
        made = icon(self._icon_name, getattr(worn(), self._colour))
        self.setPixmap(made.pixmap(QSize(3 * GRID, 3 * GRID)))
