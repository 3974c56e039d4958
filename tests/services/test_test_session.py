"""A paper is made from kept cards, taken like the real thing, marked exactly, and its mistakes come back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from studyapp.bootstrap import Services, open_services
from studyapp.domain.changes import Changes, Done
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Scope
from studyapp.domain.memory import Rating
from studyapp.domain.paper import Confidence, ErrorKind, Mode, Outcome, Paper
from studyapp.domain.question import QuestionKind
from studyapp.resources import seed_articles
from studyapp.services.import_articles import Prepared, prepare, read_file
from studyapp.testing.own import OwnQuestion

NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
SIZE = 8


@pytest.fixture(scope="module")
def prepared() -> list[Prepared]:
    """Return what is made of the samples."""
    return [step for path in seed_articles() for step in prepare(read_file(path)) if isinstance(step, Prepared)]


@pytest.fixture
def services(tmp_path: Path, prepared: list[Prepared]) -> Iterator[Services]:
    """Return a library with the sure cards of the samples."""
    opened = open_services(tmp_path, clock=lambda: NOW, zone=UTC)
    for made in prepared:
        opened.imports.save(made)
        opened.triage.accept([draft.id for draft in opened.triage.drafts(made.article.id)], NOW)
    yield opened
    opened.close()


@pytest.fixture
def paper(services: Services) -> Paper:
    """Return a paper of single questions."""
    return services.tests.compose(NOW, "ssc", size=SIZE, seed=1).made


def test_the_profiles_name_what_was_not_checked(services: Services) -> None:
    profiles = {profile.key: profile for profile in services.tests.profiles()}
    named = {"upsc-gs1-2023", "upsc-gs1-2025", "upsc-gs1-2026", "upsc-balanced", "csat", "ibps", "ssc", "clat"}
    assert named <= profiles.keys()
    assert "penalty" in profiles["ssc"].unsure
    assert profiles["upsc-gs1-2026"].unsure == ()


def test_the_same_seed_gives_the_same_questions(services: Services, paper: Paper) -> None:
    again = services.tests.compose(NOW, "ssc", size=SIZE, seed=1).made
    assert again.questions == paper.questions
    assert again.id != paper.id
    assert services.tests.paper(paper.id) == paper
    assert len(paper.questions) == SIZE


def test_every_item_shows_where_it_stands(services: Services, paper: Paper) -> None:
    for question in paper.questions:
        for evidence in question.evidence:
            article = services.library.article(evidence.article_id)
            assert evidence.span is not None
            assert article.text[evidence.span.start : evidence.span.end].strip()
        assert all(option.explanation for option in question.options)


def test_what_the_material_does_not_bear_is_said(services: Services) -> None:
    paper = services.tests.compose(NOW, "upsc-balanced", size=100, seed=1).made
    assert paper.missing[0].startswith(f"The paper has {len(paper.questions)} of 100 questions")
    assert any("because" in line for line in paper.missing)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"size": 0}, "1 to 500"),
        ({"profile": "nowhere"}, "no exam profile nowhere"),
        ({"scope": Scope(tags=("nothing",))}, "no card fits"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_in_one_line(services: Services, words: dict[str, object], told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        services.tests.compose(NOW, **words)  # type: ignore[arg-type]
    assert "\n" not in str(refused.value)
    assert services.tests.papers() == ()


def test_an_exam_is_marked_in_exact_fractions(services: Services) -> None:
    paper = services.tests.compose(NOW, "upsc-gs1-2023", size=4, seed=2).made
    sitting = services.tests.start(paper.id, NOW).made
    first, second, third, _ = paper.questions
    told = services.tests.answer(sitting.id, first.id, [first.key], NOW, confidence=Confidence.SURE)
    assert told == Done(None, Changes(papers=True, count=1))
    services.tests.answer(sitting.id, second.id, [wrong(second.key)], NOW, confidence=Confidence.SURE)
    services.tests.answer(sitting.id, third.id, [third.key, wrong(third.key)], NOW)
    result = services.tests.submit(sitting.id, NOW).made
    assert result.total.marks == Fraction(2) - 2 * Fraction(2, 3)
    assert result.total.maximum == 8
    assert (result.total.right, result.total.wrong, result.total.blank) == (1, 2, 1)
    assert sum((share.marks for share in result.by_kind), Fraction(0)) == result.total.marks
    assert {entry.question.id: entry.kind for entry in result.errors} == {
        second.id: ErrorKind.OVERCONFIDENCE,
        third.id: ErrorKind.KNOWLEDGE_GAP,
    }


def wrong(key: int) -> int:
    """Return another option."""
    return 1 if key == 0 else 0


def test_practice_answers_at_once_and_has_no_clock(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW, Mode.PRACTICE).made
    question = paper.questions[0]
    told = services.tests.answer(sitting.id, question.id, [wrong(question.key)], NOW + timedelta(days=1)).made
    assert told is not None
    assert (told.outcome, told.question.answer) == (Outcome.WRONG, question.answer)
    assert sitting.deadline is None


def test_the_clock_hands_the_paper_in(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW, minutes=5).made
    question = paper.questions[0]
    services.tests.answer(sitting.id, question.id, [question.key], NOW)
    late = NOW + timedelta(minutes=5)
    with pytest.raises(InputError, match="time is over"):
        services.tests.answer(sitting.id, question.id, [wrong(question.key)], late)
    assert services.tests.unfinished(late) == ()
    result = services.tests.result(sitting.id, late)
    assert (result.sitting.by_time, result.sitting.submitted_at, result.total.right) == (True, late, 1)


def test_an_answer_can_be_changed_and_taken_back_until_it_is_handed_in(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW).made
    question = paper.questions[0]
    services.tests.answer(sitting.id, question.id, [question.key], NOW, flagged=True)
    services.tests.answer(sitting.id, question.id, [wrong(question.key)], NOW)
    assert services.tests.submit(sitting.id, NOW).made.errors[0].kind is ErrorKind.SLIP
    with pytest.raises(InputError, match="handed in already"):
        services.tests.answer(sitting.id, question.id, [], NOW)


def test_wrong_and_guessed_ones_come_back_the_next_study_day_and_right_ones_stretch_nothing(
    services: Services, paper: Paper
) -> None:
    for card in services.library.cards():
        services.reviews.answer(card.id, Rating.EASY, NOW - timedelta(days=1))
    before = {card.id: card.memory for card in services.library.cards()}
    sitting = services.tests.start(paper.id, NOW).made
    bad, guessed, good = (question for question in paper.questions[:3])
    services.tests.answer(sitting.id, bad.id, [wrong(bad.key)], NOW, confidence=Confidence.SURE)
    services.tests.answer(sitting.id, guessed.id, [guessed.key], NOW, confidence=Confidence.GUESS)
    services.tests.answer(sitting.id, good.id, [good.key], NOW, confidence=Confidence.SURE)
    services.tests.submit(sitting.id, NOW)
    back = {*bad.fact_ids, *guessed.fact_ids}
    tomorrow = datetime(2026, 11, 21, 4, tzinfo=UTC)
    for card in services.library.cards():
        if card.fact_id in back:
            assert card.memory == replace(before[card.id], due=tomorrow)
        else:
            assert card.memory == before[card.id]
    assert {entry.card.fact_id for entry in services.reviews.queue(tomorrow).entries} >= back
    assert services.reviews.rebuild(NOW) == 0


def test_a_withdrawn_question_counts_nowhere(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW).made
    question = paper.questions[0]
    services.tests.answer(sitting.id, question.id, [wrong(question.key)], NOW)
    services.tests.submit(sitting.id, NOW)
    services.tests.withdraw(question.id, NOW, "The key is wrong")
    result = services.tests.result(sitting.id, NOW)
    assert (result.withdrawn, result.total.items, result.total.marks) == (1, SIZE - 1, 0)
    assert (result.errors, services.tests.error_log()) == ((), ())
    assert [each.question.id for each in services.tests.withdrawn()] == [question.id]
    services.tests.reinstate(question.id)
    assert services.tests.result(sitting.id, NOW).total.wrong == 1


def test_a_question_is_repaired_by_another_key(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW).made
    question = next(each for each in paper.questions if each.kind is QuestionKind.DIRECT)
    other = wrong(question.key)
    services.tests.answer(sitting.id, question.id, [other], NOW, confidence=Confidence.SURE)
    services.tests.submit(sitting.id, NOW)
    with pytest.raises(InputError, match="waits for repair"):
        services.tests.repair(question.id, other)
    services.tests.withdraw(question.id, NOW)
    with pytest.raises(InputError, match="4 options"):
        services.tests.repair(question.id, 9)
    assert services.tests.repair(question.id, other) == Changes(papers=True, count=1)
    result = services.tests.result(sitting.id, NOW)
    assert (result.withdrawn, result.total.right, result.errors) == (0, 1, ())
    assert (services.tests.withdrawn(), services.tests.error_log()) == ((), ())


def test_every_write_says_what_it_changed(services: Services) -> None:
    papers = Changes(papers=True, count=1)
    composed = services.tests.compose(NOW, "ssc", size=3, seed=3)
    begun = services.tests.start(composed.made.id, NOW, Mode.PRACTICE)
    question = composed.made.questions[0]
    answered = services.tests.answer(begun.made.id, question.id, [wrong(question.key)], NOW)
    assert (composed.changes, begun.changes, answered.changes) == (papers, papers, papers)
    assert answered.made is not None
    assert answered.made.outcome is Outcome.WRONG
    assert services.tests.submit(begun.made.id, NOW).changes == Changes(papers=True, count=1)
    assert services.tests.write(OWN, NOW).changes == papers


def test_handing_in_says_that_cards_were_brought_forward(services: Services) -> None:
    paper = services.tests.compose(NOW, "ssc", size=SIZE, seed=1).made
    cards = [card for card in services.library.cards() if card.fact_id in paper.questions[0].fact_ids]
    services.reviews.answer(cards[0].id, Rating.EASY, NOW - timedelta(days=2))
    sitting = services.tests.start(paper.id, NOW).made
    services.tests.answer(sitting.id, paper.questions[0].id, [wrong(paper.questions[0].key)], NOW)
    assert services.tests.submit(sitting.id, NOW).changes == Changes(papers=True, cards=True, count=1)


def test_a_withdrawn_question_is_not_asked_again(services: Services, paper: Paper) -> None:
    question = paper.questions[0]
    services.tests.withdraw(question.id, NOW)
    again = services.tests.compose(NOW, "ssc", size=SIZE, seed=1).made
    assert question.id not in {each.id for each in again.questions}


def test_the_error_log_is_sorted_by_kind_and_the_student_knows_better(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW).made
    question = paper.questions[0]
    services.tests.answer(sitting.id, question.id, [wrong(question.key)], NOW, confidence=Confidence.FIFTY_FIFTY)
    services.tests.submit(sitting.id, NOW)
    (entry,) = services.tests.error_log(ErrorKind.ELIMINATION)
    assert (entry.question.id, entry.answer is not None) == (question.id, True)
    services.tests.choose_error(sitting.id, question.id, ErrorKind.SLIP)
    assert services.tests.error_log(ErrorKind.ELIMINATION) == ()
    assert services.tests.error_log(ErrorKind.SLIP)[0].proposed is ErrorKind.ELIMINATION


def test_only_what_was_not_known_is_taken_again(services: Services, paper: Paper) -> None:
    sitting = services.tests.start(paper.id, NOW).made
    for question in paper.questions[1:]:
        services.tests.answer(sitting.id, question.id, [question.key], NOW, confidence=Confidence.SURE)
    services.tests.submit(sitting.id, NOW)
    again = services.tests.retake_wrong(sitting.id, NOW).made
    assert (again.question_ids, again.mode) == ((paper.questions[0].id,), Mode.PRACTICE)
    assert len(services.tests.history(NOW, paper.id)) == 2
    assert services.tests.retake(paper.id, NOW).made.question_ids == sitting.question_ids


OWN = OwnQuestion(
    QuestionKind.DIRECT, "Which city is the capital of Norway?", ("Oslo", "Bergen", "Tromsø", "Stavanger"), 0
)


def test_ones_own_question_is_kept_and_can_be_asked(services: Services) -> None:
    written = services.tests.write(OWN, NOW).made
    assert [each.question for each in services.tests.own_questions()] == [written]
    paper = services.tests.paper_of([written.id], NOW).made
    assert services.tests.paper(paper.id).questions == (written,)


def test_ones_own_question_is_held_to_the_rules(services: Services) -> None:
    twice = replace(OWN, options=("Oslo", "oslo", "Bergen"))
    assert [fault.where for fault in services.tests.check(twice)] == ["options"]
    with pytest.raises(InputError, match="Two options are the same"):
        services.tests.write(twice, NOW)
    assert services.tests.own_questions() == ()


ANSWER_AND_DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from studyapp.bootstrap import open_services
from studyapp.domain.paper import Confidence
now = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
services = open_services(Path(sys.argv[1]), clock=lambda: now, zone=UTC)
sitting = services.tests.unfinished(now)[0]
for number, question in enumerate(sitting.question_ids[:5]):
    services.tests.answer(sitting.id, question, [number % 2], now, confidence=Confidence.SURE, flagged=number == 3)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_nothing_is_lost_when_the_program_is_killed(services: Services, paper: Paper, tmp_path: Path) -> None:
    sitting = services.tests.start(paper.id, NOW).made
    services.close()
    died = subprocess.run([sys.executable, "-c", ANSWER_AND_DIE, str(tmp_path)], env=os.environ | {"PYTHONPATH": "."})
    assert died.returncode == -signal.SIGKILL
    opened = open_services(tmp_path, clock=lambda: NOW, zone=UTC)
    try:
        (left,) = opened.tests.unfinished(NOW + timedelta(minutes=1))
        assert left.id == sitting.id
        assert [answer.chosen for answer in left.answers] == [(0,), (1,), (0,), (1,), (0,)]
        assert [answer.flagged for answer in left.answers] == [False, False, False, True, False]
        assert opened.tests.submit(left.id, NOW + timedelta(minutes=2)).made.total.blank == SIZE - 5
    finally:
        opened.close()
