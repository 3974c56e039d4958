"""Cards out of files: the deck that is printed, and what an import keeps."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from studyapp import paths
from studyapp.services.import_articles import SUFFIXES
from tests.cli.conftest import NOTE, Call

KEYS = ["id", "kind", "prompt", "answer", "explanation", "source_sentence", "span", "rule", "score"]
OPTIONAL = ["hedge", "as_of", "topic"]


def test_the_deck_as_json_has_the_shape_that_is_documented(call: Call, note: Path) -> None:
    deck = call("generate", note, "--json").json
    assert deck
    for card in deck:
        assert [key for key in card if key not in OPTIONAL] == [*KEYS, "tags"]
        assert card["kind"] in ("qa", "cloze")
        assert card["prompt"].count("_____") == (1 if card["kind"] == "cloze" else 0)
        start, end = card["span"]
        assert NOTE[start:end].split()[0] in card["source_sentence"]


def test_the_same_file_gives_the_same_bytes(call: Call, note: Path) -> None:
    assert call("generate", note, "--json").out == call("generate", note, "--json").out


def test_generate_stores_nothing(call: Call, note: Path) -> None:
    call("generate", note)
    assert not (paths.data_dir() / paths.LIBRARY_FILE).exists()


def test_the_deck_for_people(call: Call, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = call("generate", note)
    lines = said.out.splitlines()
    assert lines[0] == "River Linking (5 March 2024)"
    assert any(line.startswith("  1 ") for line in lines)
    assert any(line.startswith("    → ") for line in lines)
    assert max(map(len, lines)) <= 80
    assert said.err == ""


def test_the_date_of_the_call_comes_before_that_of_the_text(call: Call, note: Path) -> None:
    assert call("generate", note, "--published", "2024-12").out.startswith("River Linking (December 2024)")


def test_at_most_so_many_cards_the_surest_in_reading_order(call: Call, note: Path) -> None:
    everything = call("generate", note, "--json").json
    chosen = call("generate", note, "--json", "--max", "2").json
    assert len(chosen) == 2
    assert [card for card in everything if card in chosen] == chosen
    assert min(card["score"] for card in chosen) >= sorted((card["score"] for card in everything), reverse=True)[1]


def test_only_these_kinds(call: Call, note: Path) -> None:
    assert {card["kind"] for card in call("generate", note, "--json", "--kinds", "qa").json} <= {"qa"}


def test_several_files_are_one_deck(call: Call, note: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(NOTE.replace("River Linking", "Water Bodies"), encoding="utf-8")
    one = call("generate", note, "--json").json
    assert len(call("generate", note, other, "--json").json) == 2 * len(one)


def test_standard_input(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NOTE.encode())))
    assert call("generate", "-").out.startswith("River Linking")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--published", "soon"], "--published: not a date: 'soon' (write 2020-10-08 or 2020-10)"),
        (["--published", "2024-02-30"], "--published: no such date in the calendar: '2024-02-30'"),
        (["--max", "few"], "--max: not a whole number from 0 up: 'few'"),
        (["--kinds", "mcq"], "--kinds: mcq is not available yet (today: qa, cloze)"),
        (["--kinds", "poem"], "--kinds: there is no kind 'poem' (today: qa, cloze)"),
        (["--kinds", ","], "--kinds: names no kind (today: qa, cloze)"),
    ],
)
def test_a_wrong_option_is_named(call: Call, note: Path, words: list[str], line: str) -> None:
    said = call("generate", note, *words)
    assert (said.status, said.out, said.err) == (2, "", f"studyapp: {line}\n")


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.txt", b"", "a.txt is empty"),
        ("a.txt", b"a\x00b", "a.txt is a binary file, not text"),
        ("a.pdf", b"%PDF-1.4", "a.pdf is damaged or no PDF file; download it again"),
        ("a.xyz", b"The dam.", f"a.xyz: cannot read .xyz yet; supported: {', '.join(SUFFIXES)}"),
    ],
)
@pytest.mark.parametrize("command", ["generate", "add"])
def test_bad_input_is_one_line_and_nothing_is_stored(
    call: Call, note: Path, command: str, name: str, content: bytes, line: str
) -> None:
    bad = note.with_name(name)
    bad.write_bytes(content)
    said = call(command, note, bad)
    assert (said.status, said.out, said.err) == (2, "", f"studyapp: {line}\n")
    assert call("sources", "--json").json == []


def test_add_keeps_the_article_and_its_drafts(call: Call, note: Path) -> None:
    said = call("add", note)
    assert said.status == 0
    assert said.out.startswith("note.txt: River Linking: ")
    (source,) = call("sources", "--json").json
    assert list(source) == ["id", "title", "published", "path", "facts", "drafts", "cards"]
    assert (source["title"], source["published"], source["path"]) == ("River Linking", "2024-03-05", "note.txt")
    assert source["drafts"] > 0
    assert source["cards"] == 0


def test_adding_twice_adds_nothing(call: Call, note: Path) -> None:
    call("add", note, "--accept")
    before = call("sources", "--json").json
    assert "0 new drafts" in call("add", note).out
    assert call("sources", "--json").json == before


def test_accept_takes_every_sure_draft_at_once(call: Call, note: Path) -> None:
    call("add", note, "--accept")
    assert call("drafts", "--json").json == []
    (source,) = call("sources", "--json").json
    assert source["cards"] > 0


def test_the_name_of_the_deck_stays_with_the_cards(call: Call, note: Path) -> None:
    call("add", note, "--deck", "Geography", "--accept")
    found = call("search", "NWDA", "--json").json
    assert found["total"] == len(found["cards"]) > 0
    assert all("Geography" in card["tags"] for card in found["cards"])


def test_a_folder_is_read_and_what_is_no_article_is_passed_over(call: Call, note: Path) -> None:
    (note.parent / "deep").mkdir()
    other = NOTE.replace("River Linking", "# Water").replace("Panna", "Chhatarpur")
    (note.parent / "deep" / "second.md").write_text(other, encoding="utf-8")
    (note.parent / "empty.txt").write_bytes(b"")
    (note.parent / "picture.png").write_bytes(b"\x89PNG")
    said = call("add", note.parent)
    assert said.status == 0
    assert said.err == "studyapp: passed over: empty.txt is empty\n"
    assert {source["title"] for source in call("sources", "--json").json} == {"River Linking", "Water"}


def test_a_folder_without_articles(call: Call, tmp_path: Path) -> None:
    said = call("add", tmp_path)
    assert (said.status, said.err) == (
        2,
        f"studyapp: {tmp_path} holds no article (supported: {', '.join(SUFFIXES)})\n",
    )


FILES = Path(__file__).parents[1] / "ingest" / "files"


def test_a_compilation_gives_its_articles(call: Call) -> None:
    said = call("add", FILES / "pandoc.docx")
    assert said.status == 0
    assert [line.split(": ")[1] for line in said.out.splitlines()][:2] == [
        "Ramsar sites of India",
        "Right to Information Act",
    ]
    assert len(call("sources", "--json").json) == 6
    again = call("add", FILES / "pandoc.epub")  # the same articles in another file
    assert all(": 0 new drafts" in line for line in again.out.splitlines())
    assert len(call("sources", "--json").json) == 6


def test_pages_and_whole(call: Call) -> None:
    said = call("add", FILES / "chromium.pdf", "--pages", "2", "--whole")
    assert len(said.out.splitlines()) == 1
    for pages, line in (
        ("x", "--pages: not pages: 'x' (write 12, 3-40 or 3-)"),
        ("2-9", "chromium.pdf has 3 pages; pages 2 to 9 are not among them"),
    ):
        said = call("add", FILES / "chromium.pdf", "--pages", pages)
        assert (said.status, said.err) == (2, f"studyapp: {line}\n")
