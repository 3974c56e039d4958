"""Search, change many cards at once and count: every read and write that browsing a library needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from studyapp.domain.browse import (
    Before,
    CardWords,
    DayFigures,
    MaterialFigures,
    Repeat,
    Superseded,
    Wording,
)
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft
from studyapp.domain.errors import InputError
from studyapp.domain.fact import Fact
from studyapp.domain.memory import Memory
from studyapp.domain.paper import DueMove
from studyapp.domain.schedule import Mark
from studyapp.domain.search import Order, Search, Term
from studyapp.store import figures, fulltext, many, repeats, search
from studyapp.store.catalogue import Catalogue
from studyapp.store.coded import Ints
from studyapp.store.search import DueBounds
from studyapp.store.store import Store


class BrowseStore:
    """The same file and the same rules as Store. Raise LibraryError where that does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._indexed_epoch: int | None = None
        self._mark: Mark | None = None
        self._catalogue = Catalogue()
        self._sources: dict[str, search.Head] = {}
        self._last: tuple[object, Ints] | None = None  # a search and what it found

    # Search

    def _index(self) -> Mark:
        """Complete the index of words when cards may have come that no trigger saw; return the place of now."""
        mark = self._store.mark()
        if mark.epoch != self._indexed_epoch:
            with self._store._reading() as session:
                whole = fulltext.is_whole(session)
            if not whole:
                with self._store._writing() as session:
                    fulltext.complete(session)
            self._indexed_epoch = mark.epoch
        return mark

    def _follow(self, session: Session, mark: Mark) -> None:
        """Bring the catalogue up to now."""
        before = self._mark
        if before == mark:
            return
        self._last, self._mark = None, None  # an error on the way leaves nothing that is half new
        self._catalogue.follow(session, self._store.cards_since(before))
        if before is None or (before.epoch, before.other) != (mark.epoch, mark.other):
            self._sources = search.heads(session)
        self._mark = mark

    def titles(self) -> dict[str, str]:
        """Return the titles of the sources by id."""
        with self._store._reading() as session:
            return {id_: head.title for id_, head in search.heads(session).items()}

    def months(self) -> tuple[str, ...]:
        """Return the months of publication (``2026-10``) of the sources, the latest first."""
        with self._store._reading() as session:
            months = {head.published[:7] for head in search.heads(session).values()}
        return tuple(sorted((month for month in months if len(month) == len("2026-10")), reverse=True))

    def ids(
        self, sought: Search, due: dict[Term, DueBounds], today: int, order: Order, descending: bool
    ) -> tuple[str, ...]:
        """Return the ids of all cards that were found, sorted."""
        return self._part(sought, due, today, order, descending, slice(None))

    def page(
        self,
        sought: Search,
        due: dict[Term, DueBounds],
        today: int,
        order: Order,
        descending: bool,
        offset: int,
        limit: int,
    ) -> tuple[Card, ...]:
        """Return ``limit`` of the cards that were found, from ``offset`` on."""
        ids = self._part(sought, due, today, order, descending, slice(offset, offset + limit))
        return self._store.cards_by_id(ids)

    def count(self, sought: Search, due: dict[Term, DueBounds], today: int) -> int:
        """Return how many cards were found."""
        mark = self._index()
        with self._store._reading() as session:
            self._follow(session, mark)
            return len(
                self._found(search.Finder(session, self._catalogue, self._sources, due, today), sought, due, today)
            )

    def tag_counts(self, card_ids: Sequence[str]) -> dict[str, int]:
        """Return the tags of those cards with how many of them have each."""
        mark = self._index()
        with self._store._reading() as session:
            self._follow(session, mark)
            return self._catalogue.tag_counts(self._catalogue.rows_of(card_ids))

    def _part(
        self, sought: Search, due: dict[Term, DueBounds], today: int, order: Order, descending: bool, part: slice
    ) -> tuple[str, ...]:
        mark = self._index()
        with self._store._reading() as session:
            self._follow(session, mark)
            finder = search.Finder(session, self._catalogue, self._sources, due, today)
            found = finder.sorted(self._found(finder, sought, due, today), order, descending)
        return tuple(map(self._catalogue.ids.__getitem__, found[part].tolist()))

    def _found(self, finder: search.Finder, sought: Search, due: dict[Term, DueBounds], today: int) -> Ints:
        """Return the rows that were found; those of the last search are remembered, since they are counted and paged."""
        asked = (sought, due, today)
        if self._last is None or self._last[0] != asked:
            self._last = asked, finder.rows(sought)
        return self._last[1]

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag with the number of its cards."""
        self._index()
        with self._store._reading() as session:
            return fulltext.tags(session)

    # Many cards at once

    def retag(self, card_ids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> Before:
        """Add and remove tags; return what was. InputError when a card is unknown."""
        with self._store._writing() as session:
            before = Before(tags=many.retag(session, card_ids, add, remove))
        self._store._writes.cards(before.tags)
        return before

    def reword(self, wordings: Mapping[str, tuple[str, str]]) -> Before:
        """Set text and answer of cards by id; return what was. InputError when a card is unknown."""
        with self._store._writing() as session:
            before = Before(prompts=many.reword(session, wordings))
        self._store._writes.cards(before.prompts)
        return before

    def set_tags(self, wanted: Mapping[str, Sequence[str]]) -> Before:
        """Set the tags of cards by id; return what was. InputError when a card is unknown."""
        with self._store._writing() as session:
            before = Before(tags=many.set_tags(session, wanted))
        self._store._writes.cards(before.tags)
        return before

    def merge(self, groups: Mapping[str, Sequence[str]]) -> Before:
        """Give each card the tags of others and remove those; return what was. InputError when a card is unknown."""
        with self._store._writing() as session:
            before = many.merge(session, groups)
        self._store._writes.cards(id_ for keep, others in groups.items() for id_ in (keep, *others))
        return before

    def bring_forward(self, moved: Sequence[tuple[DueMove, Memory, Memory]]) -> Before:
        """Store memories with an earlier due day, given with what they were, and the moves. InputError when one is unknown."""
        with self._store._writing() as session:
            many.bring_forward(session, moved)
        self._store._writes.cards(move.card_id for move, _, _ in moved)
        return Before(moved=tuple(moved))

    def words(self, card_ids: Sequence[str] | None = None) -> tuple[CardWords, ...]:
        """Return what these cards say, or all, in any order; one that is not there is left out."""
        with self._store._reading() as session:
            return tuple(many.words(session, card_ids))

    def suspend(self, card_ids: Sequence[str], suspended: bool) -> Before:
        """Let cards sleep or wake them; return what was. InputError when a card is unknown."""
        with self._store._writing() as session:
            before = Before(suspended=many.suspend(session, dict.fromkeys(card_ids, suspended)))
        self._store._writes.cards(card_ids)
        return before

    def remove(self, card_ids: Sequence[str]) -> Before:
        """Remove cards and note their drafts as rejected; the log stays. InputError when a card is unknown."""
        with self._store._writing() as session:
            before = Before(removed=many.remove(session, card_ids))
        self._store._writes.cards(card_ids)
        return before

    def put_back(self, before: Before) -> Changes:
        """Make cards what they were. InputError when one is not there any more, or its draft is not."""
        with self._store._writing() as session:
            many.put_back(session, before)
        changed = {*before.tags, *before.prompts, *before.suspended, *(card.id for card, _ in before.removed)}
        changed.update(move.card_id for move, _, _ in before.moved)
        self._store._writes.cards(changed)
        return Changes(cards=bool(changed), drafts=bool(before.removed), count=len(changed))

    def add_own(self, fact: Fact, draft: Draft, card: Card) -> Changes:
        """Add a card that the student made, with the fact and the draft that stand for it. InputError if it is there."""
        with self._store._writing() as session:
            many.add_own(session, fact, draft, card)
        self._store._writes.cards((card.id,))
        return Changes(cards=True, drafts=True, count=1)

    # What is said twice, and what was overtaken

    def wordings(self, article_id: str | None = None) -> tuple[Wording, ...]:
        """Return the words of the drafts of one article or all."""
        with self._store._reading() as session:
            return repeats.wordings(session, article_id)

    def repeats(self, article_id: str) -> tuple[Repeat, ...]:
        """Return the places of an article that say what drafts of others say already."""
        with self._store._reading() as session:
            return repeats.of_article(session, article_id)

    def save_repeats(self, article_id: str, found: Sequence[Repeat]) -> None:
        """Make these all such places of the article."""
        with self._store._writing() as session:
            repeats.put(session, article_id, found)

    def supersede(self, card_id: str, by_card_id: str, now: datetime) -> Changes:
        """Note that a newer card overtook this one, and let it sleep. InputError when one is unknown or both are one."""
        if card_id == by_card_id:
            raise InputError("A card cannot overtake itself.")
        with self._store._writing() as session:
            repeats.supersede(session, Superseded(card_id, by_card_id, now))
            many.suspend(session, {card_id: True})
        self._store._writes.cards((card_id,))
        return Changes(cards=True, count=1)

    def restore(self, card_id: str) -> Changes:
        """Take that back and wake the card. InputError when it was not overtaken."""
        with self._store._writing() as session:
            if not repeats.restore(session, card_id):
                raise InputError(f"The card {card_id} was not overtaken by another one.")
            many.suspend(session, {card_id: False})
        self._store._writes.cards((card_id,))
        return Changes(cards=True, count=1)

    def superseded(self) -> tuple[Superseded, ...]:
        """Return every card that was overtaken."""
        with self._store._reading() as session:
            return repeats.superseded(session)

    # Figures

    def count_answers(self, *, anew: bool = False) -> None:
        """Bring the figures of the log up to its last entry; ``anew`` counts the whole log once more."""
        with self._store._reading() as session:
            fresh = not anew and figures.is_fresh(session)
        if not fresh:
            with self._store._writing() as session:
                figures.bring_up(session, anew=anew)

    def days(self) -> tuple[DayFigures, ...]:
        """Return the figures of every study day with answers, the first one first."""
        with self._store._reading() as session:
            return figures.days(session)

    def materials(self) -> tuple[MaterialFigures, ...]:
        """Return the figures by month of the material and of the answer, of sources with a known month."""
        with self._store._reading() as session:
            return figures.materials(session)

    def sources(self) -> tuple[tuple[str, str, int], ...]:
        """Return (id, title, number of facts) of each source, the last imported first."""
        with self._store._reading() as session:
            return figures.sources(session)

    def tagged_cards(self) -> tuple[tuple[tuple[str, int], ...], dict[int, str]]:
        """Return every (tag, number of a card), and the ids of the cards by their numbers."""
        self._index()
        with self._store._reading() as session:
            return fulltext.tagged_cards(session)
