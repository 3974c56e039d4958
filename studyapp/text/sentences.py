"""Split tidy text into sentences, with the abbreviations and initials of Indian English."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_LENGTH = 1500  # characters; what is longer has no stops and is cut where it hurts least

# The stop after these never ends a sentence: something must follow.
_BEFORE_A_NAME = frozenset(
    str.split(
        "dr mr mrs ms messrs smt shri sri sh km kum prof hon rev fr gen lt col maj capt brig cdr adm cmde sgt insp supdt gov "
        "pres sen rep st mt ft ltgen justice adv ar er md mohd vs v viz cf ie eg i.e e.g est estd approx ca circa esp incl excl "
        "w.e.f wef c/o s/o d/o w/o ven addl asst jt dy hony advt"
    )
)
# The stop after these does not end a sentence when a number follows.
_BEFORE_A_NUMBER = frozenset(
    str.split(
        "no nos rs re inr sec secs ss art arts fig figs vol vols ch chs cl para paras pt p pp pg pgs para ref reg regd r rule "
        "sch app ed col line l sl sr qn q ques sn s.no sl.no tel ph lat long jan feb mar apr jun jul aug sep sept oct nov "
        "dec"
    )
)
# The stop after these may end a sentence: it does when the next word is one that opens sentences.
_PERHAPS_LAST = frozenset(
    str.split(
        "ltd pvt inc co corp cos bros assn assoc dept deptt govt min intl natl univ dist distt etc al a.m p.m am pm u.s u.k "
        "u.n u.s.a u.a.e e.u n.y d.c b.c a.d b.c.e c.e ph.d b.a m.a b.sc m.sc b.tech m.tech ll.b m.d i.a.s i.p.s i.f.s jr sr "
        "esq cr lakh mn bn tn kg km cm mm ft hrs hr mins secs sq mph approx resp misc max no nos rs jan feb mar apr jun jul "
        "aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    )
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# "... took charge on 25 Sept. First chairman: ...": the day closes what has been said before it.
_DAY_AT_THE_END = re.compile(r"(?:\S+\s+){4,}\d{1,2}(?:st|nd|rd|th)?\s+\w+$")
_OPENERS = frozenset(
    str.split(
        "a about according after all also although among an and another any as at because before being besides both but by "
        "despite due during each earlier even every few following for founded from further given had has have he hence her "
        "here his how however i if in indeed india initially instead into is it its last later many meanwhile more moreover "
        "most much nearly no not nor now of on once one only or other our over overall per previously recently several she "
        "similarly since so some still such than that the their then there these they this those though three through thus "
        "to today together two under unlike until unless we what when where which while who whose why with within without "
        "yes yet you your"
    )
)
_CANDIDATE = re.compile(r"(?:[.!?…]+|[।॥])[\"”’'»)\]]*(?=\s|$)|(?<=[।॥])")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"]+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]|(?:[A-Z][a-z]?\.)+[A-Z][a-z]?")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]*")
_NEXT = re.compile(r"\s*([\"“‘'«(\[]*)(\S*)")
_CUTS = (re.compile(r"[;:।]\s"), re.compile(r",\s"), re.compile(r"\s"))


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence of a tidy line, in order; none is empty, only spaces lie between."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.end() > start and _ends_sentence(text, start, match):
            spans.extend(_trimmed(text, start, match.end()))
            start = match.end()
    spans.extend(_trimmed(text, start, len(text)))
    return tuple(spans)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_LENGTH:
        cut = _cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Return where to cut an endless sentence: after the last semicolon, comma or space that is not too early."""
    window = text[start : start + MAX_LENGTH]
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(window, MAX_LENGTH // 2)]
        if ends:
            return start + ends[-1]
    return start + MAX_LENGTH


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    sign = match.group()
    following = _NEXT.match(text, match.end())
    quote, word = (following.group(1), following.group(2)) if following else ("", "")
    if not word or not sign or sign[0] in "।॥":
        return True
    first = word[0]
    if first.islower() or first in ",;:)]–—-=→&%/":
        return False  # the sentence goes on: "... systems.” the statement said"
    if sign[0] != "." or sign.startswith(".."):
        return True
    return _stop_ends(text[max(start, match.start() - 64) : match.start()], sign, quote, word)


def _stop_ends(sentence: str, sign: str, quote: str, word: str) -> bool:
    """Tell whether a single full stop after ``sentence`` ends it, when ``word`` follows it."""
    before = _WORD_BEFORE.search(sentence)
    last = before.group() if before else ""
    if _ENUMERATOR.fullmatch(last) and last == sentence.strip():
        return False  # "1. ", "(a). " at the beginning
    if len(sign) > 1 and sign[1] in "\"”’'»":
        return True
    key = last.lower().strip("-–")
    opener = word.rstrip(",;:’'").lower() in _OPENERS or (bool(quote) and word[0].isupper())
    if key in _BEFORE_A_NAME:
        return False
    if key in _BEFORE_A_NUMBER and word[0].isdigit():
        return False
    if key == "no":
        return True
    if key in _MONTHS and word[0].isupper() and _DAY_AT_THE_END.search(sentence):
        return True
    if key in _PERHAPS_LAST or _INITIAL.fullmatch(last):
        return opener
    return True
