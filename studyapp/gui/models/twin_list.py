"""Cards that ask the same: a row a group, and the cards of one group with the one that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.card import Card
from studyapp.domain.prompt import prompt_text
from studyapp.gui.models.source_list import SECOND_LINE
from studyapp.gui.wording import count

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class TwinList(QAbstractListModel):
    """Rows of groups, or (with a group) its cards; ``words`` says of each card how it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[Card, ...]] = []
        self._titles: Mapping[str, str] = {}

    def set_groups(self, groups: Sequence[tuple[Card, ...]], titles: Mapping[str, str]) -> None:
        """Show these groups; ``titles`` are those of the sources by id."""
        self.beginResetModel()
        self._groups, self._titles = list(groups), titles
        self.endResetModel()

    def groups(self) -> list[tuple[Card, ...]]:
        """Return the groups."""
        return list(self._groups)

    def group(self, row: int) -> tuple[Card, ...]:
        """Return the cards of a row, none outside."""
        return self._groups[row] if 0 <= row < len(self._groups) else ()

    def drop(self, row: int) -> None:
        """Take a group out, which is settled."""
        self.beginRemoveRows(NO_INDEX, row, row)
        del self._groups[row]
        self.endRemoveRows()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of groups."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the question, and below how many ask it and where they are from."""
        if not index.isValid():
            return None
        group = self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return prompt_text(group[0].prompt)
        if role == SECOND_LINE:
            titles = dict.fromkeys(self._titles.get(card.article_id, "") for card in group)
            return f"{count(len(group), 'card')} · {', '.join(title for title in titles if title)}"
        return None
