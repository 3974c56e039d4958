"""What on a card tells its answer: like words, short forms, a piece of the topic line."""

from __future__ import annotations

import pytest

from studyapp.domain.fact import Role, RoleKind
from studyapp.generate.giveaway import is_revealed, short_form_in, telling_topic


@pytest.mark.parametrize(
    ("answer", "noun", "text"),
    [
        ("Kilima La pass", "mountain pass", "The Kilimani Tunnel runs under the"),
        ("European Commission", "commission", "Why Europe taxes carbon"),
        ("Seed Act, 2019", "Act", "the Seeds of Kenya were brought under it in 2019"),
    ],
)
def test_a_like_word_reveals_the_name(answer: str, noun: str, text: str) -> None:
    assert is_revealed(answer, noun, text)


@pytest.mark.parametrize(
    ("answer", "noun", "text"),
    [
        ("Nairobi Seed Council", "council", "The seed was stored in Mombasa by the"),
        ("Mount Kenya", "mountain", "The vault lies below the peak of"),
        ("Commission", "commission", "It was set up by the"),
    ],
)
def test_a_name_of_which_some_word_is_not_told_is_not_revealed(answer: str, noun: str, text: str) -> None:
    assert not is_revealed(answer, noun, text)


def test_the_short_form_of_a_beginning_tells_the_act() -> None:
    assert short_form_in("the TSC was founded under the", "Turkana Seed Corporation Act, 1961") == "TSC"
    assert short_form_in("the TSC was founded under the", "Mombasa Port Act") == ""


def test_the_piece_of_the_topic_line_that_tells_the_answer_goes() -> None:
    role = Role("part0", "European Commission", RoleKind.ORGANISATION, "commission")
    assert telling_topic("Europe’s carbon tax · March 2025", role, role.text) == "March 2025"


def test_the_month_above_does_not_tell_the_day() -> None:
    role = Role("part0", "28 January 2025", RoleKind.DATE)
    assert telling_topic("Month in short · January 2025", role, role.text) == "Month in short · January 2025"


@pytest.mark.parametrize(
    ("answer", "piece"),
    [
        ("Turkana Pradhan Mantri Jan Sewa Yojana", "Turkana – PM-JSY"),
        ("PMJSY", "PM Jan SEWA Yojana: two demands"),
    ],
)
def test_a_name_and_its_short_form_tell_each_other(answer: str, piece: str) -> None:
    role = Role("part0", answer, RoleKind.WORK, "scheme")
    assert telling_topic(f"{piece} · March 2019", role, answer) == "March 2019"


def test_three_letters_fit_by_chance() -> None:
    role = Role("part0", "Mombasa Seed Fund of Kenya", RoleKind.WORK, "fund")
    assert telling_topic("What the SFK wants", role, role.text) == "What the SFK wants"
