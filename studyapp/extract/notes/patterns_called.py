"""Patterns for persons: which numbered office they came into, since when they hold one, what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import expand, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.posts import OFFICES, PERSON
from studyapp.extract.notes.sorts import sort_of

_NTH = re.compile(
    r"(?P<nth>\d{1,2}(?:st|nd|rd|th)) (?P<office>PM|Prime Minister|(?:Vice[- ])?President|CJI|Chief Justice|CEC|"
    r"Chief Election Commissioner)(?: of (?P<land>[A-Z]\w+(?: [A-Z]\w+)?))?"
    r"(?: \([^()]*\d{4}[^()]*\)|,? (?:from |in )?(?:1[89]|20)\d\d.*)?"
)
_SINCE = re.compile(
    rf"(?P<office>[A-Z][\w’'-]*(?: (?:of |the )*[\w’'&-]+){{1,5}}),? (?:since|from|w\.e\.f\.?) (?P<since>{DATE})(?: \([^()]*\))?"
)
_OFFICE_WORD = re.compile(
    r"\b(?:Chairman|Chairperson|Governor|Secretary|Director|President|Commissioner|Speaker|CEO|Chief|Justice|General|Minister)\b"
)
_QUOTED = re.compile(
    r"[‘“\"'](?P<alias>[A-Z][^‘’“”\"']{3,40})[’”\"'](?P<of> of [A-Z]\w+(?: [A-Z]\w+)?)?(?: \([^()]*\))?"
)


def _person(clause: Clause, page: Page) -> str:
    """Return the clause's head where it is a whole name and can only be a person's, else an empty text."""
    name = name_of(clause.subject, page) if clause.subject and clause.sign != ";" else ""
    whole = bool(re.fullmatch(PERSON, name)) and " " in name.replace(".", ". ").strip()
    sort = sort_of(name, page)
    return name if whole and (sort == "person" or not (sort or noun_of(name, page))) else ""


def nth_holder(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X = 5th PM (July 1979 to January 1980)``: who it was; of India, where the note speaks of India."""
    match, who = _NTH.fullmatch(clause.body), _person(clause, page)
    land = (match["land"] or ("India" if re.search(r"\bIndia", page.text) else "")) if match else ""
    if match and who and land:
        office = OFFICES.get(match["office"], match["office"])
        of_land = "" if " of " in office else f" of {land}"
        yield _who(who, f"became the {match['nth']} {office}{of_land}", "held-nth")


def holder_since(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X = Reef Board Chairman since January 2025``: who came into the office then."""
    match, who = _SINCE.fullmatch(clause.body), _person(clause, page)
    when = read_date(match["since"]) if match else None
    if match and who and when and _OFFICE_WORD.search(match["office"]):
        office = " ".join(expand(word, page) if word.isupper() else word for word in match["office"].split())
        yield _who(who, f"became the {office} {when.prep} {when.words}", "held-since")


def called(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X = “Metro Man” of India``: who is called so."""
    match, who = _QUOTED.fullmatch(clause.body), _person(clause, page)
    if match and who:
        alias = f"‘{match['alias'].removeprefix('The ')}’{match['of'] or ''}"
        yield _who(who, f"is known as the {alias}", "called")


def _who(who: str, said: str, frame: str) -> Outcome:
    role = Role("who", who, RoleKind.PERSON, question=f"Who {said}?")
    return compose(frame, f"{{who}} {said}.", (role,), ("who",), 0.86)


CALLED_PATTERNS = (nth_holder, holder_since, called)
