"""Files out, files in, copies back: one line each, and the exit status says whether it was done."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from studyapp import paths
from studyapp.cli import run
from studyapp.cli.main import Window
from tests.cli.conftest import Call

Cards = list[dict[str, Any]]
PACKAGES = pytest.mark.skipif(
    find_spec("nh3") is None or find_spec("backports") is None, reason="packages need nh3 and backports.zstd"
)


@PACKAGES
def test_a_package_out_and_into_another_library(call: Call, cards: Cards, tmp_path: Path) -> None:
    call("answer", cards[0]["id"], "good")
    out = call("export", tmp_path / "x.apkg")
    count = int(out.out.split(": ")[1].split(" ")[0])
    assert out.out.strip() == f"{tmp_path / 'x.apkg'}: {count} cards, 1 answer"
    there = ("--data-dir", tmp_path / "there")
    assert call("load", tmp_path / "x.apkg", *there).out == f"{count} cards brought in, 1 answer\n"
    assert call("load", tmp_path / "x.apkg", *there).out == f"0 cards brought in, {count} here already\n"
    assert call("check", "--json", *there).json["differing"] == 0
    assert call("export", tmp_path / "new.apkg", "--as-new").out.strip().endswith(f"{count} cards")


@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.json", "x.gift"])
def test_other_formats_out(call: Call, cards: Cards, tmp_path: Path, name: str) -> None:
    said = call("export", tmp_path / name)
    assert said.status == 0
    assert said.out.startswith(f"{tmp_path / name}: ")
    assert (tmp_path / name).stat().st_size > 200


def test_json_holds_everything(call: Call, cards: Cards, tmp_path: Path) -> None:
    call("answer", cards[0]["id"], "again")
    call("export", tmp_path / "all.json")
    data = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert {
        "format",
        "version",
        "articles",
        "facts",
        "drafts",
        "cards",
        "reviews",
        "papers",
        "exams",
        "settings",
    } <= set(data)
    assert {"id", "fact", "prompt", "answer", "tags", "memory"} <= set(data["cards"][0])
    assert {"id", "card", "rating", "reviewed_at", "study_day"} <= set(data["reviews"][0])


def test_a_table_is_read_as_it_is_understood(call: Call, tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text("Term;Meaning\nGanga;a river\nPatna;a city\n", "utf-8")
    look = call("load", tmp_path / "rivers.csv", "--look")
    assert (look.status, look.out) == (0, "")
    assert "3 rows in utf-8, semicolons between the cells; question from 'column 1'" in look.err
    said = call("load", tmp_path / "rivers.csv", "--columns", "question=2,answer=1")
    assert said.out == "3 cards brought in\n"
    assert "question from 'column 2'" in said.err
    assert call("load", tmp_path / "rivers.csv", "--columns", "question=5").status == 2


def test_what_was_left_out_is_listed(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("question,answer\nWhich river?,Ganga\nWhich city?,\n", "utf-8")
    assert call("load", tmp_path / "x.csv").out == "1 card brought in\n  left out: row 2: The answer is empty.\n"


def test_paper_is_laid_out_by_the_window(cards: Cards, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def print_pdf(sheet: Any, path: Path) -> int:
        path.write_text(sheet.title)
        return 2

    window = Window(open=lambda _: 0, prove=lambda _: None, print_pdf=print_pdf)
    assert run(["export", str(tmp_path / "x.pdf"), "--paper", "key"], window) == 0
    assert capsys.readouterr().out.strip().endswith("2 pages")
    assert (tmp_path / "x.pdf").read_text() == "Key"


@pytest.mark.parametrize(
    "words",
    [
        ("export", "x.docx"),
        ("export", "no/such/folder/x.csv"),
        ("load", "missing.apkg"),
        ("load", "x.pdf"),
        ("load", "x.json", "--look"),
        ("restore",),
        ("restore", "missing.sqlite"),
        ("restore", "a.sqlite", "--newest"),
    ],
)
def test_what_cannot_be_done_is_one_line(call: Call, cards: Cards, words: tuple[str, ...]) -> None:
    said = call(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1


def test_where_there_is_no_copy_none_is_put_back(call: Call) -> None:
    said = call("restore", "--newest")
    assert (said.status, said.out) == (2, "")
    assert said.err == "studyapp: There is no sound copy in the folder backups. Try: studyapp restore --salvage\n"


def test_the_copy_that_the_first_command_made_is_put_back(call: Call, cards: Cards) -> None:
    call("answer", cards[0]["id"], "good")
    assert "is the library now. What was there is kept:" in call("restore", "--newest").out
    assert call("stats", "--json").json["sources"] == 1


def test_a_copy_is_put_back(call: Call, cards: Cards) -> None:
    copy = call("backup").out.strip()
    call("answer", cards[0]["id"], "good")
    assert "is the library now. What was there is kept:" in call("restore", copy).out
    assert call("stats", "--json").json["reviews"] == 0


def test_a_damaged_library_and_the_ways_back(call: Call, cards: Cards) -> None:
    call("backup")
    library = paths.data_dir() / paths.LIBRARY_FILE
    library.write_bytes(bytes(100) + library.read_bytes()[100:])
    said = call("stats")
    assert said.status == 2
    assert "damaged" in said.err
    assert "was built anew" in call("restore", "--salvage").out
    assert call("check").status == 0
    library.write_bytes(b"junk" * 1000)
    assert call("restore", "--newest").status == 0
    assert call("check").status == 0
