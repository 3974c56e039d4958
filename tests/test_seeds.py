"""The sample articles: what a student meets on the first day, and fixed inputs of other tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studyapp.domain.article import Article, BlockKind, DateOrigin
from studyapp.ingest.reader import read_path
from studyapp.resources import seed_articles
from studyapp.services.import_articles import Prepared, prepare

# What a first-time student must at least find; a change that gives fewer has lost something.
LEAST_CONFIDENT_DRAFTS = 10

SEEDS = {
    "2020-10-08-india-japan-cybersecurity-agreement.txt": (
        "India and Japan Settle the Text of a Cybersecurity Agreement",
        "2020-10-08",
    ),
    "2024-01-07-aditya-l1-reaches-its-orbit.txt": ("Aditya-L1 Reaches Its Orbit Between Earth and Sun", "2024-01-07"),
    "2024-01-26-constitutional-and-other-bodies.txt": (
        "Constitutional, Statutory and Executive Bodies: Revision Note",
        "2024-01-26",
    ),
}


@pytest.fixture(params=sorted(SEEDS))
def path(request: pytest.FixtureRequest) -> Path:
    return next(path for path in seed_articles() if path.name == request.param)


@pytest.fixture
def article(path: Path) -> Article:
    return read_path(path)


def test_the_first_one_is_the_bulleted_note() -> None:
    assert [path.name for path in seed_articles()] == sorted(SEEDS)


def test_title_and_date_are_in_the_text(article: Article, path: Path) -> None:
    title, published = SEEDS[path.name]
    assert article.title == title
    assert article.published is not None
    assert article.published.iso() == published
    assert article.published_from is DateOrigin.TEXT


def test_the_text_is_kept_unchanged(article: Article, path: Path) -> None:
    assert article.text == path.read_bytes().decode("utf-8")


def test_every_sentence_stands_at_its_span(article: Article) -> None:
    assert article.sentences
    for sentence in article.sentences:
        there = article.text[sentence.span.start : sentence.span.end]
        assert re.sub(r"\s+", " ", there) == sentence.text


def test_the_sentences_hold_the_whole_article(article: Article) -> None:
    """Title, headings and the line with the date stand apart; nothing else is left out."""
    apart = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.NOISE}
    words = " ".join(sentence.text for sentence in article.sentences).split()
    assert words == " ".join(block.text for block in article.blocks if block.kind not in apart).split()


def test_the_kinds_of_layout_differ() -> None:
    kinds = [{block.kind for block in read_path(path).blocks} for path in seed_articles()]
    assert BlockKind.BULLET in kinds[0]
    assert BlockKind.BULLET not in kinds[1]
    assert BlockKind.KEY_VALUE in kinds[2]


def test_they_give_drafts_that_show_where_they_come_from(article: Article) -> None:
    *_, prepared = prepare(article)
    assert isinstance(prepared, Prepared)
    assert sum(draft.confident for draft in prepared.drafts) >= LEAST_CONFIDENT_DRAFTS
    for draft in prepared.drafts:
        there = article.text[draft.span.start : draft.span.end]
        assert re.sub(r"\s+", " ", there) in draft.source_sentence
