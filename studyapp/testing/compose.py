"""Compose a paper: formats in the profile's mix, each fact asked once, nothing that gives another answer away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from studyapp.domain.question import Question, QuestionKind
from studyapp.testing.blueprint import in_turn, shares
from studyapp.testing.desk import TABLES, Desk
from studyapp.testing.mark import KIND_WORDS
from studyapp.testing.material import Material
from studyapp.testing.order import ordered
from studyapp.testing.profile import Profile

Mix = Mapping[QuestionKind, int]
# Formats that take one fact an item. Where facts are scarce they fill what the others would leave empty.
ONE_FACT = (QuestionKind.DIRECT, QuestionKind.ONE_LINER, QuestionKind.TRUE_FALSE)
_PARTS = (0.8, 0.6, 0.5, 0.4, 0.3)  # of the formats that take several facts an item
_MADE_ROOM = "more of them would have left fewer questions, as each takes two to four facts"


@dataclass(frozen=True)
class Composition:
    """The questions in their order, and what the material did not suffice for."""

    questions: tuple[Question, ...]
    missing: tuple[str, ...]


def compose(material: Material, profile: Profile, size: int, rng: Random) -> Composition:
    """Return a paper of ``size`` items or as many as the material bears; the same rng, the same paper.

    Where a format runs out the others take its place, and it is said which and why. Where the facts do not suffice for
    ``size`` items in the profile's mix, formats that take several facts an item give way to those that take one.
    """
    wanted = shares(profile.mix, size)
    seed = rng.getrandbits(32)
    best, part = _filled(material, profile, wanted, size, seed), 1.0
    for less in _PARTS if _gives_way(wanted) else ():
        if len(best.made) == size:
            break
        desk = _filled(material, profile, _thinned(wanted, less), size, seed)
        if len(desk.made) > len(best.made):
            best, part = desk, less
    return Composition(ordered(best.made, rng), tuple(_missing(wanted, best, size, part)))


def _gives_way(wanted: Mix) -> bool:
    return any(wanted.get(kind) for kind in ONE_FACT) and any(kind not in ONE_FACT for kind in wanted if wanted[kind])


def _thinned(wanted: Mix, part: float) -> dict[QuestionKind, int]:
    """Return the mix with so much of the formats that take several facts, the others in their place."""
    if part == 1.0:
        return dict(wanted)
    thin = {kind: count if kind in ONE_FACT else _less(count, part) for kind, count in wanted.items()}
    filler = {kind: count for kind, count in wanted.items() if kind in ONE_FACT and count}
    more = shares(filler, sum(wanted.values()) - sum(thin.values()))
    return {kind: count + more.get(kind, 0) for kind, count in thin.items()}


def _less(count: int, part: float) -> int:
    """Return that part of a count; of what is wanted at all, one at least."""
    return max(1, round(count * part)) if count else 0


def _filled(material: Material, profile: Profile, wanted: Mix, size: int, seed: int) -> Desk:
    """Return the desk with the items made: first those of the mix, then whatever is still to be had."""
    desk = Desk(material, profile, Random(seed))  # noqa: S311 (repeatable)
    for kind in sorted(_turns(wanted), key=_scarce_first):
        desk.make(kind)
    while len(desk.made) < size and (kinds := desk.open_kinds(wanted)):
        for kind in kinds:
            if len(desk.made) < size:
                desk.make(kind)
    return desk


def _turns(wanted: Mix) -> list[QuestionKind]:
    return list(in_turn({kind: count for kind, count in wanted.items() if count}))


def _scarce_first(kind: QuestionKind) -> int:
    """Return the place of a format in the making: few facts state a cause or fit into a table."""
    return {QuestionKind.REASON: 0, QuestionKind.MATCH: 1, QuestionKind.CHRONOLOGY: 2}.get(
        kind, 2 if kind in TABLES else 3
    )


def _missing(wanted: Mix, desk: Desk, size: int, part: float) -> Iterator[str]:
    made = Counter(question.kind for question in desk.made)
    if len(desk.made) < size:
        yield f"The paper has {len(desk.made)} of {size} questions: the kept facts bear no more."
    for kind, count in wanted.items():
        if made[kind] < count:
            gave_way = part < 1 and made[kind] and made[kind] >= _thinned(wanted, part)[kind]
            why = _MADE_ROOM if gave_way else desk.reasons.get(kind, "no kept fact was left for it")
            yield f"{KIND_WORDS[kind]}: {made[kind]} of {count}, because {why}."
