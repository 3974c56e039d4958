"""Take everything out of a damaged library that can still be read."""

from __future__ import annotations

import json
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
from studyapp.domain.holdings import ErrorHeld, Holdings
from studyapp.domain.paper import Answer, DueMove, Sitting
from studyapp.store import convert, merge_papers, migrate
from studyapp.store.pages import rows
from studyapp.store.salvage_rows import TABLES, named, table_of
from studyapp.store.types import from_micros

_TIMES = frozenset("created_at due last_review at withdrawn_at started_at deadline submitted_at".split())
_LISTS = frozenset("blocks sentences roles asks tags scope sources months questions missing chosen content".split())
_FLAGS = frozenset(("suspended", "confident", "own", "by_time", "flagged"))
_FAULTS = (
    ValueError, TypeError, KeyError, AttributeError, AssertionError, IndexError, OverflowError, RecursionError,
    ZeroDivisionError,
)  # fmt: skip
_MAKERS: dict[str, Callable[[Any], Any]] = {
    "articles": convert.article,
    "facts": convert.fact,
    "drafts": convert.draft,
    "cards": convert.card,
    "exams": convert.exam,
    "questions": merge_papers.question,
    "papers": merge_papers.paper,
    "sittings": merge_papers.sitting,
}


@dataclass(frozen=True)
class Salvage:
    """What could be read, and how many rows made no sense."""

    holdings: Holdings
    spoiled: int


def salvage(library: Path) -> Salvage:
    """Return what is readable in the file at ``library`` and the write-ahead log beside it; the file is not touched."""
    tables, needed = _tables()
    found = _Found()
    spoiled = 0
    for number, values in rows(library, Path(f"{library}-wal")):
        table = table_of(values, tables)
        if table is None:
            continue
        try:
            found.take(table, number, _whole(named(values, tables[table]), needed[table]))
        except _FAULTS:
            spoiled += 1
    return Salvage(found.holdings(), spoiled)


def _tables() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the columns of each table in the order in which a file holds them, and those that are never empty.

    They are those of a fresh library.
    """
    with TemporaryDirectory(prefix="studyapp-salvage-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "fresh.sqlite"
        migrate.migrate(path, lambda: None)
        with closing(sqlite3.connect(path)) as connection:
            info = "SELECT name, \"notnull\" AND NOT (pk AND type = 'INTEGER') FROM pragma_table_info(?) ORDER BY cid"
            found = {name: connection.execute(info, (name,)).fetchall() for name in TABLES}
    names = {table: [name for name, _ in columns] for table, columns in found.items()}
    return names, {table: [name for name, needed in columns if needed] for table, columns in found.items()}


def _whole(columns: dict[str, Any], needed: list[str]) -> dict[str, Any]:
    if any(columns[name] is None for name in needed):
        raise ValueError("a column is empty that never is")
    return columns


class _Found:
    """What was read so far: items by their keys, and numbers by which a sound library would sort them."""

    def __init__(self) -> None:
        self._items: dict[str, dict[Any, Any]] = {name: {} for name in (*_MAKERS, "reviews", "undos", "settings")}
        self._order: dict[str, tuple[int, ...]] = {}
        self._answers: dict[int, tuple[str, Answer]] = {}
        self._errors: dict[tuple[str, str], ErrorHeld] = {}
        self._moves: dict[int, DueMove] = {}

    def take(self, table: str, number: int, columns: dict[str, Any]) -> None:
        """Take a row over. Raise one of _FAULTS when it makes no sense."""
        row: Any = SimpleNamespace(**{name: _read(name, value) for name, value in columns.items()})
        if table == "settings":
            self._items["settings"][row.name] = row.value
        elif table == "answers":
            self._answers[number] = row.sitting_id, merge_papers.answer(row)
        elif table == "errors":
            made = merge_papers.error(row)
            self._errors[made.sitting_id, made.question_id] = made
        elif table == "due_moves":
            self._moves[number] = merge_papers.move(row)
        elif table == "review_log":
            row.sequence = number
            kind = "undos" if row.kind == "undo" else "reviews"
            self._keep(kind, convert.undo(row) if kind == "undos" else convert.review(row, False), row)
        else:
            self._keep(table, _MAKERS[table](row), row, number)

    def _keep(self, kind: str, made: Any, row: Any, number: int = 0) -> None:
        key = made.question.id if kind == "questions" else made.id
        self._items[kind][key] = made
        self._order[key] = getattr(row, "arrival", 0), getattr(row, "position", 0), number or row.sequence

    def holdings(self) -> Holdings:
        """Return what was found in the order in which a sound library returns it."""
        items, order = self._items, self._order
        undone = {undo.review_id for undo in items["undos"].values()}

        def in_order(kind: str) -> list[Any]:
            return [item for _, item in sorted(items[kind].items(), key=lambda pair: order[pair[0]])]

        def by_article(kind: str) -> list[Any]:
            return sorted(items[kind].values(), key=lambda item: (item.article_id, order[item.id][1], item.id))

        def by_age(card: Card) -> tuple[Any, ...]:
            return card.created_at, card.article_id, card.span.start, card.id

        return Holdings(
            articles=tuple(in_order("articles")),
            facts=tuple(by_article("facts")),
            drafts=tuple(by_article("drafts")),
            cards=tuple(sorted(items["cards"].values(), key=by_age)),
            reviews=tuple(replace(review, undone=review.id in undone) for review in in_order("reviews")),
            undos=tuple(in_order("undos")),
            exams=tuple(sorted(items["exams"].values(), key=lambda exam: (exam.day, exam.created_at, exam.id))),
            settings=tuple(sorted(items["settings"].items())),
            questions=tuple(sorted(items["questions"].values(), key=lambda q: (q.created_at, q.question.id))),
            papers=tuple(sorted(items["papers"].values(), key=lambda paper: (paper.created_at, paper.id))),
            sittings=self._sittings(),
            errors=tuple(error for _, error in sorted(self._errors.items())),
            moves=tuple(move for _, move in sorted(self._moves.items())),
        )

    def _sittings(self) -> tuple[Sitting, ...]:
        given: dict[str, list[Answer]] = {}
        for _, (sitting_id, answer) in sorted(self._answers.items()):
            given.setdefault(sitting_id, []).append(answer)
        found = sorted(self._items["sittings"].values(), key=lambda sitting: (sitting.started_at, sitting.id))
        return tuple(replace(sitting, answers=tuple(given.get(sitting.id, ()))) for sitting in found)


def _read(name: str, value: Any) -> Any:
    """Return a stored value as the rows of the mapper have it."""
    if value is None:
        return None
    if name in _TIMES:  # a number in the log, but text in that of an older library and elsewhere
        return from_micros(value) if isinstance(value, int) else datetime.fromisoformat(value).replace(tzinfo=UTC)
    if name in _LISTS and value[0] in "[{":  # in the error log ``chosen`` is a word
        return json.loads(value)
    return bool(value) if name in _FLAGS else value
