"""One card beside the table: its face, how it stands, and the editor in its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.card import Card
from studyapp.domain.memory import State
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.face import Face, shown_card
from studyapp.gui.widgets.flow import FlowLayout
from studyapp.gui.widgets.prompt_editor import PromptEditor
from studyapp.gui.widgets.text import Text, line, scrolled
from studyapp.gui.wording import count, due_words

NOTHING = "Choose a card to see it here. Several can be chosen with Shift or Ctrl and changed at once."


class CardPanel(QStackedWidget):
    """Shows nothing, a card, how many are chosen, or the editor. ``saved`` carries (card id, text, answer)."""

    saved = Signal(str, str, str)
    left = Signal()  # the editor, without saving

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._words, self._face, self._editor = Text(NOTHING, "muted"), Face(), PromptEditor("Save")
        self._source, self._sentence = Text("", "small"), Text("", "quote", selectable=True)
        self._standing, self._tags = Text("", "small"), QWidget()
        self._tag_row = FlowLayout(self._tags, GRID // 2)
        self._editor.saved.connect(self._save)
        self._editor.cancelled.connect(self.left)
        self._nothing, self._shown, self._edit_side = self._lay_out_nothing(), self._lay_out_card(), QWidget()
        edit = QVBoxLayout(self._edit_side)
        edit.setContentsMargins(0, 0, 0, 0)
        edit.addWidget(self._editor)
        edit.addStretch(1)
        self._edit_area = scrolled(self._edit_side)
        for side in (self._nothing, self._shown, self._edit_area):
            self.addWidget(side)

    def show_card(self, card: Card, title: str, moment: tuple[datetime, tzinfo]) -> None:
        """Show a card."""
        self._card = card
        self._face.show_item(shown_card(card))
        self._source.say(title)
        self._sentence.say(card.source_sentence)
        self._standing.say(standing(card, *moment))
        self._show_tags(card.tags)
        self.setCurrentWidget(self._shown)

    def show_many(self, number: int) -> None:
        """Say how many cards are chosen, or that none is."""
        self._card = None
        self._words.setText(f"{count(number, 'card')} chosen." if number else NOTHING)
        self.setCurrentWidget(self._nothing)

    def card(self) -> Card | None:
        """Return the card that is shown or edited."""
        return self._card

    def editing(self) -> bool:
        """Return whether the editor is open."""
        return self.currentWidget() is self._edit_area

    def edit(self) -> None:
        """Open the editor on the card that is shown."""
        if self._card is not None:
            self.setCurrentWidget(self._edit_area)
            self._editor.edit(self._card.prompt)

    def stop_editing(self) -> None:
        """Show the card again."""
        self.setCurrentWidget(self._shown if self._card else self._nothing)

    def complain(self, words: str) -> None:
        """Say in the editor why the wording was not taken."""
        self._editor.complain(words)

    def prompt(self) -> str:
        """Return the words of the card that is shown, empty when none is."""
        return self._face.prompt() if self.currentWidget() is self._shown else ""

    def _show_tags(self, tags: Sequence[str]) -> None:
        while (taken := self._tag_row.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.deleteLater()
        for tag in tags:
            self._tag_row.addWidget(line(tag, "badge"))
        self._tags.setVisible(bool(tags))

    def _save(self, text: str, answer: str) -> None:
        if self._card is not None:
            self.saved.emit(self._card.id, text, answer)

    def _lay_out_nothing(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "card")
        column = QVBoxLayout(side)
        column.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        column.addWidget(self._words)
        column.addStretch()
        return side

    def _lay_out_card(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID // 2, 0)
        column.setSpacing(GRID + GRID // 2)
        for part in (self._face, self._tags, self._standing, self._source, self._sentence):
            column.addWidget(part)
        column.addStretch(1)
        return scrolled(inside)


def standing(card: Card, now: datetime, zone: tzinfo) -> str:
    """Return in a line how a card stands: when it comes back, how long it lasts, how often it was forgotten."""
    memory = card.memory
    if card.suspended:
        parts = ["paused by you"]
    elif memory.state is State.NEW or memory.due is None:
        parts = ["new, not asked yet"]
    else:
        parts = [f"comes back {due_words(memory.due, now, zone)}"]
    if memory.stability is not None:
        parts.append(f"lasts about {count(max(1, round(memory.stability)), 'day')}")
    if memory.reps:
        parts.append(f"answered {count(memory.reps, 'time')}")
    if memory.lapses:
        parts.append(f"forgotten {count(memory.lapses, 'time')}")
    words = ", ".join(parts)
    return words[:1].upper() + words[1:] + "."
