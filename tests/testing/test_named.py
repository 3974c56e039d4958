"""Wrong names are taken from the right column, land, grouping, series of events and numbers."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Kept
from studyapp.testing.distractors import wrong_values
from studyapp.testing.material import material
from studyapp.testing.names import Names
from tests.paper_factories import held, kept, topped

PLACE, WORK, ORGANISATION = RoleKind.PLACE, RoleKind.WORK, RoleKind.ORGANISATION


def others(asked: Kept, names: Names, *more: Kept, count: int = 5) -> list[str]:
    """Return the first wrong names for the one slot."""
    made = material([asked, *more], names)
    claim = made.claims[0]
    return [wrong.value for wrong in islice(wrong_values(claim, claim.slots[0], made, Random(2)), count)]


def test_a_port_is_in_states_that_have_ports(names: Names) -> None:
    port = kept(
        "Paradip Port is in Odisha.",
        "Odisha",
        PLACE,
        frame="located-in",
        role="place",
        noun="state",
        others=(("subject", "Paradip Port"),),
    )
    found = others(port, names, count=9)
    assert "West Bengal" in found
    assert not {"Bihar", "Jharkhand", "Assam"} & set(found)


def test_a_grouping_has_its_seat_in_a_member(names: Names) -> None:
    seat = kept(
        "SAARC is headquartered in Kathmandu.", "Kathmandu", PLACE, frame="headquartered", role="place", noun="city"
    )
    found = others(seat, names)
    assert set(found) & {"Thimphu", "Islamabad", "Dhaka", "Colombo", "Kabul"}
    assert not set(found) & {"Tehran", "Bangkok", "Geneva"}


def test_a_capital_is_confused_with_cities_of_its_country_only(names: Names) -> None:
    capital = kept(
        "Wellington is the capital of New Zealand.",
        "Wellington",
        PLACE,
        frame="is-of-place",
        role="subject",
        noun="city",
    )
    assert others(capital, names, held(1, "Rome")) == ["Auckland"]


def test_a_summit_of_a_series_was_held_where_others_of_it_were(names: Names) -> None:
    cop = kept(
        "COP29 was held in 2024 in Baku.",
        "Baku",
        PLACE,
        frame="held-at",
        role="place",
        noun="city",
        others=(("the_name", "COP29"),),
    )
    assert set(others(cop, names, count=3)) <= {"Paris", "Marrakesh", "Bonn", "Madrid", "Glasgow", "Dubai", "Bali"} | {
        "Sharm El-Sheikh",
        "Kyoto",
        "Berlin",
        "Geneva",
        "Copenhagen",
        "Cancún",
        "Durban",
        "Doha",
        "Warsaw",
        "Katowice",
        "New Delhi",
    }


def test_an_index_is_led_by_a_country_that_leads_some(names: Names) -> None:
    assert not {"Kazakhstan", "Indonesia", "India"} & set(others(topped("Lake", "Switzerland"), names, count=12))


def test_a_river_is_confused_with_those_of_its_basin(names: Names) -> None:
    dam = kept("The Lake Dam was opened on the Ken.", "Ken", PLACE, frame="located-in", role="place", noun="river")
    found = others(dam, names, count=9)
    assert {"Betwa", "Chambal"} <= set(found)
    assert not {"Krishna", "Kaveri", "Ganga"} & set(found)
    foreign = kept(
        "The Lake Dam was opened on the Euphrates.", "Euphrates", PLACE, frame="located-in", role="place", noun="river"
    )
    assert others(foreign, names) == []


@pytest.mark.parametrize(("article", "far"), [("Article 112", 20), ("Article 344", 30)])
def test_an_article_is_confused_with_those_of_near_numbers(names: Names, article: str, far: int) -> None:
    """Article 344 is not in the bank: its number alone tells with which it is confused."""
    deals = kept(
        f"{article} of the Constitution of India deals with lakes.",
        article,
        WORK,
        frame="article-deals-with",
        role="article",
        noun="Article",
    )
    found = others(deals, names)
    assert len(found) == 5
    numbers = [int("".join(letter for letter in name.split()[1][:3] if letter.isdigit())) for name in found]
    assert all(abs(number - int(article.split()[1])) <= far for number in numbers)


def test_an_amendment_keeps_the_year_behind_it(names: Names) -> None:
    added = kept(
        "The Lake List was added by the 73rd Constitutional Amendment of 1992.",
        "73rd Constitutional Amendment",
        WORK,
        frame="amendment",
        role="amendment",
        noun="amendment",
    )
    assert set(others(added, names)) <= {"Seventy-fourth Amendment", "Seventy-first Amendment", "Seventieth Amendment"}


def test_a_capital_stands_among_capitals(names: Names) -> None:
    found = others(held(1, "Bangkok"), names)
    assert len(found) >= 3
    assert set(found) <= names.capitals


def test_only_a_coastal_state_has_a_coast(names: Names) -> None:
    inland = {"Telangana", "Madhya Pradesh", "Bihar", "Arunachal Pradesh", "Assam", "Jharkhand", "Chhattisgarh"}
    said = "Off the coast of which state is the Lake Reef Park? Tamil Nadu."
    asked = kept(said, "Tamil Nadu", PLACE, frame="ready-question", role="answer", noun="state")
    found = others(asked, names)
    assert found
    assert not inland & set(found)


def test_a_body_is_believed_under_the_ministry_of_which_its_name_speaks(names: Names) -> None:
    said = "The Agricultural Lake Products Board comes under the Ministry of Commerce and Industry."
    body = kept(
        said,
        "Ministry of Commerce and Industry",
        ORGANISATION,
        frame="under-ministry",
        role="ministry",
        noun="ministry",
    )
    assert "Ministry of Agriculture and Farmers Welfare" in others(body, names)[:4]
