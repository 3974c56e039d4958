"""The mark in the article lies on exactly the words of the span, whatever letters come before it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Span
from studyapp.gui.widgets.article_pane import ArticlePane
from studyapp.gui.widgets.article_text import shown
from tests.factories import LANDING, NAMING, PRAISE, article, span


@pytest.fixture
def pane(qtbot: QtBot) -> ArticlePane:
    pane = ArticlePane()
    pane.resize(400, 300)
    qtbot.addWidget(pane)
    return pane


@pytest.mark.parametrize("part", [LANDING, NAMING, PRAISE, "Moon landing", "शिव शक्ति"])
def test_a_span_is_marked_word_for_word(pane: ArticlePane, part: str) -> None:
    pane.show_article(article())
    pane.mark(span(part))
    assert pane.marked_text() == part


def test_no_span_takes_the_mark_away(pane: ArticlePane) -> None:
    pane.show_article(article())
    pane.mark(span(LANDING))
    pane.mark(None)
    assert pane.marked_text() == ""
    assert pane.extraSelections() == []


def test_letters_beyond_the_basic_plane_do_not_shift_the_mark(pane: ArticlePane) -> None:
    text = "🚀🚀 Launch\n• The 🛰 went up. It came down."
    blocks = (
        Block(BlockKind.HEADING, "🚀🚀 Launch", span("🚀🚀 Launch", text), level=1),
        Block(BlockKind.BULLET, "The 🛰 went up. It came down.", span("• The 🛰 went up. It came down.", text), level=1),
    )
    pane.show_article(article(text=text, blocks=blocks))
    pane.mark(span("It came down.", text))
    assert pane.marked_text() == "It came down."


def test_the_mark_is_scrolled_into_view(qtbot: QtBot, pane: ArticlePane) -> None:
    text = "\n".join(f"Line {number} of a long article." for number in range(200))
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, part, span(part, text))
        for part in (f"Line {n} of a long article." for n in range(200))
    )
    pane.show_article(article(text=text, blocks=blocks))
    with qtbot.waitExposed(pane):
        pane.show()
    pane.mark(span("Line 150 of a long article.", text))
    cursor = pane.cursorForPosition(pane.viewport().rect().center())
    assert abs(int(cursor.block().text().split()[1]) - 150) < 12


PIECES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), min_size=1, max_size=5)


@given(PIECES, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_span_in_any_text(pane: ArticlePane, parts: list[str], data: st.DataObject) -> None:
    """Blocks of any letters: a span inside one is marked as that stretch with its white space made even."""
    text, blocks = "", []
    for part in parts:
        blocks.append(Block(BlockKind.PARAGRAPH, part, Span(len(text), len(text) + len(part))))
        text += part + "\n"
    block = data.draw(st.sampled_from(blocks))
    raw = text[block.span.start : block.span.end]
    first = len(raw) - len(raw.lstrip())
    start = data.draw(st.integers(block.span.start + first, block.span.end)) if raw.strip() else block.span.end
    end = data.draw(st.integers(start, block.span.end))
    pane.show_article(Article("1", "", text, None, DateOrigin.UNKNOWN, "", tuple(blocks), ()))
    pane.mark(Span(start, end))
    assert pane.marked_text().strip() == shown(text[start:end]).strip()
