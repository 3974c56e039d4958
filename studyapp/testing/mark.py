"""Mark a paper in exact fractions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from studyapp.domain.paper import Answer, Confidence, ItemResult, Marking, Outcome, Share
from studyapp.domain.question import Question, QuestionKind

_COUNTED = (Outcome.RIGHT, Outcome.WRONG, Outcome.BLANK)
NO_CONFIDENCE = "not said"
NO_SUBJECT = "no subject"
KIND_WORDS: Mapping[QuestionKind, str] = {
    QuestionKind.DIRECT: "direct",
    QuestionKind.ONE_LINER: "one-liners",
    QuestionKind.TRUE_FALSE: "true or false",
    QuestionKind.STATEMENTS: "statements, which",
    QuestionKind.HOW_MANY: "statements, how many",
    QuestionKind.REASON: "Statement-I and Statement-II",
    QuestionKind.PAIRS: "pairs, by codes",
    QuestionKind.PAIRS_HOW_MANY: "pairs, how many",
    QuestionKind.MATCH: "matching lists",
    QuestionKind.CHRONOLOGY: "chronology",
}


def outcome(question: Question, answer: Answer | None, withdrawn: bool = False) -> Outcome:
    """Return what became of an item; two options marked are wrong, even if one of them is the key."""
    if withdrawn:
        return Outcome.WITHDRAWN
    if answer is None or not answer.chosen:
        return Outcome.BLANK
    return Outcome.RIGHT if tuple(answer.chosen) == (question.key,) else Outcome.WRONG


def marks_of(outcome: Outcome, marking: Marking) -> Fraction:
    """Return the marks of one item."""
    if outcome is Outcome.RIGHT:
        return marking.mark
    return -marking.mark * marking.penalty if outcome is Outcome.WRONG else Fraction(0)


def mark(
    questions: Sequence[Question], answers: Iterable[Answer], marking: Marking, withdrawn: Collection[str] = ()
) -> tuple[ItemResult, ...]:
    """Return the result of every item, in the order of the questions; ``withdrawn`` are ids of questions."""
    given = {answer.question_id: answer for answer in answers}
    return tuple(_item(question, given.get(question.id), marking, question.id in withdrawn) for question in questions)


def _item(question: Question, answer: Answer | None, marking: Marking, withdrawn: bool) -> ItemResult:
    became = outcome(question, answer, withdrawn)
    return ItemResult(question, became, marks_of(became, marking), answer)


def share(name: str, items: Iterable[ItemResult], marking: Marking) -> Share:
    """Return the figures of these items; withdrawn ones count in none of them."""
    counted = [item for item in items if item.outcome is not Outcome.WITHDRAWN]
    right, wrong, blank = (sum(item.outcome is kind for item in counted) for kind in _COUNTED)
    marks = sum((item.marks for item in counted), Fraction(0))
    return Share(name, right, wrong, blank, marks, marking.mark * len(counted))


def by(
    names: Callable[[ItemResult], Iterable[str]], items: Iterable[ItemResult], marking: Marking
) -> tuple[Share, ...]:
    """Return the figures by name, in alphabetical order; an item with several names counts under each."""
    groups: dict[str, list[ItemResult]] = {}
    for item in items:
        if item.outcome is not Outcome.WITHDRAWN:
            for name in dict.fromkeys(names(item)):
                groups.setdefault(name, []).append(item)
    return tuple(share(name, groups[name], marking) for name in sorted(groups))


def kind_names(item: ItemResult) -> tuple[str, ...]:
    """Return the word for the item's format."""
    return (KIND_WORDS[item.question.kind],)


def source_names(item: ItemResult) -> tuple[str, ...]:
    """Return the sources that the item stands on."""
    return tuple(evidence.source for evidence in item.question.evidence if evidence.article_id) or ("own questions",)


def subject_names(item: ItemResult) -> tuple[str, ...]:
    """Return the subjects of the item: its tags."""
    return item.question.tags or (NO_SUBJECT,)


def confidence_names(item: ItemResult) -> tuple[str, ...]:
    """Return the word that the student gave with the answer; nothing for a blank."""
    if item.outcome is Outcome.BLANK or item.answer is None:
        return ()
    return (confidence_word(item.answer.confidence),)


def confidence_word(confidence: Confidence | None) -> str:
    """Return the word for people."""
    return NO_CONFIDENCE if confidence is None else confidence.value.replace("_", "-")
