"""What is to be reviewed today, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.card import ScheduleRow
from studyapp.domain.day import day_start, study_day
from studyapp.domain.memory import Memory, State
from studyapp.scheduling.columns import of_rows
from studyapp.scheduling.pace import USUAL_PACE, Pace
from studyapp.scheduling.queue import Wishes, plan_day

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)
TODAY = study_day(NOW, KOLKATA)
MINUTE = timedelta(minutes=1)
NEW = Memory()


def row(card_id, memory=NEW, *, fact=None, made=0, suspended=False, buried_until=None):
    created = datetime(2026, 11, 1, tzinfo=UTC) + made * MINUTE
    return ScheduleRow(card_id, fact or f"fact of {card_id}", "article", created, memory, suspended, buried_until)


def in_review(stability, elapsed, due_in_days=0, difficulty=5.0):
    """A card last seen ``elapsed`` study days ago that falls due ``due_in_days`` from now."""
    last = day_start(TODAY - elapsed, KOLKATA)
    due = day_start(TODAY + due_in_days, KOLKATA)
    return Memory(State.REVIEW, None, stability, difficulty, due, last, TODAY - elapsed, 3, 0)


def learning(due, state=State.LEARNING, seen=NOW - MINUTE):
    return Memory(state, 0, 1.0, 5.0, due, seen, study_day(seen, KOLKATA), 1, 0)


def plan(*rows, now=NOW, zone=KOLKATA, pace=USUAL_PACE, **wishes):
    return plan_day(of_rows(sorted(rows, key=lambda each: each.created_at)), now, zone, Wishes(**wishes), pace)


def ids(*rows, **options):
    return list(plan(*rows, **options).card_ids)


# What comes


def test_an_empty_library_has_nothing_to_do():
    assert plan().card_ids == ()
    assert plan().minutes == 0


def test_reviews_come_on_their_study_day_and_not_before():
    rows = (row("today", in_review(10, 10)), row("late", in_review(5, 9, -4)), row("tomorrow", in_review(10, 9, 1)))
    assert ids(*rows) == ["late", "today"]


def test_a_card_that_is_due_at_any_hour_of_the_study_day_comes_from_its_beginning():
    evening = row("evening", in_review(10, 10, 1))  # due at 4 tomorrow in Kolkata, 17:30 today in New York
    assert ids(evening, zone=ZoneInfo("America/New_York"), now=NOW + timedelta(hours=12)) == ["evening"]


def test_after_four_in_the_morning_the_next_day_has_begun():
    tomorrow = row("tomorrow", in_review(10, 9, 1))
    night = datetime(2026, 11, 25, 3, 59, tzinfo=KOLKATA)
    assert ids(tomorrow, now=night) == []
    assert ids(tomorrow, now=night + MINUTE) == ["tomorrow"]


def test_suspended_and_buried_cards_stay_away():
    due = in_review(10, 10)
    assert ids(row("asleep", due, suspended=True), row("buried", due, buried_until=TODAY + 1)) == []
    assert ids(row("dug out", due, buried_until=TODAY)) == ["dug out"]


# The order


def test_learning_cards_that_are_due_come_first_by_due_time():
    rows = (
        row("review", in_review(10, 10)),
        row("second", learning(NOW - MINUTE)),
        row("first", learning(NOW - 5 * MINUTE, State.RELEARNING)),
    )
    assert ids(*rows) == ["first", "second", "review"]


def test_learning_cards_that_are_due_within_20_minutes_come_last_and_later_ones_not_yet():
    rows = (
        row("soon", learning(NOW + 20 * MINUTE)),
        row("sooner", learning(NOW + MINUTE)),
        row("later", learning(NOW + 21 * MINUTE)),
        row("review", in_review(10, 10)),
        row("new"),
    )
    assert ids(*rows) == ["review", "new", "sooner", "soon"]


def test_a_learning_card_seen_in_the_future_is_due_because_the_clock_was_put_back():
    future = NOW + timedelta(days=900)
    assert ids(row("lost", learning(future + MINUTE, seen=future))) == ["lost"]


def test_reviews_come_with_the_lowest_retrievability_first():
    rows = (
        row("0.9", in_review(10, 10)),
        row("lower", in_review(3, 12, -9)),
        row("higher", in_review(40, 20)),
    )
    assert ids(*rows) == ["lower", "0.9", "higher"]


def test_new_cards_come_by_age_evenly_among_the_reviews():
    reviews = [row(f"r{n}", in_review(10, 30 - n)) for n in range(6)]
    new = [row("younger", made=2), row("older", made=1)]
    assert ids(*reviews, *new) == ["r0", "r1", "older", "r2", "r3", "r4", "younger", "r5"]


def test_new_cards_are_20_a_day_or_what_is_left_of_them():
    rows = [row(f"n{n}", made=n) for n in range(30)]
    assert ids(*rows) == [f"n{n}" for n in range(20)]
    assert ids(*rows, new_left=3) == ["n0", "n1", "n2"]
    assert ids(*rows, new_left=0) == []
    assert ids(*rows, new_left=-2) == []


# Siblings


def test_of_the_cards_of_one_fact_the_first_comes_today():
    rows = (
        row("fresher", in_review(10, 10), fact="f"),
        row("staler", in_review(10, 20), fact="f"),
        row("new", fact="f"),
        row("other"),
    )
    assert ids(*rows) == ["staler", "other"]


def test_a_fact_that_was_seen_today_waits_for_another_day():
    seen = Memory(State.REVIEW, None, 9.0, 5.0, NOW + timedelta(days=9), NOW - MINUTE, TODAY, 1, 0)
    rows = (row("seen", seen, fact="f"), row("new", fact="f"), row("due", in_review(10, 10), fact="f"))
    assert ids(*rows) == []
    assert ids(*rows, now=NOW + timedelta(days=1)) == ["due"]


def test_learning_cards_are_not_kept_waiting_by_their_siblings():
    rows = (
        row("one", learning(NOW - MINUTE), fact="f"),
        row("two", learning(NOW - 2 * MINUTE), fact="f"),
        row("due", in_review(10, 10), fact="f"),
    )
    assert ids(*rows) == ["two", "one"]


# Minutes


def test_minutes_are_those_of_the_learner_with_lapses_and_steps():
    review, step, new = row("review", in_review(10, 10)), row("learning", learning(NOW - MINUTE)), row("new")
    assert plan(review).minutes == pytest.approx((0.9 * 12 + 0.1 * (18 + 6)) / 60)
    assert plan(step).minutes == pytest.approx(6 / 60)
    steps = 2 * 0.24 + 2 * 0.094 + 0.495
    assert plan(new).minutes == pytest.approx((20 + steps * 6) / 60)
    learner = Pace(new_seconds=30, review_seconds=6, forgotten_seconds=8, step_seconds=2)
    expected = 0.9 * 6 + 0.1 * 10 + 2 + 30 + steps * 2
    assert plan(review, step, new, pace=learner).minutes == pytest.approx(expected / 60)


def test_counts_tell_the_kinds():
    counted = plan(row("r", in_review(10, 10)), row("l", learning(NOW)), row("n"), row("m"))
    assert (counted.new, counted.learning, counted.review) == (2, 1, 1)


def test_when_time_is_short_learning_cards_go_first_then_reviews_then_new_cards():
    rows = [row("learning", learning(NOW)), row("new"), row("review", in_review(10, 10))]
    assert ids(*rows, minutes=7 / 60) == ["learning"]
    assert ids(*rows, minutes=20 / 60) == ["learning", "review"]
    assert sorted(ids(*rows, minutes=50 / 60)) == ["learning", "new", "review"]
    assert ids(*rows, minutes=0) == []


def test_steps_that_come_later_today_keep_their_seconds():
    reviews = [row(f"r{n}", in_review(10, 10)) for n in range(5)]
    step = row("step", learning(NOW + 25 * MINUTE))
    assert len(ids(*reviews, minutes=30 / 60)) == 2
    assert len(ids(*reviews, step, minutes=30 / 60)) == 1


def test_what_did_not_fit_is_counted():
    reviews = [row(f"r{n}", in_review(10, 10)) for n in range(5)]
    assert plan(*reviews, minutes=30 / 60).left_out == 3
    assert plan(*reviews).left_out == 0


def test_source_by_source_keeps_the_order_within_each():
    rows = [replace(row(f"{n}", in_review(10, 30 - n)), article_id="ab"[n % 2]) for n in range(6)]
    assert ids(*rows) == ["0", "1", "2", "3", "4", "5"]
    assert ids(*rows, by_source=True) == ["0", "2", "4", "1", "3", "5"]


def test_parked_cards_stay_away():
    rows = (row("news", in_review(10, 10)), row("old news", in_review(10, 10)), row("new"))
    assert ids(*rows, parked=np.array([False, True, True])) == ["news"]


def test_catching_up_todays_own_come_before_what_is_overdue_and_nothing_is_new():
    rows = (row("overdue", in_review(8, 16, -8)), row("today", in_review(10, 10)), row("new"))
    assert ids(*rows, catch_up=True) == ["overdue", "today"]
    assert ids(*rows, catch_up=True, minutes=15 / 60) == ["today"]


def test_when_time_is_short_the_reviews_that_gain_most_are_kept_in_their_order():
    rows = (
        row("stubborn", in_review(2, 6, difficulty=10.0)),  # the lowest retrievability, and hardly anything stays
        row("ready", in_review(8, 16)),
        row("due", in_review(12, 12)),
        row("safe", in_review(2000, 30)),
    )
    assert ids(*rows) == ["stubborn", "ready", "due", "safe"]
    assert ids(*rows, minutes=28 / 60) == ["ready", "due"]


memories = st.one_of(
    st.just(NEW),
    st.builds(in_review, st.floats(0.1, 500), st.integers(0, 300), st.integers(-100, 100)),
    st.builds(lambda minutes: learning(NOW + minutes * MINUTE), st.integers(-500, 500)),
)
libraries = st.lists(st.tuples(memories, st.integers(0, 12), st.booleans()), max_size=40).map(
    lambda cards: [row(f"c{n}", memory, fact=f"f{fact}", suspended=s) for n, (memory, fact, s) in enumerate(cards)]
)


@given(libraries, st.floats(0, 12), st.integers(0, 8))
def test_no_plan_is_longer_than_its_minutes_or_breaks_a_rule(rows, minutes, new_left):
    planned = plan(*rows, minutes=minutes, new_left=new_left)
    chosen = [next(each for each in rows if each.card_id == card_id) for card_id in planned.card_ids]
    in_days = [each for each in chosen if each.memory.state in (State.NEW, State.REVIEW)]
    assert planned.minutes <= minutes + 1e-9
    assert planned.new <= new_left
    assert len(planned.card_ids) == len(set(planned.card_ids)) == planned.new + planned.learning + planned.review
    assert len({each.fact_id for each in in_days}) == len(in_days)
    assert not any(each.suspended for each in chosen)
    assert set(planned.card_ids) <= set(plan(*rows, new_left=new_left).card_ids)
