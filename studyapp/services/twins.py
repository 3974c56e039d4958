"""Find cards that ask the same: in the same words, or in others with the same answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from studyapp.domain.browse import CardWords
from studyapp.domain.prompt import BLANK
from studyapp.services.same_fact import answer_key, question_words
from studyapp.text.similarity import likeness

SAME_QUESTION = 0.75
MOST_WITH_AN_ANSWER = 3000  # cards; so many would take seconds to compare, and say little but "Yes"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Groups = tuple[tuple[str, ...], ...]


def same_words(cards: Iterable[CardWords]) -> Groups:
    """Return the ids of cards with the same question and answer, whatever spaces and capitals they have."""
    groups: dict[tuple[str, str], list[str]] = {}
    for card in cards:
        groups.setdefault((_folded(card.text), _folded(card.answer)), []).append(card.id)
    return tuple(tuple(ids) for ids in groups.values() if len(ids) > 1)


def same_meaning(cards: Iterable[CardWords]) -> Groups:
    """Return the ids of cards with the same answer whose questions have the same numbers and nearly the same words.

    Cards of one fact ask for it in several ways on purpose; they count as the same only in the same words.
    """
    by_answer: dict[str, list[CardWords]] = {}
    for card in cards:
        by_answer.setdefault(answer_key(card.answer), []).append(card)
    found = (_alike(group) for group in by_answer.values() if 1 < len(group) <= MOST_WITH_AN_ANSWER)
    return tuple(ids for group in found for ids in group)


def _alike(cards: Sequence[CardWords]) -> list[tuple[str, ...]]:
    """Return the groups of cards of which each is like another one."""
    asked = [_Asked(card) for card in cards]
    groups: list[list[int]] = [[place] for place in range(len(cards))]
    for one, other in combinations(range(len(cards)), 2):
        if groups[one] is not groups[other] and _same(asked, groups[one], groups[other], one, other):
            groups[one] += groups[other]
            for place in groups[other]:
                groups[place] = groups[one]
    joined = {id(group): group for group in groups}.values()
    return [tuple(cards[place].id for place in sorted(group)) for group in joined if len(group) > 1]


class _Asked:
    """What a card asks, made ready to be compared."""

    def __init__(self, card: CardWords) -> None:
        self.fact_id, self.text = card.fact_id, _folded(card.text)
        self.question = question_words(card.text).replace(BLANK, " ")
        self.numbers = frozenset(_NUMBER.findall(self.question))


def _same(asked: Sequence[_Asked], group: Iterable[int], others: Iterable[int], one: int, other: int) -> bool:
    """Tell whether two cards ask the same, and their groups have no fact in common (the same words always count)."""
    left, right = asked[one], asked[other]
    if left.text == right.text:
        return True
    return (
        left.numbers == right.numbers
        and likeness(left.question, right.question) > SAME_QUESTION
        and {asked[place].fact_id for place in group}.isdisjoint(asked[place].fact_id for place in others)
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
