"""Reads lines of a note about one person: born and died when and where, which honours in which year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.about import Thing
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import place_noun
from studyapp.extract.notes.page import Claim, Page

_LIFE = re.compile(
    rf"(?P<what>(?i:born|died|passed away)|b\.|d\.)(?: on| in|:| [—–-])? ?(?P<date>{DATE})"
    r"(?:,? (?:at |in )?(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?P<more>,? \(.*\)|,? [A-Z].*)?)?(?:,? (?:at|aged) .*)?"
)
# Honours that a person gets once, as notes call them.
_HONOURS = {
    "Ramon Magsaysay": "the Ramon Magsaysay Award", "Magsaysay": "the Ramon Magsaysay Award", "World Food Prize": "the World Food Prize",
    "Padma Shri": "the Padma Shri", "Padma Bhushan": "the Padma Bhushan", "Padma Vibhushan": "the Padma Vibhushan",
    "Bharat Ratna": "the Bharat Ratna", "Jnanpith": "the Jnanpith Award", "Sahitya Akademi": "the Sahitya Akademi Award",
    "Dadasaheb Phalke": "the Dadasaheb Phalke Award", "Nobel Peace": "the Nobel Peace Prize", "Nobel Physics": "the Nobel Prize in Physics",
    "Nobel Literature": "the Nobel Prize in Literature", "Nobel Chemistry": "the Nobel Prize in Chemistry",
    "Fields Medal": "the Fields Medal",
    "Abel Prize": "the Abel Prize", "Booker": "the Booker Prize", "Turing Award": "the Turing Award", "Khel Ratna": "the Khel Ratna",
    "Dronacharya": "the Dronacharya Award", "Arjuna": "the Arjuna Award", "Shanti Swarup Bhatnagar": "the Shanti Swarup Bhatnagar Prize",
    "Tyler Prize": "the Tyler Prize", "Albert Einstein World Science Award": "the Albert Einstein World Science Award",
    "Ashoka Chakra": "the Ashoka Chakra", "Ashok Chakra": "the Ashoka Chakra", "Param Vir Chakra": "the Param Vir Chakra",
}  # fmt: skip
_HONOUR = re.compile(
    rf"(?:awards?\s?[—–:-]\s?)?(?:got |received |awarded )?(?P<name>{'|'.join(sorted(_HONOURS, key=len, reverse=True))})"
    r"(?: Award| Prize)?,? \(?(?P<year>(?:19|20)\d\d)\)?"
    r"(?: ?\([^()]*\)| posth(?:umous(?:ly)?|\.)?)?(?: \(.*\)?)?",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"; |, (?=[A-Z])(?!(?:[^()]*\)))|(?<=[a-z)]{2})\. (?=[A-Z])|(?:(?<=^Awards)|(?<=^Honours))\s?[—–:-]"
)
_LABELS = ("Awards", "Honours")
_NAMES = {name.lower(): award for name, award in _HONOURS.items()}


def life(line: str, thing: Thing | None, page: Page) -> Iterator[tuple[Claim, str]]:
    """Yield what a line of a note about a person says of birth, death and honours, each with its piece."""
    if thing is None or thing.sort != "person":
        return
    for piece in _SPLIT.split(line):
        text = piece.strip(" .")
        honours = list(_honour(text, thing))
        if not honours and text not in _LABELS:
            break  # what follows may be said of another
        yield from ((claim, text) for claim in honours)
    for claim in _life(line.strip(" ."), thing, page):
        yield claim, line


def _honour(text: str, thing: Thing) -> Iterator[Claim]:
    match = _HONOUR.fullmatch(text)
    if match:
        award = _NAMES[match["name"].lower()]
        asks = f"In which year did {thing.name} receive {award}?"
        role = Role("time", match["year"], RoleKind.DATE, "year", question=asks)
        yield compose("honour", f"{thing.name} received {award} in {{time}}.", (role,), ("time",), 0.84)


def _life(text: str, thing: Thing, page: Page) -> Iterator[Claim]:
    match = _LIFE.fullmatch(text)
    when = read_date(match["date"]) if match else None
    if match is None or when is None:
        return
    born = match["what"].lower().startswith("b")
    base, verb = ("born", "was born") if born else ("die", "died")
    be = "was" if born else "did"
    asks = f"{when.prep.capitalize()} which {when.noun} {be} {thing.name} {base}?"
    time = Role("time", when.words, RoleKind.DATE, when.noun, question=asks)
    yield compose("life", f"{thing.name} {verb} {when.prep} {{time}}.", (time,), ("time",), 0.8)
    place = match["place"] or ""
    noun = place_noun(place, page)
    if place and born and (noun in ("city", "town", "village", "") or noun == "district"):
        asks = f"{f'In which {noun}' if noun else 'Where'} was {thing.name} born?"
        where = Role("place", place, RoleKind.PLACE, noun, question=asks)
        yield compose("life", f"{thing.name} was born in {{place}}.", (where,), ("place",), 0.82)
