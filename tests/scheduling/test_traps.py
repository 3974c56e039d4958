"""The traps of the fsrs package and of the fitting engine, each shown as it is there and as it is closed here.

The first half of a test fails when a new version of the package no longer has the trap: then its guard can go.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from zoneinfo import ZoneInfo

import fsrs
import numpy as np
import pytest

from studyapp.domain.day import study_day
from studyapp.domain.memory import Memory, Rating, State
from studyapp.scheduling import fit
from studyapp.scheduling.scheduler import Scheduler

AGAIN, HARD, GOOD, EASY = Rating
KOLKATA = ZoneInfo("Asia/Kolkata")
EVENING = datetime(2026, 11, 24, 20, 0, tzinfo=KOLKATA)
DAY = timedelta(days=1)


def package(**settings):
    return fsrs.Scheduler(learning_steps=(), relearning_steps=(), **settings)


def package_card(stability=10.0, difficulty=5.0, at=EVENING):
    return fsrs.Card(1, fsrs.State.Review, None, stability, difficulty, at.astimezone(UTC), at.astimezone(UTC))


def memory(stability=10.0, difficulty=5.0, at=EVENING):
    return Memory(State.REVIEW, None, stability, difficulty, at, at.astimezone(UTC), study_day(at, KOLKATA), reps=3)


def test_the_package_takes_the_next_noon_for_the_same_day():
    noon = EVENING + timedelta(hours=16)
    card, _ = package(enable_fuzzing=False).review_card(package_card(), fsrs.Rating.Good, noon.astimezone(UTC))
    assert card.stability == 10
    ours = Scheduler().review(memory(), GOOD, noon, KOLKATA, "card")
    whole_day, _ = package(enable_fuzzing=False).review_card(
        package_card(), fsrs.Rating.Good, (EVENING + DAY).astimezone(UTC)
    )
    assert ours.stability == whole_day.stability > 13


def test_in_the_package_sixty_easy_on_one_day_are_worth_twenty_years():
    card, ours = package_card(), memory()
    for _ in range(60):
        card, _ = package(enable_fuzzing=False).review_card(card, fsrs.Rating.Easy, EVENING.astimezone(UTC))
        ours = Scheduler().review(ours, EASY, EVENING, KOLKATA, "card")
    assert card.stability > 7000
    assert ours.stability == 10
    assert ours.due is not None
    assert study_day(ours.due, KOLKATA) == study_day(EVENING, KOLKATA) + 1


def test_the_package_gives_two_ratings_the_same_day():
    at = (EVENING + DAY).astimezone(UTC)
    days = [
        (package(enable_fuzzing=False).review_card(package_card(1.0, 9.9), rating, at)[0].due - at).days
        for rating in (fsrs.Rating.Hard, fsrs.Rating.Good, fsrs.Rating.Easy)
    ]
    assert days == [1, 2, 2]
    dues = [each.due for each in Scheduler().preview(memory(1.0, 9.9), EVENING + DAY, KOLKATA, "card")]
    assert dues == sorted(set(dues))


def test_the_package_draws_another_fuzz_each_time_so_no_preview_holds():
    at = (EVENING + 50 * DAY).astimezone(UTC)
    drawn = {
        package(enable_fuzzing=True).review_card(package_card(50.0), fsrs.Rating.Good, at)[0].due for _ in range(50)
    }
    assert len(drawn) > 1
    ours = {Scheduler().review(memory(50.0), GOOD, EVENING + 50 * DAY, KOLKATA, "card").due for _ in range(50)}
    assert ours == {Scheduler().preview(memory(50.0), EVENING + 50 * DAY, KOLKATA, "card")[2].due}


def test_the_package_believes_any_retention():
    at = (EVENING + 3 * DAY).astimezone(UTC)
    card, _ = package(enable_fuzzing=False, desired_retention=1.5).review_card(package_card(), fsrs.Rating.Good, at)
    assert (card.due - at).days == 1
    for nonsense in (1.5, 0.0, -1.0, float("nan")):
        with pytest.raises(ValueError, match="desired retention"):
            Scheduler(desired_retention=nonsense)


def test_a_clock_that_ran_backwards_is_the_same_day_in_both():
    back = EVENING - 5 * DAY
    card, _ = package(enable_fuzzing=False).review_card(package_card(), fsrs.Rating.Again, back.astimezone(UTC))
    ours = Scheduler().review(memory(), AGAIN, back, KOLKATA, "card")
    assert ours.stability == card.stability


def test_the_maximum_holds_after_fuzz_and_order():
    scheduler = Scheduler(maximum_days=100)
    dues = [each.due for each in scheduler.preview(memory(300.0, 3.0), EVENING + 30 * DAY, KOLKATA, "card")[1:]]
    days = [study_day(due, KOLKATA) - study_day(EVENING + 30 * DAY, KOLKATA) for due in dues]
    assert days == sorted(set(days))
    assert days[-1] <= 100


def test_the_engine_is_never_shown_a_history_without_a_later_day():
    """It panics on one, which is no Exception."""
    day = 700_000
    answers = fit.as_answers([(0, 3, day), (0, 3, day), (1, 3, day), (1, 4, day + 3)])
    shown = fit.histories(answers, 4)
    assert shown == [[(3, 0), (4, 3)]]
    assert all(any(elapsed > 0 for _, elapsed in history) for history in shown)


@pytest.mark.skipif(find_spec(fit.ENGINE) is None, reason="the fitting engine is an optional extra")
def test_the_engine_panics_where_we_say_it_does():
    engine = pytest.importorskip(fit.ENGINE)
    item = engine.FSRSItem([engine.FSRSReview(3, 0), engine.FSRSReview(3, 0)])
    with pytest.raises(BaseException) as told:  # noqa: PT011
        engine.FSRS(engine.DEFAULT_PARAMETERS).compute_parameters([item])
    assert not isinstance(told.value, Exception)


def test_what_the_engine_returns_is_looked_at():
    for nonsense in (None, [], [float("nan")] * 21, [1.0] * 21, [1] * 21, np.ones(21)):
        assert fit.checked(nonsense) is None
