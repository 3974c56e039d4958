"""Recognisers of properties that are places: seat, site, source and mouth of a river."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.naming import PLACES, is_name, noun_of, place_noun, whole_mention
from studyapp.extract.notes.page import Outcome, Page
from studyapp.extract.notes.phrase import whole_phrase
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import may_be_an_exercise, sort_of, the_name
from studyapp.extract.notes.words import is_plural, place_name, write_out

_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_SEAT = re.compile(
    rf"(?:with )?(?:[Pp]ermanent |[Gg]lobal )?(?P<what>HQs?|[Hh]eadquarters?|[Ss]ecretariat|[Hh]ead office|"
    rf"[Ss]eat)(?: is| are| =|:)?(?: in| at)? "
    rf"(?P<city>{_NAME}(?: D\.C\.)?)(?:, (?P<land>{_NAME}))?(?: \([^()]*\))?"
)
_AT = re.compile(
    rf"(?:is |lies |located |situated |based |housed |stands )*(?P<prep>in|at|on|near|inside|off) (?:the )?(?P<place>{_NAME})"
    rf"(?P<word> (?:island|district|dist|river|hills|plateau|coast|range|valley|lake|desert|forest|"
    rf"state))?(?:, (?P<wider>{_NAME}))?(?: \([^()]*\))?"
)
_SOURCE = re.compile(
    rf"(?P<verb>rises|originates|source|origin|mouth|joins|meets|falls into|flows into|drains into|empties "
    rf"into)(?: is)?(?P<prep> (?:in|at|from|near))?[:]? "
    rf"(?:the )?(?P<place>{_NAME})(?P<word> (?:hills|river|lake|range|plateau|glacier|district|sea))?(?:(?: at| in| near|,) .*)?"
)
_TRIBUTARY = re.compile(
    r"(?:is )?(?:a |an )?(?P<kind>(?:left[- ]bank |right[- ]bank |largest |longest )?(?:dis)?tributary) of (?:the )?"
    r"(?P<river>[A-Z]\w+)(?: river)?(?: in [A-Z].*)?"
)


def seat(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Secretariat at Dhaka``, ``HQ: Rome``: in which city."""
    match = _SEAT.fullmatch(owner.text)
    sort = sort_of(owner.owner, page)
    noun = place_noun(match["city"], page) if match else ""
    if (
        match is None
        or not (noun or (sort in ("body", "committee") and is_name(match["city"])) or _abroad(match, page))
        or sort not in ("body", "committee", "meeting", "scheme", "pact", "")
        or noun_of(owner.owner, page) in PLACES
    ):
        return
    be = "are" if is_plural(owner.owner) else "is"
    if not noun and match["land"] and not _abroad(match, page):
        return  # a district of the city that stands behind
    where = f"In which {noun}" if noun else "Where"
    if match["what"].lower() == "secretariat":
        question, said = (
            f"{where} is the secretariat of {the_name(owner.owner, page)}?",
            f"The secretariat of {the_name(owner.owner, page)} is in {{place}}.",
        )
    else:
        question, said = (
            f"{where} {be} {the_name(owner.owner, page)} headquartered?",
            f"{the_name(owner.owner, page)} {be} headquartered in {{place}}.",
        )
    yield compose(
        "headquartered",
        said,
        (Role("place", match["city"], RoleKind.PLACE, noun, question=question),),
        ("place",),
        0.93,
    )


def _abroad(match: re.Match[str], page: Page) -> bool:
    """Tell whether a country stands behind the city, which then is one though the lists lack it."""
    return bool(match["land"]) and is_name(match["city"]) and place_noun(match["land"], page) == "country"


# What stands in one house is "in" its city; what has members or branches has its headquarters there.
_HOUSED = re.compile(
    r"Centre|Center|Institut|Universit|College|Museum|Academy|Akademi|School|Laborator|Exchange|Observator|Department|Ministry|"
    r"Hospital|Library|Gallery"
)


def site(owner: Property, page: Page) -> Iterator[Outcome]:
    """``on Reef island``, ``in Alba district``, ``Energy Centre → Bengaluru``: where a site or a body stands."""
    if sort_of(owner.owner, page) not in ("site", "body") or noun_of(owner.owner, page) == "company":
        return
    text = owner.text
    bare = owner.adjacent and owner.alone and owner.sign not in (";", "(") and is_name(text) and place_noun(text, page)
    match = _AT.fullmatch(f"in {text}" if bare else write_out(text))
    if bare and (_meets(owner.owner, page) or may_be_an_exercise(owner.owner, place_noun(text, page), page)):
        return  # "G20 - Buenos Aires": where it met
    if match is None or re.match(
        r"(?:Centre|Center|Institute|Department|Committee|Board|School) (?:for|of|on) ", owner.owner
    ):
        return  # whose?
    word = (match["word"] or "").strip().replace("dist", "district").replace("districtrict", "district")
    noun = word or place_noun(match["place"], page)
    if not noun or any(part in owner.owner for part in match["place"].split()):
        return
    be = "are" if is_plural(owner.owner) else "is"
    inside = noun in ("city", "town", "state", "country", "district") and match["prep"] in ("at", "on")
    prep = "in" if inside else "on" if noun in ("island", "river", "plateau", "coast") else match["prep"]
    wider = f", {place_name(match['wider'])}" if match["wider"] else ""
    name = place_name(match["place"])
    asks = f"{prep.capitalize()} which {noun} {be} {the_name(owner.owner, page)}?"
    if bare and noun == "city" and not _HOUSED.search(owner.owner) and sort_of(owner.owner, page) == "body":
        said = f"{the_name(owner.owner, page)} {be} headquartered in {{place}}."
        asks = f"In which city {be} {the_name(owner.owner, page)} headquartered?"
        yield compose(
            "headquartered", said, (Role("place", name, RoleKind.PLACE, noun, question=asks),), ("place",), 0.9
        )
        return
    role = Role("place", name, RoleKind.PLACE, noun, question=asks)
    article = "the " if word == "river" or whole_phrase(name, page).startswith("the ") else ""
    yield compose(
        "located-in",
        f"{the_name(owner.owner, page)} {be} {prep} {article}{{place}}{f' {word}' if word else ''}{wider}.",
        (role,),
        ("place",),
        0.83,
    )


def _meets(name: str, page: Page) -> bool:
    """Tell whether it is a grouping, which meets now here, now there."""
    return any(sense.collection == "groupings" for sense in getattr(whole_mention(name, page), "senses", ()))


def river(owner: Property, page: Page) -> Iterator[Outcome]:
    """``rises Kaimur hills``, ``falls into Yamuna in Banda``, ``tributary of Mahananda``."""
    own = sort_of(owner.owner, page) in ("river", "") and (
        not owner.text.startswith(("joins", "meets", "source", "origin", "mouth")) or page_says_river(owner.owner, page)
    )
    own = own or sort_of(owner.owner, page) == "river"
    name = f"the {owner.owner.removesuffix(' river')}" if not owner.owner.startswith("the ") else owner.owner
    if sort_of(owner.owner, page) not in ("river", ""):
        return
    if match := _TRIBUTARY.fullmatch(owner.text):
        kind = match["kind"]
        one = "the" if kind.startswith(("largest", "longest")) else "a"
        role = Role(
            "river", match["river"], RoleKind.PLACE, "river", question=f"Of which river is {name} {one} {kind}?"
        )
        yield compose("river", f"{name} is {one} {kind} of the {{river}}.", (role,), ("river",), 0.86)
    elif own and (match := _SOURCE.fullmatch(owner.text)):
        yield from _course(name, match, page)


def page_says_river(name: str, page: Page) -> bool:
    """Tell whether the note itself calls the name a river."""
    return f"{name} river" in page.text or f"River {name}" in page.text


def _course(name: str, match: re.Match[str], page: Page) -> Iterator[Outcome]:
    noun = (match["word"] or "").strip() or place_noun(match["place"], page)
    verb = match["verb"]
    if not noun and verb in ("rises", "originates") and (match["prep"] or "").strip() in ("at", "in", "near"):
        role = Role("place", match["place"], RoleKind.PLACE, question=f"Where does {name} rise?")
        yield compose("river", f"{name} rises{match['prep']} {{place}}.", (role,), ("place",), 0.8)
    if not noun:
        return
    end = f"{match['place']}{match['word'] or ''}"
    words = whole_phrase(match["place"], page) or match["place"]
    if verb in ("rises", "originates", "source", "origin"):
        role = Role("place", end, RoleKind.PLACE, noun, question=f"In which {noun} does {name} rise?")
        article = "the " if match["word"] or words.startswith("the ") else ""
        yield compose("river", f"{name} rises in {article}{{place}}.", (role,), ("place",), 0.8)
    elif verb in ("joins", "meets", "falls into", "flows into", "drains into", "empties into", "mouth") and noun in (
        "river",
        "sea",
        "lake",
        "ocean",
        "bay",
        "gulf",
    ):
        base = {"joins": "join", "meets": "join"}.get(verb, "flow into")
        role = Role("place", match["place"], RoleKind.PLACE, noun, question=f"Which {noun} does {name} {base}?")
        past = {"join": "joins", "flow into": "flows into"}[base]
        yield compose("river", f"{name} {past} the {{place}}.", (role,), ("place",), 0.83)


_ENDS = re.compile(
    rf"(?:connects |links |joins )?(?P<a>{_NAME})(?: ?[–—↔-] ?| and | to | with )(?P<b>{_NAME})(?: \([^()]*\))?"
)
_LINKS = re.compile(r"(?:Pass|La|Ghat|Gap|Tunnel|tunnel|Strait|Canal|canal|Setu|Sea Link|Bridge|bridge|Channel)$")


def links(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Alba Pass → Rao–Beas``: which two places a pass, strait, canal or tunnel joins."""
    match = _ENDS.fullmatch(owner.text)
    name = re.sub(r" \([^()]*\)", "", owner.owner)
    if match is None or not _LINKS.search(name) or owner.sign in (";", "(", " ") or not owner.adjacent:
        return
    if re.search(r"(?:Strait|Channel)$", name) and not re.match(r"connects|links|joins", owner.text):
        return  # the waters that it joins, or the lands that it parts?
    if any(part in name for end in ("a", "b") for part in match[end].split()) or match["b"][0].islower():
        return
    pair = f"{match['a']} and {match['b']}"
    named = the_name(owner.owner, page)
    what = "waters" if re.search(r"(?:Strait|Channel)$", name) else "places"
    role = Role("pair", pair, RoleKind.PLACE, question=f"Which two {what} does {named} connect?")
    yield compose("links", f"{named} connects {{pair}}.", (role,), ("pair",), 0.83)


PLACE_PROPERTIES = (seat, site, river, links)
