"""The papers of a library: every read and write of them, each one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.memory import Memory
from studyapp.domain.paper import Answer, DueMove, ErrorKind, Paper, PaperLine, Sitting
from studyapp.domain.question import Kept, Question, StoredQuestion
from studyapp.store import cards, kept, papers
from studyapp.store.store import Store


class PaperStore:
    """What a library keeps of tests; the same file and the same rules as Store. Raise LibraryError where that does."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # What a paper is made from

    def kept_fact_ids(self, scope: Scope) -> tuple[str, ...]:
        """Return the ids of the facts behind cards of that scope."""
        with self._store._reading() as session:
            return kept.fact_ids(session, scope)

    def kept(self, fact_ids: Sequence[str]) -> tuple[Kept, ...]:
        """Return those kept facts in that order."""
        with self._store._reading() as session:
            return kept.by_id(session, fact_ids)

    def statements(self) -> tuple[str, ...]:
        """Return every statement of the library."""
        with self._store._reading() as session:
            return kept.statements(session)

    # Questions

    def add_question(self, question: Question, now: datetime) -> Changes:
        """Add the student's own question, or leave the same one as it is."""
        with self._store._writing() as session:
            papers.add_questions(session, (question,), now)
        return Changes(papers=True, count=1)

    def question(self, question_id: str) -> StoredQuestion | None:
        """Return the question, or None."""
        with self._store._reading() as session:
            return next(iter(papers.by_id(session, (question_id,))), None)

    def questions(self, question_ids: Sequence[str]) -> tuple[StoredQuestion, ...]:
        """Return those questions in that order."""
        with self._store._reading() as session:
            return papers.by_id(session, question_ids)

    def own_questions(self) -> tuple[StoredQuestion, ...]:
        """Return the student's own questions, the newest first."""
        with self._store._reading() as session:
            return papers.own(session)

    def withdrawn(self) -> tuple[StoredQuestion, ...]:
        """Return what was put aside for repair, the last first."""
        with self._store._reading() as session:
            return papers.withdrawn(session)

    def withdraw(self, question_id: str, now: datetime | None, note: str) -> Changes:
        """Take a question out of all marks, or (None) put it back. InputError when it is unknown."""
        with self._store._writing() as session:
            papers.withdraw(session, question_id, now, note)
        return Changes(papers=True, count=1)

    def repair(self, question: Question) -> Changes:
        """Put a mended question in the place of the one with its id, and let it count again."""
        with self._store._writing() as session:
            papers.repair(session, question)
        return Changes(papers=True, count=1)

    # Papers and sittings

    def add_paper(self, paper: Paper) -> Changes:
        """Add a paper with its questions."""
        with self._store._writing() as session:
            papers.add_paper(session, paper)
        return Changes(papers=True, count=1)

    def paper(self, paper_id: str) -> Paper | None:
        """Return the paper, or None."""
        with self._store._reading() as session:
            return papers.paper(session, paper_id)

    def paper_lines(self) -> tuple[PaperLine, ...]:
        """Return a line for each paper, the newest first."""
        with self._store._reading() as session:
            return papers.lines(session)

    def remove_paper(self, paper_id: str) -> Changes:
        """Remove a paper with its sittings. InputError when it is unknown."""
        with self._store._writing() as session:
            if not papers.remove_paper(session, paper_id):
                raise InputError(f"There is no paper {paper_id}.")
        return Changes(papers=True, count=1)

    def begin(self, sitting: Sitting) -> Changes:
        """Add a sitting that has just begun."""
        with self._store._writing() as session:
            papers.add_sitting(session, sitting)
        return Changes(papers=True, count=1)

    def sitting(self, sitting_id: str) -> Sitting | None:
        """Return the sitting with its answers, or None."""
        with self._store._reading() as session:
            return papers.sitting(session, sitting_id)

    def sittings(self, paper_id: str | None = None, *, unfinished: bool = False) -> tuple[Sitting, ...]:
        """Return the sittings of a paper or all, the last begun first."""
        with self._store._reading() as session:
            return papers.sittings(session, paper_id, unfinished=unfinished)

    def answer(self, sitting_id: str, answer: Answer) -> Changes:
        """Append an answer; it is on the disk when this returns. InputError when there is nothing to answer."""
        with self._store._writing() as session:
            papers.append_answer(session, sitting_id, answer)
        return Changes(papers=True, count=1)

    def submit(
        self,
        sitting_id: str,
        at: datetime,
        by_time: bool,
        errors: Mapping[str, ErrorKind],
        forward: Sequence[tuple[DueMove, Memory]],
    ) -> Changes:
        """Close the sitting, write its error log and bring cards forward, all in one. InputError if it was closed."""
        with self._store._writing() as session:
            if not papers.submit(session, sitting_id, at, by_time):
                raise InputError("This paper was handed in already.")
            papers.put_errors(session, sitting_id, errors)
            for move, memory in forward:
                kept.add_move(session, move)
                cards.save_memory(session, move.card_id, memory)
        self._store._writes.cards(move.card_id for move, _ in forward)
        return Changes(papers=True, cards=bool(forward), count=1)

    # The error log and cards brought forward

    def errors(self, sitting_id: str | None = None) -> tuple[tuple[str, str, ErrorKind, ErrorKind | None], ...]:
        """Return the error log: sitting, question, proposed kind, the student's own."""
        with self._store._reading() as session:
            return papers.errors(session, sitting_id)

    def choose_error(self, sitting_id: str, question_id: str, kind: ErrorKind | None) -> Changes:
        """Note the student's own kind of an error. InputError when the log has no such line."""
        with self._store._writing() as session:
            papers.choose_error(session, sitting_id, question_id, kind)
        return Changes(papers=True, count=1)

    def card_ids(self, fact_ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the cards of those facts."""
        with self._store._reading() as session:
            return kept.card_ids(session, fact_ids)

    def moves_of(self, card_id: str) -> tuple[DueMove, ...]:
        """Return how a card was brought forward, in order."""
        with self._store._reading() as session:
            return kept.moves(session, card_id).get(card_id, ())

    def moves(self) -> dict[str, tuple[DueMove, ...]]:
        """Return how cards were brought forward, by card, in order."""
        with self._store._reading() as session:
            return kept.moves(session)
