"""Compare this scheduler with Anki on random histories in the zone that the environment variable TZ names.

``python anki_histories.py COUNT`` prints how many histories were compared and the greatest relative difference of
stability and difficulty, as JSON. A process of its own, because Anki asks the computer for its zone and remembers it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from anki.collection import Collection

from studyapp.domain.day import study_day
from studyapp.domain.memory import Memory, Rating, State
from studyapp.scheduling.scheduler import Scheduler

CRAMMED = 3  # the kind of Anki's log entry that leaves the memory alone, with an ease factor of 0
KINDS = {State.NEW: 0, State.LEARNING: 0, State.REVIEW: 1, State.RELEARNING: 2}
GAPS = (timedelta(minutes=20), timedelta(hours=30), timedelta(days=6), timedelta(days=90))
END = datetime(2026, 6, 1, tzinfo=UTC)  # Anki takes its own clock for the present
Entry = tuple[datetime, Rating, int]


def compare(count: int, zone: ZoneInfo, collection: Any) -> dict[str, float]:
    """Return the number of histories, of answers and the greatest relative difference."""
    rng, card_id = Random(str(zone)), new_card(collection)
    answers, greatest = 0, 0.0
    for _ in range(count):
        memory, log = random_history(rng, zone)
        theirs = memory_by_anki(collection, card_id, log)
        assert memory.stability is not None
        assert memory.difficulty is not None
        differences = (memory.stability / theirs.stability - 1, memory.difficulty / theirs.difficulty - 1)
        greatest = max(greatest, *map(abs, differences))
        answers += len(log)
    return {"histories": count, "answers": answers, "greatest": greatest}


def random_history(rng: Random, zone: ZoneInfo) -> tuple[Memory, list[Entry]]:
    """Answer one card 1 to 25 times in the years before END: minutes, hours, days or months apart, at any hour but two.

    The hours before and after the rollover are left out: Anki takes today's distance from UTC for every night of the
    past, so that across a change of clocks its day begins at 3 or at 5.
    """
    scheduler, memory = Scheduler(), Memory()
    log: list[Entry] = []
    now = END - timedelta(days=rng.randint(1, 1500), seconds=rng.randrange(86400))
    for _ in range(rng.randint(1, 25)):
        while now.astimezone(zone).hour in (3, 4):
            now += timedelta(minutes=30)
        if log and now >= END:
            break
        rating = Rating(rng.choices((1, 2, 3, 4), (25, 15, 45, 15))[0])
        log.append((now, rating, kind(memory, rating, now, zone)))
        memory = scheduler.review(memory, rating, now, zone, "card")
        now += timedelta(seconds=1) + rng.random() * rng.choice(GAPS)
    return memory, log


def kind(memory: Memory, rating: Rating, now: datetime, zone: ZoneInfo) -> int:
    """Return Anki's word for the answer; a success on the day of the last review is cramming, as here."""
    extra = memory.state is State.REVIEW and memory.last_study_day == study_day(now, zone)
    return CRAMMED if extra and rating is not Rating.AGAIN else KINDS[memory.state]


def new_card(collection: Any) -> int:
    """Add a card that Anki takes for one in review."""
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "Which?"
    collection.add_note(note, 1)
    card_id = note.cards()[0].id
    collection.db.execute("update cards set type=2, queue=2, ivl=1, reps=1 where id=?", card_id)
    return int(card_id)


def memory_by_anki(collection: Any, card_id: int, log: list[Entry]) -> Any:
    """Put the history into Anki's log and return the stability and difficulty that it computes from it."""
    collection.db.execute("delete from revlog")
    for at, rating, entry_kind in log:
        factor = 0 if entry_kind == CRAMMED else 2500
        row = (int(at.timestamp() * 1000), card_id, -1, int(rating), 1, 1, factor, 5000, entry_kind)
        collection.db.execute("insert into revlog values (?,?,?,?,?,?,?,?,?)", *row)
    return collection.compute_memory_state(card_id)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        opened = Collection(str(Path(folder) / "collection.anki2"))
        opened.set_config("fsrs", True)
        sys.stdout.write(json.dumps(compare(int(sys.argv[1]), ZoneInfo(os.environ["TZ"]), opened)))
        opened.close()
