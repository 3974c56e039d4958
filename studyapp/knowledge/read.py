"""Read one file of the bank; every fault becomes one line that names the file, the line and the entry."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.fact import RoleKind
from studyapp.knowledge.collection import Collection, Entry, Relation

_NEEDED = ("noun", "plural", "kind", "as_of", "source")
_FILE: dict[str, type] = {
    **dict.fromkeys(_NEEDED, str),
    **dict.fromkeys(("nouns", "relations", "entries"), dict),
    **dict.fromkeys(("also", "unsearched", "bracketed", "not_before"), list),
    "searched": bool,
    "rank": int,
}
_RELATION_NEEDED = ("noun", "plural", "kind", "question")
_RELATION: dict[str, type] = {
    **dict.fromkeys((*_RELATION_NEEDED, "reverse"), str),
    **dict.fromkeys(("single", "whole", "changes", "nested"), bool),
    "members_of": list,
}
_TYPE_WORDS = {
    str: "a text in quotes",
    list: "a list of texts",
    bool: "true or false",
    int: "a whole number",
    dict: "a table",
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OWN_COLUMNS = ("name", "aliases", "noun")
_TABLE_START = "table = '''"
_TABLE = re.compile(r"^\s*table\s*=\s*(?:'''|\"\"\")", re.MULTILINE)


class _FaultError(Exception):
    """What is wrong, without the file's name; ``word`` is what the line that it is about begins with."""

    def __init__(self, fault: str, word: str = "") -> None:
        super().__init__(fault)
        self.word = word


def read_collection(path: Path) -> Collection:
    """Return the collection in that file; raise InputError with one line if it cannot be read or is not well formed."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return _collection(path.stem, text, tomllib.loads(text))
    except _FaultError as fault:
        raise InputError(f"{path.name}: {_line(text, fault.word)}{fault}") from None
    except tomllib.TOMLDecodeError as fault:
        raise InputError(f"{path.name}: {fault}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: is not a UTF-8 text file") from None
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read ({error.strerror})") from None


def _line(text: str, word: str) -> str:
    """Return ``line 7: `` for the first line that begins with the word, nothing where none does."""
    begins = re.compile(rf"\s*\[?{re.escape(word)}(?![\w-])")
    found = next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 0)
    return f"line {found}: " if word and found else ""


def _collection(key: str, text: str, data: dict[str, Any]) -> Collection:
    _check(data, _NEEDED, _FILE, "the file")
    relations = {name: _relation(name, table) for name, table in data.get("relations", {}).items()}
    nouns = {data["noun"]: data["plural"], **data.get("nouns", {})}
    return Collection(
        key=key,
        noun=data["noun"],
        plural=data["plural"],
        kind=_kind(data["kind"]),
        as_of=_date(data["as_of"]),
        source=data["source"],
        relations=relations,
        entries=_entries(text, str(data.get("entries", {}).get("table", "")), relations, nouns, data["noun"]),
        also=_patterns(data.get("also", ()), relations),
        unsearched=frozenset(data.get("unsearched", ())),
        bracketed=frozenset(data.get("bracketed", ())),
        not_before=frozenset(data.get("not_before", ())),
        searched=data.get("searched", True),
        rank=data.get("rank", 50),
    )


def _check(data: Mapping[str, Any], needed: tuple[str, ...], allowed: Mapping[str, type], where: str) -> None:
    """Raise _FaultError unless all needed words are there and every word is known and of its type."""
    for key in needed:
        if not data.get(key):
            raise _FaultError(f"“{key}” is missing in {where}")
    for key, value in data.items():
        if key not in allowed:
            raise _FaultError(f"unknown word “{key}” in {where}; allowed are {', '.join(sorted(allowed))}", key)
        items = value if isinstance(value, list) else value.values() if key == "nouns" else ()
        if not isinstance(value, allowed[key]) or not all(isinstance(item, str) for item in items):
            raise _FaultError(f"“{key}” in {where} must be {_TYPE_WORDS[allowed[key]]}", key)


def _patterns(patterns: Sequence[str], relations: Mapping[str, Relation]) -> tuple[str, ...]:
    """Return the patterns of further wordings, checked: they may hold {name} and the single relations."""
    known = {"name", *(name for name, relation in relations.items() if relation.single)}
    for pattern in patterns:
        held = set(_PLACEHOLDER.findall(pattern))
        if not {"name"} <= held <= known or set(_PLACEHOLDER.sub("", pattern)) & set("{}"):
            told = f"also: “{pattern}” must hold {{name}} and may hold {', '.join(sorted(known))} in braces"
            raise _FaultError(told, "also")
    return tuple(patterns)


def _kind(text: str) -> RoleKind:
    try:
        return RoleKind(text)
    except ValueError:
        raise _FaultError(f"kind “{text}” is none of {', '.join(RoleKind)}", f'kind = "{text}"') from None


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise _FaultError(f"as_of: {error}", "as_of") from None


def _relation(name: str, data: Any) -> Relation:
    where = f"relation “{name}”"
    if not isinstance(data, dict):
        raise _FaultError(f"{where} must be a table, written [relations.{name}]", name)
    _check(data, _RELATION_NEEDED, _RELATION, where)
    if not {"name", "the name"} & set(_PLACEHOLDER.findall(data["question"])):
        raise _FaultError(f"the question of {where} must hold {{name}}", f"relations.{name}")
    if data.get("reverse") and "{value}" not in data["reverse"]:
        raise _FaultError(f"the reverse question of {where} must hold {{value}}", f"relations.{name}")
    fields = data | {"kind": _kind(data["kind"]), "members_of": tuple(data.get("members_of", ()))}
    return Relation(name=name, **fields)


def _entries(
    text: str, table: str, relations: Mapping[str, Relation], nouns: Mapping[str, str], noun: str
) -> tuple[Entry, ...]:
    start = _TABLE.search(text)
    first = text[: start.start()].count("\n") + 2 if start else 1
    lines = [(number, line) for number, line in enumerate(table.splitlines(), first) if line.strip() and line[0] != "#"]
    if len(lines) < 2:
        raise _FaultError(
            f"there are no entries: write [entries], then {_TABLE_START}, a header line and one line an entry"
        )
    columns = _columns(lines[0][1], relations)
    entries = tuple(_entry(number, line, columns, relations, nouns, noun) for number, line in lines[1:])
    _check_unique(entries)
    return entries


def _columns(header: str, relations: Mapping[str, Relation]) -> list[str]:
    columns = [cell.strip() for cell in header.split("|")]
    unknown = [column for column in columns if column not in _OWN_COLUMNS and column not in relations]
    if columns[0] != "name" or unknown:
        wrong = unknown[0] if unknown else columns[0]
        told = f"column “{wrong}” is neither name (the first), aliases or noun nor a relation of the file"
        raise _FaultError(told, header.strip())
    return columns


def _entry(
    number: int,
    line: str,
    columns: list[str],
    relations: Mapping[str, Relation],
    nouns: Mapping[str, str],
    noun: str,
) -> Entry:
    cells = [cell.strip() for cell in line.split("|")]
    where = f"line {number}, entry “{cells[0]}”"
    if len(cells) > len(columns) or not cells[0]:
        raise _FaultError(f"{where}: {len(cells)} cells under {len(columns)} columns, or no name")
    row = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
    own_noun = row.get("noun", noun)
    if own_noun not in nouns:
        raise _FaultError(f"{where}: noun “{own_noun}” has no plural under [nouns]")
    values = {column: _split(cell) for column, cell in row.items() if column in relations}
    for relation, parts in values.items():
        if relations[relation].single and len(parts) > 1:
            raise _FaultError(f"{where}: “{relation}” takes one value, not {len(parts)}")
    return Entry(row["name"], _split(row.get("aliases", "")), own_noun, nouns[own_noun], values, number)


def _split(cell: str) -> tuple[str, ...]:
    """Return the parts between semicolons."""
    if ";" not in cell:
        return (cell,) if cell else ()
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _check_unique(entries: tuple[Entry, ...]) -> None:
    counts = Counter(entry.name for entry in entries)
    for entry in entries:
        if counts[entry.name] > 1:
            raise _FaultError(f"line {entry.line}, entry “{entry.name}”: the name stands {counts[entry.name]} times")
        if len({entry.name, *entry.aliases}) <= len(entry.aliases):
            raise _FaultError(f"line {entry.line}, entry “{entry.name}”: an alias stands twice or repeats the name")
