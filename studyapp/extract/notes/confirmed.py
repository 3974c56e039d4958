"""Reads what a line says of a thing that the bank knows: a value that both have is certain, however the line is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.confirmed_forms import FORMS, Form
from studyapp.extract.notes.cut import KEY
from studyapp.extract.notes.dates import DATE, DAY, read_date
from studyapp.extract.notes.naming import EVERYDAY, place_noun
from studyapp.extract.notes.page import Claim, Clause, Gazetteer, Outcome, Page
from studyapp.extract.notes.places_in import whole_word, whole_words
from studyapp.extract.notes.words import is_plural, place_name, the, write_out
from studyapp.knowledge.article import with_article
from studyapp.knowledge.bank import Bank
from studyapp.knowledge.collection import Relation
from studyapp.knowledge.known import Knowledge, Known

_FAR = 8  # words between a thing and what is said of it, within one piece of the line
_OF_OFFICES = ("first_holders", "judgments")  # what is asked is not the body of these letters
_STATES = "state or union territory"
_TERRITORIES = frozenset(
    ("Delhi", "Puducherry", "Chandigarh", "Ladakh", "Jammu and Kashmir", "Lakshadweep", "Andaman and Nicobar Islands",
     "Dadra and Nagar Haveli and Daman and Diu")
)  # fmt: skip
# Where every body meets: only what is said of its seat counts.
_MEETING_PLACES = ("New Delhi", "Delhi")
_SITS = re.compile(
    r"\b(?:HQs?|[Hh]ead\w*|[Bb]ased|[Ss]eat|[Ss]its|[Oo]ffice)\b|^\s*[(=:—–→-]+\s*(?:in |at )?(?:New )?Delhi\b(?! \w)"
)
_PLAIN = ("India", "ISRO")  # what nobody asks
_PIECE = re.compile(r"; |(?<=[a-z0-9)])\. (?=[A-Z])")
# A piece that says a property of the line's head, not one that begins with a name of its own.
_GOES_ON = re.compile(rf"[a-z\d(~₹]|{KEY.pattern}\b|{DATE}|[Ss]ec|[Uu]nder |[Mm]in|[Pp]art ")
_SMALL = frozenset("the a an of in on to and for by with from at its or".split())

_HOUSES = frozenset("institute university laboratory centre museum academy observatory exchange".split())
_CRAFTS = (
    "aircraft",
    "helicopter",
    "missile",
    "submarine",
    "ship",
    "vessel",
    "radar",
)  # what is no weapon, or more than that
_HOUSED_QUESTION, _HOUSED = "{In which place} is {the name}?", "{the name} is in {value}."
_BEARS_YEAR = re.compile(r"\b(?:Act|Bill|Rules|Code|Ordinance|Policy|Order|Regulations|Budget|Census|Amendment)$")
# Behind these words the full date is that of the beginning, too, and not only its year.
_BEGUN = re.compile(
    r"(?:est|estd|established|founded|set up|launched|formed|created|born|since|constituted)\.?(?: on| in)?$"
)


@lru_cache(maxsize=4)
def _knowledge(bank: Bank) -> Knowledge:
    return Knowledge(bank, frozenset(key for key, _ in FORMS))


def confirmed(line: str, page: Page, heading: str = "") -> Iterator[tuple[Outcome, Clause]]:
    """Yield what the line says of the known things in it and the bank knows too, each with its place in the line.

    Where something lies may be said by the heading.
    """
    above = _place_above(heading)
    found = _knowledge(page.gazetteer.bank).find(line)
    for known in found:
        for relation in known.collection.relations.values():
            form = FORMS.get((known.collection.key, relation.name))
            values = known.entry.values.get(relation.name, ())
            if form is None or len(values) != 1 or values[0] in _PLAIN or _no_answer(known, relation):
                continue
            scope = _scope(line, known, relation, found)
            if relation.name == "headquarters" and values[0] in _MEETING_PLACES and not _SITS.search(scope):
                continue
            said = _says(scope, values[0], relation, page.gazetteer) if form.near.search(scope) else ""
            before = _before(line, known) if relation.kind is RoleKind.PERSON else ""
            if not said and form.near.search(before):
                said = _says(before, values[0], relation, page.gazetteer)
            if not said and above == values[0] and relation.name == "state" and not line[: known.start].strip(" [-*"):
                said = values[0]
            if said and not (relation.noun != "year" and _shares(known.entry.name, values[0])):
                yield _claim(known, relation, form, values[0], said, page), _clause(line, known, scope, said)


def _place_above(heading: str) -> str:
    """Return the one state that a heading names ("HIMACHAL"), or an empty text."""
    words = re.sub(r"[\[\]:]", "", heading).strip()
    return place_name(words.title() if words.isupper() and len(words) > 3 else words)


# No examiner asks for what is in every schoolbook.
KNOWN_TO_ALL = frozenset(
    {
        ("United Nations", "headquarters"),
        ("Indian Institute of Science", "headquarters"),
        ("Reserve Bank of India", "headquarters"),
        ("Garba", "state"),
        ("Bihu", "state"),
        ("Bhangra", "state"),
        ("Statue of Liberty", "country"),
    }
)


def _no_answer(known: Known, relation: Relation) -> bool:
    """Tell whether the value is no answer: another each time, as the place of a yearly summit, or said in other words."""
    if (known.entry.name, relation.name) in KNOWN_TO_ALL:
        return True
    if known.collection.key == "summits":
        return relation.name == "place" and not re.search(r"\d|First|Second|Third", known.entry.name)
    if known.collection.key == "treaties" and relation.name == "subject":
        return known.entry.noun not in (
            "convention",
            "protocol",
        )  # of a pact it is a summary, which nobody would answer so
    if known.collection.key == "committees" and known.entry.noun == "mission":
        return relation.name == "year"  # it came, and was not set up
    return known.collection.key == "awards" and is_plural(known.entry.name)


def _shares(name: str, value: str) -> bool:
    """Tell whether the value names the thing again, and so would be told by the question."""
    words = set(re.findall(r"[A-Z]\w{3,}", value)) - {"India", "National", "Ministry", "Article"}
    return bool(words) and len(words & set(re.findall(r"[A-Z]\w{3,}", name))) * 2 >= len(words)


_BEGINNINGS = {"set up", "founded", "established", "formed", "launched", "created", "constituted", "started"}


_DATES_FROM = ("pact-date", "dated-item")


def contradicted(claim: Claim, page: Page, said: str) -> bool:
    """Tell whether the bank knows otherwise where a thing sits or when it began, or that the year is its Act's.

    ``said`` is what the note says: a year with no word of beginning beside it ("Reef Board (1953)") may be that of the Act.
    """
    if claim.frame not in ("passive", "done", "headquartered", "confirmed", "launched", *_DATES_FROM):
        return False
    for known in _knowledge(page.gazetteer.bank).find(claim.statement):
        if known.start > len("The ") or re.match(r" [A-Z]", claim.statement[known.end :]):
            break  # not said of it, or of a longer name
        if claim.frame == "headquartered":
            return _sits_elsewhere(claim, known)
        if "year" in known.collection.relations and _began_otherwise(claim, known, said):
            return True
    return False


def _sits_elsewhere(claim: Claim, known: Known) -> bool:
    seat = known.entry.values.get("headquarters", known.entry.values.get("secretariat", ()))
    city = next((role.text for role in _asked(claim)), "")
    return bool(seat and city) and city not in (*seat, "Delhi") and not _is_part(city, seat[0])


def _began_otherwise(claim: Claim, known: Known, said: str) -> bool:
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", " ".join(role.text for role in _asked(claim)))
    begun = claim.frame in _DATES_FROM or any(f" {verb} " in f" {claim.statement} " for verb in _BEGINNINGS)
    if not years or not begun:
        return False
    if "year" in known.entry.values:
        return years[0] not in known.entry.values["year"]
    bare = not any(verb in said for verb in (*_BEGINNINGS, "est"))
    return bare and bool(re.search(rf"\b{years[0]}$", known.entry.value("basis")))


def _is_part(city: str, seat: str) -> bool:
    return city in seat or seat in city


_CAPITALS = re.compile(r"[A-Z]{4,}(?: [A-Z]{3,})?(?=\s*(?:[—–:=(,→]|- |$))")


def uncapped(line: str, page: Page) -> str:
    """Return the line with a head in capitals as the bank writes it: "KOSI — ..." is a river, not letters."""
    head = _CAPITALS.match(line)
    if head is None or any(known.end == head.end() for known in _knowledge(page.gazetteer.bank).find(head[0])):
        return line
    title = head[0].title()
    if any(known.start == 0 and known.end == len(title) for known in _knowledge(page.gazetteer.bank).find(title)):
        return title + line[head.end() :]
    return line


def unasked(found: Iterable[tuple[Outcome, Clause]], told: list[Claim]) -> Iterator[tuple[Outcome, Clause]]:
    """Yield the claims of the bank whose answer, under whatever name, the line's other claims do not ask already."""
    for outcome, clause in found:
        if isinstance(outcome, Claim) and not any(_asks_the_same(outcome, other) for other in told):
            yield outcome, clause


def _asks_the_same(claim: Claim, other: Claim) -> bool:
    mine, theirs = _asked(claim), _asked(other)
    if {role.text for role in mine} & {role.text for role in theirs}:
        return True
    if any(role.noun.lower() in ("amendment", "country", "state", "union territory") for role in mine):
        kinds = {role.kind for role in theirs}
        same = bool(kinds & {role.kind for role in mine}) or any(
            role.noun.lower().endswith("amendment") for role in theirs
        )
        return same and bool(
            set(re.findall(r"[A-Z]\w{3,}", claim.statement)) & set(re.findall(r"[A-Z]\w{3,}", other.statement))
        )
    return False


def _asked(claim: Claim) -> list[Role]:
    return [role for role in claim.roles if role.name in claim.asks]


def _scope(line: str, known: Known, relation: Relation, found: tuple[Known, ...]) -> str:
    """Return the stretch that may speak of the thing: up to the next thing of which the same may be said.

    What stands at the head of the line is spoken of in its other pieces too.
    """
    others = [
        other.start
        for other in found
        if other.start > known.end and relation.name in other.entry.values and other.entry is not known.entry
    ]
    end = min(others, default=len(line))
    at_head = not line[: known.start].strip(" ‘“'\"*-.>~")
    for piece in _PIECE.finditer(line, known.end):
        if not at_head or not _GOES_ON.match(line, piece.end()):
            return line[known.end : min(end, piece.start())]
    return line[known.end : end]


def _before(line: str, known: Known) -> str:
    """Return the few words before the thing in its piece: "Kalidasa = Meghaduta"."""
    piece = _PIECE.split(line[: known.start])[-1]
    return piece if len(piece.split()) <= _FAR else ""


def _says(scope: str, value: str, relation: Relation, gazetteer: Gazetteer) -> str:
    """Return the words of the scope that say the value, with the full date where the value is its year; empty if none do."""
    for start, end, words in _sayings(scope, value, relation, gazetteer):
        if not start <= end:
            continue
        between = re.split(_PIECE, scope[:start])[-1]
        if len(between.split()) <= _FAR:
            return words or scope[start:end]
    return ""


def _sayings(scope: str, value: str, relation: Relation, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    if relation.noun == "year":
        yield from _years(scope, value)
    elif relation.noun in ("date", "day"):
        for day in re.finditer(DAY, scope):
            if _same_day(day[0], value):
                yield day.start(), day.end(), value
    elif re.fullmatch(r"Article \d+\w*", value):
        for match in _ARTICLE.finditer(scope):
            if match[1] == value.split()[1]:
                yield match.start(), match.end(), value
    elif (at := whole_word(scope, value)) >= 0:
        yield at, at + len(value), value
    else:
        yield from _otherwise(scope, value, relation, gazetteer)


_ARTICLE = re.compile(r"\bArt(?:icle|\.)? ?(\d+\w*)(?![\w(])")
_OF_YEAR = re.compile(r"\bAct(?:,| of)? (\d{4})\b")


def _years(scope: str, value: str) -> Iterator[tuple[int, int, str]]:
    """Yield the dates of the year; the full date only where it clearly is that of the beginning."""
    for date in re.finditer(DATE, scope):
        when = read_date(date[0])
        before = scope[: date.start()].strip(" ,:;(=–—-→")
        if (
            when
            and when.value
            and str(when.value.year) == value
            and when.noun != "years"
            and not _BEARS_YEAR.search(before)
        ):
            yield date.start(), date.end(), date[0] if not before or _BEGUN.search(before) else value


def _same_day(day: str, value: str) -> bool:
    words = write_out(re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", day))
    return words == value or " ".join(reversed(words.split())) == value


def _otherwise(scope: str, value: str, relation: Relation, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield the place of the value under another of its names, or of its telling words for values that are no names."""
    for mention in gazetteer.find(scope):
        if value in (mention.canonical, *(sense.canonical for sense in getattr(mention, "senses", ()))):
            yield mention.start, mention.end, value
    year = re.search(r"\bAct,? (\d{4})$", value)
    for match in _OF_YEAR.finditer(scope) if year else ():
        if year and match[1] == year[1]:
            yield match.start(), match.end(), value
    if relation.kind is RoleKind.PERSON:
        surname = value.split()[-1]
        yield from ((at, at + len(surname), value) for at in whole_words(scope, surname) if len(surname) > 3)
    elif " and " in value and relation.kind is RoleKind.PLACE:
        named = {mention.canonical: mention for mention in gazetteer.find(scope)}
        parts = value.split(" and ")
        if all(part in named for part in parts):
            places = [named[part] for part in parts]
            yield min(place.start for place in places), max(place.end for place in places), value
    elif relation.kind is RoleKind.TERM or relation.noun == "origin":
        yield from _telling(scope, value)


def _telling(scope: str, value: str) -> Iterator[tuple[int, int, str]]:
    """Yield the place of what the value says in other words: of half of its telling words, two at least if it has more."""
    words = [word for word in re.findall(r"[\w’'-]+", value.lower()) if word not in _SMALL and len(word) > 1]
    small = scope.lower()
    stems = [_stem(word) for word in words]
    places = [(at, at + len(stem)) for stem in stems if (at := whole_word(small, stem, begins=True)) >= 0]
    if places and len(places) * 2 >= len(words) and (len(places) > 1 or len(words) == 1 or len(_longest(words)) > 8):
        yield min(start for start, _ in places), max(end for _, end in places), value


def _longest(words: list[str]) -> str:
    return max(words, key=len)


def _stem(word: str) -> str:
    return word if len(word) < 6 else re.sub(r"(?:ations?|ions?|ities|ity|ies|ing|ed|es|s|y)$", "", word)


def _claim(known: Known, relation: Relation, form: Form, value: str, said: str, page: Page) -> Outcome:
    name = known.entry.name
    letters = known.name if known.name.isupper() and known.name not in name and len(known.name) > 2 else ""
    if known.collection.key in _OF_OFFICES:
        letters = ""
    if letters in EVERYDAY:
        name, letters = letters, ""
    full = f"{name} ({letters})" if letters else name
    noun = relation.noun
    if noun == _STATES:
        noun = "union territory" if value in _TERRITORIES else "state"
    if relation.noun == "year":
        when = read_date(said)
        value, noun = (when.words, when.noun) if when else (value, noun)
    filled = {"name": full, "the name": _with_the(name) + full[len(name) :], "kind": known.entry.noun, "value": value}
    if form.turned:
        role = Role("name", name, known.collection.kind, known.entry.noun)
    else:
        role = Role("value", value, RoleKind.DATE if noun.endswith(("year", "date")) else relation.kind, noun)
    housed = relation.noun == "city" and known.entry.noun in _HOUSES
    filled["state"] = noun
    filled["In which place"] = "In which city" if place_noun(value, page) == "city" else "Where"
    filled["craft"] = next((craft for craft in _CRAFTS if value.endswith(craft)), "weapon")
    asked = _HOUSED_QUESTION if housed else form.question
    if known.collection.key == "awards" and relation.name == "field" and " " in value:
        asked = "For what is {the name} given?"  # "fiction in English" is no field
    question = _fill(asked, filled)
    statement = _fill(_HOUSED if housed else form.said, filled)
    if relation.noun == "year" and noun != "year":
        prep = "On" if noun == "date" else "In"
        question = question.replace("In which year", f"{prep} which {noun}")
        statement = statement.replace(f"in {value}", f"{prep.lower()} {value}")
    head, _, tail = statement.rpartition(role.text)
    role = replace(role, question=question)
    return compose("confirmed", f"{head}{{{role.name}}}{tail}", (role,), (role.name,), form.score)


def _with_the(name: str) -> str:
    if name.startswith("The "):
        return f"the {name[4:]}"
    article = with_article(name)
    return article if article != name else the(name)


def _fill(text: str, values: dict[str, str]) -> str:
    text = re.sub(r"\{([\w ]+)\}", lambda slot: values[slot[1]], text)
    return text[0].upper() + text[1:]


def _clause(line: str, known: Known, scope: str, said: str) -> Clause:
    end = scope.find(said)
    stop = known.end + (end + len(said) if end >= 0 else len(scope))
    return Clause(known.name, ";", line[known.start : stop].rstrip(), known.start, line)
