"""Counts, minutes and times as a person says them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from studyapp.domain.errors import InputError
from studyapp.gui.review_flow import comes_next
from studyapp.gui.wording import count, date_words, due_words, error_line, minutes

INDIA = ZoneInfo("Asia/Kolkata")
EVENING = datetime(2026, 11, 20, 21, 0, tzinfo=INDIA)


@pytest.mark.parametrize(("number", "words"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards"), (1234, "1,234 cards")])
def test_counts(number: int, words: str) -> None:
    assert count(number, "card") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0 min"), (0.2, "1 min"), (23.6, "24 min"), (60, "1 h"), (70.4, "1 h 10 min"), (125, "2 h 5 min")],
)
def test_minutes(value: float, words: str) -> None:
    assert minutes(value) == words


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(days=-3), "now"),
        (timedelta(minutes=8), "in 8 min"),
        (timedelta(hours=3), "later today"),
        (timedelta(hours=6.5), "later today"),  # half past three at night is still today
        (timedelta(hours=7.5), "tomorrow"),  # half past four is not
        (timedelta(days=1), "tomorrow"),
        (timedelta(days=5), "in 5 days"),
        (timedelta(days=60), "in 60 days"),
        (timedelta(days=112), "12 March 2027"),
    ],
)
def test_due_times_in_study_days(later: timedelta, words: str) -> None:
    due = (EVENING + later).astimezone(UTC)
    assert due_words(due, EVENING.astimezone(UTC), INDIA) == words


def test_a_date_is_written_day_first() -> None:
    assert date_words(EVENING) == "Friday, 20 November"


def test_a_student_s_error_is_told_as_it_is_and_ours_is_not_spelled_out() -> None:
    assert error_line(InputError("The file is empty.")) == "The file is empty."
    assert "KeyError" not in error_line(KeyError("KeyError"))


class TestComesNext:
    """What a student reads who has done all that is due."""

    def test_soon_and_on_later_days(self) -> None:
        words = comes_next(EVENING + timedelta(minutes=9), (1, 12, 3), EVENING, INDIA)
        assert words == "The next card comes back in 9 min. Tomorrow: 12 cards."

    def test_later_days_only(self) -> None:
        assert comes_next(None, (0, 0, 0, 1), EVENING, INDIA) == "In 3 days: 1 card."

    def test_today_is_counted_when_nothing_is_known_of_the_hour(self) -> None:
        assert comes_next(None, (2, 0), EVENING, INDIA) == "2 cards come back later today."

    def test_nothing(self) -> None:
        assert comes_next(None, (0,) * 14, EVENING, INDIA) == "Nothing else is due in the next two weeks."
