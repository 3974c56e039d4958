"""Wrong values are of the same sort and certainly wrong."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest

from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Kept
from studyapp.testing.distractors import wrong_values
from studyapp.testing.false_statements import false_statement
from studyapp.testing.material import material
from studyapp.testing.names import Names
from tests.paper_factories import founded, held, kept, topped


def values(asked: Kept, names: Names, *others: Kept, known: tuple[str, ...] = (), count: int = 12) -> list[str]:
    """Return the first wrong values for the one slot of ``asked``."""
    made = material([asked, *others], names, known)
    claim = made.claims[0]
    return [wrong.value for wrong in islice(wrong_values(claim, claim.slots[0], made, Random(2)), count)]


def place(statement: str, asked: str, noun: str) -> Kept:
    return kept(statement, asked, RoleKind.PLACE, noun=noun)


def test_names_of_the_same_collection_and_noun(names: Names) -> None:
    states = {entry.name for collection, entry in names.of("Kerala") for entry in collection.entries}
    found = values(place("The Lake Park was opened in Kerala.", "Kerala", "state"), names)
    assert len(found) >= 6
    assert set(found) <= states - {"Kerala"}


def test_values_of_the_students_own_notes_come_before_others_as_near(names: Names) -> None:
    assert "Lisbon" in values(held(1, "Madrid"), names, held(2, "Lisbon"), count=8)
    assert "Suva" not in values(held(1, "Madrid"), names, held(2, "Suva"), count=8)


def test_a_name_that_overlaps_is_no_wrong_option(names: Names) -> None:
    found = values(held(1, "New Delhi"), names, held(2, "Delhi"), count=40)
    assert "Delhi" not in found
    assert not any(word in value.split() for value in found for word in ("New", "Delhi"))


def test_what_the_library_tells_elsewhere_is_no_wrong_option(names: Names) -> None:
    assert "Rome" in values(held(1, "Madrid"), names, held(2, "Baku"), count=40)
    also = ("Forum 1 of Lakes was held in 2019 in Rome.",)
    assert "Rome" not in values(held(1, "Madrid"), names, held(2, "Baku"), known=also, count=40)


def test_what_the_same_sentence_names_is_no_wrong_option(names: Names) -> None:
    asked = place("Forum 1 of Lakes was held in Madrid.", "Madrid", "city")
    beside = Kept(asked.fact, asked.title, asked.published, "It was held in Madrid, after Rome had declined.")
    assert "Rome" not in values(beside, names, count=40)


def test_no_date_lies_after_the_source(names: Names) -> None:
    found = values(founded("Coffee", 2023), names)
    assert found
    assert all(int(value) <= 2024 for value in found)


def test_silence_where_nothing_of_the_sort_is_known(names: Names) -> None:
    assert (
        values(
            kept("The Lake Cup was won by Asha Rao.", "Asha Rao", RoleKind.PERSON, frame="prize", role="winner"), names
        )
        == []
    )


def test_persons_are_confused_only_where_their_posts_are_alike(names: Names) -> None:
    def winner(prize: str, person: str) -> Kept:
        return kept(f"The winner of the {prize} was {person}.", person, RoleKind.PERSON, frame="prize", role="winner")

    asked = winner("Lake Prize of 2019", "Asha Rao")
    assert values(asked, names, winner("Lake Prize of 2020", "Meera Nair")) == ["Meera Nair"]
    assert values(asked, names, winner("River Medal of 2020", "Meera Nair")) == []


@pytest.mark.parametrize(
    ("made", "before", "after"),
    [(topped("Lake", "Norway"), "topped by ", "."), (founded("Coffee", 1950), "set up in ", ".")],
)
def test_a_false_statement_differs_in_the_slot_alone(names: Names, made: Kept, before: str, after: str) -> None:
    base = material([made], names)
    false = false_statement(base.claims[0], base, Random(4))
    assert false is not None
    true = made.fact.statement
    cut = true.index(before) + len(before)
    assert not false.true
    assert false.text[:cut] == true[:cut]
    assert false.text.endswith(after)
    assert false.text != true
    assert made.sentence in false.explanation


def test_no_city_of_another_country_is_put_before_its_country(names: Names) -> None:
    told = kept("The Lake Forum met in Madrid, Spain.", "Madrid", RoleKind.PLACE, noun="city")
    made = material([told], names)
    assert all(false_statement(made.claims[0], made, Random(seed)) is None for seed in range(4))


def test_the_article_goes_with_the_name(names: Names) -> None:
    made = material([topped("Lake", "the United States"), topped("Moss", "Norway")], names)
    texts = {
        false.text
        for claim in made.claims
        for seed in range(12)
        if (false := false_statement(claim, made, Random(seed))) is not None
    }
    for text in texts:
        name = text.removesuffix(".").partition("topped by ")[2]
        assert name.startswith("the ") == (
            name.removeprefix("the ")
            in {"United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Maldives"}
        ), text


def test_an_opponent_is_not_made_up(names: Names) -> None:
    told = kept(
        "Norway beat Peru to win the Lake Cup of 2019.",
        "Norway",
        RoleKind.PLACE,
        frame="beat",
        role="winner",
        noun="country",
    )
    assert values(told, names) == []


def test_no_year_lies_before_what_the_thing_belongs_to(names: Names) -> None:
    of_india = kept("The Election Board of India was set up in 1950.", "1950", RoleKind.DATE, frame="done", role="time")
    of_the_un = kept("The UNESCO Lake Fund was set up in 1946.", "1946", RoleKind.DATE, frame="done", role="time")
    assert all(int(value) >= 1947 for value in values(of_india, names, count=20))
    assert all(int(value) >= 1943 for value in values(of_the_un, names, count=20))


def test_a_source_without_a_date_knows_only_a_few_years_more_than_its_fact(names: Names) -> None:
    undated = kept(
        "The Lake Board was set up in 2001.", "2001", RoleKind.DATE, frame="done", role="time", published=None
    )
    made = material([undated], names, (), PartialDate(2026, 11, 24))
    claim = made.claims[0]
    found = [int(wrong.value) for wrong in islice(wrong_values(claim, claim.slots[0], made, Random(2)), 30)]
    assert max(found) <= 2005


def test_a_ship_is_commissioned_at_the_coast(names: Names) -> None:
    ship = place("INS Lake was commissioned in Mumbai in 2023.", "Mumbai", "city")
    assert set(values(ship, names, count=30)) <= {
        "Kochi",
        "Visakhapatnam",
        "Chennai",
        "Kolkata",
        "Haldia",
        "Paradip",
    } | {
        "Karwar",
        "Mangaluru",
        "Porbandar",
        "Thoothukudi",
    }


def test_the_year_that_the_title_tells_is_that_of_every_option(names: Names) -> None:
    def dates(title: str) -> list[str]:
        statement, day = "The Reef Star was commissioned on 23 January 2019.", "23 January 2019"
        return values(kept(statement, day, RoleKind.DATE, noun="date", title=title), names)

    assert len(dates("Defence in 2019")) >= 3
    assert all(value.endswith(" 2019") for value in dates("Defence in 2019"))
    assert not all(value.endswith(" 2019") for value in dates("Defence from 2015 to 2019"))


def test_what_comes_every_few_years_came_in_such_a_year(names: Names) -> None:
    def years(statement: str, year: str) -> list[int]:
        asked = kept(statement, year, RoleKind.DATE, frame="done", role="time")
        return [int(value) for value in values(asked, names)]

    census = years("The first Census of Norland was held in 1921.", "1921")
    games = years("The Olympics of the Lakes were held in 1928.", "1928")
    assert census
    assert games
    assert all(year % 10 == 1 for year in census)
    assert all(year % 4 == 0 for year in games)


def test_judges_who_have_to_decide_are_an_odd_number(names: Names) -> None:
    def counts(statement: str, asked: str) -> list[str]:
        return values(kept(statement, asked, RoleKind.NUMBER, noun="judges"), names)

    assert sorted(counts("The Lake Court upheld the Reef Act by a Bench of five judges.", "five")) == [
        "eleven",
        "nine",
        "seven",
        "three",
    ]
    assert {int(count) % 2 for count in counts("The Lake Court formed a Bench of 7 judges in 2019.", "7")} == {1}
    assert "four" in counts("The Lake Court filled the posts of six judges in 2019.", "six")


def test_nothing_is_set_up_under_a_treaty_that_is_not_yet_there(names: Names) -> None:
    statement = "The Lake Labour Body was set up under the Treaty of Versailles in 1919."
    found = values(kept(statement, "1919", RoleKind.DATE), names)
    assert not [year for year in found if int(year) < 1919]
    assert [
        year
        for year in values(kept("The Lake Labour Body was set up in 1919.", "1919", RoleKind.DATE), names)
        if int(year) < 1919
    ]


def test_no_wrong_day_lies_behind_the_day_that_the_title_tells(names: Names) -> None:
    def months(title: str) -> set[str]:
        asked = kept(
            "The Reef Star was launched on 30 December 2024.",
            "30 December 2024",
            RoleKind.DATE,
            title=title,
            published=None,
        )
        return {value.split()[1] for value in values(asked, names) if value.endswith("2025")}

    assert months("Reef Star docks (16 January 2025)") <= {"January"}
    assert months("Reef Star docks") > {"January"}


def test_a_day_that_every_child_keeps_is_no_wrong_day(names: Names) -> None:
    day = kept(
        "Lake Dolphin Day is observed on 20 August.", "20 August", RoleKind.DATE, frame="day", role="time", noun="date"
    )
    found = values(day, names, count=60)
    assert len(found) > 10
    assert not {"15 August", "5 September", "14 September", "2 October"} & set(found)


def test_what_was_told_from_the_red_fort_tells_its_day(names: Names) -> None:
    statement = "Project Lake was announced from the Red Fort on 15 August 2020."
    assert not material([kept(statement, "15 August 2020", RoleKind.DATE)], names).claims[0].slots
