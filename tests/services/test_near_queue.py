"""The queue of a day is the same whether all cards were looked at or only those that may matter today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import Span
from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.day import study_day
from studyapp.domain.exam import Scope
from studyapp.domain.memory import Memory, Rating, State
from studyapp.domain.schedule import Timing
from studyapp.scheduling.columns import of_rows
from studyapp.scheduling.pace import USUAL_PACE, Pace, learned_pace
from studyapp.scheduling.recent import PACE_ANSWERS, PACE_DAYS
from studyapp.services.exam_planning import ExamPlanning
from studyapp.services.habit_choices import HabitChoices
from studyapp.services.habits import CATCH_UP_SETTING
from studyapp.services.review_session import Queue, ReviewSession
from studyapp.services.schedule_view import NEW_AT_HAND, ScheduleView
from studyapp.services.splitting import Wording
from studyapp.store.browse_store import BrowseStore
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import answered, article, card, draft, fact

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
TODAY = study_day(NOW, KOLKATA)


def reviewed(since: int, stability: float, due_in: int, state: State = State.REVIEW) -> Memory:
    """Return the memory of a card that was answered ``since`` days ago and is due in ``due_in`` days."""
    return Memory(
        state=state,
        step=None if state is State.REVIEW else 0,
        stability=stability,
        difficulty=5.0,
        due=NOW + timedelta(days=due_in, minutes=-1),
        last_review=NOW - timedelta(days=since),
        last_study_day=TODAY - since,
        reps=2,
    )


def fill(store: Store, memories: list[Memory], siblings: int = 1) -> list[str]:
    """Accept a card with each of these memories, ``siblings`` of them of one fact, and return their ids."""
    source = replace(article(), id="source", published=PartialDate(2026, 10))
    facts = [replace(fact(), id=f"fact {n}", article_id=source.id) for n in range(-(-len(memories) // siblings))]
    drafts = [
        replace(draft(str(n)), article_id=source.id, fact_id=facts[n // siblings].id) for n in range(len(memories))
    ]
    store.save_article(source, facts, drafts, ())
    made = [
        replace(card(each), memory=memory, created_at=NOW - timedelta(days=9, minutes=-number))
        for number, (each, memory) in enumerate(zip(drafts, memories, strict=True))
    ]
    store.accept(made)
    return [each.id for each in made]


def near_and_all(
    store: Store, minutes: float | None = None, by_source: bool = False
) -> tuple[Queue, Queue, ScheduleView]:
    """Return today's queue of a program that was just opened, and of one that has looked at every card before."""
    fresh, knowing = ScheduleView(store, KOLKATA), ScheduleView(store, KOLKATA)
    knowing.refresh(NOW)
    assert len(knowing.columns) == store.counts().cards
    sessions = [ReviewSession(store, KOLKATA, Random(1), view) for view in (fresh, knowing)]
    queues = [session.queue(NOW, minutes, by_source=by_source) for session in sessions]
    return queues[0], queues[1], fresh


MEMORIES = st.one_of(
    st.just(Memory()),
    st.builds(reviewed, st.integers(0, 90), st.floats(0.1, 400), st.integers(-40, 40)),
    st.builds(reviewed, st.integers(1, 3), st.sampled_from((2.0, 3.5)), st.integers(-1, 1)),  # known equally well
    st.builds(
        reviewed, st.just(0), st.floats(0.1, 4), st.integers(0, 1), st.sampled_from((State.LEARNING, State.RELEARNING))
    ),
    st.just(replace(reviewed(5, 3, 0), due=None)),  # nothing here makes these two
    st.just(Memory(due=NOW)),
)


@st.composite
def libraries(draw: st.DrawFn) -> list[Card]:
    """Return cards of three sources, some made at one moment, some from one place, some siblings, asleep or buried."""
    made = []
    for number, memory in enumerate(draw(st.lists(MEMORIES, max_size=40))):
        fact_number = draw(st.integers(0, 25))
        made.append(
            replace(
                card(draft(str(number))),
                id=draw(st.sampled_from("abc")) + f"card {number}",
                article_id=f"source {fact_number % 3}",
                fact_id=f"fact {fact_number}",
                span=Span(draw(st.integers(0, 2)), 9),
                created_at=NOW - timedelta(days=9, minutes=draw(st.integers(0, 3))),
                memory=memory,
                suspended=draw(st.integers(0, 7)) == 0,
                buried_until=draw(st.sampled_from((None, None, None, TODAY, TODAY + 1))),
            )
        )
    return made


def fill_with(store: Store, made: list[Card]) -> None:
    """Store sources of different months, with the facts, drafts and cards."""
    for number, month in enumerate((PartialDate(2024, 1), PartialDate(2026, 10), None)):
        source = f"source {number}"
        own = [each for each in made if each.article_id == source]
        facts = [replace(fact(), id=id_, article_id=source) for id_ in dict.fromkeys(each.fact_id for each in own)]
        drafts = [replace(draft(), id=each.draft_id, article_id=source, fact_id=each.fact_id) for each in own]
        store.save_article(replace(article(), id=source, published=month), facts, drafts, ())
    store.accept(made)


@given(
    libraries(),
    st.sampled_from((None, 0.0, 1.0, 5.0)),
    st.sampled_from(("", f"{TODAY + 5}")),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 39), st.sampled_from(Rating), st.sampled_from((0, 1, 8))), max_size=6),
    st.booleans(),
)
def test_the_first_queue_is_the_one_that_all_cards_lead_to(
    made, minutes, catching_up, easy, parking, by_source, given_answers, exam
):
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "library.sqlite", NOW)
        fill_with(store, made)
        store.set_setting(CATCH_UP_SETTING, catching_up and f"{catching_up} 20")
        if easy:
            HabitChoices(store).set_easy_weekdays(frozenset({1}))  # today is a Tuesday
        if parking:
            HabitChoices(store).set_parking(12)
        answering = ReviewSession(store, KOLKATA, Random(1))
        for number, rating, days_ago in sorted(given_answers, key=lambda each: -each[2]):
            if number < len(made):
                answering.answer(made[number].id, rating, NOW - timedelta(days=days_ago), 4000)
        if given_answers and answering.can_undo():
            answering.undo(NOW)
        if exam:
            ExamPlanning(store, KOLKATA, Random(1)).add("Prelims", PartialDate(2026, 12, 24), NOW, 20)
        near, whole, fresh = near_and_all(store, minutes, by_source)
        by_rows = ScheduleView(store, KOLKATA)
        by_rows.refresh(NOW)
        by_rows._columns = of_rows(store.schedule())  # as SQLite orders them, read one by one
        assert (
            near == whole == ReviewSession(store, KOLKATA, Random(1), by_rows).queue(NOW, minutes, by_source=by_source)
        )
        assert fresh.latest.pace(TODAY) == answering_pace(store)
        store.close()


def answering_pace(store: Store) -> Pace:
    """Return today's pace by the log, line by line."""
    standing = [line for line in store.reviews() if not line.undone and TODAY - PACE_DAYS <= line.study_day < TODAY]
    standing.sort(key=lambda line: (line.study_day, line.sequence))
    return learned_pace([Timing(line.rating, line.state, line.duration_ms) for line in standing[-PACE_ANSWERS:]])


def test_a_library_with_many_new_cards_is_not_read_whole(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    fill(store, [reviewed(9, 20, 30)] * 5 + [Memory()] * (NEW_AT_HAND + 50))
    near, whole, view = near_and_all(store)
    assert near == whole
    assert near.new == 20
    assert view.near_is_cut
    assert len(view.near) == NEW_AT_HAND
    store.close()


def test_when_the_new_cards_at_hand_are_not_enough_all_are_looked_at(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    fill(store, [Memory()] * (NEW_AT_HAND + 100), siblings=NEW_AT_HAND)  # two facts: the first one has all at hand
    near, whole, view = near_and_all(store)
    assert near == whole
    assert near.new == 2
    assert not view.near_is_cut
    store.close()


def test_news_that_rest_are_left_out_of_both(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    fill(store, [Memory(), reviewed(9, 5, -2)])
    HabitChoices(store).set_parking(1)
    near, whole, _ = near_and_all(store)
    assert near == whole
    assert near.card_ids != ()
    store.save_article(replace(article(), id="source", published=PartialDate(2024, 1)), (), (), ())
    near, whole, _ = near_and_all(store)
    assert near == whole
    store.close()


def test_an_edit_between_two_queues_is_followed_card_by_card(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    ids = fill(store, [reviewed(9, 5, -2), reviewed(9, 6, -2), reviewed(9, 50, 20), Memory(), Memory()], siblings=1)
    view = ScheduleView(store, KOLKATA)
    session = ReviewSession(store, KOLKATA, Random(1), view)
    assert session.queue(NOW).review == 2
    for edit in (
        lambda: store.suspend(ids[:1], True),
        lambda: store.suspend(ids[:1], False),
        lambda: store.bury(ids[3:4], TODAY + 1),
        lambda: session.answer(ids[1], Rating.AGAIN, NOW, 4000),
        lambda: session.undo(NOW),
        lambda: store.remove_cards(ids[4:]),
        lambda: store.save_memories({ids[2]: reviewed(30, 5, -3)}),
        lambda: store.save_answer(*answered(store.card(ids[3]))),
    ):
        edit()
        fresh = ReviewSession(store, KOLKATA, Random(1), ScheduleView(store, KOLKATA))
        assert session.queue(NOW) == fresh.queue(NOW)
    store.close()


def test_after_four_in_the_morning_the_cards_of_the_new_day_are_at_hand(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    fill(store, [reviewed(9, 5, 1), reviewed(9, 5, 2)])
    session = ReviewSession(store, KOLKATA, Random(1))
    assert [session.queue(NOW + timedelta(days=days)).review for days in (0, 1, 2, 0)] == [0, 1, 2, 0]
    store.close()


def test_a_card_with_other_tags_belongs_to_the_exams_of_those_at_once(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    fill(store, [Memory()] * 3)
    view = ScheduleView(store, KOLKATA)
    exams = ExamPlanning(store, KOLKATA, Random(1), view)
    exams.add("Polity", PartialDate(2026, 12, 24), NOW, 20, Scope(tags=("polity",)))
    assert exams.outlooks(NOW)[0].cards == 0
    BrowseStore(store).retag([store.schedule()[0].card_id], ("polity",), ())
    assert exams.outlooks(NOW)[0].cards == 1
    store.close()


def test_cards_that_were_made_before_others_belong_to_an_exam_at_once(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    ids = fill(store, [Memory()] * 3)
    view = ScheduleView(store, KOLKATA)
    exams = ExamPlanning(store, KOLKATA, Random(1), view)
    exams.add("Prelims", PartialDate(2026, 12, 24), NOW, 20)
    assert exams.outlooks(NOW)[0].cards == 3
    session = ReviewSession(store, KOLKATA, Random(1), view)
    session.split(ids[2], [Wording("First?", "One"), Wording("Second?", "Two")], NOW - timedelta(days=30))
    assert exams.outlooks(NOW)[0].cards == 4
    assert session.queue(NOW) == ReviewSession(store, KOLKATA, Random(1)).queue(NOW)
    store.close()


@pytest.mark.parametrize("taken_back", [False, True])
def test_the_pace_is_the_same_with_few_answers_at_hand_and_with_all(tmp_path, taken_back):
    store = open_store(tmp_path / "library.sqlite", NOW)
    ids = fill(store, [reviewed(9, 5, -2)] * 15)
    session = ReviewSession(store, KOLKATA, Random(1))
    for number, card_id in enumerate(ids):
        session.answer(card_id, Rating.GOOD, NOW - timedelta(days=1), 3000 + 100 * number)
    if taken_back:
        session.undo(NOW - timedelta(days=1))
    fresh, knowing = ScheduleView(store, KOLKATA), ScheduleView(store, KOLKATA)
    for view in (fresh, knowing):
        view.refresh(NOW)
    assert len(knowing.recent.days()) == 1
    assert fresh.latest.pace(TODAY) == knowing.latest.pace(TODAY)
    assert fresh.latest.pace(TODAY).review_seconds == pytest.approx(3.65 if taken_back else 3.7)
    store.close()


def test_an_answer_of_another_day_is_told_in_the_pace_at_once(tmp_path):
    store = open_store(tmp_path / "library.sqlite", NOW)
    ids = fill(store, [reviewed(9, 5, -2)] * 15)
    view = ScheduleView(store, KOLKATA)
    session = ReviewSession(store, KOLKATA, Random(1), view)
    session.queue(NOW)
    for card_id in ids[:12]:
        session.answer(card_id, Rating.GOOD, NOW - timedelta(days=1), 3000)  # the clock had been put back
    session.queue(NOW)
    assert view.latest.pace(TODAY).review_seconds == 3
    for _ in range(5):
        session.undo(NOW)
    session.queue(NOW)
    assert view.latest.pace(TODAY) == ScheduleView(store, KOLKATA).latest.pace(TODAY) == USUAL_PACE
    store.close()
