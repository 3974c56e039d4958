"""One sitting over an article: what was made of it, what the student does with that, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.domain.article import Article, Span
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Verdict
from studyapp.domain.errors import InputError
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.dropped_list import DroppedList
from studyapp.gui.models.fact_list import FactList
from studyapp.gui.planner import Planner
from studyapp.gui.reading_items import Item, Looked, look
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.facts_age import Overtaken

Verb = Callable[["Services"], Changes]
COMPARE_AFTER_MS = 2000  # a pause after the last act
OVERTAKEN_WORDS = "Marked as overtaken; it is not asked any more"
Done = tuple[Changes, Verb]  # what was written, and what takes it back


class ReadingSitting(QObject):
    """Looks at one article. Every act can be taken back, the last one first."""

    loaded = Signal()  # the article, or what was made of it, arrived
    aged = Signal()  # facts that newer ones may have overtaken arrived
    acted = Signal(str)  # something was done or taken back, in words
    made = Signal(str)  # the key of a card that the student made
    trouble = Signal(str)
    gone = Signal(str)  # there is no such article, in words

    def __init__(self, library: LibraryClient, planner: Planner, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._planner = library, planner
        self._asking, self._comparing = Ticket(), Ticket()
        self._steps: list[tuple[str, Verb]] = []
        self._on_way: set[str] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COMPARE_AFTER_MS)
        self._later.timeout.connect(self._compare)
        self.list, self.dropped = FactList(self), DroppedList(self)
        self.article_id: str | None = None
        self.looked: Looked | None = None
        self.overtaken: tuple[Overtaken, ...] = ()
        self.doubtful = False

    @property
    def article(self) -> Article | None:
        """The article that is looked at, None before it has come."""
        return self.looked.article if self.looked else None

    # Asking

    def open(self, article_id: str) -> None:
        """Turn to an article."""
        if article_id != self.article_id:
            self.article_id, self.looked, self.overtaken = article_id, None, ()
            self._steps.clear()
            self.list.set_rows(())
            self.dropped.set_rows(())
        self.ask()
        self._compare()

    def ask(self) -> None:
        """Ask for the article and what was made of it; a little later for what is newer."""
        article_id, doubtful = self.article_id, self.doubtful
        if article_id is None:
            return
        self._asking.cancel()
        self._asking = self._library.ask(lambda s: look(s, article_id, doubtful), self._have, self._have_not)
        self._later.start()

    def rest(self) -> None:
        """Let go of what is still asked for."""
        self._later.stop()
        self._asking.cancel()
        self._comparing.cancel()

    def show_doubtful(self, doubtful: bool) -> None:
        """Show doubtful drafts too, or only those that are sure."""
        self.doubtful = doubtful
        self.ask()

    def newer_than(self, item: Item) -> Overtaken | None:
        """Return the newer fact that may have overtaken an item's card, None where none is known."""
        if item.card is None:
            return None
        return next((pair for pair in self.overtaken if pair.older.draft_id == item.key), None)

    def _have(self, looked: Looked) -> None:
        self.looked = looked
        self.list.set_rows(looked.items)
        self.dropped.set_rows(looked.dropped)
        self.loaded.emit()

    def _have_not(self, error: Exception) -> None:
        told = self.gone if self.looked is None or isinstance(error, InputError) else self.trouble
        told.emit(error_line(error))

    def _compare(self) -> None:
        """Look through the whole library for newer facts, which takes most of a second where it is large."""
        self._later.stop()
        self._comparing.cancel()
        self._comparing = self._planner.run(lambda s: s.browse.overtaken(), self._have_pairs, lambda _: None)

    def _have_pairs(self, pairs: tuple[Overtaken, ...]) -> None:
        self.overtaken = pairs
        self.aged.emit()

    # Acting

    def accept(self, item: Item) -> None:
        """Keep a draft as a card."""
        if draft := item.draft:
            ids = (draft.id,)
            self._do(
                item,
                "Accepted",
                lambda s: (s.triage.accept(ids, s.clock()), lambda s: s.triage.take_back(ids)),
            )

    def reject(self, item: Item) -> None:
        """Drop a draft."""
        if draft := item.draft:
            ids = (draft.id,)
            self._do(item, "Rejected", lambda s: (s.triage.reject(ids), lambda s: s.triage.take_back(ids)))

    def reword(self, item: Item, text: str, answer: str) -> None:
        """Keep a draft in the student's wording, or change that of a card."""
        if card := item.card:
            self._do(item, "Changed", lambda s: _reworded(s, card, text, answer))
        elif draft := item.draft:
            ids = (draft.id,)
            self._do(
                item,
                "Accepted in your words",
                lambda s: (
                    s.triage.accept_edited(draft.id, text, answer, s.clock()),
                    lambda s: s.triage.take_back(ids),
                ),
            )

    def pause(self, item: Item) -> None:
        """Let a card rest, or wake it."""
        if card := item.card:
            words = "Woken" if card.suspended else "Paused"

            def verb(services: Services) -> Done:
                done = services.browse.suspend([card.id], not card.suspended)
                return done.changes, lambda s: s.browse.undo(done.before)

            self._do(item, words, verb)

    def delete(self, item: Item) -> None:
        """Remove a card."""
        if card := item.card:

            def verb(services: Services) -> Done:
                done = services.browse.delete([card.id])
                return done.changes, lambda s: s.browse.undo(done.before)

            self._do(item, "Deleted", verb)

    def overtake(self, item: Item, newer_id: str) -> None:
        """Note that a newer card has taken a card's place."""
        if card := item.card:
            card_id = card.id
            self._do(
                item,
                OVERTAKEN_WORDS,
                lambda s: (s.browse.supersede(card_id, newer_id, s.clock()), lambda s: s.browse.restore(card_id)),
            )

    def overtake_by(self, item: Item, pair: Overtaken) -> None:
        """Let the newer fact take a card's place; where that is still a draft, it is kept as a card first."""
        if card := item.card:
            card_id, newer_id = card.id, pair.newer.draft_id
            waits = pair.newer.verdict == Verdict.PENDING

            def verb(services: Services) -> Done:
                from studyapp.services.browse import card_id_of

                now = services.clock()
                kept = services.triage.accept((newer_id,), now) if waits else Changes()
                changes = kept | services.browse.supersede(card_id, card_id_of(newer_id), now)
                return changes, back

            def back(services: Services) -> Changes:
                restored = services.browse.restore(card_id)
                return restored | services.triage.take_back((newer_id,)) if waits else restored

            self._do(item, OVERTAKEN_WORDS, verb)

    def still_true(self, item: Item) -> None:
        """Take back that a card was overtaken."""
        if item.card and item.newer:
            card_id, newer_id = item.card.id, item.newer.id
            self._do(
                item,
                "Asked again",
                lambda s: (s.browse.restore(card_id), lambda s: s.browse.supersede(card_id, newer_id, s.clock())),
            )

    def make(self, span: Span, kind: str, text: str, answer: str, topic: str, failed: Callable[[str], None]) -> None:
        """Make a card of the student's words; what speaks against the words themselves goes to ``failed``."""
        article_id = self.article_id
        assert article_id is not None

        def verb(services: Services) -> tuple[Changes, str, str]:
            changes, card_id = services.reading.make_own(
                article_id, span, kind, text, answer, services.clock(), topic=topic
            )
            return changes, card_id, services.library.card(card_id).draft_id

        def done(result: tuple[Changes, str, str]) -> None:
            changes, card_id, key = result
            self._steps.append(("Your card is made", lambda s: s.browse.delete([card_id]).changes))
            self.made.emit(key)
            self.acted.emit("Your card is made. Ctrl+Z takes it back.")
            self._library.announce(changes)

        self._library.ask(verb, done, lambda error: failed(error_line(error)))

    def take_back(self) -> None:
        """Undo the last act."""
        if self._steps:
            words, verb = self._steps.pop()
            self._library.change(verb, lambda _: self.acted.emit(f"Taken back: {words.lower()}."), self._complain)

    def can_take_back(self) -> bool:
        """Return whether there is something to undo."""
        return bool(self._steps)

    def busy(self, item: Item) -> bool:
        """Return whether an act on an item is on its way to the library."""
        return item.key in self._on_way

    def _do(self, item: Item, words: str, verb: Callable[[Services], Done]) -> None:
        if item.key in self._on_way:
            return
        self._on_way.add(item.key)

        def done(result: Done) -> None:
            self._on_way.discard(item.key)
            self._steps.append((words, result[1]))
            self.acted.emit(f"{words}. Ctrl+Z takes it back.")
            self._library.announce(result[0])

        def failed(error: Exception) -> None:
            self._on_way.discard(item.key)
            self._complain(error)

        self._library.ask(verb, done, failed)

    def _complain(self, error: Exception) -> None:
        self.trouble.emit(error_line(error))


def _reworded(services: Services, card: Card, text: str, answer: str) -> Done:
    from studyapp.domain.prompt import prompt_text

    before = prompt_text(card.prompt), card.prompt.answer
    return services.library.edit_card(card.id, text, answer), lambda s: s.library.edit_card(card.id, *before)
