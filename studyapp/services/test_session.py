"""Take tests: compose a paper, answer it like the real thing, have it marked, turn what was wrong into revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random

from studyapp.domain.changes import Changes, Done
from studyapp.domain.day import day_start, study_day
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.ids import random_id
from studyapp.domain.memory import Memory
from studyapp.domain.paper import (
    Answer,
    Confidence,
    DueMove,
    ErrorEntry,
    ErrorKind,
    ItemResult,
    Mode,
    Outcome,
    Paper,
    PaperLine,
    Result,
    Sitting,
)
from studyapp.domain.question import Question, StoredQuestion
from studyapp.scheduling.forward import brought_forward
from studyapp.scheduling.scheduler import Scheduler
from studyapp.services.paper_making import DEFAULT_PROFILE, DEFAULT_SIZE, PaperMaker, ProfileLine
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from studyapp.testing import mark
from studyapp.testing.calibration import calibration
from studyapp.testing.error_kinds import comes_back, proposed, went_wrong
from studyapp.testing.own import Fault, faults, question_of
from studyapp.testing.own import OwnQuestion as OwnQuestion  # what the faces hand in
from studyapp.testing.repair import with_key

BY_TEST = "wrong or guessed in a test"


class TestSession:
    """Papers of one library. Every answer is stored before the call returns; nothing is remembered from call to call.

    A sitting whose time is over is handed in, as of its deadline, by whatever call meets it first.
    """

    __test__ = False  # not a class of tests, whatever its name

    def __init__(
        self,
        store: Store,
        zone: tzinfo,
        rng: Random,
        folder: Path | None = None,
        scheduler: Callable[[], Scheduler] = Scheduler,
    ) -> None:
        """Take the library; ``folder`` may hold the student's own ``exam_profiles`` and ``confusables``.

        ``scheduler`` gives the one whose parameters may be fitted to the student.
        """
        self._scheduler = scheduler
        self._store = store
        self._papers = PaperStore(store)
        self._zone = zone
        self._rng = rng
        self._maker = PaperMaker(self._papers, folder)

    # Papers

    def profiles(self) -> tuple[ProfileLine, ...]:
        """Return the exams that there are. InputError when a profile's file is at fault."""
        return self._maker.profiles()

    def compose(
        self,
        now: datetime,
        profile: str | None = None,
        *,
        size: int | None = None,
        seed: int | None = None,
        scope: Scope | None = None,
    ) -> Done[Paper]:
        """Make and store a paper; ``Paper.missing`` says what was not to be had. InputError when nothing can be asked.

        Where nothing is said, it has 25 questions of every format. ``scope`` limits it to tags, sources or months. The
        same seed and the same cards give the same questions.
        """
        seed = self._rng.getrandbits(31) if seed is None else seed
        wanted = DEFAULT_SIZE if size is None else size
        key = profile or DEFAULT_PROFILE
        paper = self._maker.make(key, now.astimezone(UTC), wanted, seed, scope or Scope(), self._rng)
        return Done(paper, self._papers.add_paper(paper))

    def paper_of(self, question_ids: Sequence[str], now: datetime, profile: str = DEFAULT_PROFILE) -> Done[Paper]:
        """Make and store a paper of these questions, the student's own ones for instance. InputError if one is unknown."""
        found = self._papers.questions(tuple(dict.fromkeys(question_ids)))
        if not found or len(found) < len(set(question_ids)):
            raise InputError("There is no such question.")
        chosen = self._maker.profile(profile)
        minutes = max(1, -(-chosen.minutes * len(found) // chosen.items))
        questions = tuple(stored.question for stored in found)
        paper = Paper(
            random_id(self._rng), profile, chosen.name, chosen.marking, minutes, 0, now.astimezone(UTC), questions
        )
        return Done(paper, self._papers.add_paper(paper))

    def papers(self) -> tuple[PaperLine, ...]:
        """Return a line for each paper, the newest first."""
        return self._papers.paper_lines()

    def paper(self, paper_id: str) -> Paper:
        """Return one paper. InputError when it is unknown."""
        paper = self._papers.paper(paper_id)
        if paper is None:
            raise InputError(f"There is no paper {paper_id}.")
        return paper

    def delete_paper(self, paper_id: str) -> Changes:
        """Remove a paper with its sittings. InputError when it is unknown."""
        return self._papers.remove_paper(paper_id)

    # Taking one

    def start(
        self,
        paper_id: str,
        now: datetime,
        mode: Mode = Mode.EXAM,
        *,
        minutes: float | None = None,
        question_ids: Sequence[str] | None = None,
    ) -> Done[Sitting]:
        """Begin a sitting of the whole paper, or of those of its questions. InputError when it is unknown.

        In EXAM mode it ends ``minutes`` (default: the paper's, for fewer questions their share) from now.
        """
        paper = self.paper(paper_id)
        whole = tuple(question.id for question in paper.questions)
        chosen = whole if question_ids is None else tuple(id_ for id_ in whole if id_ in set(question_ids))
        if not chosen:
            raise InputError("There is no question to answer.")
        allowed = paper.minutes * len(chosen) / len(whole) if minutes is None else minutes
        if allowed <= 0:
            raise InputError("A paper needs more than no minutes.")
        begun = now.astimezone(UTC)
        deadline = begun + timedelta(minutes=allowed) if mode is Mode.EXAM else None
        sitting = Sitting(random_id(self._rng), paper_id, mode, chosen, begun, deadline)
        return Done(sitting, self._papers.begin(sitting))

    def retake(self, paper_id: str, now: datetime, mode: Mode = Mode.EXAM) -> Done[Sitting]:
        """Begin the whole paper again."""
        return self.start(paper_id, now, mode)

    def retake_wrong(self, sitting_id: str, now: datetime, mode: Mode = Mode.PRACTICE) -> Done[Sitting]:
        """Begin a sitting of what was wrong, blank or guessed in another one. InputError when there is nothing."""
        result = self.result(sitting_id, now)
        again = [item for item in result.items if item.outcome is Outcome.BLANK or comes_back(item)]
        if not again:
            raise InputError("Nothing was wrong in that sitting.")
        return self.start(result.paper.id, now, mode, question_ids=[item.question.id for item in again])

    def unfinished(self, now: datetime) -> tuple[Sitting, ...]:
        """Return the sittings to take up again, with all their answers; those whose time is over are handed in first."""
        self.hand_in_due(now)
        return self._papers.sittings(unfinished=True)

    def sitting(self, sitting_id: str, now: datetime) -> Sitting:
        """Return a sitting with its answers. InputError when it is unknown."""
        sitting = self._papers.sitting(sitting_id)
        if sitting is None:
            raise InputError(f"There is no sitting {sitting_id}.")
        if _is_over(sitting, now):
            self._hand_in(sitting, _deadline(sitting), by_time=True)
            return self.sitting(sitting_id, now)
        return sitting

    def answer(
        self,
        sitting_id: str,
        question_id: str,
        chosen: Sequence[int],
        now: datetime,
        *,
        confidence: Confidence | None = None,
        flagged: bool = False,
        duration_ms: int = 0,
    ) -> Done[ItemResult | None]:
        """Store an answer, a change of it or (nothing chosen) a blank. In PRACTICE return at once what it is worth.

        ``duration_ms`` is the time spent since the last call for this question. InputError when the paper was handed in,
        its time is over, or there is no such question or option.
        """
        sitting = self.sitting(sitting_id, now)
        if sitting.by_time:
            raise InputError("The time is over; the paper was handed in.")
        stored = self._papers.question(question_id)
        if stored is None or question_id not in sitting.question_ids:
            raise InputError(f"This paper has no question {question_id}.")
        options = tuple(sorted(set(chosen)))
        if options and not 0 <= options[0] <= options[-1] < len(stored.question.options):
            raise InputError(f"This question has {len(stored.question.options)} options.")
        if duration_ms < 0:
            raise InputError("An answer cannot take less than no time.")
        answer = Answer(question_id, options, now.astimezone(UTC), confidence, flagged, duration_ms)
        changes = self._papers.answer(sitting_id, answer)
        if sitting.mode is Mode.EXAM:
            return Done(None, changes)
        marking = self.paper(sitting.paper_id).marking
        return Done(mark.mark((stored.question,), (answer,), marking, self._withdrawn((stored,)))[0], changes)

    def submit(self, sitting_id: str, now: datetime) -> Done[Result]:
        """Hand the paper in and mark it; the cards of what was wrong or guessed come the next study day.

        InputError when it was handed in already.
        """
        changes = self.hand_in_due(now)
        sitting = self.sitting(sitting_id, now)
        if not sitting.by_time:
            changes |= self._hand_in(sitting, now.astimezone(UTC), by_time=False)
        return Done(self.result(sitting_id, now), changes)

    def hand_in_due(self, now: datetime) -> Changes:
        """Hand in every sitting whose time is over; ``count`` is how many."""
        changes = Changes()
        for sitting in self._papers.sittings(unfinished=True):
            if _is_over(sitting, now):
                changes |= self._hand_in(sitting, _deadline(sitting), by_time=True)
        return changes

    # What came of it

    def result(self, sitting_id: str, now: datetime) -> Result:
        """Return a sitting marked: as it stands, if it was not handed in yet. InputError when it is unknown."""
        sitting = self.sitting(sitting_id, now)
        paper = self.paper(sitting.paper_id)
        items = self._marked(sitting, paper)
        counted = (items, paper.marking)
        chosen = {line[1]: (line[2], line[3]) for line in self._papers.errors(sitting_id)}
        return Result(
            sitting=sitting,
            paper=paper,
            total=mark.share("all", *counted),
            withdrawn=sum(item.outcome is Outcome.WITHDRAWN for item in items),
            items=items,
            by_kind=mark.by(mark.kind_names, *counted),
            by_source=mark.by(mark.source_names, *counted),
            by_subject=mark.by(mark.subject_names, *counted),
            by_confidence=mark.by(mark.confidence_names, *counted),
            calibration=calibration(*counted),
            errors=tuple(
                ErrorEntry(sitting_id, item.question, item.answer, *chosen[item.question.id])
                for item in items
                if item.question.id in chosen and comes_back(item)
            ),
        )

    def history(self, now: datetime, paper_id: str | None = None) -> tuple[Sitting, ...]:
        """Return the sittings of a paper or all, the last begun first."""
        self.hand_in_due(now)
        return self._papers.sittings(paper_id)

    def error_log(self, kind: ErrorKind | None = None) -> tuple[ErrorEntry, ...]:
        """Return the errors of all sittings, the last sitting first, of one kind or all; withdrawn items are left out."""
        lines = self._papers.errors()
        stored = {each.question.id: each for each in self._papers.questions([line[1] for line in lines])}
        answers = {
            (sitting.id, answer.question_id): answer
            for sitting in self._papers.sittings()
            for answer in sitting.answers
        }
        entries = (
            ErrorEntry(sitting, stored[id_].question, answers.get((sitting, id_)), kind_, own)
            for sitting, id_, kind_, own in lines
            if id_ in stored and went_wrong(stored[id_], answers.get((sitting, id_)))
        )
        return tuple(entry for entry in entries if kind is None or entry.kind is kind)

    def choose_error(self, sitting_id: str, question_id: str, kind: ErrorKind | None) -> Changes:
        """Note what kind of error it was in the student's own judgement, None for the proposed one."""
        return self._papers.choose_error(sitting_id, question_id, kind)

    # Questions

    def withdraw(self, question_id: str, now: datetime, note: str = "") -> Changes:
        """Say that its key is wrong: it leaves all marks and figures and waits for repair. InputError if unknown."""
        return self._papers.withdraw(question_id, now.astimezone(UTC), note)

    def reinstate(self, question_id: str) -> Changes:
        """Let a withdrawn question count again. InputError when it is unknown."""
        return self._papers.withdraw(question_id, None, "")

    def repair(self, question_id: str, key: int) -> Changes:
        """Say which option of a withdrawn question is right: it counts again, by that key, in all marks.

        InputError when it is unknown, does not wait for repair, or its format has no key that can be changed alone.
        """
        stored = self._papers.question(question_id)
        if stored is None or stored.withdrawn_at is None:
            raise InputError(f"There is no question {question_id} that waits for repair.")
        return self._papers.repair(with_key(stored.question, key))

    def withdrawn(self) -> tuple[StoredQuestion, ...]:
        """Return what waits for repair, the last first."""
        return self._papers.withdrawn()

    def check(self, own: OwnQuestion) -> tuple[Fault, ...]:
        """Return what is wrong with a question as far as it is written; for showing while it is typed."""
        return faults(own)

    def write(self, own: OwnQuestion, now: datetime) -> Done[Question]:
        """Store the student's own question. InputError with its first fault when it could mislead."""
        question = question_of(own)
        return Done(question, self._papers.add_question(question, now.astimezone(UTC)))

    def own_questions(self) -> tuple[StoredQuestion, ...]:
        """Return the student's own questions, the newest first."""
        return self._papers.own_questions()

    # Inside

    def _marked(self, sitting: Sitting, paper: Paper) -> tuple[ItemResult, ...]:
        stored = self._papers.questions(sitting.question_ids)
        questions = tuple(each.question for each in stored)
        return mark.mark(questions, sitting.answers, paper.marking, self._withdrawn(stored))

    @staticmethod
    def _withdrawn(stored: Sequence[StoredQuestion]) -> frozenset[str]:
        return frozenset(each.question.id for each in stored if each.withdrawn_at is not None)

    def _hand_in(self, sitting: Sitting, at: datetime, *, by_time: bool) -> Changes:
        items = self._marked(sitting, self.paper(sitting.paper_id))
        errors = {item.question.id: kind for item in items if (kind := proposed(item, self._recall(item, at)))}
        back = [fact for item in items if comes_back(item) for fact in item.question.fact_ids]
        return self._papers.submit(sitting.id, at, by_time, errors, self._forward(back, at))

    def _forward(self, fact_ids: Sequence[str], at: datetime) -> list[tuple[DueMove, Memory]]:
        """Return the cards of these facts that are due later than the next study day, moved to its beginning."""
        due = day_start(study_day(at, self._zone) + 1, self._zone)
        moved = []
        for card in self._store.cards_by_id(self._papers.card_ids(tuple(dict.fromkeys(fact_ids)))):
            memory = brought_forward(card.memory, due)
            if memory is not None:
                moved.append((DueMove(card.id, due, at, BY_TEST), memory))
        return moved

    def _recall(self, item: ItemResult, at: datetime) -> float | None:
        """Return the least chance of recall among the cards of a wrong item's facts, None where none was studied."""
        if item.outcome is not Outcome.WRONG:
            return None
        cards = self._store.cards_by_id(self._papers.card_ids(item.question.fact_ids))
        scheduler, today = self._scheduler(), study_day(at, self._zone)
        chances = [scheduler.retrievability(card.memory, today) for card in cards]
        known = [chance for chance in chances if chance is not None]
        return min(known) if known else None


def _is_over(sitting: Sitting, now: datetime) -> bool:
    return sitting.submitted_at is None and sitting.deadline is not None and now >= sitting.deadline


def _deadline(sitting: Sitting) -> datetime:
    assert sitting.deadline is not None
    return sitting.deadline
