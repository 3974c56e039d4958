"""Other names for a slot: of the bank and of the student's own material, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.testing.bank_column import HELD, SERIES, members_of_its_group, series_places
from studyapp.testing.believed import asks_for_its_sort, fits, is_member
from studyapp.testing.claim import Claim
from studyapp.testing.material import Material, Peer
from studyapp.testing.names import Names, plain_name
from studyapp.testing.near_names import CAPITAL_OF, NUMBER_IN, near_names
from studyapp.testing.nearness import sides_of
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong
from studyapp.text.similarity import content_words

Scored = tuple[float, Wrong]
NEAREST = 6  # names from which the wrong ones are drawn
_FEWEST, _MUCH_NEARER = 3, 3  # of names that are no places so many at least, and those hardly less near than the first
_PEERS_LOOKED_AT = 56
_SAME_FAMILY = 4.0
_FIRST = 20.0  # more than any nearness
_NEIGHBOUR_ON_TOP = 5.0  # who leads an index is confused with its neighbours, not with the best known
_CAPITAL_OF_A_MEMBER = 4.0
_OF_ITS_FIELD, _STEM = 12.0, 7  # by so many first letters "agricultural" sounds like agriculture
_SAME_COLUMN = 1.5  # how much nearer a name is that stands in the same kind of place in the student's material
_HARDLY_LESS = 1.0
# Forms whose facts have each a circle of their own: who wins one tournament does not take part in the next.
_OF_THEIR_OWN = frozenset({"beat", "awarded-to", "born", "died"})


def named(claim: Claim, slot: Slot, material: Material, rng: Random) -> Iterator[Wrong]:
    """Yield names: of the bank and of the same column in the material, the nearest first; of the same noun where neither has any."""
    if claim.fact.frame == "beat" and slot.noun == "country":
        return  # who plays at all, the bank does not know
    near = _near(claim, slot, material, rng)
    by_score = sorted(_believed(near, claim, slot, material), key=lambda each: -each[0])
    place = is_place(slot, material.names)
    nearest = by_score[: _how_near([score for score, _ in by_score], place=place)]
    rng.shuffle(nearest)
    yield from (wrong for _, wrong in (*nearest, *by_score[len(nearest) :]))
    if not near and not CAPITAL_OF.search(claim.fact.statement):
        peers = _peers(material.peers.get((slot.kind, slot.noun), ()), claim, slot, material, rng)
        found = [Wrong(peer.value, peer.claim.text) for peer in peers]
        yield from (wrong for wrong in found if fits(wrong, claim, slot, material.names))


def _near(claim: Claim, slot: Slot, material: Material, rng: Random) -> dict[str, Scored]:
    near = dict(near_names(claim, slot, material.names)) if asks_for_its_sort(claim, slot, material.names) else {}
    numbered = bool(NUMBER_IN.search(slot.value))  # an Article is confused with those of the nearest numbers only
    of_its_own = claim.fact.frame in _OF_THEIR_OWN or CAPITAL_OF.search(claim.fact.statement)
    if not of_its_own and not (numbered and near):
        for peer in _peers(material.columns.get(slot.relation, ()), claim, slot, material, rng):
            _add(peer, near, claim, slot, material.names)
    if claim.fact.frame == HELD:
        near.update((place, (_FIRST, Wrong(place))) for place in series_places(claim, material.names))
    return near


def _add(peer: Peer, near: dict[str, Scored], claim: Claim, slot: Slot, names: Names) -> None:
    """Put a value of the student's material among the names; a place only if it is near, or of the same series of events."""
    name = plain_name(peer.value)
    of_family = claim.fact.frame == HELD and _is_of_family(peer.claim, claim)
    if name in near or of_family or not near or not is_place(slot, names):
        score = near[name][0] if name in near else 0.0
        more = _SAME_FAMILY if of_family else 0.0 if slot.kind is RoleKind.ORGANISATION else _SAME_COLUMN
        near[name] = (score + more, Wrong(peer.value, peer.claim.text))


def _believed(near: dict[str, Scored], claim: Claim, slot: Slot, material: Material) -> Iterator[Scored]:
    """Yield the names that may be believed; those of the members of a grouping, their capitals first."""
    names = material.names
    members = members_of_its_group(claim, slot, names)
    side = _sides(slot.value, names) if claim.fact.frame == "tops-index" else frozenset()
    for score, wrong in near.values():
        if fits(wrong, claim, slot, names) and is_member(wrong, members, names):
            score += _CAPITAL_OF_A_MEMBER * (bool(members) and wrong.value in names.capitals)
            score += _OF_ITS_FIELD * (slot.noun == "ministry" and _sounds_like(wrong.value, claim, slot))
            yield score + _NEIGHBOUR_ON_TOP * bool(side & _sides(wrong.value, names)), wrong


def _sounds_like(ministry: str, claim: Claim, slot: Slot) -> bool:
    """Return whether the body's own name speaks of the ministry's field: farm products, of agriculture."""
    said = content_words(claim.fact.statement.replace(slot.value, " ")) - {"ministry"}
    begun = {word[:_STEM] for word in said if len(word) >= _STEM}
    return any(word[:_STEM] in begun for word in content_words(ministry) if len(word) >= _STEM)


def _sides(country: str, names: Names) -> frozenset[str]:
    return frozenset(side for _, entry in names.of(country) for side in sides_of(entry))


def _is_of_family(one: Claim, other: Claim) -> bool:
    """Return whether two events are of one series: COP25 and COP29, two summits of BRICS."""
    names = [event.text if (event := claim.fact.role("the_name")) else "" for claim in (one, other)]
    return bool(set(SERIES.findall(names[0])) & set(SERIES.findall(names[1])))


def is_place(slot: Slot, names: Names) -> bool:
    """Return whether the value is a place, also where the source's own question does not say so."""
    meanings = names.of(slot.value) if slot.kind is RoleKind.TERM else ()
    return slot.kind is RoleKind.PLACE or any(collection.kind is RoleKind.PLACE for collection, _ in meanings)


def _how_near(scores: list[float], *, place: bool) -> int:
    """Return how many of the nearest names are drawn from: all that are hardly less near than the third."""
    if len(scores) <= _FEWEST:
        return len(scores)
    least = scores[_FEWEST - 1] - (_HARDLY_LESS if place else 0.0)
    close = sum(score >= least for score in scores[:NEAREST])
    much_nearer = sum(score > scores[0] - _MUCH_NEARER for score in scores[:NEAREST])
    return close if place else max(_FEWEST, much_nearer)


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
