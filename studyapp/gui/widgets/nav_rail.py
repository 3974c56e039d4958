"""The rail on the left: the places, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from studyapp.gui.icons import place_icon
from studyapp.gui.places import RAIL, Place
from studyapp.gui.theme import GRID, scaled, worn
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import line
from studyapp.gui.wording import count

ICON = 22
WIDE, NARROW = 25 * GRID, 8 * GRID  # pixels; wider for a large font


class PlaceButton(Button):
    """A place with its icon, and a small number at its right end."""

    def __init__(self, place: Place, tip: str) -> None:
        super().__init__("", "place")
        self._place, self._number, self._narrow = place, 0, False
        self.setCheckable(True)
        self.setIconSize(QSize(ICON, ICON))
        self.setToolTip(tip)
        self._word()

    def set_number(self, number: int) -> None:
        """Show a number; 0 shows none."""
        self._number = number
        self._word()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon, or the words too."""
        self._narrow = narrow
        self._word()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number over the button."""
        super().paintEvent(event)
        if self._number:
            painter = QPainter(self)
            painter.setFont(scaled(self.font(), "small"))
            painter.setPen(QColor(worn().accent_text if self.isChecked() else worn().muted))
            edge = Qt.AlignmentFlag.AlignTop if self._narrow else Qt.AlignmentFlag.AlignVCenter
            box = self.rect().adjusted(
                0, GRID // 2 if self._narrow else 0, -GRID // 2 if self._narrow else -GRID - GRID // 2, 0
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | edge, _short(self._number))
            painter.end()

    def _word(self) -> None:
        self.setText("" if self._narrow else f"  {self._place.title}")
        waits = f", {count(self._number, 'draft')} waiting" if self._number else ""
        self.setAccessibleName(self._place.title + waits)


def _short(number: int) -> str:
    return str(number) if number < 1000 else "999+"


class NavRail(QFrame):
    """Buttons of all places. In a narrow window only their icons stay."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName("Places")
        self._wordmark = line("StudyApp", "wordmark")
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, PlaceButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._wordmark)
        layout.addSpacing(GRID)
        for number, place in enumerate(RAIL, start=1):
            layout.addWidget(self._button(place, number))
        layout.addStretch()
        self.set_narrow(False)
        self._paint_icons()

    def choose(self, place: Place) -> None:
        """Show a place as the chosen one; one that is not on the rail leaves the choice as it was."""
        if place in self._buttons:
            self._buttons[place].setChecked(True)

    def set_badge(self, place: Place, number: int) -> None:
        """Show a small number beside a place; 0 shows none."""
        self._buttons[place].set_number(number)

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the icons, or show the words too."""
        longest = max(self.fontMetrics().horizontalAdvance(place.title) for place in RAIL)
        self.setFixedWidth(NARROW if narrow else max(WIDE, longest * 5 // 4 + 12 * GRID))
        self._wordmark.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the icons in the new colours when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()

    def _button(self, place: Place, number: int) -> PlaceButton:
        button = PlaceButton(place, f"{place.title} (Ctrl+{number})")
        button.clicked.connect(lambda *_: self.chosen.emit(place))
        self._group.addButton(button)
        self._buttons[place] = button
        return button

    def _paint_icons(self) -> None:
        tokens = worn()
        for place, button in self._buttons.items():
            button.setIcon(place_icon(place.value, tokens.muted, tokens.accent))
