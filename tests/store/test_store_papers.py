"""Papers, answers and the error log are kept as they were given, each answer at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.paper import Confidence, DueMove, ErrorKind
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store
from tests.factories import NOW, answered, article, card, draft, dropped, fact
from tests.paper_factories import add_paper, answer, choice, paper, question, sitting


def test_a_paper_comes_back_as_it_was(store: Store) -> None:
    papers = add_paper(store, NOW)
    assert papers.paper(paper().id) == paper()
    (line,) = papers.paper_lines()
    assert (line.name, line.questions, line.sittings) == ("Prelims", 3, 1)


def test_the_last_answer_stands_and_the_first_is_not_lost(store: Store) -> None:
    papers = add_paper(store, NOW)
    later = NOW + timedelta(seconds=30)
    papers.answer(sitting().id, answer(chosen=(1,), confidence=Confidence.SURE, answered_at=later, flagged=True))
    kept = papers.sitting(sitting().id)
    assert kept is not None
    assert kept.answers == (
        answer(
            chosen=(1,),
            confidence=Confidence.SURE,
            answered_at=later,
            flagged=True,
            duration_ms=18_000,
            first=(0,),
        ),
    )


@pytest.mark.parametrize(
    ("sitting_id", "question_id", "told"),
    [("nobody", question().id, "There is no sitting nobody"), (sitting().id, "nothing", "has no question nothing")],
)
def test_an_answer_to_nothing_is_refused(store: Store, sitting_id: str, question_id: str, told: str) -> None:
    papers = add_paper(store, NOW)
    with pytest.raises(InputError, match=told):
        papers.answer(sitting_id, answer(question_id=question_id))


def test_what_was_handed_in_takes_no_answer(store: Store) -> None:
    papers = add_paper(store, NOW)
    papers.submit(sitting().id, NOW, False, {question().id: ErrorKind.KNOWLEDGE_GAP}, ())
    assert papers.sittings(unfinished=True) == ()
    with pytest.raises(InputError, match="handed in already"):
        papers.answer(sitting().id, answer())
    with pytest.raises(InputError, match="handed in already"):
        papers.submit(sitting().id, NOW, False, {}, ())


def test_the_error_log_keeps_both_kinds(store: Store) -> None:
    papers = add_paper(store, NOW)
    papers.submit(sitting().id, NOW, False, {question().id: ErrorKind.KNOWLEDGE_GAP}, ())
    papers.choose_error(sitting().id, question().id, ErrorKind.SLIP)
    assert papers.errors() == ((sitting().id, question().id, ErrorKind.KNOWLEDGE_GAP, ErrorKind.SLIP),)
    with pytest.raises(InputError, match="no such line"):
        papers.choose_error(sitting().id, choice(1).id, None)


def test_a_withdrawn_question_waits_and_can_be_put_back(store: Store) -> None:
    papers = add_paper(store, NOW)
    papers.withdraw(question().id, NOW, "Two keys")
    (waiting,) = papers.withdrawn()
    assert (waiting.question, waiting.withdrawn_at, waiting.withdrawn_note) == (question(), NOW, "Two keys")
    papers.withdraw(question().id, None, "")
    assert papers.withdrawn() == ()


def test_a_paper_goes_with_its_sittings(store: Store) -> None:
    papers = add_paper(store, NOW)
    papers.remove_paper(paper().id)
    assert (papers.paper_lines(), papers.sittings()) == ((), ())
    assert papers.question(question().id) is not None
    with pytest.raises(InputError, match="There is no paper"):
        papers.remove_paper(paper().id)


def test_only_facts_behind_cards_are_kept_facts(store: Store) -> None:
    store.save_article(article(), (fact(),), (draft(),), (dropped(),))
    papers = PaperStore(store)
    assert papers.kept_fact_ids(Scope()) == ()
    store.accept([card()])
    assert papers.kept_fact_ids(Scope()) == (fact().id,)
    (kept,) = papers.kept((fact().id,))
    assert (kept.fact, kept.prompts, kept.tags) == (fact(), (card().prompt,), ("space",))
    assert kept.source == "Moon landing (August 2023)"


@pytest.mark.parametrize(
    ("scope", "fits"),
    [
        (Scope(tags=("space",)), True),
        (Scope(tags=("rivers",)), False),
        (Scope(months=("2023-08",)), True),
        (Scope(sources=("another",)), False),
    ],
)
def test_a_scope_limits_them(store: Store, scope: Scope, fits: bool) -> None:
    store.save_article(article(), (fact(),), (draft(),), ())
    store.accept([card()])
    assert bool(PaperStore(store).kept_fact_ids(scope)) is fits


def test_a_card_brought_forward_is_noted_with_its_memory(store: Store) -> None:
    store.save_article(article(), (fact(),), (draft(),), ())
    store.accept([card()])
    reviewed, review = answered(card(), 30)
    store.save_answer(reviewed, review)
    papers = add_paper(store, NOW)
    assert reviewed.memory.due is not None
    move = DueMove(card().id, NOW + timedelta(days=1), NOW, "test")
    memory = reviewed.memory
    papers.submit(sitting().id, NOW, False, {}, [(move, memory)])
    assert papers.moves() == {card().id: (move,)}
    assert papers.moves_of(card().id) == (move,)
