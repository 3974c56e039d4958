"""What can be done with papers: have one made, begin a sitting of one, go on with it, delete it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.domain.changes import Changes, Done
from studyapp.domain.exam import Scope
from studyapp.domain.paper import Mode, Paper, Result, Sitting
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.wording import error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services


class PaperVerbs(QObject):
    """Asks the library and tells what came of it. What was written is announced to everybody first."""

    made = Signal(object)  # Paper
    not_made = Signal(str)
    begun = Signal(object)  # Result: a new sitting, or the one that is gone on with
    failed = Signal(str)

    def __init__(self, library: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library

    def compose(self, profile: str, size: int, seed: int | None, scope: Scope) -> None:
        """Have a paper made of the student's cards."""
        self._make(lambda s: s.tests.compose(s.clock(), profile, size=size, seed=seed, scope=scope))

    def paper_of(self, question_ids: Sequence[str]) -> None:
        """Have a paper made of these questions."""
        self._make(lambda s: s.tests.paper_of(question_ids, s.clock()))

    def start(self, paper_id: str, mode: Mode) -> None:
        """Begin a sitting of a whole paper."""
        self._begin(lambda s: s.tests.start(paper_id, s.clock(), mode))

    def start_wrong(self, sitting_id: str) -> None:
        """Begin a sitting of what went wrong in another one, in practice."""
        self._begin(lambda s: s.tests.retake_wrong(sitting_id, s.clock()))

    def go_on(self, sitting_id: str) -> None:
        """Take up a sitting that is under way."""
        self._library.ask(lambda s: s.tests.result(sitting_id, s.clock()), self.begun.emit, self._failed)

    def delete(self, paper_id: str) -> None:
        """Delete a paper with its sittings."""
        self.change(lambda s: s.tests.delete_paper(paper_id))

    def change(self, verb: Callable[[Services], Changes]) -> None:
        """Do what changes something and makes nothing."""
        self._library.change(verb, None, self._failed)

    def _make(self, verb: Callable[[Services], Done[Paper]]) -> None:
        def made(done: Done[Paper]) -> None:
            self.made.emit(done.made)
            self._library.announce(done.changes)

        self._library.ask(verb, made, lambda error: self.not_made.emit(error_line(error)))

    def _begin(self, verb: Callable[[Services], Done[Sitting]]) -> None:
        def begin(services: Services) -> Done[Result]:
            done = verb(services)
            return Done(services.tests.result(done.made.id, services.clock()), done.changes)

        def begun(done: Done[Result]) -> None:
            self.begun.emit(done.made)
            self._library.announce(done.changes)

        self._library.ask(begin, begun, self._failed)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error_line(error))
