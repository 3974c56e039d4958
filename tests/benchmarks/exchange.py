"""Time packages of many cards beside Anki itself, in one run: ``python -m tests.benchmarks.exchange [CARDS [REVIEWS]]``.

A library of that many cards with as many answers each is exported and brought into an empty library; Anki imports the
same package into an empty collection and exports it again. Each in a process of its own; wall and processor seconds
and the most memory that it took.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from studyapp.bootstrap import open_services
from studyapp.domain.article import Article, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.day import study_day
from studyapp.domain.ids import derived_id
from studyapp.domain.lines import AnswerLine, CardLine
from studyapp.domain.memory import Memory, Rating, State
from studyapp.scheduling.scheduler import Scheduler
from studyapp.store.opening import open_store

ZONE = ZoneInfo("Asia/Kolkata")
NOW = datetime.now(UTC).replace(microsecond=0)
HISTORIES = 500
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Answer = tuple[datetime, Rating, State, datetime | None]


def build(library: Path, cards: int, answers: int) -> None:
    """Write a library; ``HISTORIES`` true histories are shared by its cards, moved by a day and a few milliseconds."""
    rng = Random(7)
    histories = [history(rng, answers) for _ in range(min(HISTORIES, cards))]
    lines = [
        card_line(number, histories[number % len(histories)][0], number // len(histories)) for number in range(cards)
    ]
    log = sorted(log_lines(lines, histories), key=lambda line: (line[2], line[0]))
    store = open_store(library, NOW)
    store.add_lines(lines, log, lambda: map(article, range(-(-cards // 100))), dict)
    store.close()


def history(rng: Random, answers: int) -> tuple[Memory, list[Answer]]:
    """Answer one card that often, as its schedule asks, and sometimes again at once."""
    scheduler, memory = Scheduler(), Memory()
    now = NOW - timedelta(days=rng.randint(300, 900), seconds=rng.randrange(86_400))
    log = []
    for _ in range(answers):
        rating, state = Rating(rng.choices((1, 2, 3, 4), (12, 10, 65, 13))[0]), memory.state
        memory = scheduler.review(memory, rating, now, ZONE, "card")
        log.append((now, rating, state, memory.due))
        assert memory.due is not None
        later = memory.due + timedelta(milliseconds=rng.randrange(300_000 if memory.step is not None else 50_000_000))
        now = later if later < NOW else now + timedelta(milliseconds=rng.randrange(1_000, 900_000))
    return memory, log


def shifted(at: datetime | None, by: int) -> int | None:
    """Return a moment that many days earlier, in ms; what is not the start of a study day also a few ms later."""
    if at is None:
        return None
    ms = round((at - EPOCH).total_seconds() * 1000) - by * 86_400_000
    begins_a_day = at.astimezone(ZONE).strftime("%H%M%S%f") == "040000000000"
    return ms if begins_a_day else ms + by * 7 + 1


def card_line(number: int, memory: Memory, by: int) -> CardLine:
    """Return a card on an invented province."""
    article_id = derived_id("article", str(number // 100))
    fact_id = derived_id("fact", article_id, str(number))
    draft_id = derived_id("draft", fact_id)
    answer = f"the city of Nagar {number} (नगर)"
    sentence = f"The capital of province {number} is {answer}, as of 2026."
    cloze = number % 4 == 0
    day = None if memory.last_study_day is None else memory.last_study_day - by
    return CardLine(
        derived_id("card", draft_id),
        fact_id,
        article_id,
        draft_id,
        1_700_000_000_000 + number,
        int(number % 50 == 7),
        None,
        int(memory.state),
        memory.step,
        memory.stability,
        memory.difficulty,
        shifted(memory.due, by),
        shifted(memory.last_review, by),
        day,
        memory.reps,
        memory.lapses,
        "cloze" if cloze else "qa",
        sentence.replace(answer, "_____") if cloze else f"What is the capital of province {number}, as of 2026?",
        answer,
        f"Notes of day {number // 100}",
        sentence,
        sentence,
        0,
        len(sentence),
        '["polity","gs2"]' if number % 3 else "[]",
        "2026",
        "",
    )


def log_lines(cards: list[CardLine], histories: list[tuple[Memory, list[Answer]]]) -> Iterator[AnswerLine]:
    """Yield the answers of all cards, card by card."""
    rng = Random(8)
    for number, card in enumerate(cards):
        by = number // len(histories)
        for at, rating, state, due in histories[number % len(histories)][1]:
            ms = shifted(at, by)
            assert ms is not None
            id_ = f"{rng.getrandbits(32):08x}-0000-4000-8000-{rng.getrandbits(48):012x}"
            day = study_day(at, ZONE) - by
            yield AnswerLine(
                id_, card.id, ms, int(rating), day, rng.randrange(2_000, 20_000), int(state), shifted(due, by)
            )


def article(number: int) -> Article:
    """Return the article of a hundred cards."""
    id_ = derived_id("article", str(number))
    text = "Nobody reads this. " * 40
    return Article(id_, f"Notes of day {number}", text, PartialDate(2026, 10, 1), DateOrigin.TEXT, "day.txt", (), ())


def export(folder: Path, package: Path) -> None:
    """Export the library in ``folder``."""
    services = open_services(folder, zone=ZONE)
    try:
        services.exchange.export(package, NOW)
    finally:
        services.close()


def bring(package: Path, folder: Path) -> None:
    """Bring a package into an empty library in ``folder``."""
    services = open_services(folder, zone=ZONE)
    try:
        measured("studyapp import", lambda: services.exchange.load(package, NOW))
    finally:
        services.close()


def anki_import(package: Path, collection: Path) -> None:
    """Let Anki import a package into an empty collection."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=False)
    opened = Collection(str(collection))
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    measured("anki import", lambda: opened.import_anki_package(request))
    opened.close()


def anki_export(collection: Path, package: Path) -> None:
    """Let Anki export the collection."""
    from anki.collection import Collection, ExportAnkiPackageOptions

    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, with_media=False, legacy=False)
    opened = Collection(str(collection))
    measured("anki export", lambda: opened.export_anki_package(out_path=str(package), options=options, limit=None))
    opened.close()


def measured(name: str, work: Callable[[], object]) -> None:
    """Do the work and print what it took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    start = time.perf_counter()
    work()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    print(f"{name:16} {wall:6.2f} s wall {processor:6.2f} s processor {after.ru_maxrss / 1024:6.0f} MB", flush=True)


def main() -> None:
    """Build, and call this file again for each thing that is timed."""
    cards, answers = (int(word) for word in (sys.argv[1:] + ["100000", "10"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ours").mkdir()
        command = [sys.executable, __file__]
        subprocess.run([*command, "build", folder / "ours" / "library.sqlite", f"{cards},{answers}"], check=True)
        ours, theirs = folder / "ours.apkg", folder / "theirs.apkg"
        for words in (
            ("export", folder / "ours", ours),
            ("anki_import", ours, folder / "collection.anki2"),
            ("anki_export", folder / "collection.anki2", theirs),
            ("bring", ours, folder / "own"),
            ("bring", theirs, folder / "foreign"),
        ):
            subprocess.run([*command, *map(str, words)], check=True, env=os.environ | {"TZ": str(ZONE)})
        print(
            json.dumps({"cards": cards, "answers": cards * answers, "package_mb": round(ours.stat().st_size / 1e6, 1)})
        )


if __name__ == "__main__":
    works: dict[str, Callable[[Path, Path], None]] = {
        "build": lambda path, size: build(path, *map(int, str(size).split(","))),
        "bring": bring,
        "anki_import": anki_import,
        "anki_export": anki_export,
        "export": lambda one, other: measured("studyapp export", lambda: export(one, other)),
    }
    if len(sys.argv) > 1 and sys.argv[1] in works:
        works[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
