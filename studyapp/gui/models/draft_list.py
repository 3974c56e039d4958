"""The drafts of a sitting in reading order, each with what the student has said of it so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.prompt import Prompt, prompt_text

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
DRAFT = Qt.ItemDataRole.UserRole


def merged(shown: Sequence[Draft], pending: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the rows of a sitting: what the library says is pending, and between it what was decided just now.

    Rows keep their place; new ones come where the library has them: before the next row that is known already.
    """
    still = {draft.id: draft for draft in pending}
    kept = [
        still[draft.id] if draft.verdict is Verdict.PENDING else draft
        for draft in shown
        if draft.verdict is not Verdict.PENDING or draft.id in still
    ]
    return _in_order(kept, list(still.values()))


def _in_order(kept: list[Draft], pending: list[Draft]) -> tuple[Draft, ...]:
    """Merge two orders that agree on what they share: a new draft comes right before the next one that both know."""
    made: list[Draft] = []
    fresh: list[Draft] = []
    done = 0
    places = {draft.id: index for index, draft in enumerate(kept)}
    for draft in pending:
        place = places.get(draft.id)
        if place is None:
            fresh.append(draft)
        else:
            made += [*kept[done:place], *fresh, kept[place]]
            fresh, done = [], place + 1
    return (*made, *kept[done:], *fresh)


class DraftList(QAbstractListModel):
    """Rows of drafts; a verdict changes its row in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Draft, ...] = ()

    def set_rows(self, rows: Sequence[Draft]) -> None:
        """Show these drafts."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Draft, ...]:
        """Return all drafts with their verdicts."""
        return self._rows

    def draft(self, row: int) -> Draft | None:
        """Return the draft of a row, None outside the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, draft_id: str) -> int:
        """Return the row of a draft, -1 when it is not here."""
        return next((row for row, draft in enumerate(self._rows) if draft.id == draft_id), -1)

    def decide(self, draft_ids: Iterable[str], verdict: Verdict, prompt: Prompt | None = None) -> None:
        """Set the verdict (and the student's wording) of drafts."""
        wanted = set(draft_ids)
        rows = list(self._rows)
        for row, draft in enumerate(rows):
            if draft.id in wanted:
                rows[row] = replace(draft, verdict=verdict, prompt=prompt or draft.prompt)
        self._rows = tuple(rows)
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def pending(self) -> tuple[Draft, ...]:
        """Return the drafts that wait."""
        return tuple(draft for draft in self._rows if draft.verdict is Verdict.PENDING)

    def next_pending(self, row: int) -> int:
        """Return the nearest row after ``row`` that waits, else the first one that does, else -1."""
        waiting = [index for index, draft in enumerate(self._rows) if draft.verdict is Verdict.PENDING]
        return next((index for index in waiting if index > row), waiting[0] if waiting else -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of drafts."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a draft's prompt, or the draft itself for the delegate."""
        draft = self.draft(index.row()) if index.isValid() else None
        if draft is None:
            return None
        if role == DRAFT:
            return draft
        if role == Qt.ItemDataRole.DisplayRole:
            return prompt_text(draft.prompt)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{draft.verdict.value}: {prompt_text(draft.prompt)}"
        return None
