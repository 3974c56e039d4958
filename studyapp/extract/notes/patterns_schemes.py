"""Patterns for schemes and bills: who pays, what they aim at by when, till when they run, assent, what they were merged from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, subject_roles, time_roles, wording
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import is_loose_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.restore import restore

_RATIO = re.compile(
    r"(?:(?:funding|cost|fund|expenditure)[- ]?(?:sharing)? ?(?:pattern|ratio)?|sharing (?:pattern|"
    r"ratio)|Centre[-–:]State(?: share| ratio| funding)?)"
    r"(?: is| =|:| of| in)? ?(?P<ratio>\d{2}:\d{2})(?: \((?P<gloss>Centre[^()]*)\))?(?P<rest>[ ,(].*)?",
    re.IGNORECASE,
)
_AIMS = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?) )?(?P<verb>aims to|seeks to|aimed to|to) (?P<what>[a-z][\w’' "
    rf",%₹.-]+?) by (?P<date>{DATE})(?: \([^()]*\))?"
)
_TILL = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?) )?(?:was )?extended (?:till|until|to|up to|upto) (?P<date>{DATE})(?: \([^()]*\))?"
)
_ASSENT = re.compile(rf"(?:Presidential|President['’]s|President) assent(?: on| in|:)? (?P<date>{DATE})")
_ASSENT_IN_BRACKET = re.compile(
    rf"(?P<name>[A-Z][\w’',& ]*? (?:Act|Bill)(?:,? \d{{4}})?) \((?:[^()]*[;,] )?{_ASSENT.pattern}"
)
_MERGED = re.compile(
    r"(?:formed by |result of |created by )?(?:the )?(?:merger of|merging|amalgamation of) (?:the "
    r")?(?P<a>[A-Z][\w’',& ]*?)(?: \+ | and | & )(?:the )?(?P<b>[A-Z][\w’' ]*?(?:(?:,| and) "
    r"[A-Z][\w’' ]*)*)"
    rf"(?: in (?P<date>{DATE})| \((?P<date2>{DATE})\))?"
)


def _owner(head: str, page: Page) -> str:
    name = name_of(head, page) if head else ""
    return name if name and is_loose_name(name) and not name.startswith("Article ") else ""


def ratio(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Scheme; funding 60:40 (Centre:State)``: in which ratio."""
    match = _RATIO.fullmatch(clause.body)
    owner = _owner(clause.subject, page)
    if match and owner:
        roles = (*subject_roles(owner), number("ratio", match["ratio"], "what ratio"))
        yield compose(
            "cost-ratio",
            "The Centre and the states share the cost of {the_subject} in the ratio {ratio}.",
            roles,
            ("ratio",),
            0.86,
        )


def aims(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X aims to give ... by 2024``: by which year."""
    match = _AIMS.fullmatch(clause.body)
    when = match and read_date(match["date"])
    owner = _owner((match["subject"] if match else "") or clause.subject, page)
    if not match or not when or not owner:
        return
    if match["verb"] == "to" and clause.sign == ";":
        return
    what = restore(match["what"], page)
    if re.search(r"\b(?:its|their|this|etc)\b", what) or len(what.split()) > 16:
        yield Silence("note.aims", "too long or not plain")
        return
    roles = (*subject_roles(owner), wording("what", what), *time_roles(when))
    yield compose("aims", "{the_subject} aimed to {what} by {time}.", roles, ("time",), 0.84)


def extended(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Scheme extended till March 2028``."""
    match = _TILL.fullmatch(clause.body)
    when = match and read_date(match["date"])
    owner = _owner((match["subject"] if match else "") or clause.subject, page)
    if match and when and owner:
        roles = (*subject_roles(owner), *time_roles(when))
        yield compose("extended", "{the_subject} {be} extended till {time}.", roles, ("time",), 0.87)


def assent(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Act (Presidential assent 12 Aug 2023)``."""
    plain = _ASSENT.fullmatch(clause.body)
    inside = _ASSENT_IN_BRACKET.search(clause.body if clause.sign == ";" else f"{clause.subject} {clause.body}")
    match = plain or inside
    when = match and read_date(match["date"])
    owner = _owner(inside["name"] if inside else clause.subject, page)
    if when and owner and noun_of(owner, page) in ("Act", "bill", "Bill"):
        roles = (*subject_roles(owner), *time_roles(when))
        yield compose(
            "assent", f"{{the_subject}} received the President’s assent {when.prep} {{time}}.", roles, ("time",), 0.88
        )


def merged(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X = merger of A + B``: of which two."""
    match = _MERGED.fullmatch(clause.body)
    owner = _owner(clause.subject, page)
    if not match or not owner:
        return
    when = read_date(match["date"] or match["date2"]) if match["date"] or match["date2"] else None
    pair = f"{match['a']} and {match['b']}"
    noun = noun_of(match["a"], page)
    plural = {"ministry": "ministries", "department": "departments", "company": "companies", "bank": "banks"}.get(
        noun, "bodies"
    )
    roles = (*subject_roles(owner), Role("pair", pair, RoleKind.ORGANISATION), wording("plural", plural))
    suffix = f" {when.prep} {when.words}" if when else ""
    yield compose(
        "merged-from", f"{{the_subject}} {{be}} formed by the merger of {{pair}}{suffix}.", roles, ("pair",), 0.84
    )


SCHEME_PATTERNS = (ratio, aims, extended, assent, merged)
