"""Read the collection of a package, old or new, as what it is: a database that anybody may have written.

It is opened for reading only, with nothing that its schema could run, and every value is looked at before it is used.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from studyapp.domain.errors import InputError
from studyapp.exchange.apkg import protobuf, schema
from studyapp.exchange.apkg.answers import LONGEST_VALUE

_OCCLUSION = 6  # Anki's number for its note type of masked pictures
_NOT_OURS = (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class NoteType:
    """``templates`` are the (question, answer) sides by the card's ``ord``; a cloze has one for all its cards."""

    name: str
    cloze: bool
    occlusion: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]


class NoteCard(NamedTuple):
    """A card with its note, as the collection has them."""

    id: int
    guid: str
    note_type: int
    tags: str
    fields: str
    deck: int
    number: int
    type: int
    queue: int
    due: int
    interval: int
    reps: int
    lapses: int
    left: int
    data: str


class Collection:
    """An opened collection."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._later = self._check_tables()
        with self.told():
            self.created = int(self._one("SELECT crt FROM col"))
            self.minutes_west = self._creation_offset()
            self.note_types = dict(self._note_types() if self._later else self._legacy_note_types())
            self.decks = dict(self._decks() if self._later else self._legacy_decks())

    def cards(self) -> Iterator[NoteCard]:
        """Yield the cards in the order in which they were made; one in a filtered deck as where it came from."""
        query = (
            "SELECT c.id, n.guid, n.mid, n.tags, n.flds, CASE WHEN c.odid THEN c.odid ELSE c.did END, c.ord, c.type,"
            " c.queue, CASE WHEN c.odid THEN c.odue ELSE c.due END, c.ivl, c.reps, c.lapses, c.left, c.data"
            " FROM cards c JOIN notes n ON n.id = c.nid ORDER BY c.id"
        )
        with self.told():
            yield from map(NoteCard._make, self._connection.execute(query))

    def identities(self) -> Iterator[tuple[str, int]]:
        """Yield the note's ``guid`` and the card's number of every card."""
        with self.told():
            yield from self._connection.execute("SELECT n.guid, c.ord FROM cards c JOIN notes n ON n.id = c.nid")

    def answered(self) -> Iterator[tuple[int, int, int]]:
        """Yield each card that has entries in the log with the times of the first and the last, in milliseconds."""
        with self.told():
            yield from self._connection.execute("SELECT cid, min(id), max(id) FROM revlog GROUP BY cid")

    def learning_answers(self) -> dict[int, tuple[int, int]]:
        """Return time in milliseconds and interval of the last answer on each card that is being learned, by card."""
        query = (
            "SELECT cid, id, ivl FROM revlog WHERE id IN (SELECT max(r.id) FROM cards c JOIN revlog r ON r.cid = c.id"
            " WHERE c.type IN (1, 3) GROUP BY c.id)"
        )
        with self.told():
            return {card: (at, interval) for card, at, interval in self._connection.execute(query)}

    def count(self) -> tuple[int, int]:
        """Return how many cards and how many entries of the log there are."""
        with self.told():
            return int(self._one("SELECT count(*) FROM cards")), int(self._one("SELECT count(*) FROM revlog"))

    def _check_tables(self) -> bool:
        """Return whether note types and decks have tables of their own. Raise InputError for any other database."""
        with self.told():
            self._require(schema.NEEDED)
            version = int(self._one("SELECT ver FROM col"))
            if version < schema.OLDEST_VERSION:
                raise self._error("was written by a very old Anki")
            if version > schema.VERSION:
                raise self._error("was written by a newer Anki; export it there for older versions")
            later = version > 14
            if later:
                self._require(schema.NEEDED_LATER)
            return later

    def _require(self, needed: dict[str, set[str]]) -> None:
        tables = {
            name
            for (name,) in self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage")
        }
        for table, columns in needed.items():
            info = "SELECT lower(name) FROM pragma_table_info(?)"
            if table not in tables or columns - {name for (name,) in self._connection.execute(info, (table,))}:
                raise self._error("holds a database that is not Anki's")

    def _one(self, query: str) -> Any:
        row = self._connection.execute(query).fetchone()
        if row is None:
            raise ValueError("the row of the collection is missing")
        return row[0]

    def _creation_offset(self) -> int | None:
        """Return how many minutes west of Greenwich the collection was made, None where it does not say."""
        if self._later:
            row = self._connection.execute("SELECT val FROM config WHERE key = 'creationOffset'").fetchone()
            value = None if row is None else json.loads(row[0])
        else:
            value = json.loads(self._one("SELECT conf FROM col") or "{}").get("creationOffset")
        return value if isinstance(value, int) and abs(value) <= 24 * 60 else None

    def _note_types(self) -> Iterator[tuple[int, NoteType]]:
        execute = self._connection.execute
        for id_, name, config in execute("SELECT id, name, config FROM notetypes"):
            values = protobuf.numbers(config)
            fields = execute("SELECT name FROM fields WHERE ntid = ? ORDER BY ord", (id_,)).fetchall()
            rows = execute("SELECT config FROM templates WHERE ntid = ? ORDER BY ord", (id_,)).fetchall()
            sides = [protobuf.texts(row[0]) for row in rows]
            templates = tuple((side.get(1, ""), side.get(2, "")) for side in sides)
            occlusion = values.get(9) == _OCCLUSION
            yield id_, NoteType(name, values.get(1) == 1, occlusion, tuple(row[0] for row in fields), templates)

    def _legacy_note_types(self) -> Iterator[tuple[int, NoteType]]:
        for id_, model in json.loads(self._one("SELECT models FROM col")).items():
            fields = tuple(str(item["name"]) for item in sorted(model["flds"], key=lambda item: int(item["ord"])))
            sides = sorted(model["tmpls"], key=lambda item: int(item["ord"]))
            templates = tuple((str(side["qfmt"]), str(side["afmt"])) for side in sides)
            occlusion = model.get("originalStockKind") == _OCCLUSION
            yield int(id_), NoteType(str(model["name"]), model["type"] == 1, occlusion, fields, templates)

    def _decks(self) -> Iterator[tuple[int, str]]:
        for id_, name in self._connection.execute("SELECT id, name FROM decks"):
            yield id_, str(name).replace("\x1f", "::")

    def _legacy_decks(self) -> Iterator[tuple[int, str]]:
        for id_, deck in json.loads(self._one("SELECT decks FROM col")).items():
            yield int(id_), str(deck["name"])

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what odd values lead to into an InputError."""
        try:
            yield
        except _NOT_OURS as error:
            raise self._error("holds a collection that is damaged or cut short") from error

    def _error(self, what: str) -> InputError:
        return InputError(f"{self._name} {what}; nothing was brought in.")


@contextmanager
def opened(path: Path, name: str) -> Iterator[Collection]:
    """Yield the collection in the file ``path``, of the package called ``name``. Raise InputError with one line."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.create_collation("unicase", schema.unicase)
        try:
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "cache_size=-32000"):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise InputError(f"{name} holds a collection that cannot be opened; nothing was brought in.") from error
        yield Collection(connection, name)
