"""A test on paper: the questions without a word of the key, and the key apart from them under the same numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from studyapp.domain.paper import Marking
from studyapp.domain.question import Option, Question, QuestionKind, Row
from studyapp.exchange.printed_test import PrintedTest, key_sheet, question_sheet
from tests.paper_factories import choice, question

MATCH = replace(
    choice(3, key=1),
    kind=QuestionKind.MATCH,
    labels=("A", "B"),
    rows=(Row("ECI", "1950", "1950"), Row("UPSC", "1926", "1926")),
    heads=("Body", "Founded"),
    second_list=("1926", "1950"),
    closing="Codes:",
)
PAPER = PrintedTest("Prelims", (question(), choice(1, key=1), MATCH), Marking(Fraction(2), Fraction(1, 3)), 4)


def html(*questions: Question) -> str:
    return "".join(item.html for item in question_sheet(PrintedTest("x", questions)).items)


def test_the_rules_stand_first() -> None:
    rules = question_sheet(PAPER).items[0].html
    assert rules == (
        "<p>3 questions, 4 minutes, 6 marks in all, 2 marks for a right answer, 2/3 of a mark taken off for a wrong one.</p>"
    )
    assert question_sheet(PrintedTest("x", (choice(1),))).items[0].html == "<p>1 question.</p>"


def test_each_question_is_one_piece_with_its_options() -> None:
    sheet = question_sheet(PAPER)
    assert (sheet.title, len(sheet.items)) == ("Prelims", 4)
    second = sheet.items[2].html
    assert second.count("<b>2.</b>") == 1
    assert [second.index(text) for text in ("(a)", "A 1", "(d)", "D 1")] == sorted(
        second.index(text) for text in ("(a)", "A 1", "(d)", "D 1")
    )


def test_the_questions_tell_nothing_of_the_key() -> None:
    text = "".join(item.html for item in question_sheet(PAPER).items)
    for told in ("Why A.", "Why B.", "The source says so.", "Source:"):
        assert told not in text


def test_the_key_at_a_glance_and_then_why() -> None:
    sheet = key_sheet(PAPER)
    assert sheet.title == "Key: Prelims"
    glance, *reasons = (item.html for item in sheet.items)
    assert [glance.count(part) for part in ("<b>1</b>&nbsp;(a)", "<b>2</b>&nbsp;(b)", "<b>3</b>&nbsp;(b)")] == [1, 1, 1]
    assert "<b>2. (b) B 1</b><br>Why B." in reasons[1]
    assert "Source: Moon landing (August 2023)" in reasons[0]


def test_lists_stand_beside_each_other() -> None:
    made = html(MATCH)
    assert made.index("List-I: Body") < made.index("List-II: Founded") < made.index("A. ECI") < made.index("1. 1926")
    assert "<p>Codes:</p>" in made.replace(' style="margin-top: 7pt"', "")


def test_texts_are_never_markup() -> None:
    made = html(replace(choice(1), stem="<b>&", options=(Option("<script>"), Option("b"))))
    assert "&lt;b&gt;&amp;" in made
    assert "<script>" not in made
