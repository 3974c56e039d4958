"""What can be asked for in a search, with examples to try."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studyapp.gui.theme import GRID
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text, scrolled

EXAMPLES = (
    ("monsoon", "a word, also as the beginning of one, in questions, answers and topics"),
    ('"green hydrogen"', "words that stand together; one word in quotes means only itself"),
    ("lake -salt", "a minus forbids"),
    ("tag:economy", "a tag, or one that begins so"),
    ('source:"monthly digest"', "words of the source's title or file"),
    ("month:2026-10", "published in that month; month:2026 is the whole year"),
    ("due:today", "to be asked today; also overdue, tomorrow, a number of days, a date"),
    (
        "state:relearning",
        "forgotten and being learned again; also new, learning, review, suspended, buried, superseded",
    ),
    ("kind:cloze", "statements with a blank; kind:qa are questions"),
    ("tag:polity state:review -due:30", "all at once: known for more than a month"),
)


class SearchHelp(Sheet):
    """A table of examples. ``tried`` carries the one that was pressed."""

    tried = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("What can be searched for", "Close", parent, tall=True)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, (example, meaning) in enumerate(EXAMPLES):
            button = Button(example, "chip")
            button.setToolTip("Search for this")
            button.clicked.connect(lambda *_, words=example: self._try(words))
            grid.addWidget(button, row, 0)
            grid.addWidget(Text(meaning, "muted"), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(EXAMPLES), 1)
        self.body.addWidget(scrolled(inside), 1)
        self.close_button.hide()
        self.main.clicked.connect(self.accept)

    def _try(self, words: str) -> None:
        self.accept()
        self.tried.emit(words)
