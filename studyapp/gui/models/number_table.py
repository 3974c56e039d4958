"""The numbers of a picture as a table: what stands in its cells, on which side, and how it is copied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from studyapp.services.figure_tables import Cell, Table

_Index = QModelIndex | QPersistentModelIndex


class NumberTable(QAbstractTableModel):
    """Shows a Table."""

    def __init__(self) -> None:
        super().__init__()
        self._header: tuple[str, ...] = ()
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    def show_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self._header, self._rows = table.header, table.rows
        self.endResetModel()

    def copied(self, rows: Iterable[int]) -> str:
        """Return the header and these rows, with tabs between the cells."""
        lines = [self._header, *(tuple(map(words, self._rows[row])) for row in sorted(rows))]
        return "\n".join("\t".join(line) for line in lines)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; numbers stand on the right."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words(cell)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(cell, str) and len(cell) > 30:
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a column, on the side of its numbers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._header[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = bool(self._rows) and not isinstance(self._rows[0][section], str)
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def words(cell: Cell) -> str:
    """Return a cell as it is read: ``1,234``, ``12.5``."""
    if isinstance(cell, float):
        return f"{cell:,.2f}".rstrip("0").rstrip(".")
    return cell if isinstance(cell, str) else f"{cell:,}"
