"""What is kept of the cards for the next start is given back while it is true, and never after."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from math import isnan
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.bootstrap import open_services
from studyapp.domain.day import day_end, study_day
from studyapp.domain.memory import Memory, Rating
from studyapp.domain.schedule import ScheduleColumns
from studyapp.scheduling.columns import of_rows, written
from studyapp.services.review_session import Queue, ReviewSession
from studyapp.services.schedule_view import WORTH_KEEPING, ScheduleView
from studyapp.store import bulk_add, snapshots
from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import cloze
from tests.services.test_near_queue import KOLKATA, NOW, TODAY, fill, fill_with, libraries, reviewed

LIBRARY = "library.sqlite"
MEMORIES = [reviewed(9, 5, -2), reviewed(9, 6, 0), reviewed(2, 3, 1), reviewed(2, 3, 2), Memory(), Memory()]


def keep(store: Store, now: datetime = NOW) -> None:
    """Close the look at all cards, as a program that ends does."""
    view = ScheduleView(store, KOLKATA)
    view.refresh(now)
    assert len(view.columns) == store.counts().cards
    view.keep(now, least=0)


def is_kept(store: Store, now: datetime = NOW) -> bool:
    """Return whether the cards of that day are read of what was kept."""
    today = study_day(now, KOLKATA)
    with store._looking() as connection:
        return snapshots.of_day(connection, today, day_end(today, KOLKATA)) is not None


def queue_of(store: Store, now: datetime = NOW) -> Queue:
    """Return the queue of a program that was just opened."""
    return ReviewSession(store, KOLKATA, Random(1)).queue(now)


def queue_by_rows(store: Store, now: datetime = NOW) -> Queue:
    """Return the queue that the cards themselves lead to."""
    view = ScheduleView(store, KOLKATA)
    view.refresh(now)
    view._columns = of_rows(store.schedule())
    return ReviewSession(store, KOLKATA, Random(1), view).queue(now)


@given(libraries(), st.sampled_from((-1, 0, 1, 2, 3)))
def test_the_queue_of_what_was_kept_is_that_of_the_cards_on_any_day(made, days):
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / LIBRARY, NOW)
        fill_with(store, made)
        keep(store)
        later = NOW + timedelta(days=days)
        assert is_kept(store, later) == (0 <= days <= snapshots.DAYS)
        assert queue_of(store, later) == queue_by_rows(store, later)
        knowing = ScheduleView(store, KOLKATA)
        assert alike(written(knowing.columns), written(of_rows(store.schedule())))
        store.close()


def alike(one: ScheduleColumns, other: ScheduleColumns) -> bool:
    """Return whether both say the same of every card."""

    def listed(columns: ScheduleColumns) -> list[list[object]]:
        return [
            ["none" if isinstance(each, float) and isnan(each) else each for each in list(values)]
            for values in vars(columns).values()
        ]

    return listed(one) == listed(other)


def bare(statement: str) -> Callable[[Store, Path, list[str]], None]:
    """Return a write of another program that knows nothing of this one."""

    def write(_store: Store, path: Path, _ids: list[str]) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)

    return write


def load_many(_store: Store, path: Path, _ids: list[str]) -> None:
    """Add a card as a load of many does, with indexes and triggers taken down."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        names = ", ".join(each[1] for each in connection.execute("PRAGMA table_info(cards)").fetchall()[4:])
        connection.execute("BEGIN")
        with bulk_add._taken_down(connection, "cards"):
            connection.execute(
                f"INSERT INTO cards (id, fact_id, article_id, draft_id, {names})"
                f" SELECT 'another', 'another fact', article_id, 'another draft', {names} FROM cards LIMIT 1"
            )
        connection.execute("COMMIT")


WRITES: dict[str, Callable[[Store, Path, list[str]], object]] = {
    "answer": lambda store, _, ids: ReviewSession(store, KOLKATA, Random(1)).answer(ids[0], Rating.AGAIN, NOW),
    "suspend": lambda store, _, ids: store.suspend(ids[:1], True),
    "bury": lambda store, _, ids: store.bury(ids[:1], TODAY + 1),
    "reword": lambda store, _, ids: store.save_prompt(ids[0], cloze().prompt),
    "rebuild": lambda store, _, ids: store.save_memories({ids[0]: reviewed(30, 5, -3)}),
    "remove a card": lambda store, _, ids: store.remove_cards(ids[:1]),
    "remove the source": lambda store, _, ids: store.remove_article(store.card(ids[0]).article_id),
    "another program's change": bare("UPDATE cards SET due = '2020-01-01 00:00:00.000000' WHERE state = 2"),
    "another program's removal": bare("DELETE FROM cards WHERE state = 0"),
    "a load of many": load_many,
    "a vacuum": bare("VACUUM"),
}


@pytest.mark.parametrize("write", WRITES)
def test_after_any_write_to_a_card_nothing_is_given_back(tmp_path, write):
    store = open_store(tmp_path / LIBRARY, NOW)
    ids = fill(store, MEMORIES)
    keep(store)
    assert is_kept(store)
    WRITES[write](store, tmp_path / LIBRARY, ids)
    assert not is_kept(store)
    assert queue_of(store) == queue_by_rows(store)
    assert list(store.schedule_columns().card_id) == [row.card_id for row in store.schedule()]
    if store.counts().cards:
        keep(store)
        assert is_kept(store)
        assert queue_of(store) == queue_by_rows(store)
    store.close()


def test_an_undo_is_noticed_too(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    ids = fill(store, MEMORIES)
    session = ReviewSession(store, KOLKATA, Random(1))
    session.answer(ids[0], Rating.GOOD, NOW)
    keep(store)
    session.undo(NOW)
    assert not is_kept(store)
    assert queue_of(store) == queue_by_rows(store)
    store.close()


def test_what_was_kept_survives_what_is_no_card(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    keep(store)
    store.set_setting("language", "hi")
    assert is_kept(store)
    store.close()


def test_a_load_is_noticed_even_where_the_number_of_the_schema_is_that_of_before(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    keep(store)
    with closing(sqlite3.connect(tmp_path / LIBRARY)) as connection:
        (number,) = connection.execute("PRAGMA schema_version").fetchone()
    load_many(store, tmp_path / LIBRARY, [])
    bare(f"PRAGMA schema_version = {number}")(store, tmp_path / LIBRARY, [])
    assert not is_kept(store)
    store.close()


def test_in_another_zone_the_day_may_end_later_and_is_read_anew(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    keep(store)
    far = ZoneInfo("Pacific/Pago_Pago")
    later = NOW + timedelta(days=snapshots.DAYS)
    today = study_day(later, far)
    with store._looking() as connection:
        assert snapshots.of_day(connection, today, day_end(today, far)) is not None
        assert snapshots.of_day(connection, today + 1, day_end(today + 1, far)) is None
    store.close()


def test_what_another_program_wrote_meanwhile_is_not_taken_for_known(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    view = ScheduleView(store, KOLKATA)
    view.refresh(NOW)
    columns = written(view.columns)
    bare("UPDATE cards SET suspended = 1")(store, tmp_path / LIBRARY, [])
    store.keep_columns(columns, TODAY, day_end(TODAY, KOLKATA), 200)
    assert not is_kept(store)
    store.close()


def test_nothing_is_kept_where_no_trigger_would_notice_a_write(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    bare("DROP TRIGGER snapshots_update")(store, tmp_path / LIBRARY, [])
    keep(store)
    assert not is_kept(store)
    store.close()


def test_a_copy_of_the_library_is_right_by_itself(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    ids = fill(store, MEMORIES)
    keep(store)
    copy = store.keep_copy(tmp_path / "copies", NOW)
    store.suspend(ids[:2], True)
    keep(store)
    store.close()
    shutil.copy(copy, tmp_path / LIBRARY)
    store = open_store(tmp_path / LIBRARY, NOW)
    assert queue_of(store) == queue_by_rows(store)
    assert queue_of(store).review == 2
    store.close()


def test_a_small_library_keeps_nothing_and_closes_as_ever(tmp_path):
    services = open_services(tmp_path, clock=lambda: NOW, zone=KOLKATA)
    services.statistics.summary(NOW)
    services.close()
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    view = ScheduleView(store, KOLKATA)
    view.refresh(NOW)
    assert len(view.columns) < WORTH_KEEPING
    view.keep(NOW)
    assert not is_kept(store)
    store.close()


def test_what_does_not_fit_is_not_packed(tmp_path):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    columns = store.schedule_columns()
    assert alike(snapshots.unpacked(snapshots.packed(columns)), columns)
    assert snapshots.packed(replace(columns, card_id=["two\nlines", *list(columns.card_id)[1:]])) is None
    assert snapshots.packed(replace(columns, lapses=[2**40] * len(MEMORIES))) is None
    other = snapshots.packed(columns).replace(b'"little"', b'"middle"').replace(b'"big"', b'"middle"')
    assert snapshots.unpacked(other) is None
    store.close()


@pytest.mark.parametrize("place", [0, 1, 40, 300, -1])
def test_damage_in_what_was_kept_is_no_damage_of_the_library(tmp_path, place):
    store = open_store(tmp_path / LIBRARY, NOW)
    fill(store, MEMORIES)
    keep(store)
    whole = snapshots.packed(store.schedule_columns())
    assert snapshots.unpacked(whole[:place]) is None
    with closing(sqlite3.connect(tmp_path / LIBRARY)) as connection:
        connection.execute("UPDATE snapshot_contents SET content = ?", (whole[:place],))
        connection.commit()
    assert queue_of(store) == queue_by_rows(store)
    assert list(store.schedule_columns().card_id) == [row.card_id for row in store.schedule()]
    store.close()
