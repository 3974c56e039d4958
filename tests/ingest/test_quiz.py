"""Practice questions are set apart: what they state may be false."""

from __future__ import annotations

from textwrap import dedent

from studyapp.domain.article import BlockKind
from studyapp.ingest.blocks import read_blocks

FACT = "The lake was declared a reserve in 2006 by the Government of Sikkim."


def kept(text: str) -> list[str]:
    blocks = [item.block for item in read_blocks(dedent(text))]
    return [block.text for block in blocks if block.kind not in (BlockKind.NOISE, BlockKind.TITLE, BlockKind.HEADING)]


def test_statements_of_a_question_are_not_read() -> None:
    text = f"""\
        The Lake

        {FACT}

        Q. Consider the following statements about the lake:
        1. It lies in Assam.
        2. It never freezes.
        Which of the above are correct?
        (a) 1 only
        (b) Both 1 and 2
        Answer: (d)

        {FACT}
    """
    assert kept(text) == [FACT, FACT]


def test_options_after_a_question_are_not_read() -> None:
    text = f"""\
        {FACT}

        1. Where is the lake?
        a) It is in Assam
        b) It is in Sikkim
        Answer: b
        2. Who declared it a reserve?
        a) The Union Government
        b) The Government of Sikkim
    """
    assert kept(text) == [FACT, "Where is the lake?", "Who declared it a reserve?"]


def test_lettered_points_of_a_text_are_read() -> None:
    text = f"""\
        {FACT}

        The tests for the status are these:
        (a) early texts of high age;
        (b) a body of ancient writing.
    """
    assert kept(text) == [
        FACT,
        "The tests for the status are these:",
        "early texts of high age;",
        "a body of ancient writing.",
    ]


def test_a_ready_question_with_its_answer_is_kept() -> None:
    assert kept("Possible Mcq\n• Which lake is the largest? → Chilika\n") == ["Which lake is the largest? → Chilika"]
