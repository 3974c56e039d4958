"""Drops what a ready question of the note, or a better pattern, asks already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from studyapp.domain.fact import Fact

_Question = tuple[str, frozenset[str], frozenset[str]]  # the answer, the telling words, the names among them


def without_repeats(facts: list[Fact]) -> list[Fact]:
    """Return the facts without the asked roles that an earlier or a ready question asks; in the order given."""
    asked: defaultdict[str, list[_Question]] = defaultdict(list)  # by each word of the answer
    kept: dict[str, tuple[str, ...]] = {}
    # What the note itself says of it comes before what the bank confirms, which often is only the year.
    for fact in sorted(facts, key=lambda fact: (fact.frame != "ready-question", fact.frame == "confirmed")):
        questions = {name: _question(fact, name) for name in fact.asks}
        kept[fact.id] = tuple(name for name, question in questions.items() if not _known(question, asked))
        for name in kept[fact.id]:
            for word in questions[name][0].split():
                asked[word].append(questions[name])
    return list(_narrowed(facts, kept))


def _narrowed(facts: list[Fact], kept: dict[str, tuple[str, ...]]) -> Iterator[Fact]:
    for fact in facts:
        if kept[fact.id]:
            yield replace(fact, asks=kept[fact.id]) if kept[fact.id] != fact.asks else fact


def _question(fact: Fact, name: str) -> _Question:
    """Return the bare answer and the telling words of what is said of it."""
    role = fact.role(name)
    answer = re.sub(r" \([^)]*\)", "", role.text if role else "").lower()
    words = {
        word.lower().rstrip("s")
        for word in re.findall(r"[A-Za-z]{3,}", fact.statement)
        if (word[0].isupper() or len(word) > 4) and word != "The"
    }
    told = frozenset(words - set(re.findall(r"\w+", answer)))
    names = {word.lower().rstrip("s") for word in re.findall(r"[A-Z][A-Za-z]{2,}", fact.statement) if word != "The"}
    return answer, told, frozenset(names) & told


def _known(question: _Question, asked: dict[str, list[_Question]]) -> bool:
    answer, words, names = question
    return any(
        _same(answer, other)
        and len(words & said) * 2 >= min(len(words), len(said))
        and (not names or not named or len(names & named) * 2 >= min(len(names), len(named)))
        for word in answer.split()
        for other, said, named in asked.get(word, ())
    )


def _same(answer: str, other: str) -> bool:
    """Tell whether two answers are one, give or take the word that says its kind ("Kosi", "Kosi river")."""
    return answer == other or (
        min(len(answer), len(other)) > 3 and (f"{answer} " in f"{other} " or f"{other} " in f"{answer} ")
    )
