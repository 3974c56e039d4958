"""What tidying a stretch of text does to it, and that every character is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import Span
from studyapp.text.normalise import clean, join, original_span


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("plain text", "plain text"),
        ("  many\t spaces \u00a0 here\u2009. ", "many spaces here."),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
        ("one line\nand the next\r\nand a third", "one line and the next and a third"),
        ("page\fbreak", "page break"),
        ("•  A point", "A point"),
        ("\uf0b7 A point of an office program", "A point of an office program"),
        ("– a dashed point", "a dashed point"),
        ("o a hollow point", "a hollow point"),
        ("first • second", "first second"),
        ("the ﬁrst ofﬁce", "the first office"),
        ("the ﬁ rst word", "the first word"),
        ("it came in 2002 , in June .", "it came in 2002, in June."),
        ("the Council ( NMC ) met", "the Council (NMC) met"),
        ("the 8thof May, 1932in Surat", "the 8th of May, 1932 in Surat"),
        ("in defence.The next", "in defence. The next"),
        ("Delhi,which is", "Delhi, which is"),
        ("the Bill[3][note 1] was lost[citation needed]", "the Bill was lost"),
        ("“curly” and ‘single’ stay", "“curly” and ‘single’ stay"),
        ("a dash – and — stay", "a dash – and — stay"),
        ("", ""),
        (" \u200b\n ", ""),
    ],
)
def test_text_becomes_one_tidy_line(raw: str, tidy: str) -> None:
    assert clean(raw).text == tidy


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("a Decem-\nber day", "a December day"),
        ("a Decem\u00ad\nber day", "a December day"),
        ("soft\u00adened", "softened"),
        ("the India-\nJapan talks", "the India-Japan talks"),
        ("in 2023-\n24", "in 2023-24"),
        ("a COVID-\nrelated rule", "a COVID-related rule"),
        ("a low-\ncost lander", "a low-cost lander"),
        ("one-\nfourth of it", "one-fourth of it"),
        ("a ship-to-\nrail link", "a ship-to-rail link"),
        ("pre- \nand post-war", "pre- and post-war"),
        ("he left -\nfor good", "he left - for good"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_joined(raw: str, tidy: str) -> None:
    assert clean(raw).text == tidy


@pytest.mark.parametrize(
    "kept",
    [
        "see www.Example.Org/Page.Html today",
        "a .22 rifle",
        "a share of 7.5 per cent",
        "क्\u200dष",  # the joiner shapes the Hindi letter
        "👩\u200d🔬",
        "₹1,000 crore",
        "5.30 p.m.",
    ],
)
def test_what_must_not_change(kept: str) -> None:
    assert clean(kept).text == kept


def test_a_piece_is_found_again_in_the_original() -> None:
    raw = "•  The\u00a0ﬁrst  day , of it"
    cleaned = clean(raw)
    start = cleaned.text.index("first")
    assert original_span(cleaned, start, start + len("first day")) == Span(raw.index("ﬁ"), raw.index(" ,"))


def test_stretches_are_joined_and_count_in_the_whole_text() -> None:
    text = "The new build-\nPAGE 3\ning stands."
    cleaned = join(text, (Span(0, 14), Span(22, len(text))))
    assert cleaned.text == "The new building stands."
    assert original_span(cleaned, 8, 16) == Span(8, text.index(" stands"))


RAW = st.text(st.sampled_from("ab Ab1.,-\n\r\t\f\u00a0\u200b\u00ad\ufeffﬁ•–()“”न\u200d"), max_size=80)


@given(RAW)
def test_every_character_that_is_kept_stands_where_its_offset_says(raw: str) -> None:
    cleaned = clean(raw)
    assert len(cleaned.text) == len(cleaned.offsets)
    for char, offset in zip(cleaned.text, cleaned.offsets, strict=True):
        assert char in (raw[offset], " ", "-") or raw[offset] == "ﬁ"


@given(RAW)
def test_offsets_never_go_back(raw: str) -> None:
    offsets = clean(raw).offsets
    assert list(offsets) == sorted(offsets)


@given(st.text(max_size=200))
def test_the_result_is_one_line_without_double_spaces(raw: str) -> None:
    tidy = clean(raw).text
    assert tidy == tidy.strip()
    assert "  " not in tidy
    assert "\n" not in tidy
