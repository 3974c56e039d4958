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
from studyapp.store import articles, bulk, sqlite
from studyapp.store.tables import ArticleRow

_FEW = 5000  # that many are written without taking indexes down first
_MANY = 5  # nor are they where less than this part of the log is new: all of it would be sorted again
_ROWS_A_STATEMENT = 400
_CACHE_KB = 96_000  # the keys of a hundred thousand cards come in no order
# Indexes in which answers have no place, or come at the end.
_STAYING = ("uq_review_log_review_id", "ix_review_log_study_day")
_SMALL_KB = 8_000
_SORTING_KB = 4_000
_TIME = "strftime('%Y-%m-%d %H:%M:%f000', ? / 1000.0, 'unixepoch')"  # as SQLAlchemy writes a time
_COLUMNS = ", ".join(bulk.TIMES.get(name, name) for name in CardLine._fields)
_VALUES = ", ".join(_TIME if name in bulk.TIMES else "?" for name in CardLine._fields)
_CARD = f"INSERT INTO cards ({_COLUMNS}) VALUES ({_VALUES})"  # noqa: S608 (all of these texts are ours)
_NEW = "(SELECT * FROM cards WHERE rowid > {})"
_LINES = "INSERT INTO review_log (id, card_id, at, rating, study_day, duration_ms, state, due, kind) VALUES "
_LINE = "(?, ?, ? * 1000, ?, ?, ?, ?, ? * 1000, 'review')"
_FILE = """
INSERT INTO review_log (id, card_id, at, rating, study_day, duration_ms, state, due, kind)
SELECT {}, {}, {} * 1000, {}, {}, {}, {}, {} * 1000, 'review' {}
"""


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
    """Add the cards first and then what they stand on: foreign keys are not looked up, see ``_set_up``.

    Many of them wait for the index of words, which the next search completes: see ``fulltext.complete``.
    """
    last: int = connection.execute("SELECT coalesce(max(rowid), 0) FROM cards").fetchone()[0]
    waiting = iter(cards)
    first = list(islice(waiting, _FEW))
    many = len(first) == _FEW
    with ExitStack() as stack:
        for table in ("facts", "drafts", "cards"):
            stack.enter_context(_taken_down(connection, table) if many else nullcontext())
        connection.executemany(_CARD, chain(first, waiting))
        tell(Progress(0, 0, "Writing into the library"))
        new = _NEW.format(last)
        _add_articles(session, connection, new, new_articles)
        connection.execute(bulk.MISSING_FACTS.format(cards=new))
        connection.execute(bulk.MISSING_DRAFTS.format(cards=new))
    count: int = connection.execute("SELECT count(*) FROM cards WHERE rowid > ?", (last,)).fetchone()[0]
    return count


def _add_articles(
    session: Session, connection: sqlite3.Connection, new: str, new_articles: Callable[[], Iterable[Article]]
) -> None:
    """Add those of the articles that new cards stand on and that are not there yet."""
    of = {id_ for (id_,) in connection.execute(f"SELECT DISTINCT article_id FROM {new}")}  # noqa: S608
    missing = of - set(session.scalars(select(ArticleRow.id)))
    found = {article.id: article for article in new_articles() if article.id in missing}
    if missing - found.keys():
        raise RuntimeError("a new card stands on no article")  # SQLite does not look
    articles.add(session, found.values())


def _add_file(connection: sqlite3.Connection, answers: AnswerFile) -> int:
    """Append the answers of a file to the log, with its indexes taken down where that is quicker."""
    connection.execute(f"ATTACH ? AS {AnswerFile.OWN}", (str(answers.own),))
    package = f"{answers.package.absolute().as_uri()}?mode=ro&immutable=1"
    connection.execute(f"ATTACH ? AS {AnswerFile.PACKAGE}", (package,))
    for name in (AnswerFile.OWN, AnswerFile.PACKAGE):
        connection.execute(f"PRAGMA {name}.cache_size = -{_SMALL_KB}")
    there = connection.execute("SELECT max(sequence) FROM review_log").fetchone()[0] or 0
    many = answers.most >= max(_FEW, there // _MANY)
    with _taken_down(connection, "review_log", _STAYING) if many else nullcontext(), _sorting_after(connection):
        return max(0, connection.execute(_FILE.format(*answers.values, answers.source)).rowcount)


def _add_lines(connection: sqlite3.Connection, lines: Iterable[AnswerLine]) -> int:
    """Append answers to the log; from a certain number on, with its indexes taken down."""
    waiting = iter(lines)
    first = list(islice(waiting, _FEW))
    count = _insert(connection, first)
    if len(first) == _FEW:
        with _taken_down(connection, "review_log", _STAYING), _sorting_after(connection):
            count += _insert(connection, waiting)
    return count


@contextmanager
def _taken_down(connection: sqlite3.Connection, table: str, but: tuple[str, ...] = ()) -> Iterator[None]:
    """Take indexes and triggers of a table down and put them up again: it is four times faster for a million rows.

    All in the one transaction; nobody else sees the table without them. The keys of the table itself stay, and ``but``.
    """
    there = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger')"
        " AND sql IS NOT NULL ORDER BY type",
        (table,),
    ).fetchall()
    found = [each for each in there if each[1] not in but]
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    yield
    for _, _, statement in found:
        connection.execute(statement)


@contextmanager
def _sorting_after(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the indexes that are put up afterwards be sorted in pieces that fit into the processor's own cache.

    That takes half the time for a million rows. Nothing more comes after them in the transaction.
    """
    yield
    connection.execute(f"PRAGMA cache_size = -{_SORTING_KB}")


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
    Foreign keys are not looked up: all that is added here was made from the same lines, in this order.
    """
    with _outside(engine) as connection:
        (cache,) = connection.execute("PRAGMA cache_size").fetchone()
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        connection.execute("PRAGMA foreign_keys = OFF")
        (secure,) = connection.execute("PRAGMA secure_delete").fetchone()
        connection.execute("PRAGMA secure_delete = OFF")  # nothing of the student's is deleted
        _set_journal(connection, "DELETE")
    try:
        yield
    finally:
        with _outside(engine) as connection:
            for name in (AnswerFile.OWN, AnswerFile.PACKAGE):
                with suppress(sqlite3.OperationalError):  # there was no file of answers
                    connection.execute(f"DETACH {name}")
            connection.execute(f"PRAGMA cache_size = {cache}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA secure_delete = {secure}")
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
