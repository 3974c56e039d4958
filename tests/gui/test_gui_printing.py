"""Paper: A4, every script, nothing broken over two pages, numbers at the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from studyapp.gui.printing import print_pdf

A4 = (595, 842)
Pages = Callable[..., list[str]]


@dataclass(frozen=True)
class Item:
    html: str
    heading: bool = False


@dataclass(frozen=True)
class Sheet:
    title: str
    items: tuple[Item, ...]


@pytest.fixture
def pages(qapp: QApplication, tmp_path: Path) -> Pages:
    """Return a function that prints items and returns the text of each page."""

    def make(*items: Item) -> list[str]:
        path = tmp_path / "x.pdf"
        count = print_pdf(Sheet("Revision sheet", items), path)
        with pypdfium2.PdfDocument(path) as document:
            assert len(document) == count
            assert {tuple(round(size) for size in page.get_size()) for page in document} == {A4}
            return [page.get_textpage().get_text_range() for page in document]

    return make


def paragraph(number: int, lines: int = 3) -> Item:
    return Item(f"<p><b>{number}.</b> begin{number} {'many words in a row ' * 5 * lines} end{number}</p>")


def test_no_item_is_broken_over_two_pages(pages: Pages) -> None:
    texts = pages(*(paragraph(number, 1 + number % 5) for number in range(60)))
    assert len(texts) > 2
    for number in range(60):
        (begin,) = [page for page, text in enumerate(texts) if f"begin{number} " in text]
        (end,) = [
            page for page, text in enumerate(texts) if f"end{number}\r" in f"{text}\r" or f"end{number}\n" in text
        ]
        assert begin == end


def test_a_heading_stays_with_what_follows(pages: Pages) -> None:
    items = []
    for number in range(40):
        items += [Item(f"<h2>Source{number}x</h2>", heading=True), paragraph(number, 2)]
    texts = pages(*items)
    for number in range(40):
        assert any(f"Source{number}x" in text and f"begin{number} " in text for text in texts)


def test_only_what_is_longer_than_a_page_is_cut_and_loses_nothing(pages: Pages) -> None:
    words = [f"word{number}" for number in range(3000)]
    texts = pages(paragraph(1), Item(f"<p>{' '.join(words)}</p>"), paragraph(2))
    # A line that touches the cut is drawn on both pages and clipped on one of them.
    assert list(dict.fromkeys(word for word in " ".join(texts).split() if word[4:].isdecimal())) == words
    assert "begin2" in texts[-1]


def test_every_page_says_what_it_is(pages: Pages) -> None:
    texts = pages(*(paragraph(number) for number in range(40)))
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
        assert "Revision sheet" in text


def test_an_empty_sheet_is_one_page(pages: Pages) -> None:
    assert len(pages()) == 1


def test_devanagari_is_written(qapp: QApplication, tmp_path: Path) -> None:
    """Hindi comes out as letters, not as the boxes of a font that lacks them."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Devanagari):
        pytest.skip("no font for Devanagari here (Debian: fonts-lohit-deva)")
    path = tmp_path / "x.pdf"
    print_pdf(Sheet("शीर्षक", (Item("<p>क्षेत्रज्ञ श्रृंखला</p>"),)), path)
    with pypdfium2.PdfDocument(path) as document:
        assert document[0].get_textpage().count_chars() > 10


def test_a_folder_that_is_not_there(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        print_pdf(Sheet("x", ()), tmp_path / "no" / "x.pdf")
