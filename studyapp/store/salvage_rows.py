"""Tell by its looks of which table a row is, where nothing else of the file can be trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from studyapp.store.pages import Value

_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NAME = re.compile(r"[a-z][a-z_-]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# One sign for each of the first columns: a key, a name in small letters, any text, a calendar day, a whole number, nothing.
_LOOKS = {
    "articles": "k0",
    "facts": "kk",
    "drafts": "kkk",
    "cards": "kkkk",
    "review_log": "-knk",
    "exams": "ktd",
    "questions": "kn0",
    "papers": "ktttt00",
    "sittings": "kkn",
    "answers": "-kk",
    "errors": "kkn",
    "due_moves": "-ktt",
    "settings": "tt",
}
TABLES = tuple(_LOOKS)
# Columns that came later: a row that was written before has them not. They stand last.
_LATER = {"articles": 1}


def table_of(values: Sequence[Value], columns: Mapping[str, Sequence[str]]) -> str | None:
    """Return the table that a row can only be of, None where it is of none; ``columns`` are those of each table."""
    for table, looks in _LOOKS.items():
        width = len(columns[table])
        if width - _LATER.get(table, 0) <= len(values) <= width and all(map(_looks_like, looks, values)):
            return table
    return None


def named(values: Sequence[Value], columns: Sequence[str]) -> dict[str, Value]:
    """Return the values by the names of their columns; those that the row is too old for are None."""
    return dict.fromkeys(columns) | dict(zip(columns, values, strict=False))


def _looks_like(sign: str, value: Value) -> bool:
    if sign == "-":
        return value is None
    if sign == "0":
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    is_key = _KEY.fullmatch(value) is not None
    if sign == "t":
        return not is_key
    return is_key if sign == "k" else bool((_NAME if sign == "n" else _DAY).fullmatch(value))
