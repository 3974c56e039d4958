"""What sittings earned, asked for one after the other so that nothing else waits for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.domain.paper import Sitting
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.paper_list import Marks
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services


class PaperMarks(QObject):
    """Remembers marks by sitting; ``arrived`` tells that there are more, or that there were all already."""

    arrived = Signal()

    def __init__(self, library: LibraryClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._ticket = library, Ticket()
        self._wanted: tuple[str, ...] = ()
        self.marks: dict[str, Marks] = {}

    def want(self, sittings: Iterable[Sitting]) -> None:
        """Ask for what is not known of the sittings that were handed in."""
        self._wanted = tuple(each.id for each in sittings if each.submitted_at)
        self._ask()

    def forget(self) -> None:
        """Ask anew next time: a key was doubted, trusted again or mended. What is on its way may be old already."""
        self._ticket.cancel()
        self.marks.clear()

    def _ask(self) -> None:
        self._ticket.cancel()
        self.arrived.emit()
        sitting_id = next((id_ for id_ in self._wanted if id_ not in self.marks), None)
        if sitting_id is None:
            return

        def verb(services: Services) -> Marks:
            total = services.tests.result(sitting_id, services.clock()).total
            return total.marks, total.maximum

        self._ticket = self._library.ask(verb, lambda marks: self._have(sitting_id, marks), lambda _: None)

    def _have(self, sitting_id: str, marks: Marks) -> None:
        self.marks[sitting_id] = marks
        self._ask()
