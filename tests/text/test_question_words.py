"""The words that ask for a thing by its kind."""

from __future__ import annotations

import pytest

from studyapp.domain.fact import RoleKind
from studyapp.text.question_words import question_words


@pytest.mark.parametrize(
    ("kind", "noun", "text", "words"),
    [
        (RoleKind.PLACE, "city", "Bangkok", "which city"),
        (RoleKind.PERSON, "", "Amrita Sher-Gil", "who"),
        (RoleKind.PERSON, "painter", "Amrita Sher-Gil", "which painter"),
        (RoleKind.NUMBER, "members", "55", "how many members"),
        (RoleKind.NUMBER, "what percentage", "85%", "what percentage"),
        (RoleKind.DATE, "", "2019", "which year"),
        (RoleKind.DATE, "", "2023-24", "which years"),
        (RoleKind.DATE, "", "November 2019", "which month and year"),
        (RoleKind.DATE, "", "late March 2020", "which month and year"),
        (RoleKind.DATE, "", "14 July 2023", "which date"),
        (RoleKind.DATE, "", "July 14, 2023", "which date"),
    ],
)
def test_asks(kind: RoleKind, noun: str, text: str, words: str) -> None:
    assert question_words(kind, noun, text) == words


@pytest.mark.parametrize(
    ("kind", "noun", "text"),
    [
        (RoleKind.TERM, "", "Tiranga"),
        (RoleKind.NUMBER, "", "55"),
        (RoleKind.DATE, "", "the nineties"),
        (RoleKind.PLACE, "", "Dwarka"),
    ],
)
def test_stays_silent_where_the_kind_is_not_certain(kind: RoleKind, noun: str, text: str) -> None:
    assert question_words(kind, noun, text) == ""
