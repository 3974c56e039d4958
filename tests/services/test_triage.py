"""Keep, edit or drop: what becomes of a draft, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.ids import derived_id
from studyapp.domain.memory import Memory, Rating
from studyapp.domain.paper import DueMove
from studyapp.domain.prompt import Basic, Cloze
from studyapp.scheduling.scheduler import Scheduler
from studyapp.services.rebuilding import rebuilt
from studyapp.services.triage import Triage
from studyapp.store.browse_store import BrowseStore
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import NOW, answered, article, card, cloze, draft, dropped, fact

DOUBTFUL = draft("doubtful", confident=False, score=0.3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a library with a question, a doubtful one and a cloze that wait."""
    store = open_store(tmp_path / "library.sqlite", NOW)
    store.save_article(article(), (fact(),), (draft(), DOUBTFUL, cloze()), (dropped(),))
    yield store
    store.close()


@pytest.fixture
def triage(store: Store) -> Triage:
    """Return the triage of that library."""
    return Triage(store)


class TestWaiting:
    """What is shown to the student, in reading order."""

    def test_confident_drafts_at_once_doubtful_ones_on_request(self, triage: Triage) -> None:
        assert triage.drafts() == (draft(), cloze())
        assert triage.drafts(doubtful=True) == (draft(), DOUBTFUL, cloze())

    def test_of_one_article(self, triage: Triage) -> None:
        assert triage.drafts(article().id) == (draft(), cloze())
        assert triage.drafts("another article", doubtful=True) == ()

    def test_what_was_left_out_and_why(self, triage: Triage) -> None:
        assert triage.left_out(article().id) == (dropped(),)


class TestAccepting:
    """A draft becomes a card."""

    def test_the_card_says_what_the_draft_said(self, triage: Triage, store: Store) -> None:
        later = NOW + timedelta(hours=1)
        assert triage.accept([draft().id, DOUBTFUL.id], later) == Changes(drafts=True, cards=True, count=2)
        assert store.card(card().id) == card(created_at=later)
        assert triage.drafts(doubtful=True) == (cloze(),)

    def test_its_key_follows_from_the_draft_so_two_computers_make_one_card(self, triage: Triage, store: Store) -> None:
        triage.accept([draft().id], NOW)
        assert [made.id for made in store.cards()] == [derived_id("card", draft().id)]

    def test_a_draft_named_twice_is_accepted_once(self, triage: Triage, store: Store) -> None:
        assert triage.accept([draft().id, draft().id], NOW).count == 1
        assert len(store.cards()) == 1

    def test_nothing_named_nothing_done(self, triage: Triage) -> None:
        assert triage.accept([], NOW) == triage.reject([]) == triage.take_back([]) == Changes()

    def test_an_unknown_draft_is_named_and_none_is_accepted(self, triage: Triage, store: Store) -> None:
        with pytest.raises(InputError, match=r"^There is no draft nobody\.$"):
            triage.accept([draft().id, "nobody"], NOW)
        assert store.cards() == ()

    def test_a_second_time_is_refused(self, triage: Triage, store: Store) -> None:
        triage.accept([draft().id], NOW)
        with pytest.raises(InputError, match=f"^The draft {draft().id} does not wait any more: it was accepted"):
            triage.accept([cloze().id, draft().id], NOW)
        assert len(store.cards()) == 1


class TestAcceptingInOwnWords:
    """The student's wording goes onto the card; the draft keeps the generator's."""

    def test_a_question(self, triage: Triage, store: Store) -> None:
        changes = triage.accept_edited(draft().id, " On which day did it land? ", "23 August 2023", NOW)
        assert changes == Changes(drafts=True, cards=True, count=1)
        assert store.cards() == (card(prompt=Basic("On which day did it land?", "23 August 2023")),)
        triage.take_back([draft().id])
        assert triage.drafts()[0] == draft()

    def test_a_cloze_stays_a_cloze(self, triage: Triage, store: Store) -> None:
        triage.accept_edited(cloze().id, "The site is called _____ Point.", "Shiv Shakti", NOW)
        assert store.cards()[0].prompt == Cloze("The site is called _____ Point.", "Shiv Shakti")

    @pytest.mark.parametrize(
        ("of", "text", "answer", "told"),
        [
            (draft(), " ", "23 August 2023", "The question is empty."),
            (draft(), "When?", "", "The answer is empty."),
            (cloze(), "The site is called Shiv Shakti Point.", "Shiv Shakti", "A cloze needs exactly one blank"),
        ],
    )
    def test_what_is_no_prompt_is_refused(
        self, triage: Triage, store: Store, of: object, text: str, answer: str, told: str
    ) -> None:
        assert isinstance(of, type(draft()))
        with pytest.raises(InputError, match=told):
            triage.accept_edited(of.id, text, answer, NOW)
        assert store.cards() == ()
        assert triage.drafts() == (draft(), cloze())

    def test_an_unknown_draft_is_named(self, triage: Triage) -> None:
        with pytest.raises(InputError, match="There is no draft nobody"):
            triage.accept_edited("nobody", "When?", "Then", NOW)


class TestRejecting:
    """Dropped for good, unless it is taken back."""

    def test_it_waits_no_more_and_is_not_proposed_again(self, triage: Triage, store: Store) -> None:
        assert triage.reject([draft().id, draft().id]) == Changes(drafts=True, count=1)
        store.save_article(article(), (fact(),), (draft(), cloze()), ())
        assert triage.drafts() == (cloze(),)

    def test_what_is_decided_or_unknown_is_refused(self, triage: Triage) -> None:
        triage.accept([draft().id], NOW)
        for named in (draft().id, "nobody"):
            with pytest.raises(InputError, match=named):
                triage.reject([cloze().id, named])
        assert triage.drafts() == (cloze(),)


class TestTakingBack:
    """One key, and the draft waits again."""

    def test_whatever_was_said_is_unsaid(self, triage: Triage, store: Store) -> None:
        triage.accept([draft().id], NOW)
        triage.accept_edited(cloze().id, "It is named _____.", "Shiv Shakti", NOW)
        triage.reject([DOUBTFUL.id])
        changes = triage.take_back([draft().id, cloze().id, DOUBTFUL.id])
        assert changes == Changes(drafts=True, cards=True, count=3)
        assert triage.drafts(doubtful=True) == (draft(), DOUBTFUL, cloze())
        assert store.cards() == ()

    def test_a_card_that_was_reviewed_stays(self, triage: Triage, store: Store) -> None:
        triage.accept([draft().id, cloze().id], NOW)
        store.save_answer(*answered(card()))
        with pytest.raises(InputError, match="was reviewed already; delete the card instead"):
            triage.take_back([cloze().id, draft().id])
        assert len(store.cards()) == 2

    def test_a_pending_draft_goes_on_waiting(self, triage: Triage) -> None:
        triage.take_back([draft().id])
        assert triage.drafts() == (draft(), cloze())


def test_a_deleted_card_that_is_accepted_once_more_has_not_forgotten(triage: Triage, store: Store) -> None:
    """Its reviews are still in the log under the same key; the memory is what they lead to."""
    triage.accept([draft().id], NOW)
    _, review = answered(card())
    review = replace(review, rating=Rating.EASY)
    memory = Scheduler().rebuild(card().id, [review])
    store.save_answer(card(memory=memory), review)
    store.remove_cards([card().id])
    triage.take_back([draft().id])
    triage.accept([draft().id], NOW)
    assert memory != Memory()
    assert store.cards() == (card(memory=memory),)


def test_and_comes_as_early_as_a_wrong_answer_in_a_test_had_brought_it(triage: Triage, store: Store) -> None:
    triage.accept([draft().id], NOW)
    _, review = answered(card())
    review = replace(review, rating=Rating.EASY)
    memory = Scheduler().rebuild(card().id, [review])
    store.save_answer(card(memory=memory), review)
    earlier = NOW + timedelta(days=1)
    move = DueMove(card().id, earlier, NOW + timedelta(hours=1), "test")
    BrowseStore(store).bring_forward([(move, memory, replace(memory, due=earlier))])
    store.remove_cards([card().id])
    triage.take_back([draft().id])
    triage.accept([draft().id], NOW)
    assert store.cards() == (card(memory=replace(memory, due=earlier)),)
    assert rebuilt(store, Scheduler(), UTC) == {}
