"""Moodle's XML: a parser that is not ours reads back what the questions say, whatever signs stand in them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.paper import Marking
from studyapp.domain.prompt import Basic
from studyapp.domain.question import Option
from studyapp.exchange import moodle, question_html
from studyapp.exchange.entry import Entry
from tests.factories import card, cloze, draft
from tests.paper_factories import choice, question

THIRD = Marking(Fraction(2), Fraction(1, 3))


def parsed(*pieces: str) -> list[Element]:
    return list(ElementTree.fromstring("".join(pieces).encode()))


def shape(element: Element) -> list[tuple[str | None, str | None]]:
    """Return (share of the mark, text) of each answer."""
    return [(answer.get("fraction"), answer.findtext("text")) for answer in element.findall("answer")]


def test_a_question_with_all_its_options() -> None:
    category, made = parsed(*moodle.of_questions([choice(1, key=2)], "Prelims / 2026", THIRD))
    assert category.findtext("category/text") == "StudyApp/Prelims // 2026"
    assert made.get("type") == "multichoice"
    assert made.findtext("questiontext/text") == "Which is it, number 1?"
    assert (made.findtext("idnumber"), made.findtext("defaultgrade")) == (choice(1).id, "2")
    assert shape(made) == [("-33.33333", "A 1"), ("-33.33333", "B 1"), ("100", "C 1"), ("-33.33333", "D 1")]
    assert [found.text for found in made.findall("answer/feedback/text")] == ["Why A.", "Why B.", "Why C.", "Why D."]
    assert made.findtext("shuffleanswers") == "true"


def test_options_that_follow_from_statements_keep_their_order() -> None:
    _, made = parsed(*moodle.of_questions([question()], "x"))
    assert made.findtext("shuffleanswers") == "false"
    assert shape(made) == [("100", "True"), ("0", "False")]
    assert [tag.text for tag in made.findall("tags/tag/text")] == ["space"]


def test_a_penalty_that_moodle_does_not_know_is_left_out() -> None:
    assert moodle.share_lost(THIRD) == "-33.33333"
    assert moodle.share_lost(Marking(Fraction(1), Fraction(1, 4))) == "-25"
    assert moodle.share_lost(Marking(Fraction(1), Fraction(2, 7))) == "0"
    assert moodle.share_lost(Marking(Fraction(1), Fraction(0))) == "0"
    assert moodle.share_lost(None) == "0"


def test_cards_are_short_answers_by_source() -> None:
    elements = parsed(
        *moodle.of_cards([Entry(card(draft()), "Moon"), Entry(card(cloze()), "Moon"), Entry(card(draft()), "Sea")])
    )
    assert [element.get("type") for element in elements] == [
        "category",
        "shortanswer",
        "shortanswer",
        "category",
        "shortanswer",
    ]
    assert shape(elements[1]) == [("100", card(draft()).prompt.answer)]
    assert "_____" in (elements[2].findtext("questiontext/text") or "")


@given(st.lists(st.text(max_size=30), min_size=4, max_size=4), st.text(max_size=60))
def test_no_sign_breaks_it(texts: list[str], stem: str) -> None:
    asked = replace(choice(1), stem=stem, options=tuple(Option(text, text) for text in texts), explanation=stem)
    _, made = parsed(*moodle.of_questions([asked], stem))
    wanted = [moodle.clean(question_html.lines(text)).replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [text or "" for _, text in shape(made)] == wanted


@given(st.text(max_size=60))
def test_no_sign_of_a_card_breaks_it(text: str) -> None:
    entry = Entry(replace(card(draft()), prompt=Basic("q?", text)), text)
    *_, made = parsed(*moodle.of_cards([entry]))
    assert made.get("type") == "shortanswer"
