"""Find cards: what a search in words and fields means, in English and in Devanagari."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.memory import Memory, State
from studyapp.domain.prompt import Basic
from studyapp.domain.search import Order, Term, read_search
from studyapp.store.browse_store import BrowseStore
from studyapp.store.search import DueBounds
from studyapp.store.store import Store
from tests.factories import DAY, NOW, article, card, cloze, draft, fact, open_library

LAKE = draft(
    "lake",
    prompt=Basic("Which lake of Manipur has floating islands?", "Loktak Lake"),
    topic="Wetlands",
    tags=("Environment", "Art and culture"),
)
TAX = draft(
    "tax",
    prompt=Basic("When was the goods and services tax introduced?", "1 July 2017"),
    topic="GST",
    tags=("Economy",),
)
HINDI = draft(
    "hindi", prompt=Basic("संविधान सभा के अध्यक्ष कौन थे?", "डॉ. राजेंद्र प्रसाद"), topic="ज़मीन और क़लम", tags=("राजव्यवस्था",)
)
NAMES = draft("names", prompt=Basic("Who wrote “Les Misérables”?", "Victor Hugo"), topic="GST-free books", tags=())
LOKTAK = Basic("Which river feeds Loktak?", "the Manipur")
ALL = (LAKE, TAX, HINDI, NAMES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(tmp_path, cards=ALL)
    yield store
    store.close()


@pytest.fixture
def browse(store: Store) -> BrowseStore:
    return BrowseStore(store)


def found(browse: BrowseStore, query: str, due: dict[Term, DueBounds] | None = None) -> list[str]:
    """Return the ids of the drafts whose cards were found, in the order in which the cards were made."""
    sought = read_search(query)
    cards = browse.page(sought, due or {}, DAY, Order.CREATED, False, 0, 100)
    assert browse.count(sought, due or {}, DAY) == len(cards)
    assert browse.ids(sought, due or {}, DAY, Order.CREATED, False) == tuple(card.id for card in cards)
    return [
        next(name for name, of in zip(("lake", "tax", "hindi", "names"), ALL, strict=True) if of.id == card.draft_id)
        for card in cards
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"lake", "tax", "hindi", "names"}),
        ("loktak", {"lake"}),
        ("LOKTAK", {"lake"}),
        ("float", {"lake"}),  # a word also finds what it begins
        ('"float"', set()),  # a phrase only itself
        ('"floating islands"', {"lake"}),
        ('"islands floating"', set()),
        ("islands floating", {"lake"}),
        ("lake tax", set()),
        ("the -floating", {"tax"}),
        ("-lake", {"tax", "hindi", "names"}),
        ('-"goods and services" -संविधान', {"lake", "names"}),
        ("wetl", {"lake"}),  # the topic counts, too
        ("1 July", {"tax"}),
        ("miserables", {"names"}),  # accents do not matter
        ("Misérables", {"names"}),
        ("GST", {"tax", "names"}),
        ("GST-free", {"names"}),
        ("tag:environment", {"lake"}),
        ("tag:env", {"lake"}),
        ('tag:"env"', set()),
        ('tag:"art and culture"', {"lake"}),
        ("-tag:economy lake", {"lake"}),
        ("tag:राजव्यवस्था", {"hindi"}),
        ("kind:qa", {"lake", "tax", "hindi", "names"}),
        ("kind:cloze", set()),
        ("source:moon", {"lake", "tax", "hindi", "names"}),
        ("source:digest", set()),
        ("month:2023-08", {"lake", "tax", "hindi", "names"}),
        ("month:2023", {"lake", "tax", "hindi", "names"}),
        ("month:2024", set()),
        ("state:new", {"lake", "tax", "hindi", "names"}),
        ("state:review", set()),
        ('"', {"lake", "tax", "hindi", "names"}),
        ("?", {"lake", "tax", "hindi", "names"}),
        ('lake OR "tax', set()),  # no word of the index's own language gets through
        ("NEAR(lake tax)", set()),
        ("370: lake", set()),
        ("text:lake", set()),
    ],
)
def test_what_a_search_finds(browse: BrowseStore, query: str, names: set[str]) -> None:
    assert set(found(browse, query)) == names


@pytest.mark.parametrize(
    "query",
    [
        "संविधान",
        "अध्यक्ष",
        "थे",
        '"राजेंद्र प्रसाद"',
        "राजेंद्र",
        "ज़मीन",
        "\u095bमीन",
        "क\u093cलम",
        "\u0958लम",
        "अध्य\u200dक्ष",
    ],
)
def test_devanagari_words_are_found_whole(browse: BrowseStore, query: str) -> None:
    assert found(browse, query) == ["hindi"]


@pytest.mark.parametrize("query", ['"संव"', '"अध"', '"राज"', '"मीन"', '"क"'])
def test_a_vowel_sign_or_a_joined_letter_does_not_end_a_word(browse: BrowseStore, query: str) -> None:
    assert found(browse, query) == []


def test_due_and_states(browse: BrowseStore, store: Store) -> None:
    late, soon = (
        replace(card(of), memory=Memory(State.REVIEW, None, 3.0, 5.0, NOW + timedelta(days=days), NOW, DAY, 1, 0))
        for of, days in ((LAKE, -1), (TAX, 3))
    )
    for changed in (late, soon):
        store.save_memories({changed.id: changed.memory})
    store.suspend([card(NAMES).id], True)
    store.bury([card(HINDI).id], DAY + 1)
    term = read_search("due:today").terms[0]
    assert found(browse, "due:today", {term: (None, NOW)}) == ["lake"]
    assert found(browse, "due:today", {term: (NOW, NOW + timedelta(days=9))}) == ["tax"]
    assert found(browse, "state:review") == ["lake", "tax"]
    assert found(browse, "state:suspended") == ["names"]
    assert found(browse, "state:buried") == ["hindi"]
    assert found(browse, "-state:suspended state:new") == ["hindi"]


def test_the_index_follows_every_change(browse: BrowseStore, store: Store) -> None:
    store.save_prompt(card(LAKE).id, Basic("Which lake is the smallest?", "Renuka Lake"))
    assert found(browse, "floating") == []
    assert found(browse, "renuka") == ["lake"]
    browse.retag([card(LAKE).id], ["Geography"], ["Environment"])
    assert (found(browse, "tag:geography"), found(browse, "tag:environment")) == (["lake"], [])
    store.remove_cards([card(TAX).id])
    assert found(browse, "tax") == []
    store.remove_article(article().id)  # its cards go with it
    assert found(browse, "") == []
    assert browse.tags() == ()


def empty_the_index(store: Store) -> None:
    """Let all cards wait for the index of words, as those do that come many at once."""
    with store._writing() as session:
        for statement in (
            "DELETE FROM search_cards",
            "DELETE FROM sqlite_sequence WHERE name = 'search_cards'",
            "DELETE FROM search_tags",
            "INSERT INTO search_words (search_words) VALUES ('delete-all')",
        ):
            session.connection().exec_driver_sql(statement)
    store.forget()


def test_cards_that_no_trigger_saw_are_indexed_with_the_next_search(browse: BrowseStore, store: Store) -> None:
    empty_the_index(store)
    assert found(browse, "ज़मीन") == ["hindi"]
    assert found(browse, "tag:economy") == ["tax"]
    assert len(found(browse, "")) == 4


def test_cards_that_wait_for_the_index_are_changed_and_removed_as_others_are(browse: BrowseStore, store: Store) -> None:
    empty_the_index(store)
    store.save_prompt(card(NAMES).id, Basic("Who wrote “Notre-Dame de Paris”?", "Victor Hugo"))
    browse.retag([card(LAKE).id], ["Lakes"], ["Environment"])
    store.remove_cards([card(TAX).id])
    other = article(id="other", title="Rivers")
    stands_on = fact(id="river", article_id="other")
    late = draft("late", fact_id="river", article_id="other", prompt=LOKTAK, tags=())
    store.save_article(other, (stands_on,), (late,), ())
    store.accept([card(late)])
    assert (found(browse, "notre"), found(browse, "mis"), found(browse, "tax")) == (["names"], [], [])
    assert browse.tags() == (("Art and culture", 1), ("Lakes", 1), ("राजव्यवस्था", 1))
    assert browse.count(read_search("loktak"), {}, DAY) == 2
    assert browse.count(read_search(""), {}, DAY) == 4


def test_pages_and_orders(browse: BrowseStore, store: Store) -> None:
    def titles(order: Order, descending: bool = False, offset: int = 0, limit: int = 9) -> list[str]:
        cards: tuple[Card, ...] = browse.page(read_search(""), {}, DAY, order, descending, offset, limit)
        return [card.prompt.answer for card in cards]

    assert titles(Order.ANSWER) == ["1 July 2017", "Loktak Lake", "Victor Hugo", "डॉ. राजेंद्र प्रसाद"]
    assert titles(Order.ANSWER, descending=True) == ["डॉ. राजेंद्र प्रसाद", "Victor Hugo", "Loktak Lake", "1 July 2017"]
    assert titles(Order.ANSWER, offset=1, limit=2) == ["Loktak Lake", "Victor Hugo"]
    assert titles(Order.CREATED, descending=True) == titles(Order.CREATED)[::-1]
    later = article(id="later", title="A later article", published=PartialDate(2024, 1))
    of_later = fact(id="f", article_id="later")
    zebra = draft("zebra", fact_id="f", article_id="later", prompt=Basic("Striped?", "Zebra"))
    store.save_article(later, (of_later,), (zebra,), ())
    store.accept([card(zebra)])
    assert titles(Order.SOURCE)[0] == "Zebra"
    for order in Order:
        assert sorted(titles(order)) == sorted(titles(order, descending=True))


def test_tags_are_counted(browse: BrowseStore) -> None:
    assert browse.tags() == (("Art and culture", 1), ("Economy", 1), ("Environment", 1), ("राजव्यवस्था", 1))


def test_a_cloze_is_found_by_its_kind(tmp_path: Path) -> None:
    store = open_library(tmp_path / "other", cards=[cloze()])
    browse = BrowseStore(store)
    assert browse.count(read_search("kind:cloze shakti शिव"), {}, DAY) == 1
    store.close()
