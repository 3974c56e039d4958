"""Anki's cloze markup: one deletion is asked, the others are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.exchange.apkg.cloze import Asked, ask


@pytest.mark.parametrize(
    ("html", "number", "asked"),
    [
        ("The {{c1::Ganga}} flows east.", 1, Asked("The _____ flows east.", ("Ganga",))),
        ("{{c1::Ganga}} and {{c2::Yamuna}}", 2, Asked("Ganga and _____", ("Yamuna",))),
        ("{{c1::Ganga::which river?}}", 1, Asked("_____ (which river?)", ("Ganga",))),
        ("{{c1::a}} x {{c1::b}}", 1, Asked("_____ x _____", ("a", "b"))),
        ("{{c1::outer {{c2::inner}} end}}", 1, Asked("_____", ("outer inner end",))),
        ("{{c1::outer {{c2::inner}} end}}", 2, Asked("outer _____ end", ("inner",))),
        ("{{c1,2::both}}", 2, Asked("_____", ("both",))),
        ("{{c1::गंगा}} नदी", 1, Asked("_____ नदी", ("गंगा",))),
        ("a }} b {{c1::x}}", 1, Asked("a }} b _____", ("x",))),
    ],
)
def test_what_is_asked(html: str, number: int, asked: Asked) -> None:
    assert ask(html, number) == asked


@pytest.mark.parametrize("html", ["", "no deletion", "{{c2::other}}", "{{c1::never closed", "{{c::x}}"])
def test_a_text_without_that_deletion_asks_nothing(html: str) -> None:
    assert ask(html, 1) is None


@given(st.text(alphabet="{}c1:, x", max_size=60))
def test_no_markup_breaks_it(html: str) -> None:
    ask(html, 1)
