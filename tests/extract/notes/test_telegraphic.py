from __future__ import annotations

import pytest

from studyapp.extract.notes.telegraphic import is_telegraphic

NOTES = [
    "SEBI = market regulator",
    "A → B → C",
    "Coir Board — HQ Kochi",
    "Capital: Kochi",
    "Metro opened in Kochi",
    "Which bay is at Digha? → Bengal",
    "HQ Kochi; est. 1953",
]
PROSE = [
    "Banks settle between themselves afterwards.",
    "Goa leads with 16 sites; Kerala follows with 10",
    "The Coir Board was set up in 1953; its office is in Kochi.",
    "The bill, which was passed in 2019, bans the practice.",
    "The agreement — signed in Tokyo — covers cyber security.",
    "The minister said that the scheme would be extended.",
    "The index was published by the bank in 2020.",
]


@pytest.mark.parametrize("line", NOTES)
def test_a_note(line):
    assert is_telegraphic(line)


@pytest.mark.parametrize("line", PROSE)
def test_a_full_sentence(line):
    assert not is_telegraphic(line)


def test_a_date_straight_behind_the_verb_is_no_sentence():
    assert is_telegraphic("Trade pact signed 24 July 2025 London.")
    assert not is_telegraphic("The trade pact was signed on 24 July 2025 in London.")
