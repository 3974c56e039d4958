"""What a note asks about has to have a name of its own."""

from __future__ import annotations

import pytest

from studyapp.domain.article import Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.generate.nameless import names_nothing


def nameless(subject: str, frame: str = "passive", question: str = "") -> str:
    role = Role("what" if frame == "made" else "subject", subject, RoleKind.WORK)
    fact = Fact("f", "a", frame, f"note.{frame}", (role,), "", Span(0, 1), ("time",))
    return names_nothing(fact, question or f"In which year was {subject} set up?", "Reef K-7 tested")


@pytest.mark.parametrize(
    "subject",
    ["Initial", "National mission", "Political Council", "Part XI Agreement", "Third Schedule", "Hydro projects"],
)
def test_words_that_many_things_share_name_nothing(subject: str) -> None:
    assert nameless(subject) == subject


@pytest.mark.parametrize(
    "subject",
    [
        "National Seed Mission",
        "Fish Stocks Agreement",
        "Reef caste survey",
        "Alba",
        "Council of Reefs",
        "4 stages of KX-5",
    ],
)
def test_a_word_of_its_own_is_a_name(subject: str) -> None:
    assert nameless(subject) == ""


def test_a_bare_noun_is_nothing_that_anybody_invented() -> None:
    assert nameless("technique", "made") == "technique"
    assert nameless("lithium", "atomic-number") == ""


def test_letters_with_a_number_need_their_kind_or_the_title() -> None:
    assert nameless("Alba", "measure", "What is the range of K-4?") == "K-4"
    assert nameless("Alba", "measure", "What is the range of the K-4 missile?") == ""
    assert nameless("Alba", "measure", "What is the range of K-7?") == ""


def test_sentences_are_judged_by_their_own_rules() -> None:
    role = Role("subject", "National mission", RoleKind.WORK)
    fact = Fact("f", "a", "clause", "prose.event", (role,), "", Span(0, 1), ("time",))
    assert names_nothing(fact, "In which year was the National mission set up?", "") == ""
