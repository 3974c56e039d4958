"""Keep a search under a name, and rename or forget those that are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from studyapp.domain.changes import Changes
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.theme import GRID
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.browse import SavedSearch

NONE = "No search is kept yet."


class SearchesSheet(Sheet):
    """A name for the present search above, the kept ones below."""

    def __init__(self, library: LibraryClient, query: str, parent: QWidget | None) -> None:
        super().__init__("Kept searches", "Keep this search", parent)
        self._library, self._query = library, query
        self._saved: tuple[SavedSearch, ...] = ()
        self.name, self.list, self._none = QLineEdit(), QListWidget(), Text(NONE, "muted")
        self.name.setAccessibleName("Name")
        self.name.setPlaceholderText("A name, for instance: Weak in economy")
        self.list.setAccessibleName("Kept searches")
        self.rename, self.forget = Button("Rename"), Button("Forget")
        self.rename.setToolTip("Give the chosen search the name that is written above")
        self.forget.setToolTip("Forget the chosen search; no card is touched")
        self._lay_out_parts()
        self.main.clicked.connect(self.keep)
        self.rename.clicked.connect(self.give_name)
        self.forget.clicked.connect(self.let_go)
        self.list.currentItemChanged.connect(lambda *_: self._follow())
        self.name.textChanged.connect(lambda _: self._follow())
        (self.name if query else self.list).setFocus()
        self._follow()
        self._ask()

    def keep(self) -> None:
        """Keep the present search under the name."""
        name, query = self.name.text(), self._query
        self._change(lambda services: services.browse.save_search(name, query))

    def give_name(self) -> None:
        """Rename the chosen search."""
        if chosen := self._chosen():
            old, new = chosen.name, self.name.text()
            self._change(lambda services: services.browse.rename_search(old, new))

    def let_go(self) -> None:
        """Forget the chosen search."""
        if chosen := self._chosen():
            name = chosen.name
            self._change(lambda services: services.browse.forget_search(name))

    def names(self) -> list[str]:
        """Return the names of the kept searches."""
        return [each.name for each in self._saved]

    def _change(self, verb: Callable[[Services], Changes]) -> None:
        self.fault.say("")
        self._library.change(verb, lambda _: self._ask(), lambda error: self.complain(error_line(error)))

    def _ask(self) -> None:
        self._library.ask(lambda services: services.browse.saved(), self._have)

    def _have(self, saved: Sequence[SavedSearch]) -> None:
        if self.gone:
            return
        row = self.list.currentRow()
        self._saved = tuple(saved)
        self.list.clear()
        for each in saved:
            item = QListWidgetItem(f"{each.name}    {each.query or 'all cards'}", self.list)
            item.setToolTip(each.query)
        self.list.setCurrentRow(min(row, len(saved) - 1) if row >= 0 else -1)
        self.list.setVisible(bool(saved))
        self._none.setVisible(not saved)
        self.name.clear()
        self._follow()

    def _chosen(self) -> SavedSearch | None:
        row = self.list.currentRow()
        return self._saved[row] if 0 <= row < len(self._saved) else None

    def _follow(self) -> None:
        named = bool(self.name.text().strip())
        self.main.setEnabled(bool(self._query) and named)
        self.rename.setEnabled(named and self._chosen() is not None)
        self.forget.setEnabled(self._chosen() is not None)

    def _lay_out_parts(self) -> None:
        present = Text(self._query or "Nothing is sought now: write a search first to keep it.", "muted")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.rename, self.forget):
            row.addWidget(button)
        row.addStretch()
        for part in (line("The present search", "topic"), present, self.name, line("Kept", "topic"), self._none):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.body.addLayout(row)
