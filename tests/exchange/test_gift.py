"""GIFT: what Moodle reads is what the card asks, whatever signs stand in it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from studyapp.domain.dates import PartialDate
from studyapp.domain.paper import Marking
from studyapp.domain.prompt import Basic, Cloze
from studyapp.exchange import gift
from studyapp.exchange.entry import Entry
from tests.factories import card, cloze, draft
from tests.paper_factories import choice, question


def entry(prompt: Basic | Cloze, source: str = "Moon landing", **changes: object) -> Entry:
    return Entry(replace(card(draft()), prompt=prompt, **changes), source, PartialDate(2023, 8))  # type: ignore[arg-type]


def test_a_question_is_a_short_answer() -> None:
    made = gift.question(entry(Basic("When did it land?", "23 August 2023"), explanation="It landed.", as_of=None))
    assert made == (
        f"::{card(draft()).id}::[plain]When did it land? {{=23 August 2023#It landed. | Moon landing (August 2023)}}"
    )


def test_a_cloze_is_a_missing_word() -> None:
    made = gift.question(entry(Cloze("The site was named _____ Point.", "शिव शक्ति"), explanation="", as_of=None))
    assert made.endswith("[plain]The site was named {=शिव शक्ति#Moon landing (August 2023)} Point.")


def test_signs_that_mean_something_are_escaped() -> None:
    made = gift.question(entry(Basic("Is {a} = b: ~c #d \\e?\nYes", "x=y"), explanation="", as_of=None))
    assert r"Is \{a\} \= b\: \~c \#d \\e? Yes {=x\=y#" in made


def test_a_cloze_that_begins_with_its_blank_shows_the_blank() -> None:
    """Some readers find no question where nothing stands before the answer."""
    made = gift.question(entry(Cloze("_____ is the capital.", "Dispur"), explanation="", as_of=None))
    assert made.endswith("[plain]_____ is the capital. {=Dispur#Moon landing (August 2023)}")


def test_a_question_of_a_test_is_a_choice_with_reasons() -> None:
    made = gift.choice(
        replace(choice(1, key=1, options=2), stem="Which ~ is {it}?"), Marking(Fraction(2), Fraction(1, 3))
    )
    assert made == (
        "::Which \\~ is \\{it\\}?::[html]Which \\~ is \\{it\\}? {\n\t~%-33.33333%A 1#Why A.\n\t=B 1#Why B.\n}"
    )


def test_statements_stand_in_the_question() -> None:
    made = gift.choice(question())
    assert "[html]<i>Moon landing</i><br>True or false?<table" in made
    assert "####" in made
    assert "\t=True#The source says so.\n\t~False#The source says so.\n" in made


def test_each_source_is_a_category() -> None:
    text = "".join(
        gift.write(
            [entry(Basic("a?", "b"), "One/Two"), entry(Basic("c?", "d"), "One/Two"), Entry(card(cloze()), "नाम")]
        )
    )
    assert [line for line in text.splitlines() if line.startswith("$")] == [
        "$CATEGORY: StudyApp/One//Two",
        "$CATEGORY: StudyApp/नाम",
    ]
    assert text.count("\n\n") == 5
