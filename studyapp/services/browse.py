"""Browse the library: search, sort, change many cards with a way back, keep searches."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby

from studyapp.domain.browse import Before, Repeat, Superseded
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.day import day_end, day_start, study_day
from studyapp.domain.errors import InputError
from studyapp.domain.ids import derived_id
from studyapp.domain.prompt import make_prompt, prompt_kind, prompt_text
from studyapp.domain.search import Order, Search, Term, due_days, read_search
from studyapp.services.facts_age import Overtaken, find_overtaken
from studyapp.store.browse_store import BrowseStore
from studyapp.store.search import DueBounds
from studyapp.store.store import Store

SAVED_SETTING = "saved_searches"
MOST_SAVED = 100
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Done:
    """What a change of many cards did; giving ``before`` to ``Browse.undo`` takes it back."""

    changes: Changes
    before: Before


@dataclass(frozen=True)
class SavedSearch:
    """A search that the student gave a name."""

    name: str
    query: str


@dataclass(frozen=True)
class Replacement:
    """What find and replace would make of a card; ``reason`` says why it would be left out, empty where it would not."""

    card: Card
    text: str
    answer: str
    reason: str = ""


class Browse:
    """Every change is one transaction and can be undone."""

    def __init__(self, store: Store, zone: tzinfo) -> None:
        self._store = store
        self._browse = BrowseStore(store)
        self._zone = zone

    # Search

    def page(
        self,
        query: str,
        now: datetime,
        order: Order = Order.CREATED,
        descending: bool = True,
        offset: int = 0,
        limit: int = 100,
    ) -> tuple[Card, ...]:
        """Return a page of the cards that the query finds. InputError with one line for a value that means nothing."""
        search, due, today = self._ready(query, now)
        return self._browse.page(search, due, today, order, descending, offset, limit)

    def ids(self, query: str, now: datetime, order: Order = Order.CREATED, descending: bool = True) -> tuple[str, ...]:
        """Return the ids of all cards that the query finds, sorted: with ``cards`` a table of any length."""
        search, due, today = self._ready(query, now)
        return self._browse.ids(search, due, today, order, descending)

    def cards(self, card_ids: Sequence[str]) -> tuple[Card, ...]:
        """Return those cards in that order; one that is not there any more is left out."""
        return self._store.cards_by_id(card_ids)

    def count(self, query: str, now: datetime) -> int:
        """Return how many cards the query finds."""
        return self._browse.count(*self._ready(query, now))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag with the number of its cards, in the order of the alphabet."""
        return self._browse.tags()

    def _ready(self, query: str, now: datetime) -> tuple[Search, dict[Term, DueBounds], int]:
        search, today = read_search(query), study_day(now, self._zone)
        return search, {term: self._bounds(term, today) for term in search.of("due")}, today

    def _bounds(self, term: Term, today: int) -> DueBounds:
        first, last = due_days(term.value, today)
        return None if first is None else day_start(first, self._zone), day_end(last, self._zone)

    # Saved searches

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches in the order in which they were saved."""
        try:
            found = json.loads(self._store.setting(SAVED_SETTING, "[]"))
            return tuple(SavedSearch(str(item["name"]), str(item["query"])) for item in found)
        except (ValueError, TypeError, KeyError):
            return ()

    def save_search(self, name: str, query: str) -> Changes:
        """Keep a search under a name; one of that name is replaced. InputError for an empty name or a wrong query."""
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME:
            raise InputError(f"A saved search needs a name of at most {_LONGEST_NAME} letters.")
        read_search(query)
        kept = [item for item in self.saved() if item.name != name]
        if len(kept) >= MOST_SAVED:
            raise InputError(f"There are {MOST_SAVED} saved searches already; forget one first.")
        return self._keep_saved([*kept, SavedSearch(name, query)])

    def forget_search(self, name: str) -> Changes:
        """Forget a saved search. InputError when there is none of that name."""
        kept = [item for item in self.saved() if item.name != name]
        if len(kept) == len(self.saved()):
            raise InputError(f"There is no saved search {name!r}.")
        return self._keep_saved(kept)

    def _keep_saved(self, searches: Sequence[SavedSearch]) -> Changes:
        text = json.dumps([{"name": item.name, "query": item.query} for item in searches], ensure_ascii=False)
        return self._store.set_setting(SAVED_SETTING, text)

    # Many cards at once

    def retag(self, card_ids: Sequence[str], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Done:
        """Add and remove tags. InputError when a card is unknown or a tag is empty."""
        wanted = tuple(" ".join(tag.split()) for tag in add)
        if not all(wanted):
            raise InputError("A tag cannot be empty.")
        before = self._browse.retag(_once(card_ids), wanted, remove)
        return _done(before, len(before.tags))

    def suspend(self, card_ids: Sequence[str], suspended: bool = True) -> Done:
        """Let cards sleep, or wake them. InputError when a card is unknown."""
        before = self._browse.suspend(_once(card_ids), suspended)
        return _done(before, len(before.suspended))

    def delete(self, card_ids: Sequence[str]) -> Done:
        """Remove cards; their answers stay in the log. InputError when a card is unknown."""
        before = self._browse.remove(_once(card_ids))
        return Done(Changes(cards=True, drafts=True, count=len(before.removed)), before)

    def replacements(
        self, card_ids: Sequence[str], find: str, put: str, *, case: bool = False
    ) -> tuple[Replacement, ...]:
        """Return what find and replace would do to those cards; cards that do not hold ``find`` are left out."""
        if not find:
            raise InputError("Write what is to be found.")
        pattern = re.compile(re.escape(find), 0 if case else re.IGNORECASE)
        swap: Callable[[str], str] = lambda text: pattern.sub(lambda _: put, text)  # noqa: E731
        found = []
        for card in self._store.cards_by_id(_once(card_ids)):
            text, answer = prompt_text(card.prompt), card.prompt.answer
            if pattern.search(text) or pattern.search(answer):
                found.append(_replacement(card, swap(text), swap(answer)))
        return tuple(found)

    def replace(self, replacements: Sequence[Replacement]) -> Done:
        """Do what ``replacements`` promised, all but those with a reason against it."""
        wanted = {item.card.id: (item.text, item.answer) for item in replacements if not item.reason}
        before = self._browse.reword(wanted)
        return _done(before, len(before.prompts))

    def undo(self, before: Before) -> Changes:
        """Make cards what they were before a change. InputError when one is not there any more."""
        return self._browse.put_back(before)

    def duplicates(self) -> tuple[tuple[Card, ...], ...]:
        """Return the groups of cards that ask the same in the same words, whatever spaces and capitals they have."""
        cards = sorted(self._store.cards(), key=_wording)
        groups = (tuple(group) for _, group in groupby(cards, key=_wording))
        return tuple(group for group in groups if len(group) > 1)

    # Facts that grow old

    def overtaken(self) -> tuple[Overtaken, ...]:
        """Return the kept facts that newer ones may have overtaken, and which; none that the student has decided on."""
        decided = {item.card_id for item in self._browse.superseded()}
        found = find_overtaken(self._browse.wordings())
        return tuple(pair for pair in found if card_id_of(pair.older.draft_id) not in decided)

    def supersede(self, card_id: str, by_card_id: str, now: datetime) -> Changes:
        """Note that a newer card overtook this one: it sleeps from now on. InputError when one is unknown."""
        return self._browse.supersede(card_id, by_card_id, now)

    def restore(self, card_id: str) -> Changes:
        """Take that back: the card wakes. InputError when it was not overtaken."""
        return self._browse.restore(card_id)

    def superseded(self) -> tuple[Superseded, ...]:
        """Return the cards that were overtaken, the latest first."""
        return self._browse.superseded()

    def repeats(self, article_id: str) -> tuple[Repeat, ...]:
        """Return the places of an article that say what drafts of others say already."""
        return self._browse.repeats(article_id)


def card_id_of(draft_id: str) -> str:
    """Return the id that the card of a draft has, on every computer."""
    return derived_id("card", draft_id)


def _once(card_ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(card_ids))


def _done(before: Before, count: int) -> Done:
    return Done(Changes(cards=count > 0, count=count), before)


def _wording(card: Card) -> tuple[str, str]:
    text, answer = prompt_text(card.prompt), card.prompt.answer
    return " ".join(text.casefold().split()), " ".join(answer.casefold().split())


def _replacement(card: Card, text: str, answer: str) -> Replacement:
    try:
        made = make_prompt(prompt_kind(card.prompt), text, answer)
    except ValueError as error:
        return Replacement(card, text, answer, str(error))
    return Replacement(card, prompt_text(made), made.answer)
