"""A library that was damaged on purpose: it is said in one line, nothing that a copy holds is lost, the rest is salvaged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.bootstrap import open_rescue, open_services
from studyapp.domain.errors import LibraryError
from studyapp.domain.holdings import Holdings
from studyapp.domain.paper import DueMove, ErrorKind
from studyapp.store.opening import open_store
from studyapp.store.salvage import salvage
from tests.factories import NOW, answered, article, card, cloze, draft, dropped, exam, fact, open_library, undo_of
from tests.paper_factories import add_paper, answer, choice, sitting

DATABASES = Path(__file__).parent.parent / "databases"
Damage = Callable[[bytes], bytes]
LATER = NOW + timedelta(hours=1)


def flipped(data: bytes) -> bytes:
    return bytes(byte ^ 0xFF if place % 5003 == 5002 else byte for place, byte in enumerate(data))


DAMAGES: dict[str, Damage] = {
    "zeroed header": lambda data: bytes(100) + data[100:],
    "zeroed first page": lambda data: bytes(4096) + data[4096:],
    "cut in half": lambda data: data[: len(data) // 2],
    "flipped bytes": flipped,
    "empty": lambda data: b"",
    "noise": lambda data: bytes((place * 89 + place // 7) % 256 for place in range(len(data))),
    "zeros": lambda data: bytes(len(data)),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a closed library of several pages with cards, answers, an undo, a setting."""
    store = open_library(tmp_path, cards=[draft(), cloze()])
    many = [draft(f"more {number}", explanation="x" * 6000 if number == 7 else "y" * 300) for number in range(40)]
    store.save_article(article(), (fact(),), many, (dropped(),))
    store.accept([card(each) for each in many])
    store.save_answer(*answered(card(), 1))
    undone, review = answered(card(), 2)
    store.save_answer(undone, review)
    store.save_undo(answered(card(), 1)[0], undo_of(review))
    store.set_setting("language", "hi")
    store.save_exam(exam())
    papers = add_paper(store, NOW)
    papers.answer(sitting().id, answer(question_id=choice(1).id, chosen=(0,)))
    papers.withdraw(choice(2).id, NOW, "doubtful")
    move = DueMove(card().id, LATER, NOW, "by a test")
    errors = {choice(1).id: ErrorKind.SLIP}
    papers.submit(sitting().id, LATER, True, errors, [(move, answered(card(), 1)[0].memory)])
    papers.choose_error(sitting().id, choice(1).id, ErrorKind.KNOWLEDGE_GAP)
    store.close()
    return tmp_path / "library.sqlite"


def holdings(library: Path) -> Holdings:
    store = open_store(library, NOW)
    try:
        return store.holdings()
    finally:
        store.close()


def test_a_sound_file_is_read_whole(library: Path) -> None:
    found = salvage(library)
    assert found.spoiled == 0
    assert found.holdings == holdings(library)


@pytest.mark.parametrize("released", sorted(DATABASES.glob("*.sqlite")), ids=lambda path: path.stem)
def test_a_library_of_any_released_revision_is_read_whole(tmp_path: Path, released: Path) -> None:
    """As it is, and after it was brought to today's tables: rows that were written before lack what came later."""
    library = tmp_path / "library.sqlite"
    shutil.copy(released, library)
    before = salvage(library)
    assert before.spoiled == 0
    whole = holdings(library)
    assert before.holdings == whole
    assert salvage(library).holdings == whole


def test_without_header_and_schema_as_well(library: Path) -> None:
    whole = holdings(library)
    library.write_bytes(bytes(4096) + library.read_bytes()[4096:])
    assert salvage(library).holdings == whole


def test_what_is_only_in_the_log_beside_the_file(tmp_path: Path) -> None:
    """A program that is killed leaves a write-ahead log behind."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    store = open_library(tmp_path / "a", cards=[draft()])
    for name in ("library.sqlite", "library.sqlite-wal"):
        shutil.copy(tmp_path / "a" / name, tmp_path / "b" / name)
    whole = store.holdings()
    store.close()
    damaged = tmp_path / "b" / "library.sqlite"
    damaged.write_bytes(bytes(100) + damaged.read_bytes()[100:])
    assert salvage(damaged).holdings == whole


@pytest.mark.parametrize("lost", ["gone", "empty"])
def test_a_library_that_is_gone_is_not_begun_anew_where_there_are_copies(library: Path, lost: str) -> None:
    whole = holdings(library)
    with closing(open_services(library.parent, clock=lambda: NOW, zone=UTC)) as services:
        services.backup.backup(NOW)
    if lost == "gone":
        library.unlink()
    else:
        library.write_bytes(b"")
    with pytest.raises(LibraryError, match=f"is {lost}, so it is damaged: there are copies of it"):
        open_store(library, NOW)
    saved = open_rescue(library.parent, UTC).salvage(LATER)
    assert saved.cards == len(whole.cards)
    assert holdings(library) == whole


def test_a_library_is_begun_where_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "library.sqlite").touch()
    open_store(tmp_path / "library.sqlite", NOW).close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"autoindex_settings", b"autoinde\xff_settings"),
        (b"source_sentence TEXT", b"source_santence TEXT"),
        (b"moon", b"mo\xffn"),
        (b'["space"', b'["space,'),
        (b"2026-11-20 06:30", b"2026-1z-20 06:30"),
    ],
)
def test_what_nobody_can_have_written_is_damage(
    library: Path, old: bytes, new: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """It raises errors of many kinds: in the schema's words, in a text, a list, a time."""
    assert old in library.read_bytes()
    library.write_bytes(library.read_bytes().replace(old, new))

    def read() -> None:
        with closing(open_services(library.parent, zone=UTC)) as services:
            services.library.cards()
            for source in services.library.sources():
                services.library.article(source.id)

    with pytest.raises(LibraryError, match="is damaged"):
        read()
    caplog.clear()


def test_without_the_log_beside_it_the_library_is_as_it_was_before(tmp_path: Path) -> None:
    """A program that was killed left a write-ahead log, and somebody tidied it away."""
    (tmp_path / "a").mkdir()
    open_library(tmp_path / "a", cards=[draft(), cloze()]).close()
    store = open_store(tmp_path / "a" / "library.sqlite", NOW)
    store.save_answer(*answered(card(), 1))
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    store.close()
    (tmp_path / "b" / "library.sqlite-wal").unlink()
    with closing(open_services(tmp_path / "b", clock=lambda: NOW, zone=UTC)) as services:
        assert len(services.library.cards()) == 2
        assert services.reviews.rebuild(NOW) == 0


LEAVES = st.builds(
    lambda head, data: b"\x0d" + head + data, st.binary(min_size=7, max_size=7), st.binary(max_size=5000)
)


@given(st.binary(max_size=20_000) | LEAVES)
def test_no_bytes_break_it(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("salvage") / "library.sqlite"
    path.write_bytes(data)
    salvage(path)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_opening_says_it_in_one_line_or_works(library: Path, damage: Damage) -> None:
    library.write_bytes(damage(library.read_bytes()))
    said = []
    try:
        services = open_services(library.parent, clock=lambda: NOW, zone=UTC)
        with closing(services):
            services.library.cards()
            services.library.sources()
    except LibraryError as error:
        said.append(str(error))
    assert all("damaged" in line and "\n" not in line for line in said)
    assert said or damage in (DAMAGES["empty"], DAMAGES["flipped bytes"])


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_the_newest_sound_copy_is_put_back(library: Path, damage: Damage) -> None:
    whole = holdings(library)
    services = open_services(library.parent, clock=lambda: NOW, zone=UTC)
    older, newer = services.backup.backup(NOW), services.backup.backup(LATER)
    services.close()
    damaged = damage(library.read_bytes())
    library.write_bytes(damaged)
    newer.write_bytes(flipped(newer.read_bytes()))
    rescue = open_rescue(library.parent, UTC)
    copy = rescue.newest_sound()
    assert copy is not None
    assert copy.path == older
    aside = rescue.restore(copy.path, LATER)
    assert holdings(library) == whole
    if damaged:
        assert aside.read_bytes() == damaged


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_salvage_loses_nothing_that_a_copy_holds(library: Path, damage: Damage) -> None:
    services = open_services(library.parent, clock=lambda: NOW, zone=UTC)
    services.backup.backup(NOW)
    services.close()
    before = holdings(library)
    store = open_store(library, NOW)
    store.save_answer(*answered(card(cloze()), 5))
    store.close()
    library.write_bytes(damage(library.read_bytes()))
    saved = open_rescue(library.parent, UTC).salvage(LATER)
    after = holdings(library)
    assert saved.from_copy is not None
    assert set(before.articles) <= set(after.articles)
    assert {each.id for each in before.cards} <= {each.id for each in after.cards}
    assert {each.id for each in before.reviews} <= {each.id for each in after.reviews}
    assert before.settings == after.settings
    if damage is DAMAGES["zeroed header"]:
        assert (saved.new_answers, len(after.reviews)) == (1, len(before.reviews) + 1)


def test_without_any_copy_the_readable_part_makes_a_library(library: Path) -> None:
    before = holdings(library)
    library.write_bytes(bytes(4096) + library.read_bytes()[4096:])
    saved = open_rescue(library.parent, UTC).salvage(LATER)
    after = holdings(library)
    assert saved.from_copy is None
    assert (after.articles, after.cards, after.undos) == (before.articles, before.cards, before.undos)
    assert [review.id for review in after.reviews] == [review.id for review in before.reviews]
    assert saved.aside.exists()


def test_cards_whose_article_is_lost_keep_their_passages(library: Path) -> None:
    data = library.read_bytes()
    text = article().text.encode()
    place = data.index(text) // 4096 * 4096
    library.write_bytes(data[:place] + bytes(4096) + data[place + 4096 :])
    open_rescue(library.parent, UTC).salvage(LATER)
    after = holdings(library)
    assert len(after.cards) >= 40
    (made,) = after.articles
    assert made.id == article().id
    for each in after.cards:
        shown = made.text[each.span.start : each.span.end].strip()
        assert shown == each.source_sentence


def test_a_deleted_write_ahead_log_costs_only_what_was_in_it(tmp_path: Path) -> None:
    store = open_library(tmp_path, cards=[draft()])
    store.close()
    store = open_store(tmp_path / "library.sqlite", NOW)
    store.save_answer(*answered(card(), 1))
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "library.sqlite", tmp_path / "copy" / "library.sqlite")  # without its log
    store.close()
    services = open_services(tmp_path / "copy", clock=lambda: NOW, zone=UTC)
    assert len(services.library.cards()) == 1
    assert services.reviews.rebuild(NOW) == 0
    services.close()


def test_nothing_to_save_changes_nothing(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"\0" * 10_000)
    with pytest.raises(LibraryError, match="Nothing can be read"):
        open_rescue(tmp_path, UTC).salvage(NOW)
    assert library.read_bytes() == b"\0" * 10_000
    assert [path.name for path in tmp_path.iterdir()] == ["library.sqlite"]


def test_no_library_at_all(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is no library"):
        open_rescue(tmp_path, UTC).salvage(NOW)
    assert open_rescue(tmp_path, UTC).newest_sound() is None
