"""Drops what a ready question of the note, or a better pattern, asks already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.domain.fact import Fact


def without_repeats(facts: list[Fact]) -> list[Fact]:
    """Return the facts without the asked roles that an earlier or a ready question asks; in the order given."""
    asked: list[tuple[str, frozenset[str]]] = []
    kept: dict[str, tuple[str, ...]] = {}
    for fact in sorted(facts, key=lambda fact: fact.frame != "ready-question"):
        names = tuple(name for name in fact.asks if not _known(fact, name, asked))
        kept[fact.id] = names
        asked += [_question(fact, name) for name in names]
    return list(_narrowed(facts, kept))


def _narrowed(facts: list[Fact], kept: dict[str, tuple[str, ...]]) -> Iterator[Fact]:
    for fact in facts:
        if kept[fact.id]:
            yield replace(fact, asks=kept[fact.id]) if kept[fact.id] != fact.asks else fact


def _question(fact: Fact, name: str) -> tuple[str, frozenset[str]]:
    """Return the bare answer and the telling words of what is said of it."""
    role = fact.role(name)
    answer = re.sub(r" \([^)]*\)", "", role.text if role else "").lower()
    words = {
        word.lower().rstrip("s")
        for word in re.findall(r"[A-Za-z]{3,}", fact.statement)
        if word[0].isupper() or len(word) > 4
    }
    return answer, frozenset(words - set(re.findall(r"\w+", answer)))


def _same(answer: str, other: str) -> bool:
    """Tell whether two answers are one, give or take the word that says its kind ("Kosi", "Kosi river")."""
    return answer == other or (
        min(len(answer), len(other)) > 3 and (f"{answer} " in f"{other} " or f"{other} " in f"{answer} ")
    )


def _known(fact: Fact, name: str, asked: list[tuple[str, frozenset[str]]]) -> bool:
    answer, words = _question(fact, name)
    return any(_same(answer, other) and len(words & said) * 2 >= min(len(words), len(said)) for other, said in asked)
