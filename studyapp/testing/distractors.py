"""Other values for a slot that are certainly false: of the same sort, not a name of the true one, known nowhere as true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import VAGUE_YEAR, Claim, words_of
from studyapp.testing.material import Material
from studyapp.testing.named import named
from studyapp.testing.names import Names, plain_name
from studyapp.testing.numbers import is_after, number_of, other_dates, other_numbers, year_of
from studyapp.testing.persons import persons
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong
from studyapp.text.dates import find_dates
from studyapp.text.similarity import content_words

_YEARS_FROM_A_BARE_YEAR = 8  # "the Protocol (2010)": agreed, signed or in force? Years near it may be right as well.
_INDEPENDENCE, _UNITED_NATIONS = 1947, 1945
_OF_THE_UN = re.compile(r"\bUnited Nations\b|\bUNESCO\b|\bUNICEF\b|\bWHO\b|\bIMF\b|\bIAEA\b|\bFAO\b|\bUN\b")
# What every child keeps: as a wrong day nobody believes it.
_DAYS_OF_ALL = frozenset(
    "15 August|26 January|2 October|5 September|14 September|14 November|25 December|1 January|1 May|8 March|5 June|21 June".split(
        "|"
    )
)
_CENSUS = re.compile(r"\b[Cc]ensus\b")
_GAMES = re.compile(r"\b(?:Olympics?|Paralympics?|Olympic Games|Asian Games|Commonwealth Games|Asiad|FIFA World Cup)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OUT_OF = re.compile(r"\bout of (\d+)")
_NAMES = re.compile(r"\b[A-Z][\w’'-]*")
_UNDER = re.compile(r"\bunder (?:the )?([A-Z].*)")
_EVERYWHERE = frozenset({"india", "indian", "union", "the", "in", "on"})
_JUDGES = re.compile(r"[ -]*judges?\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


def wrong_values(claim: Claim, slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    """Yield false values of the slot, the most plausible first in a random order, each once."""
    seen = {slot.value.lower()}
    for wrong in _candidates(claim, slot, material, rng):
        if wrong.value.lower() not in seen and is_false(wrong.value, claim, slot, material):
            seen.add(wrong.value.lower())
            yield wrong


def _candidates(claim: Claim, slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    if slot.kind is RoleKind.DATE:
        if is_after(slot.value, material.latest(claim)):
            return  # told of the future: not yet true
        least = _YEARS_FROM_A_BARE_YEAR if VAGUE_YEAR in claim.fact.statement else 2
        earliest = max(_begun(claim, slot, material.names), _of_its_age(claim, slot))
        latest = _told_above(claim, slot) or material.latest(claim)
        others = other_dates(slot.value, latest, rng, least, _comes_every(claim, slot))
        told, above = _other_years(claim, slot, material.names), _year_above(claim, slot)
        yield from (
            Wrong(value)
            for value in others
            if value not in told
            and value not in _DAYS_OF_ALL
            and (year_of(value) is None or (year_of(value) or 0) >= earliest)
            and above in (None, year_of(value))
        )
    elif slot.kind is RoleKind.NUMBER:
        yield from (
            Wrong(value) for value in other_numbers(slot.value, rng, _most(claim), odd=_counts_judges(claim, slot))
        )
    elif slot.kind is RoleKind.PERSON:
        yield from persons(claim, slot, material, rng)
    else:
        yield from named(claim, slot, material, rng)


def _told_above(claim: Claim, slot: Slot) -> PartialDate | None:
    """Return the day that the title tells of something later: nobody takes a launch to be after the docking above it."""
    true = [found.date for found in find_dates(slot.value) if found.date]
    above = [found.date for found in find_dates(claim.kept.title) if found.date and found.date.day]
    if len(true) != 1 or len(above) != 1:
        return None
    later = (above[0].year, above[0].month or 0) >= (true[0].year, true[0].month or 0)
    return above[0] if later else None


def _of_its_age(claim: Claim, slot: Slot) -> int:
    """Return the year before which nobody takes it for possible: of free India, or of the United Nations; else 0."""
    year, statement = year_of(slot.value) or 0, claim.fact.statement
    if _OF_THE_UN.search(statement) and year >= _UNITED_NATIONS:
        return _UNITED_NATIONS - 2  # they were planned in the war
    return _INDEPENDENCE if "India" in statement and year >= _INDEPENDENCE else 0


def _comes_every(claim: Claim, slot: Slot) -> int:
    """Return after how many years what the claim speaks of comes again: nobody takes 1917 for the year of a census."""
    year, said = year_of(slot.value) or 0, claim.fact.statement
    if _CENSUS.search(said) and year % 10 == 1:
        return 10
    return 4 if _GAMES.search(said) and year % 2 == 0 else 1


def _counts_judges(claim: Claim, slot: Slot) -> bool:
    """Return whether it is an odd number of judges: a Bench of six would be seen to be wrong."""
    counts = _JUDGES.match(claim.fact.statement[slot.end :]) or _JUDGES.search(slot.value)
    return bool(counts) and (number_of(slot.value) or 0) % 2 == 1


def _year_above(claim: Claim, slot: Slot) -> int | None:
    """Return the year that the title gives away: of a day in "Defence 2023" every option has to be of 2023."""
    years = set(_YEAR.findall(claim.kept.title))
    year = year_of(slot.value)
    return year if slot.value != str(year) and years == {str(year)} else None


def _begun(claim: Claim, slot: Slot, names: Names) -> int:
    """Return the year from which the thing that a claim speaks of has been there, as far as the bank knows; else 0.

    Nothing can be ratified before it was concluded: an earlier year would be seen to be wrong.
    """
    said = [role.text for role in claim.fact.roles if role.name != slot.role]
    years = [int(year) for name in said for _, entry in names.of(name) if (year := entry.value("year")).isdigit()]
    based = [name for rest in _UNDER.findall(claim.fact.statement) for name in _beginnings(rest)]
    bases = [int(year) for name in based for _, entry in names.of(name) if (year := entry.value("year")).isdigit()]
    true = year_of(slot.value) or 0
    return max((*(year for year in years if year < true), *(year for year in bases if year <= true)), default=0)


def _beginnings(text: str) -> list[str]:
    """Return the first words of a text, one to eight of them."""
    words = text.split()
    return [" ".join(words[:count]).rstrip(".,") for count in range(1, min(len(words), 8) + 1)]


def _other_years(claim: Claim, slot: Slot, names: Names) -> frozenset[str]:
    """Return the years that the bank gives the thing: founded in the one, it may be said of the other."""
    return frozenset(
        entry.value("year") for role in claim.fact.roles if role.name != slot.role for _, entry in names.of(role.text)
    )


def _most(claim: Claim) -> float | None:
    """Return the number that a rank cannot pass."""
    match = _OUT_OF.search(claim.fact.statement) or next(
        (found for role in claim.fact.roles if (found := _OUT_OF.search(role.text))), None
    )
    return float(match[1]) if match else None


def is_false(value: str, claim: Claim, slot: Slot, material: Material) -> bool:
    """Return whether the value is certainly false there: no other name or part of the true one, not told elsewhere."""
    if slot.kind in (RoleKind.DATE, RoleKind.NUMBER):
        if value == slot.value or number_of(value) is None:
            return False
    elif _overlaps(value, slot.value) or value.lower() in claim.fact.statement.lower() or _holds(claim, value):
        return False
    others = words_of(claim.fact.statement) - words_of(slot.value)
    return not material.known.tells(value, _telling(others)) and not (
        slot.kind is RoleKind.DATE and _dates_the_same(value, claim, slot, material)
    )


def _dates_the_same(value: str, claim: Claim, slot: Slot, material: Material) -> bool:
    """Return whether the library gives the same thing that date, for another step of it."""
    statement = claim.fact.statement
    named = _NAMES.findall(statement[: slot.start] + " " + statement[slot.end :])
    telling = _telling(frozenset(name.lower() for name in named)) - _EVERYWHERE
    return len(telling) > 1 and material.known.tells(value, telling)


def _holds(claim: Claim, value: str) -> bool:
    """Return whether the source names the value in the same sentence: then it does not exclude it."""
    return plain_name(value).lower() in claim.kept.sentence.lower()


def _telling(words: frozenset[str]) -> frozenset[str]:
    return content_words(" ".join(words))


def _overlaps(value: str, true: str) -> bool:
    """Return whether one name may be taken for the other: Delhi and New Delhi, an acronym and its full form."""
    left, right = content_words(plain_name(value)), content_words(plain_name(true))
    if not left or not right or left <= right or right <= left:
        return True
    initials = {"".join(word[0] for word in name.split() if word[0].isupper()) for name in (value, true)}
    return bool(initials & {*_ACRONYM.findall(value), *_ACRONYM.findall(true)})
