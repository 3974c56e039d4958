"""Search with the student's days, saved searches, changes with a way back, facts that grow old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.browse import Wording
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory, State
from studyapp.domain.prompt import Basic
from studyapp.services.browse import Browse, SavedSearch, card_id_of
from studyapp.services.facts_age import find_overtaken
from studyapp.store.store import Store
from tests.factories import DAY, NOW, card, cloze, draft, open_library

IDS = (card().id, card(cloze()).id)
ZONE = ZoneInfo("Asia/Kolkata")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(tmp_path, cards=[draft(), cloze()])
    yield store
    store.close()


@pytest.fixture
def browse(store: Store) -> Browse:
    return Browse(store, ZONE)


def due_in(store: Store, card_id: str, days: float) -> None:
    store.save_memories({card_id: Memory(State.REVIEW, None, 3.0, 5.0, NOW + timedelta(days=days), NOW, DAY, 1, 0)})


def test_due_is_counted_in_study_days_of_the_student(browse: Browse, store: Store) -> None:
    due_in(store, IDS[0], -3)
    due_in(store, IDS[1], 2)
    for query, found in (
        ("due:overdue", IDS[:1]),
        ("due:today", IDS[:1]),
        ("due:tomorrow", ()),
        ("due:2", IDS),
        ("-due:today", IDS[1:]),
        ((NOW + timedelta(days=2)).date().isoformat().join(["due:", ""]), IDS[1:]),
    ):
        assert set(browse.ids(query, NOW)) == set(found), query
        assert browse.count(query, NOW) == len(found)


def test_a_page_of_cards_and_their_tags(browse: Browse) -> None:
    assert [found.id for found in browse.page("chandrayaan", NOW)] == [IDS[0]]
    assert browse.cards(browse.ids("tag:space", NOW, descending=False)) == (card(), card(cloze()))
    assert browse.tags() == (("space", 2),)
    with pytest.raises(InputError, match="There is no state"):
        browse.page("state:old", NOW)


def test_saved_searches(browse: Browse) -> None:
    assert browse.saved() == ()
    browse.save_search("  Hard  ones ", "state:review due:today")
    browse.save_search("Moon", "tag:space")
    browse.save_search("Hard ones", "state:relearning")
    assert browse.saved() == (SavedSearch("Moon", "tag:space"), SavedSearch("Hard ones", "state:relearning"))
    browse.forget_search("Moon")
    assert browse.saved() == (SavedSearch("Hard ones", "state:relearning"),)
    for call in (
        lambda: browse.forget_search("Moon"),
        lambda: browse.save_search(" ", "x"),
        lambda: browse.save_search("Wrong", "due:soon"),
    ):
        with pytest.raises(InputError):
            call()


def test_a_setting_that_is_damaged_is_no_search(browse: Browse, store: Store) -> None:
    store.set_setting("saved_searches", '[{"name": 1}]')
    assert browse.saved() == ()


def test_tags_sleep_and_deletion_go_back(browse: Browse, store: Store) -> None:
    before = store.cards()
    for change in (
        lambda: browse.retag(IDS, ["Moon"], ["space"]),
        lambda: browse.suspend(IDS),
        lambda: browse.delete(IDS),
    ):
        done = change()
        assert done.changes.count == 2
        browse.undo(done.before)
        assert browse.count("", NOW) == 2
    assert set(store.cards()) == set(before)
    with pytest.raises(InputError, match="A tag cannot be empty"):
        browse.retag(IDS, [" "])


def test_find_and_replace_shows_first_and_does_then(browse: Browse, store: Store) -> None:
    promised = browse.replacements(IDS, "chandrayaan-3", "the third lunar mission")
    assert [(item.card.id, item.reason) for item in promised] == [(IDS[0], "")]
    done = browse.replace(promised)
    assert store.cards_by_id(IDS[:1])[0].prompt == Basic(
        "When did the third lunar mission land on the Moon (question)?", "23 August 2023"
    )
    browse.undo(done.before)
    assert store.cards_by_id(IDS)[0] == card()
    assert browse.replacements(IDS, "CHANDRAYAAN", "x", case=True) == ()
    (spoilt,) = browse.replacements(IDS, "_____", "Shiv Shakti")
    assert spoilt.reason == "A cloze needs exactly one blank, written _____."
    assert browse.replace([spoilt]).changes.count == 0


def test_cards_in_the_same_words_are_duplicates(browse: Browse, store: Store) -> None:
    assert browse.duplicates() == ()
    browse.replace(browse.replacements(IDS[:1], "(question)", ""))
    twin = draft("twin", prompt=Basic("when did chandrayaan-3   land on the moon ?", "23 august 2023"))
    store.save_article(store.article(card().article_id), store.facts(card().article_id), (twin,), ())  # type: ignore[arg-type]
    store.accept([card(twin)])
    assert {found.id for group in browse.duplicates() for found in group} == {IDS[0], card(twin).id}


RANK = Wording("old", "a", "accepted", "Which rank has India in the index (as of October 2020)?", "94", "x", "2020-10")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"verdict": "rejected"}, False),
        ({"answer": "94"}, False),  # the same is no news
        ({"as_of": "2019-10"}, False),
        ({"as_of": "2020"}, False),  # no later than what is known to the month
        ({"as_of": None}, False),
        ({"text": "Which rank has Nepal in the index (as of October 2023)?"}, False),
    ],
)
def test_a_newer_fact_on_the_same_thing(changes: dict[str, str | None], found: bool) -> None:
    newer = Wording(
        "new", "b", "pending", "Which rank has India in the index (as of October 2023)?", "111", "x", "2023-10"
    )
    pairs = find_overtaken([RANK, newer._replace(**changes)])  # type: ignore[arg-type]
    assert [(pair.older.draft_id, pair.newer.draft_id) for pair in pairs] == ([("old", "new")] if found else [])


def test_the_student_says_what_was_overtaken(browse: Browse, store: Store) -> None:
    old = draft("old", prompt=Basic("Which rank has India (as of October 2020)?", "94"), as_of=PartialDate(2020, 10))
    new = replace(
        old, id="new", prompt=Basic("Which rank has India (as of October 2023)?", "111"), as_of=PartialDate(2023, 10)
    )
    store.save_article(store.article(card().article_id), store.facts(card().article_id), (old, new), ())  # type: ignore[arg-type]
    store.accept([replace(card(old), id=card_id_of(old.id)), replace(card(new), id=card_id_of(new.id))])
    ((pair),) = browse.overtaken()
    older, newer = card_id_of(pair.older.draft_id), card_id_of(pair.newer.draft_id)
    browse.supersede(older, newer, NOW)
    assert browse.overtaken() == ()
    assert browse.ids("state:superseded", NOW) == (older,)
    browse.restore(older)
    assert len(browse.overtaken()) == 1
