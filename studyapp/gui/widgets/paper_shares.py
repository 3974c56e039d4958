"""Parts of a paper as rows: a name, a bar, how many were right, what they earned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.domain.paper import Calibration, Share
from studyapp.gui.paper_words import SURENESS, figure, signed
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.text import Text, line

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
BAR = 12 * GRID  # pixels


def share_words(share: Share) -> tuple[str, str, str]:
    """Return a share's name, how many were right, and its marks."""
    name = share.name[:1].upper() + share.name[1:]
    return name, f"{share.right} of {share.items} right", f"{figure(share.marks)} of {figure(share.maximum)}"


class Shares(QWidget):
    """A titled table of shares; with none it takes no room."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(line(title, "topic"))
        self._table: QWidget | None = None
        self._words: list[tuple[str, str, str]] = []

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these shares."""
        self._words = [share_words(share) for share in shares]
        self._fill([float(share.right / share.items) if share.items else 0.0 for share in shares])

    def words(self) -> list[tuple[str, str, str]]:
        """Return the rows as they are read."""
        return list(self._words)

    def _fill(self, held: Sequence[float]) -> None:
        if self._table is not None:
            self._column.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, ((name, right, marks), share) in enumerate(zip(self._words, held, strict=True)):
            grid.addWidget(Text(name), row, 0)
            grid.addWidget(_bar(share, f"{name}: {right}"), row, 1)
            for column, words in ((2, right), (3, marks)):
                grid.addWidget(line(words, "muted"), row, column, _RIGHT)
        grid.setColumnStretch(0, 1)
        self._column.addWidget(self._table)
        self.setVisible(bool(self._words))


def said_words(line_: Calibration) -> tuple[str, str, str]:
    """Return a word of confidence, how many of its answers were right, and what they earned."""
    held = round(line_.held * line_.items)
    return SURENESS[line_.confidence], f"{held} of {line_.items} right", signed(line_.marks)


class Said(Shares):
    """What sure, fifty-fifty and guessed answers earned."""

    def show_lines(self, lines: Sequence[Calibration]) -> None:
        """Show a row for each word of confidence, and below what follows from it."""
        self._words = [said_words(each) for each in lines]
        self._fill([float(each.held) for each in lines])
        while self._column.count() > 2:
            if (taken := self._column.takeAt(1)) and (widget := taken.widget()):
                widget.hide()
                widget.deleteLater()
        for each in lines:
            self._column.addWidget(Text(each.sentence, "small"))


def _bar(held: float, name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedWidth(BAR)
    bar.setRange(0, 1000)
    bar.setValue(round(held * 1000))
    bar.setAccessibleName(name)
    return bar
