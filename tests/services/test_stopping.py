"""Taking out and bringing in can be stopped at any moment: no file is left or changed, and nothing is half brought in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studyapp.bootstrap import Services, open_services
from studyapp.domain import progress
from studyapp.domain.errors import StoppedError
from studyapp.domain.holdings import Holdings
from studyapp.domain.memory import Rating
from studyapp.domain.progress import Progress
from studyapp.services.exchange import Sheet
from tests.exchange.packages import BASIC, PNG, legacy_collection, legacy_package
from tests.factories import article, draft, dropped, fact

ZONE = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
FIRST = 1_763_600_000_000
FORMS = ("apkg", "csv", "json", "gift", "xml", "pdf")


@pytest.fixture(autouse=True)
def _telling_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few cards stand for many."""
    monkeypatch.setattr(progress, "_ITEMS_A_WORD", 7)
    monkeypatch.setattr(progress, "_STEPS_A_WORD", 1500)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Return a library of forty cards, of which some were answered."""
    opened = open_services(tmp_path / "library", clock=lambda: NOW, zone=ZONE)
    store = opened.exchange._store
    drafts = [draft(str(number)) for number in range(40)]
    store.save_article(article(), (fact(),), drafts, (dropped(),))
    opened.triage.accept([each.id for each in drafts], NOW)
    for number, card in enumerate(store.cards()[:9]):
        opened.reviews.answer(card.id, Rating.GOOD, NOW + timedelta(seconds=number))
    yield opened
    opened.close()


def package(folder: Path) -> Path:
    """Return a package with pictures and answers."""
    notes = [(f"g{n}", BASIC, "", f'<img src="{n % 3}.png"> Question {n}?\x1f{n}') for n in range(60)]
    cards = [
        {"id": 1_700_000_000_000 + n, "nid": n, "type": 2, "queue": 2, "due": 750, "ivl": 10} for n in range(1, 61)
    ]
    log = [(FIRST + 1000 * n + m, 1_700_000_000_000 + n, 3, 1, 2500, 5000, 1) for n in range(1, 61) for m in range(5)]
    media = {str(n): (f"{n}.png", PNG + bytes([n])) for n in range(3)}
    return legacy_package(folder / "in.apkg", legacy_collection(folder / "c.db", notes, cards, log), media)


def printed(sheet: Sheet, path: Path) -> int:
    path.write_text("".join(item.html for item in sheet.items))
    return 1


class Stop:
    """Hears of the work and stops it at the word of that number."""

    def __init__(self, at: int = -1, error: type[BaseException] = StoppedError) -> None:
        self.at, self.error, self.words = at, error, 0
        self.heard: list[Progress] = []

    def __call__(self, told: Progress) -> None:
        self.heard.append(told)
        self.words += 1
        if self.words == self.at:
            raise self.error


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.name.endswith(("-wal", "-shm"))}


def everywhere(words: int) -> list[int]:
    """Return numbers of words to stop at: the first, the last, and some between."""
    return sorted({1, words, *range(2, words, max(1, words // 9))})


def stopped(work: Callable[[Stop], object], at: int, error: type[BaseException]) -> None:
    with pytest.raises(error):
        work(Stop(at, error))


@pytest.mark.parametrize("error", [StoppedError, KeyboardInterrupt])
@pytest.mark.parametrize("form", FORMS)
def test_an_export_leaves_the_older_file(
    services: Services, tmp_path: Path, form: str, error: type[BaseException]
) -> None:
    out = tmp_path / f"out.{form}"
    out.write_text("older")

    def export(tell: Stop) -> None:
        services.exchange.export(out, NOW, print_pdf=printed, tell=tell)

    before, heard = files(tmp_path), Stop()
    services.exchange.export(tmp_path / f"whole.{form}", NOW, print_pdf=printed, tell=heard)
    (tmp_path / f"whole.{form}").unlink()
    assert any(told.total for told in heard.heard)
    for at in everywhere(heard.words):
        stopped(export, at, error)
        assert files(tmp_path) == before
        assert out.read_text() == "older"


def holdings(services: Services) -> Holdings:
    return services.exchange._store.holdings()


@pytest.mark.parametrize("error", [StoppedError, KeyboardInterrupt])
@pytest.mark.parametrize("form", ["apkg", "csv", "json"])
def test_what_was_to_come_in_stays_outside(
    services: Services, tmp_path: Path, form: str, error: type[BaseException]
) -> None:
    path = package(tmp_path)
    if form != "apkg":
        other = open_services(tmp_path / "other", clock=lambda: NOW, zone=ZONE)
        other.exchange.load(path, NOW)
        path = other.exchange.export(tmp_path / f"in.{form}", NOW).path
        other.close()

    def load(tell: Stop) -> None:
        services.exchange.load(path, NOW, tell=tell)

    before, there = holdings(services), files(tmp_path)
    heard = Stop()
    fresh = open_services(tmp_path.parent / f"{tmp_path.name}-fresh", clock=lambda: NOW, zone=ZONE)
    fresh.exchange.load(path, NOW, tell=heard)
    fresh.close()
    for at in everywhere(heard.words - 1):
        stopped(load, at, error)
        assert holdings(services) == before
        assert {path for path in files(tmp_path) - there if path.name != "backups"} == set()
    assert services.exchange.load(path, NOW).cards == 60


def test_the_words_say_what_is_done(services: Services, tmp_path: Path) -> None:
    heard = Stop()
    services.exchange.load(package(tmp_path), NOW, tell=heard)
    labels = list(dict.fromkeys(told.label for told in heard.heard if told.label))
    assert labels[:3] == ["Unpacking", "Copying the library", "Reading the cards"]
    assert labels[3:] == ["Sorting the answers", "Writing into the library"]
    assert Progress(0, 60, "Reading the cards") in heard.heard


@pytest.mark.parametrize("form", FORMS)
def test_an_export_says_how_far_it_is(services: Services, tmp_path: Path, form: str) -> None:
    heard = Stop()
    services.exchange.export(tmp_path / f"out.{form}", NOW, print_pdf=printed, tell=heard)
    known = [told for told in heard.heard if told.total]
    labels = list(dict.fromkeys(told.label for told in known))
    assert labels[-1] == {"apkg": "Packing", "pdf": "Laying out the pages"}.get(form, labels[-1])
    assert "Writing the cards" in labels or form in ("json", "pdf")
    for label in labels:
        done = [told.done for told in known if told.label == label]
        assert done == sorted(done)
        assert all(0 <= told.done <= told.total for told in known)
    first = [told for told in known if told.label == labels[0]]
    assert first[0].done == 0
    assert first[-1].done == first[-1].total


def test_a_copy_before_a_load_can_be_stopped(services: Services, tmp_path: Path) -> None:
    def tell(told: Progress) -> None:
        if told.label == "Copying the library" and told.total:
            raise StoppedError

    path, before = package(tmp_path), holdings(services)
    there = files(tmp_path)
    with pytest.raises(StoppedError):
        services.exchange.load(path, NOW, tell=tell)
    assert holdings(services) == before
    assert {each for each in files(tmp_path) - there if each.name != "backups"} == set()
