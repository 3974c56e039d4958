"""The order of a paper's questions: mixed, those of one source as far apart as can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from studyapp.domain.question import Question


def ordered(questions: Sequence[Question], rng: Random) -> tuple[Question, ...]:
    """Return the questions mixed, those of one source as far apart as can be."""
    left = list(questions)
    rng.shuffle(left)
    order: list[Question] = []
    while left:
        before = set(_articles(order[-1])) if order else set()
        waiting = Counter(article for question in left for article in _articles(question))
        apart = [question for question in left if not before & set(_articles(question))] or left
        chosen = max(apart, key=lambda question: max((waiting[article] for article in _articles(question)), default=0))
        left.remove(chosen)
        order.append(chosen)
    return tuple(order)


def _articles(question: Question) -> tuple[str, ...]:
    return tuple(evidence.article_id for evidence in question.evidence)
