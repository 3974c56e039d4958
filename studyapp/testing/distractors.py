"""Other values for a slot that are certainly false: of the same sort, not a name of the true one, known nowhere as true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.collection import Collection, Entry
from studyapp.testing.claim import READY_QUESTION, Claim, words_of
from studyapp.testing.material import Material, Names, Peer, plain_name
from studyapp.testing.nearness import ranked
from studyapp.testing.numbers import is_after, number_of, other_dates, other_numbers, year_of
from studyapp.testing.slots import Slot
from studyapp.text.similarity import content_words

NEAREST = 6  # names from which the wrong ones are drawn
_FEWEST, _MUCH_NEARER = (
    3,
    3,
)  # of names that are no places so many at least, and those hardly less near than the first, are drawn from
_HOLDERS = 5  # of an office, the nearest in time
_PEERS_LOOKED_AT, _LOOKED_UP = 56, 24
_YEARS_FROM_A_BARE_YEAR = 8  # "the Protocol (2010)": agreed, signed or in force? Years near it may be right as well.
_SAME_COLUMN = 3  # how much nearer a name is that stands in the same kind of place in the student's material
_LONGEST_ASIDE = 60  # characters
_OUT_OF = re.compile(r"\bout of (\d+)")
_TITLES = re.compile(
    r"^(?:(?:Prime|Chief|Union|Finance|Home|Defence|External|Affairs) )*"
    r"(?:Minister|President|Justice|Governor|General|Dr\.?|Shri|Smt\.?|Prof\.?|Mr\.?|Ms\.?) "
)
# Forms whose facts have each a circle of their own: who wins one tournament does not take part in the next.
_OF_THEIR_OWN = frozenset({"beat", "awarded-to", "born", "died"})
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


@dataclass(frozen=True)
class Wrong:
    """A value that is false in the slot; ``about`` says what it really is, empty where nothing is known to say."""

    value: str
    about: str = ""


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
        least = _YEARS_FROM_A_BARE_YEAR if claim.fact.frame == "dated-item" else 2
        earliest = _begun(claim, slot, material.names)
        others = other_dates(slot.value, material.latest(claim), rng, least)
        yield from (Wrong(value) for value in others if year_of(value) is None or (year_of(value) or 0) >= earliest)
    elif slot.kind is RoleKind.NUMBER:
        yield from (Wrong(value) for value in other_numbers(slot.value, rng, _most(claim)))
    elif slot.kind is RoleKind.PERSON:
        yield from _persons(claim, slot, material, rng)
    else:
        yield from _named(claim, slot, material, rng)


def _begun(claim: Claim, slot: Slot, names: Names) -> int:
    """Return the year from which the thing that a claim speaks of has been there, as far as the bank knows; else 0.

    Nothing can be ratified before it was concluded: an earlier year would be seen to be wrong.
    """
    years = [
        int(year)
        for role in claim.fact.roles
        if role.name != slot.role
        for _, entry in names.of(role.text)
        if (year := entry.value("year")).isdigit()
    ]
    true = year_of(slot.value) or 0
    return max((year for year in years if year < true), default=0)


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
    return not material.known.tells(value, _telling(others))


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


def _named(claim: Claim, slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    """Yield names: of the bank and of the same column in the material, the nearest first; of the same noun where neither has any."""
    if claim.fact.frame == "beat" and slot.noun == "country":
        return  # who plays at all, the bank does not know
    near = dict(_near(slot, material)) if _asks_for_its_sort(claim, slot, material) else {}
    if claim.fact.frame not in _OF_THEIR_OWN:
        for peer in _peers(material.columns.get(slot.relation, ()), claim, slot, material, rng):
            name = plain_name(peer.value)
            score = near[name][0] if name in near else 0.0
            near[name] = (score + _SAME_COLUMN, Wrong(peer.value, peer.claim.text))
    if claim.fact.frame == "tops-index":
        near.pop("India", None)  # whose own rank is what everybody hears
    by_score = sorted(near.values(), key=lambda each: -each[0])
    near_enough = sum(score > by_score[0][0] - _MUCH_NEARER for score, _ in by_score[:NEAREST])
    nearest = by_score[: NEAREST if slot.kind is RoleKind.PLACE else max(_FEWEST, near_enough)]
    rng.shuffle(nearest)
    found = [wrong for _, wrong in (*nearest, *by_score[len(nearest) :])]
    if not found:
        peers = _peers(material.peers.get((slot.kind, slot.noun), ()), claim, slot, material, rng)
        found = [Wrong(peer.value, peer.claim.text) for peer in peers]
    yield from (wrong for wrong in found if _other_matter(wrong, claim, slot))


def _asks_for_its_sort(claim: Claim, slot: Slot, material: Material) -> bool:
    """Return whether a question of the source names the sort of its answer: no city stands beside what is asked as a district."""
    if claim.fact.frame != READY_QUESTION:
        return True
    question = claim.fact.statement.lower()
    return any(collection.noun.lower() in question for collection, _ in material.names.of(slot.value))


def _peers(peers: tuple[Peer, ...], claim: Claim, slot: Slot, material: Material, rng: Random) -> list[Peer]:
    """Return the values of other claims with the same noun and, where the bank knows the true one, of its collection."""
    if not slot.noun:
        return []
    known = {collection.key for collection, _ in material.names.of(slot.value)}
    fitting = [
        peer
        for peer in rng.sample(peers, min(len(peers), _PEERS_LOOKED_AT))
        if peer.claim is not claim
        and peer.slot.noun == slot.noun
        and (not known or known & {collection.key for collection, _ in material.names.of(peer.value)})
    ]
    rng.shuffle(fitting)
    return fitting


def _other_matter(wrong: Wrong, claim: Claim, slot: Slot) -> bool:
    """Return whether another Article, Part or amendment is about something else; a neighbour on the same matter is not false."""
    if slot.kind is not RoleKind.WORK or not wrong.about:
        return True
    matter = content_words(_without(claim.fact.statement, slot.value)) - _LEGAL
    return len(matter & content_words(wrong.about)) * 2 < max(1, len(matter))


def _near(slot: Slot, material: Material) -> Mapping[str, tuple[float, Wrong]]:
    """Return the members of the bank's collection that the true value stands in, the nearest to it, with their nearness."""
    key = (slot.value, slot.noun)
    remembered = material.names.nearest
    if key not in remembered:
        remembered[key] = _look_up(slot, material.names)
    return {
        entry.name: (score, Wrong(entry.name, about(collection, entry))) for score, collection, entry in remembered[key]
    }


def _look_up(slot: Slot, names: Names) -> tuple[tuple[float, Collection, Entry], ...]:
    for collection, true in names.of(slot.value):
        if not slot.noun or slot.noun in (true.noun, collection.noun):
            others = islice(ranked(collection, true, names.weight, names.company), 3 * NEAREST)
            return tuple((score, collection, entry) for score, entry in others)
    return ()


def about(collection: Collection, entry: Entry) -> str:
    """Return in a few words what the bank knows of an entry, empty where it knows nothing that helps to tell it apart."""
    if collection.kind in (RoleKind.PLACE, RoleKind.PERSON):
        return ""
    for name, relation in collection.relations.items():
        value = entry.value(name)
        if value and relation.single and not relation.changes and len(value) < _LONGEST_ASIDE:
            return f"{entry.name} – {relation.name.replace('_', ' ')}: {value}."
    return ""


def _persons(claim: Claim, slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    """Yield holders of the same office, then persons of the same column whose post or prize shares a telling word."""
    yield from _holders(slot, material, rng)
    subject = content_words(_without(claim.fact.statement, slot.value)) - _COMMON_DEEDS
    peers = [peer for peer in material.columns.get(slot.relation, ()) if peer.claim is not claim]
    rng.shuffle(peers)
    for peer in peers:
        other = content_words(_without(peer.claim.fact.statement, peer.value)) - _COMMON_DEEDS
        if _title(peer.value) == _title(slot.value) and {word for word in subject & other if not word[0].isdigit()}:
            yield Wrong(peer.value, peer.claim.text)


def _holders(slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    """Yield persons of the bank who held the same office, under the title that the true one bears."""
    title = _title(slot.value)
    plain = replace(slot, value=slot.value.removeprefix(title), noun="")
    nearest = sorted(_near(plain, material).values(), key=lambda each: -each[0])[:_HOLDERS]
    rng.shuffle(nearest)
    yield from (Wrong(f"{title}{wrong.value}", wrong.about) for _, wrong in nearest)


# Words that many posts and prizes share, so that they confuse nobody.
_COMMON_DEEDS = frozenset(
    """winner won award title became becomes took charge sworn named appointed first new india indian woman person post effect
    founded established set launched written led made president governor chief minister chairman director head general justice
    union national world january february march april may june july august september october november december""".split()
) - {"world"}
_LEGAL = frozenset(
    "article constitution india deals under part schedule act amendment constitutional inserted added".split()
)


def _title(person: str) -> str:
    match = _TITLES.match(person)
    return match[0] if match else ""


def _without(text: str, part: str) -> str:
    return text.replace(part, " ")
