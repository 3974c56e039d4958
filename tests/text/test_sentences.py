"""Where a sentence ends, and where a full stop is only an abbreviation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.text.sentences import MAX_LENGTH, split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "one",
    [
        "Deepwater Pvt. Ltd. has paid Rs. 5,000 crore for it.",
        "Order No. 12 and Nos. 14 to 18 were withdrawn.",
        "Dr. B.R. Ambedkar and J.S. Khehar were named.",
        "P.R. Sreejesh and D. Gukesh were there with Smt. A. Srija.",
        "The U.S. President spoke in Washington, D.C. on trade.",
        "India vs. Nepal, i.e. the last match, began at 9 a.m. on Sunday.",
        "Sec. 5 and Art. 21 apply; see Vol. 3.",
        "Seed Bank = est. July 12, 1982 on advice of a panel.",
        "1. The first summit was held at Rome",
        "It grew by 7.5 per cent to 1.33 million ha.",
        "They waited ... and left.",
        "The text covers systems.” the statement said.",
        "Brig. S. Rao and Lt. Gen. P. Nair met Prof. K. Iyer.",
        "The Bill of Feb. 2, 1971 lapsed.",
        "Who will pay? asked nobody.",
        "Sahyadri Co. Ltd. and Bros. merged.",
    ],
)
def test_one_sentence_stays_one(one: str) -> None:
    assert split(one) == [one]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Is it law? Yes! It is.", ["Is it law?", "Yes!", "It is."]),
        ("No. The two differ.", ["No.", "The two differ."]),
        ("He joined Deepwater Ltd. The firm grew.", ["He joined Deepwater Ltd.", "The firm grew."]),
        ("It was said in the U.S. The talks went on.", ["It was said in the U.S.", "The talks went on."]),
        ("It falls under Article 21A. It was added later.", ["It falls under Article 21A.", "It was added later."]),
        ("He won. 45 others lost.", ["He won.", "45 others lost."]),
        ("It grew in 2017. In 2018 it fell.", ["It grew in 2017.", "In 2018 it fell."]),
        (
            "“It is weak. It will not hold, he said. They left.",
            ["“It is weak.", "It will not hold, he said.", "They left."],
        ),
        ("“We won.” They cheered.", ["“We won.”", "They cheered."]),
        ("It fell... Nobody knew why.", ["It fell...", "Nobody knew why."]),
        ("(See page 5.) Then it went.", ["(See page 5.)", "Then it went."]),
        ("यह पहला है। यह दूसरा है।", ["यह पहला है।", "यह दूसरा है।"]),
        ("No stop at the end", ["No stop at the end"]),
        ("", []),
    ],
)
def test_where_text_is_cut(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_text_without_stops_is_cut_where_it_hurts_least() -> None:
    text = "one thing and another; " * 200
    parts = split(text)
    assert all(len(part) <= MAX_LENGTH for part in parts)
    assert all(part.endswith(";") for part in parts)


def test_a_word_without_end_is_cut_too() -> None:
    assert [len(part) for part in split("x" * (MAX_LENGTH + 5))] == [MAX_LENGTH, 5]


@given(st.text(st.sampled_from("aAb1 .!?…”“)।,;"), max_size=120))
def test_only_spaces_are_lost(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert list(spans) == sorted(spans)
