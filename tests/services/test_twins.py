"""Cards that ask the same, in the same words or in others."""

from __future__ import annotations

import pytest

from studyapp.domain.browse import CardWords
from studyapp.services.twins import same_meaning, same_words


def card(id_: str, text: str, answer: str, fact: str = "") -> CardWords:
    """Return a card of a fact of its own, unless one is named."""
    return CardWords(id_, fact or f"fact {id_}", "qa", text, answer)


def test_spaces_and_capitals_do_not_matter() -> None:
    cards = (card("a", "Which  lake?", "Loktak"), card("b", "which lake?", "LOKTAK"), card("c", "Which lake?", "Wular"))
    assert same_words(cards) == (("a", "b"),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("When was the Sagarmala programme launched?", "March 2015"), ("When was Sagarmala launched, a programme?", "March, 2015"), True),
        (("On which date was NITI Aayog formed?", "1 January 2015"), ("On which date was the NITI Aayog formed?", "January 1, 2015"), True),
        (("The river _____ joins the Betwa.", "Ken"), ("Which river joins the Betwa?", "the Ken"), True),
        (("Who heads the Finance Commission?", "Arvind Panagariya"), ("Who heads NITI Aayog?", "Arvind Panagariya"), False),
        (("What did phase 1 cost?", "5 crore"), ("What did phase 2 cost?", "5 crore"), False),  # another number
        (("Which lake is the largest?", "Wular"), ("Which lake is the largest?", "Loktak"), False),
    ],
)  # fmt: skip
def test_other_words_for_the_same(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert same_meaning((card("a", *one), card("b", *other))) == ((("a", "b"),) if same else ())


def test_cards_of_one_fact_are_no_twins() -> None:
    cards = (
        card("a", "When was it launched in Panna?", "2015", "f"),
        card("b", "In Panna it was launched in _____.", "2015", "f"),
    )
    assert same_meaning(cards) == ()
    again = card("d", "when was it launched in  Panna?", "2015", "f")
    assert same_meaning((*cards, again)) == (("a", "d"),)  # but for those in the same words
    assert same_meaning((*cards, card("c", "When was it launched in Panna?", "2015"))) == (("a", "c"),)


def test_groups_grow_by_what_is_like_one_of_them() -> None:
    texts = (
        "Which port did the scheme open first?",
        "Which port did the scheme open?",
        "Which port did this scheme open?",
    )
    cards = [card(str(number), text, "Paradip") for number, text in enumerate(texts)]
    assert same_meaning(cards) == (("0", "1", "2"),)
