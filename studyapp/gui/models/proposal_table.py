"""Tags that are proposed for cards, each to be ticked and edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.prompt import prompt_text
from studyapp.gui.views.tag_sheet import read_tags

if TYPE_CHECKING:
    from studyapp.services.tag_proposals import Proposal

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
CARD, TAGS = range(2)
HEADERS = ("Card", "Tags")
_CHECK = Qt.ItemDataRole.CheckStateRole


class ProposalTable(QAbstractTableModel):
    """A row a card: its question with a tick, and the tags, which can be written anew. All are ticked at first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Proposal] = []
        self._tags: list[tuple[str, ...]] = []
        self._taken: list[bool] = []
        self._hints: Mapping[str, str] = {}

    def set_rows(self, rows: Sequence[Proposal], hints: Mapping[str, str]) -> None:
        """Show these; ``hints`` say of a tag what it covers."""
        self.beginResetModel()
        self._rows, self._hints = list(rows), hints
        self._tags, self._taken = [row.tags for row in rows], [True] * len(rows)
        self.endResetModel()

    def taken(self) -> dict[str, tuple[str, ...]]:
        """Return the tags by card that are ticked."""
        chosen = zip(self._rows, self._tags, self._taken, strict=True)
        return {row.card.id: tags for row, tags, taken in chosen if taken and tags}

    def tick_all(self, taken: bool) -> None:
        """Tick all, or none."""
        self._taken = [taken] * len(self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, TAGS))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADERS[section] if wanted and 0 <= section < len(HEADERS) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: a question is ticked, tags are written."""
        flags = super().flags(index)
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if index.column() == CARD else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        if not index.isValid():
            return None
        row = index.row()
        if index.column() == CARD:
            if role == _CHECK:
                return Qt.CheckState.Checked if self._taken[row] else Qt.CheckState.Unchecked
            return prompt_text(self._rows[row].card.prompt) if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return ", ".join(self._tags[row])
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._hints[tag] for tag in self._tags[row] if tag in self._hints) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick, or tags in a line."""
        row = index.row()
        if role == _CHECK and index.column() == CARD:
            self._taken[row] = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and index.column() == TAGS:
            self._tags[row] = read_tags(str(value))
            self._taken[row] = bool(self._tags[row])
        else:
            return False
        self.dataChanged.emit(self.index(row, 0), self.index(row, TAGS))
        return True
