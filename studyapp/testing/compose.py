"""Compose a paper: formats in the profile's mix, each fact asked once, nothing that gives another answer away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from studyapp.domain.question import Question, QuestionKind
from studyapp.testing.blueprint import in_turn, shares
from studyapp.testing.build import Balance, Refusal
from studyapp.testing.claim import Claim
from studyapp.testing.columns import Cell, cell_of
from studyapp.testing.independent import Read, gives_away, read
from studyapp.testing.kinds.direct import direct
from studyapp.testing.kinds.match import match
from studyapp.testing.kinds.pairs import pairs_coded, pairs_how_many
from studyapp.testing.kinds.reason import reason
from studyapp.testing.kinds.statements import how_many, which_correct
from studyapp.testing.kinds.true_false import true_false
from studyapp.testing.mark import KIND_WORDS
from studyapp.testing.material import Material
from studyapp.testing.profile import Profile

_TRIES = 150  # for one item; what failed so often fails on
_TABLES = frozenset({QuestionKind.PAIRS, QuestionKind.PAIRS_HOW_MANY, QuestionKind.MATCH})


@dataclass(frozen=True)
class Composition:
    """The questions in their order, and what the material did not suffice for."""

    questions: tuple[Question, ...]
    missing: tuple[str, ...]


def compose(material: Material, profile: Profile, size: int, rng: Random) -> Composition:
    """Return a paper of ``size`` items or as many as the material bears; the same rng, the same paper.

    Where a format runs out the others take its place, and it is said which and why.
    """
    desk = _Desk(material, profile, rng)
    wanted = shares(profile.mix, size)
    for kind in sorted(_turns(wanted), key=_scarce_first):
        desk.make(kind)
    while len(desk.made) < size and desk.open_kinds(wanted):
        for kind in desk.open_kinds(wanted):
            if len(desk.made) < size:
                desk.make(kind)
    return Composition(ordered(desk.made, rng), _missing(wanted, desk, size))


def _turns(wanted: dict[QuestionKind, int]) -> list[QuestionKind]:
    return list(in_turn({kind: count for kind, count in wanted.items() if count}))


def _scarce_first(kind: QuestionKind) -> int:
    """Return the place of a format in the making: few facts state a cause or fit into a table."""
    return {QuestionKind.REASON: 0, QuestionKind.MATCH: 1}.get(kind, 2 if kind in _TABLES else 3)


def _missing(wanted: dict[QuestionKind, int], desk: _Desk, size: int) -> tuple[str, ...]:
    lines = []
    made = Counter(question.kind for question in desk.made)
    if len(desk.made) < size:
        lines.append(f"The paper has {len(desk.made)} of {size} questions: the kept facts bear no more.")
    for kind, count in wanted.items():
        if made[kind] < count:
            why = desk.reasons.get(kind, "no kept fact was left for it")
            lines.append(f"{KIND_WORDS[kind]}: {made[kind]} of {count}, because {why}.")
    return tuple(lines)


@dataclass
class _Desk:
    """The work on one paper: what is made, which facts are used, which formats have run out."""

    material: Material
    profile: Profile
    rng: Random
    made: list[Question] = field(default_factory=list)
    shown: list[Read] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    reasons: dict[QuestionKind, str] = field(default_factory=dict)
    balance: Balance = field(default_factory=Balance)
    ended: set[QuestionKind] = field(default_factory=set)
    failed: dict[QuestionKind, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tables = _tables(self.material.claims)
        self.articles = _by_article(self.material.claims)

    def open_kinds(self, wanted: dict[QuestionKind, int]) -> list[QuestionKind]:
        """Return the formats of the mix that have not run out."""
        return [kind for kind, count in wanted.items() if count and kind not in self.ended]

    def make(self, kind: QuestionKind) -> None:
        """Add one item of the format, or note why there can be no more."""
        if kind in self.ended:
            return
        for attempt in self._attempts(kind):
            if isinstance(attempt, Refusal):
                self.reasons[kind] = attempt.reason
            elif not gives_away(shown := read(attempt), self.shown):
                self.made.append(attempt)
                self.shown.append(shown)
                self.balance.note(attempt)
                self.used.update(attempt.fact_ids)
                return
        self.ended.add(kind)

    def _attempts(self, kind: QuestionKind) -> Iterator[Question | Refusal]:
        if kind in _TABLES:
            yield from islice(self._of_tables(kind), _TRIES)
        elif kind in (QuestionKind.STATEMENTS, QuestionKind.HOW_MANY):
            yield from islice(self._of_articles(kind), _TRIES)
        else:
            yield from self._of_claims(kind)

    def _of_claims(self, kind: QuestionKind) -> Iterator[Question | Refusal]:
        make = self._maker(kind)
        failed = self.failed.setdefault(kind, set())
        for claim in self.material.claims:
            if claim.fact.id not in self.used and claim.fact.id not in failed:
                made = make(claim)
                failed.add(claim.fact.id)  # if it is used, it is not looked at again either
                yield made

    def _maker(self, kind: QuestionKind) -> Callable[[Claim], Question | Refusal]:
        material, balance, rng = self.material, self.balance, self.rng
        if kind is QuestionKind.TRUE_FALSE:
            return lambda claim: true_false(claim, material, balance, rng)
        if kind is QuestionKind.REASON:
            return lambda claim: reason(claim, material, self.profile.ladders, balance, rng)
        return lambda claim: direct(claim, material, self.profile.options, balance, rng, kind)

    def _of_articles(self, kind: QuestionKind) -> Iterator[Question | Refusal]:
        """Yield items on several claims of one article; articles take turns."""
        least = 2 if kind is QuestionKind.STATEMENTS else 3  # "how many" has no ladder for two
        sizes = [size for size, weight in self.profile.statements.items() if weight and size >= least] or [3]
        weights = [self.profile.statements.get(size, 1) for size in sizes]
        make = which_correct if kind is QuestionKind.STATEMENTS else how_many
        for article in sorted(self.articles, key=lambda article: self._asked(article)):
            for size in sorted({self.rng.choices(sizes, weights)[0], *sizes}, key=lambda _: self.rng.random()):
                claims = self._apart([c for c in self.articles[article] if c.fact.id not in self.used], size)
                if len(claims) == size:
                    yield make(
                        claims, self.material, self.profile.numerals, self.profile.ladders, self.balance, self.rng
                    )
        self.reasons[kind] = (
            "no source has enough facts left whose statements can be judged and made false with certainty"
        )

    def _asked(self, article: str) -> float:
        return sum(claim.fact.id in self.used for claim in self.articles[article]) + self.rng.random()

    def _apart(self, claims: list[Claim], size: int) -> list[Claim]:
        """Return claims none of which holds the tested value of another: else one would settle the other."""
        self.rng.shuffle(claims)
        chosen: list[Claim] = []
        for claim in claims:
            if len(chosen) < size and all(_independent(claim, other) for other in chosen):
                chosen.append(claim)
        return chosen

    def _of_tables(self, kind: QuestionKind) -> Iterator[Question | Refusal]:
        sizes = (4,) if kind is QuestionKind.MATCH else (3, 4)
        for cells in self.tables:
            free = [cell for cell in cells if cell.claim.fact.id not in self.used]
            for size in self.rng.sample(sizes, len(sizes)):
                chosen = _different(free, size, self.rng)
                if len(chosen) == size:
                    yield self._table(kind, chosen)
        self.reasons.setdefault(
            kind, "there are not enough kept facts of one form (bodies with seats, indices with ranks ...)"
        )

    def _table(self, kind: QuestionKind, cells: Sequence[Cell]) -> Question | Refusal:
        if kind is QuestionKind.MATCH:
            return match(cells, self.material, self.balance, self.rng)
        numerals = self.profile.numerals
        if kind is QuestionKind.PAIRS:
            return pairs_coded(cells, self.material, numerals, self.balance, self.rng)
        return pairs_how_many(cells, self.material, numerals, self.profile.ladders, self.balance, self.rng)


def _independent(claim: Claim, other: Claim) -> bool:
    return not any(slot.value in other.fact.statement for slot in claim.slots) and not any(
        slot.value in claim.fact.statement for slot in other.slots
    )


def _different(cells: list[Cell], size: int, rng: Random) -> list[Cell]:
    """Return rows with different left and right sides."""
    rng.shuffle(cells)
    chosen: list[Cell] = []
    for cell in cells:
        if len(chosen) < size and all(cell.left != other.left and cell.right != other.right for other in chosen):
            chosen.append(cell)
    return chosen


def _tables(claims: Sequence[Claim]) -> list[list[Cell]]:
    tables: dict[str, list[Cell]] = {}
    for claim in claims:
        cell = cell_of(claim)
        if cell is not None:
            tables.setdefault(cell.table, []).append(cell)
    return sorted((cells for cells in tables.values() if len(cells) >= 3), key=len, reverse=True)


def _by_article(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.slots and claim.stands_alone:
            articles.setdefault(claim.fact.article_id, []).append(claim)
    return {article: found for article, found in articles.items() if len(found) >= 2}


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
