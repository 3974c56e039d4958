"""Read a hundred thousand cards and a million answers as bare columns, and what cards stand on that came alone.

The driver's own rows are used, without a mapper; SQLite turns the times itself.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from typing import TypeVar

import numpy as np
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from studyapp.domain.lines import NONE, AnswerColumns, CardLine
from studyapp.store import sqlite
from studyapp.store.tables import CardRow

T = TypeVar("T")
_ANSWERS_AT_ONCE = 20_000
TIMES = {"created_ms": "created_at", "due_ms": "due", "last_review_ms": "last_review", "at_ms": "at"}
_READ_TIME = {
    "cards": "CAST(round((julianday({0}) - 2440587.5) * 86400000) AS INTEGER)",
    "review_log": "{0} / 1000",  # its times are microseconds
}

# What a card stands on, where nothing of it was read from an article: as much as the card itself says.
MISSING_FACTS = """
INSERT INTO facts (id, article_id, position, frame, rule, roles, statement, span_start, span_end, asks, topic, as_of,
                   hedge, attribution, score)
SELECT fact_id, article_id, 0, 'imported', 'imported', '[]',
       CASE explanation WHEN '' THEN text || ' ' || answer ELSE explanation END,
       span_start, span_end, '[]', topic, as_of, hedge, '', 1.0
FROM {cards} new WHERE true ON CONFLICT (id) DO NOTHING
"""
MISSING_DRAFTS = """
INSERT INTO drafts (id, fact_id, article_id, position, kind, text, answer, topic, explanation, source_sentence,
                    span_start, span_end, rule, score, confident, hedge, as_of, tags, verdict)
SELECT draft_id, fact_id, article_id, 0, kind, text, answer, topic, explanation, source_sentence,
       span_start, span_end, 'imported', 1.0, 1, hedge, as_of, tags, 'accepted'
FROM {cards} new WHERE true ON CONFLICT (id) DO NOTHING
"""


def card_ids(session: Session) -> frozenset[str]:
    """Return the ids of all cards."""
    return frozenset(session.scalars(select(CardRow.id)))


def read_cards(engine: Engine) -> Iterator[CardLine]:
    """Yield every card in the order in which they were made."""
    columns = ", ".join(_reading("cards", name) for name in CardLine._fields)
    query = f"SELECT {columns} FROM cards ORDER BY created_at, article_id, span_start, id"  # noqa: S608
    with _connected(engine) as connection:
        yield from map(CardLine._make, connection.execute(query))


def read_answers(engine: Engine) -> Iterator[AnswerColumns]:
    """Yield the answers that stand, in the order of the log, some thousands at a time.

    SQLite hands each column of them over as one text, which takes half the time of rows.
    """
    names = AnswerColumns._fields[1:]
    texts = ", ".join(f"group_concat(ifnull({_reading('review_log', name)}, {NONE}))" for name in names)
    undone = "SELECT review_id FROM review_log WHERE review_id IS NOT NULL"
    with _connected(engine) as connection:
        taken_back = connection.execute(f"{undone} LIMIT 1").fetchone()
        standing = f"AND id NOT IN ({undone})" if taken_back else ""  # asked of a million it takes its time
        query = (
            f"SELECT json_group_array(card_id), {texts} FROM review_log WHERE kind = 'review' {standing}"  # noqa: S608
            " AND sequence > ? AND sequence <= ?"
        )
        last = connection.execute("SELECT max(sequence) FROM review_log").fetchone()[0] or 0
        for start in range(0, last, _ANSWERS_AT_ONCE):
            ids, *columns = connection.execute(query, (start, start + _ANSWERS_AT_ONCE)).fetchone()
            if ids != "[]":
                yield AnswerColumns(json.loads(ids), *map(_numbers, columns))


def _numbers(text: str) -> array[int]:
    return array("q", np.fromstring(text, dtype=np.int64, sep=",").tobytes())


def answer_times(engine: Engine, card_ids: Container[str]) -> dict[str, set[int]]:
    """Return when these cards, or ones that were removed, were answered, in ms by id, whatever was taken back."""
    found: dict[str, set[int]] = {}
    with _connected(engine) as connection:
        for card_id, at in connection.execute("SELECT card_id, at / 1000 FROM review_log WHERE kind = 'review'"):
            if card_id in card_ids:
                found.setdefault(card_id, set()).add(at)
    return found


def complete(session: Session, add_cards: Callable[[], T]) -> T:
    """Add cards, and for each whose fact or draft is not there one that says what the card says."""
    connection = driver(session)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    added = add_cards()
    session.flush()
    connection.execute(MISSING_FACTS.format(cards="cards"))
    connection.execute(MISSING_DRAFTS.format(cards="cards"))
    return added


def _reading(table: str, name: str) -> str:
    return _READ_TIME[table].format(TIMES[name]) if name in TIMES else name


@contextmanager
def _connected(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Yield the driver's connection inside a reading transaction."""
    with sqlite.told_plainly(engine), Session(engine) as session, session.begin():
        yield driver(session)


def driver(session: Session) -> sqlite3.Connection:
    """Return the driver's own connection of a session."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection
