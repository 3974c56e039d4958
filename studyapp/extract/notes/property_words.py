"""Recognisers of properties in words: another name, entry of a List, matter of a case, vehicle, owner, author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.naming import agent, is_name, name_of, noun_of
from studyapp.extract.notes.page import Outcome, Page
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import a, flight_of, is_plural, the

_NAME = r"[A-Z][\w’'.-]*(?: (?:(?:of|for|and|the|de) )*[A-Z][\w’'.-]*)*"
_AKA = re.compile(
    r"(?:also |better |popularly |locally |formerly |earlier |originally |previously )?(?P<how>aka|"
    r"a\.k\.a\.?|also called|also known as|known as|called|"
    r"formerly|earlier|originally|previously|nicknamed|dubbed|old name|earlier name|former name|earlier "
    r"called|earlier known as|formerly called|formerly known as)"
    r"(?: the| as)?:? (?P<name>[A-Z‘“\"'].*)"
)
_ENTRY = re.compile(
    r"Entry (?P<n>\d+\w?)(?: of|,| in|:)? (?:the )?(?P<list>Union|State|Concurrent|List I{1,3}|List [123])(?: List)?(?: \([^()]*\))?"
)
_LIST = re.compile(
    r"(?:on |in |under )?(?:the )?(?P<list>Union|State|Concurrent) List(?:,? \(?[Ee]ntry (?:no\.? )?(?P<n>\d+\w?)\)?)?"
)
_LISTS = {
    "List I": "Union",
    "List II": "State",
    "List III": "Concurrent",
    "List 1": "Union",
    "List 2": "State",
    "List 3": "Concurrent",
}
_VEHICLE = re.compile(
    rf"(?:launched |lifted off |put in orbit |sent up |flew )?(?:aboard|atop|on board|onboard|using|on|by|"
    rf"with|via) (?:the )?(?P<vehicle>(?:PSLV|GSLV|LVM3|SLV|ASLV|SSLV|Falcon|Ariane|Soyuz|Vega|Atlas|Long "
    rf"March|Saturn|Vulcan|Electron|Delta|Proton|Delta)[\w. /-]*?)(?: rocket)?(?:,? (?:on|in)? ?{DATE})?"
)
_ARM = re.compile(
    rf"(?:is |was )?(?:a |an |the )?(?P<kind>(?:[a-z][\w-]* ){{0,3}}(?:arm|wing|subsidiary|society|body|"
    rf"agency|office|organ|division|unit|PSU|company|laboratory|lab|"
    rf"institute|department|think tank|corporation|board)) (?P<prep>of|under) (?:the )?(?P<owner>{_NAME})(?: \([^()]*\))?"
)
_AUTHOR = re.compile(
    r"(?:book |novel |poem |play |epic |treatise |film |painting |a novel |a book |written |composed |work "
    r")?by (?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)(?: \([^()]*\))?"
)
_PLAIN = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|held|ruled|says|may|can|cannot|struck|upheld|laid)\b|\d{3}|[%₹]"
)
_HOW = {
    "aka": "also known as",
    "a.k.a": "also known as",
    "a.k.a.": "also known as",
    "called": "also known as",
    "known as": "known as",
    "also called": "also known as",
}


def also_known(owner: Property, page: Page) -> Iterator[Outcome]:
    """``aka Reef Bank``, ``formerly Alba``: the other name."""
    match = _AKA.fullmatch(re.sub(r" \([^()]*\)$", "", owner.text))
    if match is None or not is_name(owner.owner) or sort_of(owner.owner, page) == "person":
        return
    alias = re.sub(rf",? \(?(?:till|until|in|since)? ?{DATE}\)?$", "", match["name"].strip("‘’“”\"' "))
    if (
        re.search(r"[,;/]", alias)
        or len(alias.split()) > 7
        or any(word in owner.owner.split() for word in alias.split())
    ):
        return
    be, old = (
        ("are" if is_plural(owner.owner) else "is"),
        re.search(r"former|earlier|original|previous|old", owner.text[: match.start("name")]),
    )
    said = f"{'was' if old else be} {the_name(owner.owner, page)} {'formerly' if old else 'also'} known as"
    role = Role("alias", alias, RoleKind.TERM, question=f"By what name {said.removesuffix(' as')}?")
    verb = said.split()[0]
    yield compose(
        "also-known",
        f"{the_name(owner.owner, page)} {verb} {'formerly' if old else 'also'} known as {the(alias).removesuffix(alias)}{{alias}}.",
        (role,),
        ("alias",),
        0.78,
    )


def on_list(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Water → Entry 17 State List``: on which List, under which entry."""
    match = _ENTRY.fullmatch(owner.text) or _LIST.fullmatch(owner.text)
    if match is None or owner.sign == "(":
        return
    name = _LISTS.get(match["list"], match["list"])
    entry = f"Entry {match['n']}" if match["n"] else ""
    if name in owner.owner.split():
        return
    subject = (
        owner.owner[0].lower() + owner.owner[1:]
        if re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+)*", owner.owner)
        else the_name(owner.owner, page)
    )
    be = "are" if is_plural(owner.owner) else "is"
    tail = f" ({entry})" if entry else ""
    role = Role(
        "list",
        f"{name} List",
        RoleKind.TERM,
        "List",
        question=f"On which List of the Seventh Schedule to the Constitution of India {be} {subject}{tail}?",
    )
    yield compose(
        "on-list",
        f"{subject} {be} on the {{list}} of the Seventh Schedule to the Constitution of India{tail}.",
        (role,),
        ("list",),
        0.85,
    )


_STRUCK = re.compile(
    r"(?P<act>[A-Z][\w’' ()&-]*? (?:Act|Ordinance|Rules|Section \w+|Bill)(?:,? \d{4})?) (?:was |were )?(?P<how>struck down|upheld)"
)


def law_of_case(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Rao case (2005): Reef Act 1983 struck down``: which law the judgment struck down or upheld."""
    match = _STRUCK.fullmatch(owner.text)
    if match is None or sort_of(owner.owner, page) != "case" or not is_name(match["act"]):
        return
    case = re.sub(r" case$", "", owner.owner)
    act = name_of(match["act"], page)
    asks = f"Which law was {match['how']} in the {case} case?"
    role = Role("law", act, RoleKind.WORK, "law", question=asks)
    yield compose("case", f"The {{law}} was {match['how']} in the {case} case.", (role,), ("law",), 0.8)


_LAUNCHER = re.compile(
    r"(?P<vehicle>(?:PSLV|GSLV|LVM3|SLV|ASLV|SSLV|Falcon|Ariane|Soyuz|Long March|Vikram)(?: [IVX\d]+| Mk-?[IVX\d]+)?(?:-\w+)?)"
)


def vehicle(owner: Property, page: Page) -> Iterator[Outcome]:
    """``launched aboard PSLV-C37``: by which launch vehicle."""
    craft = sort_of(owner.owner, page) == "craft"
    bare = (craft or (owner.adjacent and owner.sign in ("—", "→", "–", "=", ":"))) and _LAUNCHER.fullmatch(owner.text)
    match = bare or _VEHICLE.fullmatch(owner.text)
    if match is None or sort_of(owner.owner, page) not in ("craft", "scheme", "") or not is_name(owner.owner):
        return
    name = match["vehicle"].strip()
    role = Role(
        "vehicle",
        name,
        RoleKind.WORK,
        "launch vehicle",
        question=f"By which launch vehicle{flight_of(name)} was {the_name(owner.owner, page)} launched?",
    )
    yield compose("vehicle", f"{the_name(owner.owner, page)} was launched by {{vehicle}}.", (role,), ("vehicle",), 0.84)


def arm_of(owner: Property, page: Page) -> Iterator[Outcome]:
    """``society under Jal Shakti``, ``research arm of X``: whose it is."""
    match = _ARM.fullmatch(owner.text)
    if (
        match is None
        or not is_name(re.sub(r" \([^()]*\)", "", owner.owner))
        or sort_of(owner.owner, page) in ("person", "place", "law", "pact")
    ):
        return
    name = match["owner"]
    if re.search(r"\bAct\b", name) or name in ("India", "Government", "Govt", "Constitution", "State", "Parliament"):
        return
    if noun_of(name, page) in ("city", "state", "country") or re.search(r"\d{4}", owner.text):
        return
    ministry = name.startswith(("Ministry", "Department"))
    role = agent("owner", name, page)
    kind = a(match["kind"])
    noun = "Union ministry" if name.startswith("Ministry") else role.noun or "body"
    be = "are" if is_plural(owner.owner) else "is"
    prep = match["prep"]
    question = f"{prep.capitalize()} which {noun} {be} {the_name(owner.owner, page)} {kind}?"
    if "other" in kind or (not ministry and not role.noun and not name.isupper()):
        return
    role = Role("owner", role.text, RoleKind.ORGANISATION, noun, question=question)
    yield compose(
        "arm-of", f"{the_name(owner.owner, page)} {be} {kind} {prep} {{the_owner}}.", (role,), ("owner",), 0.82
    )


_BUILDER = re.compile(
    rf"(?:{DATE} )?(?:built )?by (?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)(?: \([^()]*\))?(?:,? (?:in )?{DATE})?"
)


def builder(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Alba Minar 1591 by A. Shah``: by whom a site was built."""
    match = _BUILDER.fullmatch(owner.text)
    if match is None or sort_of(owner.owner, page) != "site" or (not owner.adjacent and owner.sign == ","):
        return
    name = the_name(owner.owner, page)
    role = Role("who", match["who"], RoleKind.PERSON, question=f"By whom was {name} built?")
    yield compose("author", f"{name} was built by {{who}}.", (role,), ("who",), 0.8)


def author(owner: Property, page: Page) -> Iterator[Outcome]:
    """``‘Reef Tales’ by A. Rao``, ``Alba Mahal: painting by ...``: whose work it is."""
    match = _AUTHOR.fullmatch(owner.text)
    kind = re.match(r"(?:a )?(book|novel|poem|play|epic|treatise|film|painting)", owner.text)
    if match is None or not kind or noun_of(match["who"], page) in ("company", "country", "city"):
        return
    verb = {"film": "directed", "painting": "painted"}.get(kind[1], "written")
    role = Role("who", match["who"], RoleKind.PERSON, question=f"By whom was the {kind[1]} ‘{owner.owner}’ {verb}?")
    yield compose("author", f"The {kind[1]} ‘{owner.owner}’ was {verb} by {{who}}.", (role,), ("who",), 0.84)


WORD_PROPERTIES = (also_known, on_list, law_of_case, vehicle, arm_of, author, builder)
