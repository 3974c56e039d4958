"""Anki packages made by hand for tests, sound ones and hostile ones."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from studyapp.exchange.apkg import protobuf, schema

BASIC, CLOZE, REVERSED = 1001, 1002, 1003
DECK = 2001
CRT = 1_700_000_000
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40

MODELS: dict[int, dict[str, Any]] = {
    BASIC: {"name": "Basic", "type": 0, "flds": ["Front", "Back"], "tmpls": [("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}")]},
    CLOZE: {"name": "Cloze", "type": 1, "flds": ["Text", "Extra"], "tmpls": [("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}")]},
    REVERSED: {
        "name": "Reversed",
        "type": 0,
        "flds": ["Front", "Back"],
        "tmpls": [("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"), ("{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}")],
    },
}  # fmt: skip
DECKS = {1: "Default", DECK: "Geography::Rivers"}
Note = tuple[str, int, str, str]  # guid, note type, tags, fields


def legacy_collection(
    path: Path,
    notes: Sequence[Note] = (("guid1", BASIC, " tag ", "Which river?\x1fGanga"),),
    cards: Sequence[Mapping[str, Any]] | None = None,
    log: Sequence[tuple[int, ...]] = (),
    **col: Any,
) -> Path:
    """Write a collection of schema 11; ``cards`` (all new, one a template, if None) are columns that differ from a new card."""
    path.unlink(missing_ok=True)
    models = {
        str(id_): {
            "id": id_,
            "name": model["name"],
            "type": model["type"],
            "flds": [{"name": name, "ord": number} for number, name in enumerate(model["flds"])],
            "tmpls": [{"qfmt": q, "afmt": a, "ord": number} for number, (q, a) in enumerate(model["tmpls"])],
        }
        for id_, model in (col.pop("models", None) or MODELS).items()
    }
    decks = {str(id_): {"id": id_, "name": name} for id_, name in DECKS.items()}
    row = {"crt": CRT, "ver": 11, "conf": "{}", "models": json.dumps(models), "decks": json.dumps(decks)} | col
    with closing(sqlite3.connect(path)) as connection:
        connection.create_collation("unicase", schema.unicase)
        for statement in schema.TABLES.split(";")[:4]:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO col VALUES (1, :crt, 0, 0, :ver, 0, 0, 0, :conf, :models, :decks, '{}', '{}')", row
        )
        _fill(connection, notes, cards, log)
        connection.commit()
    return path


def _fill(
    connection: sqlite3.Connection,
    notes: Sequence[Note],
    cards: Sequence[Mapping[str, Any]] | None,
    log: Sequence[tuple[int, ...]],
) -> None:
    for number, (guid, kind, tags, fields) in enumerate(notes, 1):
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')", (number, guid, kind, tags, fields)
        )
    if cards is None:
        cards = [
            {"id": 1_700_000_000_000 + 10 * nid + ord_, "nid": nid, "ord": ord_}
            for nid, (_, kind, _, _) in enumerate(notes, 1)
            for ord_ in range(len(MODELS[kind]["tmpls"]) if kind in MODELS else 1)
        ]
    usual = dict.fromkeys("type queue due ivl reps lapses left odue odid ord".split(), 0) | {"did": DECK, "data": ""}
    for card in cards:
        values = usual | dict(card)
        connection.execute(
            "INSERT INTO cards VALUES (:id, :nid, :did, :ord, 0, 0, :type, :queue, :due, :ivl, 0, :reps, :lapses, :left,"
            " :odue, :odid, 0, :data)",
            values,
        )
    connection.executemany("INSERT INTO revlog VALUES (?, ?, 0, ?, ?, 0, ?, ?, ?)", log)


def legacy_package(
    path: Path, collection: Path, media: Mapping[str, tuple[str, bytes]] | None = None, member: str = "collection.anki2"
) -> Path:
    """Write a package of the old form; ``media`` is member to (name, bytes)."""
    media = media or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.write(collection, member)
        package.writestr("media", json.dumps({member: name for member, (name, _) in media.items()}))
        for name, (_, data) in media.items():
            package.writestr(name, data)
    return path


def package_of(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return path


def meta(version: int) -> bytes:
    """Return the member ``meta`` that names a version of the format."""
    return protobuf.encode((1, version))
