"""Finds the one thing, event or person that a note's title names, also where it stands in capitals or behind a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyapp.extract.notes.heads import Above
from studyapp.extract.notes.naming import is_name, name_of, whole_mention
from studyapp.extract.notes.page import Page
from studyapp.extract.notes.posts import PERSON
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.title import title_subject

_CUT = re.compile(r" [—–|-] | ?::?(?= |$)|; | \|")
_LIVED = re.compile(rf"(?P<who>{PERSON}),? \((?:b\.? ?)?(?:1[5-9]|20)\d\d ?(?:[-–] ?(?:1[5-9]|20)\d\d)?\)")
_REVOLT = re.compile(r"(?:The )?(?P<year>1[5-9]\d\d) [—–:-] (?:The )?(?P<what>Revolt|Mutiny|Uprising)", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?:The )?(?P<what>Revolt|Mutiny|Uprising) of (?P<year>1[5-9]\d\d)", re.IGNORECASE)
_DATE_BEHIND = re.compile(r",? \(?(?:1[5-9]|20)\d\d(?:[-–]\d{2,4})?\)?$")
_BRACKET = re.compile(r" \([^()]*\)")
_SMALL = frozenset("of and for the in on to with".split())
_FEW_LETTERS = 4  # a word in capitals up to so long may be letters


@dataclass(frozen=True)
class Thing:
    """What a note is about: its whole name, how a question names it, and its sort."""

    name: str
    sort: str

    @property
    def bare(self) -> str:
        """The name without its brackets."""
        return _BRACKET.sub("", self.name)


def thing_of(title: str, page: Page) -> Thing | None:
    """Return the one thing that the title names, where its sort is certain; else None."""
    if found := _OF_YEAR.match(title) or _REVOLT.match(title):
        return Thing(f"Revolt of {found['year']}", "happening")
    lived = _LIVED.match(title)
    if lived and sort_of(_uncapped(lived["who"]), page) in ("", "person"):
        return Thing(_uncapped(lived["who"]), "person")
    head = (
        _BRACKET.sub("", _CUT.split(title)[0].strip())
        if re.search(r"\bN\.?P\b", title)
        else _CUT.split(title)[0].strip()
    )
    if page.person and head.startswith(page.person):
        return Thing(page.person, "person")
    if name := title_subject(title, page):
        return Thing(_as_listed(name, page), sort_of(name, page))
    first, _, other = head.partition(" / ")
    if re.search(r"\bvs?\b", head) or (other and sort_of(name_of(first, page) or first, page) != "happening"):
        return None
    head = first
    return _named(_DATE_BEHIND.sub("", head), page)


def _named(head: str, page: Page) -> Thing | None:
    for text in (head, _uncapped(head), *([_PARK.sub("National Park", _uncapped(head))] if _PARK.search(head) else [])):
        name = name_of(text, page) if is_name(text) and len(text.split()) <= 9 else ""
        if name and (sort := sort_of(name, page) or _other_sort(name, page)):
            return Thing(_as_listed(name, page), sort)
    return None


_PARK = re.compile(r"\bN\.?P\.?$|\bNp$")


def _other_sort(name: str, page: Page) -> str:
    """Return "realm" or "weapon", sorts of which only whole notes are written."""
    if re.search(r" (?:[Dd]ynasty|Empire|Sultanate|[Kk]ingdom)$", name):
        return "realm"
    mention = whole_mention(name, page)
    senses = list(getattr(mention, "senses", ()))
    return "weapon" if senses and senses[0].collection == "weapons" else ""


def _is_shouted(word: str, page: Page) -> bool:
    """Tell whether a word in capitals stands in a name that is written small otherwise ("Reef BAGH Massacre"), and is no letters."""
    shouted = word.isalpha() and word.isupper() and len(word) >= _FEW_LETTERS and bool(re.search(r"[AEIOU]", word))
    return shouted and word not in page.longs and whole_mention(word, page) is None


def _as_listed(name: str, page: Page) -> str:
    """Return a name as the lists write it; one in capitals that they do not know with small letters."""
    if not name.isupper() or " " not in name:
        small = " ".join(word.capitalize() if _is_shouted(word, page) else word for word in name.split())
        mention = whole_mention(small, page)
        return mention.canonical if mention and mention.canonical.lower() == name.lower() else _uncapped(small)
    first, _, rest = name.partition(" ")
    tries = (f"{first} {_uncapped(rest) if ' ' in rest else rest.capitalize()}", _uncapped(name), name)
    return next((mention.canonical for text in tries if (mention := whole_mention(text, page))), _uncapped(name))


def _uncapped(name: str) -> str:
    """Return a name in capitals with small letters ("REEF TELESCOPE"); its short words stay letters."""
    words = name.split()
    if not re.search(r"[A-Z]{5}", name) and not (name.isupper() and (len(words) > 1 or "-" in name)):
        return name
    return " ".join(_word(word) if word.isupper() else word for word in words)


def _word(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    if word.startswith("("):
        return word
    if "-" in word:
        head, _, number = word.partition("-")
        return f"{_word(head)}-{number}"
    return word if len(word) <= _FEW_LETTERS and not re.search(r"[AEIOU]", word[1:]) else word.capitalize()


# Headings of what belongs to the thing, or stands beside it: what is said under them is said of that.
_PART = re.compile(
    r"\b(?:lander|rover|orbiter|modules?|payloads?|rocket|launcher|vehicle|engine|tower|reservoir|station|campus|portal|others?|similar|"
    r"compare|comparison|related|rivals?|neighbours?|sister|parent|predecessor|successor|earlier|old|previous|before|elsewhere|abroad|"
    r"states|countries|world|india vs)\b",
    re.IGNORECASE,
)


def thing_spoken_of(above: Above, thing: Thing | None, page: Page) -> Thing | None:
    """Return the thing of which a line says something: a name alone above it, else the title's where no heading names another."""
    if above.head:
        sort = sort_of(above.head, page)
        return Thing(above.head, sort) if sort else None
    if thing is None:
        return None
    said = [text for text in (above.label, above.path[-1] if above.path else "") if text]
    return None if any(_names_another(text, thing, page) for text in said) else thing


def _names_another(heading: str, thing: Thing, page: Page) -> bool:
    """Tell whether a heading or label names something that is not the title's."""
    if heading.lower().startswith(thing.bare.lower()):
        return False
    letters = [] if heading.isupper() else re.findall(r"\b[A-Z]{3,}\b", heading)
    if _PART.search(heading) or any(short not in thing.name and short not in page.title for short in letters):
        return True
    words = set(thing.bare.lower().split())
    return any(
        not set(heading[mention.start : mention.end].lower().split()) <= words
        and heading[mention.start : mention.end].lower() not in ("india", "indian")
        for mention in page.gazetteer.find(heading)
    ) or bool(re.search(r"\b(?:19|20)\d\d\b|\bvs\b", heading))
