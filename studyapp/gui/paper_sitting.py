"""The course of taking a paper: which question is shown, what stands for each, what is on its way to the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.domain.changes import Done
from studyapp.domain.paper import Answer, Confidence, ItemResult, Mode, Outcome, Paper, Result, Sitting
from studyapp.domain.question import Question
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.wording import error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

TICK_MS = 1000
DOUBTED = "The student says that its key is wrong."


@dataclass(frozen=True)
class Tally:
    """How a sitting stands; ``sure``, ``fifty`` and ``guessed`` are answers with that word, ``unsaid`` those without."""

    answered: int
    blank: int
    flagged: int
    sure: int
    fifty: int
    guessed: int

    @property
    def unsaid(self) -> int:
        """Answers without a word of confidence."""
        return self.answered - self.sure - self.fifty - self.guessed


class PaperSitting(QObject):
    """Shows one question after the other. An answer goes to the library at once; one that was not stored is put back."""

    moved = Signal()  # another question, or another answer to it
    ticked = Signal()  # time went by
    ended = Signal(object)  # Result
    trouble = Signal(str)

    def __init__(self, library: LibraryClient, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._clock = library, clock
        self._stored: dict[str, Answer] = {}
        self._on_way: Counter[str] = Counter()
        self._handing_in = self._wants_in = False
        self._began = 0.0
        self._spent: dict[str, float] = {}  # seconds looked at a question that no answer has told yet
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.paper: Paper | None = None
        self.sitting: Sitting | None = None
        self.questions: tuple[Question, ...] = ()
        self.answers: dict[str, Answer] = {}
        self.items: dict[str, ItemResult] = {}  # in practice: what is known of the answered ones
        self.revealed: set[str] = set()
        self.at = 0

    # Beginning and leaving

    def open(self, result: Result) -> None:
        """Take up a sitting, as its result stands; the question after the last answered one is shown."""
        self.paper, self.sitting = result.paper, result.sitting
        by_id = {question.id: question for question in result.paper.questions}
        self.questions = tuple(by_id[id_] for id_ in result.sitting.question_ids if id_ in by_id)
        self.answers = {answer.question_id: answer for answer in result.sitting.answers}
        self._stored = dict(self.answers)
        practice = result.sitting.mode is Mode.PRACTICE
        self.items = {item.question.id: item for item in result.items} if practice else {}
        self.revealed = {id_ for id_, answer in self.answers.items() if answer.chosen} if practice else set()
        self._spent.clear()
        self._on_way.clear()
        self._handing_in = self._wants_in = False
        self.at = self._first_open()
        self._began = monotonic()
        if result.sitting.deadline is not None:
            self._timer.start()
        self.moved.emit()
        self.tick()

    def leave(self) -> None:
        """Turn away; what was answered is stored, an exam's clock goes on in the library."""
        self._timer.stop()
        self.paper = self.sitting = None
        self.questions = ()
        self.answers, self.items = {}, {}

    def is_open(self) -> bool:
        """Return whether a paper is being taken."""
        return self.sitting is not None

    # What stands

    def question(self) -> Question | None:
        """Return the question that is shown."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    def answer(self) -> Answer | None:
        """Return what stands for the question that is shown."""
        question = self.question()
        return self.answers.get(question.id) if question else None

    def practice(self) -> bool:
        """Return whether feedback comes at once."""
        return self.sitting is not None and self.sitting.mode is Mode.PRACTICE

    def is_revealed(self) -> bool:
        """Return whether feedback to the question is shown."""
        question = self.question()
        return question is not None and question.id in self.revealed

    def item(self) -> ItemResult | None:
        """Return what the shown question brought, None while nothing may be said."""
        question, answer = self.question(), self.answer()
        item = self.items.get(question.id) if question is not None and question.id in self.revealed else None
        told = item is not None and item.answer is not None and answer is not None
        return item if told and item.answer.chosen == answer.chosen else None  # type: ignore[union-attr]

    def left(self) -> timedelta | None:
        """Return the time that is left, None without a clock."""
        deadline = self.sitting.deadline if self.sitting else None
        return None if deadline is None else deadline - self._clock()

    def saving(self) -> bool:
        """Return whether an answer is still on its way to the library."""
        return bool(self._on_way.total())

    def tally(self) -> Tally:
        """Return how the sitting stands."""
        given = [answer for answer in self.answers.values() if answer.chosen]
        said = Counter(answer.confidence for answer in given)
        return Tally(
            len(given),
            len(self.questions) - len(given),
            sum(answer.flagged for answer in self.answers.values()),
            said[Confidence.SURE],
            said[Confidence.FIFTY_FIFTY],
            said[Confidence.GUESS],
        )

    # Going about

    def go(self, place: int) -> None:
        """Show another question; outside of the paper nothing happens."""
        if 0 <= place < len(self.questions) and place != self.at:
            self._keep_time()
            self.at = place
            self.moved.emit()

    def step(self, by: int) -> None:
        """Go forward or back."""
        self.go(self.at + by)

    def first(self, wanted: Callable[[Answer | None], bool]) -> int | None:
        """Return the first question whose answer is wanted, None if there is none."""
        places = (n for n, each in enumerate(self.questions) if wanted(self.answers.get(each.id)))
        return next(places, None)

    # Answering

    def choose(self, option: int) -> None:
        """Choose an option; what was said of how sure one is goes with the old choice."""
        question, answer = self.question(), self.answer()
        if question is None or option >= len(question.options) or self.is_revealed():
            return
        if answer is None or answer.chosen != (option,):
            self._put(chosen=(option,), confidence=None)

    def clear(self) -> None:
        """Leave the question blank."""
        if not self.is_revealed() and (answer := self.answer()) and answer.chosen:
            self._put(chosen=(), confidence=None)

    def say(self, confidence: Confidence) -> None:
        """Say how sure one is of the choice; in practice that asks for the feedback, too."""
        answer = self.answer()
        if answer is not None and answer.chosen and not self.is_revealed():
            if answer.confidence is not confidence:
                self._put(confidence=confidence)
            self.reveal()

    def flag(self) -> None:
        """Mark the question for review, or take the mark away."""
        answer = self.answer()
        self._put(flagged=not (answer is not None and answer.flagged))

    def reveal(self) -> None:
        """In practice: show what is right."""
        question, answer = self.question(), self.answer()
        if self.practice() and question and answer and answer.chosen:
            self.revealed.add(question.id)
            self.moved.emit()

    def is_withdrawn(self) -> bool:
        """Return whether the shown question was taken out of marks."""
        item = self.item()
        return item is not None and item.outcome is Outcome.WITHDRAWN

    def doubt(self, question: Question) -> None:
        """Take a question out of marks and figures, or let it count again."""
        sitting, out = self.sitting, not self.is_withdrawn()
        if sitting is None:
            return

        def verb(services: Services) -> Done[Result]:
            now, tests = services.clock(), services.tests
            changes = tests.withdraw(question.id, now, DOUBTED) if out else tests.reinstate(question.id)
            return Done(tests.result(sitting.id, now), changes)

        self._library.ask(verb, self._have_judged, lambda error: self.trouble.emit(error_line(error)))

    def _have_judged(self, done: Done[Result]) -> None:
        self._library.announce(done.changes)
        if self.sitting is not None and self.sitting.id == done.made.sitting.id:
            self.items = {item.question.id: item for item in done.made.items}
            self.moved.emit()

    # Handing in

    def hand_in(self) -> None:
        """Hand the paper in, after all answers have arrived."""
        self._wants_in = True
        if not self.saving():
            self._submit()

    def tick(self) -> None:
        """Look at the clock; when the time is over the paper is handed in."""
        left = self.left()
        if left is not None and left <= timedelta(0):
            self._submit()
        self.ticked.emit()

    def _submit(self) -> None:
        sitting = self.sitting
        if sitting is None or self._handing_in:
            return
        self._handing_in = True

        def verb(services: Services) -> Done[Result]:
            now = services.clock()
            changes = services.tests.hand_in_due(now)
            if services.tests.sitting(sitting.id, now).submitted_at is None:
                return services.tests.submit(sitting.id, now)
            return Done(services.tests.result(sitting.id, now), changes)

        self._library.ask(verb, self._submitted, self._not_submitted)

    def _submitted(self, done: Done[Result]) -> None:
        result = done.made
        if self.sitting is not None and self.sitting.id == result.sitting.id:
            self.leave()
        self._library.announce(done.changes)
        self.ended.emit(result)

    def _not_submitted(self, error: Exception) -> None:
        self._handing_in = self._wants_in = False
        self.trouble.emit(error_line(error))

    # Storing

    def _put(self, **changes: object) -> None:
        """Let a changed answer stand at once, and store it."""
        question, sitting = self.question(), self.sitting
        now = self._clock()
        if question is None or sitting is None or self._handing_in:
            return
        if sitting.deadline is not None and now >= sitting.deadline:
            self.tick()
            return
        old = self.answers.get(question.id) or Answer(question.id, (), now)
        answer = replace(old, answered_at=now, **changes)  # type: ignore[arg-type]
        duration_ms = self._take_time(question.id)
        self.answers[question.id] = answer
        self._on_way[question.id] += 1
        self._library.ask(
            lambda services: services.tests.answer(
                sitting.id,
                question.id,
                answer.chosen,
                now,
                confidence=answer.confidence,
                flagged=answer.flagged,
                duration_ms=duration_ms,
            ),
            lambda done: self._have_stored(sitting, answer, done),
            lambda error: self._not_stored(sitting, answer, error),
        )
        self.moved.emit()

    def _have_stored(self, sitting: Sitting, answer: Answer, done: Done[ItemResult | None]) -> None:
        self._library.announce(done.changes)
        if self.sitting is None or self.sitting.id != sitting.id:
            return
        self._arrived(answer.question_id)
        self._stored[answer.question_id] = answer
        if done.made is not None:
            self.items[answer.question_id] = done.made
        self.moved.emit()
        if self._wants_in and not self.saving():
            self._submit()

    def _not_stored(self, sitting: Sitting, answer: Answer, error: Exception) -> None:
        """Show again what the library holds, unless a later answer to the same question is on its way."""
        self.trouble.emit(error_line(error))
        if self.sitting is None or self.sitting.id != sitting.id:
            return
        self._arrived(answer.question_id)
        self._wants_in = False
        if not self._on_way[answer.question_id]:
            self.answers.pop(answer.question_id, None)
            self.revealed.discard(answer.question_id)
            if answer.question_id in self._stored:
                self.answers[answer.question_id] = self._stored[answer.question_id]
        self.moved.emit()

    def _arrived(self, question_id: str) -> None:
        self._on_way[question_id] -= 1

    def _keep_time(self) -> None:
        if question := self.question():
            self._spent[question.id] = self._spent.get(question.id, 0) + monotonic() - self._began
        self._began = monotonic()

    def _take_time(self, question_id: str) -> int:
        self._keep_time()
        return round(self._spent.pop(question_id, 0) * 1000)

    def _first_open(self) -> int:
        """Return the question after the one that was answered last."""
        places = {question.id: place for place, question in enumerate(self.questions)}
        told = [(each.answered_at, places[id_]) for id_, each in self.answers.items() if id_ in places]
        return min(max(told)[1] + 1, len(self.questions) - 1) if told else 0
