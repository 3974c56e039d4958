"""Change many cards at once, say what was done, and take it back step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.domain.browse import Before
from studyapp.domain.errors import InputError
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Failed

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.browse import Done

MOST_STEPS = 50
Verb = Callable[["Services"], "Done"]


class CardChanges(QObject):
    """Every change goes through here, so that each can be undone, the last one first."""

    said = Signal(str)
    moved = Signal()  # there is another step to take back, or none

    def __init__(self, library: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._steps: list[tuple[str, Before]] = []
        library.opened.connect(self._forget)

    def do(
        self,
        verb: Verb,
        words: Callable[[int], str],
        then: Callable[[Done], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Call a verb that changes cards; ``words`` says what was done to so many of them."""

        def have(done: Done) -> None:
            said = words(done.changes.count)
            if done.changes.count:
                self._steps = [*self._steps, (said, done.before)][-MOST_STEPS:]
                self._library.announce(done.changes)
                self.said.emit(f"{said} Ctrl+Z takes it back.")
                self.moved.emit()
            else:
                self.said.emit(said)
            if then:
                then(done)

        self._library.ask(verb, have, failed or self._failed)

    def last(self) -> str:
        """Return what the next undo takes back, empty when there is nothing."""
        return self._steps[-1][0] if self._steps else ""

    def undo(self) -> None:
        """Take the last change back."""
        if not self._steps:
            return
        words, before = step = self._steps.pop()
        self.moved.emit()

        def failed(error: Exception) -> None:
            if not isinstance(error, InputError):  # the library was in use, for instance: it can be tried again
                self._steps.append(step)
                self.moved.emit()
            self._failed(error)

        self._library.change(
            lambda services: services.browse.undo(before), lambda _: self.said.emit(f"Taken back: {words}"), failed
        )

    def _forget(self) -> None:
        """Forget all steps: another file may have been put in the library's place."""
        self._steps.clear()
        self.moved.emit()

    def _failed(self, error: Exception) -> None:
        self.said.emit(error_line(error))
