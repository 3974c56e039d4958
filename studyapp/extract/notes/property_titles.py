"""Recognisers of titles with their year (World Heritage Site, Ramsar site, GI tag), of days of the year and of awards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, DAY, read_date
from studyapp.extract.notes.naming import expand, place_noun
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import is_plural, the, write_out

_TAG = re.compile(
    rf"(?:is |a |an |declared |became |inscribed as |designated )*(?P<tag>UNESCO World Heritage(?: Site)?|"
    rf"World Heritage(?: Site)?|WHS|UNESCO(?: heritage)? site|"
    rf"UNESCO WHS|UNESCO biosphere(?: reserve)?|UNESCO|"
    rf"Ramsar(?: [Ss]ite)?|[Bb]iosphere [Rr]eserve|[Nn]ational [Pp]ark|NP|[Tt]iger [Rr]eserve|GI(?: "
    rf"tag)?)(?:,? (?:in|since)| \(|,| )+(?P<date>{DATE})\)?"
)
_HERITAGE = "a World Heritage Site"
_TAGS = {
    "world": _HERITAGE,
    "whs": _HERITAGE,
    "unesco": _HERITAGE,
    "ramsar": "a Ramsar site",
    "national": "a national park",
    "np": "a national park",
    "tiger": "a tiger reserve",
    "biosphere": "a biosphere reserve",
}


def tagged(owner: Property, page: Page) -> Iterator[Outcome]:
    """``UNESCO site 1987``, ``Ramsar 2002``, ``GI 2004``: since when it bears the title."""
    match = _TAG.fullmatch(owner.text)
    when = match and read_date(match["date"])
    if not match or not when or when.noun == "years":
        return
    if match["tag"] == "UNESCO" and sort_of(owner.owner, page) not in ("site", "place", "river", "peak"):
        return
    tag, be, name = match["tag"].lower(), "were" if is_plural(owner.owner) else "was", the_name(owner.owner, page)
    asks = f"{when.prep.capitalize()} which {when.noun}"
    if tag.startswith("gi"):
        question, said = f"{asks} did {name} receive the GI tag?", f"{name} received the GI tag {when.prep} {{time}}."
    else:
        title = next(words for key, words in _TAGS.items() if key in tag)
        title = "a UNESCO biosphere reserve" if tag.startswith("unesco bio") else title
        verb = (
            "inscribed as" if "Heritage" in title else "declared" if not title.startswith("a Ramsar") else "designated"
        )
        question, said = f"{asks} {be} {name} {verb} {title}?", f"{name} {be} {verb} {title} {when.prep} {{time}}."
    role = Role("time", when.words, RoleKind.DATE, when.noun, question=question)
    yield compose("tagged", said, (role,), ("time",), 0.83)


_DAY = re.compile(rf"(?:is |observed |celebrated |on )*(?P<day>{DAY})(?: \([^()]*\)| every year)?")


def day_of_year(owner: Property, _page: Page) -> Iterator[Outcome]:
    """``Reef Day, 29 August``: on which day of the year."""
    match = _DAY.fullmatch(owner.text)
    if (
        match is None
        or not re.search(r"\b(?:Day|Diwas|Divas|Jayanti)(?:$| (?:for|of|against) )", owner.owner)
        or not owner.adjacent
    ):
        return
    named = f"the {owner.owner}" if " Day " in owner.owner else owner.owner
    words = write_out(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", match["day"]))
    role = Role("time", words, RoleKind.DATE, question=f"On which day of the year is {named} observed?")
    yield compose("day", f"{named} is observed on {{time}}.", (role,), ("time",), 0.86)


_IS_DAY = re.compile(
    r"(?:is |observed as |celebrated as )?(?:the )?(?P<name>(?:[A-Z][\w’'-]* (?:of |for |the |and )*)+(?:Day|Diwas|Divas))(?: \([^()]*\))?"
)


def day_before(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``11 May → Reef Day``: the same turned round."""
    day, named = re.fullmatch(DAY, clause.subject), _IS_DAY.fullmatch(clause.body.strip(" ."))
    if day and named and clause.sign != ";":
        words = write_out(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", day[0]))
        words = " ".join(reversed(words.split())) if words[0].isalpha() else words
        role = Role("time", words, RoleKind.DATE, question=f"On which day of the year is {named['name']} observed?")
        yield compose("day", f"{named['name']} is observed on {{time}}.", (role,), ("time",), 0.86)


_AWARD = re.compile(
    r"(?:got |won |received |awarded )?(?:the )?(?P<award>Bharat Ratna|Padma [A-Z]\w+|"
    r"World Food Prize|Nobel (?:Literature|Physics|Chemistry|Medicine|Economics)|"
    r"Nobel(?: Peace)?(?: "
    r"Prize)?(?: (?:in|for) [A-Z]\w+)?|Jnanpith(?: Award)?|"
    r"Sahitya Akademi(?: Award)?|Ramon Magsaysay(?: Award)?|Magsaysay(?: Award)?|Arjuna(?: Award)?|Khel "
    r"Ratna|Booker(?: Prize)?|Dadasaheb Phalke(?: Award)?|"
    r"Fields Medal|Abel Prize|Param Vir Chakra|Ashoka Chakra)(?: \(posthumous\))?[, (]*(?:in "
    r")?(?P<year>\d{4})\)?(?: \(?(?:posthumous(?:ly)?)\)?)?"
)


def award_of_person(owner: Property, page: Page) -> Iterator[Outcome]:
    """``C. V. Raman: Nobel 1930``: in which year a person got an award."""
    match = _AWARD.fullmatch(owner.text)
    when = match and read_date(match["year"])
    person = sort_of(owner.owner, page) == "person" or bool(
        re.fullmatch(r"(?:[A-Z][\w.]*\.? )+[A-Z][a-z]+", owner.owner)
    )
    if match is None or not when or not person or sort_of(owner.owner, page) not in ("person", ""):
        return
    prize = re.sub(r"^Nobel$", "Nobel Prize", re.sub(r"^Nobel Peace$", "Nobel Peace Prize", match["award"]))
    prize = re.sub(r"^Nobel (?=Literature|Physics|Chemistry|Medicine|Economics)", "Nobel Prize in ", prize)
    prize = re.sub(r"^Nobel (?=in |for )", "Nobel Prize ", prize)
    prize = (
        re.sub(r"^(Jnanpith|Sahitya Akademi|Magsaysay|Ramon Magsaysay|Arjuna|Dadasaheb Phalke)$", r"\1 Award", prize)
        .replace("Booker", "Booker Prize")
        .replace("Prize Prize", "Prize")
    )
    role = Role(
        "time", when.words, RoleKind.DATE, when.noun, question=f"In which year did {owner.owner} receive the {prize}?"
    )
    yield compose("award", f"{owner.owner} received the {prize} in {{time}}.", (role,), ("time",), 0.86)


_LIFE = re.compile(
    rf"(?:was )?(?P<verb>born|b\.|died|d\.|hanged|executed)(?: in| at)? "
    rf"(?P<place>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*?)(?: \([^()]*\))?,? (?:on |in )?(?P<date>{DATE})"
)
_LIVES = {"b.": "born", "d.": "died"}


def life(owner: Property, page: Page) -> Iterator[Outcome]:
    """``born Cuttack 23 January 1897``: where and when a person was born, died or was hanged."""
    match = _LIFE.fullmatch(owner.text)
    when = match and read_date(match["date"])
    if match is None or not when or " " not in owner.owner or sort_of(owner.owner, page) not in ("person", ""):
        return
    verb, who = _LIVES.get(match["verb"], match["verb"]), owner.owner
    noun = place_noun(match["place"], page) or "place"
    prep = "At" if noun == "place" else "In"
    did = f"did {who} die" if verb == "died" else f"was {who} {verb}"
    time = Role(
        "time", when.words, RoleKind.DATE, when.noun, question=f"{when.prep.capitalize()} which {when.noun} {did}?"
    )
    place = Role("place", match["place"], RoleKind.PLACE, noun, question=f"{prep} which {noun} {did}?")
    said = f"{who} {'died' if verb == 'died' else f'was {verb}'} {prep.lower()} {{place}} {when.prep} {{time}}."
    yield compose("life", said, (time, place), ("time", "place"), 0.86)


_POST = re.compile(
    r"(?:was |served as )?(?P<post>(?:(?:First|Founder|Founding|Deputy|Vice|Managing|Principal|Scientific|Chief|Union|Joint|Executive|"
    r"Finance|Home|Defence|Foreign|Cabinet|Economic)[ -])*(?:Director|Chairman|Chairperson|President|Governor|Secretary|Adviser|Advisor|"
    r"Minister|Commissioner|Justice|CEO|CM|Speaker|Ambassador|Director[- ]General|Vice-Chancellor|Chancellor))"
    r"(?P<prep>,? of| to|,| at)? (?:the )?(?P<org>[A-Z][\w’'&. ]*?),? (?:from )?\(?(?P<begun>(?:1[89]|20)\d\d) ?(?:[-–]|to) ?"
    r"(?P<ended>(?:(?:1[89]|20)\d\d|\d\d))\)?"
)


def office(owner: Property, page: Page) -> Iterator[Outcome]:
    """``Chairman AEC 1993-2000`` of a person: which office he or she held in those years."""
    match = _POST.fullmatch(write_out(owner.text))
    if match is None or sort_of(owner.owner, page) != "person":
        return
    begun, ended = match["begun"], match["ended"]
    ended = ended if len(ended) == 4 else f"{begun[:2]}{ended}"
    if int(ended) < int(begun):
        return
    post = "Chief Minister" if match["post"] == "CM" else match["post"]
    prep = "to" if match["prep"] and "to" in match["prep"] else "of"
    body = the(expand(match["org"].strip(), page))
    answer = f"{post} {prep} {body}"
    asks = f"Which office did {owner.owner} hold from {begun} to {ended}?"
    role = Role("office", answer, RoleKind.TERM, question=asks)
    yield compose("office", f"{owner.owner} was {{office}} from {begun} to {ended}.", (role,), ("office",), 0.84)


TITLE_PROPERTIES = (office, life, tagged, day_of_year, award_of_person)
