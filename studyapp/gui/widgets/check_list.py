"""A list to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

KEY = Qt.ItemDataRole.UserRole


class CheckList(QListWidget):
    """Offers words under keys. What is ticked stays ticked, also before (or without) being offered."""

    ticked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self._chosen: dict[str, None] = {}
        self.itemChanged.connect(self._take)

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show (key, words)."""
        self.blockSignals(True)
        self.clear()
        for key, words in entries:
            item = QListWidgetItem(words, self)
            item.setData(KEY, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in self._chosen else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        if entries and self.currentRow() < 0:
            self.setCurrentRow(0)

    def tick(self, keys: Iterable[str]) -> None:
        """Tick exactly these."""
        self._chosen = dict.fromkeys(keys)
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(KEY) in self._chosen else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return tuple(self._chosen)

    def _take(self, item: QListWidgetItem) -> None:
        key = item.data(KEY)
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen[key] = None
        else:
            self._chosen.pop(key, None)
        self.ticked.emit()
