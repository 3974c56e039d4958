"""Many cards changed at once and back again, facts told twice, figures of the log that are never counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.article import Span
from studyapp.domain.browse import Before, DayFigures, MaterialFigures, Repeat, Superseded
from studyapp.domain.draft import Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Rating, State
from studyapp.domain.prompt import Basic
from studyapp.domain.review import Review, Undo
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store
from tests.factories import DAY, NOW, answered, article, card, cloze, draft, open_library, undo_of

IDS = (card().id, card(cloze()).id)
MONTH = 12 * 2026 + 10
PUBLISHED = 12 * 2023 + 7


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a library with two cards, of which one was reviewed."""
    store = open_library(tmp_path, cards=[draft(), cloze()])
    store.save_answer(*answered(card(), 1))
    yield store
    store.close()


@pytest.fixture
def browse(store: Store) -> BrowseStore:
    return BrowseStore(store)


def test_retagging_tells_what_was_and_goes_back(browse: BrowseStore, store: Store) -> None:
    before = browse.retag(IDS, ["Moon", "space"], ["old"])
    assert before == Before(tags=dict.fromkeys(IDS, ("space",)))
    assert [found.tags for found in store.cards()] == [("space", "Moon")] * 2
    assert browse.retag(IDS, ["Moon"], []) == Before()
    browse.put_back(before)
    assert [found.tags for found in store.cards()] == [("space",)] * 2


def test_rewording_goes_back(browse: BrowseStore, store: Store) -> None:
    before = browse.reword({IDS[0]: ("Which probe landed?", "Chandrayaan-3")})
    assert store.cards_by_id(IDS[:1])[0].prompt == Basic("Which probe landed?", "Chandrayaan-3")
    browse.put_back(before)
    assert store.cards_by_id(IDS[:1])[0].prompt == card().prompt


def test_suspending_goes_back_only_for_what_changed(browse: BrowseStore, store: Store) -> None:
    store.suspend(IDS[:1], True)
    before = browse.suspend(IDS, True)
    assert before.suspended == {IDS[1]: False}
    browse.put_back(before)
    assert [found.suspended for found in store.cards_by_id(IDS)] == [True, False]


def test_removing_goes_back_with_memory_and_verdict(browse: BrowseStore, store: Store) -> None:
    cards = store.cards_by_id(IDS)
    before = browse.remove(IDS)
    assert store.cards() == ()
    assert len(store.drafts(Verdict.REJECTED)) == 2
    browse.put_back(before)
    assert store.cards_by_id(IDS) == cards
    assert len(store.drafts(Verdict.ACCEPTED)) == 2


def test_nothing_is_changed_when_one_card_is_unknown(browse: BrowseStore, store: Store) -> None:
    before = store.cards()
    wanted = (*IDS, "nobody")
    for change in (
        lambda: browse.retag(wanted, ["x"], []),
        lambda: browse.suspend(wanted, True),
        lambda: browse.remove(wanted),
        lambda: browse.reword({"nobody": ("a", "b")}),
        lambda: browse.put_back(Before(tags={"nobody": ()})),
    ):
        with pytest.raises(InputError, match="There is no card nobody"):
            change()
    assert store.cards() == before


def test_repeats_are_kept_in_reading_order_and_go_with_their_draft(browse: BrowseStore, store: Store) -> None:
    later, early = Repeat(Span(40, 50), draft().id), Repeat(Span(0, 9), cloze().id)
    browse.save_repeats(article().id, [later, early, Repeat(Span(1, 2), "gone")])
    assert browse.repeats(article().id) == (early, later)
    browse.save_repeats(article().id, [])
    assert browse.repeats(article().id) == ()


def test_a_newer_fact_overtakes_an_older_one_until_it_is_taken_back(browse: BrowseStore, store: Store) -> None:
    browse.supersede(IDS[0], IDS[1], NOW)
    assert browse.superseded() == (Superseded(IDS[0], IDS[1], NOW),)
    assert store.cards_by_id(IDS)[0].suspended
    browse.restore(IDS[0])
    assert browse.superseded() == ()
    assert not store.cards_by_id(IDS)[0].suspended
    with pytest.raises(InputError, match="was not overtaken"):
        browse.restore(IDS[0])
    with pytest.raises(InputError, match="cannot overtake itself"):
        browse.supersede(IDS[0], IDS[0], NOW)
    with pytest.raises(InputError, match="There is no card nobody"):
        browse.supersede(IDS[0], "nobody", NOW)


def test_figures_of_days_and_materials(browse: BrowseStore, store: Store) -> None:
    """The first answer was on a new card, the others on one in REVIEW; one of them was taken back."""
    reviewed = replace(card(), memory=answered(card(), 1)[0].memory)
    store.save_answer(*answered(reviewed, 2))
    forgotten, log = answered(reviewed, 3)
    store.save_answer(forgotten, replace(log, rating=Rating.AGAIN))
    browse.count_answers()
    assert browse.days() == (DayFigures(DAY, 3, 12_600, 1, 2, 1),)
    assert browse.materials() == (MaterialFigures(PUBLISHED, MONTH, 2, 1),)
    store.save_undo(reviewed, undo_of(log))
    browse.count_answers()
    assert browse.days() == (DayFigures(DAY, 2, 8400, 1, 1, 1),)
    assert browse.materials() == (MaterialFigures(PUBLISHED, MONTH, 1, 1),)


def test_sources_with_their_facts_and_cards_with_their_tags(browse: BrowseStore) -> None:
    assert browse.sources() == ((article().id, "Moon landing", 1),)
    tags, ids = browse.tagged_cards()
    assert {(tag, ids[number]) for tag, number in tags} == {("space", IDS[0]), ("space", IDS[1])}


@given(steps=st.lists(st.sampled_from(["answer", "lapse", "undo", "count"]), max_size=14))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counting_bit_by_bit_is_counting_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    store = open_library(tmp_path_factory.mktemp("library"), cards=[draft()])
    browse = BrowseStore(store)
    now, held, log = NOW, card(), []
    for number, step in enumerate(steps):
        now += timedelta(hours=7)
        if step == "count":
            browse.count_answers()
        elif step == "undo" and log:
            store.save_undo(held, Undo(f"undo-{number}", log.pop().id, now))
        elif step in ("answer", "lapse"):
            rating = Rating.AGAIN if step == "lapse" else Rating.GOOD
            review = Review(
                f"r-{number}", held.id, rating, now, DAY + number // 3, 100 + number, state=State(number % 4)
            )
            store.save_answer(held, review)
            log.append(review)
    browse.count_answers()
    found = browse.days(), browse.materials()
    browse.count_answers(anew=True)
    assert (browse.days(), browse.materials()) == found
    assert sum(day.answers for day in found[0]) == len(log)
    assert sum(day.duration_ms for day in found[0]) == sum(review.duration_ms for review in log)
    store.close()
