"""Everything as JSON: what is written is read, bit for bit, and a foreign file is refused in one line."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from studyapp.domain.draft import Verdict
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.holdings import ErrorHeld, Holdings, PaperHeld
from studyapp.domain.paper import DueMove, ErrorKind, Marking
from studyapp.domain.question import QuestionKind, Row, StoredQuestion
from studyapp.exchange import json_file
from tests.factories import NOW, answered, article, card, cloze, draft, fact, undo_of
from tests.paper_factories import answer, choice, question, sitting

FACT_ID = fact().id
LEARNED, REVIEW = answered(card(draft()), 1)
EVERYTHING = Holdings(
    articles=(article(),),
    facts=(fact(),),
    drafts=(replace(draft(), verdict=Verdict.ACCEPTED), cloze()),
    cards=(LEARNED, card(cloze(), suspended=True, buried_until=739_000)),
    reviews=(replace(REVIEW, sequence=1, undone=True),),
    undos=(replace(undo_of(REVIEW), sequence=2),),
    exams=(Exam("5b1c6a0e-6d0f-4a55-9a4b-0a8a3f6f0d7e", "Prelims", NOW.date(), NOW, 45.0, Scope(tags=("space",))),),
    settings=(("language", "hi"),),
    questions=(
        StoredQuestion(question(), NOW),
        StoredQuestion(choice(1, own=True), NOW, NOW, "two options are right"),
        StoredQuestion(
            replace(question(), id=FACT_ID, rows=(Row("Tokyo", "Peru", "Japan"),), kind=QuestionKind.PAIRS), NOW
        ),
    ),
    papers=(
        PaperHeld(FACT_ID, "ssc", "SSC", Marking(Fraction(2), Fraction(1, 3)), 9, 7, NOW, (choice(1).id,), ("few",)),
    ),
    sittings=(sitting(answers=(answer(), answer(chosen=(1,), confidence=None, flagged=True))),),
    errors=(ErrorHeld(sitting().id, choice(1).id, ErrorKind.SLIP, ErrorKind.KNOWLEDGE_GAP),),
    moves=(DueMove(LEARNED.id, NOW, NOW, "by a test"),),
)


def written(holdings: Holdings) -> str:
    out = io.StringIO()
    json_file.write(out, holdings)
    return out.getvalue()


def test_what_is_written_is_read() -> None:
    assert json_file.read(written(EVERYTHING), "all.json") == EVERYTHING


def test_its_shape_is_the_documented_one() -> None:
    data = json.loads(written(EVERYTHING))
    assert list(data) == [
        "format", "version", "articles", "facts", "drafts", "cards", "reviews", "undos", "questions", "papers", "sittings",
        "errors", "moves", "exams", "settings",
    ]  # fmt: skip
    assert (data["format"], data["version"]) == ("studyapp", 1)
    first = data["cards"][0]
    assert first["fact"] == LEARNED.fact_id
    assert (first["kind"], first["prompt"], first["answer"]) == ("qa", LEARNED.prompt.question, "23 August 2023")  # type: ignore[union-attr]
    assert first["memory"]["state"] == "review"
    assert first["memory"]["due"] == "2026-11-21T06:31:00+00:00"
    assert first["as_of"] == "2023-08-23"
    assert data["reviews"][0]["card"] == LEARNED.id
    assert data["reviews"][0]["rating"] == 3
    assert data["settings"] == {"language": "hi"}
    assert data["papers"][0]["marking"] == {"mark": "2", "penalty": "1/3"}
    assert data["sittings"][0]["paper"] == sitting().paper_id


def test_devanagari_is_written_in_its_own_letters() -> None:
    assert "शिव शक्ति" in written(EVERYTHING)


def test_what_a_later_version_adds_is_skipped() -> None:
    data = json.loads(written(EVERYTHING))
    data["cards"][0]["mood"] = "curious"
    data["songs"] = []
    assert json_file.read(json.dumps(data), "all.json") == EVERYTHING


def spoiled(path: str, value: Any) -> str:
    data = json.loads(written(EVERYTHING))
    *way, last = path.split(".")
    place: Any = data
    for step in way:
        place = place[int(step) if step.isdecimal() else step]
    place[last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no JSON"),
        (written(EVERYTHING)[:-200], "is no JSON"),
        ("[]", "was not written by StudyApp"),
        ('{"format": "other", "version": 1}', "was not written by StudyApp"),
        (spoiled("version", 2), "newer version"),
        (spoiled("cards", {}), "cards is not a list"),
        (spoiled("cards.0.prompt", ""), "cards, item 1: The question is empty"),
        (spoiled("cards.0.created_at", "yesterday"), "cards, item 1"),
        (spoiled("cards.0.created_at", "2026-11-20T06:30:00"), "without its offset"),
        (spoiled("cards.0.span", [5, 1]), "not a span"),
        (spoiled("cards.0.memory.state", "asleep"), "cards, item 1"),
        (spoiled("reviews.0.rating", 9), "reviews, item 1"),
        (spoiled("reviews.0.study_day", "x"), "not int"),
        (spoiled("settings", {"a": 1}), "settings"),
        (spoiled("questions.0.question.key", 2), "questions, item 1: the key is none of the options"),
        (spoiled("questions.0.question.kind", "essay"), "questions, item 1"),
        (spoiled("questions.2.question.labels", []), "questions, item 3"),
        (spoiled("papers.0.marking.penalty", "1/0"), "not a fraction"),
        (spoiled("papers.0.marking.penalty", "1e9999999999999999999999999999999"), "not a fraction"),
        (spoiled("sittings.0.answers.0.chosen", ["a"]), "sittings, item 1"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as told:
        json_file.read(text, "all.json")
    assert "\n" not in str(told.value)
    assert str(told.value).startswith("all.json")
