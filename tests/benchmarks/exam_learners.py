"""Simulated learners who follow the app's own exam plan, or a plain schedule, until the day of an exam.

Every learner has a true memory of their own, which the app never sees: it sees ratings and seconds. The same seed gives
the same course.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from math import inf
from random import Random

import numpy as np

from studyapp.domain.card import ScheduleRow
from studyapp.domain.day import day_start
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.schedule import LogLine
from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.columns import Columns, micros
from studyapp.scheduling.exam_plan import Terms
from studyapp.scheduling.pace import Pace
from studyapp.scheduling.queue import ExamShare, Wishes, plan_day
from studyapp.scheduling.recent import RecentAnswers
from studyapp.scheduling.scheduler import PARAMETERS, Scheduler

START = date(2027, 1, 4).toordinal()
# Seconds of an answer. With these the plain row is the earlier simulator's on three of the five workloads.
TRUE_PACE = Pace(new_seconds=7, review_seconds=13, forgotten_seconds=15, step_seconds=4)
STUDY_HOUR = timedelta(hours=5)  # after the rollover
ANSWERS_A_PLAN = 15


@dataclass(frozen=True)
class Workload:
    """So many cards to be known in so many days at so many minutes a day."""

    days: int
    cards: int
    minutes: float


WORKLOADS = (
    Workload(90, 1500, 20),
    Workload(90, 1000, 10),
    Workload(90, 2000, 45),
    Workload(30, 500, 15),
    Workload(30, 1000, 20),
)


@dataclass(frozen=True)
class Learner:
    """Who answers. ``parameters`` are the true ones; each card's stability is off by a factor of this ``noise``.

    ``arriving`` is the share of the cards that come one by one until three quarters of the time; ``skipping`` the chance
    that a day is skipped.
    """

    name: str
    parameters: tuple[float, ...] = PARAMETERS
    noise: float = 0.0
    arriving: float = 0.0
    skipping: float = 0.0


LEARNERS = (
    Learner("true to FSRS"),
    Learner("noisy", noise=0.5),
    Learner("steeper", parameters=(*PARAMETERS[:20], 0.4)),
    Learner("cards arriving", arriving=0.5),
    Learner("skips days", skipping=0.2),
)


@dataclass(frozen=True)
class Plain:
    """How a program without a plan is set: steps first, then due reviews and at most ``new_a_day`` new cards."""

    retention: float = 0.9
    new_a_day: float = inf
    least_known_first: bool = False
    new_first: bool = False

    def words(self) -> str:
        """Return the settings in a few words."""
        order = "lowest" if self.least_known_first else "highest"
        new = "all new ones" if self.new_a_day == inf else f"{self.new_a_day:g} new a day"
        return f"{self.retention:g}, {order} R first, {new}{' before them' if self.new_first else ''}"


@dataclass
class Desk:
    """One learner with the app: what the app knows (columns, recent answers, memories) and what is true.

    Without ``plain`` settings the app's own exam plan is followed.
    """

    workload: Workload
    learner: Learner
    rng: Random
    plain: Plain | None = None
    columns: Columns = field(default_factory=Columns.empty)
    recent: RecentAnswers = field(default_factory=RecentAnswers)
    rows: dict[str, ScheduleRow] = field(default_factory=dict)
    true: dict[str, Memory] = field(default_factory=dict)
    factor: dict[str, float] = field(default_factory=dict)
    sequence: int = 0
    left_over: float = 0.0

    def __post_init__(self) -> None:
        self.scheduler = Scheduler(desired_retention=self.plain.retention if self.plain else 0.9)
        self.true_scheduler = Scheduler(parameters=self.learner.parameters)
        self.exam = START + self.workload.days

    def run(self) -> float:
        """Study until the exam and return the true recall on its day, in %."""
        for day in range(START, self.exam):
            self._arrive(day)
            if self.rng.random() >= self.learner.skipping:
                self._study(day)
        return 100 * sum(self._recall(card_id, self.exam) for card_id in self.rows) / self.workload.cards

    def _arrive(self, day: int) -> None:
        """Let the cards of that day come in."""
        later = round(self.workload.cards * self.learner.arriving)
        span = max(1, self.workload.days * 3 // 4)
        gone = min(day - START, span)
        wanted = self.workload.cards - later + later * gone // span
        new = []
        for number in range(len(self.rows), wanted):
            card_id = f"card {number}"
            made = day_start(day, UTC) + timedelta(microseconds=number)
            new.append(ScheduleRow(card_id, f"fact {number}", "article", made, Memory(), False, None))
            self.factor[card_id] = self.rng.lognormvariate(0, self.learner.noise)
            self.true[card_id] = Memory()
        self.rows |= {row.card_id: row for row in new}
        self.columns.append(new)

    def _study(self, day: int) -> None:
        """Answer until the minutes are used; steps that are open then are finished, and tomorrow is shorter for it."""
        now, left = day_start(day, UTC) + STUDY_HOUR, self.workload.minutes * 60 + self.left_over
        while left > 0:
            asked = self._plan(day, now, left)
            if not asked:
                break
            for card_id in asked[:ANSWERS_A_PLAN]:
                took = self._answer(card_id, day, now)
                now += timedelta(seconds=took)
                left -= took
                if left <= 0:
                    break
        while steps := self._open_steps(day):
            now += timedelta(minutes=10)
            left -= sum(self._answer(card_id, day, now) for card_id in steps)
        self.left_over = min(left, 0.0)

    def _open_steps(self, day: int) -> list[str]:
        columns = self.columns
        learning = (columns.state == State.LEARNING) | (columns.state == State.RELEARNING)
        return [columns.ids[place] for place in np.flatnonzero(learning & (columns.last_day == day))]

    def _plan(self, day: int, now: datetime, left: float) -> Iterable[str]:
        """Return what the app asks next, or what a program without a plan would ask."""
        if self.plain:
            return self._due(self.plain, day, now)
        pace = self.recent.pace(day)
        terms = Terms(START, self.exam, [self.workload.minutes * 60] * self.workload.days)
        everything = np.ones(len(self.columns), dtype=np.bool_)
        share = ExamShare(everything, terms, inf, len(self.recent.introduced(day)))
        return plan_day(self.columns, now, UTC, Wishes(minutes=left / 60, exams=(share,)), pace).card_ids

    def _due(self, plain: Plain, day: int, now: datetime) -> Iterable[str]:
        """Return steps, due reviews in their order, new cards."""
        columns = self.columns
        learning = (columns.state == State.LEARNING) | (columns.state == State.RELEARNING)
        steps = np.flatnonzero(learning & (columns.due_us <= micros(now)))
        due = np.flatnonzero((columns.state == State.REVIEW) & (columns.due_us < micros(day_start(day + 1, UTC))))
        recall = formulas.recall_after(day - columns.last_day[due], columns.stability[due], PARAMETERS)
        due = due[np.argsort(recall if plain.least_known_first else -recall)]
        new = np.flatnonzero(columns.state == State.NEW)
        if plain.new_a_day < inf:
            new = new[: max(0, round(plain.new_a_day) - len(self.recent.introduced(day)))]
        rest = (new, due) if plain.new_first else (due, new)
        places = np.concatenate((steps, *rest)) if len(due) or len(new) or len(steps) else np.flatnonzero(learning)
        return [columns.ids[place] for place in places[:ANSWERS_A_PLAN]]

    def _answer(self, card_id: str, day: int, now: datetime) -> float:
        """Answer a card and return the seconds that it took."""
        row = self.rows[card_id]
        rating = self._rating(card_id, row.memory.state, day)
        took = _seconds(row.memory.state, rating)
        memory = self.scheduler.review(row.memory, rating, now, UTC, card_id)
        true = self.true[card_id]
        self.true[card_id] = self.true_scheduler.review(true, rating, now, UTC, card_id)
        self.rows[card_id] = replace(row, memory=memory)
        self.columns.patch([card_id], [self.rows[card_id]])
        self.sequence += 1
        line = LogLine(
            self.sequence, str(self.sequence), card_id, rating, day, round(took * 1000), int(row.memory.state), None
        )
        self.recent.take([line])
        return took

    def _rating(self, card_id: str, state: State, day: int) -> Rating:
        if state is State.NEW:
            return Rating(self.rng.choices((1, 2, 3, 4), outcomes.FIRST_SHARES.tolist())[0])
        if self.true[card_id].last_study_day == day:  # minutes ago: nobody forgets
            return Rating.GOOD
        if self.rng.random() >= self._recall(card_id, day):
            return Rating.AGAIN
        return Rating(self.rng.choices((2, 3, 4), outcomes.REMEMBERED_SHARES.tolist())[0])

    def _recall(self, card_id: str, day: int) -> float:
        memory = self.true[card_id]
        if memory.stability is None:
            return 0.0
        truly = replace(memory, stability=memory.stability * self.factor[card_id])
        return self.true_scheduler.retrievability(truly, day) or 0.0


def _seconds(state: State, rating: Rating) -> float:
    if state is State.NEW:
        return TRUE_PACE.new_seconds
    if state is not State.REVIEW:
        return TRUE_PACE.step_seconds
    return TRUE_PACE.forgotten_seconds if rating is Rating.AGAIN else TRUE_PACE.review_seconds


def recall(workload: Workload, learner: Learner, plain: Plain | None, seeds: Iterable[int]) -> float:
    """Return the mean true recall on the day of the exam, in %, over these seeds."""
    runs = [Desk(workload, learner, Random(f"{seed} {learner.name}"), plain).run() for seed in seeds]
    return sum(runs) / len(runs)
