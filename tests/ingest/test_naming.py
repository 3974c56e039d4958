"""The name of an article in a list."""

from __future__ import annotations

import pytest

from studyapp.ingest.naming import name_from_file, name_from_sentence, name_from_title, readable_case

TEXT = "The GST Council met in New Delhi. The council of ISRO met too, and the summit was held in the city."


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("03-gst-council-new-delhi", "GST Council New Delhi"),
        ("2020-10-08_summit_of_isro", "Summit of ISRO"),
        ("river-dams", "River dams"),
        ("000_1b946bfd49a7a66a", ""),
        ("01-2233347", ""),
        ("article", ""),
        ("untitled document 1", ""),
        ("new-text-file", ""),
        ("20201008", ""),
    ],
)
def test_a_file_name_is_used_when_it_tells_something(stem: str, name: str) -> None:
    assert name_from_file(stem, TEXT) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The lake is deep.", "The lake is deep"),
        (
            "With the level of the lake falling fast, the two states agreed on the text of a pact on sharing its water in summer.",
            "Two states agreed on the text of a pact on sharing its water…",
        ),
        (
            "On February 15, 2024 a Bench of five judges of the court declared the scheme unconstitutional and stopped it.",
            "On February 15, 2024 a Bench of five judges of the court…",
        ),
        ("dams!!", "Dams"),
    ],
)
def test_a_sentence_gives_its_beginning(sentence: str, name: str) -> None:
    assert name_from_sentence(sentence) == name


def test_headline_and_subheads_that_were_glued_are_parted() -> None:
    glued = (
        "Council meets on the new rates of tax for small traders in the hillsTraders welcome the step and ask for more "
        * 2
    )
    assert name_from_title(glued, "") == "Council meets on the new rates of tax for small traders in the hills"


def test_a_title_in_capitals_becomes_readable() -> None:
    assert readable_case("SUMMARY OF THE GST COUNCIL, NEW DELHI", TEXT) == "Summary of the GST Council, New Delhi"


def test_what_may_be_initials_stays() -> None:
    assert readable_case("ISRO AND NLUJA MEET", TEXT) == "ISRO and NLUJA MEET"
