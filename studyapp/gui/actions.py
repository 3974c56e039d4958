"""What can be done, as a table: the words, the keys and the hint of every action in one line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True)
class Command:
    """``text`` may hold an accelerator (&); ``keys`` are portable names, the first one is the one that is taught."""

    text: str
    keys: tuple[str, ...]
    tip: str


def key_words(key: str) -> str:
    """Return a key as it stands on this computer's keyboard, e.g. ``Ctrl+O``, ``⌘O``, ``Enter``."""
    words = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return words.replace("Return", "Enter")


def taught_keys(action: QAction) -> list[str]:
    """Return the words of an action's keys, each once (Return and Enter are one key to a student)."""
    return list(dict.fromkeys(key_words(key.toString()) for key in action.shortcuts()))


def make_action(command: Command, owner: QObject, slot: Callable[[], object]) -> QAction:
    """Return the action of a command, with its keys named in its tooltip."""
    action = QAction(command.text, owner)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    words = " or ".join(taught_keys(action))
    action.setToolTip(f"{command.tip} ({words})" if words else command.tip)
    action.setStatusTip(command.tip)
    action.triggered.connect(lambda *_: slot())
    return action


def plain_text(action: QAction) -> str:
    """Return the action's words without the accelerator."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
