"""Schedule one card by FSRS-6: from its memory and an answer to its memory afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property
from typing import Final, NamedTuple

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from studyapp.domain.day import day_start, study_day
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.review import Review
from studyapp.scheduling.fuzz import fuzz_factor, fuzzed
from studyapp.scheduling.steps import Step, next_step

PARAMETERS: Final[tuple[float, ...]] = DEFAULT_PARAMETERS
LEARNING_STEPS: Final = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS: Final = (timedelta(minutes=10),)
MAXIMUM_DAYS: Final = 36_500
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_RATINGS: Final = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)


class _Outcome(NamedTuple):
    stability: float
    difficulty: float
    days: int  # the interval before fuzz


@dataclass(frozen=True)
class Scheduler:
    """FSRS-6 with learning steps, fuzz and limits; the same card and answer always give the same memory.

    Elapsed time is the difference of study days. The fsrs package would count whole periods of 24 hours and be a day
    short for an evening card that is reviewed the next noon; so it is fed with dates that are whole days apart, without
    steps and without its own fuzz, and all that it decides is stability, difficulty and the plain interval.

    A card in REVIEW that is answered well once more on the day of its last review keeps stability, difficulty and due
    time: else every extra "Easy" would stretch its interval. A clock that ran backwards counts as the same day.
    ``desired_retention`` is the chance of recall at which a card falls due.
    """

    desired_retention: float = 0.9
    maximum_days: int = MAXIMUM_DAYS
    learning_steps: tuple[timedelta, ...] = LEARNING_STEPS
    relearning_steps: tuple[timedelta, ...] = RELEARNING_STEPS
    parameters: tuple[float, ...] = PARAMETERS

    def __post_init__(self) -> None:
        if not 0.7 <= self.desired_retention <= 0.99:
            raise ValueError(f"desired retention must be from 0.7 to 0.99, not {self.desired_retention}")
        if self.maximum_days < 1:
            raise ValueError(f"the maximum interval must be at least one day, not {self.maximum_days}")
        if any(not timedelta() < step < timedelta(days=1) for step in self.learning_steps + self.relearning_steps):
            raise ValueError("a learning step must be longer than nothing and shorter than a day")

    def check(self) -> None:
        """Raise ValueError when the parameters are none of a memory model's."""
        _ = self._package

    @cached_property
    def _package(self) -> fsrs.Scheduler:
        return fsrs.Scheduler(
            parameters=self.parameters,
            desired_retention=self.desired_retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=self.maximum_days,
            enable_fuzzing=False,
        )

    def review(self, memory: Memory, rating: Rating, now: datetime, zone: tzinfo, seed: str) -> Memory:
        """Return the memory after ``rating`` at ``now`` (aware) by a student in ``zone``; ``seed`` is the card's id."""
        return self._after(memory, rating, now.astimezone(UTC), study_day(now, zone), zone, seed)

    def preview(self, memory: Memory, now: datetime, zone: tzinfo, seed: str) -> tuple[Memory, Memory, Memory, Memory]:
        """Return what ``review`` would return for AGAIN, HARD, GOOD and EASY."""
        again, hard, good, easy = (self.review(memory, rating, now, zone, seed) for rating in _RATINGS)
        return again, hard, good, easy

    def rebuild(self, card_id: str, reviews: Iterable[Review], zone: tzinfo = UTC) -> Memory:
        """Return the memory that the card's log leads to, the answers taken back left out.

        ``zone`` matters only for answers whose due time nobody noted.
        """
        memory = Memory()
        for review in sorted(reviews, key=lambda review: review.sequence):
            if review.card_id == card_id and not review.undone:
                at = review.reviewed_at.astimezone(UTC)
                memory = self._after(memory, review.rating, at, review.study_day, zone, card_id, review.due)
        return memory

    def retrievability(self, memory: Memory, day: int) -> float | None:
        """Return the chance of recall on the study day with that ordinal, None for a card without a memory yet."""
        if memory.stability is None:
            return None
        card = _package_card(memory)
        return self._package.get_card_retrievability(card, _EPOCH + timedelta(days=_elapsed(memory, day)))

    def _after(
        self,
        memory: Memory,
        rating: Rating,
        now: datetime,
        day: int,
        zone: tzinfo,
        seed: str,
        due: datetime | None = None,
    ) -> Memory:
        """Return the memory after an answer on study day ``day``; ``due`` is what it set, if that is known already."""
        elapsed = _elapsed(memory, day)
        if memory.state is State.REVIEW and elapsed == 0 and rating is not Rating.AGAIN:
            return _once_more(memory, now, due or _due_once_more(memory, day, zone))
        stability, difficulty, _ = self._outcome(memory, rating, elapsed)
        step = self._step(memory, rating)
        if due is None:
            due = now + step.delay if step else day_start(day + self._days(memory, rating, now, day, zone, seed), zone)
        return Memory(
            state=_next_state(memory.state, step),
            step=step.index if step else None,
            stability=stability,
            difficulty=difficulty,
            due=due,
            last_review=now,
            last_study_day=day,
            reps=memory.reps + 1,
            lapses=memory.lapses + (memory.state is State.REVIEW and rating is Rating.AGAIN),
        )

    def _step(self, memory: Memory, rating: Rating) -> Step | None:
        """Return the step that follows the answer, None when the card goes on in days."""
        if memory.state is State.REVIEW:
            return next_step(self.relearning_steps, 0, rating) if rating is Rating.AGAIN else None
        relearning = memory.state is State.RELEARNING
        return next_step(self.relearning_steps if relearning else self.learning_steps, memory.step or 0, rating)

    def _days(self, memory: Memory, rating: Rating, now: datetime, day: int, zone: tzinfo, seed: str) -> int:
        """Return the interval in days: fuzzed, longer than that of a lower rating, from one day to the maximum.

        A lower rating's step that ends after the rollover counts as a day, so that due times are in order as well.
        """
        elapsed, factor, days = _elapsed(memory, day), fuzz_factor(seed, memory.reps), 0
        for lower in _RATINGS[:rating]:
            if step := self._step(memory, lower):
                days = study_day(now + step.delay, zone) - day
            else:
                wanted = fuzzed(self._outcome(memory, lower, elapsed).days, factor)
                days = min(max(wanted, days + 1), max(1, self.maximum_days - (Rating.EASY - lower)))
        return days

    def _outcome(self, memory: Memory, rating: Rating, elapsed: int) -> _Outcome:
        """Ask the package what the answer makes of a card that was last reviewed ``elapsed`` days ago."""
        at = _EPOCH + timedelta(days=elapsed)
        card, _ = self._package.review_card(_package_card(memory), fsrs.Rating(rating), at)
        assert card.stability is not None
        assert card.difficulty is not None
        return _Outcome(min(card.stability, float(MAXIMUM_DAYS)), card.difficulty, (card.due - at).days)


def _elapsed(memory: Memory, day: int) -> int:
    """Return the study days since the last review, 0 when the clock ran backwards or there was none."""
    return 0 if memory.last_study_day is None else max(0, day - memory.last_study_day)


def _package_card(memory: Memory) -> fsrs.Card:
    """Return the card as the package knows it, last reviewed at the epoch (without an id it sleeps to make one)."""
    if memory.stability is None:
        return fsrs.Card(card_id=0, state=fsrs.State.Learning, step=0, due=_EPOCH)
    return fsrs.Card(0, fsrs.State.Review, None, memory.stability, memory.difficulty, _EPOCH, _EPOCH)


def _next_state(state: State, step: Step | None) -> State:
    if step is None:
        return State.REVIEW
    return State.LEARNING if state in (State.NEW, State.LEARNING) else State.RELEARNING


def _once_more(memory: Memory, now: datetime, due: datetime) -> Memory:
    """Return the memory after one more success on the day of the last review: the answer is only counted."""
    return replace(memory, due=due, last_review=now, reps=memory.reps + 1)


def _due_once_more(memory: Memory, day: int, zone: tzinfo) -> datetime:
    """Return the due time that the card has; tomorrow where a journey west would make it due today for ever."""
    if memory.due is None or study_day(memory.due, zone) <= day:
        return day_start(day + 1, zone)
    return memory.due
