"""Reads what notes say of a constitutional office or body: who appoints, the term, the removal, the oath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import RoleKind
from studyapp.extract.notes.about import Thing
from studyapp.extract.notes.compose import claim_of
from studyapp.extract.notes.page import Claim, Page
from studyapp.extract.notes.sorts import the_name

_SIGN = r"(?: ?[:=] ?| [—–-] | by )"
_OFFICES = re.compile(
    r"Comptroller and Auditor General|Attorney[- ]General|Chief Election Commissioner|Advocate General|Governor|Speaker|Lokpal|"
    r"Solicitor General|Chief Information Commissioner|Vice-President|Chief Justice"
)
_COMMISSIONS = re.compile(r"Commission|Tribunal|Council|UPSC|Lokpal|Aayog")
_APPOINTED = re.compile(
    r"(?i:appointed|appt\.?|appointment)(?: by)?(?: ?[:=] ?| [—–-] | )?"
    r"(?:the )?(?P<who>President|Prez|Governor|Lok Sabha Speaker)(?: of India)?\b"
    r"(?:,? (?:by warrant|on (?:the )?(?:reco|advice)|after|in consultation).*)?"
)
_TERM = re.compile(
    rf"(?i:tenure|term(?: of office)?){_SIGN}(?P<years>\d{{1,2}}) (?:years|yrs)(?:,? or(?: till| until)?(?: the)?(?: age)?(?: of)? "
    r"(?P<age>\d\d)(?: years| yrs)?(?: of age)?(?:,? whichever(?: is)? earlier)?)?(?: \([^()]*\))?"
)
_LIKE = re.compile(
    rf"(?i:(?P<what>removal|removed|salary)){_SIGN}?(?: ?(?:same )?(?:as|like) )?(?:that of )?(?:an? )?"
    r"(?P<who>SC|Supreme Court|HC|High Court) judge(?: [—–-] .*|,.*)?"
)
_OATH = re.compile(rf"(?i:oath){_SIGN}(?:in |under )?(?:the )?(?P<n>3rd|third|Third) [Ss]ch(?:edule|\.)?")


def _subject(thing: Thing, page: Page) -> str:
    """Return how the office is named in a question, an empty text where the thing is no office or commission."""
    if not (_OFFICES.search(thing.name) or _COMMISSIONS.search(thing.name)):
        return ""
    name = the_name(thing.name, page)
    if "Auditor General" in thing.name and "India" not in thing.name:
        name = name.replace("Auditor General", "Auditor General of India")
    return name if name.startswith("the ") or not _OFFICES.search(thing.name) else f"the {name}"


def appointed(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Appointed by: President``: by whom the holder of the office is appointed."""
    match, name = _APPOINTED.fullmatch(piece), _subject(thing, page)
    if match and name and _OFFICES.search(thing.name):
        who = {"Prez": "President"}.get(match["who"], match["who"])
        who = f"the {who} of India" if who == "President" else f"the {who}"
        yield claim_of(
            "appointed-by",
            f"{name} is appointed by {{value}}.",
            who,
            RoleKind.TERM,
            f"By whom is {name} appointed?",
            0.86,
        )


def term_of_office(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Tenure: 6 yrs or 65 yrs, whichever earlier``: how long the office is held."""
    match, name = _TERM.fullmatch(piece), _subject(thing, page)
    if match and name:
        years = f"{match['years']} years"
        value = f"{years} or until the age of {match['age']}, whichever comes first" if match["age"] else years
        asks = f"What is the term of office of {name}?"
        if not _OFFICES.search(thing.name):
            asks = f"What is the term of office of the members of {name}?"
        said = f"{asks.removeprefix('What is ').removesuffix('?')} is {{value}}."
        yield claim_of("term-of-office", said, value, RoleKind.TERM, asks, 0.84)


def like_a_judge(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Removal: like SC judge``: in the same manner as whom."""
    match, name = _LIKE.fullmatch(piece), _subject(thing, page)
    if match and name and _OFFICES.search(thing.name):
        court = "Supreme Court" if match["who"].startswith("S") else "High Court"
        if match["what"].lower() == "salary":
            asks, said = f"Whose salary does {name} draw?", f"{name} draws the salary of {{value}}."
        else:
            asks = f"In the same manner as whom can {name} be removed from office?"
            said = f"{name} can be removed from office in the same manner as {{value}}."
        yield claim_of("like-a-judge", said, f"a judge of the {court}", RoleKind.TERM, asks, 0.84)


def oath(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Oath: 3rd Schedule``: where the form of the oath stands."""
    match, name = _OATH.fullmatch(piece), _subject(thing, page)
    if match and name and _OFFICES.search(thing.name):
        asks = f"Which Schedule of the Constitution contains the form of oath of {name}?"
        said = f"The {{value}} of the Constitution contains the form of oath of {name}."
        yield claim_of("oath", said, "Third Schedule", RoleKind.TERM, asks, 0.86, "Schedule")


_ARTICLE = re.compile(
    r"(?:(?:is )?(?:a )?(?:constitutional|Constitutional|Constl|constl)\.? body(?:,| [—–-]|:| under)? \(?(?:under )?)Article "
    r"(?P<n>\d+[A-Z]{0,2})\)?(?: of (?:the )?Constitution)?"
)


def article(piece: str, thing: Thing, page: Page) -> Iterator[Claim]:
    """``Constl body, Art 324``: which Article provides for it."""
    match, name = _ARTICLE.fullmatch(piece), _subject(thing, page)
    if match and name:
        asks = f"Which Article of the Constitution of India provides for {name}?"
        said = f"{{value}} of the Constitution of India provides for {name}."
        yield claim_of("article-of", said, f"Article {match['n']}", RoleKind.WORK, asks, 0.86, "Article")


OFFICE_RULES = (article, appointed, term_of_office, like_a_judge, oath)
