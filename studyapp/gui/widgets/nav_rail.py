"""The rail on the left: the places, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from studyapp.gui.icons import place_icon
from studyapp.gui.places import Place
from studyapp.gui.theme import GRID, tokens_for
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import line

WIDE, NARROW = 25 * GRID, 8 * GRID


class NavRail(QFrame):
    """Buttons of all places. In a narrow window only their icons stay."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName("Places")
        self._wordmark = line("StudyApp", "wordmark")
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, Button] = {}
        self._badges: dict[Place, int] = {}
        self._narrow = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 2 * GRID, GRID, 2 * GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._wordmark)
        layout.addSpacing(GRID)
        for number, place in enumerate(Place, start=1):
            layout.addWidget(self._button(place, number))
        layout.addStretch()
        self.set_narrow(False)
        self._paint_icons()

    def choose(self, place: Place) -> None:
        """Show a place as the chosen one."""
        self._buttons[place].setChecked(True)

    def set_badge(self, place: Place, number: int) -> None:
        """Show a small number beside a place; 0 shows none."""
        self._badges[place] = number
        self._word(place)

    def set_narrow(self, narrow: bool) -> None:
        """Keep only the icons, or show the words too."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._wordmark.setVisible(not narrow)
        for place in self._buttons:
            self._word(place)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the icons in the new colours when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()

    def _button(self, place: Place, number: int) -> Button:
        button = Button(place.title, "place")
        button.setCheckable(True)
        button.setIconSize(QSize(3 * GRID - 2, 3 * GRID - 2))
        button.setToolTip(f"{place.title} (Ctrl+{number})")
        button.setAccessibleName(place.title)
        button.clicked.connect(lambda *_: self.chosen.emit(place))
        self._group.addButton(button)
        self._buttons[place] = button
        return button

    def _word(self, place: Place) -> None:
        number = self._badges.get(place, 0)
        words = f"  {place.title}" + (f"   {number:,}" if number else "")
        self._buttons[place].setText("" if self._narrow else words)

    def _paint_icons(self) -> None:
        tokens = tokens_for(self.palette())
        for place, button in self._buttons.items():
            button.setIcon(place_icon(place.value, tokens.muted, tokens.accent))
