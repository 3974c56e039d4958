"""Let Anki itself import packages into one empty collection, in the zone of the environment variable TZ, and say what it sees.

``python anki_judge.py OUT.apkg|- legacy|latest PACKAGE...`` prints JSON: what each import did, the notes, cards, decks and
tags afterwards, what Anki's database check says, and the states that it computes from the log. OUT is Anki's own export.
A process of its own, because Anki asks the computer for its zone and remembers it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)


def bring(collection: Any, package: str) -> dict[str, int]:
    """Import a package and return how many notes were new, updated, the same, in conflict."""
    options = ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=False)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options)).log
    return {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")}


def states(collection: Any) -> dict[str, list[float]]:
    """Return, by the note's guid, the stability and difficulty that Anki computes from the log."""
    collection.set_config("fsrs", True)
    found = {}
    for card_id, guid in collection.db.all(
        "SELECT c.id, n.guid FROM cards c JOIN notes n ON n.id = c.nid WHERE c.type > 0"
    ):
        state = collection.compute_memory_state(card_id)
        found[guid] = [state.stability, state.difficulty]
    return found


def cards(collection: Any) -> list[dict[str, Any]]:
    """Return the cards by their age."""
    rows = collection.db.all(
        "SELECT c.id, n.guid, c.type, c.queue, c.due, c.ivl, c.reps, c.lapses, c.data, n.tags, c.did"
        " FROM cards c JOIN notes n ON n.id = c.nid ORDER BY c.id"
    )
    names = "id guid type queue due ivl reps lapses data tags deck".split()
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for card in found:
        card["deck"] = collection.decks.name(card["deck"])
        card["due_in"] = card["due"] - collection.sched.today if card["type"] == 2 else None
        rendered = collection.get_card(card["id"]).render_output()
        card["question"], card["answer"] = rendered.question_text, rendered.answer_text
        card["fields"] = dict(collection.get_note(collection.get_card(card["id"]).nid).items())
    return found


def main() -> None:
    """Do it."""
    out, form, *packages = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        said = {
            "imports": [bring(collection, package) for package in packages],
            "check": collection.fix_integrity()[0],
            "cards": cards(collection),
            "tags": sorted(collection.tags.all()),
            "log": collection.db.all("SELECT * FROM revlog ORDER BY id"),
        }
        if out != "-":
            options = ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=False, with_media=True, legacy=form == "legacy"
            )
            collection.export_anki_package(out_path=out, options=options, limit=None)
        said["states"] = states(collection)
        collection.close()
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
