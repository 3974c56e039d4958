"""Give tags to chosen cards and take tags from them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from studyapp.gui.card_changes import CardChanges
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.check_list import CheckList
from studyapp.gui.widgets.text import Text, line
from studyapp.gui.wording import count, error_line


def read_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a line, which commas part."""
    return tuple(dict.fromkeys(clean for tag in text.split(",") if (clean := " ".join(tag.split()))))


class TagField(QLineEdit):
    """Tags in a line; the one that is being typed is completed from those that there are."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText("Economy, Budget 2026")
        self._completer: QCompleter | None = None

    def offer(self, tags: Sequence[str]) -> None:
        """Complete from these tags."""
        self._completer = QCompleter(list(tags), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(lambda _: self._propose())

    def tags(self) -> tuple[str, ...]:
        """Return the tags that were written."""
        return read_tags(self.text())

    def _propose(self) -> None:
        begun = self.text()[: self.cursorPosition()].rpartition(",")[2].strip()
        assert self._completer is not None
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _complete(self, tag: str) -> None:
        head, comma, _ = self.text()[: self.cursorPosition()].rpartition(",")
        rest = self.text()[self.cursorPosition() :]
        before = f"{head}{comma} " if comma else ""
        self.setText(f"{before}{tag}{rest}")
        self.setCursorPosition(len(before) + len(tag))


class TagSheet(Sheet):
    """A line for new tags, and those that the cards have, to be ticked for removal."""

    def __init__(
        self, library: LibraryClient, changes: CardChanges, card_ids: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(f"Tags of {count(len(card_ids), 'card')}", "Change tags", parent)
        self._changes, self._ids = changes, tuple(card_ids)
        self.add, self.remove = TagField("Tags to add"), CheckList("Tags to remove")
        self._none = Text("They have no tags yet.", "muted")
        for part in (
            line("Add, with commas between", "topic"),
            self.add,
            line("Tick what is to go", "topic"),
            self._none,
        ):
            self.body.addWidget(part)
        self.body.addWidget(self.remove, 1)
        self.main.clicked.connect(self.change)
        self.add.setFocus()
        library.ask(lambda services: services.browse.tags_of(self._ids), self._have_tags)
        library.ask(lambda services: services.browse.tags(), lambda tags: self._offer([tag for tag, _ in tags]))

    def change(self) -> None:
        """Change the tags as wished."""
        ids, add, remove = self._ids, self.add.tags(), self.remove.chosen()
        if not add and not remove:
            self.complain("Write a tag to add, or tick one that is to go.")
            return
        self.set_busy("Changing tags…")
        self._changes.do(
            lambda services: services.browse.retag(ids, add, remove),
            lambda number: f"Tags of {count(number, 'card')} changed.",
            lambda _: self.accept(),
            lambda error: self.complain(error_line(error)),
        )

    def _have_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        if not self.gone:
            self.remove.offer([(tag, f"{tag}  ({number:,})") for tag, number in tags])
            self._none.setVisible(not tags)
            self.remove.setVisible(bool(tags))

    def _offer(self, tags: Sequence[str]) -> None:
        if not self.gone:
            self.add.offer(tags)
