"""One signal that says what a write touched; open places ask again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studyapp.domain.changes import Changes

EVERYTHING = Changes(articles=True, drafts=True, cards=True, reviews=True, settings=True, exams=True)


class Events(QObject):
    """Carries Changes from whoever wrote to whoever shows."""

    changed = Signal(object)  # Changes
