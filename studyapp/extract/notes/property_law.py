"""Recognisers of references to the law: the Article or Section that deals with a matter, whichever stands first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.naming import expand, is_loose_name, name_of, whole_mention
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.phrase import whole_phrase
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import the_name

_NUMBER = r"(?:\d+[A-Z]{0,2}(?:\(\w{1,3}\))*|[IVXL]+(?:bis)?)"
_LAW = (
    r"(?:[A-Z][\w’'&.-]*(?: (?:(?:of|and|for|to|the|on) )*(?:\([A-Z][\w ,]+\)|[A-Z][\w’'&.-]*))*?"
    r"(?: (?:Act|Code|Sanhita|Adhiniyam|Rules|Constitution|Convention|Treaty|Charter|Protocol)),?(?: \d{4})?"
    r"|GATT|GATS|TRIPS|IPC|CrPC|BNS|BNSS|BSA|UN Charter|UNCLOS|NATO Treaty)"
)
_BEHIND = re.compile(
    rf"(?:under |in |given in )?(?P<what>Article|Section) (?P<n>{_NUMBER})(?:(?: of|,) (?:the )?(?P<law>{_LAW}))?(?: \([^()]*\))?"
)
_HEAD = re.compile(rf"(?P<what>Section|Article) (?P<n>{_NUMBER})(?: of|,) (?:the )?(?P<law>{_LAW})")
_TURNED = re.compile(rf"(?P<law>{_LAW}),? (?P<what>Section|Article) (?P<n>{_NUMBER})")
_ABOUT = re.compile(r"(?:it|its|this|such|same|their|also|only|no|not|but|see)\b|[~+/]|\b(?:is|are|was|were)\b")


def reference_behind(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Reef Council: Art 290``, ``MFN = Art I of GATT``: which Article deals with it; a bare Section has no law."""
    match = _BEHIND.fullmatch(owner.text)
    if match is None or not owner.adjacent or owner.sign not in ("=", ":", "—", "–", "-", "→"):
        return
    if match["what"] == "Section" and not match["law"]:
        return
    if not match["law"] and not re.match(r"\d", match["n"]):
        return
    if re.fullmatch(
        r"[A-Z]{2}|(?:Vice-)?President|Governor|Speaker|Prime Minister|Chief Minister|Parliament", owner.owner
    ):
        return  # of what, and what of it?
    if re.fullmatch(r"[A-Z][a-z-]+", owner.owner) and whole_mention(owner.owner, page) is None:
        return
    common = re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+)+", owner.owner)
    if common and not match["law"] and _is_known(f"Article {match['n']}", page):
        return  # "Pardoning power": of the President or of a Governor? the bank says what it deals with
    matter = f"the {owner.owner[0].lower()}{owner.owner[1:]}" if common else the_name(owner.owner, page)
    yield from _dealing(match, matter, page)


def _is_known(article: str, page: Page) -> bool:
    bank = page.gazetteer.bank
    known = "constitution_articles" in bank.keys()  # noqa: SIM118
    return known and bank.collection("constitution_articles").entry(article) is not None


def _dealing(match: re.Match[str], matter: str, page: Page) -> Iterator[Outcome]:
    law = match["law"]
    named = the_name(expand(law, page), page) if law else "the Constitution of India"
    what = match["what"]
    answer = f"{what} {match['n']}"
    role = Role("reference", answer, RoleKind.WORK, what, question=f"Which {what} of {named} deals with {matter}?")
    yield compose("deals-with", f"{{reference}} of {named} deals with {matter}.", (role,), ("reference",), 0.9)


def section_deals_with(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Section 29A, RP Act 1951 = registration of parties``: which Section of which law."""
    match = _HEAD.fullmatch(clause.subject) or _TURNED.fullmatch(clause.subject)
    if match is None or clause.sign == ";" or match["law"].endswith("Constitution"):
        return
    body = re.sub(r" \([^()]*\)$", "", clause.body).strip(" .")
    if _ABOUT.search(body) or not 1 <= len(body.split()) <= 9 or re.search(r"\d|\bto be\b", body):
        return
    matter = _matter(body, page)
    if matter:
        yield from _dealing(match, matter, page)


def _matter(body: str, page: Page) -> str:
    if is_loose_name(body):
        return the_name(name_of(body, page) or body, page)
    whole = whole_phrase(body, page)
    return re.sub(r"^(?:a|an) (?=\w+(?:tion|ment|ance|ence|ing|sion|al|cy|ty|ry)\b)", "", whole)


LAW_PROPERTIES = (reference_behind,)
