"""Reads who got which prize: ``Booker 2023: Work by P``, ``Reef Award for 2021 to P``, ``Literature – P``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.naming import PLACES, noun_of
from studyapp.extract.notes.page import Claim, Outcome, Page
from studyapp.extract.notes.posts import PERSON
from studyapp.extract.notes.words import join, write_out

_FIELDS = {
    "Peace": "Nobel Peace Prize", "Literature": "Nobel Prize in Literature", "Physics": "Nobel Prize in Physics",
    "Chemistry": "Nobel Prize in Chemistry", "Medicine": "Nobel Prize in Physiology or Medicine",
    "Physiology or Medicine": "Nobel Prize in Physiology or Medicine", "Economics": "Nobel Prize in Economic Sciences",
    "Economic Sciences": "Nobel Prize in Economic Sciences",
}  # fmt: skip
_SHORT = {
    "Booker": "Booker Prize", "International Booker": "International Booker Prize", "Jnanpith": "Jnanpith Award",
    "Magsaysay": "Ramon Magsaysay Award", "Dadasaheb Phalke": "Dadasaheb Phalke Award", "Pritzker": "Pritzker Prize",
    "Abel": "Abel Prize", "Pulitzer": "Pulitzer Prize", "Sahitya Akademi": "Sahitya Akademi Award",
}  # fmt: skip
_PRIZE = (
    r"(?:the )?(?P<nth>\d+(?:st|nd|rd|th) )?(?P<prize>Nobel(?: Prize)?(?: (?:in|for))? (?:Peace(?: Prize)?|Literature|Physics|Chemistry|"
    r"(?:Physiology or )?Medicine|Economics|Economic Sciences)|(?:[A-Z][\w’'-]*(?: of| for)? )*?"
    r"(?:Award|Prize|Medal|Puraskar|Samman|Jnanpith|Booker|Pritzker|Magsaysay|Dadasaheb Phalke|Ballon d[’']Or|"
    r"Miss World|Miss Universe|Person of the Year)|"
    r"(?:Peace|Literature|Physics|Chemistry|(?:Physiology or )?Medicine|Economics|Economic Sciences)(?=\s?[:–—→-] ))"
    r"(?:,? \(?(?P<year>(?:19|20)\d\d)\)?)?(?: for (?P<of>(?:19|20)\d\d))?"
    r"(?:, (?:presented|given|announced|conferred) in [A-Z]?[a-z]* ?\d{4})?"
)
_JOIN = r"(?:\s?[:–—→-] | (?:was |were )?(?:to|went to|goes to|won by|awarded to|given to|conferred on|shared by|shared between) )"
_GLOSS = r"(?: \((?P<gloss{0}>[^()]*)\))?"
_LAND = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_ONE = (
    rf"(?:(?:Cent(?:er|re)|Council|Committee|Campaign|Institute|Society|Organi[sz]ation) for (?:the )?{_LAND}|{PERSON}(?: of {_LAND})?)"
    r"(?: \([^()]*\))?"
)
_TAIL = r"(?P<tail>(?:[;.]|, (?=[a-z]|PM |President |Prime |Former )| \(| [-–—] | (?:for|in|from|of|on|at)\b).*)?"
_FROM = r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?[’']s )?"
_PEOPLE = re.compile(rf"{_PRIZE}{_JOIN}{_FROM}(?P<names>{_ONE}(?:(?:, | and ){_ONE})*){_TAIL}")
_BOOK = re.compile(rf"{_PRIZE}{_JOIN}[‘“\"']?(?P<book>[A-Z][\w’',: -]*?)[’”\"']? by {_FROM}(?P<names>{PERSON}){_TAIL}")
_FOR_BOOK = re.compile(
    rf"(?P<names>{PERSON}) (?:wins?|won|bagged|received) {_PRIZE} for "
    rf"[‘“\"']?(?P<book>[A-Z][\w’' -]*?)[’”\"']?(?P<tail>[,;.(].*)?"
)
_LAST_LAND = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= \(|$|;)")
_LONGEST = 400
_ANY = re.compile(
    r"Prize|Award|Medal|Nobel|Puraskar|Samman|Jnanpith|Booker|Pritzker|Magsaysay|Phalke|Ballon|Miss |Person of|"
    r"^(?:Peace|Literature|Physics|Chemistry|Physiology|Medicine|Economic)"
)
_BODY = re.compile(
    r"\b(?:Memorial|Center|Centre|Committee|Organi[sz]ation|Council|Agency|Programme|Foundation|Hidankyo|Club|Team|Mission)\b"
)


def prizes(text: str, page: Page, listed: bool) -> Iterator[Outcome]:
    """Yield who won a prize of a known year or number; in a list of a year (``listed``) that year is the prize's."""
    if len(text) > _LONGEST or not _ANY.search(text):
        return
    text = _LAST_LAND.sub(lambda land: "" if noun_of(land[1], page) in PLACES else land[0], write_out(text.strip(" .")))
    match = _FOR_BOOK.fullmatch(text) or _book(text) or _PEOPLE.fullmatch(text)
    if match is None:
        return
    named = _named(match, page, listed)
    names = [_without_land(name, page) for name in _names(match["names"])]
    if len(names) > 1 and "," in match["names"] and _LITERARY.search(match["prize"]):
        return  # the second may be the work
    if len(names) > 1 and not (_shared(match["names"]) and _SHARABLE.search(text)):
        return
    if len(names) == 1 and _TO_SEVERAL.search(named):
        return  # who else?
    if named and 1 <= len(names) <= 4 and all(_may_win(name, page) for name in names) and any(" " in n for n in names):
        yield from _claims(named, names, _work(match), match["tail"] or "")


# Given to several persons each year.
_TO_SEVERAL = re.compile(
    r"Magsaysay|Padma |Arjuna|Khel Ratna|Dronacharya|Bhatnagar|Goldman|Sahitya Akademi Award$|Right Livelihood"
)
_LITERARY = re.compile(r"Booker|Pulitzer|Sahitya Akademi|Women[’']s Prize")


def _book(text: str) -> re.Match[str] | None:
    match = _BOOK.fullmatch(text)
    return match if match and _LITERARY.search(match["prize"]) else None


def _work(match: re.Match[str]) -> str:
    """Return the work that won: named before its author, or behind "for" where the prize is one for books."""
    if "book" in match.groupdict():
        return match["book"].strip()
    behind = re.match(r" for [‘“\"']?(?P<book>[A-Z][^,;.(]*?)[’”\"']?(?:$|[,;.(])", match["tail"] or "")
    return behind["book"].strip() if behind and _LITERARY.search(match["prize"]) else ""


def _named(match: re.Match[str], page: Page, listed: bool) -> str:
    """Return "the 2023 Booker Prize"; empty without a year or number, or where the prize is not certain."""
    prize = match["prize"].removeprefix("the ")
    if prize in _FIELDS:
        at = page.text.find(match["names"][:20])
        if "nobel" not in page.text[max(0, at - 400) : max(at, 0)].lower():
            return ""
        prize = _FIELDS[prize]
    field = re.fullmatch(r"Nobel(?: Prize)?(?: (?:in|for))? (?P<field>.+?)(?: Prize)?", prize)
    prize = _FIELDS.get(field["field"], "") if field else _SHORT.get(prize, prize)
    nth, year = (match["nth"] or "").strip(), match["year"] or (page.year if listed else "")
    if not prize or prize in ("Award", "Prize", "Medal"):
        return ""
    if match["of"]:
        return f"the {prize} for {match['of']}"
    if re.search(r"Miss |Person of|Ballon", prize):
        lead = "the title of " if "Miss" in prize else "" if "Person of" in prize else "the "
        return f"{lead}{prize} {year}" if year else ""
    return f"the {nth} {prize}" if nth else f"the {year} {prize}" if year else ""


def _names(text: str) -> list[str]:
    return [part.strip() for part in re.split(r", | and ", re.sub(r" \([^()]*\)", "", text)) if part.strip()]


# Of others several may be given in a year, one to men and one to women.
_SHARABLE = re.compile(
    r"\bshared\b|Nobel|Booker|Jnanpith|Abel|Pritzker|^(?:Peace|Literature|Physics|Chemistry|Physiology|Medicine|Economic)"
)
_APART = re.compile(r"\([^()]*(?:\d|\bmen\b|\bwomen\b|[Mm]ale|[Aa]ctor|[Aa]ctress)[^()]*\)")


def _shared(text: str) -> bool:
    """Tell whether several names share one prize: none has its own year or class, and each is a whole name or has its gloss."""
    return not _APART.search(text) and all(
        " " in part.strip() for part in re.split(r", | and ", re.sub(r"(\([^()]*),", r"\1;", text))
    )


def _without_land(name: str, page: Page) -> str:
    """Return "Han Kang" of "Han Kang of South Korea"."""
    person, joint, land = name.partition(" of ")
    return person if joint and noun_of(land, page) in PLACES else name


def _may_win(name: str, page: Page) -> bool:
    return name not in ("India", "The", "Indian") and noun_of(name, page) not in PLACES and not re.search(r"\d", name)


def _claims(prize: str, names: list[str], book: str, tail: str) -> Iterator[Claim]:
    body = any(_BODY.search(name) for name in names) or bool(
        re.match(r", (?:an?|the) (?:body|group|organi[sz]ation|agency|movement)", tail)
    )
    kind = RoleKind.ORGANISATION if body else RoleKind.PERSON
    for_book = f" for ‘{book}’" if book else ""
    verb = "shared" if len(names) > 1 else "was named" if "Person of" in prize else "won"
    which = (
        "Which author" if book and len(names) == 1 else "Who" if not body or len(names) > 1 else "Which organisation"
    )
    asks = f"{which} {verb} {prize}{for_book}?"
    yield compose(
        "prize",
        f"{{winners}} {verb} {prize}{for_book}.",
        (Role("winners", join(names), kind, question=asks),),
        ("winners",),
        0.88,
    )
    if book:
        asks = f"For which book did {names[0]} win {prize}?"
        role = Role("book", book, RoleKind.WORK, "book", question=asks)
        yield compose("prize-work", f"{names[0]} won {prize} for {{book}}.", (role,), ("book",), 0.86)
