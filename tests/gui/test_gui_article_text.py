"""An article is laid out as it was read, and a place of the page leads back to its place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Span
from studyapp.gui.widgets.article_text import (
    Piece,
    page_position,
    page_starts,
    pieces_of,
    row_cells,
    shown,
    shown_words,
    text_place,
    trimmed,
    write,
)
from tests.factories import span

TABLE = "State | River\nOdisha | Mahanadi\nGujarat\t\tNarmada\n"


def made(text: str, *blocks: Block, **changes: int) -> Article:
    return Article("1", "", text, None, DateOrigin.UNKNOWN, "", blocks, (), **changes)


def written(article: Article) -> tuple[QTextDocument, tuple[Piece, ...]]:
    document = QTextDocument()
    document.setDefaultFont(QFont())
    return document, tuple(write(document, article))


def row(raw: str, text: str, whole: str = TABLE) -> Block:
    return Block(BlockKind.ROW, text, span(raw, whole))


class TestTables:
    """Rows that follow each other with the same number of cells are one table."""

    def test_rows_become_a_table(self, qapp: QApplication) -> None:
        article = made(TABLE, row("State | River", "State | River"), row("Odisha | Mahanadi", "Odisha | Mahanadi"))
        document, pieces = written(article)
        (table,) = document.rootFrame().childFrames()
        assert (table.rows(), table.columns()) == (2, 2)  # type: ignore[attr-defined]
        assert [article.text[piece.start : piece.end] for piece in pieces] == ["State", "River", "Odisha", "Mahanadi"]
        for piece in pieces:
            assert document.characterAt(piece.at) == article.text[piece.start]

    @pytest.mark.parametrize(
        ("raw", "text", "cells"),
        [
            ("a | b", "a | b", ["a", "b"]),
            ("| a | b c |", "a | b c", ["a", "b c"]),
            ("a\t\tb", "a |  | b", ["a", "", "b"]),
            ("a    b", "a | b", ["a", "b"]),
            ("a, b", "a | b", []),
            ("a", "a", []),
        ],
    )
    def test_the_cells_of_a_row(self, raw: str, text: str, cells: list[str]) -> None:
        found = row_cells(raw, Block(BlockKind.ROW, text, Span(0, len(raw))))
        assert [raw[cell.start : cell.end] for cell in found] == cells

    def test_a_row_alone_is_a_line(self, qapp: QApplication) -> None:
        document, _ = written(made(TABLE, row("Odisha | Mahanadi", "Odisha | Mahanadi")))
        assert document.rootFrame().childFrames() == []
        assert document.toPlainText() == "Odisha | Mahanadi"

    def test_text_goes_on_below_a_table(self, qapp: QApplication) -> None:
        text = TABLE + "Both are long."
        blocks = (row("State | River", "State | River", text), row("Odisha | Mahanadi", "Odisha | Mahanadi", text))
        last = Block(BlockKind.PARAGRAPH, "Both are long.", span("Both are long.", text))
        document, pieces = written(made(text, *blocks, last))
        assert document.lastBlock().text() == "Both are long."
        assert pieces[-1].at == document.lastBlock().position()


class TestMarkdown:
    """Marks of Markdown are hidden, and places stay right; what only looks like one stays."""

    TEXT = "1. **Chilika Lake** lies in [Odisha](https://example.org/a_b); its *area* is 3*4 units.\n"
    WORDS = "Chilika Lake lies in Odisha; its area is 3*4 units."

    def article(self, words: str) -> Article:
        return made(self.TEXT, Block(BlockKind.BULLET, words, Span(3, len(self.TEXT)), level=1))

    def test_marks_are_hidden_and_the_number_stays(self, qapp: QApplication) -> None:
        article = self.article(self.WORDS)
        document, pieces = written(article)
        assert document.toPlainText() == f"1.\t{self.WORDS}"
        for word in ("Chilika", "Odisha", "area", "units"):
            at = page_position(article, pieces, self.TEXT.index(word))
            assert document.toPlainText()[at:].startswith(word)
            assert self.TEXT[text_place(article, pieces, at) :].startswith(word)

    def test_words_of_a_place_are_those_that_are_shown(self) -> None:
        article = self.article(self.WORDS)
        assert shown_words(article, Span(0, len(self.TEXT))) == self.WORDS
        assert shown_words(article, span("lies in [Odisha](https://example.org/a_b)", self.TEXT)) == "lies in Odisha"

    def test_where_the_words_would_differ_the_text_stays_as_it_is(self, qapp: QApplication) -> None:
        document, _ = written(self.article("Something else."))
        assert "[Odisha](https://example.org/a_b)" in document.toPlainText()


class TestPlaces:
    """The page and the text know each other's places."""

    def test_a_span_over_several_pieces_is_their_parts(self) -> None:
        pieces = (Piece(0, 5, 0), Piece(8, 12, 6), Piece(20, 30, 11))
        assert list(pieces_of(pieces, Span(3, 22))) == [Span(3, 5), Span(8, 12), Span(20, 22)]
        assert list(pieces_of(pieces, Span(5, 8))) == []

    def test_white_space_at_the_ends_of_what_is_chosen_does_not_count(self) -> None:
        assert trimmed("  a b \n", Span(0, 7)) == Span(2, 5)
        assert trimmed("   ", Span(0, 3)) is None

    def test_every_form_feed_begins_a_page(self, qapp: QApplication) -> None:
        text = "One.\fTwo and\fthree."
        blocks = (Block(BlockKind.PARAGRAPH, "One.", Span(0, 4)), Block(BlockKind.PARAGRAPH, "", Span(5, len(text))))
        article = made(text, *blocks, first_page=3)
        document, pieces = written(article)
        starts = page_starts(article, pieces)
        assert [number for _, number in starts] == [3, 4, 5]
        assert [document.toPlainText()[at:][:3] for at, _ in starts] == ["One", "Two", "thr"]
        assert page_starts(made(text, *blocks), pieces) == []

    @given(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), min_size=1), st.data()
    )
    def test_there_and_back(self, parts: list[str], data: st.DataObject) -> None:
        """What stands between two places of the page is what stands between their places in the text."""
        text, pieces, at = "", [], 0
        for part in parts:
            start = len(text) + len(part) - len(part.lstrip())
            pieces.append(Piece(start, len(text) + len(part), at))
            at += len(shown(part.lstrip()).encode("utf-16-le")) // 2 + 1
            text += part + "\n"
        article = made(text)
        piece = data.draw(st.sampled_from([each for each in pieces if each.start < each.end] or pieces))
        place = data.draw(st.integers(piece.start, piece.end))
        back = text_place(article, pieces, page_position(article, pieces, place))
        first, last = sorted((place, back))
        assert shown(text[first:last]) in ("", " ") or piece.start == piece.end
