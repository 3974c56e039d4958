"""The work on one paper: items made one by one from facts that are not used yet, none giving another one away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from random import Random

from studyapp.domain.question import Question, QuestionKind
from studyapp.testing.bank_rows import bank_tables
from studyapp.testing.build import Balance, Refusal
from studyapp.testing.claim import Claim
from studyapp.testing.columns import Cell, may_stand_together
from studyapp.testing.groups import by_article, by_subject, independent, tables
from studyapp.testing.independent import Read, gives_away, read
from studyapp.testing.kinds.chronology import SIZE as EVENTS
from studyapp.testing.kinds.chronology import Event, chronology, event_of, in_sequence
from studyapp.testing.kinds.direct import direct
from studyapp.testing.kinds.match import match
from studyapp.testing.kinds.pairs import pairs_coded, pairs_how_many
from studyapp.testing.kinds.reason import reason
from studyapp.testing.kinds.statements import how_many, which_correct
from studyapp.testing.kinds.true_false import true_false
from studyapp.testing.material import Material
from studyapp.testing.profile import Profile

_FEWEST_KEPT = 2  # rows of a table that are kept facts; the others may be the bank's
_TRIES = 150  # for one item; what failed so often fails on
TABLES = frozenset({QuestionKind.PAIRS, QuestionKind.PAIRS_HOW_MANY, QuestionKind.MATCH})


@dataclass
class Desk:
    """What is made, which facts are used, which formats have run out and why."""

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
        self._of_group: dict[int, frozenset[str]] = {}
        self.tables = tables(self.material.claims)
        self.articles = by_article(self.material.claims)
        self.subjects = by_subject(self.material.claims, self.material.names.spelt)

    @cached_property
    def bank_tables(self) -> list[tuple[list[Cell], list[Cell]]]:
        """The tables of kept facts that the bank bears out, with its rows that may stand beside them; the fullest first."""
        found = bank_tables(self.material.claims, self.material.names).values()
        return sorted(found, key=lambda table: -len(table[0]))

    def open_kinds(self, wanted: Mapping[QuestionKind, int]) -> list[QuestionKind]:
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
                self.used.update(evidence.fact_id for evidence in attempt.evidence)
                return
        self.ended.add(kind)

    def _attempts(self, kind: QuestionKind) -> Iterator[Question | Refusal]:
        if kind in TABLES:
            yield from islice(self._of_tables(kind), _TRIES)
        elif kind in (QuestionKind.STATEMENTS, QuestionKind.HOW_MANY):
            yield from islice(self._of_articles(kind), _TRIES)
        elif kind is QuestionKind.CHRONOLOGY:
            yield from islice(self._of_events(), _TRIES)
        else:
            yield from self._of_claims(kind)

    def _of_events(self) -> Iterator[Question | Refusal]:
        """Yield items on four events of one article, then of one subject, whose order the sources prove."""
        for group in (*self._in_turn(self.articles), *self._in_turn(self.subjects)):
            free = [event for claim in group if claim.fact.id not in self.used and (event := event_of(claim))]
            self.rng.shuffle(free)
            chosen: list[Event] = []
            for event in free:
                if len(chosen) < EVENTS and in_sequence([*chosen, event]):
                    chosen.append(event)
            if len(chosen) == EVENTS:
                yield chronology(chosen, self.profile.numerals, self.balance, self.rng)
        self.reasons[QuestionKind.CHRONOLOGY] = "no source has four events left whose dates prove their order"

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
        """Yield items on several claims of one article, then of one subject; they take turns."""
        least = 2 if kind is QuestionKind.STATEMENTS else 3  # "how many" has no ladder for two
        sizes = [size for size, weight in self.profile.statements.items() if weight and size >= least] or [3]
        weights = [self.profile.statements.get(size, 1) for size in sizes]
        make = which_correct if kind is QuestionKind.STATEMENTS else how_many
        for group in (*self._in_turn(self.articles), *self._in_turn(self.subjects)):
            for size in dict.fromkeys((self.rng.choices(sizes, weights)[0], *sizes)):
                claims = self._apart([c for c in group if c.fact.id not in self.used], size)
                if len(claims) == size:
                    yield make(
                        claims, self.material, self.profile.numerals, self.profile.ladders, self.balance, self.rng
                    )
        self.reasons[kind] = (
            "no source has enough facts left whose statements can be judged and made false with certainty"
        )

    def _in_turn(self, groups: Mapping[str, list[Claim]]) -> list[list[Claim]]:
        """Return the groups, those of which least was asked first."""
        return sorted(groups.values(), key=lambda group: len(self._ids(group) & self.used) + self.rng.random())

    def _ids(self, group: list[Claim]) -> frozenset[str]:
        """Return the facts of a group; each group is looked at many times."""
        if id(group) not in self._of_group:
            self._of_group[id(group)] = frozenset(claim.fact.id for claim in group)
        return self._of_group[id(group)]

    def _apart(self, claims: list[Claim], size: int) -> list[Claim]:
        """Return claims none of which holds the tested value of another: else one would settle the other."""
        self.rng.shuffle(claims)
        chosen: list[Claim] = []
        for claim in claims:
            if all(independent(claim, other) for other in chosen):
                chosen.append(claim)
            if len(chosen) == size:
                break
        return chosen

    def _of_tables(self, kind: QuestionKind) -> Iterator[Question | Refusal]:
        sizes = (4,) if kind is QuestionKind.MATCH else (3, 4)
        for cells, beside in (*((cells, []) for cells in self.tables), *self.bank_tables):
            free = [cell for cell in cells if cell.claim.fact.id not in self.used]
            others = [cell for cell in beside if cell.claim.fact.id not in self.used]
            for size in self.rng.sample(sizes, len(sizes)):
                chosen = self._rows(free, others, size)
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

    def _rows(self, kept: list[Cell], others: list[Cell], size: int) -> list[Cell]:
        """Return rows for one table: of kept facts as many as there are, then of the bank, if two at least are kept."""
        chosen = self._different(kept, size, [])
        if others and len(chosen) >= _FEWEST_KEPT:
            chosen = self._different(others, size, chosen)
        self.rng.shuffle(chosen)
        return chosen

    def _different(self, cells: list[Cell], size: int, beside: list[Cell]) -> list[Cell]:
        """Return rows that may stand in one table; cities of India, for instance, not beside those of the world."""
        self.rng.shuffle(cells)
        chosen = list(beside)
        for cell in cells if len(chosen) < size else ():
            if all(may_stand_together(cell, other) and self._of_one_sort(cell, other) for other in chosen):
                chosen.append(cell)
            if len(chosen) == size:
                break
        return chosen

    def _of_one_sort(self, one: Cell, other: Cell) -> bool:
        sorts = [{collection.key for collection, _ in self.material.names.of(cell.right)} for cell in (one, other)]
        return not all(sorts) or bool(sorts[0] & sorts[1])
