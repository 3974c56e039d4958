"""The line above every card."""

from __future__ import annotations

from studyapp.domain.dates import PartialDate
from studyapp.extract.topic import topic_line
from studyapp.ingest.reader import read_text

BODY = (
    "The council was founded in Nairobi in 2011, and Kenya was the first to join it.\n\n"
    "What it does\n\n• It keeps the seeds of Kenya in a vault near Nairobi.\n"
)


def topics(text: str, title: str = "", published: PartialDate | None = None) -> list[str]:
    article = read_text(text, title, published)
    return [topic_line(article, article.blocks[sentence.block]) for sentence in article.sentences]


def test_title_heading_and_month() -> None:
    assert topics(BODY, "African Seed Council", PartialDate(2021, 6, 15)) == [
        "African Seed Council · June 2021",
        "African Seed Council · What it does · June 2021",
    ]


def test_a_heading_that_names_only_a_part_is_left_out() -> None:
    text = BODY.replace("What it does", "Key facts")
    assert topics(text, "African Seed Council")[1] == "African Seed Council"


def test_without_a_title_the_names_that_the_text_speaks_of_most() -> None:
    text = "Kenya and Uganda met in 2011. Kenya signed first. Uganda signed last. Rwanda looked on."
    assert topics(text)[0] == "Kenya and Uganda"


def test_a_long_title_is_cut_behind_a_word() -> None:
    (first, *_) = topics(
        BODY,
        "The African Seed Council opens its vault near Nairobi to farmers of every country of the east",
    )
    assert len(first) <= 90
    assert first.endswith("…")
