"""Reads who won which contest and how many medals: ``Reef Cup: A beat B``, ``A won its first Reef Trophy``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import only_year
from studyapp.extract.notes.naming import PLACES, expand, noun_of, place_noun
from studyapp.extract.notes.page import Claim, Outcome, Page
from studyapp.extract.notes.posts import PERSON
from studyapp.extract.notes.words import the, write_out

_KIND = (
    r"(?:Cup|Trophy|Championships?|Open|League|Shield|Title|Masters|Bowl|Wimbledon|Super Series|Euro|Copa America|IPL)"
)
_GAMES = r"(?:Games|Olympics|Olympiad|Asiad|Paralympics|Para Games|Deaflympics)"
_EVENT = (
    r"(?:the )?(?P<event>(?:(?:19|20)\d\d )?(?:(?:[A-Z0-9][\w’'-]*|Men[’']s|Women[’']s|men[’']s|women[’']s|of|T20|U-19|cricket|"
    r"hockey|football) )*?{0}(?: (?:19|20)\d\d)?)"
)
_NAME = r"(?:[A-Z]\. ?)*[A-Z][\w’'-]+(?: (?:[A-Z]\. ?)*[A-Z][\w’'-]*)*"
_BEATING = rf",? (?:beating|defeating|by beating|by defeating|after beating) (?:the )?(?P<loser>{_NAME})"
_END = r"(?P<tail>(?:[,;.]| \(| (?:by|in|at|on|with|for|to|after)\b|\s\d).*)?"
_WON = re.compile(
    rf"(?P<winner>{_NAME})(?: \([^()]*\))? (?:won|lifted|clinched|bagged|claimed) (?:its |their |a |the )?"
    rf"(?:(?:first|second|third|fourth|fifth|maiden|record|\d+(?:st|nd|rd|th)) )?"
    rf"{_EVENT.format(_KIND)}(?:(?:,)? (?:at|in) {_NAME}(?:, {_NAME})?)?(?:{_BEATING})?{_END}"
)
_BEAT = re.compile(
    rf"{_EVENT.format(_KIND)}(?: final)?(?:, (?P<host>{_NAME}))?(?: \([^()]*\))?\s?[:–—→-] (?P<winner>{_NAME})(?: \([^()]*\))? "
    rf"(?:beat|defeated) (?P<loser>{_NAME}){_END}"
)
_MEDALS = re.compile(
    rf"{_EVENT.format(_GAMES)}(?:, {_NAME})?\s?[:–—→-] (?P<who>{_NAME})(?: won| with| bagged)? (?P<n>\d+) medals\b.*"
)
_CAME = re.compile(
    rf"(?P<who>{_NAME}) (?:came|finished|stood|was|ended) (?P<rank>first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:at|in) "
    rf"{_EVENT.format(_GAMES)} with (?P<n>\d+) medals\b.*"
)
_GOT = re.compile(
    rf"(?P<who>{_NAME}) (?:won|bagged|secured) (?:a record )?(?P<n>\d+) medals (?:at|in) {_EVENT.format(_GAMES)}\b.*"
)


_LONGEST = 400
_ANY = re.compile(rf"{_KIND}|{_GAMES}")


_BY_NAME = ("Wimbledon", "Euro", "Copa America", "IPL")


def contests(text: str, page: Page, listed: bool) -> Iterator[Outcome]:
    """Yield who won a contest, or how many medals a land won; only with the year of the line or of the list."""
    if len(text) > _LONGEST or not _ANY.search(text):
        return
    text = write_out(text.strip(" ."))
    if match := _WON.fullmatch(text) or _BEAT.fullmatch(text):
        yield from _won(match, page, listed)
    elif match := _MEDALS.fullmatch(text) or _CAME.fullmatch(text) or _GOT.fullmatch(text):
        yield from _medals(match, page, listed)


def _dated(event: str, year_of: str, page: Page) -> str:
    """Return the event with its year ("the 2022 Reef Cup") or its city ("the Paris Olympics"); empty without either."""
    event = event.strip().removeprefix("the ")
    if re.search(rf"{_GAMES}$", event) and place_noun(event.split()[0], page) and not re.search(r"\d", event):
        return f"the {event}"
    if year := re.search(r"^((?:19|20)\d\d) | ((?:19|20)\d\d)$", event):
        bare = event.replace(year[0], "").strip()
        if bare in _BY_NAME:
            return f"{bare} {year[1] or year[2]}"
        return f"the {year[1] or year[2]} {bare}"
    if event in _BY_NAME:
        return f"{event} {year_of}" if year_of else ""
    if re.match(r"\d+(?:st|nd|rd|th) ", event):
        return f"the {event}"
    if inaugural := re.match(r"(?:First|Inaugural) (?=[A-Z])", event):
        return f"the first {event[inaugural.end() :]}"
    return f"the {year_of} {event}" if year_of else ""


def _year(match: re.Match[str], page: Page, listed: bool) -> str:
    """Return the year that the line names, or that of its list."""
    return only_year(match[0]) or (page.year if listed else "")


def _noun(name: str, page: Page) -> str:
    noun = noun_of(name, page)
    return noun if noun in PLACES and noun in ("country", "state") else ""


def _won(match: re.Match[str], page: Page, listed: bool) -> Iterator[Claim]:
    event = _dated(match["event"], _year(match, page, listed), page)
    winner, loser = (expand(name, page) for name in (match["winner"], match["loser"] or ""))
    noun = _noun(winner, page)
    if not noun and re.search(r"IPL|League|Ranji|Vijay Hazare|Duleep|Santosh|Durand", event):
        noun = "team"
    person = not noun and bool(re.fullmatch(PERSON, winner)) and " " in winner and not place_noun(winner, page)
    if (
        not event
        or not (noun or person)
        or (len(match["event"].split()) < 2 and not event.startswith(_BY_NAME))
        or winner in event
    ):
        return
    if re.search(r"T20|[Cc]ricket|[Hh]ockey|Asia Cup|ODI|Kabaddi|Kho", event) and not re.search(r"[Mm]en[’']s", event):
        return  # the men's or the women's?
    noun = "team" if noun == "state" else noun
    beating = f", beating {the(loser)}" if loser and loser not in event else ""
    asks = f"{'Who' if person else f'Which {noun}'} won {event}{beating}?"
    kind = RoleKind.PERSON if person else RoleKind.PLACE
    role = Role("winner", winner, kind, noun, question=asks)
    yield compose("won", f"{{winner}} won {event}{beating}.", (role,), ("winner",), 0.84)


def _medals(match: re.Match[str], page: Page, listed: bool) -> Iterator[Claim]:
    event = _dated(match["event"], _year(match, page, listed), page)
    if event and _noun(match["who"], page):
        asks = f"How many medals did {the(match['who'])} win at {event}?"
        role = Role("value", match["n"], RoleKind.NUMBER, "medals", question=asks)
        yield compose("medals", f"{the(match['who'])} won {{value}} medals at {event}.", (role,), ("value",), 0.84)
