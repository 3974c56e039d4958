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
    "leader": "led by {}", "leaders": "led by {}", "led by": "led by {}", "put down by": "put down by {}",
    "suppressed by": "put down by {}", "british officer": "put down by {}", "british general": "put down by {}",
    "built by": "built by {}", "builder": "built by {}", "designed by": "designed by {}", "designer": "designed by {}",
    "act": "set up under {}", "legal basis": "set up under {}", "parent act": "set up under {}",
    "statute": "set up under {}", "in force": "in force {}", "entry into force": "in force {}", "came into force": "in force {}",
    "entered into force": "in force {}", "adopted": "adopted {}", "opened for signature": "opened for signature {}",
    "inaugurated": "inaugurated {}", "commissioned": "commissioned {}", "completed": "completed {}", "built": "built {}",
    "located": "in {}", "formed": "formed {}", "created": "created {}", "constituted": "constituted {}", "passed": "passed {}",
    "enacted": "enacted {}", "notified": "notified {}", "nodal min": "under {}", "under": "under {}",
    "area": "area {}", "depth": "depth {}",
    "full form": "= {}", "old name": "old name {}", "launcher": "launched aboard {}", "launch vehicle": "launched aboard {}",
}  # fmt: skip
_KEYS = "|".join(sorted(map(re.escape, _SAID), key=len, reverse=True))
_FIRSTS = (
    r"(?:first|1st) (?:Indian |woman )?(?:chair\w*|president|director(?:[- ]general)?|governor|secretary[- ]general|speaker|CEO|CEC|MD|DG|"
    r"managing director)"
)
_LETTERS = {"md": "managing director", "dg": "director-general", "cec": "CEC", "ceo": "CEO", "chair": "chairperson"}
_KEYED = re.compile(
    rf"(?:(?:HQ ?/ ?(?=[Ss]ecretariat|[Pp]rincipal))?(?P<key>(?i:{_KEYS}|nodal agency|implementing agency|founded by|"
    rf"tagline|depositary|nickname|{_FIRSTS}))"
    r"\.?(?: ?[:=] ?| [—–-] |(?<=[a-z.]) (?=\d{1,2} [A-Z]|\d{4}|[A-Z][a-z]{2,8} \d{4}))(?P<value>.+))"
)
_BARE_MINISTRY = re.compile(
    r"(?:the )?(?!Ministry|Department|Min\b)(?P<name>[A-Z][a-z]+(?:,? (?:and |& )?[A-Z][a-z]+)*)(?: [Mm]inistry)?"
)
_ACT = re.compile(r"(?:the )?[A-Z].*\bAct(?:,? \d{4})?")
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


_OF_EVENT = frozenset(
    ("leader", "leaders", "led by", "put down by", "suppressed by", "british officer", "british general")
)


def is_of_event(columns: Columns) -> bool:
    """Tell whether the columns name who led an event where: its rows are no lines of the places."""
    return bool(_OF_EVENT & set(columns.heads))


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
    signs = (columns.sign, *_SEPARATORS) if columns.heads else ()
    rows = ([cell.strip() for _, cell in pieces(line, sign)] for sign in signs)
    cells = next((row for row in rows if len(row) == len(columns.heads)), [])
    if not cells:
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


def keyed_as_line(line: str, owner: str) -> str:
    """Return ``Motto – X``, ``Ministry: M`` as a line of the owner ("Reef Board: motto X"); unchanged where the key is none."""
    match = _KEYED.fullmatch(line)
    if match is None:
        return line
    key, value = match["key"].lower(), match["value"].strip()
    key = _first_post(key)
    said = _SAID.get(key, f"{key} {{}}")
    if said == "under {}" and (bare := _BARE_MINISTRY.fullmatch(value.split(",")[0] if "(" in value else value)):
        value = f"Ministry of {bare['name']}"
    if key in ("hq", "headquarters", "headquarter", "seat", "secretariat"):
        value = re.sub(r" \([^()]*\)$", "", value)
    value = re.sub(r" \((?:as )?amended[^()]*\)$", "", value)
    if said == "set up under {}" and not _ACT.fullmatch(value):
        return line
    if said == "{} members" and not re.match(r"\d+\b", value):
        return line
    wide = (key in ("location", "place", "located") and _WIDE.search(owner)) or (key == "river" and _PARK.search(owner))
    if key in _PLACED and (wide or re.search(r"[–/]|\bborder\b", value)):
        return line  # a park's town is mostly its district
    return f"{owner}: {said.format(value)}"


def _first_post(key: str) -> str:
    """Return "1st chair" as "first chairperson", "first md" with its words; any other key unchanged."""
    match = re.fullmatch(r"(?:first|1st) (?P<rest>.*?)(?P<post>\w+)", key)
    if match is None:
        return key
    return f"first {match['rest']}{_LETTERS.get(match['post'], match['post'])}"


_WIDE = re.compile(r"\b(?:Park|Sanctuary|Reserve|Dam|Canal|Tunnel|Expressway|Highway|Hills?|Range)\b")
_PARK = re.compile(r"\b(?:Park|Sanctuary|Reserve)\b")
_PLACED = ("state", "location", "place", "located", "district", "river")
