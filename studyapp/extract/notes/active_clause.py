"""Reads an active clause, "Subject verb-ed object in Place, 1985", and asks for its date, doer, object or place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.adjuncts import Adjunct, read_adjuncts
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.cut import KEY
from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.deed_verbs import (
    BASE,
    BY_PERSONS,
    COUNTING,
    INTRANSITIVE,
    PARTICIPLES,
    PASSIVE_LIKE,
    PAST,
    SINGLE_DOER,
    SINGLE_OBJECT,
    VERB,
)
from studyapp.extract.notes.naming import PLACES, is_loose_name, is_name, name_of, noun_of, place_noun
from studyapp.extract.notes.page import Claim, Clause, Outcome, Page
from studyapp.extract.notes.phrase import whole_phrase
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.words import the, write_out

_PREP = (
    r"in|on|at|by|from|to|under|with|against|for|after|during|since|through|as|into|over|along|between|near|via|aboard|"
    r"across|until|till|inside|among|before|off|using|around|towards"
)
_OBJECT_END = re.compile(rf",? (?:{_PREP}) |, |,? {DATE}|$")
_BEFORE_DATE = re.compile(f" {DATE}")
_PREPOSITION = re.compile(rf"(?:{_PREP}) ")
_NO_OBJECT = re.compile(rf"(?:{_PREP}) |{DATE}")
_DOUBT = re.compile(
    r"\b(?:not|never|no|may|might|should|would|could|will|if|also|first time|who|which|that|being|to be|same|twice|"
    r"again|yet|only|since|began|told|said|says)\b"
)
_VERB_LIKE = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|and [a-z]+(?:ed|s)) ")

# Of two deeds in a row the date stands with the second.
_TWO_DEEDS = re.compile(
    rf"(?P<who>[A-Z][^;:=]*?) {VERB.pattern} [^;:=]* and (?P<second>{VERB.pattern.replace('?P<verb>', '?:')} .+)"
)


@dataclass(frozen=True)
class Parts:
    """The parts of a clipped clause, whole again."""

    subject: str
    verb: str
    object: str
    adjuncts: tuple[Adjunct, ...]
    river: bool = False

    @property
    def time(self) -> Adjunct | None:
        """The date, if the clause has one."""
        return next((adjunct for adjunct in self.adjuncts if adjunct.kind == "time"), None)


def active_clause(clause: Clause, page: Page) -> Iterator[Outcome]:
    """Ask for what a clause with a doer, a verb of the table and plain phrases behind it says."""
    text = _text(clause)
    if two := _TWO_DEEDS.fullmatch(text):
        text = f"{two['who']} {two['second']}"
    parts = _parts(text, page) or _parts(_without_gloss(text), page)
    if parts is not None:
        yield from _claims(parts, page)


def _without_gloss(text: str) -> str:
    """Return the clause without a remark behind its last comma ("..., first European member")."""
    return re.sub(r"(?<=[\w)]), (?:[a-z]|\d+(?:st|nd|rd|th) )[^,]*$", "", text)


def _text(clause: Clause) -> str:
    """Return the clause with its doer before its verb, where that is what the clause hangs on."""
    body = re.sub(r" & ", " and ", write_out(clause.body))
    if clause.subject and VERB.match(body[:1].lower() + body[1:]):
        return f"{re.sub(r' ?[(][^()]*[)]', '', clause.subject)} {body[:1].lower()}{body[1:]}"
    return body


_OF_WHAT = ("the crown", "the title", "the throne", "the match", "the series", "the final")


def _parts(text: str, page: Page) -> Parts | None:
    verb = VERB.search(text)
    if verb is None or _DOUBT.search(text) or _VERB_LIKE.search(text):
        return None
    subject = _subject(text[: verb.start()].strip(), page)
    rest = text[verb.end() :].strip()
    if rest.startswith(("by ", "up ", "out ")):
        return None
    end = _OBJECT_END.search(rest if not _PREPOSITION.match(rest) else f" {rest}")
    cut = (end.start() if end else len(rest)) if not _NO_OBJECT.match(rest) else 0
    obj = whole_phrase(rest[:cut], page) if cut else ""
    obj = "" if obj in _OF_WHAT else obj
    adjuncts = read_adjuncts(rest[cut:], page) if cut == 0 or obj else None
    if not obj and verb["verb"] not in INTRANSITIVE:
        return None
    if _is_unclear(verb["verb"], subject, obj, rest[cut:], adjuncts or [], page):
        return None
    if not subject or adjuncts is None or not (obj or adjuncts) or len(rest.split()) > 22:
        return None
    return Parts(subject, verb["verb"], obj, tuple(adjuncts), sort_of(subject, page) == "river")


def _is_unclear(verb: str, subject: str, obj: str, behind: str, adjuncts: Sequence[Adjunct], page: Page) -> bool:
    """Tell whether nobody can say who did it, to what or in what: the clause leaves out what the deed needs."""
    if verb in ("beat", "defeated"):
        return True  # in which contest?
    if verb in ("gave", "delivered") and re.search(r"\b(?:lecture|speech|address|talk|interview|statement)\b", obj):
        return True  # its day is no matter
    if verb == "became" and len(obj.split()) < 3:
        return True  # a member of what?
    if re.match(r" (?:1[5-9]|20)\d\d\b", behind) and re.search(r"[A-Z]\S*$", obj):
        return True  # "replaced GATT 1947": whose year is it?
    if obj and verb in PASSIVE_LIKE and place_noun(obj, page):
        return True  # "founded Paris 1924" is where, not what
    if verb == "renamed" and not _ACTORS.fullmatch(subject):
        return True  # "Norport renamed A. Rao Port" is what it was renamed
    as_what = any(adjunct.prep in ("as", "for") for adjunct in adjuncts)
    if verb in ("recognised", "certified") and len(obj.split()) < 3 and not as_what:
        return True  # "WHO recognised Norland": as what?
    if verb == "succeeded" and not any(adjunct.prep == "as" for adjunct in adjuncts):
        return True  # in which office?
    # "the bridge built 1968", "the site declared a park"
    return bool(_PASSIVE.fullmatch(verb)) and not _acts(subject, page)


_PASSIVE = re.compile(PARTICIPLES)
_ACTORS = re.compile(
    r"(?:Parliament|Cabinet|Union Cabinet|Government|Centre|Supreme Court|High Court|UN|RBI|Prime Minister|President|"
    r"Lok Sabha|Rajya Sabha|Governor|Viceroy|Lord \w+|[A-Z][a-z]+ [IVX]+|British|Mughals|Marathas|Portuguese|French|Dutch)"
)


def _acts(subject: str, page: Page) -> bool:
    """Tell whether a subject is somebody who does things: a person, a body, a land."""
    if (
        subject == page.person
        or subject in _OFFICES.values()
        or _ACTORS.fullmatch(subject)
        or sort_of(subject, page) in ("person", "body", "committee")
    ):
        return True
    noun = noun_of(subject, page)
    return noun in ("country", "state", "party", "leader", "person", "company", "union", "dynasty", "empire") or bool(
        re.fullmatch(r"(?:[A-Z]\. ?)*[A-Z][a-z]+(?: [A-Z][a-z]+)+", subject) and not sort_of(subject, page) and not noun
    )


_OFFICES = {
    "PM": "Prime Minister", "PM Modi": "Prime Minister Narendra Modi", "PM Narendra Modi": "Prime Minister Narendra Modi",
    "President": "President", "Govt": "Government of India", "Government": "Government of India", "Centre": "Government of India",
    "Cabinet": "Union Cabinet", "Union Cabinet": "Union Cabinet", "SC": "Supreme Court", "Supreme Court": "Supreme Court",
}  # fmt: skip


def _subject(text: str, page: Page) -> str:
    head = re.sub(r", (?:an?|the) [^,]*,?$", "", text)
    if head in _OFFICES:
        return _OFFICES[head]
    if (
        re.search(r"[,;:=—–+/]| (?:and|&)$|^(?:The|In|On|At|By|For|After|When|First|Second) ", head)
        or not is_name(head)
        or KEY.fullmatch(head)
    ):
        return ""
    return name_of(head, page)


def _claims(parts: Parts, page: Page) -> Iterator[Claim]:
    """Yield the claim with at most two of its parts asked."""
    said = _said(parts)
    asked: list[Role] = []
    for role in (_ask_subject(parts, page), _ask_object(parts, page), _ask_count(parts), *_ask_adjuncts(parts)):
        if role is not None and len(asked) < 2:
            asked.append(role)
    if asked:
        pattern = said
        for role in asked:
            pattern = re.sub(rf"(?<!\w){re.escape(role.text)}(?!\w)", f"{{{role.name}}}", pattern, count=1)
        yield compose("active", pattern + ".", tuple(asked), tuple(role.name for role in asked), 0.8)


def _said(parts: Parts, but: Adjunct | None = None, subject: bool = True) -> str:
    words = [_named(parts) if subject else "", parts.verb, parts.object]
    return " ".join([word for word in words if word] + _tail(parts, but)).replace(" ,", ",")


def _named(parts: Parts) -> str:
    if parts.subject in _OFFICES.values() and not parts.subject.endswith("Modi"):
        return f"the {parts.subject}"
    return f"the {parts.subject}" if parts.river and not parts.subject.startswith("the ") else the(parts.subject)


def _tail(parts: Parts, but: Adjunct | None) -> list[str]:
    return [
        f", {adjunct.words}" if adjunct.kind == "wider" else adjunct.text
        for adjunct in parts.adjuncts
        if adjunct is not but
    ]


def _did(parts: Parts, but: Adjunct | None, obj: bool = True) -> str:
    """Return "did X launch Y at Z", or "does X ..." of what holds."""
    aux = "did" if parts.verb in PAST else "does"
    words = [aux, _named(parts), BASE[parts.verb], parts.object if obj else "", *_tail(parts, but)]
    return " ".join(word for word in words if word).replace(" ,", ",")


def _ask_subject(parts: Parts, page: Page) -> Role | None:
    """The doer of a deed that has one: "Which treaty ended ...?", "Who wrote ...?"."""
    if _VEHICLE.match(parts.subject) and parts.verb in ("put", "launched", "carried", "placed") and _definite(parts):
        asks = f"Which launch vehicle {_said(parts, subject=False)}?"
        return Role("subject", parts.subject, RoleKind.WORK, "launch vehicle", question=asks)
    if parts.verb not in SINGLE_DOER or not _definite(parts):
        return None
    noun, sort = noun_of(parts.subject, page), sort_of(parts.subject, page)
    person = sort == "person" or parts.subject == page.person or bool(re.search(r" [IVX]+$", parts.subject))
    person = person or (not noun and not sort and parts.verb in BY_PERSONS)
    whom = (
        "Who" if person or (parts.verb == "defeated" and not noun and parts.time) else f"Which {noun}" if noun else ""
    )
    if noun == "place":
        return None
    if not whom or noun in ("leader", "person"):
        whom = "Who" if noun in ("leader", "person") else whom
    if not whom:
        return None
    kind = RoleKind.PERSON if whom == "Who" else RoleKind.PLACE if noun in PLACES else RoleKind.ORGANISATION
    return Role("subject", parts.subject, kind, noun, question=f"{whom} {_said(parts, subject=False)}?")


_VEHICLE = re.compile(r"(?:PSLV|GSLV|LVM3|SLV|ASLV|SSLV|Falcon|Ariane|Soyuz|Vega|Atlas|Long March|Vikram)\b")


def _definite(parts: Parts) -> bool:
    """Tell whether the deed is one: its object is a name, or a date stands with it."""
    bare = re.sub(r"^(?:the|The) ", "", parts.object)
    return bool(bare) and (is_loose_name(bare) or parts.time is not None)


def _ask_object(parts: Parts, page: Page) -> Role | None:
    """A named object whose kind is known, where the clause has a date: "Which treaty did X sign in 1950?"."""
    bare = re.sub(r"^the ", "", parts.object)
    noun = noun_of(bare, page)
    if not noun or not is_name(bare) or parts.time is None or parts.verb not in SINGLE_OBJECT:
        return None
    kind = RoleKind.PLACE if noun in PLACES else RoleKind.WORK
    return Role("object", bare, kind, noun, question=f"Which {noun} {_did(parts, None, obj=False)}?")


_COUNTED = re.compile(
    r"(?P<n>(?:about |over )?\d[\d,]*(?: lakh| crore| million)?) (?P<what>[a-z][a-z -]*s(?: [a-z ]+)?)"
)


def _ask_count(parts: Parts) -> Role | None:
    """What a deed counts: "How many payloads did X carry?"."""
    match = _COUNTED.fullmatch(parts.object)
    if (
        match is None
        or parts.time is None
        or parts.verb not in COUNTING
        or re.fullmatch(r"(?:years|months|days|times|people)", match["what"])
    ):
        return None
    asks = f"How many {match['what']} {_did(parts, None, obj=False)}?"
    return Role("count", match["n"], RoleKind.NUMBER, match["what"], question=asks)


def _ask_adjuncts(parts: Parts) -> Iterator[Role]:
    for adjunct in parts.adjuncts:
        if adjunct.kind == "time" and adjunct.when and parts.verb in PAST:
            asks = f"{_capital(adjunct.prep)} which {adjunct.noun}"
            role = Role("time", adjunct.words, RoleKind.DATE, adjunct.noun)
            if _enough(parts):
                yield replace(role, question=f"{asks} {_did(parts, adjunct)}?")
        elif (
            adjunct.kind == "place"
            and adjunct.noun
            and adjunct.prep in ("in", "at", "from", "into", "to")
            and (is_name(re.sub("^the ", "", parts.object)) or parts.time or parts.verb not in PAST)
        ):
            wider = any(other.kind == "wider" for other in parts.adjuncts)
            if not wider:
                bare = re.sub(r"^the ", "", adjunct.words)
                question = f"{_capital(adjunct.prep)} which {adjunct.noun} {_did(parts, adjunct)}?"
                yield Role("place", bare, RoleKind.PLACE, adjunct.noun, question=question)


def _enough(parts: Parts) -> bool:
    """Tell whether the date belongs to a deed that is told apart: by a named object or a phrase with a name."""
    said = f"{parts.object} {' '.join(a.text for a in parts.adjuncts if a.kind != 'time')}"
    return bool(re.search(r"[A-Z]|\d", said)) or parts.verb == "landed"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
