from __future__ import annotations

import pytest

from studyapp.extract.notes.words import a, head_noun, is_plural, the, write_out


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("₹10,900 cr", "₹10,900 crore"),
        ("96 hrs", "96 hours"),
        ("~2.3 million", "about 2.3 million"),
        ("3,500+", "over 3,500"),
        ("200 nm", "200 nautical miles"),
        ("Rs. 5,000", "₹5,000"),
    ],
)
def test_writes_out(short, long):
    assert write_out(short) == long


@pytest.mark.parametrize(
    "name", ["Ministry of Mines", "Nagoya Protocol", "Reserve Bank of India", "World Bank", "Coir Board (CB)"]
)
def test_names_with_the(name):
    assert the(name) == f"the {name}"


@pytest.mark.parametrize("name", ["Paradip Port", "India’s Act", "Coal India Limited", "Lithium", "University Road"])
def test_names_without_the(name):
    assert the(name) == name


def test_the_noun_that_a_name_says_itself():
    assert head_noun("Nagoya Protocol") == "protocol"
    assert head_noun("Lithium") == ""


def test_number_and_article():
    assert is_plural("Indian Railways")
    assert not is_plural("Centre for Science and Environment")
    assert a("island") == "an island"
    assert a("union") == "a union"
    assert a("National Park") == "a National Park"
    assert a("MP") == "an MP"
