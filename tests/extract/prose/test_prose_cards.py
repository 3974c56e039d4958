"""Full sentences in, cards out. Each row says what a student sees, and where the program must stay silent."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "prompt", "answer"),
    [
        # The subject is asked without turning the sentence.
        (
            "Kenya agreed to host the secretariat of the African Seed Council in March 2021.",
            "Which country agreed to host the secretariat of the African Seed Council in March 2021?",
            "Kenya",
        ),
        # A place, a date or a number behind a preposition comes to the front.
        (
            "The African Seed Council was founded in Nairobi by Kenya and Uganda.",
            "By which two countries was the African Seed Council founded in Nairobi?",
            "Kenya and Uganda",
        ),
        (
            "The first turbine of the Turkana Wind Project arrived on 4 May 2021.",
            "On which date did the first turbine of the Turkana Wind Project arrive?",
            "4 May 2021",
        ),
        # Relative dates stand alone; pronouns get their names.
        (
            "The African Seed Council was founded in Nairobi last year.",
            "In which city was the African Seed Council founded in 2020?",
            "Nairobi",
        ),
        (
            "The African Seed Council was founded in 2011. It is headquartered in Nairobi.",
            "In which city is the African Seed Council headquartered?",
            "Nairobi",
        ),
        # A cause that the sentence states is asked with why.
        (
            "The Nairobi Seed Summit was cancelled due to the floods in western Kenya.",
            "Why was the Nairobi Seed Summit cancelled?",
            "Due to the floods in western Kenya",
        ),
        # A list of two to four is asked as a whole.
        (
            "Kenya, Uganda and Rwanda signed the Nairobi Seed Accord in 2021.",
            "Which three countries signed the Nairobi Seed Accord in 2021?",
            "Kenya, Uganda and Rwanda",
        ),
        # Clauses beside the main one are facts of their own.
        (
            "Reporters were let in when the Nairobi Seed Summit was held in early May 2021.",
            "In which month and year was the Nairobi Seed Summit held?",
            "Early May 2021",
        ),
        # Asides are facts too: what was done to a thing, and what is the first or the largest.
        (
            "The Nairobi Seed Treaty, signed in Kampala in 2011, has forty articles.",
            "In which city was the Nairobi Seed Treaty signed in 2011?",
            "Kampala",
        ),
        (
            "Edna Kiplagat, the first woman to win the Nairobi Marathon twice, retired in 2020.",
            "Who was the first woman to win the Nairobi Marathon twice?",
            "Edna Kiplagat",
        ),
        # Where the question cannot be turned exactly, the statement keeps its order and the answer becomes a blank.
        (
            "Kenya agreed to be the lead partner in the storage pillar of the African Seed Council.",
            "Kenya agreed to be the lead partner in the storage pillar of the _____ (which council?).",
            "African Seed Council",
        ),
    ],
)
def test_asks(see, text: str, prompt: str, answer: str) -> None:
    seen = see(text, "", "2021-06-15")
    assert (prompt, answer) in seen.cards


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The two ministers signed the Nairobi Seed Accord in 2021.", "points to another sentence"),
        ("They signed the Nairobi Seed Accord in 2021.", "nobody can tell what “They” stands for"),
        ("The agreement was signed by Kenya in Nairobi in 2021.", "nobody can tell which agreement"),
        ("Kenya must join the African Seed Council by 2025.", "should or could be"),
        ("Kenya did not join the African Seed Council in 2021.", "not so"),
        ("Kenya welcomed the Nairobi Seed Accord of 2021.", "ceremony, opinion or hope"),
        ("“Kenya joined the African Seed Council in 2021,” an official said.", "somebody without a name"),
        ("If Uganda agrees, Kenya will join the African Seed Council in 2025.", "condition"),
        ("K.S. Rao, a judge of the Nairobi High Court, who went to London in 2012, wrote it.", ""),
    ],
)
def test_stays_silent(see, text: str, reason: str) -> None:
    seen = see(text, "", "2021-06-15")
    assert not seen.cards, seen.cards
    assert any(reason in why for why in seen.silence) or not reason


def test_without_a_publication_date_dated_facts_wait(see) -> None:
    seen = see("The African Seed Council was founded in Nairobi last year by Kenya.")
    assert not seen.cards
    assert any("publication date" in why for why in seen.silence)


def test_a_hedge_is_never_lost(see) -> None:
    seen = see("Kenya has reportedly excluded Huawei and ZTE from its 5G network.", "", "2021-06-15")
    assert seen.cards
    assert all("reportedly" in prompt for prompt, _ in seen.cards)


def test_a_list_that_is_open_is_never_asked_as_closed(see) -> None:
    seen = see("The Nairobi Seed Accord of 2021 covers countries including Kenya, Uganda and Rwanda.", "", "2021-06-15")
    assert "Kenya, Uganda and Rwanda" not in seen.answers()


def test_a_pronoun_with_two_possible_names_is_silent(see) -> None:
    text = "Kenya signed the Nairobi Seed Accord in 2021. It has two parts that Uganda drafted in 2019."
    assert "has two parts" not in see(text, "", "2021-06-15").prompts()


def test_a_promise_is_not_told_as_done(see) -> None:
    text = "Kenya would meet half of its energy needs from the Turkana Wind Project by 2030 and cut one billion tonnes of carbon by 2030."
    assert "Kenya cut" not in see(text, "", "2021-06-15").prompts()


def test_the_title_names_what_the_text_only_calls_the_mission(see) -> None:
    text = "The mission entered lunar orbit on 5 August 2023 after a journey of three weeks."
    seen = see(text, "Chandrayaan-3 lands near the south pole", "2023-10-05")
    assert (
        "On which date did the Chandrayaan-3 mission enter lunar orbit after a journey of three weeks?",
        "5 August 2023",
    ) in seen.cards


def test_one_sentence_gives_at_most_three_cards(see) -> None:
    text = (
        "Prime Minister Narendra Modi and President Joe Biden launched the Global Seed Alliance in Nairobi on 4 May 2021 with Kenya, "
        "Uganda and Rwanda at a cost of ₹600 crore under the Nairobi Seed Accord."
    )
    assert len(see(text, "", "2021-06-15").cards) <= 3


def test_a_capital_that_acts_is_its_country(see) -> None:
    text = "Kenya and Uganda share Lake Victoria. Nairobi is upgrading the African Seed Centre of Turkana."
    assert ("Which country is upgrading the African Seed Centre of Turkana? (as of June 2021)", "Kenya") in see(
        text, "", "2021-06-15"
    ).cards
