"""The answers of a package: what counts of them, however its log is kept, wherever the student lives, whatever is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

pytest.importorskip("nh3")

from studyapp.bootstrap import Services, open_services
from studyapp.domain.errors import InputError, StoppedError
from studyapp.domain.progress import Progress
from studyapp.services.exchange import Loaded
from tests.exchange.packages import BASIC, legacy_collection, package_of

NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
INDEX = "CREATE INDEX ix_revlog_cid ON revlog (cid)"
ZONES = [ZoneInfo("Asia/Kolkata"), ZoneInfo("Europe/London")]
CARD, OTHER = 1_700_000_000_001, 1_700_000_000_002
NOTES = [("g", BASIC, "", "q?\x1fa"), ("h", BASIC, "", "r?\x1fb")]
STATE = '{"s": 30.5, "d": 5.5}'
CARDS = [
    {"id": card, "nid": nid, "type": 2, "queue": 2, "due": 900, "ivl": 30, "reps": 3, "data": STATE}
    for nid, card in enumerate((CARD, OTHER), 1)
]


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


LEARNT = (ms("2026-03-20T09:00"), CARD, 3, -600, 0, 5000, 0)  # due in ten minutes
GRADUATED = (ms("2026-03-20T09:15"), CARD, 3, 3, 2500, 6000, 0)
REVIEWED = (ms("2026-03-23T09:00"), CARD, 4, 30, 2500, 7000, 1)  # after thirty days the clocks of London have changed
SAME_DAY = (ms("2026-03-23T10:00"), CARD, 3, 30, 0, 2000, 3)  # success in a filtered deck, later on that day
FORGOTTEN = (ms("2026-03-23T11:00"), CARD, 1, 30, 0, 2000, 3)  # in a filtered deck
NEXT_DAY = (ms("2026-03-24T09:00"), CARD, 3, 30, 0, 2000, 3)  # in a filtered deck
BY_HAND = (ms("2026-03-25T09:00"), CARD, 0, 50, 2500, 0, 4)
OLD = (ms("2026-01-01T09:00"), OTHER, 3, 1, 2500, 4000, 0)
RESET = (ms("2026-02-01T09:00"), OTHER, 0, 0, 0, 0, 4)
AGAIN = (ms("2026-03-20T09:00:01"), OTHER, 2, 0, 2500, 4000, 0)
NOBODY = (ms("2026-03-20T09:00:02"), 5, 3, 1, 2500, 4000, 1)
LOG = [LEARNT, GRADUATED, REVIEWED, SAME_DAY, FORGOTTEN, NEXT_DAY, BY_HAND, OLD, RESET, AGAIN, NOBODY]


@pytest.fixture(params=ZONES, ids=str)
def services(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Services]:
    """Return an empty library in a zone whose clocks are never changed, and in one whose are."""
    opened = open_services(tmp_path / "library", clock=lambda: NOW, zone=request.param)
    yield opened
    opened.close()


def collection(path: Path, *statements: str) -> bytes:
    """Return a collection with these cards and answers after these statements."""
    with closing(sqlite3.connect(legacy_collection(path, NOTES, CARDS, LOG))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path.read_bytes()


def load(services: Services, folder: Path, *statements: str) -> Loaded:
    data = collection(folder / "c.db", *statements)
    return services.exchange.load(package_of(folder / "x.apkg", {"collection.anki2": data}), NOW)


def log(services: Services) -> list[tuple[object, ...]]:
    reviews = services.exchange._store.reviews()
    return [(each.reviewed_at, int(each.rating), each.state, each.duration_ms, each.due) for each in reviews]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize("statements", [(INDEX,), ()], ids=["as Anki keeps it", "without an index"])
def test_what_counts_and_what_does_not(services: Services, tmp_path: Path, statements: tuple[str, ...]) -> None:
    loaded = load(services, tmp_path, *statements)
    zone = services.exchange._zone
    due = datetime(2026, 4, 22, 4, tzinfo=zone).astimezone(UTC)
    graduated = datetime(2026, 3, 23, 4, tzinfo=zone).astimezone(UTC)
    assert log(services) == [
        (at("2026-03-20T09:00"), 3, 0, 5000, at("2026-03-20T09:10")),
        (at("2026-03-20T09:00:01"), 2, 0, 4000, at("2026-03-20T09:00:01")),
        (at("2026-03-20T09:15"), 3, 1, 6000, graduated),
        (at("2026-03-23T09:00"), 4, 2, 7000, due),
        (at("2026-03-23T10:00"), 3, 2, 2000, due),
    ]
    assert loaded.answers == 5
    assert dict(loaded.left_out) == {
        "answers from before a card was made new again": 1,
        "answers in filtered decks that moved nothing": 2,
        "changes of due days by hand": 2,
    }
    assert load(services, tmp_path, *statements).answers == 0


def test_numbers_that_are_texts_are_still_numbers(services: Services, tmp_path: Path) -> None:
    columns = "id INTEGER PRIMARY KEY, cid, usn, ease TEXT, ivl TEXT, lastIvl, factor, time TEXT, type"
    anew = (
        "ALTER TABLE revlog RENAME TO old",
        f"CREATE TABLE revlog ({columns})",
        "INSERT INTO revlog SELECT * FROM old",
    )
    assert load(services, tmp_path, *anew, INDEX).answers == 5
    assert services.exchange._store.reviews()[0].duration_ms == 5000


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE revlog SET ivl = 'many' WHERE type = 1",),
        ("UPDATE revlog SET time = x'00' WHERE type = 1",),
        ("ALTER TABLE revlog RENAME TO old", "CREATE VIEW revlog AS SELECT * FROM old"),
        ("DROP TABLE revlog", "CREATE VIRTUAL TABLE revlog USING fts4(id, cid, usn, ease, ivl, lastIvl, factor, time, type)"),
    ],
    ids=["a text", "bytes", "a view", "a virtual table"],
)  # fmt: skip
def test_a_log_that_is_none_is_refused(services: Services, tmp_path: Path, statements: tuple[str, ...]) -> None:
    index = (INDEX,) if "revlog SET" in statements[0] else ()
    with pytest.raises(InputError, match=r"^x\.apkg holds a "):
        load(services, tmp_path, *index, *statements)
    assert services.library.cards() == ()


def test_damage_of_the_package_is_not_taken_for_damage_of_the_library(tmp_path: Path) -> None:
    opened = open_services(tmp_path / "library", clock=lambda: NOW, zone=ZONES[0])
    whole = collection(tmp_path / "c.db", INDEX)
    for place in range(16, len(whole), 613):
        data = bytearray(whole)
        data[place : place + 8] = b"\xff" * 8
        with suppress(InputError):
            opened.exchange.load(package_of(tmp_path / "x.apkg", {"collection.anki2": bytes(data)}), NOW)
    opened.close()


@pytest.mark.parametrize("stopped", [False, True])
def test_what_was_set_for_many_rows_is_set_back(services: Services, tmp_path: Path, stopped: bool) -> None:
    def settings() -> list[object]:
        with services.exchange._store._engine.connect() as connection:
            names = ("foreign_keys", "cache_size", "secure_delete", "journal_mode")
            return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    def tell(told: Progress) -> None:
        if stopped and told.label == "Writing into the library":
            raise StoppedError

    before = settings()
    data = collection(tmp_path / "c.db", INDEX)
    with suppress(StoppedError):
        services.exchange.load(package_of(tmp_path / "x.apkg", {"collection.anki2": data}), NOW, tell=tell)
    assert settings() == before
    assert before[0] == 1
    assert len(services.library.cards()) == (0 if stopped else 2)
