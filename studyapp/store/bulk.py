"""Read and write a hundred thousand cards and a million answers as bare columns, past everything that is slow.

The driver's own rows are used, without a mapper; SQLite turns the times itself. What is written is the same as
everywhere else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from studyapp.domain.article import Article
from studyapp.domain.lines import AnswerLine, CardLine
from studyapp.store import articles, sqlite
from studyapp.store.tables import CardRow

T = TypeVar("T")
_MS = "CAST(round((julianday({0}) - 2440587.5) * 86400000) AS INTEGER)"
_TIME = "strftime('%Y-%m-%d %H:%M:%f000', ? / 1000.0, 'unixepoch')"  # as SQLAlchemy writes a time
_TIMES = {"created_ms": "created_at", "due_ms": "due", "last_review_ms": "last_review", "at_ms": "at"}
_CONSTANTS = {"review_log": {"kind": "'review'"}}
_ROWS_A_STATEMENT = 400
_FEW = 5000  # that many are written without taking the indexes of the log down first

# What a card stands on, where nothing of it was read from an article: as much as the card itself says.
_MISSING_FACTS = """
INSERT INTO facts (id, article_id, position, frame, rule, roles, statement, span_start, span_end, asks, topic, as_of,
                   hedge, attribution, score)
SELECT fact_id, article_id, 0, 'imported', 'imported', '[]',
       CASE explanation WHEN '' THEN text || ' ' || answer ELSE explanation END,
       span_start, span_end, '[]', topic, as_of, hedge, '', 1.0
FROM cards WHERE NOT EXISTS (SELECT 1 FROM facts WHERE facts.id = cards.fact_id) GROUP BY fact_id
"""
_MISSING_DRAFTS = """
INSERT INTO drafts (id, fact_id, article_id, position, kind, text, answer, topic, explanation, source_sentence,
                    span_start, span_end, rule, score, confident, hedge, as_of, tags, verdict)
SELECT draft_id, fact_id, article_id, 0, kind, text, answer, topic, explanation, source_sentence,
       span_start, span_end, 'imported', 1.0, 1, hedge, as_of, tags, 'accepted'
FROM cards WHERE NOT EXISTS (SELECT 1 FROM drafts WHERE drafts.id = cards.draft_id)
"""


@dataclass(frozen=True)
class Added:
    """How much was new to the library."""

    cards: int
    answers: int


def card_ids(session: Session) -> frozenset[str]:
    """Return the ids of all cards."""
    return frozenset(session.scalars(select(CardRow.id)))


def cards_exist(session: Session, article_id: str) -> bool:
    """Return whether an article has any card."""
    return session.scalar(select(CardRow.id).where(CardRow.article_id == article_id).limit(1)) is not None


def read_cards(engine: Engine) -> Iterator[CardLine]:
    """Yield every card in the order in which they were made."""
    columns = ", ".join(_reading(name) for name in CardLine._fields)
    query = f"SELECT {columns} FROM cards ORDER BY created_at, article_id, span_start, id"  # noqa: S608
    with _connected(engine) as connection:
        yield from map(CardLine._make, connection.execute(query))


def read_answers(engine: Engine) -> Iterator[AnswerLine]:
    """Yield every answer that stands, in the order of the log."""
    columns = ", ".join(_reading(name) for name in AnswerLine._fields)
    query = (
        f"SELECT {columns} FROM review_log WHERE kind = 'review'"  # noqa: S608
        " AND id NOT IN (SELECT review_id FROM review_log WHERE kind = 'undo') ORDER BY sequence"
    )
    with _connected(engine) as connection:
        yield from connection.execute(query)


def add(
    engine: Engine,
    cards: Iterable[CardLine],
    answers: Iterable[AnswerLine],
    new_articles: Callable[[], Iterable[Article]],
    wordings: Callable[[], Mapping[str, tuple[str, str]]],
) -> Added:
    """Add cards and then answers that are new, with what they stand on; all of it or, on any error, nothing.

    After the last card ``new_articles`` is asked for the sources, of which those are added that have cards and are not there
    yet, and ``wordings`` for other words (text and answer by id) for cards that are there. The log keeps the order of answers.
    """
    with (
        sqlite.told_plainly(engine),
        _without_wal(engine),
        Session(sqlite.for_writing(engine)) as session,
        session.begin(),
    ):
        connection = _driver(session)

        def add_cards() -> int:
            added = _add_lines(connection, "cards", CardLine._fields, cards)
            for article in new_articles():
                if articles.get(session, article.id) is None and cards_exist(session, article.id):
                    articles.put(session, article)
            return added

        added = complete(session, add_cards)
        words = ((text, answer, id_) for id_, (text, answer) in wordings().items())
        connection.executemany("UPDATE cards SET text = ?, answer = ? WHERE id = ?", words)
        answered = _add_lines(connection, "review_log", AnswerLine._fields, answers)
    return Added(added, answered)


def complete(session: Session, add_cards: Callable[[], T]) -> T:
    """Add cards, and for each whose fact or draft is not there one that says what the card says."""
    connection = _driver(session)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    added = add_cards()
    session.flush()
    connection.execute(_MISSING_FACTS)
    connection.execute(_MISSING_DRAFTS)
    return added


def _add_lines(
    connection: sqlite3.Connection, table: str, fields: tuple[str, ...], lines: Iterable[tuple[object, ...]]
) -> int:
    """Insert lines; from a certain number on, with the indexes of the table taken down."""
    waiting = iter(lines)
    first = list(islice(waiting, _FEW))
    count = _insert(connection, table, fields, first)
    if len(first) == _FEW:
        with _taken_down(connection, table):
            count += _insert(connection, table, fields, waiting)
    return count


@contextmanager
def _taken_down(connection: sqlite3.Connection, table: str) -> Iterator[None]:
    """Take indexes and triggers of a table down and put them up again: it is four times faster for a million rows.

    All in the one transaction; nobody else sees the table without them. The keys of the table itself stay.
    """
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger')"
        " AND sql IS NOT NULL ORDER BY type",
        (table,),
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    yield
    for _, _, statement in found:
        connection.execute(statement)


def _insert(
    connection: sqlite3.Connection, table: str, fields: tuple[str, ...], lines: Iterable[tuple[object, ...]]
) -> int:
    """Insert lines, many with each statement: a statement costs as much as ten rows."""
    constants = _CONSTANTS.get(table, {})
    columns = ", ".join([*(_TIMES.get(name, name) for name in fields), *constants])
    values = ", ".join([*(_TIME if name in _TIMES else "?" for name in fields), *constants.values()])
    head = f"INSERT INTO {table} ({columns}) VALUES "  # noqa: S608 (names are ours)
    pieces = _Pieces(lines)
    many = head + ", ".join([f"({values})"] * _ROWS_A_STATEMENT)
    count = max(0, connection.executemany(many, pieces).rowcount)
    return count + max(0, connection.executemany(f"{head} ({values})", pieces.rest).rowcount)


class _Pieces:
    """Lines, many of them in one flat list; ``rest`` are those at the end that were too few for a list."""

    def __init__(self, lines: Iterable[tuple[object, ...]]) -> None:
        self._lines = iter(lines)
        self.rest: list[tuple[object, ...]] = []

    def __iter__(self) -> Iterator[list[object]]:
        while len(piece := list(islice(self._lines, _ROWS_A_STATEMENT))) == _ROWS_A_STATEMENT:
            yield list(chain.from_iterable(piece))
        self.rest = piece


@contextmanager
def _without_wal(engine: Engine) -> Iterator[None]:
    """Write straight into the file for a while, with a rollback journal: as safe, and everything is written once.

    Where another program has the library open SQLite leaves it as it is.
    """
    _set_journal(engine, "DELETE")
    try:
        yield
    finally:
        _set_journal(engine, "WAL")


def _set_journal(engine: Engine, mode: str) -> None:
    pooled = engine.raw_connection()
    connection = pooled.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):  # in use
            connection.execute(f"PRAGMA journal_mode = {mode}")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {sqlite.BUSY_TIMEOUT_MS}")
        pooled.close()


def _reading(name: str) -> str:
    return _MS.format(_TIMES[name]) if name in _TIMES else name


@contextmanager
def _connected(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Yield the driver's connection inside a reading transaction."""
    with sqlite.told_plainly(engine), Session(engine) as session, session.begin():
        yield _driver(session)


def _driver(session: Session) -> sqlite3.Connection:
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection
