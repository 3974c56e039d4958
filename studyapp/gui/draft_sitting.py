"""One sitting over drafts: verdicts show at once, are stored behind the scenes and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.fact import Dropped
from studyapp.domain.prompt import Prompt, make_prompt, prompt_kind
from studyapp.domain.source import Source
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.draft_list import DraftList, merged
from studyapp.gui.models.dropped_list import DroppedList
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

Asked = tuple[tuple[Source, ...], tuple[Draft, ...], tuple[Dropped, ...]]
Verb = Callable[["Services"], Changes]
Step = tuple[str, ...]  # the drafts that one key press decided


class DraftSitting(QObject):
    """The drafts of one source, or of all, with the verdicts of this sitting."""

    loaded = Signal()  # sources, drafts and what was left out arrived
    decided = Signal(int)  # verdicts changed; the row to go to, -1 for none
    trouble = Signal(str)

    def __init__(self, library: LibraryClient, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._ticket = Ticket()
        self._writes = 0  # verdicts on their way to the library
        self._stale = False  # something changed meanwhile
        self._steps: list[Step] = []
        self.list, self.dropped = DraftList(self), DroppedList(self)
        self.sources: tuple[Source, ...] = ()
        self.article_id: str | None = None  # None: all sources
        self.doubtful = False

    # Asking

    def open(self, article_id: str | None) -> None:
        """Turn to the drafts of one source, or of all."""
        if article_id != self.article_id:
            self.article_id = article_id
            self._steps.clear()
            self.list.set_rows(())
            self.dropped.set_rows(())

    def show_doubtful(self, doubtful: bool) -> None:
        """Show doubtful drafts too, or only those that are sure."""
        self.doubtful = doubtful
        self.list.set_rows([d for d in self.list.rows() if d.confident or d.verdict is not Verdict.PENDING])
        self.ask()

    def end(self) -> None:
        """End the sitting: what was decided leaves the list and is not taken back by key any more."""
        self._steps.clear()
        self.list.set_rows(self.list.pending())

    def ask(self) -> None:
        """Ask the library, or, while verdicts are on their way to it, after the last of them."""
        if self._writes:
            self._stale = True
            return
        article_id, doubtful = self.article_id, self.doubtful

        def verb(services: Services) -> Asked:
            left_out = services.triage.left_out(article_id) if article_id else ()
            return services.library.sources(), services.triage.drafts(article_id, doubtful=doubtful), left_out

        self._ticket.cancel()
        self._ticket = self._library.ask(verb, self._have)

    def _have(self, asked: Asked) -> None:
        if self._writes:
            self._stale = True
            return
        self.sources, pending, left_out = asked
        self.list.set_rows(merged(self.list.rows(), pending))
        self.dropped.set_rows(left_out)
        self.loaded.emit()

    # Deciding

    def accept(self, drafts: Sequence[Draft]) -> int:
        """Keep drafts that wait; return how many."""
        ids = _waiting(drafts)
        return self._decide(ids, Verdict.ACCEPTED, lambda s: s.triage.accept(ids, s.clock()))

    def reject(self, drafts: Sequence[Draft]) -> int:
        """Drop drafts that wait; return how many."""
        ids = _waiting(drafts)
        return self._decide(ids, Verdict.REJECTED, lambda s: s.triage.reject(ids))

    def accept_in_own_words(self, draft: Draft, text: str, answer: str) -> None:
        """Keep a draft in the student's wording."""
        prompt = make_prompt(prompt_kind(draft.prompt), text, answer)
        self._decide(
            _waiting((draft,)),
            Verdict.EDITED,
            lambda s: s.triage.accept_edited(draft.id, text, answer, s.clock()),
            prompt,
        )

    def take_back(self) -> None:
        """Make the drafts of the last step wait again."""
        if not self._steps:
            return
        ids = self._steps.pop()
        before = [draft for draft in self.list.rows() if draft.id in ids]

        def restore() -> None:
            for draft in before:
                self.list.decide((draft.id,), draft.verdict, draft.prompt)
            self.decided.emit(self.list.row_of(ids[0]))

        self._show_waiting(ids)
        self._store(lambda s: s.triage.take_back(ids), restore)

    def can_take_back(self) -> bool:
        """Return whether there is a step to take back."""
        return bool(self._steps)

    def hidden(self) -> int:
        """Return how many doubtful drafts wait that are not shown."""
        chosen = [s for s in self.sources if self.article_id in (None, s.id)]
        return 0 if self.doubtful else max(0, sum(source.drafts for source in chosen) - len(self.list.pending()))

    def sure(self) -> tuple[Draft, ...]:
        """Return the drafts that wait and are not doubtful."""
        return tuple(draft for draft in self.list.pending() if draft.confident)

    def _decide(self, ids: Step, verdict: Verdict, verb: Verb, prompt: Prompt | None = None) -> int:
        """Show the verdict, go on, store; a verdict that could not be stored is put back."""
        if ids:
            old = {draft.id: draft.prompt for draft in self.list.rows() if draft.id in ids}
            self.list.decide(ids, verdict, prompt)
            self._steps.append(ids)
            self.decided.emit(self.list.next_pending(self.list.row_of(ids[0])))
            self._store(verb, lambda: self._put_back(ids, old))
        return len(ids)

    def _put_back(self, ids: Step, prompts: dict[str, Prompt]) -> None:
        if ids in self._steps:
            self._steps.remove(ids)
        for draft_id, prompt in prompts.items():
            self.list.decide((draft_id,), Verdict.PENDING, prompt)
        self._show_waiting(ids)

    def _show_waiting(self, ids: Step) -> None:
        self.list.decide(ids, Verdict.PENDING)
        self.decided.emit(self.list.row_of(ids[0]))

    def _store(self, verb: Verb, restore: Callable[[], None]) -> None:
        self._writes += 1

        def failed(error: Exception) -> None:
            restore()
            self.trouble.emit(error_line(error))
            self._stored()

        self._library.change(verb, lambda _: self._stored(), failed)

    def _stored(self) -> None:
        self._writes -= 1
        if self._stale and not self._writes:
            self._stale = False
            self.ask()


def _waiting(drafts: Sequence[Draft]) -> Step:
    return tuple(draft.id for draft in drafts if draft.verdict is Verdict.PENDING)
