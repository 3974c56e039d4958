"""The answers of a package, sorted out by SQLite itself into a file of our own, which a library then takes over.

A million answers never become Python objects. What somebody else wrote is only read from here, with values of the
wrong kind refused by the file's own tables; the library opens nothing but that file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from studyapp.domain.lines import AnswerFile, AnswerLine
from studyapp.domain.progress import Progress, Tell, silent, watched
from studyapp.exchange.apkg import schema
from studyapp.exchange.apkg.days import Days

OLDEST_MS = 946_684_800_000  # Anki is younger than 2000
LONGEST_VALUE = 20_000_000  # bytes of one field of one row
_LONGEST_INTERVAL = 36_500
_LONGEST_STEP = _LONGEST_INTERVAL * 86_400
_CRAMMED = "(r.type = 3 AND r.factor = 0)"
_SOUND = "(r.ease BETWEEN 1 AND 4 AND r.type BETWEEN 0 AND 3 AND r.id > c.since)"
_TABLES = """
CREATE TABLE answers (at_ms INTEGER PRIMARY KEY, card_id TEXT NOT NULL, rating INTEGER NOT NULL, study_day INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL, state INTEGER NOT NULL, due_ms INTEGER) STRICT;
CREATE TABLE cards (number INTEGER PRIMARY KEY, id TEXT NOT NULL, here INTEGER NOT NULL, since INTEGER NOT NULL,
  first INTEGER) STRICT;
CREATE TABLE days (day INTEGER PRIMARY KEY, begins INTEGER NOT NULL, ends INTEGER NOT NULL) STRICT;
CREATE TABLE known (card INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (card, at_ms)) STRICT, WITHOUT ROWID;
"""
# The first answer on each card that counts: it was the one on a new card.
_FIRSTS = f"""
UPDATE cards AS c SET first = (SELECT r.id FROM {{log}} r WHERE r.cid = c.number AND {_SOUND} AND NOT {_CRAMMED}
  ORDER BY r.id LIMIT 1)
"""  # noqa: S608 (all of these texts are ours)
# Success on the day of an answer moves nothing here, and so does Anki's answer in a filtered deck.
_TAKEN = f"""
INSERT INTO answers SELECT r.id, c.id, r.ease, d.day, max(0, r.time),
  CASE r.type WHEN 0 THEN r.id <> c.first WHEN 2 THEN 3 ELSE 2 END,
  CASE WHEN r.ivl BETWEEN 1 AND {_LONGEST_INTERVAL} THEN (SELECT begins FROM days WHERE day = d.day + r.ivl)
       WHEN r.ivl <= 0 AND r.ivl > -{_LONGEST_STEP} THEN r.id - r.ivl * 1000
       WHEN typeof(r.ivl) <> 'integer' THEN r.ivl END
FROM days d CROSS JOIN {{log}} r ON r.id >= d.begins AND r.id < d.ends AND r.id <= :latest
  CROSS JOIN cards c ON c.number = r.cid
WHERE {_SOUND}
  AND (NOT {_CRAMMED} OR r.ease > 1 AND EXISTS (SELECT 1 FROM {{log}} o WHERE o.cid = r.cid AND o.id < r.id
    AND o.id >= d.begins AND o.id > c.since AND o.ease BETWEEN 1 AND 4 AND o.type BETWEEN 0 AND 3
    AND NOT (o.type = 3 AND o.factor = 0)))
  AND (NOT c.here OR NOT EXISTS (SELECT 1 FROM known k WHERE k.card = r.cid AND k.at_ms = r.id))
ORDER BY d.day, r.id
"""  # noqa: S608
_WHY_NOT = f"""
SELECT CASE WHEN (r.ease BETWEEN 1 AND 4) IS NOT 1 OR r.type > 3 THEN :no_rating
            WHEN r.type < 0 OR r.id <= {OLDEST_MS} OR r.id > :latest THEN :odd_time
            WHEN r.id <= c.since THEN :reset
            ELSE :crammed END AS reason, count(*)
FROM {{log}} r CROSS JOIN cards c ON c.number = r.cid
WHERE ({_SOUND} IS NOT 1 OR {_CRAMMED} OR r.id > :latest)
  AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.at_ms = r.id AND a.card_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM known k WHERE k.card = r.cid AND k.at_ms = r.id)
GROUP BY reason
"""  # noqa: S608


class Answers:
    """The file while it is made. Whatever it meets raises as SQLite raises it; see ``Collection.told``."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        self._log = "package.revlog" if self._is_indexed() else self._copied()

    def take(
        self,
        cards: Mapping[int, str],
        resets: Mapping[int, int],
        known: Mapping[int, Iterable[int]],
        days: Days,
        latest: int,
        tell: Tell = silent,
    ) -> AnswerFile:
        """Fill the file with every answer that counts, up to ``latest``, and return it.

        ``cards`` are ids by number; ``resets`` says when one was made new again, and ``known`` when one was answered
        according to the library, which has those answers (all in ms, by number).
        """
        execute, many = self._connection.execute, self._connection.executemany
        tell(Progress(0, 0, "Sorting the answers"))
        with watched(self._connection, tell):
            execute("BEGIN")
            since = (
                (number, id_, number in known, max(OLDEST_MS, resets.get(number, 0))) for number, id_ in cards.items()
            )
            many("INSERT INTO cards VALUES (?, ?, ?, ?, NULL)", since)
            many(
                "INSERT OR IGNORE INTO known VALUES (?, ?)",
                ((card, at) for card, times in known.items() for at in times),
            )
            many("INSERT INTO days VALUES (?, ?, ?)", self._days(days, latest))
            execute(_FIRSTS.format(log=self._log))
            execute(_TAKEN.format(log=self._log), {"latest": latest})
            execute("COMMIT")
        return AnswerFile(self._path)

    def left_out(self, latest: int, **reasons: str) -> dict[str, int]:
        """Return how many answers did not count, by the words for ``no_rating``, ``odd_time``, ``reset``, ``crammed``."""
        counts = f"SELECT (SELECT count(*) FROM {self._log}), (SELECT count(*) FROM answers)"  # noqa: S608
        there, taken = self._connection.execute(counts).fetchone()
        if there == taken:
            return {}
        return dict(self._connection.execute(_WHY_NOT.format(log=self._log), {"latest": latest, **reasons}))

    def grown(self) -> frozenset[str]:
        """Return the ids of the cards that the library has and that got answers."""
        query = "SELECT id FROM cards WHERE here AND id IN (SELECT card_id FROM answers)"
        return frozenset(id_ for (id_,) in self._connection.execute(query))

    def of_cards(self, card_ids: Iterable[str]) -> dict[str, list[AnswerLine]]:
        """Return the answers on those cards in their order."""
        self._connection.execute("CREATE TABLE wanted (id TEXT PRIMARY KEY)")
        self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((id_,) for id_ in card_ids))
        found: dict[str, list[AnswerLine]] = {}
        columns = ", ".join(AnswerLine._fields[1:])
        query = f"SELECT {AnswerFile.ID}, {columns} FROM answers CROSS JOIN wanted ON id = card_id ORDER BY at_ms"  # noqa: S608
        for line in map(AnswerLine._make, self._connection.execute(query)):
            found.setdefault(line.card_id, []).append(line)
        return found

    def _days(self, days: Days, latest: int) -> Iterator[tuple[int, int, int]]:
        """Yield the study days of the log and those on which its cards were due, each with where it begins and ends."""
        query = f"SELECT min(id), max(id) FROM {self._log} WHERE id > ? AND id <= ?"  # noqa: S608
        first, last = self._connection.execute(query, (OLDEST_MS, latest)).fetchone()
        if first is None:
            return
        longest = f"SELECT max(ivl) FROM {self._log} WHERE ivl BETWEEN 1 AND ?"  # noqa: S608
        furthest = self._connection.execute(longest, (_LONGEST_INTERVAL,)).fetchone()[0] or 0
        for day in range(days.day(int(first)), days.day(int(last)) + int(furthest) + 1):
            yield day, days.starts[day], days.starts[day + 1]

    def _is_indexed(self) -> bool:
        """Return whether the package's log can be asked for the answers on one card, as that of every Anki can."""
        query = (
            "SELECT 1 FROM pragma_index_list('revlog', 'package') l, pragma_index_info(l.name, 'package') i"
            " WHERE i.seqno = 0 AND i.name = 'cid' AND NOT l.partial"
        )
        return self._connection.execute(query).fetchone() is not None

    def _copied(self) -> str:
        self._connection.execute(
            "CREATE TABLE log AS SELECT id, cid, ease, ivl, factor, time, type FROM package.revlog"
        )
        self._connection.execute("CREATE INDEX log_card ON log (cid, id)")
        self._connection.execute("CREATE INDEX log_time ON log (id)")
        return "main.log"


@contextmanager
def opened(collection: Path, target: Path) -> Iterator[Answers]:
    """Yield an empty file of answers at ``target``, to be filled from the unpacked collection."""
    uri = f"{target.absolute().as_uri()}?mode=rwc"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.create_collation("unicase", schema.unicase)
        for pragma in (
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "journal_mode=OFF",
            "synchronous=OFF",
            "cache_size=-16000",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS package", (f"{collection.absolute().as_uri()}?mode=ro&immutable=1",))
        yield Answers(connection, target)
