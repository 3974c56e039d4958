"""Reads what stands behind a verb in a note: dates, places, doers and other phrases, with or without their preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyapp.extract.notes.dates import DATE, DAY, When, read_date
from studyapp.extract.notes.naming import place_noun
from studyapp.extract.notes.page import Page
from studyapp.extract.notes.phrase import whole_phrase
from studyapp.extract.notes.words import OFFICE, place_name

_PREP = (
    "in|on|at|by|from|to|under|with|against|for|after|during|since|through|as|into|over|along|between|near|via|"
    "aboard|across|until|till|inside|among|before|of|off|using|around|towards|despite|like"
)
_STOP = _PREP.replace("|of|off|", "|off|")
_NAME = r"[A-Z][\w’'.-]*(?: (?:(?:of|de|al) )?[A-Z][\w’'.-]*)*"
_TIME = re.compile(
    rf",? ?\(?(?:(?P<prep>in|on|from|since|by|till|until|during|w\.e\.f\.?|with effect from) )?(?P<date>{DATE})\)?(?=$|[ ,])"
)
_BARE_PLACE = re.compile(rf",? ?(?P<name>{_NAME})(?=$|[ ,]| ?\()")
# "The National Board for Wildlife" is one name.
_NAME_GOES_ON = (
    r"(?!(?:(?<=Board)|(?<=Council)|(?<=Commission)|(?<=Committee)|(?<=Institute)|(?<=Centre)|(?<=Authority)|(?<=Agency)|(?<=Fund)|"
    r"(?<=Department)|(?<=Coalition)|(?<=Foundation)) (?:for|on) [A-Z])"
)
_PHRASE = re.compile(
    rf",? ?(?P<prep>{_PREP}) (?P<what>(?:the )?\S.*?)(?=$|, | \(|{_NAME_GOES_ON} (?:{_STOP}) |,? (?:in |on |from )?{DATE})"
)
_GLOSS = re.compile(r" \([^()]*\)")


@dataclass(frozen=True)
class Adjunct:
    """A phrase behind a verb: its preposition and its words as they stand in a sentence.

    ``kind`` is "time" (then ``when`` is set), "place" (then ``noun`` asks for it), "agent" or "other".
    """

    kind: str
    prep: str
    words: str
    noun: str = ""
    when: When | None = None

    @property
    def text(self) -> str:
        """The whole phrase."""
        return f"{self.prep} {self.words}".strip()


_RANGE = re.compile(rf"\b(?:to|till|until|[-–]) (?:about )?{DATE}|{DAY} ?(?:to|till|[-–]) ?\d")
_NAMED_BY_YEAR = re.compile(
    r"(?:Act|Rules|Regulations|Code|Convention|Treaty|Protocol|Agreement|Policy|Statute|Order|Budget|Census|Survey|Plan|Summit|Games|Cup|Charter|Bill|Ordinance)$"
)
_ON = re.compile(
    r"(?:principles|recommendations?|lines|basis|model|pattern|occasion|anniversary|birthday|bank|banks|coast|border)\b"
)


_REMARK = re.compile(
    r"\s*(?:,(?! [A-Z])|\(|—|–|→|(?:replacing|from|via|through|against|to|for|with|after|but|during|before|when|amid|at|covering)\b)"
)


def read_adjuncts(text: str, page: Page, partly: bool = False) -> list[Adjunct] | None:
    """Return the phrases that the text consists of, in order; None if a part is not understood.

    ``partly``: a remark at the end may stay unread, but not one that could belong to a list of doers.
    """
    if _RANGE.search(text):
        return None  # "from 26 July to 11 August 2024": two dates
    out: list[Adjunct] = []
    at = 0
    while text[at:].strip(" ,"):
        found = _next(text, at, page, out)
        if found is None and partly and out and _REMARK.match(text, at):
            break
        if found is None:
            return None
        adjunct, at = found
        if adjunct is not None:
            out.append(adjunct)
    times = [adjunct for adjunct in out if adjunct.kind == "time"]
    return out if len(times) <= 1 else None


def _next(text: str, at: int, page: Page, before: list[Adjunct]) -> tuple[Adjunct | None, int] | None:
    if match := _TIME.match(text, at):
        if not match["prep"] and before and before[-1].kind == "other" and _NAMED_BY_YEAR.search(before[-1].words):
            before[-1] = replace(before[-1], words=f"{before[-1].words} {match['date']}")
            return None, match.end()
        return _time(match), match.end()
    if match := _PHRASE.match(text, at):
        adjunct = _phrase(match["prep"], match["what"], page)
        return (adjunct, match.end()) if adjunct else None
    if match := _BARE_PLACE.match(text, at):
        noun = place_noun(match["name"], page)
        if noun and before and before[-1].kind == "place" and text[at : at + 1] == ",":
            return Adjunct("wider", "", place_name(match["name"])), match.end()
        bare = _is_place(noun) and text[at : at + 1] != ","
        return (Adjunct("place", "in", place_name(match["name"]), noun), match.end()) if bare else None
    if match := _GLOSS.match(text, at):
        return None, match.end()
    return None


def _is_place(noun: str) -> bool:
    """Tell whether a question noun is that of a place; a union may be one of states or of workers."""
    return bool(noun) and noun not in ("union", "park")


def _time(match: re.Match[str]) -> Adjunct | None:
    when = read_date(match["date"])
    if when is None:
        return None
    prep = match["prep"] or when.prep
    prep = {
        "w.e.f": "with effect from",
        "w.e.f.": "with effect from",
        "on": when.prep,
        "in": when.prep,
        "during": when.prep,
    }.get(prep, prep)
    return Adjunct("time", prep, when.words, when.noun, when)


def _phrase(prep: str, what: str, page: Page) -> Adjunct | None:
    bare = re.sub(r"^PM$", "Prime Minister", _GLOSS.sub("", what))
    if OFFICE.fullmatch(bare):
        return Adjunct("other", prep, f"the {bare}")  # an office, not the doer's name
    noun = place_noun(bare, page) if prep in ("in", "at", "near", "on", "from", "to", "into", "over") else ""
    if _is_place(noun):
        name = place_name(bare)
        words = whole_phrase(name, page)
        prep = "in" if prep == "at" and noun in ("city", "country", "state", "union territory") else prep
        return Adjunct("place", prep, words or name, noun)
    words = "the Union Cabinet" if bare == "Cabinet" else whole_phrase(bare, page)
    if not words or (prep == "on" and not _ON.search(words)):
        return None
    return Adjunct("agent" if prep == "by" else "other", prep, words)
