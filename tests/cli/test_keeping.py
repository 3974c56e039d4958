"""Figures, copies and checks of a library."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from studyapp import paths
from studyapp.cli.figure_pages import bars
from tests.cli.conftest import Call

Cards = list[dict[str, Any]]


@pytest.fixture
def kept(call: Call, cards: Cards) -> int:
    """Return how many cards the library holds; today's queue leaves siblings out."""
    count: int = call("sources", "--json").json[0]["cards"]
    assert count >= len(cards)
    return count


def test_figures(call: Call, kept: int) -> None:
    figures = call("stats", "--json").json
    assert (figures["sources"], figures["cards"], figures["new"]) == (1, kept, kept)
    assert (figures["reviews"], figures["retention"]) == (0, None)
    assert len(figures["due_by_day"]) == 14
    assert f"Cards      {kept}: {kept} new" in call("stats").out


def test_figures_of_a_library_with_answers_and_a_paper(call: Call, cards: Cards, tmp_path: Path) -> None:
    call("answer", cards[0]["id"], "easy", "--duration-ms", "60000")
    paper = call("test", "new", "--size", "2", "--seed", "1", "--json").json
    answers = {question["id"]: question["answer"] for question in paper["questions"]}
    (tmp_path / "answers.json").write_text(json.dumps({"paper": paper["id"], "answers": answers}), encoding="utf-8")
    assert call("test", "mark", tmp_path / "answers.json").status == 0
    figures = call("stats", "--json").json
    assert (figures["studied"], figures["known"], figures["calibration"]) == (1, 1.0, [])
    assert [(each["right"], each["wrong"], each["again"]) for each in figures["papers"]] == [(len(answers), 0, False)]
    assert sum(each["right"] for each in figures["marks_by_format"]) == len(answers)
    assert len(figures["syllabus"]) > 10
    said = call("stats").out.splitlines()
    assert "Known now  about 1 of 1 studied card, as the memory model has it" in said
    assert any(line.startswith("Tests      1 paper, the last on ") and "100% of the marks" in line for line in said)
    assert any(line.startswith("Behind     ") and line.count("█") == 1 for line in said)


def test_figures_as_tables(call: Call, cards: Cards, tmp_path: Path) -> None:
    call("answer", cards[0]["id"], "easy", "--duration-ms", "60000")
    folder = tmp_path / "new" / "figures"
    said = call("stats", "--csv", folder)
    assert said.out == f"13 tables written to {folder}\n"
    assert len(list(folder.glob("*.csv"))) == 13
    header, day = (folder / "days.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert header == "Day,Answers,Minutes,New cards,Reviews,Remembered"
    assert day.split(",")[1:] == ["1", "1.0", "1", "0", "0"]


def test_tables_go_nowhere_but_into_a_folder(call: Call, note: Path) -> None:
    said = call("stats", "--csv", note)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


def test_bars_show_what_is_little_as_little_not_as_nothing() -> None:
    assert bars([0, 1, 50, 100]) == " ▁▄█"
    assert bars([]) == ""
    assert bars([0, 0]) == "  "


def test_a_backup_is_a_library(call: Call, kept: int, tmp_path: Path) -> None:
    said = call("backup", tmp_path / "copies")
    copy = Path(said.out.strip())
    assert copy.parent == tmp_path / "copies"
    (tmp_path / "other").mkdir()
    copy.rename(tmp_path / "other" / paths.LIBRARY_FILE)
    assert call("stats", "--json", "--data-dir", tmp_path / "other").json["cards"] == kept


def test_before_much_changes_a_copy_is_made_as_the_window_makes_it(call: Call, note: Path) -> None:
    assert call("add", note).status == 0
    assert call("accept", "--all").status == 0  # within the hour: no other copy
    (copy,) = (paths.data_dir() / "backups").glob("*-auto.sqlite")
    assert copy.name.startswith("library-")


def test_a_copy_that_cannot_be_made_stops_nobody(call: Call, note: Path) -> None:
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "backups").write_text("a file where the folder should be")
    said = call("add", note)
    assert said.status == 0
    assert said.err.startswith("studyapp: no backup was made: ")


def test_a_sound_library(call: Call, cards: Cards, kept: int) -> None:
    call("answer", cards[0]["id"], "good")
    before = (paths.data_dir() / paths.LIBRARY_FILE).read_bytes()
    assert call("check", "--json").json == {
        "sound": True,
        "sources": 1,
        "cards": kept,
        "reviews": 1,
        "differing": 0,
    }
    assert call("check").out == f"The library is sound: 1 source, {kept} cards, 1 answer.\n"
    assert (paths.data_dir() / paths.LIBRARY_FILE).read_bytes() == before


def test_a_memory_that_is_not_what_the_log_says_is_found_and_mended(call: Call, cards: Cards) -> None:
    call("answer", cards[0]["id"], "good")
    with closing(sqlite3.connect(paths.data_dir() / paths.LIBRARY_FILE)) as library, library:
        library.execute("UPDATE cards SET reps = 7 WHERE reps = 1")
    found = call("check", "--json").json
    assert (found["sound"], found["differing"]) == (False, 1)
    assert call("check").out == "1 card not as the review log says. Try: studyapp rebuild\n"
    assert call("rebuild").out == "1 card mended\n"
    assert call("check", "--json").json["sound"] is True
    assert call("rebuild").out == "Every card was as its review log says.\n"


def test_a_damaged_library_is_one_line(call: Call, cards: Cards) -> None:
    library = paths.data_dir() / paths.LIBRARY_FILE
    library.write_bytes(library.read_bytes()[:4096] + b"\xff" * 40_000)
    said = call("check")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
