"""Find cards by words and fields: the words in SQLite's index, all else in the catalogue of the cards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from studyapp.domain.memory import State
from studyapp.domain.schedule import NO_DAY, NO_TIME_US
from studyapp.domain.search import Order, Search, Term
from studyapp.store import fulltext
from studyapp.store.catalogue import Catalogue
from studyapp.store.coded import Bools, Ints
from studyapp.store.schedules import micros
from studyapp.store.tables import ArticleRow, SupersededRow

DueBounds = tuple[datetime | None, datetime]  # from (None: from ever) and to, the end not included


@dataclass(frozen=True)
class Head:
    """What a search needs of a source."""

    title: str
    origin: str
    published: str


def heads(session: Session) -> dict[str, Head]:
    """Return the sources by their ids."""
    rows = session.execute(select(ArticleRow.id, ArticleRow.title, ArticleRow.origin, ArticleRow.published))
    return {id_: Head(title, origin, published or "") for id_, title, origin, published in rows}


class Finder:
    """A search made ready; ``due`` are the bounds of its due: terms, ``today`` the study day's ordinal."""

    def __init__(
        self,
        session: Session,
        catalogue: Catalogue,
        sources: dict[str, Head],
        due: dict[Term, DueBounds],
        today: int,
    ) -> None:
        self._session, self._catalogue, self._sources = session, catalogue, sources
        self._bounds, self._today = due, today

    def rows(self, search: Search) -> Ints:
        """Return the rows of the catalogue that were found, in their order."""
        found = self._catalogue.there.copy()
        for term in search.terms:
            if term.field:
                fulfils: Bools = getattr(self, f"_{term.field}")(term)
                found &= ~fulfils if term.negated else fulfils
        if wanted := fulltext.match(search.words):
            found &= self._worded(wanted)
        for unwanted in fulltext.without(search.words):
            found &= ~self._worded(unwanted)
        return np.flatnonzero(found)

    def sorted(self, rows: Ints, order: Order, descending: bool) -> Ints:
        """Return the rows in order; those without a value last, equal ones in the order in which they were made."""
        titles = {id_: head.title for id_, head in self._sources.items()} if order is Order.SOURCE else {}
        return self._catalogue.sorted(self._session, rows, order, descending, titles)

    def _worded(self, expression: str) -> Bools:
        return self._catalogue.rows_numbered(fulltext.numbers(self._session, expression))

    def _tag(self, term: Term) -> Bools:
        sought = term.value.casefold()

        def has(tags: str) -> bool:
            folded = (tag.casefold() for tag in json.loads(tags))
            return any(tag == sought if term.exact else tag.startswith(sought) for tag in folded)

        return self._catalogue.words["tags"].where(has)

    def _source(self, term: Term) -> Bools:
        sought = term.value.casefold()
        named = {
            id_
            for id_, head in self._sources.items()
            if sought in head.title.casefold() or sought in head.origin.casefold()
        }
        return self._catalogue.words["article_id"].where(named.union((term.value,)).__contains__)

    def _month(self, term: Term) -> Bools:
        published = {id_ for id_, head in self._sources.items() if head.published.startswith(term.value)}
        return self._catalogue.words["article_id"].where(published.__contains__)

    def _state(self, term: Term) -> Bools:
        columns = self._catalogue.columns
        match term.value:
            case "suspended":
                return columns["suspended"]
            case "buried":
                buried: Bools = (columns["buried_until"] != NO_DAY) & (columns["buried_until"] > self._today)
                return buried
            case "superseded":
                return self._catalogue.rows_of(self._session.scalars(select(SupersededRow.card_id)))
            case name:
                in_state: Bools = columns["state"] == int(State[name.upper()])
                return in_state

    def _due(self, term: Term) -> Bools:
        start, end = self._bounds[term]
        due = self._catalogue.columns["due"]
        first, last = micros((start, end))
        late: Bools = (
            (due != NO_TIME_US) & (due < last) & (due >= first)
        )  # without a start ``first`` is long before all
        return late

    def _kind(self, term: Term) -> Bools:
        return self._catalogue.words["kind"].where(term.value.__eq__)
