"""Look things up and mend them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.prompt import Basic, Cloze
from studyapp.services.library import Library, Source
from studyapp.store.store import Store
from tests.factories import answered, article, card, cloze, draft, open_library


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a library with two cards and a pending draft."""
    store = open_library(tmp_path, drafts=[draft("pending")], cards=[draft(), cloze()])
    yield store
    store.close()


@pytest.fixture
def library(store: Store) -> Library:
    """Return the verbs on that library."""
    return Library(store)


def test_sources_the_newest_first(library: Library, store: Store) -> None:
    store.save_article(article(id="later", title="Later", published=None), (), (), ())
    assert library.sources() == (
        Source("later", "Later", None, "moon.txt", facts=0, drafts=0, cards=0),
        Source(article().id, "Moon landing", PartialDate(2023, 8), "moon.txt", facts=1, drafts=1, cards=2),
    )


def test_an_article_with_its_text_and_places(library: Library) -> None:
    found = library.article(article().id)
    assert found == article()
    for sentence in found.sentences:
        assert found.text[sentence.span.start : sentence.span.end] == sentence.text


def test_cards_of_an_article_that_hold_a_text(library: Library) -> None:
    assert library.cards() == library.cards(article().id) == (card(), card(cloze()))
    assert library.cards(text="SHIV") == (card(cloze()),)
    assert library.cards("another article", "shiv") == ()


def test_one_card(library: Library) -> None:
    assert library.card(card().id) == card()


def test_what_is_unknown_is_named(library: Library) -> None:
    for call, told in (
        (library.article, "There is no source nobody."),
        (library.card, "There is no card nobody."),
        (library.delete_source, "There is no source nobody."),
        (lambda id_: library.edit_card(id_, "When?", "Then"), "There is no card nobody."),
        (lambda id_: library.suspend([id_]), "There is no card nobody."),
        (lambda id_: library.delete_cards([id_]), "There is no card nobody."),
    ):
        with pytest.raises(InputError) as error:
            call("nobody")
        assert str(error.value) == told


def test_a_new_wording_leaves_the_memory_and_the_kind(library: Library, store: Store) -> None:
    reviewed, review = answered(card())
    store.save_answer(reviewed, review)
    assert library.edit_card(card().id, "When did it land?", " In August 2023 ") == Changes(cards=True, count=1)
    assert library.card(card().id) == replace(reviewed, prompt=Basic("When did it land?", "In August 2023"))
    library.edit_card(card(cloze()).id, "It is _____.", "Shiv Shakti")
    assert library.card(card(cloze()).id).prompt == Cloze("It is _____.", "Shiv Shakti")


@pytest.mark.parametrize(("text", "answer"), [("", "Shiv Shakti"), ("It is _____.", " "), ("No blank.", "Shiv Shakti")])
def test_a_wording_that_is_no_prompt_changes_nothing(library: Library, text: str, answer: str) -> None:
    with pytest.raises(InputError):
        library.edit_card(card(cloze()).id, text, answer)
    assert library.card(card(cloze()).id) == card(cloze())


def test_cards_sleep_and_wake(library: Library) -> None:
    assert library.suspend([card().id, card().id]) == Changes(cards=True, count=1)
    assert library.card(card().id).suspended
    library.suspend([card().id], suspended=False)
    assert not library.card(card().id).suspended


def test_a_deleted_card_leaves_its_reviews(library: Library, store: Store) -> None:
    store.save_answer(*answered(card()))
    assert library.delete_cards([card().id, card().id]) == Changes(drafts=True, cards=True, count=1)
    assert library.cards() == (card(cloze()),)
    assert len(store.reviews()) == 1


def test_a_deleted_source_takes_its_cards_along(library: Library) -> None:
    assert library.delete_source(article().id) == Changes(articles=True, drafts=True, cards=True, count=1)
    assert library.sources() == ()
    assert library.cards() == ()


def test_settings(library: Library) -> None:
    assert library.setting("language", "en") == "en"
    assert library.set_setting("language", "hi") == Changes(settings=True, count=1)
    assert library.setting("language", "en") == "hi"
