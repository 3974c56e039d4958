"""Add a hundred thousand cards and a million answers at once, past everything that is slow, all of it or nothing.

What is written is the same as everywhere else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from itertools import chain, islice

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from studyapp.domain.article import Article
from studyapp.domain.lines import AnswerFile, AnswerLine, CardLine
from studyapp.domain.progress import Progress, Tell, silent, watched
from studyapp.store import articles, bulk, fulltext, sqlite
from studyapp.store.tables import ArticleRow

_FEW = 5000  # that many are written without taking indexes down first
_MANY = 5  # nor are they where less than this part of the log is new: all of it would be sorted again
_ROWS_A_STATEMENT = 400
_CACHE_KB = 16_000
_NAME = "new_cards"
_NEW = f"temp.{_NAME}"
_TIME = "strftime('%Y-%m-%d %H:%M:%f000', {0} / 1000.0, 'unixepoch')"  # as SQLAlchemy writes a time
_COLUMNS = ", ".join(bulk.TIMES.get(name, name) for name in CardLine._fields)
_VALUES = ", ".join(_TIME.format(name) if name in bulk.TIMES else name for name in CardLine._fields)
_CARDS = f"INSERT INTO cards ({_COLUMNS}) SELECT {_VALUES} FROM {_NEW} ORDER BY rowid"  # noqa: S608
_LINES = "INSERT INTO review_log (id, card_id, at, rating, study_day, duration_ms, state, due, kind) VALUES "
_LINE = "(?, ?, ? * 1000, ?, ?, ?, ?, ? * 1000, 'review')"
_FILE = f"""
INSERT INTO review_log (id, kind, card_id, at, rating, study_day, duration_ms, state, due)
SELECT {AnswerFile.ID}, 'review', card_id, at_ms * 1000, rating, study_day, duration_ms, state, due_ms * 1000
FROM incoming.answers ORDER BY at_ms
"""  # noqa: S608


@dataclass(frozen=True)
class Added:
    """How much was new to the library."""

    cards: int
    answers: int


def add(
    engine: Engine,
    cards: Iterable[CardLine],
    answers: Iterable[AnswerLine] | Callable[[], AnswerFile],
    new_articles: Callable[[], Iterable[Article]],
    wordings: Callable[[], Mapping[str, tuple[str, str]]],
    tell: Tell = silent,
) -> Added:
    """Add cards and then answers that are new, with what they stand on; all of it or, on any error, nothing.

    After the last card ``new_articles`` is asked for the sources, of which those are added that have cards and are not there
    yet, ``wordings`` for other words (text and answer by id) for cards that are there, and ``answers``, where they come as
    a file, for that file. The log keeps the order of answers.
    """
    with (
        sqlite.told_plainly(engine),
        _set_up(engine),
        Session(sqlite.for_writing(engine)) as session,
        session.begin(),
    ):
        connection = bulk.driver(session)
        with watched(connection, tell):
            added = _add_cards(session, connection, cards, new_articles, tell)
            words = ((text, answer, id_) for id_, (text, answer) in wordings().items())
            connection.executemany("UPDATE cards SET text = ?, answer = ? WHERE id = ?", words)
            answered = _add_file(connection, answers()) if callable(answers) else _add_lines(connection, answers)
    return Added(added, answered)


def _add_cards(
    session: Session,
    connection: sqlite3.Connection,
    cards: Iterable[CardLine],
    new_articles: Callable[[], Iterable[Article]],
    tell: Tell,
) -> int:
    """Gather the cards in a table of their own, so that what they stand on can be added first."""
    connection.execute(f"CREATE TABLE {_NEW} ({', '.join(CardLine._fields)})")
    marks = ",".join("?" * len(CardLine._fields))
    connection.executemany(f"INSERT INTO {_NEW} VALUES ({marks})", cards)  # noqa: S608
    tell(Progress(0, 0, "Writing into the library"))
    count: int = connection.execute(f"SELECT count(*) FROM {_NEW}").fetchone()[0]  # noqa: S608
    of = {id_ for (id_,) in connection.execute(f"SELECT DISTINCT article_id FROM {_NEW}")}  # noqa: S608
    missing = of - set(session.scalars(select(ArticleRow.id)))
    articles.add(session, {article.id: article for article in new_articles() if article.id in missing}.values())
    many = count >= _FEW
    with ExitStack() as stack:
        for table in ("facts", "drafts", "cards"):
            stack.enter_context(_taken_down(connection, table) if many else nullcontext())
        connection.execute(bulk.MISSING_FACTS.format(cards=_NEW))
        connection.execute(bulk.MISSING_DRAFTS.format(cards=_NEW))
        connection.execute(_CARDS)
        if many:
            fulltext.add_many(session, _NAME)
    connection.execute(f"DROP TABLE {_NEW}")
    return count


def _add_file(connection: sqlite3.Connection, answers: AnswerFile) -> int:
    """Append the answers of a file to the log, with its indexes taken down where that is quicker."""
    connection.execute("ATTACH ? AS incoming", (str(answers.path),))
    count = "SELECT (SELECT count(*) FROM incoming.answers), max(sequence) FROM review_log"
    new, there = connection.execute(count).fetchone()
    many = new >= max(_FEW, (there or 0) // _MANY)
    with _taken_down(connection, "review_log") if many else nullcontext():
        return max(0, connection.execute(_FILE).rowcount)


def _add_lines(connection: sqlite3.Connection, lines: Iterable[AnswerLine]) -> int:
    """Append answers to the log; from a certain number on, with its indexes taken down."""
    waiting = iter(lines)
    first = list(islice(waiting, _FEW))
    count = _insert(connection, first)
    if len(first) == _FEW:
        with _taken_down(connection, "review_log"):
            count += _insert(connection, waiting)
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


def _insert(connection: sqlite3.Connection, lines: Iterable[AnswerLine]) -> int:
    """Insert lines, many with each statement: a statement costs as much as ten rows."""
    pieces = _Pieces(lines)
    many = _LINES + ", ".join([_LINE] * _ROWS_A_STATEMENT)
    count = max(0, connection.executemany(many, pieces).rowcount)
    return count + max(0, connection.executemany(_LINES + _LINE, pieces.rest).rowcount)


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
def _set_up(engine: Engine) -> Iterator[None]:
    """Write straight into the file for a while, with a rollback journal: as safe, and everything is written once.

    Where another program has the library open SQLite leaves it as it is. More of the file is kept in memory meanwhile.
    """
    with _outside(engine) as connection:
        (cache,) = connection.execute("PRAGMA cache_size").fetchone()
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        _set_journal(connection, "DELETE")
    try:
        yield
    finally:
        with _outside(engine) as connection:
            with suppress(sqlite3.OperationalError):  # there was no file of answers
                connection.execute("DETACH incoming")
            connection.execute(f"PRAGMA cache_size = {cache}")
            _set_journal(connection, "WAL")


def _set_journal(connection: sqlite3.Connection, mode: str) -> None:
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        with suppress(sqlite3.OperationalError):  # in use
            connection.execute(f"PRAGMA journal_mode = {mode}")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {sqlite.BUSY_TIMEOUT_MS}")


@contextmanager
def _outside(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Yield the driver's connection outside of a transaction."""
    pooled = engine.raw_connection()
    connection = pooled.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    try:
        yield connection
    finally:
        pooled.close()
