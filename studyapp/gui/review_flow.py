"""The course of a review: which card is asked, what is known ahead, what is on its way to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.memory import Rating
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.wording import count, due_words, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.leeches import Leech
    from studyapp.services.review_session import Answered, Choice, Queue
    from studyapp.services.splitting import Split, Wording

AHEAD = 2  # cards whose four intervals are known before they are asked
Verb = Callable[["Services"], Changes]
READ = 40  # cards that are read ahead; every answer that is stored brings the next ones
BY_SOURCE_SETTING = "review_by_source"


@dataclass(frozen=True)
class Asked:
    """What the library says of today. ``due_by_day`` is empty while there is something to do."""

    queue: Queue
    due_by_day: tuple[int, ...]
    by_source: bool
    can_undo: bool
    now: datetime
    zone: tzinfo


def ask(services: Services) -> Asked:
    """Ask for what is to be reviewed now."""
    now = services.clock()
    by_source = services.library.setting(BY_SOURCE_SETTING) == "1"
    queue = services.reviews.queue(now, first=READ, by_source=by_source)
    due = () if queue.entries else services.statistics.summary(now).due_by_day
    return Asked(queue, due, by_source, services.reviews.can_undo(), now, services.zone)


def comes_next(soonest: datetime | None, due_by_day: Sequence[int], now: datetime, zone: tzinfo) -> str:
    """Return when cards come back, for a student who has done all that is due.

    ``soonest`` is the earliest due time of what was answered just now; ``due_by_day`` counts today first.
    """
    words = []
    if soonest is not None and soonest > now and soonest - now < timedelta(hours=12):
        words.append(f"The next card comes back {due_words(soonest, now, zone)}.")
    elif due_by_day and due_by_day[0]:
        words.append(f"{count(due_by_day[0], 'card comes', 'cards come')} back later today.")
    later = next(((day, number) for day, number in enumerate(due_by_day) if day and number), None)
    if later:
        day, number = later
        words.append(f"{'Tomorrow' if day == 1 else f'In {day} days'}: {count(number, 'card')}.")
    return " ".join(words) or "Nothing else is due in the next two weeks."


class ReviewFlow(QObject):
    """Asks one card after the other. An answer is stored behind the scenes; one that was not stored comes back."""

    moved = Signal()  # another card, or the same one revealed, or none left
    counted = Signal()  # numbers or intervals arrived
    was_split = Signal(int)  # into so many cards
    trouble = Signal(str)

    def __init__(self, library: LibraryClient, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._clock = library, clock
        self._ticket = Ticket()
        self._on_way: set[str] = set()
        self._undo_wanted = False
        self._rest: tuple[Card, ...] = ()
        self._left: dict[str, None] = {}  # the ids of all cards after the current one
        self._aside: tuple[Card, Verb] | None = None  # what was set aside last, and what brings it back
        self._choices: dict[tuple[str, int], tuple[Choice, ...]] = {}
        self._dues: dict[str, datetime] = {}
        self._began = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.ask)
        self.current: Card | None = None
        self.leech: Leech | None = None  # a card forgotten once too often, shown before it goes on
        self.why = ""
        self.revealed = False
        self.finished = ""  # when cards come back; empty while there is something to do or nothing is known yet
        self.minutes = 0.0
        self.answered = 0
        self.left_out = 0
        self.by_source = False
        self._stored_to_undo = False

    @property
    def shown(self) -> Card | None:
        """The card that is looked at: one to be mended, else the one that is asked."""
        return self.leech.card if self.leech else self.current

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer, or a card set aside, to take back."""
        return self._stored_to_undo or self._aside is not None

    def remaining(self) -> int:
        """Return how many cards are left, the current one counted."""
        return len(self._left) + (self.current is not None)

    def choices(self) -> tuple[Choice, ...]:
        """Return the four ratings of the current card, empty while they are not known."""
        return self._choices.get(_key(self.current), ()) if self.current else ()

    def begin(self) -> None:
        """Begin to count anew."""
        self.answered = 0
        self._restart()
        self.ask()

    def ask(self) -> None:
        """Ask the library for the queue."""
        self._ticket.cancel()
        self._ticket = self._library.ask(ask, self._have_queue)

    def order_by_source(self, by_source: bool) -> None:
        """Ask one source after the other, or mix them."""
        self._library.change(
            lambda services: services.library.set_setting(BY_SOURCE_SETTING, "1" if by_source else ""),
            lambda _: self._reorder(),
            self._complain,
        )

    def ask_why(self) -> None:
        """Ask why the card comes now; a second time hides it."""
        card = self.current
        if self.why or card is None:
            self._have_why(card, "")
        else:
            self._library.ask(
                lambda services: services.reviews.why(card.id, services.clock()),
                lambda words: self._have_why(card, words),
                self._complain,
            )

    def go_on(self) -> None:
        """Leave the card that wants mending."""
        self.leech = None
        self._restart()
        self.moved.emit()

    def reveal(self) -> None:
        """Show the answer."""
        if self.current is not None and not self.revealed:
            self.revealed = True
            self.moved.emit()

    def rate(self, rating: Rating) -> None:
        """Take the student's word for the current card, go on, and store it."""
        card = self.current
        if card is None or not self.revealed or self.leech:
            return
        self._aside, self._stored_to_undo = None, True
        now, duration_ms = self._clock(), round((monotonic() - self._began) * 1000)
        self._on_way.add(card.id)
        self.answered += 1
        self._ticket.cancel()
        self._ask_next()
        self._library.ask(
            lambda services: services.reviews.answer(card.id, rating, now, duration_ms),
            self._stored,
            lambda error: self._not_stored(card, error),
        )

    def bury(self) -> None:
        """Hide the card until tomorrow."""
        self._set_aside(
            lambda card: (
                lambda services: services.reviews.bury((card.id,), services.clock()),
                lambda services: services.reviews.unbury((card.id,)),
            )
        )

    def pause(self) -> None:
        """Let the card rest until the student wakes it."""
        self._set_aside(
            lambda card: (
                lambda services: services.library.suspend((card.id,), True),
                lambda services: services.library.suspend((card.id,), False),
            )
        )

    def drop(self) -> None:
        """Delete the card."""
        card = self.shown
        if card is not None:
            self._aside = None
            self._send_away(card, lambda services: services.library.delete_cards((card.id,)))

    def ask_split(self, have: Callable[[Card, Sequence[Wording]], None]) -> None:
        """Ask how the card could be split, for ``have``."""
        if card := self.shown:
            self._library.ask(
                lambda services: services.reviews.proposed_split(card.id),
                lambda wordings: have(card, wordings),
                self._complain,
            )

    def split(self, wordings: Sequence[tuple[str, str]], refused: Callable[[str], None]) -> None:
        """Make cards of these (text, answer) in the place of the one that is shown, or say to ``refused`` why not."""
        if card := self.shown:
            self._library.ask(
                lambda services: _split(services, card.id, wordings),
                lambda done: self._have_split(card, done),
                lambda error: refused(error_line(error)),
            )

    def undo(self) -> None:
        """Take back the last answer, or bring back the card set aside last; an answer on its way is waited for."""
        if self._aside:
            (card, verb), self._aside = self._aside, None
            self._library.ask(verb, lambda changes: self._brought_back(card, changes), self._complain)
            return
        self._undo_wanted = bool(self._on_way)
        if self._undo_wanted:
            return
        self._ticket.cancel()
        now = self._clock()
        self._library.ask(lambda services: services.reviews.undo(now), self._undone, self._complain)

    def reword(self, text: str, answer: str) -> None:
        """Change the wording of the current card."""
        card = self.shown
        if card is None:
            return
        self._library.ask(
            lambda services: (services.library.edit_card(card.id, text, answer), services.library.card(card.id)),
            lambda changed: self._reworded(changed[1], lambda: self._library.announce(changed[0])),
            self._complain,
        )

    # What comes back

    def _have_queue(self, asked: Asked) -> None:
        queue = asked.queue
        self._stored_to_undo = asked.can_undo or bool(self._on_way)
        self.by_source, self.minutes, self.left_out = asked.by_source, queue.minutes, queue.left_out
        cards = tuple(entry.card for entry in queue.entries if entry.card.id not in self._on_way)
        self._left = dict.fromkeys(card_id for card_id in queue.card_ids if card_id not in self._on_way)
        shown = next((card for card in cards if self.current and card.id == self.current.id), None)
        if self.current is not None and (shown or self.revealed):
            self.current = shown or self.current
            self._rest = tuple(card for card in cards if card.id != self.current.id)
        else:
            self._rest = cards
            self._ask_next()
        if self.current is not None:
            self._left.pop(self.current.id, None)
        self.finished = "" if self.current else self._when(asked.due_by_day, asked.now, asked.zone)
        self._look_ahead()
        self.counted.emit()
        if self.current is None:
            self.moved.emit()

    def _when(self, due_by_day: Sequence[int], now: datetime, zone: tzinfo) -> str:
        if self._on_way:
            return ""
        soonest = min((due for due in self._dues.values() if due > now), default=None)
        if soonest is not None and soonest - now < timedelta(hours=12):
            self._later.start(int((soonest - now) / timedelta(milliseconds=1)) + 500)
        return comes_next(soonest, due_by_day, now, zone)

    def _stored(self, answered: Answered) -> None:
        self._on_way.discard(answered.card.id)
        if answered.card.memory.due is not None:
            self._dues[answered.card.id] = answered.card.memory.due
        self._library.announce(answered.changes)
        if answered.leech:
            self._ask_leech(answered.card)
        if self._undo_wanted:
            self.undo()

    def _not_stored(self, card: Card, error: Exception) -> None:
        self._on_way.discard(card.id)
        self._undo_wanted = False
        self.answered -= 1
        self._put_before(card, revealed=True)
        self._complain(error)

    def _set_aside(self, verbs: Callable[[Card], tuple[Verb, Verb]]) -> None:
        card = self.shown
        if card is not None:
            there, back = verbs(card)
            self._aside = (card, back)
            self._send_away(card, there)

    def _send_away(self, card: Card, verb: Verb) -> None:
        """Go on without a card, and store that."""

        def stored(changes: Changes) -> None:
            self._on_way.discard(card.id)
            self._library.announce(changes)

        def failed(error: Exception) -> None:
            self._on_way.discard(card.id)
            self._aside = None
            self._put_before(card, revealed=False)
            self._complain(error)

        self._on_way.add(card.id)
        self._ticket.cancel()
        if self.leech:
            self._rest = tuple(each for each in self._rest if each.id != card.id)
            self._left.pop(card.id, None)
            self.go_on()
        else:
            self._ask_next()
        self._library.ask(verb, stored, failed)

    def _have_split(self, card: Card, done: Split) -> None:
        self._aside = (card, lambda services: services.reviews.unsplit(done))
        self._rest = tuple(each for each in self._rest if each.id != card.id)
        self._left.pop(card.id, None)
        mended, self.leech = self.leech is not None, None
        if self.current is None or self.current.id == card.id:
            self._ask_next()
        elif mended:
            self.go_on()
        self.was_split.emit(len(done.card_ids))
        self._library.announce(done.changes)

    def _brought_back(self, card: Card, changes: Changes) -> None:
        self._put_before(card, revealed=False)
        self._library.announce(changes)

    def _ask_leech(self, card: Card) -> None:
        def verb(services: Services) -> Leech | None:
            return next((each for each in services.reviews.leeches(services.clock()) if each.card.id == card.id), None)

        self._library.ask(verb, self._have_leech, self._complain)

    def _have_leech(self, leech: Leech | None) -> None:
        self.leech = leech
        if leech:
            self.moved.emit()

    def _have_why(self, card: Card | None, words: str) -> None:
        if card is not None and self.current is not None and card.id == self.current.id:
            self.why = words
            self.counted.emit()

    def _reorder(self) -> None:
        if not self.revealed:
            self.current = None
        self.ask()

    def _undone(self, answered: Answered) -> None:
        self._dues.pop(answered.card.id, None)
        self.answered = max(0, self.answered - 1)
        self._put_before(answered.card, revealed=False)
        self._library.announce(answered.changes)

    def _reworded(self, card: Card, announce: Callable[[], None]) -> None:
        if self.leech and self.leech.card.id == card.id:
            self.leech = replace(self.leech, card=card)
        if self.current is not None and self.current.id == card.id:
            self.current = card
        self.moved.emit()
        announce()

    def _complain(self, error: Exception) -> None:
        self.trouble.emit(error_line(error))
        self.ask()

    # Going on

    def _put_before(self, card: Card, *, revealed: bool) -> None:
        """Ask a card now; the one that was asked comes after it."""
        after = (self.current, *self._rest) if self.current else self._rest
        self._rest = tuple(each for each in after if each.id != card.id)
        if self.current:
            self._left = {self.current.id: None} | self._left
        self._left.pop(card.id, None)
        self.current, self.revealed, self.finished, self.leech, self.why = card, revealed, "", None, ""
        self._restart()
        self._look_ahead()
        self.moved.emit()

    def _ask_next(self) -> None:
        self.current, self._rest = (self._rest[0], self._rest[1:]) if self._rest else (None, ())
        if self.current is not None:
            self._left.pop(self.current.id, None)
        self.revealed, self.finished, self.why = False, "", ""
        self._restart()
        self._look_ahead()
        self.moved.emit()

    def _restart(self) -> None:
        self._began = monotonic()

    def _look_ahead(self) -> None:
        """Ask for the intervals of the next cards, so that they are there when the answer is shown."""
        for card in (self.current, *self._rest[: AHEAD - 1]):
            if card is not None and _key(card) not in self._choices:
                self._ask_choices(card)

    def _ask_choices(self, card: Card) -> None:
        self._library.ask(
            lambda services: services.reviews.choices(card.id, services.clock()),
            lambda choices: self._have_choices(card, choices),
            lambda _: None,  # the card is gone: the queue says so
        )

    def _have_choices(self, card: Card, choices: tuple[Choice, ...]) -> None:
        self._choices = {key: value for key, value in self._choices.items() if self._near(key)}
        self._choices[_key(card)] = choices
        self.counted.emit()

    def _near(self, key: tuple[str, int]) -> bool:
        near = (self.current, *self._rest[:AHEAD])
        return any(card is not None and _key(card) == key for card in near)


def _split(services: Services, card_id: str, wordings: Sequence[tuple[str, str]]) -> Split:
    from studyapp.services.splitting import Wording

    return services.reviews.split(card_id, [Wording(*each) for each in wordings], services.clock())


def _key(card: Card) -> tuple[str, int]:
    return card.id, card.memory.reps
