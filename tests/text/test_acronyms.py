"""Short forms with their full forms: which pairs are taken, and which brackets are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.text.acronyms import find_pairs


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("pillar of the Indo-Pacific Oceans’ Initiative (IPOI) and", "IPOI", "Indo-Pacific Oceans’ Initiative"),
        ("a talk on the Internet of Things (IoT)", "IoT", "Internet of Things"),
        (
            "the India-Middle East-Europe Economic Corridor (IMEC).",
            "IMEC",
            "India-Middle East-Europe Economic Corridor",
        ),
        ("the Pradhan Mantri Jan Arogya Yojana (PM-JAY)", "PM-JAY", "Pradhan Mantri Jan Arogya Yojana"),
        ("Reserve Bank of India (RBI)", "RBI", "Reserve Bank of India"),
        ("APXS (alpha particle X-ray spectrometer)", "APXS", "alpha particle X-ray spectrometer"),
        ("Self-Help Groups (SHGs)", "SHGs", "Self-Help Groups"),
    ],
)
def test_takes(text: str, short: str, long: str) -> None:
    (pair,) = find_pairs(text)
    assert (pair.short, pair.long) == (short, long)
    assert text[pair.long_start :].startswith(long)
    assert text[pair.short_start :].startswith(short)


@pytest.mark.parametrize(
    "text",
    [
        "Paradip Port (Odisha)",
        "the lake (about 5 km)",
        "in the year (2019)",
        "Vikram (lander)",
        "the Union (EU) of ours",
        "()",
    ],
)
def test_leaves(text: str) -> None:
    assert find_pairs(text) == ()


@given(st.text(max_size=300))
def test_any_text_is_read_without_fault(text: str) -> None:
    for pair in find_pairs(text):
        assert text[pair.start : pair.end].count("(") >= 1
