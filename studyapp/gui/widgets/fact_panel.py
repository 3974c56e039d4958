"""The side of the reader: the card at the place that is looked at, what can be done with it, and all others below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.fact import Dropped
from studyapp.gui.models.dropped_list import DroppedList
from studyapp.gui.models.fact_list import FactList
from studyapp.gui.reading_items import Item, schedule_words
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.face import Face, shown_card, shown_draft, shown_dropped
from studyapp.gui.widgets.flow import FlowLayout
from studyapp.gui.widgets.own_editor import OwnEditor
from studyapp.gui.widgets.prompt_editor import PromptEditor
from studyapp.gui.widgets.text import Text, scrolled
from studyapp.gui.widgets.two_lines import DroppedLines, FactLines, list_view

LOW = 440  # pixels; below it only the card is shown, not the list of all


class FactPanel(QWidget):
    """Shows one of: what there is to see, an item, something left out, an editor."""

    newer_wanted = Signal()  # the student says yes to what is proposed of a newer fact

    def __init__(self, facts: FactList, dropped: DroppedList) -> None:
        super().__init__()
        self.face, self.editor, self.own = Face(), PromptEditor("Save"), OwnEditor()
        self.list = list_view(facts, FactLines(self), "Cards of this article")
        self.dropped = list_view(dropped, DroppedLines(self), "Left out, and why")
        self._place, self._schedule, self._why = Text(role="small"), Text(role="muted"), Text(role="muted")
        self._hint_title, self._hint = Text(role="heading"), Text(role="muted")
        self._newer, self._newer_words, self._newer_button = QFrame(), Text(), Button("Yes, it has")
        self._actions = QWidget()
        self._action_row = FlowLayout(self._actions, GRID // 2)
        self._lay_out()

    def add_actions(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """Show actions with their roles under the card; one that cannot be done now is not shown."""
        for action, role in actions:
            button = ActionButton(action, role)
            self._action_row.addWidget(button)
            action.changed.connect(lambda button=button, action=action: button.setVisible(action.isEnabled()))
            button.setVisible(action.isEnabled())

    # What is shown

    def show_hint(self, title: str, words: str) -> None:
        """Show what there is to see here."""
        self._hint_title.setText(title)
        self._hint.setText(words)
        self._place.say("")
        self._stack.setCurrentWidget(self._hint_side)
        self._show_rest()

    def show_item(self, item: Item, place: str, now: datetime, zone: tzinfo) -> None:
        """Show a draft or card; ``place`` says which of how many it is, and on which page."""
        shown = shown_card(item.card) if item.card else shown_draft(item.draft) if item.draft else None
        assert shown is not None
        self.face.show_item(shown)
        self._place.say(f"{place} · {item.words}")
        other = f"Said in “{item.other}” too, where this card is from. " if item.other else ""
        self._schedule.say(other + (schedule_words(item.card, now, zone) if item.card else ""))
        self.say_why("")
        self._stack.setCurrentWidget(self._face_side)
        self._show_rest()

    def show_dropped(self, dropped: Dropped, place: str) -> None:
        """Show something that was left out, with the reason."""
        self.face.show_item(shown_dropped(dropped))
        self._place.say(place)
        self._schedule.say("")
        self.say_why("")
        self.say_newer("", "")
        self._stack.setCurrentWidget(self._face_side)
        self._show_rest()

    def say_why(self, words: str) -> None:
        """Show how well the card is known and why it comes when it comes; empty words hide it."""
        self._why.say(words)

    def say_newer(self, words: str, button: str) -> None:
        """Show what is newer than the card, and what can be done about it; empty words hide it."""
        self._newer_words.setText(words)
        self._newer_button.setText(button)
        self._newer_button.setVisible(bool(button))
        self._newer.setVisible(bool(words))

    def show_editor(self, editor: QWidget) -> None:
        """Show one of the two editors."""
        self._place.say("Your own card" if editor is self.own else self._place.text())
        self._stack.setCurrentWidget(editor)
        self._show_rest()

    def editing(self) -> bool:
        """Return whether an editor is shown."""
        return self._stack.currentWidget() in (self.editor, self.own)

    def making(self) -> bool:
        """Return whether a card of the student's own is being written."""
        return self._stack.currentWidget() is self.own

    def show_left_out(self, left_out: bool) -> None:
        """Show the list of what was left out, or of the cards."""
        self._lists.setCurrentWidget(self.dropped if left_out else self.list)

    def shown_list(self) -> QListView:
        """Return the list that is shown."""
        return self.dropped if self._lists.currentWidget() is self.dropped else self.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list where there is room for it."""
        super().resizeEvent(event)
        self._show_rest()

    def words(self) -> dict[str, str]:
        """Return what can be read, by what it is: place, schedule, why, newer, hint."""
        parts = {"place": self._place, "schedule": self._schedule, "why": self._why, "hint": self._hint_title}
        shown = {name: "" if part.isHidden() else part.text() for name, part in parts.items()}
        return shown | {"newer": "" if self._newer.isHidden() else self._newer_words.text()}

    def _show_rest(self) -> None:
        """Leave an editor all the room, and the card in a low window."""
        self._actions.setHidden(self.editing())
        self._lists.setHidden(self.editing() or self.height() < LOW)

    # Building

    def _lay_out(self) -> None:
        self._newer.setProperty("role", "calm")
        newer = QVBoxLayout(self._newer)
        newer.setContentsMargins(*(2 * GRID,) * 4)
        newer.setSpacing(GRID)
        newer.addWidget(self._newer_words)
        newer.addWidget(self._newer_button)
        self._newer_button.clicked.connect(self.newer_wanted)
        self._newer.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._newer, self.face, self._schedule, self._why):
            column.addWidget(part)
        column.addStretch(1)
        self._face_side = scrolled(inside)
        self._hint_side = QFrame()
        self._hint_side.setProperty("role", "card")
        hint = QVBoxLayout(self._hint_side)
        hint.setContentsMargins(*(2 * GRID + GRID // 2,) * 4)
        hint.addWidget(self._hint_title)
        hint.addWidget(self._hint)
        hint.addStretch()
        self._stack, self._lists = QStackedWidget(), QStackedWidget()
        for side in (self._hint_side, self._face_side, self.editor, self.own):
            self._stack.addWidget(side)
        for listing in (self.list, self.dropped):
            self._lists.addWidget(listing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._place)
        layout.addWidget(self._stack, 5)
        layout.addWidget(self._actions)
        layout.addWidget(self._lists, 3)
