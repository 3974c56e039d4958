"""The values of the call's words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from studyapp.cli.values import find_ids, read_count, read_kinds, read_rating, read_when
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Rating

IDS = ["aaaa1111", "aaaa2222", "bbbb3333"]


@pytest.mark.parametrize("word", ["bbbb3333", "bbbb", "BBBB3"])
def test_an_id_may_be_cut(word: str) -> None:
    assert find_ids([word], IDS, "card") == ("bbbb3333",)


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("aaaa", "aaaa: 2 cards begin so; write more of the id"),
        ("bbb", "there is no card bbb"),
        ("cccc", "there is no card cccc"),
        ("", ": 3 cards begin so; write more of the id"),
    ],
)
def test_an_id_must_be_clear(word: str, line: str) -> None:
    with pytest.raises(InputError) as error:
        find_ids([word], IDS, "card")
    assert str(error.value) == line


@pytest.mark.parametrize("text", ["2026-11-24T09:30+05:30", "2026-11-24T04:00Z", "2026-11-24 04:00+00:00"])
def test_times_with_an_offset(text: str) -> None:
    assert read_when(text) == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "rating"), [("again", Rating.AGAIN), ("Hard", Rating.HARD), ("3", Rating.GOOD), ("EASY", Rating.EASY)]
)
def test_ratings(text: str, rating: Rating) -> None:
    assert read_rating(text) is rating


@pytest.mark.parametrize("text", ["-1", "1.5", "²", "", "many"])
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(InputError, match="not a whole number"):
        read_count(text, "--max")


def test_kinds() -> None:
    assert read_kinds(None) == ("qa", "cloze")
    assert read_kinds(" cloze, ") == ("cloze",)
