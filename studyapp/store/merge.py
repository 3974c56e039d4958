"""Read all that a library holds, and take over from elsewhere what it does not hold yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from studyapp.domain.article import Article
from studyapp.domain.holdings import Holdings, Merged
from studyapp.domain.review import Review, Undo
from studyapp.store import articles, bulk, cards, convert, exams, merge_papers, reviews, settings
from studyapp.store.parts import Columns
from studyapp.store.tables import ArticleRow, CardRow, DraftRow, FactRow, LogRow, SettingRow

R = TypeVar("R", bound=FactRow | DraftRow)


def everything(session: Session) -> Holdings:
    """Return all that the library holds, but for the lists of what was left out."""
    articles_ = session.scalars(select(ArticleRow).order_by(ArticleRow.arrival))
    facts = session.scalars(select(FactRow).order_by(FactRow.article_id, FactRow.position, FactRow.id))
    drafts = session.scalars(select(DraftRow).order_by(DraftRow.article_id, DraftRow.position, DraftRow.id))
    undos = session.scalars(select(LogRow).where(LogRow.kind == "undo").order_by(LogRow.sequence))
    return Holdings(
        articles=tuple(convert.article(row) for row in articles_),
        facts=tuple(convert.fact(row) for row in facts),
        drafts=tuple(convert.draft(row) for row in drafts),
        cards=cards.find(session),
        reviews=reviews.in_order(session),
        undos=tuple(convert.undo(row) for row in undos),
        exams=exams.every(session),
        settings=tuple((row.name, row.value) for row in session.scalars(select(SettingRow).order_by(SettingRow.name))),
        **merge_papers.everything(session),
    )


def merge(session: Session, new: Holdings) -> Merged:
    """Add what is not there, by id; what is there stays as it is.

    A review is there as well when the card has one at the same millisecond. A card whose fact or draft is nowhere gets
    one that says what the card says; a fact, draft or card whose article is nowhere is left out.
    """
    added_articles = _add_articles(session, new.articles)
    known = frozenset(session.scalars(select(ArticleRow.id)))
    _add_rows(session, FactRow, [fact for fact in new.facts if fact.article_id in known], convert.fact_columns)
    facts = frozenset(session.scalars(select(FactRow.id)))
    proposed = [draft for draft in new.drafts if draft.article_id in known and draft.fact_id in facts]
    drafts = _add_rows(
        session,
        DraftRow,
        proposed,
        lambda draft, position: {**convert.draft_columns(draft, position), "verdict": draft.verdict.value},
    )
    before = bulk.card_ids(session)
    added = _add_cards(session, new, before, known)
    grown, count = _add_log(session, new.reviews, new.undos)
    _add_choices(session, new)
    papers, moved = merge_papers.merge(session, new)
    return Merged(added_articles, drafts, added, count, papers, frozenset((grown | moved) & before))


def _add_articles(session: Session, new: Sequence[Article]) -> int:
    missing = [article for article in new if articles.get(session, article.id) is None]
    for article in missing:
        articles.put(session, article)
    return len(missing)


def _add_rows(session: Session, table: type[R], items: Sequence[Any], columns: Callable[[Any, int], Columns]) -> int:
    """Add facts or drafts, numbered within their article in the order in which they come."""
    known = set(session.scalars(select(table.id)))
    positions: Counter[str] = Counter()
    rows = {}
    for item in items:
        if item.id not in known:
            rows[item.id] = columns(item, positions[item.article_id])
        positions[item.article_id] += 1
    if rows:
        session.execute(insert(table), list(rows.values()), execution_options={"render_nulls": True})
    return len(rows)


def _add_cards(session: Session, new: Holdings, before: frozenset[str], known: frozenset[str]) -> int:
    taken = frozenset(session.scalars(select(CardRow.draft_id)))
    fresh = {card.id: card for card in new.cards if card.id not in before and card.article_id in known}
    added = {card.draft_id: card for card in fresh.values() if card.draft_id not in taken}
    bulk.complete(session, lambda: cards.add(session, tuple(added.values())))
    return len(added)


def _add_choices(session: Session, new: Holdings) -> None:
    known = {exam.id for exam in exams.every(session)}
    for exam in new.exams:
        if exam.id not in known:
            exams.put(session, exam)
    for name, value in new.settings:
        if settings.get(session, name) is None:
            settings.put(session, name, value)


def _add_log(session: Session, new: Iterable[Review], undos: Iterable[Undo]) -> tuple[set[str], int]:
    """Append what the log does not hold in its own order; return the cards that it tells of and how many reviews."""
    log = _Log(session)
    entries: list[Review | Undo] = [*new, *undos]
    columns = [row for entry in sorted(entries, key=lambda entry: entry.sequence) if (row := log.row(entry))]
    for row in columns:  # two kinds of rows in one order
        session.execute(insert(LogRow).values(**row))
    return {row["card_id"] for row in columns}, sum(row["kind"] == "review" for row in columns)


class _Log:
    """What the log holds, with what is about to be appended."""

    def __init__(self, session: Session) -> None:
        rows = session.execute(select(LogRow.id, LogRow.kind, LogRow.card_id, LogRow.at, LogRow.review_id)).all()
        self._ids = {row.id for row in rows}
        self._moments = {(row.card_id, _millisecond(row.at)): row.id for row in rows if row.kind == "review"}
        self._cards = {row.id: row.card_id for row in rows if row.kind == "review"}
        self._undone = {row.review_id for row in rows}
        self._same: dict[str, str] = {}  # ids of reviews that are there under another id

    def row(self, entry: Review | Undo) -> Columns | None:
        """Return the columns of an entry, None when the log has it."""
        if entry.id in self._ids:
            return None
        self._ids.add(entry.id)
        return self._undo(entry) if isinstance(entry, Undo) else self._review(entry)

    def _review(self, review: Review) -> Columns | None:
        there = self._moments.setdefault((review.card_id, _millisecond(review.reviewed_at)), review.id)
        if there != review.id:
            self._same[review.id] = there
            return None
        self._cards[review.id] = review.card_id
        return convert.review_columns(review)

    def _undo(self, undo: Undo) -> Columns | None:
        review_id = self._same.get(undo.review_id, undo.review_id)
        if review_id not in self._cards or review_id in self._undone:
            return None
        self._undone.add(review_id)
        return convert.undo_columns(Undo(undo.id, review_id, undo.undone_at), self._cards[review_id])


def _millisecond(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
