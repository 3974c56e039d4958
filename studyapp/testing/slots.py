"""Which parts of a fact hold one value only, so that any other value of the kind is certainly false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.testing.numbers import number_of

# The asked roles of note frames that take one value; what a list of one value needs beside it is checked below.
_SINGLE: frozenset[tuple[str, str]] = frozenset(
    (frame, role)
    for frame, roles in {
        "done": "time place ministry maker act agent",
        "dated": "time",
        "dated-item": "time",
        "into-force": "time",
        "born": "time place",
        "died": "time place",
        "deed": "time",
        "first-day": "time",
        "day": "time",
        "took-place": "time",
        "treaty-step": "time",
        "award": "time",
        "gi-tag": "time",
        "protected": "time",
        "extended": "time",
        "assent": "time",
        "amendment": "time amendment",
        "rank": "rank",
        "tops-index": "top",
        "held-at": "place",
        "prize": "winner",
        "beat": "winner",
        "post": "who",
        "holder": "who",
        "chair": "who",
        "first-holder": "who",
        "wrote": "who",
        "headquartered": "place",
        "located-in": "place",
        "under-ministry": "ministry",
        "body-under-act": "act",
        "issued-under-act": "act",
        "under-section": "section",
        "on-list": "list",
        "article-deals-with": "article",
        "article-provides": "article",
        "article-does": "article",
        "part-deals-with": "part",
        "schedule-count": "value",
        "schedule-first": "value",
        "outlay": "value",
        "length": "value",
        "area": "value",
        "extends": "value",
        "counted": "value",
        "atomic-number": "value",
        "dated-figure": "value",
        "budget-given": "value",
        "budget-changed": "new",
        "allocated": "value",
        "target": "value",
        "fell-from-to": "new",
        "chaired": "office",
        "awarded-to": "to",
        "route": "end",
        "passive": "time",
        "dated-step": "time",
        "count": "value",
        "by-whom": "agent",
        "made": "who",
        "first": "subject",
        "is-of-place": "subject",
        "ready-question": "answer",
    }.items()
    for role in roles.split()
)
_NEEDS_NOUN = frozenset({"first", "is-of-place"})  # else nobody can say what would be of the same sort
# Things that may lie in several states, or run through them.
_SPREAD = re.compile(
    r"\b(?:river|hills?|range|ghats?|valley|canal|corridor|expressway|railway|highway|basin|plateau|forests?|desert|projects?|"
    r"plains?|delta|coast|waterway|belt|landscape|dialect|language|tribe|festival|dance)\b",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"(?:,|\band|\bor|\bboth|\bincluding|\bsuch as|\blike|\bamong)\s*(?:the\s+)?$")
_LIST_AFTER = re.compile(r"^\s*(?:,? and\b|,? or\b|, (?:the )?[A-Z][\w’' -]*(?:,| and\b)|/|, etc)")
_IN_AN_ASIDE = re.compile(r", (?:who|which|whose|where) [^,]*$")  # a falsehood there is hidden, not tested
_OPEN_LIST = re.compile(r"\b(?:among others|such as|including|includes?|inter alia|etc)\b", re.IGNORECASE)
# Before a number these leave other values true ("more than 5" is true of what is more than 7, too).
_BOUNDS = re.compile(
    r"\b(?:over|more than|at least|up to|upto|less than|under|below|above|minimum of|maximum of|nearly|almost|around|only|within|"
    r"between|from|to|some|another|additional|first|last|next)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_PLAIN_VALUE = re.compile(
    r"^(?!(?:over|more than|at least|up to|less than|nearly|almost|around|some|about|approximately)\b)", re.IGNORECASE
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near)\s+(?:the\s+)?$")
_PLACE_NOUNS = frozenset({"city", "state", "country", "district", "union territory", "town"})
_MAKER_BEFORE = re.compile(
    r"\b(?:launched|released|published|built|developed|organised|organized|founded|established|designed|issued|notified|"
    r"implemented|run|operated|hosted|created|introduced) by\s+(?:the\s+)?$"
)
_UNDER_BEFORE = re.compile(r"\b(?:under|of|by) the\s+$")
_FUTURE = re.compile(
    r"\b(?:will|shall|would|is to|are to|is being|are being|aims?|plans?|backed|backs|pledged|promised)\b"
)
_FULL_DATE = re.compile(
    r"^(?:\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|[A-Z][a-z]+ \d{4}|[12]\d{3}|[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)$"
)
_YEAR = re.compile(r"\b[12]\d{3}\b")
# What is announced in one year, tried in the next and launched in a third does not "date from" one of them.
_BEGUN_IN_STEPS = re.compile(
    r"\b(?:Yojana|Scheme|Mission|Abhiyan|Programme|Campaign|Initiative|Project|Plan)\b", re.IGNORECASE
)
_LASTING = re.compile(r"\bha(?:s|ve) \w+ed\b.*\b(?:from|since) $")  # false by some days only: hardly false at all
# Where a body or a plan was opened by a ceremony says nothing of its seat; where a bridge was, it stands.
_OPENED_BY_CEREMONY = re.compile(
    r"\b(?:Board|Authority|Commission|Council|Committee|Tribunal|Portal|portal|Campaign|campaign|Mission|Scheme|Session|session|"
    r"Conference|conference|Expo|Summit|Conclave|Festival|Mahotsav|Secretariat)\b[^,]* (?:was|were) inaugurated\b"
)
# What dates a sentence a second time: another date in it would contradict itself.
_DATED_TWICE = re.compile(
    r"\b(?:from the Red Fort|during the|while|on the eve of|days after|on the (?:day|occasion))\b"
)


@dataclass(frozen=True)
class Slot:
    """A part of a statement that takes one value: ``statement[start:end]`` is ``value``.

    ``relation`` is the same for slots whose values belong into one column ("in which city was the event held").
    """

    role: str
    kind: RoleKind
    noun: str
    value: str
    start: int
    end: int
    relation: str


def slots_of(fact: Fact) -> tuple[Slot, ...]:
    """Return the single-valued slots of a fact, in the order in which its roles are worth asking; none if it is unsure."""
    if fact.hedge or fact.attribution or _OPEN_LIST.search(fact.statement) or _FUTURE.search(fact.statement):
        return ()
    return tuple(_slots(fact))


def _slots(fact: Fact) -> Iterator[Slot]:
    for name in fact.asks:
        role = fact.role(name)
        if role is None or role.at is None or not _is_single(fact, role):
            continue
        value = fact.statement[role.at.start : role.at.end]
        if value != role.text or not _stands_once(fact.statement, value):
            continue
        yield Slot(name, _kind(role), role.noun, value, role.at.start, role.at.end, _relation(fact, role))


def _kind(role: Role) -> RoleKind:
    """Return the sort of the value; the answer to the source's own question is a date or number where it looks so."""
    if role.kind is not RoleKind.TERM:
        return role.kind
    if _FULL_DATE.match(role.text):
        return RoleKind.DATE
    return RoleKind.NUMBER if role.text[:1].isdigit() and number_of(role.text) is not None else RoleKind.TERM


def _relation(fact: Fact, role: Role) -> str:
    return "" if fact.of_sentence else f"{fact.frame}.{role.name}.{role.noun}"


def _stands_once(statement: str, value: str) -> bool:
    """Return whether the value stands in one place only: swapped there, it would still stand elsewhere."""
    return statement.lower().count(value.lower()) == 1


def _is_single(fact: Fact, role: Role) -> bool:
    assert role.at is not None
    before, after = fact.statement[: role.at.start], fact.statement[role.at.end :]
    if _LIST_BEFORE.search(before) or _LIST_AFTER.search(after) or _IN_AN_ASIDE.search(before):
        return False
    if role.kind is RoleKind.DATE:
        return _single_date(fact, role)
    if role.kind is RoleKind.NUMBER:
        return _single_number(fact, role, before)
    if (fact.frame in _NEEDS_NOUN and not role.noun) or (fact.frame == "born" and role.noun == "town"):
        return False
    if role.kind is RoleKind.PLACE and _OPENED_BY_CEREMONY.search(fact.statement):
        return False
    if not fact.of_sentence:
        return (fact.frame, role.name) in _SINGLE and not (fact.frame == "located-in" and _SPREAD.search(before))
    return fact.told == "event" and _single_in_event(role, before)


def _single_date(fact: Fact, role: Role) -> bool:
    """Return whether it is the only date of something that happened once."""
    told_once = not fact.of_sentence or fact.told == "event"
    known = fact.of_sentence or (fact.frame, role.name) in _SINGLE
    years = len(_YEAR.findall(fact.statement)) - (1 if _YEAR.search(role.text) else 0)
    begun = fact.frame == "dated-item" and _BEGUN_IN_STEPS.search(fact.statement)
    lasting = _LASTING.search(fact.statement[: role.at.start]) if role.at else None
    dated = years or begun or lasting or _DATED_TWICE.search(fact.statement)
    return told_once and known and bool(_FULL_DATE.match(role.text)) and not dated


def _single_number(fact: Fact, role: Role, before: str) -> bool:
    if not fact.of_sentence and (fact.frame, role.name) not in _SINGLE:
        return False
    if fact.of_sentence and fact.told not in ("event", "state"):
        return False
    return bool(_PLAIN_VALUE.match(role.text)) and not _BOUNDS.search(before)


def _single_in_event(role: Role, before: str) -> bool:
    """Return whether a name in a sentence about one event is where it took place, who made it, or the ministry over it."""
    if role.kind is RoleKind.PLACE:
        return role.noun in _PLACE_NOUNS and bool(_PLACE_BEFORE.search(before))
    if role.noun in ("ministry", "department"):
        return bool(_UNDER_BEFORE.search(before))
    return role.kind is RoleKind.ORGANISATION and bool(role.noun) and bool(_MAKER_BEFORE.search(before))
