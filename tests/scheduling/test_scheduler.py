"""One card under FSRS-6: what an answer does to its memory."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.day import day_start, study_day
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.review import Review
from studyapp.scheduling.scheduler import Scheduler

AGAIN, HARD, GOOD, EASY = Rating
KOLKATA = ZoneInfo("Asia/Kolkata")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = [KOLKATA, BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia"), UTC]
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=KOLKATA)

NEW = Memory()

scheduler = Scheduler()


def answered(*answers: tuple[Rating, datetime], zone=KOLKATA, memory=NEW):
    for rating, at in answers:
        memory = scheduler.review(memory, rating, at, zone, "card")
    return memory


def graduated(at=NOW, zone=KOLKATA):
    """A card in REVIEW since ``at``."""
    return answered((EASY, at), zone=zone)


def local(memory, zone=KOLKATA):
    return memory.due.astimezone(zone)


# Steps


def test_a_new_card_comes_back_in_minutes_or_days():
    again, hard, good, easy = scheduler.preview(NEW, NOW, KOLKATA, "card")
    assert [(memory.state, memory.step) for memory in (again, hard, good, easy)] == [
        (State.LEARNING, 0),
        (State.LEARNING, 0),
        (State.LEARNING, 1),
        (State.REVIEW, None),
    ]
    assert again.due == NOW + timedelta(minutes=1)
    assert hard.due == NOW + timedelta(minutes=5, seconds=30)
    assert good.due == NOW + timedelta(minutes=10)
    assert easy.due > NOW + timedelta(days=5)


def test_good_twice_leaves_the_learning_steps():
    memory = answered((GOOD, NOW), (GOOD, NOW + timedelta(minutes=10)))
    assert memory.state is State.REVIEW
    assert memory.step is None
    assert memory.reps == 2
    assert memory.lapses == 0


def test_a_forgotten_card_is_asked_again_in_ten_minutes_and_counts_a_lapse():
    later = NOW + timedelta(days=8)
    memory = answered((AGAIN, later), memory=graduated())
    assert (memory.state, memory.step, memory.lapses) == (State.RELEARNING, 0, 1)
    assert memory.due == later + timedelta(minutes=10)
    back = answered((GOOD, memory.due), memory=memory)
    assert (back.state, back.step, back.lapses) == (State.REVIEW, None, 1)


def test_forgetting_while_learning_is_no_lapse():
    assert answered((GOOD, NOW), (AGAIN, NOW + timedelta(minutes=10))).lapses == 0


def test_without_steps_every_answer_counts_in_days():
    stepless = Scheduler(learning_steps=(), relearning_steps=())
    previews = stepless.preview(NEW, NOW, KOLKATA, "card")
    assert all(memory.state is State.REVIEW for memory in previews)
    assert [memory.due for memory in previews] == sorted({memory.due for memory in previews})


# Days


def test_a_day_interval_ends_when_its_study_day_begins():
    due = local(graduated())
    assert (due.hour, due.minute, due.second) == (4, 0, 0)


def test_due_at_four_by_the_wall_clock_across_a_change_of_clocks():
    due = local(graduated(datetime(2026, 10, 20, 9, 0, tzinfo=BERLIN), BERLIN), BERLIN)
    assert due.date() > date(2026, 10, 25)
    assert due.hour == 4


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2026-11-24 21:00", "2026-11-25 12:00", 1),  # the package counts 0
        ("2026-11-24 21:00", "2026-11-25 03:59", 0),  # still the same night
        ("2026-11-24 03:30", "2026-11-24 04:30", 1),  # a night's end and the next morning
        ("2026-11-24 05:00", "2026-11-27 04:00", 3),
    ],
)
def test_elapsed_time_is_the_difference_of_study_days(first, second, days):
    start, end = (datetime.fromisoformat(at).replace(tzinfo=KOLKATA) for at in (first, second))
    memory = replace(answered((GOOD, start)), due=end)
    package = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    epoch = datetime(2026, 1, 1, tzinfo=UTC)
    card, _ = package.review_card(fsrs.Card(card_id=1, due=epoch), fsrs.Rating.Good, epoch)
    card, _ = package.review_card(card, fsrs.Rating.Good, epoch + timedelta(days=days))
    after = answered((GOOD, end), memory=memory)
    assert (after.stability, after.difficulty) == (card.stability, card.difficulty)


def test_a_night_in_which_the_clocks_change_is_one_day():
    before = datetime(2026, 10, 24, 22, 0, tzinfo=BERLIN)
    after = datetime(2026, 10, 25, 22, 0, tzinfo=BERLIN)
    plain = answered((GOOD, NOW), (GOOD, NOW + timedelta(days=1)))
    across = answered((GOOD, before), (GOOD, after), zone=BERLIN)
    assert across.stability == plain.stability


def test_a_step_that_ends_after_the_rollover_comes_before_any_day_interval():
    late = datetime(2026, 11, 25, 3, 58, tzinfo=KOLKATA)
    learning = answered((GOOD, late - timedelta(minutes=11)))
    again, hard, good, easy = (memory.due for memory in scheduler.preview(learning, late, KOLKATA, "card"))
    assert hard == late + timedelta(minutes=10)
    assert again < hard < good < easy


def test_no_interval_is_longer_than_the_maximum():
    short = Scheduler(maximum_days=9)
    memory = Memory(State.REVIEW, None, 400.0, 5.0, NOW, NOW - timedelta(days=300), study_day(NOW, KOLKATA) - 300, 9, 0)
    days = [
        study_day(after.due, KOLKATA) - study_day(NOW, KOLKATA) for after in short.preview(memory, NOW, KOLKATA, "c")
    ]
    assert days == [0, 7, 8, 9]


def test_stability_ends_at_a_hundred_years():
    memory = Memory(State.REVIEW, None, 36_000.0, 1.0, NOW, NOW, study_day(NOW, KOLKATA) - 36_000, 9, 0)
    after = answered((EASY, NOW), memory=memory)
    assert after.stability == 36_500
    assert study_day(after.due, KOLKATA) - study_day(NOW, KOLKATA) <= 36_500


@pytest.mark.parametrize(
    "wrong",
    [
        {"desired_retention": 0.0},
        {"desired_retention": 1.0},
        {"desired_retention": float("nan")},
        {"maximum_days": 0},
        {"learning_steps": (timedelta(0),)},
        {"relearning_steps": (timedelta(days=1),)},
    ],
)
def test_nonsense_is_refused(wrong):
    with pytest.raises(ValueError, match="must be"):
        Scheduler(**wrong)


# Once more on the same day


def test_sixty_times_easy_on_one_day_is_once_easy():
    once = graduated()
    memory = answered(*((EASY, NOW + timedelta(minutes=minute)) for minute in range(1, 60)), memory=once)
    assert (memory.stability, memory.difficulty, memory.due) == (once.stability, once.difficulty, once.due)
    assert memory.reps == 60
    assert memory.last_review == NOW + timedelta(minutes=59)


@given(st.lists(st.sampled_from(Rating), max_size=60))
def test_no_answers_of_one_day_make_a_card_stronger_than_its_first_easy(ratings):
    memory = graduated()
    for minute, rating in enumerate(ratings, 1):
        memory = answered((rating, NOW + timedelta(minutes=minute)), memory=memory)
        assert memory.stability <= graduated().stability


def test_forgetting_on_the_day_of_the_last_review_counts():
    memory = answered((AGAIN, NOW + timedelta(hours=1)), memory=graduated())
    assert memory.state is State.RELEARNING
    assert memory.stability < graduated().stability
    assert memory.lapses == 1


def test_a_clock_that_ran_backwards_counts_as_no_day():
    memory = graduated()
    back = answered((GOOD, NOW - timedelta(days=400)), memory=memory)
    assert (back.stability, back.difficulty, back.due) == (memory.stability, memory.difficulty, memory.due)
    forgotten = answered((AGAIN, NOW - timedelta(days=400)), memory=memory)
    assert forgotten.due == NOW - timedelta(days=400) + timedelta(minutes=10)


def test_a_journey_west_makes_no_card_due_for_ever():
    morning = datetime(2026, 11, 24, 6, 0, tzinfo=KOLKATA)
    memory = replace(graduated(morning), due=day_start(study_day(morning, KOLKATA) + 1, KOLKATA))
    evening = datetime(2026, 11, 24, 20, 0, tzinfo=NEW_YORK)  # the same study day, yet its due time has passed
    assert memory.due < evening
    after = answered((GOOD, evening), memory=memory, zone=NEW_YORK)
    assert after.due == day_start(study_day(evening, NEW_YORK) + 1, NEW_YORK)


# Retrievability


def test_retrievability_starts_at_one_and_is_the_desired_one_after_as_many_days_as_the_stability():
    today = study_day(NOW, KOLKATA)
    memory = Memory(State.REVIEW, None, 20.0, 5.0, NOW, NOW, today, 3, 0)
    assert scheduler.retrievability(memory, today) == 1.0
    assert scheduler.retrievability(memory, today + 20) == pytest.approx(0.9)
    assert scheduler.retrievability(memory, today + 200) < 0.75
    assert scheduler.retrievability(memory, today - 5) == 1.0


def test_a_new_card_has_no_retrievability():
    assert scheduler.retrievability(Memory(), study_day(NOW, KOLKATA)) is None


# Rules that hold for every history

gaps = st.one_of(
    st.timedeltas(timedelta(0), timedelta(hours=1)),
    st.timedeltas(timedelta(0), timedelta(days=2)),
    st.timedeltas(timedelta(days=-3), timedelta(days=400)),
)
histories = st.lists(st.tuples(st.sampled_from(Rating), gaps, st.sampled_from(ZONES)), min_size=1, max_size=12)
# Nights of both changes of clocks are near: the last Sundays of March and October.
FIRST, LAST = datetime(2026, 3, 20), datetime(2026, 11, 10)  # noqa: DTZ001 (hypothesis adds the zone)
starts = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


def lived(start, history):
    """Yield the memory before each answer, with its time and zone, the rating, and the memory after it."""
    memory, now = Memory(), start
    for rating, gap, zone in history:
        now += gap
        after = scheduler.review(memory, rating, now, zone, "card")
        yield memory, now, zone, rating, after
        memory = after


@given(starts, histories)
def test_preview_is_what_the_answer_does(start, history):
    for memory, now, zone, rating, after in lived(start, history):
        assert scheduler.preview(memory, now, zone, "card")[rating - 1] == after


@given(starts, histories)
def test_due_times_are_in_the_order_of_the_ratings(start, history):
    for memory, now, zone, _, _ in lived(start, history):
        again, hard, good, easy = (after.due for after in scheduler.preview(memory, now, zone, "card"))
        today = study_day(now, zone)
        if memory.state is State.REVIEW and memory.last_study_day >= today:
            assert hard == good == easy
        else:
            assert now < again < hard < good < easy
            assert study_day(easy, zone) - today <= 36_500


@given(starts, histories)
def test_day_intervals_are_at_least_a_day_and_begin_with_the_study_day(start, history):
    for memory, now, zone, _, after in lived(start, history):
        again_today = memory.state is State.REVIEW and memory.last_study_day >= study_day(now, zone)
        if after.state is State.REVIEW and not again_today:
            assert after.due == day_start(study_day(after.due, zone), zone)
            assert study_day(after.due, zone) > study_day(now, zone)


@given(starts, histories, st.sampled_from(ZONES))
def test_the_memory_is_rebuilt_from_the_log_bit_for_bit_in_any_zone(start, history, zone_of_today):
    log, memory = [], Memory()
    for sequence, (_, now, zone, rating, after) in enumerate(lived(start, history), 1):
        log.append(logged(sequence, rating, now, zone, after))
        memory = after
    assert scheduler.rebuild("card", log[::-1], zone_of_today) == memory


@given(starts, histories)
def test_answers_taken_back_leave_no_trace(start, history):
    log, memory = [], Memory()
    for sequence, (_, now, zone, rating, after) in enumerate(lived(start, history), 1):
        log.append(replace(logged(2 * sequence - 1, AGAIN, now, zone, after), undone=True))
        log.append(logged(2 * sequence, rating, now, zone, after))
        memory = after
    other = replace(log[0], card_id="other", undone=False)
    assert scheduler.rebuild("card", [*log, other]) == memory


def logged(sequence, rating, now, zone, after):
    return Review(
        id=str(sequence),
        card_id="card",
        rating=rating,
        reviewed_at=now,
        study_day=study_day(now, zone),
        duration_ms=0,
        sequence=sequence,
        due=after.due,
    )


def test_a_log_without_due_times_is_rebuilt_in_the_zone_that_is_given():
    history = [
        (GOOD, timedelta(0), KOLKATA),
        (GOOD, timedelta(minutes=10), KOLKATA),
        (HARD, timedelta(days=3), KOLKATA),
    ]
    lives = list(lived(NOW, history))
    log = [
        replace(logged(at, rating, now, zone, after), due=None)
        for at, (_, now, zone, rating, after) in enumerate(lives, 1)
    ]
    assert scheduler.rebuild("card", log, KOLKATA) == lives[-1][-1]
    assert replace(scheduler.rebuild("card", log), due=None) == replace(lives[-1][-1], due=None)


def test_times_are_kept_as_utc():
    memory = answered((GOOD, datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))))
    assert memory.last_review.tzinfo is UTC
    assert memory.due.tzinfo is UTC


def test_scheduling_loads_no_torch():
    code = "import sys, studyapp.scheduling.queue; print({'torch', 'pandas'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
