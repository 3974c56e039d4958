"""What every place has: its actions, when they can be done, and its ways to say something to the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from studyapp.domain.changes import Changes
from studyapp.gui.actions import Command, make_action
from studyapp.gui.widgets.button import ActionButton

NARROW = 840  # pixels of a page


class Page(QWidget):
    """One place of the window. Its actions work only while it is the one that is seen."""

    went = Signal(object)  # Going: the student wants to be elsewhere
    said = Signal(str)  # a line for the foot of the window

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._active = False
        self._allowed: dict[QAction, bool] = {}

    def enter(self) -> None:
        """Ask for what is shown here; called when the place is opened."""

    def leave(self) -> None:
        """Called when the student goes elsewhere."""

    def on_changed(self, changes: Changes) -> None:
        """Ask again if what is shown here was changed."""

    def back(self) -> bool:
        """Undo the last step inwards (Esc); return False when there is none."""
        return False

    def commands(self) -> list[QAction]:
        """Return the actions in the order of the menu."""
        return list(self._allowed)

    def active(self) -> bool:
        """Return whether this is the place that is seen."""
        return self._active

    def set_active(self, active: bool) -> None:
        """Switch all actions on or off together."""
        self._active = active
        for action in self._allowed:
            self._apply(action)

    def add_command(self, command: Command, slot: Callable[[], object], *, checkable: bool = False) -> QAction:
        """Make an action of this place."""
        action = make_action(command, self, slot)
        action.setCheckable(checkable)
        self.addAction(action)
        self._allowed[action] = True
        self._apply(action)
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out of the buttons' faces where there is little room."""
        super().resizeEvent(event)
        for button in self.findChildren(ActionButton):
            if button.property("role") == "plain":
                button.set_compact(self.width() < NARROW)

    def allow(self, allowed: bool, *actions: QAction) -> None:
        """Say whether actions can be done now."""
        for action in actions:
            self._allowed[action] = allowed
            self._apply(action)

    def _apply(self, action: QAction) -> None:
        action.setEnabled(self._active and self._allowed[action])
