"""Which names are found in a text, under which noun, and where the gazetteer stays silent."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.gazetteer import Gazetteer, stands_alone


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str, str]]:
    return [(mention.name, mention.canonical, mention.noun) for mention in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "name", "canonical", "noun"),
    [
        ("It was launched in Jaipur.", "Jaipur", "Jaipur", "city"),
        ("It was launched in Kerala.", "Kerala", "Kerala", "state"),
        ("The Ministry of Jal Shakti runs it.", "Ministry of Jal Shakti", "Ministry of Jal Shakti", "ministry"),
        ("the finance ministry said", "finance ministry", "Ministry of Finance", "ministry"),
        ("held at the East Asia summit in", "East Asia summit", "East Asia Summit", "summit"),
        ("The RBI kept the rate.", "RBI", "Reserve Bank of India", "bank"),
        ("passed through Côte d’Ivoire and", "Côte d’Ivoire", "Côte d'Ivoire", "country"),
        ("passed through Cote d'Ivoire and", "Cote d'Ivoire", "Côte d'Ivoire", "country"),
        ("a ship of St Lucia sank", "St Lucia", "Saint Lucia", "country"),
        ("laws of the U.S. differ", "U.S.", "United States", "country"),
        ("signed in The Hague on", "Hague", "The Hague", "city"),
        (
            "the Andaman & Nicobar Islands",
            "Andaman & Nicobar Islands",
            "Andaman and Nicobar Islands",
            "union territory",
        ),
        ("joined the G-20 in 1999", "G-20", "G20", "group"),
        ("a Quad leaders' summit was", "Quad leaders' summit", "Quad Leaders' Summit", "summit"),
    ],
)
def test_a_name_is_found_with_its_noun(gazetteer: Gazetteer, text: str, name: str, canonical: str, noun: str) -> None:
    assert found(gazetteer, text) == [(name, canonical, noun)]


@pytest.mark.parametrize(
    "text",
    [
        "In May the reading room has mobile and nice chairs, and male workers.",
        "Reading improves memory. Mobile phones. Nice work. Male and female. May Day.",
        "He told us and who is up to it.",
        "An MP and an MLA, and the MPs, spoke.",
        "Hardeep Puri",
        "the state bank of a river",
    ],
)
def test_common_words_are_not_names(gazetteer: Gazetteer, text: str) -> None:
    assert not found(gazetteer, text)


def test_two_letters_mean_a_state_only_in_brackets(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Zedpur (MP) has a solar park") == [("MP", "Madhya Pradesh", "state")]
    assert gazetteer.find("Zedpur (MP)")[-1].abbreviation


def test_abbreviations_are_told(gazetteer: Gazetteer) -> None:
    flags = {mention.name: mention.abbreviation for mention in gazetteer.find("UK, UP, BRICS, Japan and the MoEFCC")}
    assert flags == {"UK": True, "UP": True, "BRICS": False, "Japan": False, "MoEFCC": True}


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    text = "the Ministry of Health and Family Welfare and the State Bank of India"
    assert [name for name, *_ in found(gazetteer, text)] == [
        "Ministry of Health and Family Welfare",
        "State Bank of India",
    ]


def test_a_comma_belongs_to_a_name_only_where_the_name_has_one(gazetteer: Gazetteer) -> None:
    text = "the Ministry of Consumer Affairs, Food, and Public Distribution"
    assert [name for name, *_ in found(gazetteer, text)] == [text.removeprefix("the ")]
    assert [name for name, *_ in found(gazetteer, "Guinea, Bissau and Mali")] == ["Guinea", "Bissau", "Mali"]


def test_a_possessive_is_not_part_of_the_name(gazetteer: Gazetteer) -> None:
    assert [name for name, *_ in found(gazetteer, "Japan’s and India's ships")] == ["Japan", "India"]


def test_a_name_does_not_go_on_over_a_full_stop_or_a_blank_line(gazetteer: Gazetteer) -> None:
    assert [name for name, *_ in found(gazetteer, "He is in New. Delhi is hot.")] == ["Delhi"]
    assert [name for name, *_ in found(gazetteer, "South\n\nKorea won; New\nDelhi")] == ["New\nDelhi"]


def test_a_name_does_not_leave_the_bracket_it_begins_in(gazetteer: Gazetteer) -> None:
    assert [name for name, *_ in found(gazetteer, "Government e-Marketplace (GeM) portal")] == [
        "Government e-Marketplace",
        "GeM",
    ]


def test_the_word_after_a_name_may_make_it_another_thing(gazetteer: Gazetteer) -> None:
    assert not found(gazetteer, "It was found in Gaya district.")
    assert found(gazetteer, "It was found in Gaya.") == [("Gaya", "Gaya", "city")]


def test_an_act_with_another_year_is_another_act(gazetteer: Gazetteer) -> None:
    canonical = "Right to Information Act"
    assert found(gazetteer, "the RTI Act, 2005") == [("RTI Act, 2005", canonical, "Act")]
    assert found(gazetteer, "the Right to Information Act") == [(canonical, canonical, "Act")]
    assert not found(gazetteer, "the Right to Information Act, 1999")


def test_a_name_of_two_things_has_two_senses(gazetteer: Gazetteer) -> None:
    (delhi,) = gazetteer.find("It rained in Delhi.")
    assert set(delhi.nouns) == {"city", "union territory"}
    assert {sense.kind for sense in delhi.senses} == {RoleKind.PLACE}
    assert gazetteer.nouns_of("the Delhi") == delhi.nouns
    assert gazetteer.nouns_of("Delhi Police") == ()


def test_demonyms(gazetteer: Gazetteer) -> None:
    assert gazetteer.country_of_demonym("Japanese") == "Japan"
    assert gazetteer.country_of_demonym("Dutch") == "Netherlands"
    assert gazetteer.country_of_demonym("Congolese") == ""  # two countries
    assert gazetteer.country_of_demonym("Atlantean") == ""


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("In Delhi it rained.", True),
        ("between India and Japan", True),
        ("Prime Minister Narendra Modi", True),
        ("officers of the Delhi Police", False),
        ("the President of India", False),
        ("the capital of India", True),
        ("South India", False),
        ("Delhi-based", True),
    ],
)
def test_a_part_of_a_longer_name_is_told(gazetteer: Gazetteer, text: str, alone: bool) -> None:
    assert stands_alone(text, gazetteer.find(text)[0]) is alone


def test_names_of_an_own_file_are_found(tmp_path: Path) -> None:
    (tmp_path / "clubs.toml").write_text(
        'noun = "club"\nplural = "clubs"\nkind = "organisation"\nas_of = "2026"\nsource = "own notes"\n'
        'also = ["{name} ({since})"]\n'
        '[relations.since]\nnoun = "year"\nplural = "years"\nkind = "date"\nquestion = "Since when is there {name}?"\n'
        "[entries]\ntable = '''\nname | aliases | since\nRowing Club of Zedtown | RCZ | 1987\n'''\n",
        encoding="utf-8",
    )
    own = Gazetteer.load(tmp_path)
    assert found(own, "RCZ is the Rowing Club of Zedtown (1987)") == [
        ("RCZ", "Rowing Club of Zedtown", "club"),
        ("Rowing Club of Zedtown (1987)", "Rowing Club of Zedtown", "club"),
    ]


@given(st.text(max_size=300))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(gazetteer: Gazetteer, text: str) -> None:
    mentions = gazetteer.find(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.name
    assert all(one.end <= two.start for one, two in pairwise(mentions))


@given(st.lists(st.sampled_from(["Delhi", "Reserve", "Bank", "of", "India", ",", ".", "the", "’", "&", "\n", "("])))
def test_any_mixture_of_the_parts_of_names_is_safe(gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    for mention in gazetteer.find(text):
        assert gazetteer.senses_of(mention.name) == mention.senses


def test_a_capital_tells_its_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.country_of_capital("Tokyo") == "Japan"
    assert gazetteer.country_of_capital("Osaka") == ""
    assert gazetteer.country_of_capital("") == ""
