"""The library: every read and every write of the app, each one transaction, frozen dataclasses in and out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from studyapp.domain.article import Article
from studyapp.domain.card import Card, ScheduleRow
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.holdings import Holdings, Merged
from studyapp.domain.lines import AnswerColumns, AnswerFile, AnswerLine, CardLine
from studyapp.domain.memory import Memory
from studyapp.domain.progress import Progress, Tell, silent, watched
from studyapp.domain.prompt import Prompt
from studyapp.domain.review import Review, Undo
from studyapp.domain.schedule import LogLine, Mark, ScheduleColumns, Timing
from studyapp.domain.source import Source
from studyapp.store import (
    articles,
    backups,
    bulk,
    bulk_add,
    cards,
    counts,
    drafts,
    exams,
    facts,
    many,
    merge,
    near,
    reviews,
    schedules,
    settings,
    snapshots,
    sqlite,
)
from studyapp.store.counts import Counts
from studyapp.store.writes import Writes


class Store:
    """An open library. Any call raises LibraryError with one line when the file cannot be read or written.

    One thread at a time is meant to use it, any thread; a second program may have the same file open.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes = Writes()
        self._version: sqlite.DataVersion | None = None

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def forget(self) -> None:
        """Believe nothing of what was read or written before: the file was replaced by another one."""
        self._writes.anything()

    def keep_copy(self, folder: Path, now: datetime, why: str = "", tell: Tell = silent) -> Path:
        """Write a checked copy of the whole library, named by ``now`` and ``why``, into ``folder``; return its path.

        What ``tell`` raises ends it, and nothing is left of the copy.
        """
        return backups.keep(self._engine, folder, now, why, tell)

    # Articles

    def save_article(
        self, article: Article, new_facts: Sequence[Fact], new_drafts: Sequence[Draft], dropped: Sequence[Dropped]
    ) -> Changes:
        """Store an article with all that was made of it; ``count`` is the number of drafts that are new.

        Of a known article, drafts with a verdict stay as they are, with their cards and facts; pending ones are
        replaced by the newer proposals.
        """
        with self._writing() as session:
            articles.put(session, article)
            known = drafts.take_out_pending(session, article.id)
            facts.put(session, article.id, new_facts)
            drafts.add(session, article.id, new_drafts)
            drafts.replace_left_out(session, article.id, dropped)
        self._writes.other()
        return Changes(articles=True, drafts=True, count=len({draft.id for draft in new_drafts} - known))

    def article(self, article_id: str) -> Article | None:
        """Return the article with its text, or None."""
        with self._reading() as session:
            return articles.get(session, article_id)

    def sources(self) -> tuple[Source, ...]:
        """Return a line for each article, the last imported first."""
        with self._reading() as session:
            return articles.sources(session)

    def article_heads(self) -> tuple[Article, ...]:
        """Return all articles without their texts, the first imported first."""
        with self._reading() as session:
            return articles.heads(session)

    def facts(self, article_id: str) -> tuple[Fact, ...]:
        """Return the facts of an article in the order in which they were found."""
        with self._reading() as session:
            return facts.of_article(session, article_id)

    def dropped(self, article_id: str) -> tuple[Dropped, ...]:
        """Return what was left out of an article, in reading order."""
        with self._reading() as session:
            return drafts.left_out(session, article_id)

    def remove_article(self, article_id: str) -> Changes:
        """Remove an article with its facts, drafts and cards; the log stays. InputError when it is unknown."""
        with self._writing() as session:
            removed = cards.of_article(session, article_id)
            if not articles.remove(session, article_id):
                raise InputError(f"There is no source {article_id}.")
        self._writes.cards(removed)
        self._writes.other()
        return Changes(articles=True, drafts=True, cards=True, count=1)

    # Drafts

    def draft(self, draft_id: str) -> Draft:
        """Return the draft. InputError when it is unknown."""
        with self._reading() as session:
            return drafts.get(session, draft_id)

    def drafts(self, verdict: Verdict, article_id: str | None = None) -> tuple[Draft, ...]:
        """Return the drafts of one article or all with that verdict: first import first, each in reading order."""
        with self._reading() as session:
            return drafts.with_verdict(session, verdict, article_id)

    def accept(self, new_cards: Sequence[Card], verdict: Verdict = Verdict.ACCEPTED) -> Changes:
        """Add cards and note that verdict on their drafts. InputError when a draft is unknown or no longer pending."""
        with self._writing() as session:
            drafts.decide(session, [card.draft_id for card in new_cards], verdict)
            cards.add(session, new_cards)
        self._writes.cards(card.id for card in new_cards)
        return Changes(drafts=bool(new_cards), cards=bool(new_cards), count=len(new_cards))

    def reject(self, draft_ids: Sequence[str]) -> Changes:
        """Note that the student does not want these. InputError when one is unknown or no longer pending."""
        with self._writing() as session:
            drafts.decide(session, draft_ids, Verdict.REJECTED)
        return Changes(drafts=bool(draft_ids), count=len(draft_ids))

    def take_back(self, draft_ids: Sequence[str]) -> Changes:
        """Make drafts pending again and remove their cards. InputError when one is unknown or its card was reviewed."""
        with self._writing() as session:
            of_drafts = [_remove_new_card(session, draft_id) for draft_id in draft_ids]
            drafts.set_verdict(session, draft_ids, Verdict.PENDING)
        removed = [card_id for card_id in of_drafts if card_id is not None]
        self._writes.cards(removed)
        return Changes(drafts=bool(draft_ids), cards=bool(removed), count=len(draft_ids))

    # Cards

    def card(self, card_id: str) -> Card | None:
        """Return the card, or None."""
        with self._reading() as session:
            return cards.get(session, card_id)

    def cards_by_id(self, card_ids: Sequence[str]) -> tuple[Card, ...]:
        """Return the cards with those ids in that order; one that is not there is left out."""
        with self._looking() as connection:
            return cards.by_id(connection, card_ids)

    def cards(self, article_id: str | None = None, text: str = "") -> tuple[Card, ...]:
        """Return the cards of one article or all, in the order in which they were made.

        ``text`` keeps those that hold it in prompt, answer or topic, in any case.
        """
        with self._reading() as session:
            return cards.find(session, article_id, text)

    def schedule(self, card_ids: Sequence[str] | None = None) -> tuple[ScheduleRow, ...]:
        """Return what a queue needs of every card, suspended ones too, in the order of ``cards``, without any text.

        With ``card_ids``: of those of them that are there, in any order.
        """
        with self._reading() as session:
            return tuple(schedules.rows(session, card_ids))

    def schedule_columns(self) -> ScheduleColumns:
        """Return the same of every card in columns, which is the quicker way for many."""
        with self._looking() as connection:
            return snapshots.everything(connection) or schedules.columns(connection)

    def day_columns(self, today: int, end: datetime, most_new: int) -> tuple[ScheduleColumns, bool]:
        """Return the same of the cards that may be asked on a study day that ends at ``end``: see ``near.cards``."""
        with self._looking() as connection:
            return snapshots.of_day(connection, today, end) or near.cards(connection, today, end, most_new)

    def keeps_columns(self, today: int, end: datetime) -> bool:
        """Return whether columns are kept that serve longer than the study day that ends at ``end``."""
        with self._looking() as connection:
            return snapshots.serves(connection, today, end)

    def keep_columns(self, columns: ScheduleColumns, today: int, end: datetime, most_new: int) -> None:
        """Keep the columns of all cards, as they were at the last ``mark``, for the next start: see ``snapshots``.

        Nothing is kept where another program wrote since.
        """
        with self._writing() as session:
            if sqlite.version_of(bulk.driver(session)) == self._version:
                snapshots.keep(session.connection(), columns, today, end, most_new)

    def covered(self, scope: Scope, card_ids: Sequence[str] | None = None) -> frozenset[str]:
        """Return the ids of the cards, of all or of these, that an exam of that scope is about."""
        with self._reading() as session:
            return schedules.covered(session, scope, card_ids)

    def months(self) -> dict[str, str]:
        """Return the month of publication (``2026-10``), where it is known, by the article's id."""
        with self._reading() as session:
            return schedules.months(session)

    def save_prompt(self, card_id: str, prompt: Prompt) -> Changes:
        """Store the card's wording. InputError when it is unknown."""
        with self._writing() as session:
            cards.save_prompt(session, card_id, prompt)
        self._writes.cards((card_id,))
        return Changes(cards=True, count=1)

    def suspend(self, card_ids: Sequence[str], suspended: bool) -> Changes:
        """Let cards sleep or wake them. InputError when one is unknown."""
        with self._writing() as session:
            for card_id in card_ids:
                cards.set_suspended(session, card_id, suspended)
        self._writes.cards(card_ids)
        return Changes(cards=bool(card_ids), count=len(card_ids))

    def bury(self, card_ids: Sequence[str], until: int | None) -> Changes:
        """Hide cards until the study day with that ordinal, or show them (None). InputError when one is unknown."""
        with self._writing() as session:
            for card_id in card_ids:
                cards.set_buried(session, card_id, until)
        self._writes.cards(card_ids)
        return Changes(cards=bool(card_ids), count=len(card_ids))

    def remove_cards(self, card_ids: Sequence[str]) -> Changes:
        """Remove cards and note their drafts as rejected; the log stays. InputError when one is unknown."""
        with self._writing() as session:
            drafts.set_verdict(session, [cards.remove(session, card_id) for card_id in card_ids], Verdict.REJECTED)
        self._writes.cards(card_ids)
        return Changes(drafts=bool(card_ids), cards=bool(card_ids), count=len(card_ids))

    def split_card(self, card: Card, parts: Sequence[tuple[Draft, Card]]) -> Changes:
        """Add cards on the same fact, each with its draft, and let ``card`` sleep. InputError when one is there already."""
        fact = next(each for each in self.facts(card.article_id) if each.id == card.fact_id)
        with self._writing() as session:
            for draft, part in parts:
                many.add_own(session, fact, draft, part)
            cards.set_suspended(session, card.id, True)
        self._writes.cards((card.id, *(part.id for _, part in parts)))
        return Changes(drafts=True, cards=True, count=len(parts))

    def join_card(self, card_id: str, part_ids: Sequence[str]) -> Changes:
        """Remove the cards that a card was split into and wake that. InputError when one is unknown."""
        with self._writing() as session:
            drafts.set_verdict(session, [cards.remove(session, part) for part in part_ids], Verdict.REJECTED)
            cards.set_suspended(session, card_id, False)
        self._writes.cards((card_id, *part_ids))
        return Changes(drafts=True, cards=True, count=1)

    # Reviews

    def save_answer(self, card: Card, review: Review) -> Changes:
        """Store the card's memory, suspension and burial, and append the review. InputError for an unknown card."""
        with self._writing() as session:
            cards.save_schedule(session, card)
            reviews.append(session, review)
        self._answered(card.id)
        return Changes(cards=True, reviews=True, count=1)

    def save_undo(self, card: Card, undo: Undo) -> Changes:
        """Store the card as it was and append the undo. InputError when the review was taken back already."""
        with self._writing() as session:
            cards.save_schedule(session, card)
            reviews.append_undo(session, undo)
        self._answered(card.id)
        return Changes(cards=True, reviews=True, count=1)

    def save_memories(self, memories: Mapping[str, Memory]) -> Changes:
        """Store what the log says of these cards, by id, when it was rebuilt. InputError when one is unknown."""
        with self._writing() as session:
            for card_id, memory in memories.items():
                cards.save_memory(session, card_id, memory)
        self._writes.cards(memories)
        return Changes(cards=bool(memories), count=len(memories))

    def adopt_parameters(self, setting: str, text: str, memories: Mapping[str, Memory]) -> Changes:
        """Store the parameters of the memory model under that setting, together with what they make of the memories."""
        with self._writing() as session:
            settings.put(session, setting, text)
            for card_id, memory in memories.items():
                cards.save_memory(session, card_id, memory)
        self._writes.cards(memories)
        self._writes.other()
        return Changes(cards=bool(memories), settings=True, count=len(memories))

    def last_review(self) -> Review | None:
        """Return the latest review by sequence that was not undone, or None."""
        with self._reading() as session:
            return reviews.last(session)

    def reviews(self, card_id: str | None = None, since_day: int | None = None) -> tuple[Review, ...]:
        """Return the reviews of one card or all in the order of the log, undone ones among them and marked.

        ``since_day`` (a study day's ordinal) leaves out those of earlier days.
        """
        with self._reading() as session:
            return reviews.in_order(session, card_id, since_day)

    def reviews_by_card(self) -> Iterator[Review]:
        """Yield all reviews card by card, those of a card in the order of the log, undone ones marked."""
        with self._reading() as session:
            yield from reviews.by_card(session)

    def review_gaps(self, since_day: int) -> tuple[tuple[int, int], ...]:
        """Return days since the card's last answer and the rating, of reviews in days since that study day.

        Of answers on one card on one day the first counts; answers that were taken back do not.
        """
        with self._reading() as session:
            return reviews.gaps(session, since_day)

    def log_lines(self, after: int, since_day: int) -> tuple[LogLine, ...]:
        """Return the log after the entry with that sequence, without answers of days before ``since_day``.

        Undos are among them, whatever their day.
        """
        with self._reading() as session:
            return schedules.log_lines(session, after, since_day)

    def answers_since(self, first: int) -> tuple[tuple[LogLine, ...], int]:
        """Return the answers that stand, of study days from ``first`` on, and the last entry of the log."""
        with self._looking() as connection:
            return near.answers(connection, first)

    def timings(self, first: int, today: int, most: int) -> list[Timing]:
        """Return how long answers took of study days from ``first`` to before ``today``: the latest ``most`` that stand."""
        with self._looking() as connection:
            return near.timings(connection, first, today, most)

    # Exams

    def exams(self) -> tuple[Exam, ...]:
        """Return all exams, past ones too, the nearest day first."""
        with self._looking() as connection:
            if not exams.are_there(connection):
                return ()
        with self._reading() as session:
            return exams.every(session)

    def save_exam(self, exam: Exam) -> Changes:
        """Add the exam, or change the one of that id."""
        with self._writing() as session:
            exams.put(session, exam)
        self._writes.other()
        return Changes(exams=True, count=1)

    def remove_exam(self, exam_id: str) -> Changes:
        """Remove an exam and nothing else. InputError when it is unknown."""
        with self._writing() as session:
            if not exams.remove(session, exam_id):
                raise InputError(f"There is no exam {exam_id}.")
        self._writes.other()
        return Changes(exams=True, count=1)

    # Settings and counts

    def setting(self, name: str, default: str = "") -> str:
        """Return a stored setting, or ``default``."""
        with self._reading() as session:
            stored = settings.get(session, name)
        return default if stored is None else stored

    def settings(self) -> dict[str, str]:
        """Return all stored settings."""
        with self._looking() as connection:
            return settings.every(connection)

    def set_setting(self, name: str, value: str) -> Changes:
        """Store a setting."""
        with self._writing() as session:
            settings.put(session, name, value)
        self._writes.other()
        return Changes(settings=True, count=1)

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        with self._reading() as session:
            return counts.count(session)

    # Much at once

    def card_ids(self) -> frozenset[str]:
        """Return the ids of all cards."""
        with self._reading() as session:
            return bulk.card_ids(session)

    def card_lines(self) -> Iterator[CardLine]:
        """Yield every card as bare columns, in the order of ``cards``."""
        return bulk.read_cards(self._engine)

    def answer_columns(self) -> Iterator[AnswerColumns]:
        """Yield the answers that stand as bare columns, in the order of the log, some thousands at a time."""
        return bulk.read_answers(self._engine)

    def answer_times(self, card_ids: Container[str]) -> dict[str, set[int]]:
        """Return when these cards, or ones that were removed, were answered, in ms by id, whatever was taken back."""
        return bulk.answer_times(self._engine, card_ids)

    def add_lines(
        self,
        new_cards: Iterable[CardLine],
        answers: Iterable[AnswerLine] | Callable[[], AnswerFile],
        new_articles: Callable[[], Iterable[Article]],
        wordings: Callable[[], Mapping[str, tuple[str, str]]],
        tell: Tell = silent,
    ) -> bulk_add.Added:
        """Add cards and answers that are not there yet, in one transaction: see ``bulk_add.add``."""
        try:
            return bulk_add.add(self._engine, new_cards, answers, new_articles, wordings, tell)
        finally:
            self._writes.anything()

    def holdings(self) -> Holdings:
        """Return all that the library holds."""
        with self._reading() as session:
            return merge.everything(session)

    def merge(self, new: Holdings, tell: Tell = silent) -> Merged:
        """Add what is not there yet, in one transaction; what is there stays as it is."""
        with self._writing() as session, watched(bulk.driver(session), tell):
            tell(Progress(0, 0, "Writing into the library"))
            merged = merge.merge(session, new)
        self._writes.anything()
        return merged

    # What was written

    def mark(self) -> Mark:
        """Return the place of now in the history of writes; a write of another program begins a new epoch."""
        with sqlite.told_plainly(self._engine):
            version = sqlite.data_version(self._engine)
        if version != self._version:
            self._version = version
            self._writes.anything()
        return self._writes.mark()

    def cards_since(self, mark: Mark | None) -> frozenset[str] | None:
        """Return the ids of the cards written since ``mark``, None when that may be any."""
        return self._writes.cards_since(mark)

    def _answered(self, card_id: str) -> None:
        self._writes.cards((card_id,))
        self._writes.log()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with sqlite.told_plainly(self._engine), sqlite.making_sense(self._engine), Session(self._engine) as session:
            yield session

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """Read without a session: the first one of a program takes SQLAlchemy a while, and the first queue waits for it."""
        with sqlite.told_plainly(self._engine), sqlite.making_sense(self._engine), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with sqlite.told_plainly(self._engine), Session(sqlite.for_writing(self._engine)) as session, session.begin():
            yield session


def _remove_new_card(session: Session, draft_id: str) -> str | None:
    """Remove the card of a draft and return its id, None where it has none.

    Raise InputError when the card was reviewed or the draft is unknown.
    """
    drafts.verdict(session, draft_id)
    card_id = cards.of_draft(session, draft_id)
    if card_id is None:
        return None
    if reviews.count(session, card_id):
        raise InputError(f"The card of draft {draft_id} was reviewed already; delete the card instead.")
    cards.remove(session, card_id)
    return card_id
