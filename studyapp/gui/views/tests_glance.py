"""All questions of a sitting at a glance, and how many are answered."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.gui.models.paper_palette import PaletteModel, square
from studyapp.gui.paper_sitting import PaperSitting
from studyapp.gui.views.tests_summary import tally_words
from studyapp.gui.widgets.paper_palette import Palette
from studyapp.gui.widgets.text import Text

COLUMNS, COLUMNS_NARROW = 5, 4


class Glance(QWidget):
    """Follows a PaperSitting; a square leads to its question."""

    def __init__(self, flow: PaperSitting) -> None:
        super().__init__()
        self._flow = flow
        self.squares = PaletteModel(self)
        self.palette_view, self._tally = Palette(self.squares), Text("", "small")
        self.palette_view.wanted.connect(flow.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.palette_view, 1)
        column.addWidget(self._tally)
        column.addStretch()

    def follow(self) -> None:
        """Show how the sitting stands."""
        flow = self._flow
        rows = []
        for number, question in enumerate(flow.questions, 1):
            item = flow.items.get(question.id) if question.id in flow.revealed else None
            rows.append(square(number, flow.answers.get(question.id), item.outcome if item else None))
        self.squares.set_rows(rows)
        self.palette_view.hug(len(rows))
        self.palette_view.show_current(flow.at)
        self._tally.setText(tally_words(flow.tally()))

    def set_narrow(self, narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.palette_view.set_columns(COLUMNS_NARROW if narrow else COLUMNS)
        self.palette_view.hug(len(self._flow.questions))
        self.setFixedWidth(self.palette_view.minimumWidth())
