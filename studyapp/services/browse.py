"""Browse the library: search, sort, change many cards with a way back, keep searches."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from studyapp.domain.browse import Before, Repeat, Superseded
from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.day import day_end, day_start, study_day
from studyapp.domain.errors import InputError
from studyapp.domain.ids import derived_id
from studyapp.domain.paper import DueMove
from studyapp.domain.prompt import prompt_text
from studyapp.domain.search import Order, Search, Term, due_days, read_search, search_text
from studyapp.scheduling.forward import brought_forward
from studyapp.services.facts_age import Overtaken, find_overtaken
from studyapp.services.replacing import Find, Replacement, replacements
from studyapp.services.tag_proposals import Proposal, propose
from studyapp.services.twins import same_meaning, same_words
from studyapp.services.wording import reworded
from studyapp.store.browse_store import BrowseStore
from studyapp.store.search import DueBounds
from studyapp.store.store import Store

BY_STUDENT = "by the student"
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
class Vocabulary:
    """The tags with how many cards have them, the titles of the sources, the months of publication, the latest first."""

    tags: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    months: tuple[str, ...]


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

    def tags_of(self, card_ids: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """Return the tags of those cards with how many of them have each, the most frequent first."""
        found = self._browse.tag_counts(card_ids)
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].casefold())))

    def vocabulary(self) -> Vocabulary:
        """Return what can stand after tag:, source: and month: in this library."""
        titles = self._browse.titles()
        return Vocabulary(self.tags(), tuple(sorted(titles.values(), key=str.casefold)), self._browse.months())

    def titles(self) -> dict[str, str]:
        """Return the titles of all sources by id."""
        return self._browse.titles()

    def wider(self, query: str, now: datetime) -> tuple[tuple[str, int], ...]:
        """Return searches that leave one demand of the query out and find something, with how much, the most first."""
        terms = read_search(query).terms
        fewer = (search_text(Search(terms[:place] + terms[place + 1 :])) for place in range(len(terms)))
        found = [(each, number) for each in fewer if each and (number := self.count(each, now))]
        return tuple(sorted(found, key=lambda pair: -pair[1]))

    def _card(self, card_id: str) -> Card:
        card = self._store.card(card_id)
        if card is None:
            raise InputError(f"There is no card {card_id}.")
        return card

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
        name = _search_name(name)
        read_search(query)
        kept = [item for item in self.saved() if item.name != name]
        if len(kept) >= MOST_SAVED:
            raise InputError(f"There are {MOST_SAVED} saved searches already; forget one first.")
        return self._keep_saved([*kept, SavedSearch(name, query)])

    def rename_search(self, name: str, new: str) -> Changes:
        """Give a saved search another name; it keeps its place. InputError when there is none of that name, or one of the new."""
        new, found = _search_name(new), self.saved()
        if name not in {item.name for item in found}:
            raise InputError(f"There is no saved search {name!r}.")
        if new != name and new in {item.name for item in found}:
            raise InputError(f"There is a saved search {new!r} already.")
        return self._keep_saved([replace(item, name=new) if item.name == name else item for item in found])

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
        before = self._browse.retag(_once(card_ids), tuple(map(_clean_tag, add)), remove)
        return _done(before, len(before.tags))

    def suspend(self, card_ids: Sequence[str], suspended: bool = True) -> Done:
        """Let cards sleep, or wake them. InputError when a card is unknown."""
        before = self._browse.suspend(_once(card_ids), suspended)
        return _done(before, len(before.suspended))

    def delete(self, card_ids: Sequence[str]) -> Done:
        """Remove cards; their answers stay in the log. InputError when a card is unknown."""
        before = self._browse.remove(_once(card_ids))
        return Done(Changes(cards=True, drafts=True, count=len(before.removed)), before)

    def tag_each(self, tags: Mapping[str, Sequence[str]]) -> Done:
        """Add to each card tags of its own, by id. InputError when a card is unknown or a tag is empty."""
        wanted = {id_: tuple(map(_clean_tag, added)) for id_, added in tags.items()}
        found = {card.id: card.tags for card in self._store.cards_by_id(tuple(wanted))}
        both = {id_: tuple(dict.fromkeys((*found.get(id_, ()), *added))) for id_, added in wanted.items()}
        before = self._browse.set_tags(both)
        return _done(before, len(before.tags))

    def proposals(self, card_ids: Sequence[str]) -> tuple[Proposal, ...]:
        """Return the tags that the map of the syllabus proposes for those cards that have none of its tags."""
        return propose(self._store.cards_by_id(_once(card_ids)))

    def edit(self, card_id: str, text: str, answer: str) -> Done:
        """Change a card's wording (its kind stays). InputError when the words make no card or it is unknown."""
        prompt = reworded(self._card(card_id).prompt, text, answer)
        before = self._browse.reword({card_id: (prompt_text(prompt), prompt.answer)})
        return _done(before, len(before.prompts))

    def bring_forward(self, card_ids: Sequence[str], day: date, now: datetime) -> Done:
        """Make cards due on that day, today or later; ``count`` are those that were due after it.

        New cards and those that are still learned have no day that could be moved; what is due before stays. InputError
        for a day that is over or a card that is unknown.
        """
        if day.toordinal() < study_day(now, self._zone):
            raise InputError("That day is over; choose today or a later one.")
        due = max(now, day_start(day.toordinal(), self._zone))
        moved = [
            (DueMove(row.card_id, due, now, BY_STUDENT), row.memory, memory)
            for row in self._store.schedule(_once(card_ids))
            if (memory := brought_forward(row.memory, due)) is not None
        ]
        return _done(self._browse.bring_forward(moved), len(moved))

    def replacements(
        self, card_ids: Sequence[str], find: str, put: str, *, case: bool = False, pattern: bool = False
    ) -> tuple[Replacement, ...]:
        """Return what find and replace would do to those cards; cards in which nothing changes are left out.

        ``pattern`` makes ``find`` a regular expression. InputError when it cannot be read or takes too long.
        """
        words = {card.id: card for card in self._browse.words(_once(card_ids))}
        in_order = (words[id_] for id_ in _once(card_ids) if id_ in words)
        return tuple(replacements(in_order, Find(find, put, case, pattern)))

    def replace(self, replacements: Sequence[Replacement]) -> Done:
        """Do what ``replacements`` promised, all but those with a reason against it."""
        wanted = {item.card.id: (item.text, item.answer) for item in replacements if not item.reason}
        before = self._browse.reword(wanted)
        return _done(before, len(before.prompts))

    def undo(self, before: Before) -> Changes:
        """Make cards what they were before a change. InputError when one is not there any more."""
        return self._browse.put_back(before)

    def duplicates(self, *, meaning: bool = False) -> tuple[tuple[Card, ...], ...]:
        """Return the groups of cards that ask the same in the same words, or (``meaning``) in others with the same answer.

        In each the card that is known best stands first, of equals the one that was made first.
        """
        words = self._browse.words()
        groups = same_meaning(words) if meaning else same_words(words)
        same = (tuple(sorted(self._store.cards_by_id(ids), key=_best_first)) for ids in groups)
        return tuple(sorted(same, key=lambda group: _best_first(group[0])))

    def merge(self, groups: Mapping[str, Sequence[str]]) -> Done:
        """Keep one card of each group, by id: it gets the tags of the others, which are deleted. InputError if unknown."""
        wanted = {keep: tuple(id_ for id_ in _once(others) if id_ != keep) for keep, others in groups.items()}
        before = self._browse.merge(wanted)
        return Done(Changes(cards=True, drafts=True, count=len(before.removed)), before)

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


def _search_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean or len(clean) > _LONGEST_NAME:
        raise InputError(f"A saved search needs a name of at most {_LONGEST_NAME} letters.")
    return clean


def _once(card_ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(card_ids))


def _done(before: Before, count: int) -> Done:
    return Done(Changes(cards=count > 0, count=count), before)


def _best_first(card: Card) -> tuple[float, datetime, str]:
    return -(card.memory.stability or 0.0), card.created_at, card.id


def _clean_tag(tag: str) -> str:
    clean = " ".join(tag.split())
    if not clean:
        raise InputError("A tag cannot be empty.")
    return clean
