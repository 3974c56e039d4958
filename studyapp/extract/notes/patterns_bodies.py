"""Patterns for bodies, schemes and their deeds: seat, ministry, Act, founder, date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, time_roles, wording, work
from studyapp.extract.notes.dates import DATE, read_date
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
from studyapp.extract.notes.words import the, write_out

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
_DONE = (
    "launched|established|set up|formed|founded|notified|enacted|passed|signed|adopted|inaugurated|commissioned|completed|"
    "nationalised|nationalized|created|introduced|built|constituted|destroyed|discovered|released|published|approved|opened|started|"
    "abolished|repealed|renamed|inducted|unveiled|instituted|incorporated|ratified|amended|merged|conceived|"
    "designated|declared|inscribed|rolled out"
)
_PASSIVE = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?)(?:, an? [^,;=:]+,)? )?(?:was |were )?(?P<verb>est\.|"
    rf"{_DONE})(?P<manner> (?:nationwide|formally|officially|jointly))?(?P<tail>(?: (?:in|on|by|under|"
    rf"from|at|as|during|since)\b .+| {DATE}.*|:? ?{DATE}.*))"
)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|" + "|".join(MONTHS)
_BIT = re.compile(
    rf"\s*,?\s*(?:(?P<time>(?:in |on |from |since )?(?P<date>{DATE}))|under {MINISTRY}|by "
    rf"{MINISTRY.replace('ministry', 'maker')}|under (?:(?P<section>Section \w+(?:\(\w+\))?) of )?(?:the )?{_ACT}|"
    rf"(?:by|under) (?P<agent>(?:PM |President |Pala king |king |emperor |Emperor |[A-Z][\w’'.-]+)(?: "
    rf"?(?!(?:{_MONTHS})\b)(?:[A-Z][\w’'.-]+|of|I{{1,3}}|&|and(?= [A-Z])))*)"
    rf"(?= \(|$|,| in| on| at| with| to| for| after| during| as| from| {DATE})(?: \((?P<gloss>[^()]*)\))?|(?:at|in) "
    rf"(?P<place>[A-Z][\w’'-]+(?: "
    rf"[A-Z][\w’'-]+){{0,3}})(?:, (?P<region>[A-Z][\w’' -]+?))?(?=$|,| on| by| in| under| \()|(?:on|"
    rf"based on) (?:the )?recommendations? of (?:the )?(?P<rec>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)|"
    rf"as (?P<as>(?:a |an |the )?[A-Z][\w’' -]+?)(?= (?:in|on|by|under|at)\b|$)|during "
    rf"(?P<era>[A-Z][\w’'-]+) (?P<eraword>period|dynasty|rule|era|age))"
)


def headquartered(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X ...; HQ Pune`` and ``(X; HQ Kingston, Jamaica)``: the owner is the body named last before it."""
    if match := _SEAT.fullmatch(clause.body):
        owner = name_of(clause.subject, page)
        if owner and clause.subject:
            yield from _seat(owner, _city(match, page), page)
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


def _city(match: re.Match[str], page: Page) -> str:
    """Return the city: behind a building's name ("Reef House, Pune") what stands second."""
    land = match["land"] or ""
    return land if noun_of(land, page) == "city" and not noun_of(match["city"], page) else match["city"]


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


def done(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X launched 3 May 2011 by Y``, ``X = set up 2006 under Z``: when, by whom, under which ministry or Act, where."""
    body = clause.body
    match = _PASSIVE.fullmatch(body)
    if match is None:
        return
    head = match["subject"] or clause.subject
    if match["subject"] and re.search(
        r"^Section |, [A-Z]|\b(?:is|are|has|to be|not|NOT|also|will|being|yet)$|[,(]$", match["subject"]
    ):
        yield Silence("note.done", "not said of a plain subject")
        return
    subject = _subject(head, page)
    if not subject:
        yield Silence("note.done", "no certain subject")
        return
    if re.search(r"\bAct(?:,? \d{4})?$", subject) and match["verb"] in (
        "established",
        "set up",
        "founded",
        "formed",
        "launched",
        "created",
        "built",
    ):
        yield Silence("note.done", "what an Act has set up is not the Act")
        return
    if noun_of(subject, page) == "country" or subject == page.person:
        yield Silence("note.done", "the object is missing, not the subject")
        return
    yield from _done(subject, match, page)


def _subject(head: str, page: Page) -> str:
    name = name_of(re.split(r" (?:at|held) ", head)[0], page)
    return (
        name
        if name and is_loose_name(name) and " by " not in name and not re.match(r"\d|Article |First ", name)
        else ""
    )


def _done(subject: str, match: re.Match[str], page: Page) -> Iterator[Outcome]:
    bits = _bits(re.sub(r"(?<=\w) ?\+ ?(?=[A-Z])", " and ", match["tail"].lstrip(" :")))
    if not bits:
        yield Silence("note.done", "the end of the clause is not understood")
        return
    verb = {"est.": "established"}.get(match["verb"], match["verb"])
    subject_part = subject_roles(subject, noun=noun_of(subject, page))
    purpose = _purpose(match["tail"])
    if verb == "amended" and not purpose:
        yield Silence("note.done", "amended several times; it is not said to what end")
        return
    roles: list[Role] = [*subject_part, wording("verb", verb + (match["manner"] or "")), wording("purpose", purpose)]
    pattern = "{the_subject} {be} {verb}"
    asks: list[str] = []
    for kind, bit in bits:
        added, words, asked = _bit_role(kind, bit, page)
        if any(role.name == added[0].name for role in roles):
            return
        roles += added
        pattern += words
        asks += asked
    if not asks:
        return
    if verb in ("declared", "designated", "inscribed", "renamed") and not any(role.name == "as" for role in roles):
        yield Silence("note.done", "it is not said as what")
        return
    if verb in ("released", "published") and "time" not in asks:
        return
    order = {"time": 0, "ministry": 1, "maker": 1, "agent": 1, "act": 1, "era": 1, "rec": 1, "place": 2}
    if all(ask == "place" for ask in asks) and not any(role.name == "time" for role in roles):
        yield Silence("note.done", "neither date nor doer")
        return
    pattern += f" {purpose}." if purpose else "."
    yield compose("done", pattern, tuple(roles), tuple(sorted(asks, key=lambda ask: order[ask])), 0.92)


# "to adopt a target", "to widen roads": with its article, or in the plural.
_SOUND = re.compile(r"to [a-z]+ (?:(?:a|an|the) |[\w-]+(?: [\w-]+)?[^s]s\b|[A-Z])")


def _purpose(tail: str) -> str:
    """Return "to adopt a target" where the tail ends in what it was done for."""
    match = re.search(r" (to [a-z]+ [^;,(]*?)(?:,| \(|$)", tail)
    words = match[1] if match and len(match[1].split()) <= 10 else ""
    if re.search(r"\b(?:its|their|this|it)\b", words) or not _SOUND.match(words):
        return ""
    return words


def _bits(tail: str) -> list[tuple[str, re.Match[str]]]:
    """Return the parts of the tail in order, as far as they are understood; empty if something else stands before a comma."""
    out: list[tuple[str, re.Match[str]]] = []
    at = 0
    while at < len(tail):
        bit = _BIT.match(tail, at)
        if bit is None or bit.end() == at:
            rest = tail[at:]
            return (
                out
                if re.match(
                    r"\s*(?:,|\(|—|replacing\b|from\b|via\b|through\b|against\b|to\b|for\b|with\b|after\b|and\b)", rest
                )
                else []
            )
        out.append(
            (
                next(
                    name
                    for name in ("date", "ministry", "maker", "act", "agent", "place", "as", "era", "rec")
                    if bit[name]
                ),
                bit,
            )
        )
        at = bit.end()
    return out


def _bit_role(kind: str, bit: re.Match[str], page: Page) -> tuple[tuple[Role, ...], str, tuple[str, ...]]:
    """Return the roles of a part of the tail, its words in the statement and what it lets us ask."""
    if kind == "date":
        when = read_date(bit["date"])
        if when is None:
            return (wording("time", bit["date"]),), " in {time}", ()
        prep = "from" if (bit["time"] or "").startswith(("from", "since")) else when.prep
        return time_roles(when), f" {prep} {{time}}", ("time",)
    if kind in ("ministry", "maker"):
        name = bit[kind].removeprefix("the ").removeprefix("Union ")
        word = "under" if kind == "ministry" else "by"
        return (Role(kind, name, RoleKind.ORGANISATION, "ministry"),), f" {word} the {{{kind}}}", (kind,)
    if kind == "act":
        section = f" {bit['section']} of" if bit["section"] else ""
        return (work("act", bit["act"], "Act"),), f" under{section} {{the_act}}", ("act",)
    if kind == "rec":
        role = agent("rec", bit["rec"], page)
        return (role,), " on the recommendation of {the_rec}", ("rec",)
    if kind == "agent":
        return _agent(bit, page)
    if kind == "place":
        return _place(bit, page)
    if kind == "era":
        era = Role(
            "era", bit["era"], RoleKind.TERM, {"dynasty": "dynasty", "rule": "rule"}.get(bit["eraword"], bit["eraword"])
        )
        return (era,), f" during the {{era}} {bit['eraword']}", ("era",)
    return (wording("as", f"as {the(bit['as'])}"),), " {as}", ()


def _agent(bit: re.Match[str], page: Page) -> tuple[tuple[Role, ...], str, tuple[str, ...]]:
    text = bit["agent"].strip()
    text = re.sub(r"^PM (?=[A-Z])", "Prime Minister ", text)
    if re.match(r"(?:Prime Minister|President|Pala king|king|emperor|Emperor|Dr\.?) ", text):
        role = Role("agent", text, RoleKind.PERSON)
    elif re.match(r"(?:PSLV|GSLV|LVM3|SLV|ASLV|SSLV|Ariane|Soyuz|Falcon|Long March)\b", text):
        role = Role("agent", text, RoleKind.WORK, "launch vehicle")
    else:
        role = agent("agent", text, page)
    word = "under" if bit[0].lstrip(" ,").startswith("under") else "by"
    askable = word == "by" and text not in (
        "Parliament",
        "Government",
        "India",
        "Centre",
        "PM",
        "CM",
        "President",
        "Governor",
    )
    return (
        (role, wording("by_agent", f"{word} {the(role.text)}")),
        f" {word} {{the_agent}}",
        ("agent",) if askable else (),
    )


def _place(bit: re.Match[str], page: Page) -> tuple[tuple[Role, ...], str, tuple[str, ...]]:
    role = place("place", bit["place"], page)
    region = f", {write_out(bit['region'])}" if bit["region"] else ""
    prep = bit[0].lstrip(" ,").split()[0]
    return (role,), f" {prep} {{place}}{region}", ("place",) if role.noun else ()


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


BODY_PATTERNS = (part_of, under_section, headquartered, statutory, under_ministry, done, replaced)
