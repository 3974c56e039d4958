"""Patterns for bodies, schemes and their deeds: seat, ministry, Act, founder, date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, wording, work
from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.naming import (
    PLACES,
    agent,
    expand,
    is_loose_name,
    is_name,
    name_of,
    noun_of,
    place,
    whole_mention,
)
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.words import the

MINISTRY = (
    r"(?P<ministry>(?:the )?(?:Union )?Ministry of [A-Z][\w’'&-]+(?:(?:,| and|, and| &) "
    r"[A-Z][\w’'-]+)*(?: [A-Z][\w’'-]+)*)"
)
_SEAT = re.compile(
    r"(?:HQ|Hq|headquarters|Headquarters|headquartered(?: (?:in|at))?)[ :=–—-]+(?:in |at "
    r")?(?P<city>[A-Z][\w’' .-]+?)(?:, (?P<land>[A-Z][\w ]+))?"
)
_ACT = (
    r"(?P<act>(?:[A-Z][\w’',&-]*|and|of|for|\([A-Z][\w ,]+\))(?: (?:[A-Z][\w’'&-]*,?|and|of|for|to|in|"
    r"\([A-Z][\w ,]+\)))*? Act,? \d{4})"
)
_STATUTORY = re.compile(
    r"(?P<kind>(?:a |an )?(?:(?:statutory|autonomous|constitutional|quasi-judicial|regulatory|independent|apex)[\w -]*?"
    r"(?:body|authority|regulator|organisation|tribunal|board|commission)|(?:[a-z-]+ ){0,3}(?:regulator|authority|agency))) "
    rf"(?:under|established under|set up under|created by|by) (?:the )?{_ACT}(?: \([^()]*\))?"
)
_MINISTRY_ALONE = re.compile(
    rf"(?:under |by |of |nodal ministry[ :=–-]+|implemented by |run by |implementing ministry[ "
    rf":=–-]+)?(?:the )?{MINISTRY}"
)


def headquartered(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``(X; HQ Kingston, Jamaica)``: the owner is the body named last before it."""
    text = clause.body if clause.sign == ";" else f"{clause.subject} {clause.sign} {clause.body}"
    for bracket in re.finditer(
        r"(?P<owner>[A-Z][^();]*?) \((?:(?P<short>[A-Z][\w-]+)[;,] )?(?P<seat>HQ[^();]*)\)", text
    ):
        match = _SEAT.fullmatch(bracket["seat"].strip())
        owner = _last_name(bracket["owner"])
        if match and owner:
            yield from _seat(
                expand(f"{owner} ({bracket['short']})" if bracket["short"] else owner, page), match["city"], page
            )


def _seat(owner: str, city: str, page: Page) -> Iterator[Outcome]:
    mention = whole_mention(owner, page)
    if mention and mention.noun in PLACES:
        yield Silence("note.headquartered", "the owner of the seat is not certain")
        return
    roles = (
        *subject_roles(owner, RoleKind.ORGANISATION, noun_of(owner, page), "is"),
        place("place", city.strip(" ."), page),
    )
    yield compose("headquartered", "{the_subject} {be} headquartered in {place}.", roles, ("place",), 0.95)


def _last_name(text: str) -> str:
    """Return the capitalised run that ends the text."""
    match = re.search(r"(?:[A-Z][\w’'&-]+)(?: (?:of|for|and|the|on|[A-Z][\w’'&-]+))*$", text)
    return match[0] if match else ""


def statutory(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X — statutory body under Y Act 1990``."""
    match = _STATUTORY.fullmatch(clause.body)
    subject = name_of(clause.subject, page)
    if match and subject:
        kind = re.sub(r"^an? ", "", match["kind"])
        roles = (
            *subject_roles(subject, RoleKind.ORGANISATION, verb="is"), wording("kind", f"a{'n' if kind[0] in 'aio' else ''} {kind}"),
            work("act", match["act"], "Act"),
        )  # fmt: skip
        yield compose("body-under-act", "{the_subject} {be} {kind} under {the_act}.", roles, ("act",), 0.95)


_SECTION = re.compile(
    r"(?:a |an )?(?P<kind>[a-z][\w -]*?(?:company|body|trust|society|bank|institution)) (?:registered "
    r"|set up )?under (?P<section>Section \d+\w?(?:\(\d+\))?) of (?:the )?(?P<act>[A-Z][\w’' "
    r"]*?Act(?:,? \d{4})?)"
)


def under_section(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X — non-profit company under Section 8 of the Companies Act``: which Section."""
    match = _SECTION.fullmatch(clause.body)
    subject = _subject(clause.subject, page) if clause.subject else ""
    if match and subject:
        kind = f"a{'n' if match['kind'][0] in 'aio' else ''} {match['kind']}"
        roles = (
            *subject_roles(subject, RoleKind.ORGANISATION, verb="is"), wording("kind", kind),
            work("section", match["section"], "Section"), wording("act", the(match["act"])),
        )  # fmt: skip
        yield compose("under-section", "{the_subject} {be} {kind} under {section} of {act}.", roles, ("section",), 0.88)


def under_ministry(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X — Ministry of M``: the ministry that runs it."""
    match = _MINISTRY_ALONE.fullmatch(clause.body)
    subject = name_of(clause.subject, page)
    if match and subject and is_name(subject) and not clause.subject.startswith("Ministry"):
        ministry = match["ministry"].removeprefix("the ").removeprefix("Union ")
        roles = (*subject_roles(subject, verb="does"), Role("ministry", ministry, RoleKind.ORGANISATION, "ministry"))
        verb = "come" if roles[2].text == "do" else "comes"
        yield compose("under-ministry", f"{{the_subject}} {verb} under the {{ministry}}.", roles, ("ministry",), 0.93)


_UNDER = re.compile(rf"(?P<subject>[A-Z][\w’' ()&-]*?) (?:is |comes |works |functions )?under (?:the )?{MINISTRY}")
_DEPARTMENT = re.compile(
    r"(?:under |by )?(?:the )?(?P<department>Department of [A-Z][\w’'-]*(?: (?:and |for )?[A-Z][\w’'-]*)*)"
)
_PART_OF = re.compile(
    r"(?:is )?(?:a |an |the )?(?P<kind>(?:wholly[- ]owned )?subsidiary|commercial arm|marketing arm|"
    r"research arm|specialised agency|"
    r"attached office|autonomous body|research wing|organ|arm|wing) (?:of|under) (?:the "
    r")?(?P<owner>[A-Z][\w’'&-]*(?: (?:of |and |for )?[A-Z][\w’'&-]*)*)"
)


def part_of(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X — subsidiary of Y``, ``X; under Department of Z``, ``X under Ministry of M``."""
    subject = _subject(clause.subject, page) if clause.subject else ""
    if (own := _UNDER.fullmatch(clause.body)) and (subject := _subject(own["subject"], page)):
        ministry = own["ministry"].removeprefix("the ").removeprefix("Union ")
        verb = subject_roles(subject, verb="does")
        come = "come" if verb[2].text == "do" else "comes"
        yield compose(
            "under-ministry",
            f"{{the_subject}} {come} under the {{ministry}}.",
            (*verb, Role("ministry", ministry, RoleKind.ORGANISATION, "ministry")),
            ("ministry",),
            0.92,
        )
    elif subject and (match := _DEPARTMENT.fullmatch(clause.body)) and not subject.startswith("Department"):
        roles = (
            *subject_roles(subject, verb="does"),
            Role("department", match["department"], RoleKind.ORGANISATION, "department"),
        )
        come = "come" if roles[2].text == "do" else "comes"
        yield compose(
            "under-department", f"{{the_subject}} {come} under the {{department}}.", roles, ("department",), 0.88
        )
    elif subject and (match := _PART_OF.fullmatch(clause.body)):
        owner = agent("owner", match["owner"], page)
        article = "the" if match["kind"].endswith(" arm") else "an" if match["kind"][0] in "ao" else "a"
        roles = (
            *subject_roles(subject, RoleKind.ORGANISATION, verb="is"),
            owner,
            wording("kind", f"{article} {match['kind']}"),
        )
        yield compose("part-of", "{the_subject} {be} {kind} of {the_owner}.", roles, ("owner",), 0.85)


def _subject(head: str, page: Page) -> str:
    name = name_of(re.split(r" (?:at|held) ", head)[0], page)
    return (
        name
        if name and is_loose_name(name) and " by " not in name and not re.match(r"\d|Article |First ", name)
        else ""
    )


_REPLACED = re.compile(
    rf"(?:(?:est\.?|established|set up|formed|founded|created|launched)(?: in)? {DATE},? )?(?:replacing|replaced|succeeds|"
    rf"succeeded|replaces) "
    rf"(?:the )?(?P<old>[A-Z][\w’' -]+?)(?: \(\d{{4}}\))?(?:,? (?:in|on|from) {DATE})?"
)


def replaced(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X: est. 1995 replacing Y (1947)``: what it took the place of."""
    match = _REPLACED.fullmatch(clause.body)
    subject = _subject(clause.subject, page) if clause.subject else ""
    if match and subject and is_name(match["old"]):
        roles = (
            *subject_roles(subject, RoleKind.ORGANISATION),
            work("old", expand(match["old"], page), noun_of(match["old"], page)),
        )
        yield compose("replaced", "{the_subject} replaced {the_old}.", roles, ("old",), 0.85)


BODY_PATTERNS = (part_of, under_section, headquartered, statutory, under_ministry, replaced)
