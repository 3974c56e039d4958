"""Markdown in, blocks without marks out, spans exact in the file as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import PartialDate
from studyapp.ingest.markdown import hide_marks, looks_like_markdown, read_markdown
from studyapp.text.normalise import clean


def shown(text: str) -> str:
    return clean(hide_marks(text)).text


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a **bold** and *slanted* word", "a bold and slanted word"),
        ("an __old__ and _new_ one", "an old and new one"),
        ("~~gone~~ and `code`", "gone and code"),
        ("see [the lake](https://example.org/a_b)", "see the lake"),
        ("see [the lake][1]", "see the lake"),
        ("![a picture](lake.png) of it", "of it"),
        ("it is deep[^1]", "it is deep"),
        ("salt &amp; water", "salt & water"),
        ("one<br>two <b>three</b>", "one two three"),
        ("<p>one</p><p>two</p>", "one two"),
        ("<!-- hidden -->seen", "seen"),
        (r"2 \* 3", "2 * 3"),
        ("10*2*3 and snake_case_name", "10*2*3 and snake_case_name"),
        ("a line\nthat goes on", "a line that goes on"),
    ],
)
def test_marks_are_hidden(marked: str, plain: str) -> None:
    assert shown(marked) == plain


def test_structure() -> None:
    text = "# The Lake\n\n## Facts\n\n- It is **deep**\n  - Ninety metres\n\n> It is old.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    article = read_markdown(text, "lake.md")
    assert [(block.kind.value, block.level, block.text) for block in article.blocks] == [
        ("title", 0, "The Lake"),
        ("heading", 1, "Facts"),
        ("bullet", 1, "It is deep"),
        ("bullet", 2, "Ninety metres"),
        ("paragraph", 0, "It is old."),
        ("row", 0, "A | B"),
        ("row", 0, "1 | 2"),
    ]


def test_front_matter_names_and_dates_the_article() -> None:
    article = read_markdown('---\ntitle: "The Lake"\ndate: 2023-05-01\n---\n\nIt is deep and cold.\n', "a.md")
    assert (article.title, article.published) == ("The Lake", PartialDate(2023, 5, 1))
    assert [block.text for block in article.blocks] == ["It is deep and cold."]


def test_spans_count_in_the_file_with_its_marks() -> None:
    text = "## Facts\n\n- It is **deep** and [cold](x)\n"
    (sentence,) = read_markdown(text, "a.md").sentences
    assert text[sentence.span.start : sentence.span.end] == "It is **deep** and [cold"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A\n\n**b**", True),
        ("• 2 * 3 * 4", False),
        ("**one** only", False),
        ("[a](https://x.org) [b](https://y.org)", True),
    ],
)
def test_pasted_markdown_is_recognised(text: str, expected: bool) -> None:
    assert looks_like_markdown(text) is expected


@given(st.text(st.sampled_from("ab*_`~[]()!<>/-|#&;\\\n \t1^:="), max_size=120))
def test_hiding_marks_keeps_every_place(text: str) -> None:
    hidden = hide_marks(text)
    assert len(hidden) == len(text)


def test_headings_between_stars_are_no_marks() -> None:
    text = "Norland\n\n*** UPPER HOUSE ***\nseats → 40\n\n*** LOWER HOUSE ***\nseats → 120\n"
    assert not looks_like_markdown(text)
    assert hide_marks(text) == text
