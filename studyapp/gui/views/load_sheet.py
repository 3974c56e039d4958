"""Bring cards in from a file of Anki, a table or another StudyApp: look first, then take, then see what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QListWidget, QWidget

from studyapp.gui.library_client import LibraryClient
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.watch import Watch
from studyapp.gui.widgets.column_map import ColumnMap
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count, error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.exchange import Loaded, Table

PACKAGES = (".apkg", ".json")
TABLES = (".csv", ".tsv")
LOADED = (*PACKAGES, *TABLES)  # what is brought in as cards; the rest is read as articles
FILES = "Cards (*.apkg *.csv *.tsv *.json);;Tables as text (*.txt);;All files (*)"


def loaded_words(loaded: Loaded) -> str:
    """Return what came of a file."""
    parts = [count(loaded.cards, "new card")]
    parts += [count(loaded.answers, "answer")] if loaded.answers else []
    parts += [count(loaded.pictures, "picture")] if loaded.pictures else []
    parts += [count(loaded.papers, "test")] if loaded.papers else []
    words = f"{', '.join(parts)} brought in."
    if loaded.known:
        other = f", {loaded.differing:,} with other words" if loaded.differing else ""
        words += f" {count(loaded.known, 'card was', 'cards were')} here already{other}."
    if loaded.left_out:
        words += " This could not be brought over:"
    return words


class LoadSheet(Sheet):
    """One file. A table is shown with its columns before anything is taken."""

    def __init__(self, library: LibraryClient, path: Path, parent: QWidget | None) -> None:
        super().__init__("Import cards", "Bring in", parent, tall=True)
        self._library, self._path = library, path
        self._watch = Watch()
        self.stop.clicked.connect(lambda *_: self._watch.stop())
        self._table = path.suffix.lower() not in PACKAGES
        self._about = Text()
        self.columns, self.left_out = ColumnMap(), QListWidget()
        self.take_wording = QCheckBox("Take the file's wording for cards that are here already")
        self.left_out.setAccessibleName("What could not be brought over")
        self.left_out.setWordWrap(True)
        self._about.setMinimumHeight(self.fontMetrics().lineSpacing())
        for part, stretch in ((self._about, 0), (self.columns, 1), (self.take_wording, 0), (self.left_out, 1)):
            self.body.addWidget(part, stretch)
        self.body.addStretch(0)
        self.columns.setVisible(self._table)
        self.left_out.hide()
        self.columns.changed.connect(self._follow)
        self.main.clicked.connect(self.load)
        self._about.setText(f"{path.name}. A copy of your library is made first.")
        if self._table:
            self._look()

    def load(self) -> None:
        """Bring the cards in."""
        path, take = self._path, self.take_wording.isChecked()
        mapping = self.columns.mapping() if self._table else None

        self._watch = Watch()
        self._watch.progressed.connect(self.show_progress)
        tell = self._watch.tell

        def verb(services: Services) -> Loaded:
            return services.exchange.load(path, services.clock(), mapping=mapping, take_wording=take, tell=tell)

        self.set_busy(f"Bringing in {path.name}…", can_stop=True)
        self._library.ask(verb, self._loaded, self._failed)

    def words(self) -> str:
        """Return what is said of the file, or of what came of it."""
        return "" if self._about.isHidden() else self._about.text()

    def _look(self) -> None:
        path = self._path
        self.set_busy(f"Looking at {path.name}…")
        self._library.ask(lambda services: services.exchange.look(path), self._have_table, self._failed)

    def _have_table(self, table: Table) -> None:
        if self.gone:
            return
        self.set_busy("")
        self.columns.show_table(table.names(), table.rows, table.mapping)
        self._about.setText(
            f"{self._path.name}: {count(len(table.rows), 'row')}, {table.encoding}. Say which column is what. "
            "A copy of your library is made first."
        )

    def _loaded(self, loaded: Loaded) -> None:
        self._library.announce(loaded.changes)
        if self.gone:
            return
        for part in (self.columns, self.take_wording, self.main):
            part.hide()
        self.set_busy("")
        self._about.setText(loaded_words(loaded))
        self.left_out.addItems([f"{words} ({number:,}×)" if number > 1 else words for words, number in loaded.left_out])
        self.left_out.setVisible(bool(loaded.left_out))
        self.close_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self.complain(error_line(error))
        self._follow()

    def _follow(self) -> None:
        if not self.gone:
            self.main.setEnabled(not self._table or self.columns.complete())
