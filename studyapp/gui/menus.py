"""Build the menu bar from a table of titles and actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenuBar

from studyapp.gui.actions import Command, make_action

Menu = tuple[str, Sequence[QAction | None]]  # a title with its accelerator; None draws a line
SCHEMES = (("system", "Colours of the &system"), ("light", "&Light"), ("dark", "&Dark"))


def fill(bar: QMenuBar, menus: Sequence[Menu]) -> tuple[QAction, ...]:
    """Add the menus to the bar; return what opens each of them, in their order."""
    for title, actions in menus:
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(True)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
    return tuple(bar.actions())


def sections(menus: Sequence[Menu]) -> list[tuple[str, list[QAction]]]:
    """Return titles and actions as the sheet of keys shows them."""
    return [(title.replace("&", ""), [action for action in actions if action]) for title, actions in menus]


def scheme_actions(owner: QObject, chosen: str, choose: Callable[[str], None]) -> list[QAction]:
    """Return the three choices of colours, of which one is checked."""
    group = QActionGroup(owner)
    for name, words in SCHEMES:
        command = Command(words, (), f"{words.replace('&', '')} for the window")
        action = group.addAction(make_action(command, owner, partial(choose, name)))
        action.setCheckable(True)
        action.setChecked(name == chosen)
    return group.actions()
