"""Patterns for figures with their unit: length, area, outlay, counts, a fall from one value to another, targets with their year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, subject_roles, time_roles, wording
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import PLACES, expand, is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.words import the, write_out

_ABOUT = r"(?:about |over |under |nearly |around )?"
MONEY = rf"{_ABOUT}(?:₹|\$|US\$|Rs\.? ?|€)\s?\d[\d,.]*(?: (?:lakh crore|crore|lakh|million|billion|trillion))?"
_AMOUNT = rf"{_ABOUT}\d[\d,]*(?:\.\d+)?(?: (?:lakh crore|crore|lakh|million|billion))?"
_UNIT = r"(?:km|sq km|hectares|metres|meters|m|nautical miles|feet|acres)"
_LENGTH = re.compile(
    rf"(?P<value>{_AMOUNT} (?:km|nautical miles|metres|m))(?: long)?(?: from (?P<from>[a-z ]+))?(?: \([^()]*\))?"
)
_AREA = re.compile(rf"(?P<value>{_AMOUNT} (?:sq km|hectares|acres|sq miles))(?: \([^()]*\))?")
_LINEAR = re.compile(
    r"(?P<whole>.*?)\b(?P<what>coastline|length|border|boundary|river|highway|corridor|bridge|tunnel|"
    r"canal|waterway|Waterway|Highway|Corridor|Bridge|Tunnel|Canal|Expressway)\b",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\b(?:[Ss]cheme|[Mm]ission|[Pp]rogramme|Program|Yojana|PLI|Plan|Project|project|Initiative|Fund|SHAKTI|"
    r"Abhiyan|FAME [IVX]+|DRIVE)\b"
)
_OUTLAY = re.compile(
    rf"(?:(?P<name>[A-Z][\w’' -]+?) )?(?:had |has |with )?(?:an? )?(?:[Tt]otal |financial |budget |"
    rf"budgetary |budgeted )?(?:[Oo]utlay|[Aa]llocation|[Cc]orpus)(?: of| =|:)? ?(?P<a>{MONEY})|"
    rf"(?P<b>{MONEY}) (?:total |financial |budget )?(?:outlay|allocation)"
)
_FELL = re.compile(
    r"(?P<what>[A-Z][\w’' ()&-]+?) (?:has |had )?(?P<verb>fell|fallen|rose|risen|grew|grown|declined|"
    r"increased|decreased|dropped|reduced|came down|improved) from (?P<old>[~₹$]?[\d][\d.,]*(?: "
    r"?[\w%]+)*?) "
    r"(?:\((?P<oldyear>\d{4}(?:-\d+)?)\)|in (?P<oldyear2>\d{4}(?:-\d+)?)) to "
    r"(?P<new>[~₹$]?\d[\d.,]*(?: ?[\w%]+)*?) (?:\((?P<newyear>\d{4}(?:-\d+)?)\)|in "
    r"(?P<newyear2>\d{4}(?:-\d+)?|by \d{4}))"
)
_TARGET = re.compile(
    rf"(?:(?P<name>[A-Z][\w’' -]+?) )?(?:target(?:s|ed)?|aims?|goal)(?: of| =|:| was| is| to reach)? "
    rf"(?P<value>[\w.,%$₹~ -]*?\d[\w.,%$₹& -]*?) by (?P<date>{DATE})(?: \([^()]*\))?"
)
_COUNT = re.compile(r"(?P<n>\d{1,4}) (?P<what>[a-z]{3,}(?: [a-z]+)?s)(?=$| including| \()")
_ATOMIC = re.compile(r"\batomic number (?P<n>\d{1,3})\b")
_PERIOD = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+ )*(?:Decade|Plan|Mission|Commission|Programme)(?: (?:of|for|on|and|"
    r"[A-Z][\w’'-]+))*) \((?P<from>\d{4})[-–](?P<to>\d{4})\)"
)
_ALLOCATED = re.compile(
    rf"(?P<who>[A-Z][\w’' ]+?) (?:has been |was )allocated (?P<what>an? [a-z -]+? of) "
    rf"(?P<value>{_AMOUNT} {_UNIT}) in (?P<where>[A-Z][\w ]+?) by (?P<by>[A-Z][\w ]+?)(?: \([^()]*\))?"
)


def length(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X coastline = 7,516 km``: how long."""
    match = _LENGTH.fullmatch(write_out(clause.body))
    if match is None or clause.sign == ";" or not clause.subject:
        return
    subject = expand(re.sub(r" ?\([^()]*\)", "", clause.subject), page)
    if match["from"]:
        roles = (
            *subject_roles(subject, RoleKind.TERM, verb="does"),
            number("value", match["value"], "how far"),
            wording("origin", the_word(match["from"])),
        )
        yield compose("extends", "{the_subject} extends {value} from {origin}.", roles, ("value",), 0.9)
    elif _LINEAR.search(subject):
        roles = (*subject_roles(subject, RoleKind.TERM, verb="is"), number("value", match["value"], "how long"))
        yield compose("length", "{the_subject} {be} {value} long.", roles, ("value",), 0.92)


def the_word(word: str) -> str:
    """Put "the" before a bare common noun."""
    return word if word.startswith("the ") else f"the {word}"


def area(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X's area = 2 million sq km``: which area."""
    match = _AREA.fullmatch(write_out(clause.body))
    if match is None or clause.sign == ";" or not re.search(r"\barea$", clause.subject):
        return
    whole = re.sub(r"\s+(?:total |geographical )?area$", "", clause.subject)
    roles = (*subject_roles(expand(whole, page), RoleKind.PLACE), number("value", match["value"], "how large"))
    yield compose("area", "The area of {the_subject} is {value}.", roles, ("value",), 0.9)


def allocated(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``India has been allocated an area of N sq km in A by B``: how much, by whom."""
    match = _ALLOCATED.fullmatch(write_out(clause.body))
    if match:
        roles = (
            wording("who", match["who"]), wording("what", match["what"]), number("value", match["value"], "how large"),
            wording("where", expand(match["where"], page)), Role("agent", expand(match["by"], page), RoleKind.ORGANISATION, "body"),
        )  # fmt: skip
        pattern = "{who} has been allocated {what} {value} in {the_where} by {the_agent}."
        yield compose("allocated", pattern, roles, ("value", "agent"), 0.88)


def outlay(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Reef Scheme: ₹900 crore``, ``₹900 crore outlay`` and ``X had outlay of ₹900 crore``."""
    body = write_out(clause.body)
    match = _OUTLAY.fullmatch(body)
    large = re.search(r"crore|illion", body)  # of "₹500 a month" nobody knows what it is
    plain = re.fullmatch(MONEY, body) if clause.sign in ("=", ":", "—", "–") and large else None
    if not match and not plain:
        return
    head = (match and match["name"]) or clause.subject
    subject = name_of(head, page) if head else ""
    value = (match["a"] or match["b"]) if match else body
    if not subject or (plain and not _SCHEME.search(head)) or re.search(r"target|budget|capital$|revenue$", head):
        yield Silence("note.outlay", "it is not said what the amount is for")
        return
    roles = (*subject_roles(subject, verb="has"), number("value", value, "how much"))
    yield compose("outlay", "The outlay of {the_subject} is {value}.", roles, ("value",), 0.88)


def fell(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X fell from 90 (2001) to 60 (2011)``: to what value, with both years."""
    match = _FELL.fullmatch(clause.body)
    if match is None:
        return
    verb = {"fallen": "fell", "risen": "rose", "grown": "grew", "reduced": "fell"}.get(match["verb"], match["verb"])
    old_year, new_year = match["oldyear"] or match["oldyear2"], match["newyear"] or match["newyear2"]
    new = write_out(match["new"])
    unit = re.sub(r"^\D*[\d.,]+ ?", "", new)
    noun = unit if re.fullmatch(r"[a-z]{4,}s", unit) else "what value"
    roles = (
        wording("what", expand(match["what"], page)), wording("verb", verb), wording("old", write_out(match["old"])),
        number("new", new, noun), wording("oldyear", old_year), wording("newyear", new_year),
        wording("the_what", _with_the(expand(match["what"], page))),
    )  # fmt: skip
    what = _with_the(expand(match["what"], page))
    pattern = f"{what} {verb} from {{old}} in {{oldyear}} to {{new}} in {{newyear}}."
    yield compose("fell-from-to", pattern, roles, ("new",), 0.92)


def _with_the(what: str) -> str:
    """Begin a measure as a sentence does: "India's share", "the literacy rate"."""
    if re.match(r"[A-Z][\w’']*['’]s? ", what) or the(what) != what:
        return the(what)
    first = what.split()[0]
    return what if first.isupper() or re.search(r" [A-Z]", what) else f"the {what[0].lower()}{what[1:]}"


def target(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``target 9 GW by 2035``: what target for which year."""
    match = _TARGET.fullmatch(clause.body)
    when = match and read_date(match["date"])
    if not match or not when:
        return
    head = match["name"] or clause.subject
    subject = name_of(head, page) if head else ""
    bare = not re.search(
        r"[a-z]{4,}", re.sub(r"crore|lakh|million|billion|tonnes?|hectares?|about|over", "", match["value"])
    )
    if not subject or not is_name(subject) or noun_of(subject, page) in PLACES or (bare and "Budget" in subject):
        yield Silence("note.target", "whose target it is, is not certain")
        return
    value = write_out(match["value"].strip())
    roles = (*subject_roles(subject), number("value", value, "what target"), *time_roles(when))
    yield compose("target", "The target of {the_subject} was {value} by {time}.", roles, ("value",), 0.82)


def counted(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Critical Minerals list (2023) = 30 minerals``: how many, only with the year."""
    match = _COUNT.match(clause.body)
    dated = re.search(r"\((?:[^()]*, ?)?(?P<year>(?:19|20)\d\d)\)", clause.subject)
    if not match or clause.sign == ";" or not dated:
        return
    subject = re.sub(r" ?\([^()]*\)", "", clause.subject)
    scope = re.search(r"\((?P<scope>[A-Z][a-z]+), ?\d{4}\)", clause.subject)
    whole = f"{scope['scope']}’s {subject}" if scope else subject
    roles = (
        *subject_roles(whole, verb="does"),
        number("value", match["n"], match["what"]),
        wording("what", match["what"]),
        *time_roles_of(dated["year"]),
    )
    yield compose("counted", "{the_subject} of {time} contains {value} {what}.", roles, ("value",), 0.9)


def time_roles_of(year: str) -> tuple[Role, ...]:
    """Return the roles of a year."""
    when = read_date(year)
    return time_roles(when) if when else ()


def atomic_number(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Lithium ...; lightest metal (atomic number 3)``."""
    match = _ATOMIC.search(clause.body)
    subject = name_of(clause.subject, page) if clause.subject else ""
    if match and subject and len(subject.split()) == 1:
        roles = (wording("subject", subject.lower()), number("value", match["n"], "which number"))
        yield compose("atomic-number", "The atomic number of {subject} is {value}.", roles, ("value",), 0.88)


def period(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Decade of X (2021-2030)``: which years it covers."""
    for match in _PERIOD.finditer(clause.body):
        years = f"{match['from']}–{match['to']}"
        roles = (*subject_roles(expand(match["name"], page), verb="does"), Role("time", years, RoleKind.DATE, "years"))
        yield compose("period", "{the_subject} covers the years {time}.", roles, ("time",), 0.85)


FIGURE_PATTERNS = (length, area, allocated, outlay, fell, target, counted, atomic_number, period)
