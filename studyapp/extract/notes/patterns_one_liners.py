"""Patterns for one-liners of current affairs: ranks, summits, winners, posts; the year comes from the line or the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, term, wording
from studyapp.extract.notes.dates import DATE, DAY, read_date, with_year
from studyapp.extract.notes.naming import PLACES, expand, is_name, noun_of, place
from studyapp.extract.notes.page import Outcome, Page, Silence
from studyapp.extract.notes.words import join, the, write_out

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
_BEAT = re.compile(
    r"(?P<event>[A-Z][^:]*?)\s?: (?P<winner>[A-Z][\w’' ]+?),?(?: who)?(?: \([^()]*\),?)? beat "
    r"(?P<loser>[A-Z][\w’']*(?: [A-Z][\w’']*)*)(?P<rest>(?:[ ,;(.]).*)?"
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
_TOOK = re.compile(
    rf"(?P<who>{_PERSON}) (?:was |has been |has )?(?P<how>sworn in as|named|appointed(?: as)?|took "
    rf"over as|took charge as|assumed charge as|assumed office as|became|elected(?: as)?|re-elected(?: "
    rf"as)?|takes over as)(?: the)? "
    rf"(?P<post>[^;,]*?{_POST_WORDS}[^;,]*?)(?:,? (?P<prep>on|from|w\.e\.f\.?|with effect from) "
    rf"(?P<date>{DATE}|{DAY}))?(?:,? (?:in place of|succeed(?:ed|ing|s)|replac(?:ed|ing|es)) "
    rf"(?P<old>{_PERSON}))?(?P<rest>[,;].*)?"
)
_HOLDS = re.compile(
    rf"(?P<who>{_PERSON})(?: \((?P<gloss>[^()]*)\))? [-–—:] (?P<post>(?:first |{_ORD} )?(?:[\w-]+ "
    rf")?{_POST_WORDS}(?: of (?:the )?[A-Z][\w’'& ]+)?)(?:, (?P<org>[A-Z][\w’'& ]+?))?(?P<first>, "
    rf"(?:the )?first [\w ]+ in the post)?(?: \((?P<when>{DATE})\))?"
)
_PRIZE = re.compile(
    r"(?P<prize>(?:[\w’'-]+ )*?(?:Nobel [A-Z]\w+|[A-Z][\w’' -]*(?:Award|Prize|Jnanpith|Medal|Ratna|"
    r"Person of the Year|Trophy|Ballon d[’']Or|Miss World|Miss Universe)[\w’' -]*?|Ballon d[’']Or|"
    r"Miss World|Miss Universe))(?: (?P<year>\d{4}))?(?: for (?P<for>\d{4}))?\s?[:–—-] "
    r"(?P<winner>[A-Z][\w’'. -]+?)(?P<rest>(?:, | \(| ;| - |;|\. ).*)?"
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
    if re.search(r"\b(?:19|20)\d\d", name):
        return name
    return f"{name} {page.year}" if page.year else ""


def held(line: str, heading: str, page: Page) -> Iterator[Outcome]:
    """``11th Reef Summit - Brasilia, Brazil (13 November)``: in which city, with the year."""
    match = _HELD.fullmatch(line)
    if match is None:
        return
    name = f"{match['nth']} {match['name'].strip()}" if match["nth"] else match["name"].strip()
    summit = "summit" in heading.lower() and not re.search(r"(?i)summit|cop|conference|meeting|games", name)
    name = f"{name} summit" if summit else name
    when = _when(match["when"] or "", name, page)
    city = place("place", match["city"], page)
    if not when:
        yield Silence("note.held", "the meeting has no year")
        return
    named = name if re.fullmatch(r"COP ?\d+", name) else f"the {re.sub(r'^the ', '', name)}"
    roles = (wording("the_name", named), wording("when", when), city, wording("land", match["land"]))
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


def beat(line: str, _heading: str, page: Page) -> Iterator[Outcome]:
    """``Reef Cup 2024: A beat B in the final``: who won."""
    match = _BEAT.fullmatch(line)
    if match is None:
        return
    event = re.sub(r" \([^()]*\)", "", match["event"]).strip()
    event = re.sub(r"^\d+\. ", "", event)
    if not re.search(
        r"(?:Cup|Trophy|Championships?|Open|League|Final|Games|Olympics|Series|Masters|Slam|Wimbledon|Bowl|Shield|Prix)\b",
        event,
    ):
        return
    event = _women(event)
    if not re.search(r"\b(?:19|20)\d\d", event):
        if not page.year:
            yield Silence("note.beat", "the match has no year")
            return
        event = f"{event} of {page.year}" if "," not in event else ""
    if not event:
        return
    team = "country" if noun_of(match["winner"], page) == "country" else "team"
    roles = (
        wording("event", event), wording("the_event", f"the {event}"), Role("winner", match["winner"].strip(), RoleKind.ORGANISATION, team),
        Role("loser", match["loser"].strip(), RoleKind.ORGANISATION, team),
    )  # fmt: skip
    yield compose("beat", "{winner} beat {loser} to win the {event}.", roles, ("winner",), 0.86)


def _women(event: str) -> str:
    return re.sub(r" \(([^()]*)\)$", "", event)


def took_post(line: str, _heading: str, page: Page) -> Iterator[Outcome]:
    """``P sworn in as 47th Chief Justice on D``: who."""
    match = _TOOK.fullmatch(write_out(line))
    if match is None:
        return
    date = read_date(with_year(match["date"], page.year)) if match["date"] else None
    effect = re.match(r"from|w|with", match["prep"] or "")
    when = (
        f" {'with effect from' if effect else date.prep} {date.words}"
        if date
        else (f" in {page.year}" if page.year else "")
    )
    if not when:
        yield Silence("note.post", "a post without its date")
        return
    how = match["how"]
    how = f"was {how}" if re.match(r"sworn|named|appointed|elected|re-elected", how) else how.replace("takes", "took")
    post = write_out(match["post"]).strip()
    post = expand(post, page)
    article = "the " if re.match(r"\d|first ", post) else ""
    roles = (
        Role("who", match["who"], RoleKind.PERSON),
        wording("how", how),
        wording("post", f"{article}{post}"),
        wording("when", when.strip()),
    )
    yield compose("post", f"{{who}} {{how}} {{post}}{when}.", roles, ("who",), 0.93)


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


_AWARDED = re.compile(r"(?P<what>[A-Z][\w’' -]*\b(?:19|20)\d\d) (?:was )?awarded to (?P<to>[A-Z][\w’' ]+)")


def awarded(line: str, _heading: str, page: Page) -> Iterator[Outcome]:
    """``Reef Cup 2034 awarded to Ruritania``: to which country."""
    match = _AWARDED.match(line)
    if match and (noun := noun_of(match["to"], page)) and " and " not in match["to"]:
        roles = (wording("what", the(match["what"])), Role("to", match["to"], RoleKind.PLACE, noun))
        what = match["what"]
        yield compose(
            "awarded-to",
            f"The {what} was awarded to {{to}}.",
            (*roles, wording("the_what", f"the {what}")),
            ("to",),
            0.86,
        )


def prize(line: str, heading: str, page: Page) -> Iterator[Outcome]:
    """``Reef Award : P`` under a heading of awards, with its year."""
    if not re.search(r"award|honour|prize|sport|football", heading.lower()):
        return
    for part in re.split(r"(?<=[a-z)])\. (?=[A-Z][\w ]+ :)", line):
        match = _PRIZE.fullmatch(part.strip())
        if match is None:
            continue
        year = match["year"] or match["for"] or page.year
        winner = match["winner"].strip()
        if not is_name(winner) or noun_of(winner, page) in PLACES or re.search(r"\d", winner):
            continue
        rest = (match["rest"] or "").strip()
        shared = re.match(
            rf"(?P<names>{_FULL}(?:, {_FULL})*(?:,| and| &) {_FULL})(?=$|,? for | - )", f"{winner}{match['rest'] or ''}"
        )
        if year and shared:
            names = re.split(r", | and | & ", shared["names"])
            prize_words = f"{the_prize(_prize_name(match['prize']))} {'for' if match['for'] else 'of'} {year}"
            yield compose(
                "prize-shared",
                "{prize} was shared by {winners}.",
                (wording("prize", prize_words), Role("winners", join(names), RoleKind.PERSON)),
                ("winners",),
                0.85,
            )
            continue
        if (
            not year
            or re.match(r"(?:, [A-Z][\w.]+ [A-Z]|&|\((?:19|20)\d\d|\([^()]*\),? [A-Z&])", rest)
            or " & " in winner
        ):
            yield Silence("note.prize", "several winners, or no year")
            continue
        name = _prize_name(match["prize"])
        gloss = re.match(r"\((?P<land>[A-Z][\w ]+)\)", rest)
        roles = (
            Role("winner", winner, RoleKind.PERSON),
            wording("prize", _dated_prize(name, year, bool(match["for"]))),
            wording("land", gloss["land"] if gloss else ""),
        )
        yield compose("prize", "The winner of {prize} was {winner}.", roles, ("winner",), 0.88)


def _prize_name(name: str) -> str:
    name = re.sub(r"\bNobel Economics$", "Nobel Prize in Economics", name)
    name = re.sub(r"\bNobel Peace$", "Nobel Peace Prize", name)
    name = re.sub(r"\bNobel ([A-Z]\w+)$", r"Nobel Prize in \1", name)
    return re.sub(r"\bJnanpith$", "Jnanpith Award", name.strip())


def _dated_prize(name: str, year: str, honours: bool) -> str:
    """Return the prize with its year: "the title of Miss World 2019", "the Jnanpith Award for 2018"."""
    if re.search(r"Miss|Person of", name):
        return f"{the_prize(name)} {year}"
    return f"{the_prize(name)} {'for' if honours else 'of'} {year}"


def the_prize(name: str) -> str:
    """Return the prize with its article; a title such as Miss World has none."""
    return f"the title of {name}" if re.search(r"Miss|Person of", name) else f"the {re.sub(r'^the ', '', name)}"


LINE_PATTERNS = (rank, held, beat, took_post, holds_post, awarded, prize)
