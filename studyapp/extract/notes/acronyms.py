"""Short forms and the full forms that a note itself gives for them, checked letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

SHORT = r"(?:[A-Z][A-Za-z]?(?:[A-Z0-9]|[-&][A-Z0-9])[A-Z0-9]*(?:-[A-Z0-9]+)*|[A-Z][a-z]{1,4}[A-Z][A-Za-z]{0,4})"
_SMALL_WORDS = """
    a an and as at by for from in of on or the to with under & al el ul de cum
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_BRACKETED = re.compile(rf"(?P<before>[^()]+?) ?\((?P<short>{SHORT})(?=[);,])")
_EXPANDED = re.compile(rf"(?P<short>(?<![\w-]){SHORT}) \((?P<long>[A-Z][^();=]+)\)")
# A reader for these exams knows them; what they stand for is no question.
_WELL_KNOWN_WORDS = """
    AD AI BC CEO CM DNA EU EV EVS FTA GDP GST HIV HQ IAS ICC ICU ID IMF IPL IPS ISRO IT LPG MLA MLAS MOU MP MPS
    NASA NATO NCR NGO NGOS OBC PM PDF RBI SC ST SBI TV UAE UK UN UNESCO UNICEF UPSC US USA UT UTS WHO WTO WWF
    AIDS BJP CBI FDI CO2 EEZ BRICS CO UP FM
"""
WELL_KNOWN = frozenset(_WELL_KNOWN_WORDS.split())


def matches(short: str, long: str) -> bool:
    """Tell whether ``short`` is made of the initials of ``long``: every word of weight gives its first letter, in order."""
    letters = re.sub(r"[^A-Za-z]", "", short).upper()
    words = [word for word in re.split(r"[\s\-/–]+", long) if word.strip(",.")]
    if len(letters) < 2 or not words or not words[0][:1].isalpha():
        return False
    return _spell(letters, words)


def derived(short: str, long: str) -> Iterator[tuple[str, str]]:
    """Yield the shorter short forms inside one: "DFC" of "WDFC", where each letter is one word."""
    words = long.split()
    if short.isupper() and len(short) == len(words) > 3 and all(w[0] == s for w, s in zip(words, short, strict=True)):
        yield short[1:], " ".join(words[1:])


def _spell(letters: str, words: list[str]) -> bool:
    """Tell whether the words, each by its first letter and perhaps further ones in order, spell the letters."""
    if not words:
        return not letters
    word = words[0].strip(",.")
    if word.lower() in _SMALL and _spell(letters, words[1:]):
        return True
    if not letters or not word or word[0].upper() != letters[0]:
        return False
    return any(_spell(rest, words[1:]) for rest in _remainders(letters[1:], word[1:].upper()))


def _remainders(letters: str, word: str) -> Iterator[str]:
    """Yield what is left of the letters when none, one, two ... of them are found in the word, in order."""
    yield letters
    at = 0
    for taken, letter in enumerate(letters, start=1):
        at = word.find(letter, at) + 1
        if at == 0:
            return
        yield letters[taken:]


def long_before(short: str, before: str) -> str:
    """Return the words at the end of ``before`` that the short form is made of, or an empty text.

    One letter a word is looked for first: of "Indian Institute of Rice Research (IIRR)" the whole, not "Institute of ...".
    """
    words = before.split()
    ends = [words[-count:] for count in range(2, min(len(words), len(short) + 6) + 1) if words[-count][:1].isupper()]
    strict = [end for end in ends if _initials(end) == re.sub(r"[^A-Za-z]", "", short).upper()]
    loose = [end for end in ends if matches(short, " ".join(end))]
    return " ".join((strict or loose)[0]).strip(",") if strict or loose else ""


def _initials(words: list[str]) -> str:
    """Return the first letters of the words of weight."""
    parts = [part for word in words if word.lower() not in _SMALL for part in re.split(r"[-–/]", word) if part]
    return "".join(part[0] for part in parts).upper()


def long_at_start(short: str, text: str) -> str:
    """Return the words at the start of ``text`` that the short form is made of, or an empty text."""
    words = re.split(r" \(|;|—|:", text)[0].split()
    for count in range(len(words), 1, -1):
        if words[count - 1].lower() not in _SMALL and matches(short, " ".join(words[:count])):
            return " ".join(words[:count]).rstrip(",./ ")
    return ""


def long_loosely(short: str, text: str) -> str:
    """Return the capitalised words at the start of ``text`` of which the short form takes most initials, in order."""
    words = re.split(r" \(|;|—|,", text)[0].split()
    weighty = [word for word in words if word.lower() not in _SMALL]
    if len(words) < 2 or not all(word[0].isupper() for word in weighty):
        return ""
    initials = "".join(part[0] for word in weighty for part in word.split("-") if part).upper()
    letters = iter(initials)
    spelt = all(letter in letters for letter in re.sub(r"[^A-Z]", "", short))
    return " ".join(words) if spelt and initials[0] == short[0] and len(short) * 2 > len(initials) else ""


def pairs_in(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield (short, long, start, end) of the pairs in brackets in a text, with the place of both together."""
    for match in _BRACKETED.finditer(text):
        if long := long_before(match["short"], match["before"]):
            yield match["short"], long, text.rindex(long, 0, match.start("short")), match.end("short") + 1
    for match in _EXPANDED.finditer(text):
        long = long_at_start(match["short"], match["long"].split(",")[0]) or long_at_start(
            match["short"], match["long"]
        )
        if long and not ("," in long and match["long"][len(long) :].strip(" ).")):  # a list, of which it is a part
            yield match["short"], long, match.start(), match.end()


def definition(text: str) -> tuple[str, str] | None:
    """Return (short, long) of ``ABBR = Full Form`` or ``ABBR — Full Form`` at the start of a text, or None."""
    match = re.match(rf"(?:.*\b)?(?P<short>{SHORT}) ?(?:=|—|–|:|-) (?P<body>[A-Z].+)", text)
    if match is None:
        return None
    long = (
        long_at_start(match["short"], match["body"])
        or (" = " in text and long_loosely(match["short"], match["body"]))
        or ""
    )
    return (match["short"], long) if long else None


_CAPITAL_RUN = re.compile(r"(?<![\w-])[A-Z][a-z][\w’'-]*(?: (?:(?:of|for|and|the|on|in|to|de) )*[A-Z][a-z][\w’'-]*)+")


def inferred(text: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return the letters of the text for which it has exactly one run of capitalised words with just these initials."""
    shorts = set(re.findall(r"(?<![\w-])[A-Z]{3,6}(?![\w-])", text)) - set(known) - WELL_KNOWN
    found: dict[str, set[str]] = {}
    for run in _CAPITAL_RUN.findall(text) if shorts else ():
        words = run.split(" ")
        capitals = [index for index, word in enumerate(words) if word[0].isupper()]
        initials = "".join(words[index][0] for index in capitals)
        for short in shorts:
            if (at := initials.find(short)) >= 0:
                last = capitals[at + len(short) - 1]
                found.setdefault(short, set()).add(" ".join(words[capitals[at] : last + 1]))
    return {short: runs.pop() for short, runs in sorted(found.items()) if len(runs) == 1}
