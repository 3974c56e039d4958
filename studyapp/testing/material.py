"""What a paper is made from: the kept claims, the bank, and everything that is known to be true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Fact, RoleKind
from studyapp.domain.question import Kept
from studyapp.testing.claim import (
    Claim,
    claim_of,
    names_its_subject,
    statement_of_a_stranger,
    subject_of,
    unclear_short_forms,
    unfit,
    words_of,
)
from studyapp.testing.columns import class_of
from studyapp.testing.names import Names, plain_name
from studyapp.testing.restated import restated
from studyapp.testing.slots import Slot

_YEAR, _SOON = re.compile(r"\b[12]\d{3}\b"), 4  # years
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Peer:
    """A value that stands in the same kind of place elsewhere in the student's material."""

    value: str
    claim: Claim
    slot: Slot


class Known:
    """All statements of the library, to ask whether one says of a thing what a paper is about to call false."""

    def __init__(self, statements: Iterable[str]) -> None:
        self.statements = tuple(statements)
        self._lines = tuple({statement.lower() for statement in self.statements})
        self._places: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            for word in set(_WORD.findall(line)):
                self._places.setdefault(word, []).append(place)

    def tells(self, value: str, words: frozenset[str]) -> bool:
        """Return whether some statement holds ``value`` and all of ``words`` (small letters)."""
        sought = value.lower()
        held = [self._places.get(word, []) for word in {*words, *_WORD.findall(sought)}]
        if not held:
            return any(sought in line for line in self._lines)
        rarest = (self._lines[place] for place in min(held, key=len))
        return any(sought in line and words <= set(_WORD.findall(line)) for line in rarest)


@dataclass(frozen=True)
class Material:
    """Claims in the order in which they are to be used; ``left`` counts facts that none can be asked of, by reason."""

    claims: tuple[Claim, ...]
    names: Names
    known: Known
    peers: Mapping[tuple[RoleKind, str], tuple[Peer, ...]] = field(hash=False)
    columns: Mapping[str, tuple[Peer, ...]] = field(hash=False)
    left: Mapping[str, int] = field(hash=False)
    today: PartialDate | None = None

    def latest(self, claim: Claim) -> PartialDate | None:
        """Return the day after which nothing that the claim tells can have happened, None where nobody knows.

        A source without a date is taken to be written a few years after the last year that the claim names.
        """
        if claim.kept.published or self.today is None:
            return claim.kept.published or self.today
        named = [int(year) for year in _YEAR.findall(claim.fact.statement)]
        last = max(named) + _SOON if named else self.today.year
        return PartialDate(last) if last < self.today.year else self.today


def _claim(kept: Kept, names: Names) -> Claim:
    """Return the claim; without slots where nobody could tell of whom it speaks, or read a short form in it."""
    claim = claim_of(restated(kept, names.meanings))
    statement = claim.fact.statement
    of_prose = kept.fact.of_sentence
    if not claim.slots:
        return claim
    if (
        statement_of_a_stranger(kept.fact, kept.title)
        or (claim.kept is kept and _of_the_wrong_sort(kept.fact, names))
        or unclear_short_forms(statement, kept.title, names.spelt)
        or (of_prose and not names_its_subject(statement, names.meanings))
    ):
        return replace(claim, slots=())
    return replace(
        claim, slots=tuple(slot for slot in claim.slots if not _is_cut(slot, names) and _is_shown(slot, claim))
    )


def _is_shown(slot: Slot, claim: Claim) -> bool:
    """Return whether a line of notes, or its title, holds some part of the value: else the source shown would not prove it."""
    shown = words_of(f"{claim.kept.sentence} {claim.kept.source}")
    return (
        claim.fact.of_sentence
        or slot.kind not in (RoleKind.DATE, RoleKind.NUMBER)
        or bool(words_of(slot.value) & shown)
    )


def _of_the_wrong_sort(fact: Fact, names: Names) -> bool:
    """Return whether what has a seat is no body ("Coffee"), or what came into force no law."""
    name = plain_name(subject_of(fact.statement))
    meanings = names.of(name)
    if fact.frame == "located-in":  # a body "is" nowhere; where the bank knows its seat, it was said
        return any(collection.kind is RoleKind.ORGANISATION for collection, _ in meanings)
    if fact.frame not in ("headquartered", "into-force") or meanings:
        return False
    if fact.frame == "headquartered":
        return name.isalpha() and not name.isupper() and not class_of(name)
    return not class_of(name) and "Constitution" not in name


def _is_cut(slot: Slot, names: Names) -> bool:
    """Return whether the value is only the beginning of a list that is the name: "Ministry of Ports"."""
    return slot.value.removeprefix("the ") in names.beginnings


def material(
    kept: Sequence[Kept], names: Names, known: Known | Iterable[str] = (), today: PartialDate | None = None
) -> Material:
    """Return the material; ``known`` are the statements of the library: where it is a Known, those of ``kept`` are among them.

    ``today`` bounds the dates of articles whose own date is unknown.
    """
    claims = tuple(_claim(each, names) for each in kept)
    peers: dict[tuple[RoleKind, str], list[Peer]] = {}
    columns: dict[str, list[Peer]] = {}
    for claim in claims:
        for slot in claim.slots:
            peer = Peer(slot.value, claim, slot)
            peers.setdefault((slot.kind, slot.noun), []).append(peer)
            if slot.relation:
                columns.setdefault(slot.relation, []).append(peer)
    left = Counter(unfit(claim.fact) or "nothing in it can be asked" for claim in claims if not claim.slots)
    return Material(
        claims,
        names,
        known if isinstance(known, Known) else Known([*known, *(claim.fact.statement for claim in claims)]),
        {key: tuple(found) for key, found in peers.items()},
        {key: tuple(found) for key, found in columns.items()},
        left,
        today,
    )
