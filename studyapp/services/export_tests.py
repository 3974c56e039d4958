"""Take test questions out: for learning platforms and for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from studyapp.domain.errors import InputError
from studyapp.domain.question import Question, StoredQuestion
from studyapp.exchange import gift, moodle, printed_test
from studyapp.exchange.printed import Sheet
from studyapp.exchange.printed_test import PrintedTest
from studyapp.store.paper_store import PaperStore
from studyapp.store.store import Store

OWN = "own"  # in the place of a paper's id: the student's own questions
_OWN_NAME = "My own questions"


def chosen(store: Store, paper_id: str) -> PrintedTest:
    """Return the questions of a paper, or (OWN) those of the student, but for withdrawn ones. InputError if there are none."""
    papers = PaperStore(store)
    if paper_id == OWN:
        test = PrintedTest(_OWN_NAME, _standing(papers.own_questions()[::-1]))
    else:
        paper = papers.paper(paper_id)
        if paper is None:
            raise InputError(f"There is no test {paper_id}.")
        standing = _standing(papers.questions([question.id for question in paper.questions]))
        test = PrintedTest(paper.name, standing, paper.marking, paper.minutes)
    if not test.questions:
        raise InputError("There is no question to export yet.")
    return test


def sheet(test: PrintedTest, key: bool) -> Sheet:
    """Return the questions, or their key, for paper."""
    return printed_test.key_sheet(test) if key else printed_test.question_sheet(test)


def text(test: PrintedTest, kind: str) -> Iterator[str]:
    """Return the file of that kind (``gift``, ``xml``) piece by piece."""
    written = gift.of_questions if kind == "gift" else moodle.of_questions
    return written(test.questions, test.name, test.marking)


def _standing(stored: Sequence[StoredQuestion]) -> tuple[Question, ...]:
    return tuple(each.question for each in stored if each.withdrawn_at is None)
