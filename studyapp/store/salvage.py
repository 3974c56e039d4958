"""Take everything out of a damaged library that can still be read."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from studyapp.domain.card import Card
from studyapp.domain.holdings import Holdings
from studyapp.store import convert, migrate
from studyapp.store.pages import Value, rows
from studyapp.store.types import from_micros

_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIMES = frozenset(("created_at", "due", "last_review", "at"))
_LISTS = frozenset(("blocks", "sentences", "roles", "asks", "tags", "scope"))
_FLAGS = frozenset(("suspended", "confident"))
_FAULTS = (ValueError, TypeError, KeyError, AttributeError, AssertionError, IndexError, OverflowError, RecursionError)
_KEYS = {"articles": 1, "facts": 2, "drafts": 3, "cards": 4}  # how many of the first columns are keys
_MAKERS: dict[str, Callable[[Any], Any]] = {
    "articles": convert.article,
    "facts": convert.fact,
    "drafts": convert.draft,
    "cards": convert.card,
}


@dataclass(frozen=True)
class Salvage:
    """What could be read, and how many rows made no sense."""

    holdings: Holdings
    spoiled: int


def salvage(library: Path) -> Salvage:
    """Return what is readable in the file at ``library`` and the write-ahead log beside it; the file is not touched."""
    tables = _tables()
    found: dict[str, dict[Any, Any]] = {name: {} for name in (*_MAKERS, "reviews", "undos", "settings")}
    order: dict[str, tuple[int, ...]] = {}
    spoiled = 0
    for number, values in rows(library, Path(f"{library}-wal")):
        table = _table_of(values, tables)
        if table is None:
            continue
        try:
            _take(table, number, dict(zip(tables[table], values, strict=True)), found, order)
        except _FAULTS:
            spoiled += 1
    return Salvage(_holdings(found, order), spoiled)


def _tables() -> dict[str, list[str]]:
    """Return the columns of each table in the order in which a file holds them: those of a fresh library."""
    with TemporaryDirectory(prefix="studyapp-salvage-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "fresh.sqlite"
        migrate.migrate(path, lambda: None)
        with closing(sqlite3.connect(path)) as connection:
            names = (*_MAKERS, "review_log", "settings")
            info = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
            return {name: [column for (column,) in connection.execute(info, (name,))] for name in names}


def _table_of(values: tuple[Value, ...], tables: dict[str, list[str]]) -> str | None:
    """Return the table that a row can only be of, by its width and the looks of its first columns."""
    for name, keys in _KEYS.items():
        if len(values) == len(tables[name]) and all(_is_key(value) for value in values[:keys]):
            return name
    if len(values) == len(tables["review_log"]) and values[0] is None and values[2] in ("review", "undo"):
        return "review_log"
    if len(values) == 2 and all(isinstance(value, str) for value in values) and not _is_key(values[0]):
        return "settings"
    return None


def _is_key(value: Value) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def _take(
    table: str,
    number: int,
    columns: dict[str, Any],
    found: dict[str, dict[Any, Any]],
    order: dict[str, tuple[int, ...]],
) -> None:
    if table == "settings":
        found["settings"][columns["name"]] = columns["value"]
        return
    row: Any = SimpleNamespace(**{name: _read(name, value) for name, value in columns.items()})
    if table == "review_log":
        row.sequence = number
        kind = "undos" if row.kind == "undo" else "reviews"
        made = convert.undo(row) if kind == "undos" else convert.review(row, False)
    else:
        kind, made = table, _MAKERS[table](row)
    found[kind][made.id] = made
    order[made.id] = (getattr(row, "arrival", 0), getattr(row, "position", 0), number)


def _read(name: str, value: Any) -> Any:
    """Return a stored value as the rows of the mapper have it."""
    if value is None:
        return None
    if name in _TIMES:  # a number in the log, but text in that of an older library and elsewhere
        return from_micros(value) if isinstance(value, int) else datetime.fromisoformat(value).replace(tzinfo=UTC)
    if name in _LISTS:
        return json.loads(value)
    return bool(value) if name in _FLAGS else value


def _holdings(found: dict[str, dict[Any, Any]], order: dict[str, tuple[int, ...]]) -> Holdings:
    """Return what was found in the order in which a sound library returns it."""
    undone = {undo.review_id for undo in found["undos"].values()}

    def in_order(kind: str) -> list[Any]:
        return sorted(found[kind].values(), key=lambda item: order[item.id])

    def by_article(kind: str) -> list[Any]:
        return sorted(found[kind].values(), key=lambda item: (item.article_id, order[item.id][1], item.id))

    def by_age(card: Card) -> tuple[Any, ...]:
        return card.created_at, card.article_id, card.span.start, card.id

    return Holdings(
        articles=tuple(in_order("articles")),
        facts=tuple(by_article("facts")),
        drafts=tuple(by_article("drafts")),
        cards=tuple(sorted(found["cards"].values(), key=by_age)),
        reviews=tuple(replace(review, undone=review.id in undone) for review in in_order("reviews")),
        undos=tuple(in_order("undos")),
        settings=tuple(sorted(found["settings"].items())),
    )
