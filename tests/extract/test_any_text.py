"""Any text at all ends in a result: no crash, no hang, and no card that its sentence does not hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.prompt import BLANK, Cloze
from studyapp.extract.pipeline import Extraction, extract
from studyapp.generate.pipeline import Generation, generate
from studyapp.ingest.reader import read_text

DATE = PartialDate(2021, 6, 15)
PIECES = st.sampled_from(
    """the The It It was a of in by and , . ; : ? ! - – — ( ) “ ” ’s = → • \n \n\n \n# \n- Kenya Nairobi India’s Seed Council Act
    (NSC) 2019 on 4 May last year Tuesday ₹45 crore 7.5 per cent 1,250 was were is has been will founded launched signed who which
    where however so far also one two three First Supreme Court President Amina Mohamed नैरोबी में 🌱 <b> &amp; </p> \u200b A. B. Dr.
    Article 12 Section 3(1) vs . . . ... %""".split(" ")
)


def cards_of(text: str) -> Generation:
    article = read_text(text, "", DATE)
    *_, last = extract(article)
    assert isinstance(last, Extraction)
    return generate(article, last.facts)


def check(text: str) -> None:
    try:
        made = cards_of(text)
    except InputError as refusal:
        lines = str(refusal).splitlines()
    else:
        lines = ["read"]
        for draft in made.drafts:
            assert draft.prompt.answer
            assert not isinstance(draft.prompt, Cloze) or draft.prompt.text.count(BLANK) == 1
    assert len(lines) == 1  # a result, or one clear line


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=60).map(" ".join))
def test_words_and_signs_in_any_order(text: str) -> None:
    check(text)


def test_the_same_text_gives_the_same_cards() -> None:
    text = "The Seed Council met in Nairobi. It was founded in 2019 with 45 members. However, Kenya left it in 2021."
    assert cards_of(text) == cards_of(text)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_signs_of_all_scripts(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("seed and rain " * 20_000, id="no stop"),
        pytest.param("- The Seed Council was founded in 2019.\n" * 150, id="bullets"),
        pytest.param("(" * 5_000 + "Kenya was free in 1963." + ")" * 5_000, id="brackets"),
        pytest.param("<div>" * 2_000 + "Kenya was free in 1963." + "</div>" * 2_000, id="web page"),
        pytest.param("The Seed Council met. It was founded in 2019. " * 60, id="it, again and again"),
        pytest.param("🌱" * 3_000 + " Kenya was free in 1963.", id="pictures"),
        pytest.param("केन्या 1963 में स्वतंत्र हुआ। " * 300 + "Kenya was free in 1963.", id="two scripts"),
    ],
)
def test_large_and_odd(text: str) -> None:
    check(text)
