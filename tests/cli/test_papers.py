"""The same papers from a terminal: made, answered by a file, marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from studyapp import paths
from studyapp.resources import seed_articles
from tests.cli.conftest import Call


@pytest.fixture
def library(call: Call) -> None:
    """Import the samples and keep every sure card."""
    assert call("add", *seed_articles(), "--accept").status == 0


@pytest.fixture
def paper(call: Call, library: None) -> dict[str, Any]:
    """Return a paper of four questions, two marks each, minus half a mark."""
    made: dict[str, Any] = call("test", "new", "--profile", "ssc", "--size", "4", "--seed", "1", "--json").json
    return made


def answers(folder: Path, content: object) -> Path:
    path = folder / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return path


def wrong(question: dict[str, Any]) -> str:
    return next(option for option in question["options"] if option != question["answer"])


def test_a_paper_as_json(paper: dict[str, Any]) -> None:
    assert (paper["profile"], paper["mark"], paper["penalty"], paper["seed"]) == ("ssc", "2", "1/2", 1)
    assert len(paper["questions"]) == 4
    for question in paper["questions"]:
        assert question["answer"] in question["options"]
        assert question["facts"]
        assert question["explanation"]
        assert question["sources"]


def test_the_same_seed_gives_the_same_questions(call: Call, paper: dict[str, Any]) -> None:
    again = call("test", "new", "--profile", "ssc", "--size", "4", "--seed", "1", "--json").json
    assert again["questions"] == paper["questions"]


def test_a_paper_to_read(call: Call, library: None) -> None:
    said = call("test", "new", "--size", "3", "--seed", "2")
    assert said.out.startswith("UPSC Civil Services, Prelims GS Paper I, every format\n3 questions, 4 minutes. Paper ")
    assert "(a) " in said.out
    assert "Key:" not in said.out
    assert "Key: 1 " in call("test", "new", "--size", "3", "--seed", "2", "--key").out


def test_marks_are_decimal_text_and_exact(call: Call, paper: dict[str, Any], tmp_path: Path) -> None:
    first, second, third, _ = paper["questions"]
    given = [
        {"question": first["id"], "answer": first["answer"], "confidence": "sure"},
        {"question": 2, "answer": wrong(second), "confidence": "fifty-fifty"},
        {"question": 3, "answer": ["a", "b"]},
        {"question": 4, "answer": None},
    ]
    marked = call("test", "mark", answers(tmp_path, {"paper": paper["id"], "answers": given}), "--json").json
    assert marked["marks"] == {"decimal": "1.00", "fraction": "1"}
    assert marked["maximum"] == {"decimal": "8.00", "fraction": "8"}
    assert (marked["right"], marked["wrong"], marked["blank"]) == (1, 2, 1)
    assert {error["kind"] for error in marked["errors"]} == {"elimination_error", "knowledge_gap"}
    assert {share["name"] for share in marked["by_confidence"]} == {"sure", "fifty-fifty", "not said"}
    assert third["id"] in {error["question"] for error in marked["errors"]}


def test_answers_as_an_object_by_question_and_a_page_to_read(call: Call, paper: dict[str, Any], tmp_path: Path) -> None:
    given = {question["id"]: question["answer"] for question in paper["questions"]}
    said = call("test", "mark", answers(tmp_path, {"id": paper["id"], "answers": given}))
    assert said.out.startswith("8.00 of 8 marks\n4 right, 0 wrong, 0 blank")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{\n 'paper': 1}", "answers.json: line 2: not JSON"),
        ("[]", "answers.json: line 1: must be an object"),
        ('{"answers": []}', "answers.json: “paper” must be the id"),
        ('{"paper": "nobody",\n "answers": []}', "There is no paper nobody."),
        ('{"paper": PAPER,\n "answers": 7}', "answers.json: line 2: “answers” must be a list"),
        (
            '{"paper": PAPER,\n "answers": [\n{"question": 99, "answer": "a"}]}',
            "answers.json: line 3: the paper has no question 99",
        ),
        (
            '{"paper": PAPER,\n "answers": [\n{"question": 1, "answer": "no"}]}',
            "answers.json: line 3: 'no' is no option",
        ),
        ('{"paper": PAPER,\n "answers": {"1": "a", "01": "b"}}', "answers.json: line 2: question 01 is answered twice"),
        (
            '{"paper": PAPER,\n "answers": [{"question": 1, "answer": "a", "confidence": "no"}]}',
            "confidence 'no' is none of",
        ),
        ('{"paper": PAPER,\n "answers": [3]}', "answers.json: line 2: every answer needs"),
    ],
)
def test_every_fault_of_an_answer_file_is_one_line(
    call: Call, paper: dict[str, Any], tmp_path: Path, content: str, told: str
) -> None:
    said = call("test", "mark", answers(tmp_path, content.replace("PAPER", json.dumps(paper["id"]))))
    assert (said.status, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--size", "many"), "--size: not a whole number"),
        (("--size", "0"), "A paper has 1 to 500 questions"),
        (("--profile", "nothing"), "There is no exam profile nothing. Known: clat,"),
        (("--source", "nowhere"), "--source: there is no source 'nowhere'"),
        (("--month", "1990-01"), "no card fits"),
    ],
)
def test_a_paper_that_cannot_be_made(call: Call, library: None, words: tuple[str, ...], told: str) -> None:
    said = call("test", "new", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err


def test_a_bad_profile_of_ones_own_names_file_and_line(call: Call, library: None) -> None:
    folder = paths.data_dir() / "exam_profiles"
    folder.mkdir()
    (folder / "mine.toml").write_text('name = "Mine"\nitems = "ten"\n', encoding="utf-8")
    said = call("test", "new", "--profile", "mine")
    assert (said.status, said.err) == (2, "studyapp: mine.toml: “source” is missing\n")


def test_a_bad_bank_file_of_ones_own_names_file_and_fault(call: Call, library: None) -> None:
    folder = paths.data_dir() / "confusables"
    folder.mkdir()
    (folder / "mine.toml").write_text('noun = "park"\n', encoding="utf-8")
    said = call("test", "new")
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert said.err.startswith("studyapp: mine.toml: ")


def test_only_one_source(call: Call, library: None) -> None:
    made = call("test", "new", "--source", "aditya", "--profile", "ssc", "--size", "3", "--json").json
    assert {source for question in made["questions"] for source in question["sources"]} == {
        "Aditya-L1 Reaches Its Orbit Between Earth and Sun (7 January 2024)"
    }
