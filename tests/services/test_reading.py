"""An article with its facts marked by how well they are known, and cards that the student makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.domain.article import Span
from studyapp.domain.browse import Repeat
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory, State
from studyapp.domain.prompt import Cloze
from studyapp.services.import_articles import ImportArticles, Prepared
from studyapp.services.reading import Knowledge, Mark, Reading
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store
from tests.factories import (
    DAY,
    LANDING,
    NAMING,
    NOW,
    PRAISE,
    answered,
    article,
    card,
    cloze,
    draft,
    fact,
    open_library,
    span,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_library(
        tmp_path, drafts=[draft("pending"), draft("unsure", confident=False)], cards=[draft(), cloze()]
    )
    yield store
    store.close()


@pytest.fixture
def reading(store: Store) -> Reading:
    return Reading(store)


def test_places_are_marked_by_how_well_they_are_known(reading: Reading, store: Store) -> None:
    def states() -> dict[str | None, Knowledge]:
        return {mark.card_id: mark.knowledge for mark in reading.marks(article().id, NOW)}

    ids = (card().id, card(cloze()).id)
    assert states() == {None: Knowledge.DRAFT, ids[0]: Knowledge.LEARNING, ids[1]: Knowledge.LEARNING}
    for days, knowledge in ((-1, Knowledge.FADING), (5, Knowledge.KNOWN)):
        due = NOW + timedelta(days=days)
        store.save_memories({ids[0]: Memory(State.REVIEW, None, 3.0, 5.0, due, NOW, DAY, 1, 0)})
        assert states()[ids[0]] is knowledge
    store.suspend(ids[:1], True)
    assert states()[ids[0]] is Knowledge.SLEEPING


def test_a_fact_of_another_source_is_marked_where_it_is_said_again(reading: Reading, store: Store) -> None:
    other = article(id="other")
    store.save_article(other, (), (), ())
    BrowseStore(store).save_repeats("other", [Repeat(span(LANDING), draft().id)])
    assert reading.marks("other", NOW) == (
        Mark(span(LANDING), Knowledge.LEARNING, draft().id, card().id, repeats=True),
    )


def test_an_own_card_from_a_marked_place(reading: Reading, store: Store) -> None:
    place = span("शिव शक्ति")
    changes, card_id = reading.make_own(
        article().id, place, "cloze", "The site is called _____.", "Shiv Shakti", NOW, ["Space"]
    )
    (made,) = store.cards_by_id([card_id])
    assert changes.count == 1
    assert (made.prompt, made.span, made.source_sentence, made.tags) == (
        Cloze("The site is called _____.", "Shiv Shakti"),
        place,
        NAMING,
        ("Space",),
    )
    ImportArticles(store).keep(Prepared(article(), (fact(),), (), ()))  # a newer reading leaves it alone
    assert store.cards_by_id([card_id]) == (made,)
    with pytest.raises(InputError, match="This card is there already"):
        reading.make_own(article().id, place, "cloze", "The site is called _____.", "Shiv Shakti", NOW)


def test_an_own_card_stands_under_the_line_that_proposed_cards_have_or_under_the_student_s(
    reading: Reading, store: Store
) -> None:
    def topic(answer: str, **wishes: str) -> str:
        _, card_id = reading.make_own(
            article().id, span(NAMING), "qa", "What is the site called?", answer, NOW, **wishes
        )
        return store.cards_by_id([card_id])[0].topic

    assert topic("Shiv Shakti") == "Moon landing · August 2023"
    assert topic("Shiv Shakti Point", topic="  Names on\nthe Moon ") == "Names on the Moon"


def test_an_own_card_that_was_removed_can_be_made_again_and_knows_what_was_learned(
    reading: Reading, store: Store
) -> None:
    def make() -> str:
        return reading.make_own(article().id, span(NAMING), "qa", "What is the site called?", "Shiv Shakti", NOW)[1]

    card_id = make()
    learned, review = answered(store.cards_by_id([card_id])[0])
    store.save_answer(learned, review)
    BrowseStore(store).remove([card_id])
    assert make() == card_id
    assert store.cards_by_id([card_id])[0].memory.reps == 1


def test_what_speaks_against_an_own_card_is_said_but_forbids_nothing(reading: Reading) -> None:
    good = reading.check_own(
        article(), span(LANDING), "qa", "When did Chandrayaan-3 land near the lunar south pole?", "23 August 2023"
    )
    bad = reading.check_own(article(), span(PRAISE), "qa", "When did it land this year?", "23 August 2023")
    assert good.warning == ""
    assert bad.warning
    assert (
        reading.make_own(article().id, span(PRAISE), "qa", "When did it land this year?", "23 August", NOW)[0].count
        == 1
    )


def test_words_that_make_no_card(reading: Reading) -> None:
    for kind, text, answer, line in (
        ("cloze", "No blank.", "x", "exactly one blank"),
        ("qa", " ", "x", "The question is empty"),
        ("mcq", "x", "x", "Unknown kind"),
    ):
        with pytest.raises(InputError, match=line):
            reading.make_own(article().id, span(LANDING), kind, text, answer, NOW)
    with pytest.raises(InputError, match="Mark some text first"):
        reading.make_own(article().id, Span(3, 3), "qa", "x", "y", NOW)
    with pytest.raises(InputError, match="There is no source gone"):
        reading.make_own("gone", span(LANDING), "qa", "x", "y", NOW)
