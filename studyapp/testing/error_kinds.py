"""Why an item was lost, as far as the answer tells: a kind to propose to the student, who knows better."""

from __future__ import annotations

from fractions import Fraction

from studyapp.domain.paper import Answer, Confidence, ErrorKind, ItemResult, Outcome
from studyapp.domain.question import StoredQuestion
from studyapp.testing.mark import outcome

KNOWN = 0.9  # retrievability from which a wrong answer is rather a slip than a gap


def proposed(item: ItemResult, recall: float | None = None) -> ErrorKind | None:
    """Return the kind of a wrong or guessed-right item, None for any other.

    ``recall`` is the chance, 0 to 1, that the student recalls the item's facts by the cards' memory, None where unknown.
    A key that was chosen first and given up is a slip; so is a wrong answer to what the cards say is well known.
    """
    if item.outcome is Outcome.RIGHT:
        return ErrorKind.KNOWLEDGE_GAP if _said(item) is Confidence.GUESS else None
    if item.outcome is not Outcome.WRONG:
        return None
    if _gave_up_the_key(item) or (recall is not None and recall >= KNOWN):
        return ErrorKind.SLIP
    by_confidence = {Confidence.SURE: ErrorKind.OVERCONFIDENCE, Confidence.FIFTY_FIFTY: ErrorKind.ELIMINATION}
    return by_confidence.get(_said(item) or Confidence.GUESS, ErrorKind.KNOWLEDGE_GAP)


def went_wrong(stored: StoredQuestion, answer: Answer | None) -> bool:
    """Return whether an answer was wrong or a right guess, by the key that the question has now."""
    became = outcome(stored.question, answer, stored.withdrawn_at is not None)
    return comes_back(ItemResult(stored.question, became, Fraction(0), answer))


def comes_back(item: ItemResult) -> bool:
    """Return whether the item's facts are to be revised: answered wrong, or right by a guess."""
    return item.outcome is Outcome.WRONG or (item.outcome is Outcome.RIGHT and _said(item) is Confidence.GUESS)


def _said(item: ItemResult) -> Confidence | None:
    return item.answer.confidence if item.answer else None


def _gave_up_the_key(item: ItemResult) -> bool:
    return item.answer is not None and item.answer.first == (item.question.key,)
