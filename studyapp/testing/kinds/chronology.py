"""Chronology: four events of one source or subject, in the right order by codes of which no one pair tells the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Option, Question, QuestionKind, Statement
from studyapp.testing.build import Balance, Refusal, hangs_on_topic, make
from studyapp.testing.claim import Claim, in_one_style, subject_of
from studyapp.testing.false_statements import cited
from studyapp.testing.kinds.true_false import HANGS
from studyapp.testing.ladders import labels, match_codes
from studyapp.testing.numbers import year_of
from studyapp.testing.slots import Slot

SIZE = 4
STEM = "Consider the following events:"
CLOSING = "Which one of the following is the correct chronological order of the events given above, beginning with the earliest?"
_LONGEST_GAP = 15  # years; who knows nothing else sorts by the age
_FEWEST_WORDS = 4
_DATE_PHRASE = re.compile(r",? (?:in|on|from) $")
_OPENING = re.compile(r"^(?:In|On) $")
_YEAR = re.compile(r"\b[12]\d{3}\b")
_NOT_ONE_EVENT = frozenset({"born", "died", "day", "first-day"})


@dataclass(frozen=True)
class Event:
    """What happened, without its date, and when."""

    claim: Claim
    slot: Slot
    text: str

    @property
    def year(self) -> int:
        """The year in which it happened."""
        return year_of(self.slot.value) or 0


def event_of(claim: Claim) -> Event | None:
    """Return the claim as an event, None where its date cannot be taken out, or the words left would tell it."""
    if not claim.stands_alone or not claim.is_one_claim or claim.fact.frame in _NOT_ONE_EVENT:
        return None
    for slot in claim.slots:
        text = (
            _without_date(claim.fact.statement, slot) if slot.kind is RoleKind.DATE and _YEAR.search(slot.value) else ""
        )
        if len(text.split()) >= _FEWEST_WORDS and not _YEAR.search(text):
            return Event(claim, slot, text)
    return None


def _without_date(statement: str, slot: Slot) -> str:
    before, after = statement[: slot.start], statement[slot.end :]
    if _OPENING.match(before):
        rest = after.lstrip(", ")
        return f"{rest[:1].upper()}{rest[1:]}"
    phrase = _DATE_PHRASE.search(before)
    return f"{before[: phrase.start()]}{after}" if phrase else ""


def in_sequence(events: Sequence[Event]) -> bool:
    """Return whether each happened in a year of its own, none an age apart from the next: of days nobody asks the order."""
    years = sorted(event.year for event in events)
    things = [subject for event in events if (subject := subject_of(event.text)).startswith("The ")]
    if len(set(things)) < len(things):
        return False  # what was approved took effect later: that order is no knowledge
    return all(0 < other - one <= _LONGEST_GAP for one, other in pairwise(years))


def chronology(events: Sequence[Event], numerals: str, balance: Balance, rng: Random) -> Question | Refusal:
    """Return the item; the events are printed in a random order."""
    claims = [event.claim for event in events]
    told = [event.slot.value for event in events]
    if hangs_on_topic(claims, told):
        return Refusal(HANGS)
    printed = list(events)
    rng.shuffle(printed)
    numbers = labels(SIZE, numerals)
    order = sorted(range(SIZE), key=lambda place: printed[place].year)
    orders = [tuple(order[place] for place in code) for code in match_codes(SIZE, rng)]
    others = [each for each in orders if each != tuple(order)]
    rng.shuffle(others)
    key = balance.key_position(SIZE, rng)
    orders = [*others[:key], tuple(order), *others[key:]]
    return make(
        QuestionKind.CHRONOLOGY,
        STEM,
        [Option("-".join(numbers[place] for place in each), _why(each, order, printed, numbers)) for each in orders],
        key,
        [event.claim for event in printed],
        told,
        statements=tuple(
            Statement(event.text, True, f"{_when(event)}. {cited(event.claim)}", event.claim.evidence)
            for event in printed
        ),
        labels=numbers,
        closing=CLOSING,
    )


def _why(each: Sequence[int], order: Sequence[int], printed: Sequence[Event], numbers: Sequence[str]) -> str:
    """Return the order with its dates, or the first two that a code has the wrong way round."""
    if list(each) == list(order):
        return f"Right: {', '.join(f'{numbers[place]} {_when(printed[place])}' for place in order)}."
    late, early = next((one, other) for one, other in pairwise(each) if order.index(one) > order.index(other))
    return f"Not so: {numbers[early]} ({_when(printed[early])}) came before {numbers[late]} ({_when(printed[late])})."


def _when(event: Event) -> str:
    return in_one_style(event.slot.value)
