"""The schedule in columns says what the cards say, and who keeps it learns what was written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import isnan
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import Span
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError, LibraryError
from studyapp.domain.exam import Scope
from studyapp.domain.prompt import Basic
from studyapp.domain.schedule import NO_DAY, NO_TIME_US, LogLine, ScheduleColumns
from studyapp.store import near, schedules
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from studyapp.store.writes import MOST_REMEMBERED, Writes
from tests.factories import DAY, NOW, answered, article, card, cloze, draft, exam, fact, undo_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(store: Store) -> Store:
    """Return a library with two cards."""
    store.save_article(article(), (fact(),), (draft(), cloze(), draft("third")), ())
    store.accept([card(), card(cloze())])
    return store


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def test_columns_hold_what_the_rows_hold(store: Store) -> None:
    reviewed, review = answered(card())
    store.save_answer(replace(reviewed, buried_until=DAY + 1), review)
    store.suspend([card(cloze()).id], True)
    columns = store.schedule_columns()
    first, second = store.schedule()
    assert list(columns.card_id) == [first.card_id, second.card_id]
    assert list(columns.fact_id) == [fact().id] * 2
    assert list(columns.created_us) == [micros(NOW)] * 2
    assert (list(columns.suspended), list(columns.buried_until)) == ([0, 1], [DAY + 1, NO_DAY])
    assert list(columns.state) == [first.memory.state, second.memory.state]
    assert columns.stability[0] == first.memory.stability
    assert columns.difficulty[0] == first.memory.difficulty
    assert isnan(columns.stability[1])
    assert first.memory.due is not None
    assert list(columns.due_us) == [micros(first.memory.due), NO_TIME_US]
    assert list(columns.last_review_us)[1] == NO_TIME_US
    assert list(columns.last_study_day) == [DAY, NO_DAY]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)), max_size=12), st.randoms())
def test_columns_are_in_the_order_of_the_rows(places: list[tuple[int, int, int]], chance: Random) -> None:
    """Cards of one moment come in the order of the article, those of one place in that of their keys."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "library.sqlite", NOW)
        made = []
        for number, (minute, source, start) in enumerate(places):
            of = draft(str(number))
            source_id = f"source {source}"
            store.save_article(
                replace(article(), id=source_id),
                (replace(fact(), id=f"fact {source}", article_id=source_id),),
                (replace(of, article_id=source_id, fact_id=f"fact {source}"),),
                (),
            )
            own = replace(card(of), article_id=source_id, fact_id=f"fact {source}", span=Span(start, 9))
            store.accept([replace(own, created_at=NOW + timedelta(minutes=minute))])
            made.append(own.id)
        chance.shuffle(made)
        for card_id in made[::2]:  # the index has them in another order now
            store.suspend([card_id], True)
        columns, rows = store.schedule_columns(), store.schedule()
        store.close()
    assert list(columns.card_id) == [row.card_id for row in rows]
    assert list(columns.suspended) == [row.suspended for row in rows]


def test_a_queue_looks_no_card_up(store: Store, path: Path) -> None:
    """All that it needs of due and new cards stands in one index, the new ones in their order."""
    with closing(sqlite3.connect(path)) as connection:
        for statement, values in (
            (near.REVIEWS, ("2026", DAY)),
            (near.NEW.format(near.IN_ORDER), (DAY, 9)),
            (schedules.CARDS, ()),
        ):
            (plan,) = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            assert "USING COVERING INDEX ix_cards_plan" in plan[3]


@pytest.mark.parametrize("column", ["due", "created_at", "stability", "lapses"])
def test_what_nobody_can_have_written_is_told_as_damage(
    store: Store, path: Path, column: str, caplog: pytest.LogCaptureFixture
) -> None:
    store.save_answer(*answered(card()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE cards SET {column} = 'nonsense'")
        connection.commit()
    with pytest.raises(LibraryError, match="damaged"):
        store.schedule_columns()
    caplog.clear()


def test_an_empty_library_has_empty_columns(tmp_path: Path) -> None:
    empty = open_store(tmp_path / "empty.sqlite", NOW)
    assert empty.schedule_columns() == ScheduleColumns()
    assert empty.months() == {}
    empty.close()


def test_rows_of_some_cards(store: Store) -> None:
    (row,) = store.schedule([card(cloze()).id, "nobody"])
    assert row.card_id == card(cloze()).id
    assert store.schedule([]) == ()


def test_a_scope_covers_cards(store: Store) -> None:
    both = {card().id, card(cloze()).id}
    assert store.covered(Scope()) == both
    assert store.covered(Scope(tags=("space",), sources=(article().id,), months=("2023-08",))) == both
    assert store.covered(Scope(tags=("polity",))) == set()
    assert store.covered(Scope(months=("2023-09",))) == set()


def test_months_are_those_that_are_known(store: Store) -> None:
    assert store.months() == {article().id: "2023-08"}
    store.save_article(replace(article(), id="a year", published=PartialDate(2023)), (), (), ())
    assert store.months() == {article().id: "2023-08"}


def test_the_log_is_read_from_where_one_stopped(store: Store) -> None:
    reviewed, review = answered(card())
    store.save_answer(reviewed, review)
    (line,) = store.log_lines(0, DAY)
    assert line == LogLine(1, review.id, card().id, 3, DAY, 4200, 0, None)
    assert store.log_lines(0, DAY + 1) == ()
    store.save_undo(card(), undo_of(review))
    (undo,) = store.log_lines(1, DAY + 1)  # an undo whatever its day
    assert (undo.sequence, undo.undoes) == (2, review.id)
    assert store.log_lines(2, 0) == ()


def test_reviews_come_card_by_card(store: Store) -> None:
    for number, of in enumerate((draft(), cloze(), draft()), 1):
        store.save_answer(*answered(card(of), number))
    reviews = tuple(store.reviews_by_card())
    ids = [review.card_id for review in reviews]
    assert ids == sorted(ids)
    assert sorted(review.sequence for review in reviews) == [1, 2, 3]


def test_burying_is_kept(store: Store) -> None:
    assert store.bury([card().id], DAY + 1) == Changes(cards=True, count=1)
    assert store.schedule([card().id])[0].buried_until == DAY + 1
    store.bury([card().id], None)
    assert store.schedule([card().id])[0].buried_until is None
    with pytest.raises(InputError, match="no card"):
        store.bury(["nobody"], DAY)


def test_parameters_are_adopted_with_the_memories(store: Store) -> None:
    memory = answered(card())[0].memory
    store.adopt_parameters("memory_parameters", "[1]", {card().id: memory})
    assert store.setting("memory_parameters") == "[1]"
    assert store.schedule([card().id])[0].memory == memory
    with pytest.raises(InputError, match="no card"):
        store.adopt_parameters("memory_parameters", "[2]", {"nobody": memory})
    assert store.setting("memory_parameters") == "[1]"


# What was written


def test_every_write_to_cards_is_noted(store: Store) -> None:
    first, second = card(), card(cloze())
    reviewed, review = answered(first)
    for write, written in (
        (lambda: store.save_answer(reviewed, review), {first.id}),
        (lambda: store.save_undo(first, undo_of(review)), {first.id}),
        (lambda: store.suspend([second.id], True), {second.id}),
        (lambda: store.bury([second.id], DAY), {second.id}),
        (lambda: store.save_prompt(first.id, Basic("When?", "Then")), {first.id}),
        (lambda: store.save_memories({first.id: reviewed.memory}), {first.id}),
        (lambda: store.accept([card(draft("third"))]), {card(draft("third")).id}),
        (lambda: store.take_back([draft("third").id]), {card(draft("third")).id}),
        (lambda: store.remove_cards([second.id]), {second.id}),
        (lambda: store.remove_article(article().id), {first.id}),
    ):
        mark = store.mark()
        write()
        assert store.mark().epoch == mark.epoch
        assert store.cards_since(mark) == written


def test_writes_beside_the_cards_are_counted(store: Store) -> None:
    mark = store.mark()
    store.set_setting("language", "hi")
    store.save_exam(exam())
    store.remove_exam(exam().id)
    store.save_article(article(), (fact(),), (), ())
    assert store.mark().other == mark.other + 4
    assert store.cards_since(mark) == set()
    store.save_answer(*answered(card()))
    assert store.mark().log == mark.log + 1


def test_a_write_that_failed_is_not_noted(store: Store) -> None:
    mark = store.mark()
    with pytest.raises(InputError):
        store.suspend([card().id, "nobody"], True)
    assert store.mark() == mark


def test_another_programs_write_begins_a_new_epoch(store: Store, path: Path) -> None:
    mark = store.mark()
    assert store.mark() == mark
    other = open_store(path, NOW)
    other.set_setting("language", "hi")
    other.close()
    assert store.mark().epoch != mark.epoch
    assert store.cards_since(mark) is None


def test_who_never_looked_must_read_all(store: Store) -> None:
    assert store.cards_since(None) is None


def test_a_history_that_is_too_long_is_forgotten() -> None:
    writes = Writes()
    mark = writes.mark()
    writes.cards(["a"])
    assert writes.cards_since(mark) == {"a"}
    writes.cards(str(number) for number in range(MOST_REMEMBERED))
    assert writes.cards_since(mark) is None
    assert writes.mark().cards == 0
