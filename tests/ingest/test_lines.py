"""Lines of a page: where they stand, and what a page repeats."""

from __future__ import annotations

from studyapp.ingest.lines import all_lines, split_lines


def test_lines_know_their_place_their_indentation_and_the_gap_before_them() -> None:
    text = "One\r\n\r\n\t two \r\nthree"
    lines = all_lines(text)
    assert [(line.text, line.indent, line.gap) for line in lines] == [
        ("One", 0, True),
        ("two", 5, True),
        ("three", 0, False),
    ]
    assert [text[line.start : line.end] for line in lines] == ["One", "two", "three"]


def test_no_break_spaces_indent_and_invisible_characters_do_not() -> None:
    (line,) = all_lines("\u00a0\u00a0\u200bpoint\u200b\u00a0")
    assert (line.text, line.indent) == ("point", 2)


def test_headers_and_footers_of_pages_are_dropped() -> None:
    text = "DIGEST\nPolity\n\nfirst page\n\n7 | P a g e\n\fDIGEST\nPolity\n\nsecond page\n\n8 | P a g e\n"
    assert [(line.text, line.gap) for line in split_lines(text)] == [("first page", True), ("second page", False)]


def test_a_numbered_header_is_dropped_where_page_breaks_are_lost() -> None:
    text = "DIGEST | MAY 2024   Page | 14\nfirst\nDIGEST | MAY 2024   Page | 15\nsecond\n"
    assert [line.text for line in split_lines(text)] == ["first", "second"]


def test_a_line_that_comes_back_on_one_page_is_kept() -> None:
    assert [line.text for line in split_lines("No\nYes\nNo\n")] == ["No", "Yes", "No"]
