"""Says what sort of thing a name is (body, pact, scheme, meeting, site ...), by its own last word or the lists."""

from __future__ import annotations

import re

from studyapp.domain.fact import RoleKind
from studyapp.extract.notes.naming import whole_mention
from studyapp.extract.notes.page import Page
from studyapp.extract.notes.words import the

_WORDS = {
    "body": "Organisation Organization Authority Agency Board Council Corporation Bureau Institute Association Federation "
    "Bank Tribunal Society Academy Akademi University College Foundation Limited Ltd Department Ministry Laboratory League "
    "Sabha Samaj Sangh Forum Alliance Secretariat Cell Trust Exchange Regiment Force Institution School Museum",
    "pact": "Treaty Accord Convention Protocol Agreement Pact Declaration Charter Covenant Compact FTA CEPA CECA ECTA TEPA",
    "scheme": "Yojana Scheme Mission Programme Abhiyan Abhiyaan Initiative Campaign Portal Fund Project Mitra Drive",
    "meeting": "Summit Conference Games Olympics Olympiad Session Expo Conclave Asiad Paralympics",
    "happening": "War Battle Movement Satyagraha Revolt Rebellion Mutiny Massacre Uprising Tragedy Agitation Partition "
    "quake earthquake Earthquake flood floods tsunami avalanche massacre revolt mutiny movement satyagraha",
    "award": "Award Awards Prize Medal Ratna Puraskar Samman",
    "site": "Mahal Ghar Darwaza Qila Masjid Mandir Maqbara Rauza Gumbaz Vihara Mahavihara Stambha "
    "Dam Port Airport Bridge Tunnel Temple Fort Observatory Stadium Park Sanctuary Reserve Lake Barrage Falls Caves "
    "Plant Refinery Palace Tomb Minar Stupa Monastery Centre Spaceport Canal Highway Expressway Corridor Link Line Gate "
    "dam barrage bridge tunnel canal temple fort lake airport port waterfall stadium link",
    "law": "Act Code Rules Bill Adhiniyam Sanhita Ordinance Constitution",
    "case": "case Case judgment verdict",
    "committee": "Committee Commission",
    "peak": "Peak Mount Range Hills Pass",
    "resolution": "Resolution",
    "war craft": "Submarine Frigate Destroyer Corvette",
}  # fmt: skip
_SORT = {word: sort for sort, words in _WORDS.items() for word in words.split()}
_COLLECTION = {
    "bodies": "body", "organisations": "body", "groupings": "body", "companies": "body", "institutions_world": "body",
    "treaties": "pact", "schemes": "scheme", "summits": "meeting", "awards": "award", "dams": "site", "heritage": "site",
    "national_parks": "site", "tiger_reserves": "site", "protected_areas": "site", "ports": "site", "lakes": "site",
    "ramsar_sites": "site", "rivers": "river", "acts": "law", "world_leaders": "person", "world_cities": "place",
    "indian_cities": "place", "countries": "place", "states": "place", "regions": "place", "peaks": "peak", "passes": "peak",
    "committees": "committee", "ministries": "body", "departments": "body", "exercises": "exercise", "operations": "operation",
    "missions": "craft",
}  # fmt: skip
_PERSON = re.compile(r"(?:Dr|Shri|Smt|Prof|Justice|Sir|Pandit|Maulana|Swami|Sardar|Raja|Rani|General|Admiral)\.? [A-Z]")
_STEM = re.compile(r" (?:of|for|on|to|in|under|against|at|with|and|&) |,| \(")


def sort_of(name: str, page: Page) -> str:
    """Return the sort of a name; empty when it is not certain."""
    if name not in page.sorts:
        page.sorts[name] = _sort_of(name, page)
    return page.sorts[name]


def _sort_of(name: str, page: Page) -> str:
    bare = re.sub(r" \([^()]*\)", "", name)
    if bare == page.person or _PERSON.match(bare):
        return "person"
    if re.match(r"Operation [A-Z]", bare):
        return "operation"
    if re.match(r"Exercise [A-Z]", bare):
        return "exercise"
    if re.match(r"(?:INS|ICGS) [A-Z]", bare):
        return "war craft"
    if re.match(r"(?:Mt\.?|Mount) [A-Z]", bare):
        return "peak"
    if re.search(r"\bResolution (?:No\. ?)?\d+(?: ?\([IVX]+\))?$", bare):
        return "resolution"
    dated = re.sub(r",? (?:\d{4}(?:[-–]\d+)?|[IVX]+)$", "", bare)
    if re.search(r" v(?:s)?\.? [A-Z]", bare):
        return "case"
    return _by_list(bare, page) or _by_word(dated)


def the_name(name: str, page: Page) -> str:
    """Return the name with "the" where it is read so, of rivers too ("the Godavari")."""
    if name.startswith("The "):
        return f"the {name[4:]}"
    if re.match(r"First [A-Z].* [a-z]+$", name):
        return f"the first {name[6:]}"
    article = the(name)
    return (
        f"the {name}"
        if article == name and sort_of(name, page) == "river" and not name.startswith(("the ", "The "))
        else article
    )


def may_be_an_exercise(name: str, noun: str, page: Page) -> bool:
    """Tell whether a list of exercises may give its partner, a country: "Eastern Bridge | Oman" is no bridge."""
    return noun == "country" and not whole_mention(name, page) and bool(_DRILLS.search(page.text))


_DRILLS = re.compile(r"\b(?:exercises?|drills?)\b", re.IGNORECASE)


def _by_list(bare: str, page: Page) -> str:
    mention = whole_mention(bare, page)
    senses = getattr(mention, "senses", ())
    if not senses:
        return ""
    if senses[0].kind is RoleKind.PERSON:
        return "person"
    return _COLLECTION.get(senses[0].collection, "")


def _by_word(name: str) -> str:
    words = name.split()
    stem = _STEM.split(name, maxsplit=1)[0].split()
    for word in (words[-1] if words else "", stem[-1] if stem else ""):
        if word in _SORT:
            return _SORT[word]
    return ""
