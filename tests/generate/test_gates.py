"""Each gate: a card it lets through, and one it refuses."""

from __future__ import annotations

import pytest

from studyapp.domain.article import Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.prompt import BLANK, Basic, Cloze, Prompt
from studyapp.generate import gates
from studyapp.generate.gates import Candidate, Gate


def candidate(prompt: Prompt, *, hedge: str = "", noun: str = "", frame: str = "clause") -> Candidate:
    role = Role("part0", prompt.answer, RoleKind.TERM, noun)
    fact = Fact("f", "a", frame, "prose.clause", (role,), "", Span(0, 1), ("part0",), hedge=hedge)
    return Candidate(fact, role, prompt)


GOOD = Basic("In which city was the African Seed Council founded in 2011?", "Nairobi")


@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
def test_a_sound_card_passes(gate: Gate) -> None:
    assert gate(candidate(GOOD)) == ""


@pytest.mark.parametrize(
    ("gate", "prompt"),
    [
        (gates.relative_time, Basic("Which country joined the African Seed Council this year?", "Kenya")),
        (gates.relative_time, Basic("When did Kenya join the African Seed Council?", "last year")),
        (
            gates.dangling_reference,
            Basic("Which accord did the two ministers sign in Nairobi in 2021?", "Nairobi Seed Accord"),
        ),
        (gates.dangling_reference, Cloze(f"It was founded in {BLANK} (which city?) in 2011.", "Nairobi")),
        (gates.gives_itself_away, Basic("Which seed council of Africa meets in Nairobi?", "African Seed Council")),
        (
            gates.gives_itself_away,
            Basic("Which body does ASC name, the one that meets in Nairobi?", "African Seed Council"),
        ),
        (gates.answer_too_long, Basic("What did Kenya plan to build in Nairobi?", "a " + "very " * 12 + "tall tower")),
        (gates.prompt_too_long, Basic("Which city " + "and " * 40 + "is it?", "Nairobi")),
        (gates.prompt_too_bare, Basic("Who is the Sherpa?", "Amitabh Kant")),
        (gates.one_blank, Cloze(f"{BLANK} and {BLANK} founded the African Seed Council in Nairobi.", "Kenya")),
        (gates.damaged_text, Basic("In which city was the  African Seed Council founded in 2011?", "Nairobi")),
        (gates.damaged_text, Basic("In which city was the Council (ASC founded in 2011?", "Nairobi")),
        (gates.damaged_text, Basic("Which “name was given to the landing point in 2011?", "Tiranga")),
        (gates.relative_time, Basic("In which year did Kenya last elect an Assembly of seeds?", "2014")),
        (gates.relative_time, Basic("Which Act did Otieno, who is 93, write in Nairobi?", "Turkana Seed Act")),
        (
            gates.prompt_too_bare,
            Cloze(f"In {BLANK} (which year?) a Bench of five refused to send the case to seven.", "2020"),
        ),
        (
            gates.one_time,
            Basic("In which city was the Cup first held in 2021 and for the second time at Baku in 2023?", "Sochi"),
        ),
        (gates.one_time, Basic("In which year was the Cup held at Sochi and at Baku in 2023?", "2021")),
        (gates.vague_subject, Basic("Members produce how many tonnes of seed in Nairobi?", "55")),
    ],
)
def test_refuses(gate: Gate, prompt: Prompt) -> None:
    assert gate(candidate(prompt)) != ""


def test_a_hedge_has_to_stand_on_the_card() -> None:
    lost = Basic("Which carrier excluded Huawei from its network?", "SoftBank")
    kept = Basic("Which carrier reportedly excluded Huawei from its network?", "SoftBank")
    assert gates.hedge_lost(candidate(lost, hedge="reportedly"))
    assert not gates.hedge_lost(candidate(kept, hedge="reportedly"))


def test_the_noun_that_asks_gives_nothing_away() -> None:
    prompt = Basic("Which ministry of Kenya opened a seed bank in Nairobi in 2011?", "Ministry of Agriculture")
    assert not gates.gives_itself_away(candidate(prompt, noun="ministry"))


def test_the_letters_of_an_acronym_are_its_question() -> None:
    prompt = Basic("What does the abbreviation ASC stand for?", "African Seed Council")
    assert gates.refused(candidate(prompt, frame="full-form")) == ""


def test_a_note_may_ask_shortly() -> None:
    role = Role("answer", "Pataliputra", RoleKind.PLACE)
    fact = Fact("f", "a", "other-name", "note.other-name", (role,), "", Span(0, 1), ("answer",))
    assert gates.prompt_too_bare(Candidate(fact, role, Basic("What is the old name of Patna?", "Pataliputra"))) == ""


@pytest.mark.parametrize("short", ["the Min of Seeds", "the relief cttee", "Nat'l Seed Day", "the Govt of Kenya"])
def test_shorthand_of_notes_is_not_shown(short: str) -> None:
    prompt = Basic(f"In which year was {short} founded in Nairobi?", "2011")
    assert gates.damaged_text(candidate(prompt)) != ""


def test_two_sentences_that_run_together_are_not_shown() -> None:
    prompt = Cloze(f"Amina Wako died in Nairobi on {BLANK} (which date?) Successor: her son.", "4 February 2025")
    assert gates.damaged_text(candidate(prompt)) == "two sentences run together"


def test_a_list_is_no_full_form() -> None:
    played = Basic("What does the abbreviation ASC stand for?", "Access, Seeds, Crops")
    named = Basic("What does the abbreviation ASC stand for?", "African Seeds, Soils and Crops Council")
    assert gates.list_for_letters(candidate(played, frame="full-form"))
    assert gates.list_for_letters(candidate(named, frame="full-form")) == ""
