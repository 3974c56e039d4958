"""The schedule in columns says what the cards say, and who keeps it learns what was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import isnan
from pathlib import Path

import pytest

from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.prompt import Basic
from studyapp.domain.schedule import NO_DAY, NO_TIME_US, LogLine, ScheduleColumns
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
