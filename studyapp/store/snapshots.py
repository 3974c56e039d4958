"""Keep what plans read of the cards for the next start, and give it back only while no card was written since.

Triggers of the database itself note any write to a card, whoever wrote it. Loading many cards takes them down for a
while: that is seen by the number that SQLite gives to the schema, and by that of the last card.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from sqlalchemy import Connection

from studyapp.domain.memory import State
from studyapp.domain.schedule import NO_DAY, ScheduleColumns
from studyapp.store.schedules import micros

DAYS = 2  # after the day on which it was made a snapshot serves so many more
_WATCHING = ("snapshots_insert", "snapshots_update", "snapshots_delete")
_ALL = 0  # of no time
_TEXTS = ("card_id", "fact_id", "article_id")
_NUMBERS = {
    "created_us": "q",
    "suspended": "b",
    "buried_until": "i",
    "state": "b",
    "stability": "d",
    "difficulty": "d",
    "due_us": "q",
    "last_review_us": "q",
    "last_study_day": "i",
    "lapses": "i",
}
_NOW = "(SELECT schema_version FROM pragma_schema_version), (SELECT coalesce(max(rowid), 0) FROM cards)"
_HOLDS = (
    "SELECT {} FROM snapshots, snapshot_contents"  # noqa: S608
    f" WHERE valid AND (schema, last) = ({_NOW}) AND study_day <= ? AND until {{}}"
)
_EVERYTHING = _HOLDS.format("content", f"= {_ALL}")
_OF_DAY = _HOLDS.format("content, cut", ">= ? ORDER BY until LIMIT 1")
_SERVES = f"SELECT EXISTS ({_HOLDS.format('1', '> ?')})"
_NOTE = f"REPLACE INTO snapshots (id, valid, schema, last, study_day) SELECT 1, true, {_NOW}, ?"
_TRIGGERS = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (?, ?, ?)"


def everything(connection: Connection) -> ScheduleColumns | None:
    """Return the columns of all cards in the order in which they were made, None where they are not known."""
    row = connection.exec_driver_sql(_EVERYTHING, (date.max.toordinal(),)).first()
    return None if row is None else unpacked(row[0])


def of_day(connection: Connection, today: int, end: datetime) -> tuple[ScheduleColumns, bool] | None:
    """Return the cards that may matter on a study day, and whether there may be more new ones; None if not known."""
    row = connection.exec_driver_sql(_OF_DAY, (today, _us(end))).first()
    columns = None if row is None else unpacked(row[0])
    return None if row is None or columns is None else (columns, bool(row[1]))


def serves(connection: Connection, today: int, end: datetime) -> bool:
    """Return whether there is a snapshot that serves longer than the study day that ends at ``end``."""
    return bool(connection.exec_driver_sql(_SERVES, (today, _us(end))).scalar())


def keep(connection: Connection, columns: ScheduleColumns, today: int, end: datetime, most_new: int) -> None:
    """Store the columns of all cards, which are those of now, on a study day that ends at ``end``."""
    contents = [(_ALL, False, packed(columns))]
    for days in range(DAYS + 1):
        until = _us(end + timedelta(days=days))
        near, cut = _near(columns, today, until, most_new)
        contents.append((until, cut, packed(near)))
    if all(content is not None for _, _, content in contents) and _watched(connection):
        connection.exec_driver_sql("DELETE FROM snapshot_contents")
        connection.exec_driver_sql("INSERT INTO snapshot_contents (until, cut, content) VALUES (?, ?, ?)", contents)
        connection.exec_driver_sql(_NOTE, (today,))


def _watched(connection: Connection) -> bool:
    """Return whether all triggers stand."""
    return connection.exec_driver_sql(_TRIGGERS, _WATCHING).scalar() == len(_WATCHING)


def _us(moment: datetime) -> int:
    return int(micros((moment,))[0])


def _near(columns: ScheduleColumns, today: int, until: int, most_new: int) -> tuple[ScheduleColumns, bool]:
    """Return the cards that may be asked on study days from ``today`` to ``until``, and whether new ones are left out."""
    state, day = np.asarray(columns.state), np.asarray(columns.last_study_day)
    new = np.flatnonzero((state == State.NEW) & (day == NO_DAY) & ~np.asarray(columns.suspended, dtype=np.bool_))
    wanted = (state == State.LEARNING) | (state == State.RELEARNING) | (day >= today)
    wanted |= (state == State.REVIEW) & (np.asarray(columns.due_us) < until)
    wanted[new[:most_new]] = True
    places = np.flatnonzero(wanted)
    card, fact, article = ([getattr(columns, name)[place] for place in places.tolist()] for name in _TEXTS)
    numbers: list[Any] = [np.asarray(getattr(columns, name))[places] for name in _NUMBERS]
    return ScheduleColumns(card, fact, article, *numbers), len(new) > most_new


def packed(columns: ScheduleColumns) -> bytes | None:
    """Return the columns as bytes, None where they hold what does not fit (no library that this app wrote does)."""
    parts: list[bytes] = []
    for name in _TEXTS:
        distinct, codes = _coded(getattr(columns, name))
        if any("\n" in text for text in distinct):
            return None
        parts += "\n".join(distinct).encode(), codes.tobytes()
    try:
        for name, code in _NUMBERS.items():
            parts.append(array(code, np.asarray(getattr(columns, name)).tolist()).tobytes())
    except OverflowError:
        return None
    head = json.dumps([sys.byteorder, *map(len, parts)]).encode()
    return b"\n".join((head, b"".join(parts)))


def unpacked(content: bytes) -> ScheduleColumns | None:
    """Return the columns, None where another kind of computer wrote them or they are damaged: the cards tell them, too."""
    try:
        columns = _unpacked(content)
    except (ValueError, TypeError, IndexError, StopIteration):
        return None
    return columns if columns is not None and len(set(map(len, vars(columns).values()))) == 1 else None


def _unpacked(content: bytes) -> ScheduleColumns | None:
    head, _, _ = content.partition(b"\n")
    order, *lengths = json.loads(head)
    if order != sys.byteorder:
        return None
    ends = list(accumulate(lengths, initial=len(head) + 1))
    view = memoryview(content)
    parts = iter([view[start:end] for start, end in pairwise(ends)])
    card, fact, article = [_decoded(next(parts), next(parts)) for _ in _TEXTS]
    numbers: list[Any] = [np.frombuffer(part, dtype=code) for part, code in zip(parts, _NUMBERS.values(), strict=True)]
    return ScheduleColumns(card, fact, article, *numbers)


def _coded(texts: Sequence[str]) -> tuple[list[str], array[int]]:
    """Return the distinct texts and the place of each in them, no places where all are distinct."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return list(places), array("i", map(places.__getitem__, texts) if len(places) < len(texts) else ())


def _decoded(distinct: memoryview, codes: memoryview) -> list[str]:
    words = str(distinct, "utf-8").split("\n") if len(distinct) else []
    return list(map(words.__getitem__, codes.cast("i").tolist())) if len(codes) else words
