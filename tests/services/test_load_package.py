"""Anki's packages come in: what can be asked is brought over, the rest is listed, and nothing hostile gets anywhere."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

pytest.importorskip("nh3")
pytest.importorskip("backports.zstd")

from backports import zstd

from studyapp.bootstrap import Services, open_services
from studyapp.domain.errors import InputError
from studyapp.domain.memory import State
from studyapp.domain.prompt import Basic, Cloze
from studyapp.exchange.apkg import archive, protobuf
from studyapp.services.exchange import Loaded
from tests.exchange.packages import (
    BASIC,
    CLOZE,
    DECK,
    PNG,
    REVERSED,
    legacy_collection,
    legacy_package,
    meta,
    package_of,
)

ZONE = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
DAY_MS = 86_400_000
FIRST = 1_763_600_000_000  # the first answer, in November 2025


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Return an empty library."""
    opened = open_services(tmp_path / "library", clock=lambda: NOW, zone=ZONE)
    yield opened
    opened.close()


def load(services: Services, folder: Path, *notes: Any, media: Any = None, **collection: Any) -> Loaded:
    """Bring in a package of the old form with these notes."""
    path = legacy_collection(folder / "c.db", notes or (("g", BASIC, "", "q\x1fa"),), **collection)
    return services.exchange.load(legacy_package(folder / "deck.apkg", path, media), NOW)


def prompts(services: Services) -> list[object]:
    """Return what the cards ask."""
    return [card.prompt for card in services.library.cards()]


class TestNotes:
    """Note types, decks, tags and scripts."""

    def test_basic(self, services: Services, tmp_path: Path) -> None:
        loaded = load(services, tmp_path, ("g1", BASIC, " rivers  भारत ", "कौन सी <b>नदी</b>?\x1fगंगा&nbsp;नदी"))
        assert (loaded.cards, loaded.answers, loaded.known, loaded.left_out) == (1, 0, 0, ())
        (card,) = services.library.cards()
        assert card.prompt == Basic("कौन सी नदी?", "गंगा नदी")
        assert card.tags == ("rivers", "भारत")
        assert card.memory.state is State.NEW
        (source,) = services.library.sources()
        assert (source.title, source.origin, source.cards) == ("Geography::Rivers", "deck.apkg", 1)

    def test_reversed_asks_both_ways_and_the_two_are_siblings(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, ("g1", REVERSED, "", "Ganga\x1fLongest river"))
        first, second = services.library.cards()
        assert {first.prompt, second.prompt} == {Basic("Ganga", "Longest river"), Basic("Longest river", "Ganga")}
        assert first.fact_id == second.fact_id

    def test_each_deletion_of_a_cloze_is_a_card(self, services: Services, tmp_path: Path) -> None:
        cards = [{"id": 1_700_000_000_000 + n, "nid": 1, "ord": n} for n in range(2)]
        load(services, tmp_path, ("g", CLOZE, "", "{{c1::Ganga}} meets {{c2::Yamuna::where?}}.\x1fExtra"), cards=cards)
        assert prompts(services) == [
            Cloze("_____ meets Yamuna.", "Ganga"),
            Cloze("Ganga meets _____ (where?).", "Yamuna"),
        ]
        assert services.library.cards()[0].explanation == "Extra"

    def test_two_deletions_of_one_number_become_a_question(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, ("g", CLOZE, "", "{{c1::a}} and {{c1::b}}\x1f"))
        assert prompts(services) == [Basic("_____ and _____", "a; b")]

    def test_the_stub_beside_a_better_member_is_not_read(self, services: Services, tmp_path: Path) -> None:
        stub = legacy_collection(tmp_path / "stub.db", (("s", BASIC, "", "Please update\x1fAnki"),))
        real = legacy_collection(tmp_path / "real.db", (("g", BASIC, "", "q\x1fa"),))
        members = {"collection.anki2": stub.read_bytes(), "collection.anki21": real.read_bytes(), "media": b"{}"}
        services.exchange.load(package_of(tmp_path / "x.apkg", members), NOW)
        assert prompts(services) == [Basic("q", "a")]

    def test_a_card_in_a_filtered_deck_is_as_where_it_came_from(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, cards=[{"id": 1_700_000_000_001, "nid": 1, "did": 1, "odid": DECK}])
        assert [source.title for source in services.library.sources()] == ["Geography::Rivers"]

    def test_what_cannot_be_asked_is_listed(self, services: Services, tmp_path: Path) -> None:
        loaded = load(
            services,
            tmp_path,
            ("g1", BASIC, "", "ok\x1ffine"),
            ("g2", BASIC, "", "<img src=map.png>\x1fNepal"),
            ("g3", BASIC, "", "[sound:a.mp3]\x1fanthem"),
            ("g4", BASIC, "", "question\x1f"),
            ("g5", BASIC, "", "see <img src='https://example.org/x.png'> here\x1fa"),
            ("g6", 77, "", "orphan\x1fx"),
        )
        assert loaded.cards == 2
        assert dict(loaded.left_out) == {
            "cards that ask only by a picture or a sound": 2,
            "cards whose note type is not in the package": 1,
            "cards without an answer in words": 1,
            "pictures on the web": 1,
            "pictures that are missing or are none": 1,
            "sounds and films": 1,
        }


class TestPictures:
    """Pictures are kept, whatever else lies in a package is not."""

    def test_a_picture_is_kept_under_a_name_of_its_own(self, services: Services, tmp_path: Path) -> None:
        media = {"0": ("map of India.png", PNG), "1": ("unused.png", PNG + b"1"), "2": ("evil.svg", b"<svg onload=x>")}
        loaded = load(
            services,
            tmp_path,
            ("g", BASIC, "", 'Where? <img src="map of India.png"><img src="evil.svg">\x1fHere'),
            media=media,
        )
        (file,) = (tmp_path / "library" / "pictures").iterdir()
        assert file.read_bytes() == PNG
        assert prompts(services) == [Basic(f"Where? [picture: {file.name}]", "Here")]
        assert loaded.pictures == 1
        assert dict(loaded.left_out) == {"pictures that are missing or are none": 1}

    def test_it_goes_out_again_with_its_card(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, ("g", BASIC, "", "Where? <img src=m.png>\x1fHere"), media={"0": ("m.png", PNG)})
        assert services.exchange.export(tmp_path / "out.apkg", NOW).pictures == 1
        with archive.opened(tmp_path / "out.apkg") as package:
            (media,) = package.media()
            assert package.picture(media) == PNG


class TestSchedule:
    """States and answers."""

    LOG = (
        (FIRST, 1_700_000_000_010, 3, -600, 4000, 5000, 0),
        (FIRST + 600_000, 1_700_000_000_010, 3, 2, 4000, 5000, 0),
        (FIRST + 2 * DAY_MS, 1_700_000_000_010, 3, 10, 4000, 5000, 1),
    )

    @staticmethod
    def card(**changes: Any) -> dict[str, Any]:
        return {"id": 1_700_000_000_010, "nid": 1, "type": 2, "queue": 2, "due": 750, "ivl": 10, "reps": 3} | changes

    def test_an_fsrs_state_is_taken_over(self, services: Services, tmp_path: Path) -> None:
        lrt = (FIRST + 2 * DAY_MS) // 1000
        data = json.dumps({"s": 12.3456, "d": 5.432, "dr": 0.9, "lrt": lrt})
        loaded = load(services, tmp_path, cards=[self.card(data=data)], log=self.LOG)
        (card,) = services.library.cards()
        assert (loaded.cards, loaded.answers) == (1, 3)
        assert (card.memory.state, card.memory.stability, card.memory.difficulty) == (State.REVIEW, 12.3456, 5.432)
        assert card.memory.last_review == datetime.fromtimestamp(lrt, UTC)
        assert card.memory.due is not None
        assert card.memory.due.astimezone(ZONE).isoformat() == "2025-12-03T04:00:00+05:30"
        assert card.memory.reps == 3

    def test_without_one_the_answers_are_replayed(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, cards=[self.card(data="")], log=self.LOG)
        (card,) = services.library.cards()
        assert card.memory.state is State.REVIEW
        assert card.memory.stability is not None
        assert 5 < card.memory.stability < 30

    def test_without_answers_a_card_begins_anew(self, services: Services, tmp_path: Path) -> None:
        loaded = load(services, tmp_path, cards=[self.card()])
        assert services.library.cards()[0].memory.state is State.NEW
        assert dict(loaded.left_out) == {"cards that have a due day but no answers; they begin anew": 1}

    def test_suspended_and_buried(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, ("a", BASIC, "", "q\x1fa"), ("b", BASIC, "", "r\x1fb"), cards=[
            self.card(queue=-1, type=0, due=1), self.card(id=1_700_000_000_011, nid=2, queue=-2, type=0, due=1),
        ])  # fmt: skip
        first, second = services.library.cards()
        assert first.suspended
        assert second.buried_until is not None
        assert not second.suspended

    def test_what_moved_nothing_in_anki_moves_nothing_here(self, services: Services, tmp_path: Path) -> None:
        last, card = self.LOG[-1][0], 1_700_000_000_010
        more = (
            (last + 5 * DAY_MS, card, 3, 1, 0, 5000, 3),  # cramming
            (last + 6 * DAY_MS, card, 0, 30, 2500, 0, 4),  # a due day set by hand
            (last + 9000 * DAY_MS, card, 3, 1, 2500, 0, 1),  # in the future
        )
        loaded = load(services, tmp_path, cards=[self.card()], log=(*self.LOG, *more))
        assert loaded.answers == 3
        assert dict(loaded.left_out) == {
            "answers at times that cannot be": 1,
            "answers in filtered decks that moved nothing": 1,
            "changes of due days by hand": 1,
        }


def test_thousands_of_cards_can_be_found_and_changed_like_a_few(services: Services, tmp_path: Path) -> None:
    """So many go past the triggers of the index of words; a dotted letter is found however it was written there."""
    notes = [
        (f"g{number}", BASIC, "rivers", f"Question {number}?\x1fप\u0922\u093cाव {number}") for number in range(6000)
    ]
    cards = [{"id": 1_700_000_000_000 + number, "nid": number} for number in range(1, 6001)]
    log = [(FIRST + number, 1_700_000_000_000 + number, 3, 1, 2500, 5000, 0) for number in range(1, 6001)]
    loaded = load(services, tmp_path, *notes, cards=cards, log=log)
    assert (loaded.cards, loaded.answers) == (6000, 6000)

    def found(query: str) -> int:
        return services.browse.count(query, NOW)

    assert [found(query) for query in ("question", "5999", "tag:rivers", "पढ़ाव", "प\u095dाव")] == [
        6000,
        1,
        6000,
        6000,
        6000,
    ]
    (card,) = services.browse.cards(services.browse.ids("5999", NOW))
    services.library.edit_card(card.id, "Mars?", "yes")
    assert [found(query) for query in ("5999", "mars")] == [0, 1]
    services.library.delete_cards([card.id])
    assert [found(query) for query in ("mars", "question")] == [0, 5999]


class TestTwice:
    """The same package again, or a later one of the same deck."""

    def test_adds_nothing(self, services: Services, tmp_path: Path) -> None:
        for expected in ((1, 0), (0, 1)):
            loaded = load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG)
            assert (loaded.cards, loaded.known) == expected
        assert loaded.answers == 0
        assert len(services.library.cards()) == 1

    def test_brings_the_answers_that_were_given_elsewhere(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG[:2])
        before = services.library.cards()[0].memory
        loaded = load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG)
        after = services.library.cards()[0].memory
        assert (loaded.cards, loaded.answers) == (0, 1)
        assert (before.reps, after.reps) == (2, 3)
        assert services.reviews.rebuild(NOW) == 0

    def test_keeps_the_wording_here_unless_told_otherwise(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, ("g", BASIC, "", "old question?\x1fa"))
        (card,) = services.library.cards()
        services.library.edit_card(card.id, "my question?", "a")
        path = legacy_package(
            tmp_path / "x.apkg", legacy_collection(tmp_path / "c.db", (("g", BASIC, "", "new?\x1fa"),))
        )
        loaded = services.exchange.load(path, NOW)
        assert (loaded.known, loaded.differing) == (1, 1)
        assert prompts(services) == [Basic("my question?", "a")]
        services.exchange.load(path, NOW, take_wording=True)
        assert prompts(services) == [Basic("new?", "a")]

    def test_a_card_that_was_removed_meets_its_answers_again(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG)
        before = services.library.cards()[0].memory
        services.library.delete_cards([services.library.cards()[0].id])
        loaded = load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG)
        assert (loaded.cards, loaded.answers) == (1, 0)  # the log had kept them
        after = services.library.cards()[0].memory
        assert (after.reps, after.stability) == (before.reps, before.stability)
        assert services.reviews.rebuild(NOW) == 0

    def test_an_answer_that_was_taken_back_here_does_not_come_again(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG)
        services.reviews.undo(NOW)
        loaded = load(services, tmp_path, cards=[TestSchedule.card()], log=TestSchedule.LOG)
        assert loaded.answers == 0
        assert services.library.cards()[0].memory.reps == 2

    def test_a_copy_of_the_library_was_made_before(self, services: Services, tmp_path: Path) -> None:
        load(services, tmp_path)
        assert [copy.why for copy in services.backup.copies()] == ["before-load"]


def zst(data: bytes) -> bytes:
    return zstd.compress(data)


def entry(name: str) -> bytes:
    return protobuf.encode((1, protobuf.encode((1, name), (2, 3), (3, b"0" * 20))))


def later(collection: bytes, media: bytes = b"", version: int = 3) -> dict[str, bytes]:
    """Return the members of a package of the present form."""
    return {"meta": meta(version), "collection.anki21b": zst(collection), "media": zst(media)}


def edited(path: Path, *statements: str) -> bytes:
    """Return a legacy collection after these statements."""
    with closing(sqlite3.connect(legacy_collection(path))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path.read_bytes()


def files(folder: Path) -> list[Path]:
    """Return every file, but for what SQLite keeps beside an open library."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))


class TestHostile:
    """One clear line, and nothing is written."""

    def refused(self, services: Services, path: Path) -> str:
        before = files(path.parent)
        with pytest.raises(InputError) as told:
            services.exchange.load(path, NOW)
        assert "\n" not in str(told.value)
        assert services.library.cards() == ()
        assert services.library.sources() == ()
        assert files(path.parent) == before
        return str(told.value)

    @pytest.mark.parametrize(
        "name", ["../evil.png", "..", "a/b.png", "c:\\evil.png", "x\\..\\y.png", "nul\0.png", "new\nline", ""]
    )
    def test_a_media_name_that_leads_out_of_its_folder(self, services: Services, tmp_path: Path, name: str) -> None:
        path = legacy_package(tmp_path / "x.apkg", legacy_collection(tmp_path / "c.db"), {"0": (name, PNG)})
        assert "names a file outside its own folder" in self.refused(services, path)
        members = later((tmp_path / "c.db").read_bytes(), entry(name))
        assert "names a file outside its own folder" in self.refused(services, package_of(tmp_path / "x.apkg", members))

    def test_zip_members_that_lead_out_are_never_unpacked(self, services: Services, tmp_path: Path) -> None:
        collection = legacy_collection(tmp_path / "c.db").read_bytes()
        path = package_of(tmp_path / "x.apkg", {"../../evil": b"x", "/evil": b"x", "collection.anki2": collection})
        services.exchange.load(path, NOW)
        assert [*tmp_path.rglob("*evil*"), *tmp_path.parent.glob("evil*")] == []

    def test_a_bomb_of_zeros(self, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive, "COLLECTION_LIMIT", 1 << 20)
        for members in ({"collection.anki2": bytes(3 << 20)}, later(bytes(3 << 20))):
            said = self.refused(services, package_of(tmp_path / "x.apkg", members))
            assert "more than any honest package holds" in said

    def test_a_frame_that_claims_four_gigabytes(self, services: Services, tmp_path: Path) -> None:
        claim = b"\x28\xb5\x2f\xfd\xe0" + (4 << 30).to_bytes(8, "little") + b"\x01\x00\x00"
        members = {"meta": meta(3), "collection.anki21b": claim, "media": zst(b"")}
        assert "damaged or cut short" in self.refused(services, package_of(tmp_path / "x.apkg", members))

    def test_a_member_that_claims_four_gigabytes(self, services: Services, tmp_path: Path) -> None:
        path = legacy_package(tmp_path / "x.apkg", legacy_collection(tmp_path / "c.db"))
        data = path.read_bytes()
        size = (tmp_path / "c.db").stat().st_size.to_bytes(4, "little")
        path.write_bytes(data.replace(size, b"\xfe\xff\xff\xff"))
        assert "more than any honest package holds" in self.refused(services, path)

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
    def test_a_file_that_is_cut_short(self, services: Services, tmp_path: Path, share: float) -> None:
        data = legacy_package(tmp_path / "x.apkg", legacy_collection(tmp_path / "c.db")).read_bytes()
        (tmp_path / "x.apkg").write_bytes(data[: int(len(data) * share)])
        assert "damaged or cut short" in self.refused(services, tmp_path / "x.apkg")

    @pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
    def test_a_compressed_collection_that_is_cut_short(self, services: Services, tmp_path: Path, share: float) -> None:
        whole = zst(legacy_collection(tmp_path / "c.db").read_bytes())
        members = {"meta": meta(3), "collection.anki21b": whole[: int(len(whole) * share)], "media": zst(b"")}
        assert "damaged or cut short" in self.refused(services, package_of(tmp_path / "x.apkg", members))

    @pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"\x89PNG\r\n\x1a\n", bytes(1000)])
    def test_what_is_no_package(self, services: Services, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "x.apkg").write_bytes(data)
        assert "is no Anki package" in self.refused(services, tmp_path / "x.apkg")

    def test_a_package_without_a_collection(self, services: Services, tmp_path: Path) -> None:
        assert "no collection" in self.refused(services, package_of(tmp_path / "x.apkg", {"media": b"{}"}))

    def test_a_later_version(self, services: Services, tmp_path: Path) -> None:
        collection = legacy_collection(tmp_path / "c.db").read_bytes()
        for members in (
            later(collection, version=4),
            {"collection.anki2": edited(tmp_path / "c.db", "UPDATE col SET ver = 19")},
        ):
            assert "newer Anki" in self.refused(services, package_of(tmp_path / "x.apkg", members))

    @pytest.mark.parametrize(
        "statements",
        [
            ("DROP TABLE notes",),
            ("DROP TABLE col",),
            ("DELETE FROM col",),
            ("ALTER TABLE cards DROP COLUMN did",),
            ("ALTER TABLE notes RENAME TO n", "CREATE VIEW notes AS SELECT * FROM n"),
            ("UPDATE col SET models = 'null'",),
            ("UPDATE col SET models = '[1'",),
            ("UPDATE col SET decks = '{\"1\": 5}'",),
            ("UPDATE col SET crt = 'x'",),
            ("UPDATE col SET ver = 3",),
            ("UPDATE cards SET type = 'x', due = 'y'",),
            ("UPDATE cards SET type = 9",),
            ("UPDATE cards SET type = 2, due = 99999999999999999, data = '{\"lrt\": 1700000000}'",),
            ("UPDATE cards SET data = '{[', type = 2",),
            ("UPDATE notes SET flds = x'ff00fe'",),
            ("INSERT INTO revlog VALUES ('9223372036854775807', 1700000000010, 0, 'x', 'y', 0, 0, 0, 0)",
             "UPDATE revlog SET cid = (SELECT min(id) FROM cards), ease = 3, ivl = 'many', id = 1763600000000"),
        ],
    )  # fmt: skip
    def test_a_database_that_is_not_as_anki_writes_it(
        self, services: Services, tmp_path: Path, statements: tuple[str, ...]
    ) -> None:
        path = package_of(tmp_path / "x.apkg", {"collection.anki2": edited(tmp_path / "c.db", *statements)})
        assert self.refused(services, path).startswith("x.apkg ")

    def test_flipped_bytes_are_refused_or_read_but_never_a_traceback(self, services: Services, tmp_path: Path) -> None:
        whole = legacy_collection(tmp_path / "c.db").read_bytes()
        for place in range(16, len(whole), 997):
            data = bytearray(whole)
            data[place : place + 8] = b"\xff" * 8
            path = package_of(tmp_path / "x.apkg", {"collection.anki2": bytes(data)})
            with suppress(InputError):
                services.exchange.load(path, NOW)

    def test_sql_in_names_is_only_a_name(self, services: Services, tmp_path: Path) -> None:
        evil = "x'); DROP TABLE cards; --"
        models = {BASIC: {"name": evil, "type": 0, "flds": [evil, "Back"], "tmpls": [("{{" + evil + "}}", "{{Back}}")]}}
        load(services, tmp_path, (evil, BASIC, f" {evil} ", f"{evil}\x1f{evil}"), models=models)
        assert prompts(services) == [Basic(evil, evil)]
        assert len(services.library.cards()) == 1

    def test_a_trigger_in_the_collection_never_runs(self, services: Services, tmp_path: Path) -> None:
        trigger = "CREATE TRIGGER t AFTER UPDATE ON cards BEGIN DELETE FROM notes; END"
        services.exchange.load(
            package_of(tmp_path / "x.apkg", {"collection.anki2": edited(tmp_path / "c.db", trigger)}), NOW
        )
        assert len(services.library.cards()) == 1

    def test_scripts_and_remote_pictures_in_html(self, services: Services, tmp_path: Path) -> None:
        html = "<script>fetch('https://example.org')</script>q<img src=https://example.org/t.gif onerror=x()>?"
        loaded = load(services, tmp_path, ("g", BASIC, "", f"{html}\x1f<a href='javascript:x()'>a</a>"))
        assert prompts(services) == [Basic("q?", "a")]
        assert dict(loaded.left_out) == {"pictures on the web": 1}

    def test_an_own_field_that_lies(self, services: Services, tmp_path: Path) -> None:
        models = {
            BASIC: {
                "name": "StudyApp question",
                "type": 0,
                "flds": ["Question", "Answer", "StudyApp"],
                "tmpls": [("{{Question}}", "{{Answer}}")],
            }
        }
        lies = [
            "[1]", "{}", "[1,[],2]", "[1,[\"x\",\"t\",null,\"text\",\"o\"],\"f\",\"d\",0,1,0,null,[]]",
            json.dumps([1, ["5b1c6a0e-6d0f-4a55-9a4b-0a8a3f6f0d7e", "t", None, "text", "o"]]
                       + ["5b1c6a0e-6d0f-4a55-9a4b-0a8a3f6f0d7e"] * 2 + [0, 10**12, 0, None, []]),
        ]  # fmt: skip
        notes = [(f"g{n}", BASIC, "", f"q{n}\x1fa\x1f{lie}") for n, lie in enumerate(lies)]
        assert load(services, tmp_path, *notes, models=models).cards == len(lies)

    def test_a_locked_zip(self, services: Services, tmp_path: Path) -> None:
        path = legacy_package(tmp_path / "x.apkg", legacy_collection(tmp_path / "c.db"))
        with zipfile.ZipFile(path) as package:
            info = package.getinfo("collection.anki2")
        data = bytearray(path.read_bytes())
        data[info.header_offset + 6] |= 1
        central = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))
        data[central + 8] |= 1
        path.write_bytes(bytes(data))
        assert "damaged" in self.refused(services, path)


def test_a_day_is_a_day_in_the_zone_of_the_collection(services: Services, tmp_path: Path) -> None:
    """Anki counts days from the day on which the collection was made, where it was made."""
    created = datetime(2023, 11, 14, 22, 30, tzinfo=UTC)  # 4 in the morning of the 15th in Kolkata
    data = json.dumps({"s": 12.0, "d": 5.0, "lrt": FIRST // 1000})
    load(
        services,
        tmp_path,
        cards=[TestSchedule.card(due=1000, data=data)],
        log=TestSchedule.LOG[:1],
        crt=int(created.timestamp()),
        conf='{"creationOffset": -330}',
    )
    due = services.library.cards()[0].memory.due
    assert due is not None
    assert due.astimezone(ZONE).date() == created.astimezone(ZONE).date() + timedelta(days=1000)
