"""Cards go out and come back as they were; real Anki is the judge of its packages where it is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from studyapp.bootstrap import Services, open_services
from studyapp.domain.errors import InputError
from studyapp.domain.lines import CardLine
from studyapp.domain.memory import Rating, State
from studyapp.domain.prompt import Basic, Cloze, prompt_text
from studyapp.services.exchange import Paper, Sheet
from studyapp.services.export_tests import OWN
from studyapp.store.paper_store import PaperStore
from tests.factories import article, cloze, draft, dropped, fact
from tests.paper_factories import add_paper, choice

ZONE = ZoneInfo("Asia/Kolkata")
NOW = datetime.now(UTC).replace(microsecond=0)  # Anki takes its own clock for the present
ANKI = pytest.mark.skipif(find_spec("anki") is None, reason="judged by Anki where the package anki is there")
PACKAGES = pytest.mark.skipif(
    find_spec("nh3") is None or find_spec("backports") is None, reason="packages need nh3 and backports.zstd"
)


class Clock:
    """A clock that can be set."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


def opened(folder: Path, clock: Clock | None = None) -> Services:
    return open_services(folder, clock=clock or Clock(), zone=ZONE)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Return a library with six cards: new, learned, forgotten, asleep, buried, in a library of their own article."""
    made = opened(tmp_path / "ours")
    store = made.reviews._store
    odd = Basic('Is 2 < 3 & "x" > {{y}}?\nSecond  line', "हाँ; {{c1::no}} 50 %")
    drafts = [
        draft("a"),
        cloze("b"),
        draft("c", prompt=odd, tags=("current affairs", "विज्ञान")),
        cloze("d", prompt=Cloze("The {site} is _____ (which point?), a::b.", "शिव }} शक्ति::x")),
        draft("e", as_of=None, hedge="", explanation=""),
        draft("f"),
    ]
    store.save_article(article(), (fact(),), drafts, (dropped(),))
    made.triage.accept([each.id for each in drafts], NOW - timedelta(days=400))
    answer(made, NOW)
    ids = [card.id for card in sorted(made.library.cards(), key=lambda card: prompt_text(card.prompt))]
    made.library.suspend([ids[0]])
    yield made
    made.close()


def answer(services: Services, end: datetime) -> None:
    """Answer all cards but the last in the months before ``end``, also twice a day and forgetting now and then."""
    rng = Random(3)
    for number, card in enumerate(services.library.cards()[:-1]):
        now = end - timedelta(days=300, seconds=rng.randrange(86_400))
        for _ in range(4 + number):
            rating = Rating(rng.choices((1, 2, 3, 4), (15, 10, 60, 15))[0])
            due = services.reviews.answer(card.id, rating, now, rng.randrange(1000, 9000)).card.memory.due
            assert due is not None
            again = now + timedelta(minutes=30)
            now = again if rng.random() < 0.2 else max(again, due + timedelta(seconds=rng.randrange(40_000)))
            now += timedelta(milliseconds=rng.randrange(1000))
            if now >= end - timedelta(hours=1):
                break


def judged(*packages: Path, out: Path | None = None, form: str = "latest") -> dict[str, Any]:
    """Return what Anki says of packages."""
    script = Path(__file__).parents[1] / "exchange" / "anki_judge.py"
    run = subprocess.run(
        [sys.executable, str(script), str(out or "-"), form, *map(str, packages)],
        env=os.environ | {"TZ": str(ZONE), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, Any] = json.loads(run.stdout)
    return said


def lines(services: Services) -> list[CardLine]:
    return list(services.reviews._store.card_lines())


def log(services: Services) -> list[tuple[object, ...]]:
    """Return the log in the order of time, without the random keys of its answers."""
    columns = services.reviews._store.answer_columns()
    return sorted((line for part in columns for line in zip(*part, strict=True)), key=lambda line: line[1])


@PACKAGES
class TestPackage:
    """Our own packages."""

    def test_what_goes_out_comes_back_in_an_empty_library(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "x.apkg", NOW)
        there = opened(tmp_path / "there")
        loaded = there.exchange.load(tmp_path / "x.apkg", NOW)
        assert (loaded.cards, loaded.answers, loaded.left_out) == (6, len(log(services)), ())
        assert lines(there) == lines(services)
        assert log(there) == log(services)
        assert there.reviews.rebuild(NOW) == 0
        (source,) = there.library.sources()
        assert (source.title, source.published, source.id) == ("Moon landing", article().published, article().id)
        for card in there.library.cards():
            text = there.library.article(card.article_id).text
            assert text[card.span.start : card.span.end].strip() == card.source_sentence
        there.close()

    def test_the_article_itself_takes_its_place_later(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "x.apkg", NOW)
        there = opened(tmp_path / "there")
        there.exchange.load(tmp_path / "x.apkg", NOW)
        there.reviews._store.save_article(article(), (fact(),), (draft("new"),), ())
        assert there.library.article(article().id) == article()
        assert lines(there) == lines(services)
        there.close()

    def test_into_the_same_library_it_adds_nothing(self, services: Services, tmp_path: Path) -> None:
        before = services.reviews._store.holdings()
        services.exchange.export(tmp_path / "x.apkg", NOW)
        loaded = services.exchange.load(tmp_path / "x.apkg", NOW)
        assert (loaded.cards, loaded.answers, loaded.known, loaded.differing) == (0, 0, 6, 0)
        assert services.reviews._store.holdings() == before

    def test_the_same_library_makes_the_same_package(self, services: Services, tmp_path: Path) -> None:
        packages = [tmp_path / "1.apkg", tmp_path / "2.apkg"]
        for path in packages:
            services.exchange.export(path, NOW)
        assert packages[0].read_bytes() == packages[1].read_bytes()

    def test_a_query_chooses_cards(self, services: Services, tmp_path: Path) -> None:
        written = services.exchange.export(tmp_path / "x.apkg", NOW, query="शक्ति")
        assert written.cards == 2

    def test_without_the_schedule_the_cards_are_new(self, services: Services, tmp_path: Path) -> None:
        written = services.exchange.export(tmp_path / "x.apkg", NOW, with_schedule=False)
        assert (written.cards, written.answers) == (6, 0)
        there = opened(tmp_path / "there")
        there.exchange.load(tmp_path / "x.apkg", NOW)
        assert {card.memory.state for card in there.library.cards()} == {State.NEW}
        there.close()


@ANKI
@PACKAGES
class TestAnki:
    """Anki's own importer and exporter."""

    def test_it_opens_in_anki_with_all_that_a_card_shows(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "x.apkg", NOW)
        said = judged(tmp_path / "x.apkg")
        assert said["imports"] == [{"new": 6, "updated": 0, "duplicate": 0, "conflicting": 0}]
        assert said["check"] == "Database rebuilt and optimized."
        assert {card["deck"] for card in said["cards"]} == {"StudyApp::Moon landing"}
        assert said["tags"] == ["current_affairs", "space", "विज्ञान"]
        by_guid = {card["guid"]: card for card in said["cards"]}
        for card in services.library.cards():
            theirs = by_guid[card.id]
            fields = theirs["fields"]
            assert fields["Source"] == "Moon landing (August 2023)"
            assert fields["As of"] == (card.as_of.words() if card.as_of else "")
            assert fields["Hedge"] == card.hedge
            assert theirs["reps"] == card.memory.reps
            assert theirs["lapses"] == card.memory.lapses
            assert theirs["type"] == card.memory.state
        question = next(card for card in said["cards"] if "Second" in card["question"])["question"]
        assert 'Is 2 &lt; 3 &amp; "x" &gt; {{y}}?<br>Second' in question
        cloze_card = next(card for card in said["cards"] if "which point" in card["question"])
        assert "[...]" in cloze_card["question"]
        assert "शिव &#125;&#125; शक्ति&#58;:x</span>" in cloze_card["answer"]

    def test_anki_computes_our_states_from_the_log(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "x.apkg", NOW)
        states = judged(tmp_path / "x.apkg")["states"]
        cards = [card for card in services.library.cards() if card.memory.stability is not None]
        assert len(cards) == 5
        for card in cards:
            assert card.memory.difficulty is not None
            stability, difficulty = states[card.id]
            assert stability == pytest.approx(card.memory.stability, rel=1e-5)
            assert difficulty == pytest.approx(card.memory.difficulty, rel=1e-5)

    def test_the_due_day_is_ours(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "x.apkg", NOW)
        by_guid = {card["guid"]: card for card in judged(tmp_path / "x.apkg")["cards"]}
        today = (NOW.astimezone(ZONE) - timedelta(hours=4)).date()
        reviews = [card for card in services.library.cards() if card.memory.state is State.REVIEW]
        assert reviews
        for card in reviews:
            assert card.memory.due is not None
            assert by_guid[card.id]["due_in"] == (card.memory.due.astimezone(ZONE).date() - today).days

    def test_an_export_after_an_edit_updates(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "1.apkg", NOW - timedelta(hours=1))
        card = services.library.cards()[-1]
        services.library.edit_card(card.id, "Edited _____?" if isinstance(card.prompt, Cloze) else "Edited?", "yes")
        services.exchange.export(tmp_path / "2.apkg", NOW)
        said = judged(tmp_path / "1.apkg", tmp_path / "2.apkg")
        assert said["imports"][1]["new"] == 0
        assert said["imports"][1]["conflicting"] == 0
        assert len(said["cards"]) == 6
        assert any("Edited" in theirs["question"] for theirs in said["cards"])

    @pytest.mark.parametrize("form", ["latest", "legacy"])
    def test_what_went_through_anki_comes_back(self, services: Services, tmp_path: Path, form: str) -> None:
        """Stability comes back with Anki's four decimals, difficulty with its three; everything else as it was."""
        services.exchange.export(tmp_path / "x.apkg", NOW)
        judged(tmp_path / "x.apkg", out=tmp_path / "anki.apkg", form=form)
        there = opened(tmp_path / "there")
        loaded = there.exchange.load(tmp_path / "anki.apkg", NOW)
        assert (loaded.cards, loaded.answers, loaded.left_out) == (6, len(log(services)), ())
        assert log(there) == log(services)
        for ours, back in zip(lines(services), lines(there), strict=True):
            assert back.stability == pytest.approx(ours.stability, abs=1e-4)
            assert back.difficulty == pytest.approx(ours.difficulty, abs=1e-3)
            rounded = {"stability": None, "difficulty": None}
            assert back._replace(**rounded) == ours._replace(**rounded)
        there.close()


class TestOtherFormats:
    """Tables, JSON, GIFT, paper."""

    def test_json_holds_everything(self, services: Services, tmp_path: Path) -> None:
        services.library.set_setting("language", "hi")
        services.exchange.export(tmp_path / "all.json", NOW)
        there = opened(tmp_path / "there")
        loaded = there.exchange.load(tmp_path / "all.json", NOW)
        assert (loaded.cards, loaded.answers) == (6, len(log(services)))
        assert there.reviews._store.holdings() == services.reviews._store.holdings()
        again = there.exchange.load(tmp_path / "all.json", NOW)
        assert (again.cards, again.answers, again.known) == (0, 0, 6)
        there.close()

    def test_two_libraries_become_one(self, services: Services, tmp_path: Path) -> None:
        """Answers that were given on another computer are added, and the memories follow the longer log."""
        services.exchange.export(tmp_path / "1.json", NOW)
        there = opened(tmp_path / "there")
        there.exchange.load(tmp_path / "1.json", NOW)
        card = there.library.cards()[0]
        there.reviews.answer(card.id, Rating.GOOD, NOW, 1000)
        there.reviews.answer(card.id, Rating.AGAIN, NOW + timedelta(minutes=1), 1000)
        there.reviews.undo(NOW + timedelta(minutes=2))
        there.exchange.export(tmp_path / "2.json", NOW)
        loaded = services.exchange.load(tmp_path / "2.json", NOW)
        assert (loaded.cards, loaded.answers) == (0, 2)
        assert services.library.card(card.id).memory == there.library.card(card.id).memory
        assert services.reviews.rebuild(NOW) == 0
        there.close()

    @pytest.mark.parametrize("ending", ["csv", "tsv"])
    def test_a_table_comes_back(self, services: Services, tmp_path: Path, ending: str) -> None:
        services.exchange.export(tmp_path / f"x.{ending}", NOW)
        there = opened(tmp_path / "there")
        assert there.exchange.load(tmp_path / f"x.{ending}", NOW).cards == 6
        ours = {card.id: card for card in services.library.cards()}
        for card in there.library.cards():
            same = ours[card.id]
            assert (card.prompt, card.topic, card.explanation) == (same.prompt, same.topic, same.explanation)
            assert (card.tags, card.as_of, card.hedge) == (same.tags, same.as_of, same.hedge)
            assert card.memory.state is State.NEW
        assert [source.title for source in there.library.sources()] == ["Moon landing"]
        assert there.exchange.load(tmp_path / f"x.{ending}", NOW).known == 6
        there.close()

    def test_a_table_of_others(self, services: Services, tmp_path: Path) -> None:
        (tmp_path / "rivers.csv").write_text(
            "Which river?;Ganga;big north\nThe _____ flows west.;Narmada;\n;nothing;\nOnly a question?;;\n", "utf-8"
        )
        loaded = services.exchange.load(tmp_path / "rivers.csv", NOW)
        assert loaded.cards == 2
        assert [what for what, _ in loaded.left_out] == ["row 3: The question is empty.", "row 4: The answer is empty."]
        made = [card for card in services.library.cards() if card.prompt.answer in ("Ganga", "Narmada")]
        assert {card.prompt for card in made} == {
            Basic("Which river?", "Ganga"),
            Cloze("The _____ flows west.", "Narmada"),
        }
        assert {card.prompt.answer: card.tags for card in made} == {"Ganga": ("big", "north"), "Narmada": ()}
        assert services.library.sources()[0].title == "rivers"
        assert services.exchange.load(tmp_path / "rivers.csv", NOW).cards == 0

    def test_a_table_whose_columns_nobody_knows(self, services: Services, tmp_path: Path) -> None:
        (tmp_path / "x.csv").write_text("alone\nwords\n", "utf-8")
        with pytest.raises(InputError, match=r"which columns are question and answer\? \(columns: column 1\)"):
            services.exchange.load(tmp_path / "x.csv", NOW)

    def test_gift(self, services: Services, tmp_path: Path) -> None:
        assert services.exchange.export(tmp_path / "x.gift", NOW).cards == 6
        text = (tmp_path / "x.gift").read_text("utf-8")
        assert text.startswith("$CATEGORY: StudyApp/Moon landing\n\n::")
        assert text.count("::[plain]") == 6

    def test_paper_is_laid_out_by_whoever_can(self, services: Services, tmp_path: Path) -> None:
        titles = []

        def print_pdf(sheet: Any, path: Path) -> int:
            titles.append(sheet.title)
            path.write_text("pages")
            return 3

        for paper in Paper:
            assert services.exchange.export(tmp_path / "x.pdf", NOW, paper=paper, print_pdf=print_pdf).pages == 3
        assert titles == ["Revision sheet", "Questions", "Key"]
        assert (tmp_path / "x.pdf").read_text() == "pages"


class TestRefused:
    """One line, and no file is left behind."""

    def refusal(self, services: Services, path: Path, **options: Any) -> str:
        with pytest.raises(InputError) as told:
            services.exchange.export(path, NOW, **options)
        assert "\n" not in str(told.value)
        return str(told.value)

    def test_an_unknown_format(self, services: Services, tmp_path: Path) -> None:
        assert "cannot export to 'x.docx'" in self.refusal(services, tmp_path / "x.docx")

    def test_a_folder_that_is_not_there(self, services: Services, tmp_path: Path) -> None:
        assert "cannot be written: No such file" in self.refusal(services, tmp_path / "no" / "x.csv")

    def test_no_card(self, services: Services, tmp_path: Path) -> None:
        assert self.refusal(services, tmp_path / "x.csv", query="zzz") == "No card holds “zzz”."
        empty = opened(tmp_path / "empty")
        for name in ("x.csv", "x.gift"):
            assert self.refusal(empty, tmp_path / name) == "There is no card to export yet."
        empty.close()
        assert not (tmp_path / "x.csv").exists()

    def test_an_older_file_stays_when_the_new_one_fails(self, services: Services, tmp_path: Path) -> None:
        (tmp_path / "x.pdf").write_text("old")

        def fails(_sheet: Any, _path: Path) -> int:
            raise OSError(28, "No space left on device")

        assert "No space left" in self.refusal(services, tmp_path / "x.pdf", print_pdf=fails)
        assert (tmp_path / "x.pdf").read_text() == "old"
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.pdf"]

    @pytest.mark.parametrize("name", ["x.apkg", "x.csv", "x.json"])
    def test_a_file_that_is_not_there(self, services: Services, tmp_path: Path, name: str) -> None:
        with pytest.raises(InputError, match=r"There is no file|No such file"):
            services.exchange.load(tmp_path / name, NOW)

    @PACKAGES
    def test_a_package_with_bytes_lost_on_the_way(self, services: Services, tmp_path: Path) -> None:
        services.exchange.export(tmp_path / "x.apkg", NOW)
        with zipfile.ZipFile(tmp_path / "x.apkg") as package:
            info = package.getinfo("collection.anki21b")
        data = bytearray((tmp_path / "x.apkg").read_bytes())
        data[info.header_offset + 200] ^= 0xFF
        (tmp_path / "x.apkg").write_bytes(bytes(data))
        with pytest.raises(InputError, match="damaged or cut short"):
            services.exchange.load(tmp_path / "x.apkg", NOW)


class TestOfTests:
    """Questions of a test, and one's own, for learning platforms and for paper."""

    @pytest.fixture
    def test_id(self, services: Services) -> str:
        add_paper(services.exchange._store, NOW)
        return services.tests.papers()[0].id

    def test_for_moodle_and_others(self, services: Services, test_id: str, tmp_path: Path) -> None:
        made = services.exchange.export_test(tmp_path / "t.xml", test_id)
        assert (made.questions, made.cards) == (3, 0)
        assert (tmp_path / "t.xml").read_text(encoding="utf-8").count('type="multichoice"') == 3
        services.exchange.export_test(tmp_path / "t.gift", test_id)
        assert (tmp_path / "t.gift").read_text(encoding="utf-8").count("\n}\n") == 3

    def test_on_paper_questions_and_key_are_two_files(self, services: Services, test_id: str, tmp_path: Path) -> None:
        sheets = []

        def printed(sheet: Sheet, path: Path) -> int:
            sheets.append(sheet.title)
            return 2

        for paper in (Paper.QUESTIONS, Paper.KEY):
            made = services.exchange.export_test(tmp_path / f"{paper}.pdf", test_id, paper=paper, print_pdf=printed)
            assert made.pages == 2
        assert sheets == ["Prelims", "Key: Prelims"]

    def test_a_withdrawn_question_stays_at_home(self, services: Services, test_id: str, tmp_path: Path) -> None:
        services.tests.withdraw(services.tests.paper(test_id).questions[0].id, NOW)
        assert services.exchange.export_test(tmp_path / "t.gift", test_id).questions == 2

    def test_ones_own_questions(self, services: Services, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no question to export yet"):
            services.exchange.export_test(tmp_path / "own.gift", OWN)
        PaperStore(services.exchange._store).add_question(choice(7, own=True), NOW)
        assert services.exchange.export_test(tmp_path / "own.gift", OWN).questions == 1

    def test_what_is_unknown(self, services: Services, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="There is no test nowhere"):
            services.exchange.export_test(tmp_path / "t.gift", "nowhere")
        with pytest.raises(InputError, match=r"one of \.gift, \.xml, \.pdf"):
            services.exchange.export_test(tmp_path / "t.apkg", "nowhere")
        assert list(tmp_path.glob("t.*")) == []
