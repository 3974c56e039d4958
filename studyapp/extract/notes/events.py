"""Reads lines of a note about one revolt or movement: who led it where, who put it down, who called it what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import RoleKind
from studyapp.extract.notes.about import Thing
from studyapp.extract.notes.compose import claim_of
from studyapp.extract.notes.naming import place_noun
from studyapp.extract.notes.page import Claim, Page
from studyapp.extract.notes.posts import PERSON
from studyapp.extract.notes.sorts import the_name
from studyapp.extract.notes.words import a, join

_ROW = re.compile(
    r"(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: \([^()]*\)|, [A-Z][\w.]*)?: "
    r"(?:led by (?P<led>[^;]+))?(?:; )?(?:put down by (?P<down>[^;]+))?"
)
_CALLED = re.compile(
    rf"(?P<who>{PERSON})(?: \((?P<year>1[89]\d\d|20\d\d)\))? [—–-] (?:a |an |the )?[“\"‘]?(?P<what>[a-z][a-z]+(?: [a-z]+){{0,5}})[”\"’]?"
)
_VIEWS = re.compile(
    r"who (?:called|said)|views?\b|historians|nature of|(?:diff(?:erent)?|various) names", re.IGNORECASE
)
_KIN = re.compile(r"(?:son|brother|wife|widow|daughter|mother|aged)\b")
_MOST_LEADERS = 3


def of_event(line: str, heading: str, thing: Thing | None, page: Page) -> Iterator[Claim]:
    """Yield who led the event of the title at a place and who put it down there; under "who called it what", who did."""
    if thing is None or thing.sort != "happening":
        return
    name = the_name(thing.name, page)
    if row := _ROW.fullmatch(line.strip(" .")):
        yield from _leaders(row, name, page)
    called = _CALLED.fullmatch(line.strip(" .")) if _VIEWS.search(heading) else None
    if called and called["what"].split()[0] not in ("not", "neither", "no", "against", "for", "in", "on", "of"):
        what = called["what"]
        article = "the" if re.match(r"(?:first|only|last|great)\b", what) else a(what).split()[0]
        asks = f"Who described {name} as {article} ‘{what}’?"
        yield claim_of(
            "called-it", f"{{who}} described {name} as {article} ‘{what}’.", called["who"], RoleKind.PERSON, asks, 0.82
        )


def _leaders(row: re.Match[str], name: str, page: Page) -> Iterator[Claim]:
    place = f"{'at' if place_noun(row['place'], page) in ('city', 'town', 'fort') else 'in'} {row['place']}"
    leaders, victors = _names(row["led"] or ""), _names(row["down"] or "")
    if leaders:
        asks = f"Who led {name} {place}?"
        yield claim_of("led-where", f"{{who}} led {name} {place}.", join(leaders), RoleKind.PERSON, asks, 0.86)
    if len(victors) == 1:
        asks = f"Who put down {name} {place}?"
        yield claim_of("put-down", f"{{who}} put down {name} {place}.", victors[0], RoleKind.PERSON, asks, 0.84)


def _names(cell: str) -> list[str]:
    """Return the names of a cell; none where one of its pieces is no name or they are many."""
    parts = [re.sub(r" \([^()]*\)", "", part).strip() for part in re.split(r", | and | & ", cell) if part.strip()]
    kin = next((index for index, part in enumerate(parts) if _KIN.match(part)), len(parts))
    parts = parts[:kin]
    good = all(re.fullmatch(PERSON, part) and len(part) > 3 for part in parts)
    return parts if good and len(parts) <= _MOST_LEADERS else []
