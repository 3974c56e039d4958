"""One picture with its title, what it says in a sentence, its numbers as a table, and the ways to look at it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studyapp.gui.models.number_table import NumberTable
from studyapp.gui.plots.board import Picture
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.plot import Plot, ValueLine
from studyapp.gui.widgets.text import Text, line

TABLE_ROWS = 8  # that are seen at once


class Numbers(QTableView):
    """A table whose rows can be copied."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setModel(NumberTable())
        self.setAccessibleName(f"{title}, numbers")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setResizeContentsPrecision(50)
        self.horizontalHeader().setMaximumSectionSize(50 * GRID)
        self.horizontalHeader().setHighlightSections(False)
        row = self.fontMetrics().height() + GRID + 1
        self.verticalHeader().setDefaultSectionSize(row)
        self.setFixedHeight((TABLE_ROWS + 1) * row + 3 * GRID)

    def numbers(self) -> NumberTable:
        """Return the model."""
        model = self.model()
        assert isinstance(model, NumberTable)
        return model

    def event(self, event: QEvent) -> bool:
        """Claim the keys for copying before a shortcut of the window takes them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows, or all."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = {index.row() for index in self.selectionModel().selectedRows()}
            QGuiApplication.clipboard().setText(self.numbers().copied(chosen or range(self.numbers().rowCount())))
        else:
            super().keyPressEvent(event)


class PlotPanel(QFrame):
    """Shows a Picture. Its buttons do what the keys of the page do, for this picture."""

    entered = Signal()  # the keys mean this one now
    save_wanted = Signal()
    going = Signal(object)  # Place

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = title
        self.picture: Picture | None = None
        self._view = 0
        self.plot, self.table = Plot(title), Numbers(title)
        self.value = ValueLine()
        self._sentence, self._empty = Text("", "muted"), Text("", "muted")
        self._chips, self._group = QWidget(), QButtonGroup(self)
        self._begin = Button("")
        self._numbers, self._save = Button("Numbers", "quiet"), Button("Save…", "quiet")
        self._lay_out()
        self.plot.pointed.connect(self.value.show_value)
        self.plot.entered.connect(self.entered)
        self._numbers.clicked.connect(self._switch)
        self._save.clicked.connect(self._want_save)
        self._begin.clicked.connect(self._go)

    def show_picture(self, picture: Picture) -> None:
        """Show the newest state of the picture, in the way that was chosen before."""
        names = [view.name for view in picture.views]
        if self.picture is None or names != [view.name for view in self.picture.views]:
            self._view = 0
            self._make_chips(names)
        self.picture = picture
        self._sentence.say(picture.sentence)
        self._empty.say("" if names else picture.empty)
        self._begin.setText(picture.going[1] if picture.going else "")
        self._begin.setAccessibleName(f"{picture.title}: {picture.going[1]}" if picture.going else "")
        self.table.numbers().show_table(picture.table)
        self._show_view()

    def has_views(self) -> bool:
        """Tell whether there is another way to look at it."""
        return self.picture is not None and len(self.picture.views) > 1

    def is_empty(self) -> bool:
        """Tell whether there is nothing to see yet."""
        return self.picture is None or not self.picture.views

    def shows_numbers(self) -> bool:
        """Tell whether the table is seen instead of the picture."""
        return not self.table.isHidden()

    def show_numbers(self, wanted: bool) -> None:
        """Show the table, or the picture again; the keyboard stays in the panel."""
        had = self.plot.hasFocus() or self.table.hasFocus()
        for part, shown in ((self.table, wanted), (self.plot, not wanted), (self.value, not wanted)):
            part.setVisible(shown and not self.is_empty())
        self._numbers.setText("Picture" if wanted else "Numbers")
        self._name_buttons()
        if had and not self.is_empty():
            (self.table if wanted else self.plot).setFocus()

    def next_view(self) -> None:
        """Look at it in the next way."""
        if self.picture and self.has_views():
            self._choose((self._view + 1) % len(self.picture.views))

    def view_name(self) -> str:
        """Return the name of the way in which it is looked at."""
        return self.picture.views[self._view].name if self.picture and self.picture.views else ""

    def words(self) -> str:
        """Return what is said above the picture, or instead of it."""
        return self._empty.text() if self.is_empty() else self._sentence.text()

    def _choose(self, place: int) -> None:
        self._view = place
        self.show_numbers(False)
        self._show_view()

    def _show_view(self) -> None:
        empty = self.is_empty()
        for part in (self._numbers, self._save):
            part.setVisible(not empty)
        self._begin.setVisible(empty and bool(self._begin.text()))
        self._chips.setVisible(self.has_views())
        if not empty and self.picture:
            view = self.picture.views[self._view]
            self.plot.show_drawing(view.drawing, self.picture.sentence)
            button = self._group.button(self._view)
            if button:
                with QSignalBlocker(button):
                    button.setChecked(True)
        self.show_numbers(self.shows_numbers() and not empty)

    def _make_chips(self, names: list[str]) -> None:
        layout = self._chips.layout()
        assert layout is not None
        for button in self._group.buttons():
            self._group.removeButton(button)
            layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, name in enumerate(names):
            chip = Button(name, "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(f"{self.title}: {name}")
            chip.setToolTip(f"Show {name.lower()} (V for the next)")
            chip.clicked.connect(partial(self._chip, place))
            self._group.addButton(chip, place)
            layout.addWidget(chip)

    def _chip(self, place: int, *_: object) -> None:
        self.entered.emit()
        self._choose(place)

    def _switch(self, *_: object) -> None:
        self.entered.emit()
        self.show_numbers(not self.shows_numbers())

    def _want_save(self, *_: object) -> None:
        self.entered.emit()
        self.save_wanted.emit()

    def _go(self, *_: object) -> None:
        if self.picture and self.picture.going:
            self.going.emit(self.picture.going[0])

    def _name_buttons(self) -> None:
        self._numbers.setAccessibleName(f"{self._numbers.text()}: {self.title}")
        self._numbers.setToolTip(
            "Show the picture again (N)" if self.shows_numbers() else "Show the numbers as a table (N)"
        )
        self._save.setAccessibleName(f"Save {self.title}")
        self._save.setToolTip("Save the picture (PNG) or its numbers (CSV) as a file (S)")

    def _lay_out(self) -> None:
        self.table.hide()
        chips = QHBoxLayout(self._chips)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(GRID // 2)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(line(self.title, "heading"), 1)
        head.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignTop)
        foot.setSpacing(GRID // 2)
        foot.addWidget(self._begin)
        foot.addStretch()
        foot.addWidget(self._numbers, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID + GRID // 2, 2 * GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._sentence)
        layout.addWidget(self._empty)
        layout.addWidget(self.plot)
        layout.addWidget(self.value)
        layout.addWidget(self.table)
        layout.addStretch(1)
        layout.addLayout(foot)
