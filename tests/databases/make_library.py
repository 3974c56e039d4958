"""Write the small library of today's revision that later versions must open; run once, when a revision is released.

``python -m tests.databases.make_library`` writes ``<revision>.sqlite`` beside this file and refuses to replace one:
what was released does not change any more.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from studyapp.store.migrate import REVISIONS
from tests.factories import NOW, answered, card, cloze, draft, exam, open_library, undo_of
from tests.paper_factories import add_paper


def make(folder: Path) -> Path:
    """Make a library with two cards, a pending and a rejected draft, three reviews, one of them undone, two exams and a test."""
    rejected = draft("rejected")
    store = open_library(folder, drafts=[draft("pending"), rejected], cards=[draft(), cloze()])
    store.reject([rejected.id])
    store.save_answer(*answered(card(), 1))
    undone, review = answered(card(), 2)
    store.save_answer(undone, review)
    store.save_undo(answered(card(), 1)[0], undo_of(review))
    store.save_answer(*answered(card(cloze()), 3))
    store.set_setting("language", "hi")
    store.save_exam(exam())
    store.save_exam(exam("scoped"))
    add_paper(store, NOW)
    store.close()
    return folder / "library.sqlite"


def main() -> None:
    """Write the file."""
    target = Path(__file__).with_name(f"{REVISIONS[-1]}.sqlite")
    if target.exists():
        raise SystemExit(f"{target.name} is there already")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(make(Path(folder)), target)


if __name__ == "__main__":
    main()
