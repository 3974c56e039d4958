"""Other persons for a slot: who held the same office at about the same time, or won a prize like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.knowledge.collection import Collection, Entry
from studyapp.testing.claim import Claim
from studyapp.testing.material import Material
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong, about
from studyapp.text.similarity import content_words

_LONGEST_AGO, _LATER = 10, 12  # years; who left office longer before, or came later, is taken for nobody of today
_TITLES = re.compile(
    r"^(?:(?:Prime|Chief|Union|Finance|Home|Defence|External|Affairs) )*"
    r"(?:Minister|President|Justice|Governor|General|Dr\.?|Shri|Smt\.?|Prof\.?|Mr\.?|Ms\.?) "
)
# Half of all persons are excluded by it, and the bank does not say which.
_WOMAN = re.compile(r"\b(?:wom[ae]n|female|lady|daughter|wife|mother|her|man|his|son|father)\b", re.IGNORECASE)
# Words that many posts and prizes share, so that they confuse nobody.
_COMMON_DEEDS = frozenset(
    """winner won award title became becomes took charge sworn named appointed first new india indian woman person
    post effect succeeded elected founded established set launched written led made president governor chief prime
    minister chairman director head general justice union national world january february march april may june
    july august september october november december""".split()
) - {"world"}
_POST_WORDS = 2  # a Deputy Chairman is no Deputy Governor
_NO_OFFICE = frozenset("india general union".split())


def persons(claim: Claim, slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    """Yield holders of the same office, the nearest in time first, then persons of the same column whose prize is like it."""
    if _WOMAN.search(_without(claim.fact.statement, slot.value)):
        return
    holders = list(_holders(claim, slot, material))
    yield from holders
    if holders:
        return  # who held another office is believed by nobody
    subject = content_words(_without(claim.fact.statement, slot.value)) - _COMMON_DEEDS
    peers = [peer for peer in material.columns.get(slot.relation, ()) if peer.claim is not claim]
    rng.shuffle(peers)
    for peer in peers:
        other = content_words(_without(peer.claim.fact.statement, peer.value)) - _COMMON_DEEDS
        alike = {word for word in subject & other if not word[0].isdigit()}
        if title(peer.value) == title(slot.value) and len(alike) >= (_POST_WORDS if claim.fact.frame == "post" else 1):
            yield Wrong(peer.value, peer.claim.text)


def _holders(claim: Claim, slot: Slot, material: Material) -> Iterator[Wrong]:
    """Yield persons of the bank who held the office that the claim names, under the title that the true one bears."""
    borne = title(slot.value)
    for collection, true in material.names.of(slot.value.removeprefix(borne)):
        if collection.kind is RoleKind.PERSON and _names_office(claim, collection, true):
            found = (entry for entry in of_its_time(collection, true) if not _is_named(entry, claim))
            yield from (Wrong(f"{borne}{entry.name}", about(collection, entry)) for entry in found)
            return


def _is_named(entry: Entry, claim: Claim) -> bool:
    """Return whether the claim speaks of the person already: nobody succeeds himself."""
    return any(name in claim.fact.statement for name in (entry.name, *entry.aliases))


def _names_office(claim: Claim, collection: Collection, true: Entry) -> bool:
    office = true.value("office") or true.noun or collection.noun
    return bool((content_words(office) - _NO_OFFICE) & content_words(claim.fact.statement))


def of_its_time(collection: Collection, true: Entry) -> list[Entry]:
    """Return who held the same office of the same country at about the same time, the nearest first."""
    began = _year(true, "from")
    found = [
        entry
        for entry in collection.entries
        if entry is not true and entry.noun == true.noun and _same_seat(entry, true) and _near(entry, began)
    ]
    return sorted(found, key=lambda entry: abs(_year(entry, "from") - began))


def _same_seat(one: Entry, other: Entry) -> bool:
    offices = one.value("office"), other.value("office")
    return one.value("country") == other.value("country") and (not all(offices) or offices[0] == offices[1])


def _near(entry: Entry, began: int) -> bool:
    came, left = _year(entry, "from"), _year(entry, "to")
    return bool(came and began) and came <= began + _LATER and (left or came + _LATER) >= began - _LONGEST_AGO


def _year(entry: Entry, relation: str) -> int:
    return int(entry.value(relation) or 0)


def title(person: str) -> str:
    """Return the title before a name, with its space; empty where there is none."""
    match = _TITLES.match(person)
    return match[0] if match else ""


def _without(text: str, part: str) -> str:
    return text.replace(part, " ")
