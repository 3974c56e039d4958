"""Wrong persons are of the same office, country and time; where there are none, there is no question."""

from __future__ import annotations

from itertools import islice
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Kept
from studyapp.testing.distractors import wrong_values
from studyapp.testing.material import material
from studyapp.testing.names import Names
from tests.paper_factories import kept


def post(statement: str, who: str) -> Kept:
    return kept(statement, who, RoleKind.PERSON, frame="post", role="who")


def others(asked: Kept, names: Names, *more: Kept) -> list[str]:
    """Return the first wrong persons."""
    made = material([asked, *more], names)
    claim = made.claims[0]
    return [wrong.value for wrong in islice(wrong_values(claim, claim.slots[0], made, Random(2)), 8)]


def test_holders_of_the_office_at_that_time(names: Names) -> None:
    found = others(post("Jagdeep Dhankhar became the 14th Vice-President of India in 2022.", "Jagdeep Dhankhar"), names)
    assert set(found[:3]) == {"M. Venkaiah Naidu", "Hamid Ansari", "C. P. Radhakrishnan"}
    assert "Krishan Kant" not in found


def test_heads_of_the_same_country_only(names: Names) -> None:
    found = others(post("Rishi Sunak became Prime Minister of the UK in October 2022.", "Rishi Sunak"), names)
    assert {"Liz Truss", "Boris Johnson", "Keir Starmer"} <= set(found)
    assert not {"Margaret Thatcher", "Justin Trudeau", "Emmanuel Macron"} & set(found)


def test_the_title_is_kept_and_nobody_succeeds_himself(names: Names) -> None:
    statement = "General Upendra Dwivedi succeeded Manoj Pande as the Army Chief on 30 June 2024."
    found = others(post(statement, "General Upendra Dwivedi"), names)
    assert found[0] == "General Manoj Mukund Naravane"
    assert "General Manoj Pande" not in found


def test_silence_on_the_first_woman_and_on_who_held_another_office(names: Names) -> None:
    first = post("Claudia Sheinbaum became the first woman President of Mexico in 2024.", "Claudia Sheinbaum")
    assert others(first, names) == []
    panel = post("Ram Nath Kovind headed the panel on lakes in 2023.", "Ram Nath Kovind")
    assert others(panel, names) == []


def test_winners_of_prizes_alike(names: Names) -> None:
    prizes = [
        kept(f"{who} won the Lake Poetry Prize {year}.", who, RoleKind.PERSON, frame="prize", role="winner")
        for who, year in (("Asha Rao", 2020), ("Vinod Das", 2021))
    ]
    film = kept("Ravi Sen won the River Film Medal 2021.", "Ravi Sen", RoleKind.PERSON, frame="prize", role="winner")
    assert others(prizes[0], names, prizes[1], film) == ["Vinod Das"]


def test_who_leads_another_country_is_no_wrong_option(names: Names) -> None:
    suga = post("Yoshihide Suga became Prime Minister of Japan on 16 September 2020.", "Yoshihide Suga")
    malaysia = post("Ismail Sabri Yaakob became the 9th Prime Minister of Malaysia in 2021.", "Ismail Sabri Yaakob")
    assert "Ismail Sabri Yaakob" not in others(suga, names, malaysia)
    assert others(malaysia, names, suga) == []
