"""The answers of a package, sorted out by SQLite itself on their way into a library: none becomes a Python object.

What somebody else wrote is looked through from here first, every value of every entry. What else the library needs for
it, the ids of the cards and the study days, lies in a file of our own.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from studyapp.domain.lines import AnswerFile, AnswerLine
from studyapp.domain.progress import Progress, Tell, silent, watched
from studyapp.exchange.apkg import schema
from studyapp.exchange.apkg.days import DAY_MS, Days

OLDEST_MS = 946_684_800_000  # Anki is younger than 2000
LONGEST_VALUE = 20_000_000  # bytes of one field of one row
_LONGEST_INTERVAL = 36_500
_LONGEST_STEP = _LONGEST_INTERVAL * 86_400
_HIGHEST = 10**15
_TAIL = -9  # so much of a card's id stands in those of its answers
_CRAMMED = "({0}.type = 3 AND {0}.factor = 0)"
_RATED = "({0}.ease BETWEEN 1 AND 4 AND {0}.type BETWEEN 0 AND 3)"
_SOUND = f"({_RATED.format('r')} AND r.id > c.since)"
_SUCCESS = _CRAMMED.format("r")  # in a filtered deck
# A text is above every number. What is no whole number is cut to one later.
_NUMBERS = f"(r.ivl < {_HIGHEST} AND r.time < {_HIGHEST})"
_PLAIN = f"""(r.ease BETWEEN 1 AND 4 AND (r.type BETWEEN 0 AND 2 OR r.type = 3 AND r.factor <> 0) AND {_NUMBERS}
  AND r.id > {OLDEST_MS} AND r.id <= :latest)"""
_NOT_KNOWN = "NOT EXISTS (SELECT 1 FROM {own}.known k WHERE k.card = r.cid AND k.at_ms = r.id)"
_COLUMNS = "id, cid, ease, ivl, factor, time, type"
_TABLES = """
CREATE TABLE cards (number INTEGER PRIMARY KEY, id TEXT NOT NULL, tail TEXT NOT NULL, here INTEGER NOT NULL,
  since INTEGER NOT NULL, first INTEGER) STRICT;
CREATE TABLE days (day INTEGER PRIMARY KEY, begins INTEGER NOT NULL UNIQUE, ends INTEGER NOT NULL) STRICT;
CREATE TABLE known (card INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (card, at_ms)) STRICT, WITHOUT ROWID;
CREATE TABLE odd (id INTEGER PRIMARY KEY, cid, ease, ivl, factor, time, type, counts INTEGER NOT NULL DEFAULT 0)
"""
_ODD = f"INSERT INTO odd ({_COLUMNS}) SELECT {_COLUMNS} FROM {{log}} r NOT INDEXED WHERE {_PLAIN} IS NOT 1"  # noqa: S608 (all ours)
_WRONG = f"SELECT 1 FROM odd r CROSS JOIN cards c ON c.number = r.cid WHERE {_SOUND} AND {_NUMBERS} IS NOT 1"  # noqa: S608
_RESETS = "SELECT cid, max(id) FROM odd WHERE type = 4 AND factor = 0 GROUP BY cid"
# Success on the day of an answer moves nothing here, and so does Anki's answer in a filtered deck.
_COUNTING = f"""
UPDATE odd AS r SET counts = 1 WHERE {_SUCCESS} AND r.ease > 1 AND r.id <= :latest AND EXISTS (
  SELECT 1 FROM {{log}} o WHERE o.cid = r.cid AND o.id < r.id AND o.id >= {{begins}} AND o.id > {{since}}
    AND NOT EXISTS (SELECT 1 FROM odd p WHERE p.id = o.id))
"""  # noqa: S608
# The first answer on each card that counts was the one on a new card. Mostly it is its first entry.
_FIRSTS = f"""
UPDATE cards AS c SET first = (SELECT r.id FROM {{log}} r WHERE r.cid = c.number AND {_SOUND} AND NOT {_SUCCESS}
  ORDER BY r.id LIMIT 1) WHERE c.first <= c.since OR c.first IN (SELECT id FROM odd)
"""  # noqa: S608
_DUE = f"""CASE WHEN r.ivl BETWEEN 1 AND {_LONGEST_INTERVAL} THEN {{due}}
       WHEN r.ivl <= 0 AND r.ivl > -{_LONGEST_STEP} THEN CAST(r.id - r.ivl * 1000 AS INTEGER) END"""
_VALUES = (
    "r.id || c.tail",  # an id, short because a million of them are written and indexed
    "c.id",
    "r.id",
    "CAST(r.ease AS INTEGER)",
    "d.day",
    "CASE WHEN r.time > 0 THEN CAST(r.time AS INTEGER) ELSE 0 END",
    "CASE r.type WHEN 0 THEN r.id <> c.first WHEN 2 THEN 3 ELSE 2 END",
    _DUE,
)
_TAKEN = f"""
FROM {{own}}.days d CROSS JOIN {{log}} r ON r.id >= d.begins AND r.id < d.ends AND r.id <= {{latest}}
  CROSS JOIN {{own}}.cards c ON c.number = r.cid
WHERE {_SOUND} AND (NOT {_SUCCESS} OR (SELECT counts FROM {{own}}.odd o WHERE o.id = r.id))
  AND (NOT c.here OR {_NOT_KNOWN}) {{more}}
ORDER BY d.day, r.id
"""  # noqa: S608
_WHY_NOT = f"""
SELECT CASE WHEN (r.ease BETWEEN 1 AND 4) IS NOT 1 OR r.type > 3 THEN :no_rating
            WHEN r.type < 0 OR r.id <= {OLDEST_MS} OR r.id > :latest THEN :odd_time
            WHEN r.id <= c.since THEN :reset
            ELSE :crammed END AS reason, count(*)
FROM odd r CROSS JOIN cards c ON c.number = r.cid
WHERE NOT r.counts AND {_NOT_KNOWN}
GROUP BY reason
UNION ALL
SELECT :reset, count(*) FROM cards c CROSS JOIN {{log}} r ON r.cid = c.number AND r.id <= c.since
WHERE c.since > {OLDEST_MS} AND {_PLAIN} AND {_NOT_KNOWN} HAVING count(*)
"""  # noqa: S608


class Answers:
    """What is known of them, while it is found out. Whatever it meets raises as SQLite raises it; see ``Collection.told``."""

    def __init__(self, connection: sqlite3.Connection, path: Path, package: Path) -> None:
        self._connection = connection
        self._file = path
        self._package = package
        self._begins = "(SELECT max(begins) FROM days WHERE begins <= r.id)"
        self._due = "(SELECT begins FROM {own}.days WHERE day = d.day + r.ivl)"
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        self._as_usual = self._is_as_anki_writes_it()
        if not self._as_usual:
            self._copy()
        self._log = f"{AnswerFile.PACKAGE}.revlog" if self._as_usual else "main.log"

    def take(
        self,
        cards: Mapping[int, str],
        firsts: Mapping[int, int],
        known: Mapping[int, Iterable[int]],
        days: Days,
        latest: int,
        tell: Tell = silent,
    ) -> AnswerFile:
        """Find out what answers count, up to ``latest``, and return how to get at them.

        ``cards`` are ids by number, ``firsts`` the first entries of the log on them; ``known`` says when one was answered
        according to the library, which has those answers (all in ms, by number). Raise ValueError where an answer holds what is no number.
        """
        execute, many = self._connection.execute, self._connection.executemany
        tell(Progress(0, 0, "Sorting the answers"))
        with watched(self._connection, tell):
            execute("BEGIN")
            execute(_ODD.format(log=self._log), {"latest": latest})
            resets = dict(execute(_RESETS))
            rows = (
                (
                    number,
                    id_,
                    id_[_TAIL:],
                    1 if number in known else 0,
                    max(OLDEST_MS, resets.get(number, 0)),
                    firsts.get(number),
                )
                for number, id_ in cards.items()
            )
            many("INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?)", rows)
            if execute(_WRONG).fetchone():
                raise ValueError("an answer without numbers")
            many(
                "INSERT OR IGNORE INTO known VALUES (?, ?)",
                ((card, at) for card, times in known.items() for at in times),
            )
            many("INSERT INTO days VALUES (?, ?, ?)", self._days(days, latest))
            since = "(SELECT since FROM cards WHERE number = r.cid)" if resets else OLDEST_MS
            execute(_COUNTING.format(log=self._log, begins=self._begins, since=since), {"latest": latest})
            execute(_FIRSTS.format(log=self._log))
            execute("COMMIT")
        count = f"SELECT (SELECT count(*) FROM {self._log}) - (SELECT count(*) FROM known)"  # noqa: S608
        most = max(0, execute(count).fetchone()[0])
        source = self._taken(latest, AnswerFile.OWN)
        return AnswerFile(self._values(AnswerFile.OWN), source, self._file, self._package, most)

    def left_out(self, latest: int, **reasons: str) -> Counter[str]:
        """Return how many answers do not count, by the words for ``no_rating``, ``odd_time``, ``reset``, ``crammed``."""
        query = _WHY_NOT.format(log=self._log, own="main")
        found: Counter[str] = Counter()
        for reason, count in self._connection.execute(query, {"latest": latest, **reasons}):
            found[reason] += count
        return found

    def grown(self, latest: int) -> frozenset[str]:
        """Return the ids of the cards that the library has and that get answers."""
        query = f"SELECT DISTINCT c.id {self._taken(latest, 'main', 'AND c.here')}"
        return frozenset(id_ for (id_,) in self._connection.execute(query))

    def of_cards(self, card_ids: Iterable[str], latest: int) -> dict[str, list[AnswerLine]]:
        """Return the answers on those cards in their order."""
        self._connection.execute("CREATE TABLE wanted (id TEXT PRIMARY KEY)")
        self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((id_,) for id_ in card_ids))
        found: dict[str, list[AnswerLine]] = {}
        taken = self._taken(latest, "main", "AND c.id IN (SELECT id FROM wanted)")
        query = f"SELECT {', '.join(self._values('main'))} {taken}"
        for line in map(AnswerLine._make, self._connection.execute(query)):
            found.setdefault(line.card_id, []).append(line)
        return found

    def _taken(self, latest: int, own: str, more: str = "") -> str:
        """Return where the answers that count are taken from; ``own`` is what our file is called there."""
        log = self._log if self._as_usual else f"{own}.log"
        return _TAKEN.format(log=log, own=own, latest=int(latest), more=more)

    def _values(self, own: str) -> tuple[str, ...]:
        return tuple(value.format(due=self._due.format(own=own)) for value in _VALUES)

    def _days(self, days: Days, latest: int) -> Iterator[tuple[int, int, int]]:
        """Yield the study days of the log, each with where it begins and ends.

        Where the clocks are changed also those on which its cards were due, and else say how they are reckoned.
        """
        within = f"FROM {self._log} WHERE id > ? AND id <= ?"
        ends = f"SELECT (SELECT min(id) {within}), (SELECT max(id) {within})"
        first, last = self._connection.execute(ends, (OLDEST_MS, latest) * 2).fetchone()
        if first is None:
            return
        first_day, last_day = days.day(int(first)), days.day(int(last))
        if days.are_even(first_day, last_day + _LONGEST_INTERVAL):
            self._reckon_days(first_day, days.starts[first_day])
        else:
            longest = f"SELECT max(ivl) FROM {self._log} WHERE ivl BETWEEN 1 AND ?"  # noqa: S608
            last_day += int(self._connection.execute(longest, (_LONGEST_INTERVAL,)).fetchone()[0] or 0)
        for day in range(first_day, last_day + 1):
            yield day, days.starts[day], days.starts[day + 1]

    def _reckon_days(self, day: int, begins: int) -> None:
        """Reckon the beginnings of days from that of one of them, where no clock is changed.

        That saves looking a day up for each of a million answers.
        """
        self._begins = f"(r.id - (r.id - {begins}) % {DAY_MS})"
        self._due = f"CAST({begins} + (d.day - {day} + r.ivl) * {DAY_MS} AS INTEGER)"

    def _is_as_anki_writes_it(self) -> bool:
        """Return whether the package's log holds whole numbers and can be asked for the answers on one card."""
        info = "SELECT count(*) FROM pragma_table_info('revlog', 'package') WHERE lower(type) = 'integer'"
        numbers = f"{info} AND instr(', {_COLUMNS}, ', ', ' || lower(name) || ', ')"
        only = "(SELECT sum(pk) FROM pragma_table_info('revlog', 'package')) = 1"
        key = f"{info} AND pk AND lower(name) = 'id' AND {only}"
        index = (
            "SELECT count(*) FROM pragma_index_list('revlog', 'package') l, pragma_index_info(l.name, 'package') i"
            " WHERE i.seqno = 0 AND i.name = 'cid' AND NOT l.partial"
        )
        counts = [self._connection.execute(query).fetchone() for query in (numbers, key, index)]
        return all(row and row[0] >= least for row, least in zip(counts, (7, 1, 1), strict=True))

    def _copy(self) -> None:
        columns = ", ".join(f"{name} INTEGER" for name in _COLUMNS.split(", ")[1:])
        self._connection.execute(f"CREATE TABLE log (id INTEGER PRIMARY KEY, {columns})")
        self._connection.execute(f"INSERT INTO log SELECT {_COLUMNS} FROM package.revlog")  # noqa: S608
        self._connection.execute("CREATE INDEX log_card ON log (cid, id)")


@contextmanager
def opened(collection: Path, target: Path) -> Iterator[Answers]:
    """Yield the answers of the unpacked collection, with a file of our own at ``target``."""
    uri = f"{target.absolute().as_uri()}?mode=rwc"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.create_collation("unicase", schema.unicase)
        for pragma in (
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "journal_mode=OFF",
            "synchronous=OFF",
            "secure_delete=OFF",
            "cache_size=-16000",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS package", (f"{collection.absolute().as_uri()}?mode=ro&immutable=1",))
        connection.execute("PRAGMA package.cache_size=-48000")
        yield Answers(connection, target, collection)
