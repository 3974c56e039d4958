"""Reads lines of a note about one person that drop the name: born and died when and where, honours one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.about import Thing
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import place_noun
from studyapp.extract.notes.page import Claim, Outcome, Page
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.property_keys import keyed
from studyapp.extract.notes.property_titles import award_of_person
from studyapp.extract.notes.property_titles import life as life_of

_LIFE = re.compile(
    rf"(?P<what>(?i:born|died|passed away)|[bd]\.)(?: on| in|:| [—–-])? ?(?P<date>{DATE})"
    r"(?:,? (?:at |in )?(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?P<more>,? \(.*\)|,? [A-Z].*)?)?(?:,? (?:at|aged) .*)?"
)
_SPLIT = re.compile(
    r"; |, (?=[A-Z])(?!(?:[^()]*\)))|(?<=[a-z)]{2})\. (?=[A-Z])|(?:(?<=^Awards)|(?<=^Honours))\s?[—–:-]"
)
_LABELS = ("Awards", "Honours")
_REMARK = re.compile(r"(?: \((?!posth)[^()]*\))?(?: [—–-] .*)?$")


def life(line: str, thing: Thing | None, page: Page) -> Iterator[tuple[Outcome, str]]:
    """Yield what a line of a note about a person says of birth, death, honours and the pen name, each with its piece."""
    if thing is None or thing.sort != "person":
        return
    for piece in _SPLIT.split(line):
        text = _short_honour(_REMARK.sub("", piece.strip(" .")))
        honours = list(award_of_person(Property(thing.name, text, True, ":"), page))
        if not honours and text not in _LABELS:
            break  # what follows may be said of another
        yield from ((claim, piece.strip(" .")) for claim in honours)
    whole = line.strip(" .")
    if _PERSONAL.match(whole):
        said = Property(thing.name, whole[0].lower() + whole[1:], True, ":")
        yield from ((claim, line) for recogniser in (keyed, life_of) for claim in recogniser(said, page))
    yield from ((claim, line) for claim in _life(whole, thing, page))


def _short_honour(text: str) -> str:
    """Return "Bhushan 72" as "Padma Bhushan 1972"; any other text unchanged."""
    match = re.fullmatch(r"(?:Padma )?(?P<rank>Shri|Bhushan|Vibhushan) (?P<year>\d\d|(?:19|20)\d\d)", text)
    if match is None:
        return text
    year = match["year"] if len(match["year"]) == 4 else f"{'20' if int(match['year']) <= 30 else '19'}{match['year']}"
    return f"Padma {match['rank']} {year}"


_PERSONAL = re.compile(r"(?:[Pp]en name|[Rr]eal name|[Cc]all sign|[Nn]ickname|[Bb]orn|[Dd]ied|[bd]\.) ?[:=—–-]? ?")


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
    more = re.fullmatch(r",? (?P<city>[A-Z][a-z]+)", match["more"] or "")
    if not noun and more and place_noun(more["city"], page):
        place = f"{place}, {more['city']}"
    if place and born and noun in ("city", "town", "village", "district", ""):
        asks = f"{f'In which {noun}' if noun else 'Where'} was {thing.name} born?"
        where = Role("place", place, RoleKind.PLACE, noun, question=asks)
        yield compose("life", f"{thing.name} was born in {{place}}.", (where,), ("place",), 0.82)
