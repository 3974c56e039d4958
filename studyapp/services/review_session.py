"""Review what is due: the queue, the answer, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from math import isnan
from random import Random

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.day import study_day
from studyapp.domain.errors import InputError
from studyapp.domain.ids import random_id
from studyapp.domain.memory import Memory, Rating
from studyapp.domain.review import Review, Undo
from studyapp.scheduling.forward import with_moves
from studyapp.scheduling.intervals import day_words, step_words
from studyapp.scheduling.leech import is_leech
from studyapp.services.day_plan import plan_today
from studyapp.services.leeches import Leech, find_leeches
from studyapp.services.rebuilding import rebuilt
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.splitting import Split, Wording, proposed, split
from studyapp.services.why_now import why_now
from studyapp.services.wording import amount
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store

CLOCK_TOLERANCE = timedelta(minutes=5)  # so much a clock may be put right without a word


@dataclass(frozen=True)
class QueueEntry:
    """One card of the queue; ``retrievability`` is the chance of recall now, None for a new card."""

    card: Card
    retrievability: float | None


@dataclass(frozen=True)
class Queue:
    """What is to be done today, in order; ``minutes`` is the expected time for all of it.

    ``card_ids`` are all of it, ``entries`` as many as were asked for. ``left_out`` counts reviews that are due and did
    not fit into the day's minutes.
    """

    entries: tuple[QueueEntry, ...]
    minutes: float
    new: int
    learning: int
    review: int
    card_ids: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class Choice:
    """One rating button: what it means for the card. ``interval`` is for people: "10 min", "4 days", "2.1 months"."""

    rating: Rating
    due: datetime
    interval: str


@dataclass(frozen=True)
class Answered:
    """The card after an answer, and what changed.

    ``leech`` says that it has just been forgotten once too often: its wording wants mending more than another review.
    """

    card: Card
    changes: Changes
    leech: bool = False


class ReviewSession:
    """Answers cards of one library. Every answer is stored, state and log together, before the call returns.

    What is kept in memory follows every write and every clock, so a session that is open at 4 in the morning goes on
    with the next day.
    """

    def __init__(self, store: Store, zone: tzinfo, rng: Random, view: ScheduleView | None = None) -> None:
        self._store = store
        self._zone = zone
        self._rng = rng
        self._view = view or ScheduleView(store, zone)

    def queue(
        self, now: datetime, minutes: float | None = None, *, first: int | None = None, by_source: bool = False
    ) -> Queue:
        """Return today's queue at ``now``, cut to ``minutes`` if given. InputError when those are below 0 or no number.

        Without ``minutes`` the student's own habits hold: minutes a day, easy weekdays, planned breaks, exams.
        ``first`` is how many entries are wanted (all of them if None): many cards take long to read. ``by_source`` asks
        one source after the other instead of mixing them.
        """
        if minutes is not None and (isnan(minutes) or minutes < 0):
            raise InputError("The minutes must be a number from 0 up.")
        self._view.refresh(now)
        plan = plan_today(self._view, now, minutes, by_source)
        cards = self._store.cards_by_id(plan.card_ids[:first])
        today = study_day(now, self._zone)
        entries = tuple(QueueEntry(card, self._view.scheduler().retrievability(card.memory, today)) for card in cards)
        return Queue(entries, plan.minutes, plan.new, plan.learning, plan.review, plan.card_ids, plan.left_out)

    def bury(self, card_ids: Sequence[str], now: datetime) -> Changes:
        """Hide cards until tomorrow. InputError when one is unknown."""
        return self._store.bury(tuple(dict.fromkeys(card_ids)), study_day(now, self._zone) + 1)

    def unbury(self, card_ids: Sequence[str]) -> Changes:
        """Show buried cards again. InputError when one is unknown."""
        return self._store.bury(tuple(dict.fromkeys(card_ids)), None)

    def choices(self, card_id: str, now: datetime) -> tuple[Choice, Choice, Choice, Choice]:
        """Return the four ratings with the next due time of each, exactly as ``answer`` would set it."""
        self._view.notice()
        memories = self._view.scheduler().preview(self._card(card_id).memory, now, self._zone, card_id)
        again, hard, good, easy = (
            self._choice(rating, memory, now) for rating, memory in zip(Rating, memories, strict=True)
        )
        return again, hard, good, easy

    def answer(self, card_id: str, rating: Rating, now: datetime, duration_ms: int = 0) -> Answered:
        """Record one answer. InputError for an unknown card; LibraryError when it could not be stored.

        ``duration_ms`` is how long the student took, 0 where nobody measured it.
        """
        if duration_ms < 0:
            raise InputError("An answer cannot take less than no time.")
        self._view.notice()
        card = self._card(card_id)
        memory = self._view.scheduler().review(card.memory, rating, now, self._zone, card_id)
        review = Review(
            id=random_id(self._rng),
            card_id=card_id,
            rating=rating,
            reviewed_at=now.astimezone(UTC),
            study_day=study_day(now, self._zone),
            duration_ms=duration_ms,
            state=card.memory.state,
            due=memory.due,
        )
        answered = replace(card, memory=memory)
        changes = self._store.save_answer(answered, review)
        return Answered(answered, changes, memory.lapses > card.memory.lapses and is_leech(memory.lapses))

    def undo(self, now: datetime) -> Answered:
        """Take back the last answer that was not yet taken back. InputError when there is none.

        The card's memory is rebuilt from the log without that answer, bit for bit what it was before.
        """
        self._view.notice()
        last = self._store.last_review()
        card = None if last is None else self._store.card(last.card_id)
        if last is None or card is None:
            raise InputError("There is no answer to take back.")
        standing = (review for review in self._store.reviews(card.id) if review.id != last.id)
        memory = self._view.scheduler().rebuild(card.id, standing, self._zone)
        restored = replace(card, memory=with_moves(memory, PaperStore(self._store).moves_of(card.id)))
        return Answered(restored, self._store.save_undo(restored, self._undo(last, now)))

    def can_undo(self) -> bool:
        """Return whether there is an answer to take back: the last one, unless its card was deleted since."""
        last = self._store.last_review()
        return last is not None and self._store.card(last.card_id) is not None

    def clock_note(self, now: datetime) -> str:
        """Return a sentence when the clock stands before the last answer: it was put back; empty when all is well."""
        last = self._store.last_review()
        if last is None or last.reviewed_at - now < CLOCK_TOLERANCE:
            return ""
        days = last.study_day - study_day(now, self._zone)
        back = f"{amount(days, 'day')} before" if days > 0 else "before"
        return (
            f"Your computer's clock stands {back} your last answer. Until it is past it, no time passes for your cards."
        )

    def rebuild(self, now: datetime) -> int:
        """Set every card's memory to what the log says; return how many differed: 0 in a sound library."""
        self._view.refresh(now)
        differing = rebuilt(self._store, self._view.scheduler(), self._zone)
        if differing:
            self._store.save_memories(differing)
        return len(differing)

    def leeches(self, now: datetime) -> tuple[Leech, ...]:
        """Return the cards that were forgotten eight times or more, the worst first, with what may help."""
        self._view.refresh(now)
        return find_leeches(self._store, self._view)

    def proposed_split(self, card_id: str) -> tuple[Wording, ...]:
        """Return a card for each thing that the card's answer lists, empty when it is one. InputError if unknown."""
        return proposed(self._card(card_id).prompt)

    def split(self, card_id: str, wordings: Sequence[Wording], now: datetime) -> Split:
        """Make these cards in the place of one, which rests from now on. They are siblings: one a day.

        InputError when the card is unknown, when there is no wording, or when one makes no card or is there already.
        """
        self._view.notice()
        return split(self._store, self._view.scheduler(), self._card(card_id), wordings, now)

    def unsplit(self, done: Split) -> Changes:
        """Take a split back: its cards go, the one that rests comes back. InputError when one of them is gone."""
        return self._store.join_card(done.card_id, done.card_ids)

    def why(self, card_id: str, now: datetime) -> str:
        """Return one or two sentences on why the card comes now. InputError for an unknown card."""
        self._view.refresh(now)
        return why_now(self._view, self._card(card_id), now)

    def _card(self, card_id: str) -> Card:
        card = self._store.card(card_id)
        if card is None:
            raise InputError(f"There is no card {card_id}.")
        return card

    def _choice(self, rating: Rating, memory: Memory, now: datetime) -> Choice:
        assert memory.due is not None
        if memory.step is not None:
            return Choice(rating, memory.due, step_words(memory.due - now))
        days = study_day(memory.due, self._zone) - study_day(now, self._zone)
        return Choice(rating, memory.due, day_words(days))

    def _undo(self, review: Review, now: datetime) -> Undo:
        return Undo(random_id(self._rng), review.id, now.astimezone(UTC))
