"""Reads rows under a line that names their columns, ``Dam | River | State``: each cell is said of the row's first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyapp.extract.notes.cut import pieces

_SEPARATORS = (r" ?\| ?", r" [—–-] ", r" / ", r" ?; ?", r"\t+")
# What a cell says under each of these heads, as it would stand in a line.
_SAID = {
    "hq": "HQ {}", "headquarters": "HQ {}", "headquarter": "HQ {}", "seat": "HQ {}", "secretariat": "Secretariat {}",
    "est": "est. {}", "estd": "est. {}", "established": "est. {}", "founded": "founded {}", "set up": "set up {}",
    "launched": "launched {}",
    "launch": "launched {}", "launch year": "launched {}", "signed": "signed {}", "year of launch": "launched {}",
    "state": "in {}", "location": "in {}", "place": "in {}", "district": "in {} district", "river": "on {} river",
    "capital": "capital {}", "currency": "currency {}", "parliament": "parliament {}", "founder": "founder {}", "author": "author {}",
    "architect": "architect {}", "vector": "vector {}", "agent": "causative agent {}", "causative agent": "causative agent {}",
    "ministry": "under {}", "nodal ministry": "under {}", "height": "height {}", "length": "length {}", "motto": "motto {}",
    "mascot": "mascot {}", "theme": "theme {}", "botanical name": "botanical name {}", "scientific name": "scientific name {}",
    "iucn": "IUCN {}", "iucn status": "IUCN {}", "status": "IUCN {}", "members": "{} members", "ore": "ore {}", "script": "script {}",
    "full form": "= {}", "old name": "old name {}", "launcher": "launched aboard {}", "launch vehicle": "launched aboard {}",
}  # fmt: skip
_YEARS = frozenset(("year", "date", "years", "year of establishment", "since"))
_TITLED = frozenset(
    "dam park lake port airport tunnel bridge canal committee commission board temple pass treaty convention".split()
)
_HEAD = re.compile(r"[A-Za-z][A-Za-z .]{0,24}")


@dataclass(frozen=True)
class Columns:
    """The heads of the columns, in small letters, and the sign between them."""

    heads: tuple[str, ...] = ()
    sign: str = ""


NO_COLUMNS = Columns()


def columns_of(line: str) -> Columns | None:
    """Return the columns that a line names, if it is nothing but heads of columns, one at least with a known meaning."""
    for sign in _SEPARATORS:
        cells = [cell.strip(" .:").lower() for _, cell in pieces(line, sign)]
        if len(cells) < 2 or not all(_HEAD.fullmatch(cell) and len(cell.split()) <= 3 for cell in cells):
            continue
        if sum(cell in _SAID or cell in _YEARS for cell in cells[1:]) * 2 >= len(cells[1:]):
            return Columns(tuple(cells), sign)
    return None


def row_as_line(line: str, columns: Columns) -> str:
    """Return a row as a line with its properties ("Alba Dam: on Koda river; in Bihar"); unchanged where it is no row of these."""
    cells = [cell.strip() for _, cell in pieces(line, columns.sign)] if columns.heads else []
    if len(cells) != len(columns.heads):
        return line
    kind = columns.heads[0].removesuffix("s")
    name = cells[0] if kind not in _TITLED or kind in cells[0].lower() else f"{cells[0]} {kind.capitalize()}"
    said: list[str] = []
    for head, cell in zip(columns.heads[1:], cells[1:], strict=True):
        if head in _YEARS:
            said.insert(0, cell)
        elif head in _SAID:
            said.append(_SAID[head].format(cell))
    return f"{name}: {'; '.join(said)}" if said else line
