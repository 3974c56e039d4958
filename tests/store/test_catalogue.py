"""What a search keeps in memory is, after every write, what a search that reads everything anew would find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Memory, State
from studyapp.domain.prompt import Basic
from studyapp.domain.search import Order, read_search
from studyapp.store.browse_store import BrowseStore
from studyapp.store.coded import Coded
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import DAY, NOW, article, card, draft, fact, open_library

NAMES = ("Ganga", "beas", "Chambal", "Betwa", "indus")
DRAFTS = tuple(draft(name, prompt=Basic(f"Where does the {name} rise?", name[::-1])) for name in NAMES)
IDS = tuple(card(each).id for each in DRAFTS)
QUERIES = (
    "",
    "ris",
    "beas -ganga",
    "tag:river",
    "state:review",
    "state:suspended",
    "month:2023-08",
    "-kind:cloze",
    "source:moon",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(tmp_path, cards=DRAFTS)
    yield store
    store.close()


def all_found(browse: BrowseStore) -> list[tuple[str, ...]]:
    """Return what every query finds, and everything in every order."""
    queries = [(query, Order.CREATED, True) for query in QUERIES]
    orders = [("", order, number % 2 == 0) for number, order in enumerate(Order)]
    return [
        browse.ids(read_search(query), {}, DAY, order, descending) for query, order, descending in (*queries, *orders)
    ]


def learned(number: int) -> Memory:
    due = NOW + timedelta(days=number)
    return Memory(State.REVIEW, None, 3.0 + number, 9.5 - number, due, NOW, DAY, 1 + number, number)


def write(store: Store, browse: BrowseStore, what: str, number: int) -> None:
    """Write to one card, as far as it is there."""
    id_ = IDS[number]
    if store.card(id_) is None:
        return
    match what:
        case "remove":
            before = browse.remove([id_])
            if number % 2:
                browse.put_back(before)
        case "suspend":
            browse.suspend([id_], True)
        case "tag":
            browse.retag([id_], ["River"], ["space"])
        case "reword":
            browse.reword({id_: (f"Which river is the {NAMES[number - 1]}?", "a river")})
        case "edit":
            store.save_prompt(id_, Basic(f"Is {NAMES[number - 2]} long?", "Yes"))
        case "learn":
            store.save_memories({id_: learned(number)})
        case "forget":
            store.forget()


WRITES = st.lists(
    st.tuples(
        st.sampled_from(("remove", "suspend", "tag", "reword", "edit", "learn", "forget")), st.integers(0, len(IDS) - 1)
    ),
    max_size=4,
)


@given(writes=WRITES)
def test_following_every_write_is_as_good_as_reading_all_anew(
    tmp_path_factory: pytest.TempPathFactory, writes: list[tuple[str, int]]
) -> None:
    store = open_library(tmp_path_factory.mktemp("library"), cards=DRAFTS)
    browse = BrowseStore(store)
    try:
        all_found(browse)
        for what, number in writes:
            write(store, browse, what, number)
            assert all_found(browse) == all_found(BrowseStore(store))
    finally:
        store.close()


def test_a_card_that_comes_back_stands_where_it_was(store: Store) -> None:
    browse = BrowseStore(store)
    everything = read_search("")
    first = browse.ids(everything, {}, DAY, Order.PROMPT, False)
    browse.put_back(browse.remove(IDS[1:3]))
    assert browse.ids(everything, {}, DAY, Order.PROMPT, False) == first
    assert browse.ids(everything, {}, DAY, Order.CREATED, False)[0] == IDS[0]


def test_many_new_cards_at_once_find_their_places(store: Store) -> None:
    browse = BrowseStore(store)
    before = browse.ids(read_search(""), {}, DAY, Order.CREATED, False)
    many = [draft(f"of many {number}") for number in range(1100)]
    store.save_article(article(), (fact(),), many, ())
    store.accept([card(each) for each in many])
    found = browse.ids(read_search(""), {}, DAY, Order.CREATED, False)
    assert found == (*before, *(card(each).id for each in many))
    assert browse.ids(read_search('"of many 1099"'), {}, DAY, Order.CREATED, False) == (card(many[-1]).id,)


def test_what_another_program_wrote_is_found(store: Store, tmp_path: Path) -> None:
    browse = BrowseStore(store)
    assert browse.count(read_search(""), {}, DAY) == len(IDS)
    other = open_store(tmp_path / "library.sqlite", NOW)
    later = article(id="later", title="Rivers", published=PartialDate(2024, 1))
    zebra = draft("zebra", fact_id="f", article_id="later", prompt=Basic("Striped?", "Zebra"))
    other.save_article(later, (fact(id="f", article_id="later"),), (zebra,), ())
    other.accept([card(zebra)])
    other.close()
    assert browse.ids(read_search("month:2024"), {}, DAY, Order.SOURCE, False) == (card(zebra).id,)


def test_letters_are_sorted_whatever_their_case_and_nothing_stands_last(store: Store) -> None:
    browse = BrowseStore(store)
    store.save_memories({IDS[3]: learned(3), IDS[1]: learned(1)})

    def names(order: Order, descending: bool = False) -> list[str]:
        return [NAMES[IDS.index(id_)] for id_ in browse.ids(read_search(""), {}, DAY, order, descending)]

    assert names(Order.PROMPT) == ["beas", "Betwa", "Chambal", "Ganga", "indus"]
    assert names(Order.DUE) == ["beas", "Betwa", "Ganga", "Chambal", "indus"]
    assert names(Order.DUE, descending=True) == ["Betwa", "beas", "Ganga", "Chambal", "indus"]
    browse.suspend([IDS[0]], True)
    assert names(Order.STATE)[-1] == "Ganga"  # cards that sleep stand together


def test_a_column_of_words_keeps_each_wording_once() -> None:
    column = Coded(["b", "a", "b"])
    column.append(["c", "a"])
    assert column.values == ["b", "a", "c"]
    assert column.where({"a", "c"}.__contains__).tolist() == [False, True, False, True, True]
    assert column.ranks().tolist() == [1, 0, 1, 2, 0]
    assert Coded().where(bool).tolist() == []
