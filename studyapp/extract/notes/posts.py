"""Reads who came into which office: ``P took over as 14th President of B in June``, ``P: third President of R``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, DAY, read_date, with_year
from studyapp.extract.notes.naming import PLACES, expand, noun_of, whole_mention
from studyapp.extract.notes.page import Claim, Outcome, Page
from studyapp.extract.notes.restore import restore
from studyapp.extract.notes.words import the, write_out

_TITLE = (
    r"(?:(?:Dr|Mr|Ms|Mrs|Justice|Gen|General|Lt Gen|Lieutenant General|Admiral|Vice Admiral|Air Chief Marshal|Air Marshal|King|Queen|"
    r"Shri|Smt|Prof|Sir|Emperor|Sheikh|Pope)\.? )?"
)
_WORD = r"(?:[A-Z][\w’'-]+|(?:[A-Z]\.)+|[A-Z]\.?)"
PERSON = rf"{_TITLE}{_WORD}(?: (?:{_WORD}|de|da|von|van|der|bin|al))*(?: [IVX]+)?"
_HEAD = (
    r"(?:Chief Justice|Chief Election Commissioner|Chief Information Commissioner|Chief Economic Adviser|Chief of Defence Staff|"
    r"Chief of (?:the )?(?:Army|Naval|Air) Staff|(?:Army|Navy|Air|IAF|Naval) Chief|Chief Minister|CM|Prime Minister|PM|President|"
    r"Vice[- ]President|Governor|Lieutenant Governor|Chairman|Chairperson|Chairwoman|Director[- ]General|DG|Director|Managing Director|"
    r"MD|CEO|Secretary[- ]General|(?:Foreign|Home|Finance|Cabinet|Defence) Secretary|Secretary|Election Commissioner|Commissioner|"
    r"Speaker|Deputy Speaker|Attorney[- ]General|Solicitor[- ]General|Comptroller and Auditor General|CAG|CJI|CEC|CDS|Lokpal|"
    r"Ambassador|Chief Adviser|National Security Adviser|NSA|Chancellor|Vice[- ]Chancellor|King|Queen|Pope|Emir|Captain|Head Coach|"
    r"(?:Finance|Home|Defence|Foreign|External Affairs|Education|Railway) Minister|Premier|Chief Executive|Lokpal [Cc]hair(?:person|man)?)"
)
_LOWER = r"(?:chief|chairperson|chairman|president|director)"
_RANK = r"(?:\d+(?:st|nd|rd|th)(?: woman)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(?:\w+-)?first woman|first \w+)"
_OF = r"(?: of (?:the )?[A-Z][\w’'&.-]*(?: (?:(?:of|and|for|the) )*[A-Z][\w’'&.-]*)*(?:[’']s interim government)?)"
POST = (
    rf"(?:the |its |new )*(?P<rank>{_RANK} )?(?P<post>(?:[A-Z][\w’'&.-]* (?:of (?:the )?)?)*?{_HEAD}(?:{_OF})?|"
    rf"(?:[A-Z][\w’'&.-]* )+{_LOWER})"
)
_MONTH = "|".join(MONTHS)
_DATED = rf"{DATE}|{DAY}|(?:early |late |mid-)?(?:{_MONTH})(?! \d)"
_PREP = r"(?:on |in |from |since |with effect from |w\.e\.f\.? )?"
_WHEN = rf"(?:,? \(?{_PREP}(?P<date>{_DATED})\)?)?"
_LATER = rf"(?:,? \(?{_PREP}(?P<date2>{_DATED})\)?)?"
_ENTERED = (
    r"(?:is |was |has been |were )?(?P<how>sworn in(?: as)?|appointed(?: as)?|named(?: as)?|elected(?: as)?|re-elected(?: as)?|"
    r"chosen(?: as)?|made|took over as|takes over as|took charge as|assumed charge as|assumed office as|took office as|"
    r"took oath as|became|becomes)"
)
_AFTER = rf"(?:,? (?:in place of|from|succeeding|succeeds|succeeded|replacing|replaces|replaced|after|following) (?P<old>{PERSON}))?"
_TAIL = r"(?P<tail>(?:[,;(]| (?:after|in|at|for|by|with|following|when|defeating|beating|amid)\b).*)?"
_ASIDE = rf"(?:,? (?:defeated|beat) {PERSON} and|, (?:an?|the) [^,;]+,| \([^()]*\),?|, [^,;]{{3,60}},)?"
_BECAME = re.compile(
    rf"(?P<lead>(?:[A-Z]?[a-z]+ |[A-Z]\w+ (?=[a-z])|Supreme Court |High Court )*?)(?P<who>{PERSON}){_ASIDE} {_ENTERED} "
    rf"{POST}{_WHEN}{_AFTER}{_LATER}{_TAIL}"
)
_OATH = re.compile(
    rf"(?P<lead>(?:[A-Z]?[a-z]+ |[A-Z]\w+ (?=[a-z]))*?)(?P<who>{PERSON}){_ASIDE} took (?:the )?oath{_WHEN} as {POST}{_TAIL}"
)
_FROM = re.compile(rf"(?P<who>{PERSON}){_ASIDE} took over from (?P<old>{PERSON}){_WHEN} as {POST}{_LATER}{_TAIL}")
_SUCCEEDED = re.compile(
    rf"(?P<who>{PERSON}){_ASIDE} (?:has |have )?(?P<how>succeeded|replaced|succeeds|replaces) (?P<old>{PERSON}) as {POST}{_WHEN}{_TAIL}"
)
_FOLLOWED = re.compile(
    rf"(?P<old>{PERSON}) was (?:followed|succeeded|replaced) as {POST} by (?P<who>{PERSON}){_WHEN}{_TAIL}"
)
_BEHIND = re.compile(
    rf"{POST}(?:, (?:sworn in|since|elected|appointed|took over)?{_WHEN})?\s?[:–—→-] (?P<who>{PERSON})(?P<tail>(?:,| \(|;).*)?"
)
_BEFORE = re.compile(rf"(?P<who>{PERSON})(?: \([^()]*\))?(?:\s?[:–—→=-]| is) {POST}{_AFTER}{_WHEN}{_TAIL}")
_LONGEST = 400
_ANY_HEAD = re.compile(f"{_HEAD}|[A-Z] ?{_LOWER}|[a-z] {_LOWER}")
OFFICES = {
    "PM": "Prime Minister", "CM": "Chief Minister",
    "CJI": "Chief Justice of India", "CEC": "Chief Election Commissioner", "CDS": "Chief of Defence Staff",
    "Lokpal chairperson": "Chairperson of the Lokpal", "Lokpal chairman": "Chairman of the Lokpal", "Lokpal": "Lokpal of India",
    "DG": "Director General", "MD": "Managing Director", "CAG": "Comptroller and Auditor General of India",
    "NSA": "National Security Adviser",
}  # fmt: skip
_HOW = {
    "sworn in": "was sworn in as", "appointed": "was appointed", "named": "was named", "elected": "was elected", "chosen": "was chosen as",
    "re-elected": "was re-elected", "made": "became", "becomes": "became", "takes over as": "took over as",
    "took oath as": "was sworn in as",
}  # fmt: skip


# Of which land or body?
_BARE = re.compile(
    r"|President|Prime Minister|Chief Minister|Governor|Lieutenant Governor|Chair\w+|Director|Director General|Managing Director|CEO|"
    r"Secretary|Secretary[- ]General|Commissioner|Ambassador|Chancellor|Vice-Chancellor|King|Queen|Emir|Captain|Head Coach|Premier|"
    r"Speaker|Deputy Speaker|Chief Justice|\w+ Minister|Chief Executive|Chief Adviser|Governor-General"
)


@dataclass(frozen=True)
class Entry:
    """One coming into office: who, how, as what, when, after whom; ``numbered``: the office has its number or is a first."""

    who: str
    how: str
    post: str
    when: str
    old: str
    numbered: bool


def posts(text: str, page: Page, listed: bool) -> Iterator[Outcome]:
    """Yield who came into office; in a list of a year (``listed``) that year dates what has no date of its own."""
    if len(text) > _LONGEST or not _ANY_HEAD.search(text):
        return
    entry = _entry(text, page, listed)
    if entry is not None:
        yield from _claims(entry)


def _entry(text: str, page: Page, listed: bool) -> Entry | None:
    text = write_out(text.strip(" ."))
    if match := _FOLLOWED.fullmatch(text):
        return _made(match, "succeeded", page, listed)
    if match := _SUCCEEDED.fullmatch(text):
        return _made(match, "succeeded", page, listed)
    if match := _FROM.fullmatch(text):
        return _made(match, "took over as", page, listed)
    if match := _OATH.fullmatch(text):
        return _made(match, "was sworn in as", page, listed)
    if match := _BECAME.fullmatch(text):
        how = (
            re.sub(r" as$", "", match["how"])
            if not match["how"].startswith(("took", "takes", "assumed"))
            else match["how"]
        )
        return _made(match, _HOW.get(how, how), page, listed)
    match = _BEHIND.fullmatch(text) or _BEFORE.fullmatch(text)
    if match and match["rank"]:
        return _made(match, "became", page, listed)
    return None


def _made(match: re.Match[str], how: str, page: Page, listed: bool) -> Entry | None:
    groups = match.groupdict()
    who, old = groups["who"], groups.get("old") or ""
    post = _office(match["post"], page, bool(match["rank"]))
    if not _is_person(who, page) or (old and not _is_person(old, page)) or _BARE.fullmatch(post):
        return None
    rank = (match["rank"] or "").strip()
    numbered = bool(rank)
    when = _when(groups.get("date") or groups.get("date2") or "", page, listed)
    if not when and not numbered and not old:
        return None
    if not when and re.fullmatch(r"1st|first", rank, re.IGNORECASE) and " of " not in post:
        return None  # of what?
    rank = "first" if rank == "1st" else rank
    return Entry(who, how, f"the {rank} {post}" if rank else _with_article(post), when, old, numbered)


def _is_person(name: str, page: Page) -> bool:
    """Tell whether a name may be a person's: two words at least, no known place or body, no common opening word."""
    mention = whole_mention(name, page)
    senses = getattr(mention, "senses", ())
    if senses and all(sense.kind is not RoleKind.PERSON for sense in senses):
        return False
    words = re.sub(rf"^{_TITLE}", "", name).split()
    known = bool(mention) or re.match(r"King|Queen|Pope|Emperor", name)
    return (len(words) > 1 or bool(known)) and noun_of(name, page) not in PLACES and not re.match(
        r"(?:The|In|On|At|First|Second|Third|New|Who|Former|Union|State|India|Indian|Current)\b", name
    )  # fmt: skip


def _office(post: str, page: Page, ranked: bool) -> str:
    """Return the office written out: "President of the Maldives" for "Maldives President"."""
    post = OFFICES.get(post, post)
    if re.fullmatch(r"Attorney[- ]General", post):
        return f"{post} for India" if "India" in page.text else post
    if re.fullmatch(r"Vice[- ]President|Attorney[- ]General|Solicitor[- ]General", post) and ranked:
        return f"{post} of India"
    landed = re.fullmatch(
        r"(?P<land>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?) (?P<office>President|Prime Minister|PM|Chancellor|CM|Chief Minister)",
        post,
    )
    if landed and noun_of(landed["land"], page) in ("country", "state"):
        office = OFFICES.get(landed["office"], landed["office"])
        land = "USA" if landed["land"] == "US" else landed["land"]
        return f"{office} of {the(land)}"
    if led := re.fullmatch(
        r"(?P<body>[A-Z][\w’'&. -]*?) (?P<office>chief|chairperson|chairman|president|director)", post
    ):
        return f"{led['office']} of {the(expand(led['body'], page))}"
    head, joint, owner = post.partition(" of ")
    head = OFFICES.get(head, head) if joint and len(head) < 4 else head
    if joint and not re.match(r"Chief (?!Minister)", head) and not owner.startswith("the "):
        return f"{head} of {the(expand(owner, page))}"
    if head.startswith("Chief of"):
        return re.sub(r"^Chief of (?=Army|Naval|Air)", "Chief of the ", post)
    return restore(post, page) if joint and not post.startswith("Chief") else post


def _with_article(post: str) -> str:
    return f"the {post}" if re.search(r"^(?:[A-Z]\w+ )?(?:Army|Navy|Naval|Air|IAF) Chief$", post) else post


_MONTH_OF_LIST = re.compile(rf"\b(?:{_MONTH})\b", re.IGNORECASE)


def _when(text: str, page: Page, listed: bool) -> str:
    """Return "in June 2023" or "on 4 July 2023"; a month or day without a year takes that of the list."""
    year = page.year if listed else ""
    if text and re.fullmatch(rf"(?:early |late |mid-)?(?:{_MONTH})", text):
        return f"in {text} {year}" if year else ""
    when = read_date(with_year(text, year)) if text else None
    if when:
        return f"{when.prep} {when.words}"
    months = {month.title() for month in _MONTH_OF_LIST.findall(page.title)}
    month = f"{months.pop()} " if len(months) == 1 else ""
    return f"in {month}{year}" if year and not text else ""


def _claims(entry: Entry) -> Iterator[Claim]:
    tail = f" {entry.when}" if entry.when else ""
    who = Role("who", entry.who, RoleKind.PERSON)
    if entry.how == "succeeded" or (entry.old and not tail):
        asks = f"Who succeeded {entry.old} as {entry.post.removeprefix('the ') if not entry.numbered else entry.post}{tail}?"
        said = f"{{who}} succeeded {entry.old} as {entry.post}{tail}."
    else:
        asks = f"Who {entry.how} {entry.post}{tail}?"
        said = f"{{who}} {entry.how} {entry.post}{tail}."
    yield compose("post", said, (Role("who", entry.who, who.kind, question=asks),), ("who",), 0.9)
    if entry.old:
        post = re.sub(rf"^the {_RANK} ", "", entry.post)
        asks = f"Whom did {entry.who} succeed as {post}{tail}?"
        said = f"{entry.who} succeeded {{old}} as {post}{tail}."
        yield compose("succeeded", said, (Role("old", entry.old, RoleKind.PERSON, question=asks),), ("old",), 0.8)
