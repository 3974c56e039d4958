"""HTML of others becomes text: nothing of it runs, nothing is fetched, the words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("nh3")

from studyapp.exchange.html_text import from_text, pictures, to_own_text, to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("What is <b>bold</b>?", "What is bold?"),
        ("a<br>b<div>c</div>d", "a\nb\nc\nd"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<ul><li>x<li>y</ul>", "• x\n• y"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b |"),
        ("गंगा&nbsp;नदी &amp; यमुना", "गंगा नदी & यमुना"),
        ("&lt;script&gt; is a tag", "<script> is a tag"),
        ("2 < 3 & 4 > 3", "2 < 3 & 4 > 3"),
        (r"\(x^2\)", r"\(x^2\)"),
        ("<i>unclosed", "unclosed"),
        ("  plain  ", "plain"),
    ],
)
def test_the_words_stay(html: str, text: str) -> None:
    assert to_text(html) == (text, 0)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<svg onload=alert(1)><text>x</text></svg>",
        "<iframe src='https://example.org'></iframe>",
        "<object data='x.swf'></object>",
        "<img src=x:y onerror=alert(1)>",
        "<math><mtext><img src=1:2 onerror=alert(1)></mtext></math>",
    ],
)
def test_what_would_run_is_gone(html: str) -> None:
    text, _ = to_text(f"before {html} after")
    assert "alert" not in text
    assert "color" not in text
    assert text.startswith("before")
    assert text.endswith("after")


@pytest.mark.parametrize(
    "source", ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AA", "FILE:///a.png", ""]
)
def test_a_picture_from_elsewhere_is_left_out_and_counted(source: str) -> None:
    assert to_text(f'a <img src="{source}"> b') == ("a b", 1)


def test_a_picture_of_the_package_is_named() -> None:
    text, remote = to_text('See <img src="map%20of%20India.png" onerror="x()">.')
    assert (text, remote) == ("See [picture: map of India.png].", 0)
    assert pictures(text) == ("map of India.png",)
    assert from_text(text) == 'See <img src="map of India.png">.'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_our_own_text_comes_back_as_it_was(text: str) -> None:
    assert to_own_text(from_text(text)) == text


def test_our_own_lines_come_back() -> None:
    assert to_own_text(from_text("a  <b>\n& c")) == "a  <b>\n& c"


def test_our_own_text_that_was_edited_elsewhere_is_cleaned() -> None:
    assert to_own_text("new <b>words</b><script>x()</script>") == "new words"


@given(st.text(max_size=200))
def test_no_text_breaks_it(html: str) -> None:
    to_text(html)
    to_own_text(html)
