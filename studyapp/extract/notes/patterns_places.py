"""Patterns for places: the state of a town, routes, neighbours, what a place is the capital or largest of, firsts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, subject_roles, term, wording
from studyapp.extract.notes.cut import pieces
from studyapp.extract.notes.naming import PLACES, is_name, name_of, noun_of, place, place_noun
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.sorts import may_be_an_exercise
from studyapp.extract.notes.words import place_name, the, write_out

_PLACED = re.compile(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}) \((?P<region>[A-Z][\w’'&. ]+)\)")
_SITE = re.compile(
    r"\b(?:Port|Dam|Park|Sanctuary|Reserve|Temple|Fort|Lake|Airport|Bridge|Tunnel|Refinery|Plant|"
    r"Wetland|Caves|Cave|Monastery|University|Stadium|Observatory)$"
)
_RUNS = re.compile(
    r"(?:[Rr]uns? |[Ff]rom )?(?P<a>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?: \([^()]*\))? to "
    r"(?P<b>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?: \([A-Z][^()\d]*\))?(?: via (?P<via>[A-Z][\w’' -]+?)(?:, [A-Z][\w’' ,-]+)?)?(?: "
    r"\((?P<bracket>[^()]*)\))?(?:, (?P<length>[\d,]+ ?km))?"
)
_KM = re.compile(r"[\d,]+ ?km")
_COMPASS = {
    "N": "north",
    "S": "south",
    "E": "east",
    "W": "west",
    "NE": "north-east",
    "NW": "north-west",
    "SE": "south-east",
    "SW": "south-west",
}
_IS = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}) (?P<be>is|are) (?:the |its )?(?P<what>(?:capital|"
    r"largest|longest|highest|deepest|smallest|indigenous|official|national|state) ?[a-z ]*)"
)


def state_in_bracket(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Rampur Port (MP)``: in which state; the name must be a known town or say what it is."""
    text = f"{clause.subject} {clause.sign} {clause.body}" if clause.subject and clause.sign != ";" else clause.body
    for match in _PLACED.finditer(text):
        region = place_name(match["region"])
        noun = noun_of(region, page)
        if noun not in ("state", "country", "union territory"):
            continue
        name = re.sub(r"^(?:Runs|From|At|In|The|To) ", "", match["name"])
        if _SITE.search(name):
            roles = (*subject_roles(name, RoleKind.PLACE, verb="is"), Role("place", region, RoleKind.PLACE, noun))
            yield compose("located-in", "{the_subject} {be} in {place}.", roles, ("place",), 0.86)
        elif whole := _route_of(clause, name, page):
            roles = (
                *subject_roles(name, RoleKind.PLACE, verb="is"),
                wording("route", the(whole)),
                Role("place", region, RoleKind.PLACE, noun),
            )
            yield compose("located-in", "{subject}, on the route of {route}, {be} in {place}.", roles, ("place",), 0.8)


def _route_of(clause: Clause, name: str, page: Page) -> str:
    """Return the line whose route begins or ends at the place, unless the place is a known city (too easy)."""
    owner = name_of(re.sub(r" route$", "", clause.subject), page) if clause.subject else ""
    begins = re.sub(r"^Runs? ", "", clause.body).startswith(name)
    ends = begins or re.sub(r" \([^()]*\)$", "", clause.body).endswith((f"→ {name}", f"to {name}"))
    is_route = "→" in clause.body or re.match(r"Runs? |[A-Z]\w+ \([^()]*\) to ", clause.body)
    return owner if owner and ends and is_route and not place_noun(name, page) else ""


def route(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X route: A → B → C`` and ``X: A to B (900 km)``: where it ends, how long it is."""
    head = re.sub(r" route$", "", clause.subject)
    subject = name_of(head, page) if head else ""
    if not subject or (clause.sign == ";" and not clause.body.startswith("Runs ")) or not is_name(subject):
        return
    stops = [re.sub(r" ?\([^()]*\)", "", stop) for _, stop in pieces(clause.body, r"→|->|➜")]
    if len(stops) >= 3 and all(is_name(stop) for stop in stops):
        yield _route(subject, stops[0], stops[-1], page)
        return
    match = _RUNS.fullmatch(clause.body)
    if match is None or noun_of(subject, page) in PLACES:
        return
    if place_noun(match["b"], page):
        yield _route(subject, match["a"], match["b"], page)
    if match["via"]:
        roles = (
            *subject_roles(subject, verb="does"),
            term("via", re.sub(r" river$", "", match["via"]), "river" if "river" in match["via"].lower() else ""),
        )
        yield compose(
            "route-along",
            "{the_subject} runs along the {via} " + f"from {match['a']} to {match['b']}.",
            (*roles, wording("start", match["a"]), wording("end", match["b"])),
            ("via",),
            0.85,
        )
    long = _KM.fullmatch(match["length"] or match["bracket"] or "")
    if long:
        roles = (*subject_roles(subject, verb="is"), number("value", write_out(long[0]), "how long"))
        yield compose("length", "{the_subject} {be} {value} long.", roles, ("value",), 0.9)


def _route(subject: str, start: str, end: str, page: Page) -> Outcome:
    roles = (
        *subject_roles(subject, verb="does"), place("start", start, page),
        Role("end", end, RoleKind.PLACE, place_noun(end, page) or "place"), wording("the_start", the(start)),
    )  # fmt: skip
    return compose("route", "{the_subject} runs from {start} to {end}.", roles, ("end",), 0.85)


def neighbours(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X: bordered by A (W), B (N)``: who borders it on which side."""
    match = re.match(r"bordered by (?P<items>.+)", clause.body)
    owner = re.sub(r" (?:geography|borders|location)$", "", clause.subject)
    if not match or noun_of(owner, page) not in PLACES:
        return
    for _, item in pieces(match["items"], r",|\band\b"):
        side = re.fullmatch(r"(?P<name>[A-Z][\w ]+) \((?P<side>[NSEW]{1,2})\)", item)
        if side and side["side"] in _COMPASS:
            neighbour = place("neighbour", side["name"], page)
            if neighbour.noun in ("state", "country"):
                roles = (wording("subject", owner), neighbour, wording("side", _COMPASS[side["side"]]))
                yield compose("neighbour", "{neighbour} borders {subject} on the {side}.", roles, ("neighbour",), 0.82)


def is_of_place(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``New Zealand: ...; Auckland is largest city``: which city is it."""
    match = _IS.fullmatch(clause.body)
    whole = name_of(clause.under, page) if clause.under else ""
    if not match or noun_of(whole, page) not in PLACES:
        return
    what = match["what"].strip()
    noun = "city" if what == "capital" else ""
    roles = (
        Role("subject", match["name"], RoleKind.PLACE, noun),
        wording("be", match["be"]),
        wording("which", "Who are" if match["be"] == "are" else "Which is"),
        wording("what", what),
        wording("whole", the(whole)),
    )
    start = "The {subject}" if match["be"] == "are" else "{subject}"
    yield compose("is-of-place", f"{start} {{be}} the {{what}} of {{whole}}.", roles, ("subject",), 0.86)


_SITE_AT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]* )+(?:Barrage|Dam|Plant|Port|Refinery|Sanctuary|Observatory|Temple|"
    r"Fort|Airport|Stadium|Monastery|Stupa|"
    r"Mine|Mines|Reactor|Station|Bridge|Tunnel|Institute|Laboratory)) (?:is |lies )?(?P<prep>at|in|on|near) "
    r"(?P<place>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)(?:, (?P<wider>[A-Z][\w’' ]*?)| \([^()]*\))?"
)


def site_at(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Gandak Barrage at Valmikinagar``: at which place."""
    match = _SITE_AT.fullmatch(clause.body)
    if match and not any(word in match["name"] for word in match["place"].split()):
        noun = place_noun(match["place"], page) or ("river" if match["prep"] == "on" else "place")
        where = Role("place", match["place"], RoleKind.PLACE, noun)
        roles = (
            *subject_roles(match["name"], RoleKind.PLACE, verb="is"),
            where,
            wording("prep", match["prep"].capitalize()),
        )
        yield compose("site-at", f"{{the_subject}} {{be}} {match['prep']} {{place}}.", roles, ("place",), 0.84)


_LOCATED = re.compile(
    r"(?:is |lies )?(?:located |situated )?(?P<prep>(?:in|at) )?(?P<first>[A-Z][\w’'-]*(?: "
    r"[A-Z][\w’'-]*)*(?: district)?)(?:, (?P<second>[A-Z][\w’' ]*))?(?:;|$)"
)


def located(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X Park: located in Y district, Z``: in which district, or state."""
    match = _LOCATED.fullmatch(clause.body)
    subject = name_of(clause.subject, page) if clause.subject else ""
    if (
        not match
        or not subject
        or not _SITE.search(re.sub(r" \([^()]*\)", "", subject))
        or any(w in subject for w in match["first"].split())
    ):
        return
    district = match["first"].endswith(" district")
    wider = place_name(match["second"]) if match["second"] else ""
    first_place = match["first"].removesuffix(" district")
    noun = "district" if district else place_noun(first_place, page)
    last = wider or ("" if district else first_place)
    if not noun or (last and noun_of(last, page) not in ("state", "country", "union territory")):
        return
    if may_be_an_exercise(subject, noun, page):
        return
    tail = f" of {wider}" if district and wider else f", {wider}" if wider else ""
    role = Role("place", first_place, RoleKind.PLACE, f"district{tail}" if district and wider else noun)
    roles = (*subject_roles(subject, RoleKind.PLACE, verb="is"), role)
    word = " district" if district else ""
    yield compose("located-in", f"{{the_subject}} {{be}} in {{place}}{word}{tail}.", roles, ("place",), 0.85)


def listed_sites(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X Civilisation: A (Gujarat), B (Haryana), C (Punjab, Pakistan)``: in which state each lies; at most three."""
    items = [
        re.fullmatch(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?) \((?P<region>[^()]+)\)", item)
        for _, item in pieces(clause.body, r",")
    ]
    owner = name_of(clause.subject, page) if clause.subject else ""
    if len(items) < 3 or not all(items) or not owner or clause.sign == ";":
        return
    found = [(item["name"], place_name(item["region"])) for item in items if item]
    nouns = [noun_of(region.split(", ")[-1], page) for _, region in found]
    if any(noun not in ("state", "country", "union territory") for noun in nouns):
        return
    for (name, region), noun in list(zip(found, nouns, strict=True))[-3:]:
        if "," not in region:
            roles = (
                wording("subject", name),
                wording("the_subject", f"{name} ({owner})"),
                wording("be", "is"),
                Role("place", region, RoleKind.PLACE, noun),
            )
            yield compose("located-in", f"{{subject}} ({owner}) {{be}} in {{place}}.", roles, ("place",), 0.84)


PLACE_PATTERNS = (
    listed_sites,
    located,
    site_at,
    state_in_bracket,
    route,
    neighbours,
    is_of_place,
)
