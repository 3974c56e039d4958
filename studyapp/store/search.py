"""Find cards by words and fields, a page at a time or all at once as ids."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from studyapp.domain.card import Card
from studyapp.domain.memory import State
from studyapp.domain.search import Order, Search, Term
from studyapp.store import convert, fulltext
from studyapp.store.tables import ArticleRow, CardRow, SupersededRow

DueBounds = tuple[datetime | None, datetime]  # from (None: from ever) and to, the end not included

_MANY_SOURCES = 20
_COLUMNS = {
    Order.DUE: CardRow.due,
    Order.PROMPT: CardRow.text,
    Order.ANSWER: CardRow.answer,
    Order.TOPIC: CardRow.topic,
    Order.STATE: CardRow.state,
    Order.STABILITY: CardRow.stability,
    Order.DIFFICULTY: CardRow.difficulty,
    Order.LAPSES: CardRow.lapses,
}


class Finder:
    """A search made ready for the database; ``due`` are the bounds of its due: terms, ``today`` the study day's ordinal."""

    def __init__(self, session: Session, search: Search, due: dict[Term, DueBounds], today: int) -> None:
        self._session = session
        self._bounds, self._today = due, today
        self._conditions = [self._condition(term) for term in search.terms if term.field]
        self._match = fulltext.match(search.words)
        self._without = fulltext.without(search.words)

    def page(self, order: Order, descending: bool, offset: int, limit: int) -> tuple[Card, ...]:
        """Return the cards from ``offset`` on."""
        query = self._sorted(self._found(*CardRow.__table__.columns), order, descending).offset(offset).limit(limit)
        return tuple(convert.card(row) for row in self._session.execute(query))

    def ids(self, order: Order, descending: bool) -> tuple[str, ...]:
        """Return the ids of all that were found."""
        return tuple(self._session.scalars(self._sorted(self._found(CardRow.id), order, descending)))

    def count(self) -> int:
        """Return how many were found."""
        if not self._conditions:
            return fulltext.count(self._session, self._match, self._without)
        found = self._found(CardRow.id).subquery()
        return self._session.scalar(select(func.count()).select_from(found)) or 0

    def _found(self, *columns: Any) -> Select[Any]:
        query = select(*columns).select_from(fulltext.joined(self._match))
        conditions = [*self._conditions, *fulltext.conditions(self._match, self._without)]
        return query.where(*conditions)

    def _sorted(self, query: Select[Any], order: Order, descending: bool) -> Select[Any]:
        number = fulltext.number(self._match)
        if order is Order.CREATED:
            return query.order_by(number.desc() if descending else number)
        if order is Order.SOURCE:
            query = query.join(ArticleRow, ArticleRow.id == CardRow.article_id)
            column: Any = ArticleRow.title
        else:
            column = _COLUMNS[order]
        return query.order_by(column.is_(None), column.desc() if descending else column, number)

    def _condition(self, term: Term) -> ColumnElement[bool]:
        made: ColumnElement[bool] = getattr(self, f"_{term.field}")(term)
        return ~made if term.negated else made

    def _tag(self, term: Term) -> ColumnElement[bool]:
        return fulltext.tagged(term.value, exact=term.exact)

    def _source(self, term: Term) -> ColumnElement[bool]:
        rows = self._session.execute(select(ArticleRow.id, ArticleRow.title, ArticleRow.origin))
        sought = term.value.casefold()
        named = [id_ for id_, title, origin in rows if sought in title.casefold() or sought in origin.casefold()]
        # Where many sources are meant, looking at each card in turn is quicker than an index on the source.
        article_id = func.coalesce(CardRow.article_id, "") if len(named) > _MANY_SOURCES else CardRow.article_id
        return article_id.in_([*named, term.value])

    def _state(self, term: Term) -> ColumnElement[bool]:
        match term.value:
            case "suspended":
                return CardRow.suspended.is_(True)
            case "buried":
                return CardRow.buried_until.is_not(None) & (CardRow.buried_until > self._today)
            case "superseded":
                return CardRow.id.in_(select(SupersededRow.card_id))
            case name:
                return CardRow.state == int(State[name.upper()])

    def _due(self, term: Term) -> ColumnElement[bool]:
        start, end = self._bounds[term]
        late = and_(CardRow.due.is_not(None), CardRow.due < end)
        return late if start is None else and_(late, CardRow.due >= start)

    def _month(self, term: Term) -> ColumnElement[bool]:
        published = func.substr(ArticleRow.published, 1, len(term.value))
        return CardRow.article_id.in_(select(ArticleRow.id).where(published == term.value))

    def _kind(self, term: Term) -> ColumnElement[bool]:
        return CardRow.kind == term.value


def tags(session: Session) -> tuple[tuple[str, int], ...]:
    """Return every tag with the number of its cards, in the order of the alphabet."""
    return fulltext.tags(session)
