"""Patterns for one-liners of current affairs: ranks, summits, winners, posts; the year comes from the line or the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, term, wording
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import PLACES, expand, noun_of, place, place_noun, whole_mention
from studyapp.extract.notes.page import Outcome, Page, Silence
from studyapp.extract.notes.words import the, write_out

_ORD = r"\d{1,3}(?:st|nd|rd|th)"
_SEP = r"\s*(?:➜|→|->|—|–|-|:|=|;|,)\s+"
_RANK = re.compile(
    rf"(?P<index>[A-Z][\w’'&., -]*?)(?: \((?P<by>[^()]*)\))?{_SEP}(?:India (?:ranked |was |is )?(?:at "
    rf")?)?(?P<rank>{_ORD})(?: ?(?:of|/|out of|among) ?(?P<of>\d+)(?: [a-z]+)?)?(?P<rest>[ ,;➜→—–-].*)?"
)
_TOP = re.compile(r"(?:top(?:ped by)?|first|No\.? ?1|topper)[: ]+(?P<top>[A-Z][\w’' ]+?)(?= \(|;|,|$)")
_SUMMIT_NAME = (
    r"(?:Summit|Conference|Meeting|COP ?\d+|G ?7|G ?20|SCO|BRICS|Quad|ASEAN|BIMSTEC|Games|Olympiad|Expo|"
    r"Forum|Congress|Convention)"
)
_HELD = re.compile(
    rf"(?P<name>[\w’' -]*?\b(?:{_SUMMIT_NAME})\b[\w’' -]*?)(?:, "
    rf"(?P<nth>{_ORD}))?{_SEP}(?P<city>[A-Z][\w’'. -]+?), (?P<land>[A-Z][\w’', ]+?)(?: "
    rf"\((?P<when>[^()]*)\))?(?P<rest>[,;].*)?"
)
_FULL = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+"
_POST_WORDS = (
    r"(?:Chief Justice|Governor|Lieutenant Governor|President|Prime Minister|Chairman|Chairperson|"
    r"Chair|Chief|Director[ -]General|Director|"
    r"Managing Director|CEO|Secretary|Secretary[ -]General|Commissioner|Ambassador|Captain|Speaker|"
    r"Election Commissioner|Attorney General|Head|Coach|Vice-President|Member|Envoy|Comptroller)"
)
_PERSON = (
    r"(?:(?:Dr|Mr|Ms|Mrs|Justice|General|Admiral|Air Chief Marshal|Lieutenant General|Vice Admiral|Shri|"
    r"Smt|Prof)\.? )?[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|von|van|der|bin)){1,4}"
)
_HOLDS = re.compile(
    rf"(?P<who>{_PERSON})(?: \((?P<gloss>[^()]*)\))? [-–—:] (?P<post>(?:first |{_ORD} )?(?:[\w-]+ "
    rf")?{_POST_WORDS}(?: of (?:the )?[A-Z][\w’'& ]+)?)(?:, (?P<org>[A-Z][\w’'& ]+?))?(?P<first>, "
    rf"(?:the )?first [\w ]+ in the post)?(?: \((?P<when>{DATE})\))?"
)


def rank(line: str, heading: str, page: Page) -> Iterator[Outcome]:
    """``Global Index 2019 (Body) - 63rd of 190; first Norway``, where the heading or the line says that India is ranked."""
    match = _RANK.fullmatch(line)
    if match is None or not re.search(
        r"\b(?:Index|Report|Ranking|Rankings|Doing Business|Gap|Survey)\b", match["index"]
    ):
        return
    if "india" not in heading.lower() and "India" not in line:
        yield Silence("note.rank", "not said whose rank it is")
        return
    index = _dated_index(match["index"], page)
    if not index:
        yield Silence("note.rank", "the rank has no year")
        return
    by = f" ({match['by']})" if match["by"] and "/" not in match["by"] else ""
    of = f" out of {match['of']}" if match["of"] else ""
    common = (wording("the_index", the(index)), wording("by", by.strip()), wording("of", of.strip()))
    yield compose(
        "rank",
        f"India was ranked {{rank}}{of} in {{the_index}}{by}.",
        (*common, term("index", index), number("rank", match["rank"], "which rank")),
        ("rank",),
        0.9,
    )
    top = _TOP.search(match["rest"] or "")
    if top and (noun := noun_of(top["top"], page)) in ("country", "state"):
        winner = Role("top", top["top"], RoleKind.PLACE, noun)
        yield compose(
            "tops-index",
            f"{{the_index}}{by} was topped by {{the_top}}.",
            (*common, term("index", index), winner),
            ("top",),
            0.92,
        )


def _dated_index(name: str, page: Page) -> str:
    """Return the index with its year: its own or the only one of the title."""
    name = re.sub(r", .*$", "", name).strip()
    bare, _, year = name.rpartition(" ") if re.search(r" (?:19|20)\d\d$", name) else (name, "", "")
    if not _CALLED_INDEX.search(name) and (known := whole_mention(f"{bare} Index", page)):
        name = f"{known.canonical} {year}".strip()  # "Global Gender Gap 2022"
    if re.search(r"\b(?:19|20)\d\d", name):
        return name
    return f"{name} {page.year}" if page.year and "Doing Business" not in name else ""  # that bears the next year


_CALLED_INDEX = re.compile(r"\b(?:Index|Report|Rankings?|Doing Business|Survey)\b")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def held(line: str, heading: str, page: Page) -> Iterator[Outcome]:
    """``11th Reef Summit - Brasilia, Brazil (13 November)``: in which city, with the year."""
    match = _HELD.fullmatch(line)
    if match is None or re.match(r"(?:[Nn]ext|[Uu]pcoming|[Ff]orthcoming|[Ll]ast|[Pp]revious) ", match["name"].strip()):
        return
    if _YEAR.search(match["rest"] or "") and not match["when"]:
        return  # whose year it is, only the line's end says
    name = f"{match['nth']} {match['name'].strip()}" if match["nth"] else match["name"].strip()
    summit = "summit" in heading.lower() and not re.search(r"(?i)summit|cop|conference|meeting|games", name)
    name = f"{name} summit" if summit else name
    when = _when(match["when"] or "", name, page)
    city = place("place", match["city"], page)
    city = city if city.noun in PLACES else replace(city, noun="")
    if not city.noun and place_noun(match["land"], page) not in PLACES:
        return  # "Reef’s SCO = Security, Connectivity" is held nowhere
    if not when:
        yield Silence("note.held", "the meeting has no year")
        return
    named = name if re.fullmatch(r"COP ?\d+", name) else f"the {re.sub(r'^the ', '', name)}"
    asks = f"{'On' if city.noun == 'island' else 'In'} which {city.noun}" if city.noun else "Where"
    roles = (
        wording("the_name", named), wording("when", when), city, wording("land", match["land"]), wording("which_place", asks),
    )  # fmt: skip
    yield compose(
        "held-at", "{the_name} was held {when} in {place}, {land}.".replace("{the_name}", named), roles, ("place",), 0.9
    )


def _when(text: str, name: str, page: Page) -> str:
    """Return "in November 2019": the month in the bracket with the year of the name or title."""
    year = next(iter(re.findall(r"\b20\d\d\b", f"{text} {name}")), page.year)
    month = re.search("|".join(MONTHS), text)
    if not year:
        return ""
    return f"in {month[0]} {year}" if month else f"in {year}"


def holds_post(line: str, heading: str, page: Page) -> Iterator[Outcome]:
    """``P - President, Body`` under a heading of appointments, with the year of the title."""
    if "appoint" not in heading.lower():
        return
    for part in re.split(r"\s;\s?|; ", line):
        match = _HOLDS.fullmatch(write_out(part))
        if match is None:
            continue
        date = read_date(match["when"]) if match["when"] else None
        when = f"{date.prep} {date.words}" if date else (f"in {page.year}" if page.year else "")
        if not when:
            yield Silence("note.post", "a post without its date")
            return
        post = write_out(match["post"])
        post = re.sub(r"^PM of", "Prime Minister of", post)
        org = f" of {the(expand(match['org'], page))}" if match["org"] else ""
        firsts = f"the {match['first'].strip(', ').removeprefix('the ')}" if match["first"] else ""
        article = "the " if re.match(r"\d|first ", post) else ""
        roles = (
            Role("who", match["who"], RoleKind.PERSON),
            wording("how", "became"),
            wording("post", f"{article}{post}{org}"),
            wording("when", when),
            wording("firsts", firsts),
        )
        yield compose(
            "post", f"{{who}} became {{post}} {{when}}{f', {firsts}' if firsts else ''}.", roles, ("who",), 0.88
        )


LINE_PATTERNS = (rank, held, holds_post)
