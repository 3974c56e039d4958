"""Recognisers of properties that are figures: how high or long, how many of what, what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.patterns_figures import MONEY
from studyapp.extract.notes.properties import Property, properties_of
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import is_plural, write_out

_ABOUT = r"(?:about |over |under |nearly )?"
_FIGURE = rf"{_ABOUT}\d[\d,.]*(?: (?:lakh crore|lakh|crore|million|billion))?"
_UNIT = r"(?:km|metres|meters|m|feet|ft|cm|mm|nautical miles)"
_MEASURE = re.compile(rf"(?P<value>{_FIGURE} ?{_UNIT}) (?P<how>high|long|wide|deep|tall)")
_NAMED_MEASURE = re.compile(
    rf"(?:has (?:a )?)?(?P<what>length|height|depth|width|area|diameter|range|wingspan|payload capacity|capacity|installed capacity|"
    rf"displacement|weight|mass|altitude|elevation|tenure|term|lock-in|quorum|speed|top speed)(?: is| of| =|"
    rf":)? (?P<value>{_FIGURE} ?[a-z°][\w/ .²]*)"
)
_COUNT_NOUN = (
    "members stages modules articles pillars countries states chapters schedules parts seats judges spokes rings stars "
    "stripes clauses sections components goals targets indicators parameters provinces islands "
    "founders observers languages layers lanes spans arches gates turbines reactors units verses books cantos gods "
    "teams players rounds countries moons satellites payloads instruments wheels nominees volumes "
    "priorities principles phases tests clauses objectives cantons divisions pillars "
    "commissioners judges ministers tunnels bridges stations locks dams zones tiers tracks chromosomes"
).split()
_COUNT = re.compile(
    rf"(?:has |have |had |of |with |comprises |consists of |contains )?(?P<n>{_ABOUT}\d[\d,]*|two|three|"
    rf"four|five|six|seven|eight|nine|ten|twelve) "
    rf"(?P<what>(?:(?:founding|permanent|non-permanent|elected|nominated|member|full|original|dialogue|signatory|core|lok sabha|"
    rf"rajya sabha|assembly|main|heavy|operational)[ -])?(?:{'|'.join(_COUNT_NOUN)}))(?P<rest> \([^()]*\)|:.*)?"
)
_COST = re.compile(
    rf"(?:(?:total |project |estimated )?(?:cost|outlay|budget|corpus|price tag|investment)(?: of| is|:| "
    rf"=)? )?(?P<value>{MONEY})(?: \([^()]*\))?"
)

_STEADY = 60

_BARE = re.compile(rf"(?P<value>{_FIGURE} ?(?P<unit>km|m|metres|ft|feet))(?: \([^()]*\))?")
_LINEAR = re.compile(
    r"(?:Bridge|Setu|Tunnel|Highway|Canal|Expressway|Corridor|Line|Railway|Waterway|Sea Link|Ropeway|"
    r"[–-][A-Z]\w+ [Bb]order|[Cc]oastline|tunnel|bridge|canal|highway)$"
)


def measure(owner: Property, page: Page) -> Iterator[Outcome]:
    """``77 m high``, ``length: 9 km``: how high, what length."""
    text = write_out(owner.text)
    be = "are" if is_plural(owner.owner) else "is"
    thing = re.fullmatch(r"[A-Z][a-z]+(?:er|or|eter|ope|scope)", owner.owner)  # "Magnetometer: 6 m boom": a common noun
    if thing or sort_of(owner.owner, page) == "person":
        return
    if match := _MEASURE.fullmatch(text):
        role = Role(
            "value",
            match["value"],
            RoleKind.NUMBER,
            f"how {match['how']}",
            question=f"How {match['how']} {be} {the_name(owner.owner, page)}?",
        )
        yield compose(
            "measure", f"{the_name(owner.owner, page)} {be} {{value}} {match['how']}.", (role,), ("value",), 0.85
        )
    elif (
        (match := _BARE.fullmatch(text))
        and (owner.sign != "(" or (sort_of(owner.owner, page) == "peak" and not match["value"].startswith("about")))
        and (owner.sign != ";" or sort_of(owner.owner, page) == "river")
    ):
        long = match["unit"] == "km" and bool(_LINEAR.search(owner.owner))
        glacier = bool(re.search(r"[Gg]lacier\b", owner.owner))
        long = long or (match["unit"] == "km" and (glacier or sort_of(owner.owner, page) == "river"))
        high = (sort_of(owner.owner, page) == "peak" and not glacier) or owner.owner.endswith(" Falls")
        if not long and (not high or match["unit"] == "km"):
            return
        named = the_name(owner.owner, page)
        asks = f"How long {be} {named}?" if long else f"What is the height of {named}?"
        said = f"{named} {be} {{value}} long." if long else f"The height of {named} is {{value}}."
        role = Role("value", match["value"], RoleKind.NUMBER, "how long" if long else "what height", question=asks)
        yield compose("measure", said, (role,), ("value",), 0.84)
    elif (match := _NAMED_MEASURE.fullmatch(text)) and "/" not in match["value"]:
        role = Role(
            "value",
            match["value"],
            RoleKind.NUMBER,
            f"what {match['what']}",
            question=f"What is the {match['what']} of {the_name(owner.owner, page)}?",
        )
        yield compose(
            "measure", f"The {match['what']} of {the_name(owner.owner, page)} is {{value}}.", (role,), ("value",), 0.83
        )


def _sure(owner: Property, page: Page) -> float:
    """Return the expected keep: what is counted of a thing of no known sort is often only a detail."""
    return 0.8 if sort_of(owner.owner, page) else 0.58


def count(owner: Property, page: Page) -> Iterator[Outcome]:
    """``21 members``, ``4 stages``: how many of them it has."""
    match = _COUNT.fullmatch(write_out(owner.text))
    if match is None or owner.sign == "(" or sort_of(owner.owner, page) in ("person", "case"):
        return
    if sort_of(owner.owner, page) == "law" and not re.search(
        r"(?:chapters|sections|schedules|parts|articles|clauses)$", match["what"]
    ):
        return
    figure = re.sub(r"\D", "", match["n"])
    if re.search(r"countries|states$", match["what"]) and sort_of(owner.owner, page) != "body":
        return
    if re.search(r"members|countries|states$", match["what"]) and figure and int(figure) > _STEADY:
        return  # it grows from year to year
    do, have = ("do", "have") if is_plural(owner.owner) else ("does", "has")
    do, have = ("did", "had") if sort_of(owner.owner, page) in ("operation", "happening") else (do, have)
    role = Role(
        "value",
        match["n"],
        RoleKind.NUMBER,
        match["what"],
        question=f"How many {match['what']} {do} {the_name(owner.owner, page)} have?",
    )
    yield compose(
        "count",
        f"{the_name(owner.owner, page)} {have} {{value}} {match['what']}.",
        (role,),
        ("value",),
        _sure(owner, page),
    )


_APPROVED = re.compile(
    rf"(?:(?:[Uu]nion )?Cabinet |CCEA |CCS )?(?:nod|OK|okay|approval|clearance|approved|cleared|sanctioned)"
    r"(?: by [A-Z][\w ]+)?(?: in| on|:)? "
    rf"(?P<date>{DATE})\b.*"
)
_PRICES = re.compile(r"\((?:at )?(?P<base>(?:19|20)\d\d(?:[-–]\d\d)?) prices\)")


def cost(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Kosi link: ₹900 crore, Cabinet nod March 2025``: what was approved; the outlay of a scheme."""
    owned = [owner for owner in properties_of(clause, page) if owner.sign != "("]
    for owner in owned:
        match = _COST.fullmatch(write_out(owner.text))
        sort = sort_of(owner.owner, page)
        if match is None or sort not in ("site", "scheme", "craft") or not re.search(r"crore|illion", match["value"]):
            continue  # of "₹500 a month" nobody knows what it is
        name, be = the_name(owner.owner, page), "were" if is_plural(owner.owner) else "was"
        nods = [_APPROVED.fullmatch(other.text) for other in owned if other.owner == owner.owner]
        dates = [when for nod in nods if nod and (when := read_date(nod["date"]))]
        prices = _PRICES.search(owner.text)
        at = f", at {prices['base']} prices," if prices else ""
        if len(dates) == 1:
            asks = f"At what cost{at} {be} {name} approved {dates[0].prep} {dates[0].words}?"
            said = f"{name} {be} approved {dates[0].prep} {dates[0].words} at a cost of {{value}}."
        elif prices:
            asks = f"What is the cost of {name} at {prices['base']} prices?"
            said = f"The cost of {name} at {prices['base']} prices is {{value}}."
        elif sort == "scheme":
            asks, said = f"What is the outlay of {name}?", f"The outlay of {name} is {{value}}."
        else:
            continue
        role = Role("value", match["value"], RoleKind.NUMBER, "what cost", question=asks)
        yield compose("cost", said, (role,), ("value",), 0.8)


FIGURE_PROPERTIES = (measure, count)
