"""The page of the reader tints what is seen, however long the article is, and knows what is clicked or chosen on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Sentence, Span
from studyapp.gui.fact_look import FactState
from studyapp.gui.reading_items import Spot
from studyapp.gui.theme import DARK, LIGHT, dress
from studyapp.gui.widgets.reading_pane import ReadingPane, tip_of
from tests.factories import LANDING, NAMING, article, span

LINES = [f"Sentence number {number} tells what happened in a place on a day. It goes on." for number in range(2000)]


def long_article() -> Article:
    text, blocks, sentences = "", [], []
    for number, words in enumerate(LINES):
        blocks.append(Block(BlockKind.PARAGRAPH, words, Span(len(text), len(text) + len(words))))
        first = words.index(".") + 1
        sentences.append(Sentence(words[:first], Span(len(text), len(text) + first), number))
        text += words + "\n"
    return Article("long", "Long", text, None, DateOrigin.UNKNOWN, "", tuple(blocks), tuple(sentences))


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    pane = ReadingPane()
    pane.resize(700, 500)
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def tinted(pane: ReadingPane) -> list[str]:
    return [selection.cursor.selectedText() for selection in pane.extraSelections()]


def test_of_a_long_article_what_is_seen_is_tinted(pane: ReadingPane, qtbot: QtBot) -> None:
    made = long_article()
    pane.show_article(made)
    pane.show_spots([Spot(each.span, FactState.KNOWN, (each.text,)) for each in made.sentences])
    assert made.sentences[0].text in tinted(pane)
    assert len(tinted(pane)) < 500
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: made.sentences[-1].text in tinted(pane))
    pane.look_at(Spot(made.sentences[1000].span, FactState.FADING, ()))
    assert pane.marked_text() == made.sentences[1000].text
    qtbot.waitUntil(lambda: made.sentences[1001].text in tinted(pane))


def test_other_colours_tint_anew(pane: ReadingPane, qtbot: QtBot) -> None:
    from studyapp.gui.app import application

    pane.show_article(article())
    pane.show_spots([Spot(span(LANDING), FactState.KNOWN, ("a",))])

    def ground() -> str:
        selection = pane.extraSelections()[0]
        return selection.format.background().color().name()

    light = ground()
    dress(application(), dark=True)
    qtbot.waitUntil(lambda: ground() != light)
    dress(application(), dark=False)
    qtbot.waitUntil(lambda: ground() == light)
    assert LIGHT != DARK


def test_a_click_on_the_sign_beside_a_place_counts(pane: ReadingPane) -> None:
    pane.show_article(article())
    spots = [Spot(span(LANDING), FactState.DRAFT, ("a",)), Spot(span(NAMING), FactState.KNOWN, ("b",))]
    pane.show_spots(spots)
    for spot in spots:
        cursor = pane.cursors(spot.span)[0]
        cursor.setPosition(cursor.selectionStart())
        rect = pane.cursorRect(cursor)
        left = int(pane.document().rootFrame().frameFormat().leftMargin())
        assert pane.spot_at(QPoint(left - 20, rect.center().y())) == spot
        assert pane.spot_at(rect.center() + QPoint(4, 0)) == spot
    assert pane.spot_at(QPoint(2, 2)) is None


def test_nothing_to_click_on_an_empty_page(pane: ReadingPane) -> None:
    pane.show_article(None)
    assert pane.spot_at(QPoint(50, 50)) is None
    assert pane.chosen_span() is None
    pane.choose_sentence()
    assert pane.page_number(Span(0, 1)) is None


@pytest.mark.parametrize("part", ["Chandrayaan-3", "शिव शक्ति (Shiv", NAMING, "Moon landing"])
def test_chosen_words_know_their_place(pane: ReadingPane, part: str) -> None:
    pane.show_article(article())
    pane.choose(span(part))
    assert pane.chosen_span() == span(part)
    pane.choose(None)
    assert pane.chosen_span() is None


def test_a_place_says_how_it_stands() -> None:
    assert tip_of(Spot(Span(0, 1), FactState.FADING, ("a",))) == "Fading: Known, but it is time to see it again"
    assert tip_of(Spot(Span(0, 1), FactState.DRAFT, ("a", "b"))).endswith("(2 cards here)")
