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
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from tests.factories import DAY, NOW, answered, card, cloze, draft, open_library

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


def test_a_pattern_only_on_request(browse: Browse, store: Store) -> None:
    assert browse.replacements(IDS, r"\d+", "x") == ()
    first, *_ = browse.replacements(IDS, r"(\w+)-(\d)", r"\2 \1", pattern=True)
    assert first.text == "When did 3 Chandrayaan land on the Moon (question)?"
    assert browse.replacements(IDS, "Moon", r"\1")[0].text.endswith(r"\1 (question)?")  # a plain word stands for itself
    for wrong in ("(", "[a", r"(?P<"):
        with pytest.raises(InputError, match="The pattern cannot be read"):
            browse.replacements(IDS, wrong, "", pattern=True)
    with pytest.raises(InputError, match="cannot be read"):
        browse.replacements(IDS, "Moon", r"\7", pattern=True)


def test_a_pattern_that_never_ends_is_stopped(browse: Browse) -> None:
    browse.edit(IDS[0], "a" * 70 + "!", "x")
    with pytest.raises(InputError, match="takes too long"):
        browse.replacements(IDS[:1], r"^(a|aa)+$", "", pattern=True)


def twin_of(store: Store, browse: Browse) -> str:
    """Make a second card that asks what the first one asks, and return its id."""
    browse.replace(browse.replacements(IDS[:1], "(question)", ""))
    twin = draft("twin", prompt=Basic("when did chandrayaan-3   land on the moon ?", "23 august 2023"), tags=("Moon",))
    store.save_article(store.article(card().article_id), store.facts(card().article_id), (twin,), ())  # type: ignore[arg-type]
    store.accept([card(twin)])
    return card(twin).id


def test_cards_in_the_same_words_are_duplicates(browse: Browse, store: Store) -> None:
    assert browse.duplicates() == ()
    twin = twin_of(store, browse)
    (group,) = browse.duplicates()
    assert {found.id for found in group} == {IDS[0], twin}
    due_in(store, twin, 3)
    assert browse.duplicates()[0][0].id == twin  # the one that is known best stands first


def test_the_same_in_other_words_only_on_request(browse: Browse, store: Store) -> None:
    twin = twin_of(store, browse)
    browse.edit(twin, "When did Chandrayaan-3 make its landing on the Moon?", "23 August 2023")
    assert browse.duplicates() == ()
    assert browse.duplicates(meaning=True) == ()  # both are of one fact


def test_merging_keeps_one_card_with_the_tags_of_all_and_goes_back(browse: Browse, store: Store) -> None:
    twin = twin_of(store, browse)
    before = set(store.cards())
    done = browse.merge({IDS[0]: [twin, IDS[0]]})
    assert (done.changes.count, browse.duplicates()) == (1, ())
    assert browse.cards([IDS[0], twin])[0].tags == ("space", "Moon")
    browse.undo(done.before)
    assert set(store.cards()) == before


def test_a_card_is_reworded_and_goes_back(browse: Browse, store: Store) -> None:
    done = browse.edit(IDS[1], "The site is called _____.", "Shiv Shakti")
    assert browse.cards(IDS[1:])[0].prompt.answer == "Shiv Shakti"
    browse.undo(done.before)
    assert browse.cards(IDS[1:])[0] == card(cloze())
    with pytest.raises(InputError, match="exactly one blank"):
        browse.edit(IDS[1], "No blank.", "x")
    with pytest.raises(InputError, match="There is no card"):
        browse.edit("x", "a", "b")


def test_cards_come_sooner_and_go_back(browse: Browse, store: Store) -> None:
    due_in(store, IDS[0], 9)
    today = NOW.date()
    done = browse.bring_forward(IDS, today, NOW)
    assert done.changes.count == 1  # a new card has no day
    assert browse.ids("due:today", NOW) == IDS[:1]
    browse.undo(done.before)
    assert browse.ids("due:today", NOW) == ()
    assert PaperStore(store).moves() == {}
    browse.bring_forward(IDS, today + timedelta(days=4), NOW)
    assert browse.ids(f"due:{today + timedelta(days=4)}", NOW) == IDS[:1]
    assert browse.bring_forward(IDS, today + timedelta(days=6), NOW).changes.count == 0  # never later
    with pytest.raises(InputError, match="That day is over"):
        browse.bring_forward(IDS, today - timedelta(days=1), NOW)


def test_an_answer_in_between_is_not_undone(browse: Browse, store: Store) -> None:
    due_in(store, IDS[0], 9)
    done = browse.bring_forward(IDS[:1], NOW.date(), NOW)
    reviewed, review = answered(browse.cards(IDS[:1])[0], 2)
    store.save_answer(reviewed, review)
    browse.undo(done.before)
    assert browse.cards(IDS[:1])[0] == reviewed


def test_tags_of_the_syllabus_are_proposed_and_taken_as_edited(browse: Browse, store: Store) -> None:
    browse.edit(
        IDS[0], "Which amendment of the Constitution lets Parliament levy the goods and services tax?", "The 101st"
    )
    (proposal,) = (each for each in browse.proposals(IDS) if each.card.id == IDS[0])
    assert "Polity" in proposal.tags
    done = browse.tag_each({IDS[0]: ("Polity", " Federal  finance ")})
    assert browse.cards(IDS[:1])[0].tags == ("space", "Polity", "Federal finance")
    assert IDS[0] not in {each.card.id for each in browse.proposals(IDS)}
    browse.undo(done.before)
    assert browse.cards(IDS[:1])[0].tags == ("space",)
    with pytest.raises(InputError, match="A tag cannot be empty"):
        browse.tag_each({IDS[0]: (" ",)})


def test_the_tags_of_some_cards_are_counted(browse: Browse) -> None:
    browse.retag(IDS[:1], ["Moon", "ice"])
    assert browse.tags_of(IDS) == (("space", 2), ("ice", 1), ("Moon", 1))
    assert browse.tags_of(IDS[1:]) == (("space", 1),)
    assert browse.tags_of(()) == ()


def test_a_saved_search_is_renamed_in_its_place(browse: Browse) -> None:
    browse.save_search("Moon", "tag:space")
    browse.save_search("Hard", "state:relearning")
    browse.rename_search("Moon", " The  Moon ")
    assert [each.name for each in browse.saved()] == ["The Moon", "Hard"]
    for name, new in (("Mars", "x"), ("Hard", "The Moon"), ("Hard", "")):
        with pytest.raises(InputError):
            browse.rename_search(name, new)


def test_what_can_stand_after_a_field_and_what_would_find_more(browse: Browse) -> None:
    known = browse.vocabulary()
    assert (known.tags, known.sources, known.months) == ((("space", 2),), ("Moon landing",), ("2023-08",))
    assert browse.wider("chandrayaan tag:economy -land", NOW) == ()
    assert browse.wider('tag:space "lake of fire"', NOW) == (("tag:space", 2),)
    assert browse.wider("site tag:economy", NOW) == (("site", 1),)


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
