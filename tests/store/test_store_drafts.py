"""Drafts wait for a verdict; each verdict is one transaction, for all of the drafts named or for none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from studyapp.domain.article import Span
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Verdict
from studyapp.domain.errors import InputError
from studyapp.store.store import Store
from tests.factories import answered, article, card, cloze, draft, fact, undo_of

Verb = Callable[[Sequence[str]], Changes]


@pytest.fixture
def store(store: Store) -> Store:
    """Return a library with three pending drafts."""
    store.save_article(article(), (fact(),), (draft(), cloze(), draft("third")), ())
    return store


def verdicts(store: Store) -> list[Verdict]:
    """Return the verdicts on the three drafts."""
    return [store.draft(made.id).verdict for made in (draft(), cloze(), draft("third"))]


def test_drafts_come_in_reading_order_article_by_article(store: Store) -> None:
    first, second = draft("a", article_id="later", span=Span(9, 12)), draft("b", article_id="later", span=Span(1, 5))
    store.save_article(article(id="later"), (), (first, second), ())
    order = [made.id for made in store.drafts(Verdict.PENDING)]
    assert order == [made.id for made in (draft(), draft("third"), cloze(), second, first)]
    assert store.drafts(Verdict.PENDING, "later") == (second, first)


def test_accepting_makes_the_card_and_notes_the_verdict(store: Store) -> None:
    assert store.accept([card(), card(cloze())]) == Changes(drafts=True, cards=True, count=2)
    assert store.cards() == (card(), card(cloze()))
    assert verdicts(store) == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.PENDING]


def test_rejecting_keeps_the_draft_as_rejected(store: Store) -> None:
    assert store.reject([draft().id]) == Changes(drafts=True, count=1)
    assert verdicts(store) == [Verdict.REJECTED, Verdict.PENDING, Verdict.PENDING]
    assert store.cards() == ()


def test_taking_back_makes_drafts_pending_and_removes_their_new_cards(store: Store) -> None:
    store.accept([card()])
    store.accept([card(cloze())], Verdict.EDITED)
    store.reject([draft("third").id])
    assert store.take_back([draft().id, cloze().id, draft("third").id]) == Changes(drafts=True, cards=True, count=3)
    assert verdicts(store) == [Verdict.PENDING] * 3
    assert store.cards() == ()


def test_taking_back_a_rejection_touches_no_card(store: Store) -> None:
    store.reject([draft().id])
    assert store.take_back([draft().id]) == Changes(drafts=True, count=1)


def test_nothing_named_nothing_changed(store: Store) -> None:
    assert store.accept([]) == store.reject([]) == store.take_back([]) == Changes()


def test_a_reviewed_card_is_not_taken_back(store: Store) -> None:
    store.accept([card(), card(cloze())])
    store.save_answer(*answered(card(cloze())))
    with pytest.raises(InputError, match=f"The card of draft {cloze().id} was reviewed already"):
        store.take_back([draft().id, cloze().id])
    assert store.counts().cards == 2
    assert verdicts(store)[:2] == [Verdict.ACCEPTED] * 2


def test_a_card_whose_only_review_was_undone_is_taken_back(store: Store) -> None:
    store.accept([card()])
    reviewed, review = answered(card())
    store.save_answer(reviewed, review)
    store.save_undo(card(), undo_of(review))
    store.take_back([draft().id])
    assert verdicts(store)[0] is Verdict.PENDING


@pytest.mark.parametrize(
    ("verb", "decided"),
    [
        (lambda store, id_: store.accept([card(cloze()), card(draft(id=id_))]), Verdict.ACCEPTED),
        (lambda store, id_: store.reject([cloze().id, id_]), Verdict.REJECTED),
    ],
    ids=["accept", "reject"],
)
class TestRefusal:
    """One draft that is not there to be decided on, and none of those named is touched."""

    def test_an_unknown_draft_is_named(
        self, store: Store, verb: Callable[[Store, str], Changes], decided: Verdict
    ) -> None:
        with pytest.raises(InputError, match=r"^There is no draft nobody\.$"):
            verb(store, "nobody")
        assert verdicts(store) == [Verdict.PENDING] * 3

    def test_a_decided_draft_is_named_with_its_verdict(
        self, store: Store, verb: Callable[[Store, str], Changes], decided: Verdict
    ) -> None:
        store.accept([card()])
        with pytest.raises(InputError, match=f"^The draft {draft().id} does not wait any more: it was accepted"):
            verb(store, draft().id)
        assert verdicts(store) == [Verdict.ACCEPTED, Verdict.PENDING, Verdict.PENDING]


def test_a_draft_is_accepted_once_even_when_it_is_named_twice(store: Store) -> None:
    with pytest.raises(InputError, match="named twice"):
        store.accept([card(), card()])
    assert store.cards() == ()


def test_an_unknown_draft_is_neither_read_nor_taken_back(store: Store) -> None:
    for verb in (store.draft, lambda id_: store.take_back([id_])):
        with pytest.raises(InputError, match=r"^There is no draft nobody\.$"):
            verb("nobody")
