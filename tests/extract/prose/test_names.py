"""Proper names by their form: where one ends, and the noun that says what it names."""

from __future__ import annotations

import pytest

from studyapp.extract.prose.names import bare_person, find_names, is_titled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("India and Japan signed it", ["India", "Japan"]),
        (
            "its National Centre of Incident Readiness and Strategy for Cybersecurity",
            ["National Centre of Incident Readiness and Strategy for Cybersecurity"],
        ),
        ("Kenya’s Ministry of Defence met", ["Kenya", "Ministry of Defence"]),
        ("the Women’s World Cup", ["Women’s World Cup"]),
        ("the African Seeds’ Initiative (ASI)", ["African Seeds’ Initiative", "ASI"]),
        ("under Section 29C(2) of the Seeds Act, 1966", ["Section 29C(2) of the Seeds Act, 1966"]),
        ("Rao Seeds and Tools Private Limited won", ["Rao Seeds and Tools Private Limited"]),
        ("In the Annual Seed Summit in Nairobi", ["Annual Seed Summit", "Nairobi"]),
        ("no name stands here", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name.text.removesuffix("’s") for name in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("the Nairobi Seed Accord", "accord"),
        ("the Ministry of Mines", "ministry"),
        ("the Seeds Act, 1966", "Act"),
        ("Amrita Rao", ""),
    ],
)
def test_the_noun_of_a_name(text: str, noun: str) -> None:
    assert find_names(text)[0].noun == noun


@pytest.mark.parametrize("text", ["the National Conference", "the House"])
def test_a_general_name_is_not_asked(text: str) -> None:
    assert not any(name.askable for name in find_names(text))


def test_titles_of_persons() -> None:
    assert is_titled("Prime Minister Narendra Modi")
    assert not is_titled("Narendra Modi")
    assert bare_person("Prime Minister Narendra Modi") == "Narendra Modi"
