"""Headings of a page come back above the parts that were taken for its article, and only those."""

from __future__ import annotations

from studyapp.ingest.page_headings import with_headings
from studyapp.ingest.parts import Part, PartKind


def heading(text: str, level: int = 2) -> Part:
    return Part(PartKind.HEADING, text, level)


def words(text: str) -> Part:
    return Part(PartKind.PARAGRAPH, text)


ONE, TWO, THREE = words("Loktak is a lake."), words("Renuka is small."), words("Sambhar is salt.")


def test_a_heading_comes_back_above_what_follows_it_at_once() -> None:
    page = [heading("Lakes", 1), heading("East"), ONE, heading("North"), TWO, THREE]
    assert with_headings([ONE, TWO, THREE], page) == page


def test_headings_above_what_was_left_out_stay_out() -> None:
    page = [
        heading("Menu"),
        words("Home"),
        ONE,
        heading("Related posts"),
        words("Ten more lakes"),
        TWO,
        heading("Foot"),
    ]
    assert with_headings([ONE, TWO], page) == [ONE, TWO]


def test_an_article_with_headings_stays_as_it_is() -> None:
    article = [heading("Lakes"), ONE]
    assert with_headings(article, [heading("Other"), ONE]) == article


def test_signs_and_spaces_do_not_hide_a_part() -> None:
    assert with_headings([words("Loktak  is a “lake”.")], [heading("East"), ONE])[0] == heading("East")


def test_a_line_that_comes_twice_keeps_its_order() -> None:
    page = [ONE, heading("Again"), ONE, heading("Then"), TWO]
    assert with_headings([ONE, ONE, TWO], page) == page


def test_nothing_comes_of_nothing() -> None:
    assert with_headings([], [heading("East")]) == []
