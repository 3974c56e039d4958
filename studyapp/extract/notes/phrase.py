"""Makes a clipped noun phrase whole: puts back articles, writes out signs; says when that cannot be done."""

from __future__ import annotations

import re

from studyapp.extract.notes.page import Page
from studyapp.extract.notes.restore import restore
from studyapp.extract.notes.words import a

_UNCLEAR = re.compile(
    r"\b(?:its|their|his|her|this|that|these|those|it|same|such|other|others|etc|here|there|various|several|many|some)\b|"
    r"\bbasis of [a-z]+$|[+/=→|]|->|\bi\.e\b|\be\.g\b|“[^”]*$|‘[^’]*$|\d\d?% (?:of )?$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|a|an|all|both|no|every|each|any|one|two|three|four|five|six|seven|eight|nine|ten|about|over|under|nearly|"
    r"half|\d[\d,.]*|[₹$]\S+|[A-Z]\S*|[\w-]+[’']s)\b"
)
_ONLY_ONE = re.compile(
    r"(?:first|second|third|only|last|\w+est|most|\d+(?:st|nd|rd|th)|right|duty|birth|death|reign|rule|use)\b"
)
_MASS_WORDS = """
    water power trade labour land iron steel coal gold silver rice wheat cotton jute tea coffee oil gas salt sugar milk fish
    energy electricity education health defence agriculture forest irrigation research finance tax revenue land credit
    justice law peace war work food money inflation growth research space rain soil sand clay granite limestone copper zinc
    uranium thorium lithium hydrogen oxygen nitrogen methane carbon poetry music dance silk wool leather paper cloth
    data software hardware equipment infrastructure knowledge wildlife livestock evidence news debt trade credit
    orbit force office service place space prison exile jail sea labour school college
    independence freedom slavery sati untouchability poverty literacy citizenship statehood dyarchy bicameralism
"""
_MASS = frozenset(_MASS_WORDS.split())
_MASS_END = re.compile(r"(?:tion|sion|ment|ness|ity|ism|ing|ance|ence|ship|age|ics|cy|ure|logy|graphy|sy|th)$")
_COUNTED_END = re.compile(
    r"^(?:station|nation|mission|commission|institution|convention|constitution|document|government|parliament|"
    r"settlement|monument|instrument|city|university|king|building|village|region|organisation|meeting|"
    r"agency|structure|treatment|basement|regiment|section|corporation|union|election|month|process|facility|committee)$"
)

_UNIQUE = frozenset(
    "crown title throne government world country army navy constitution sun moon earth equator monarchy caliphate".split()
)
_ADJECTIVE = re.compile(
    r"(?:al|ic|ous|ful|ical|ish|less|able|ible|ive)$|^(?:done|made|held|given|written|built|won|led|set|put)$"
)
_NOUNS_LIKE_ADJECTIVES = frozenset(
    "animal tribunal journal canal festival capital hospital proposal mineral metal signal rival trial appeal medal manual goal arsenal "
    "cathedral crystal music fabric topic clinic republic traffic public archive initiative detective motive table cable vehicle "
    "referendum dish tonic epic comic terminal removal approval renewal survival revival arrival denial portal".split()
)


def whole_phrase(text: str, page: Page) -> str:
    """Return the phrase as it stands in a sentence ("a kingdom", "the Brahmaputra"); empty if that is not certain."""
    text = re.sub(r" & ", " and ", text.strip(" .,;"))
    if not text or _UNCLEAR.search(text) or text.count("(") != text.count(")"):
        return ""
    restored = restore(re.sub(r"^Nobel Peace$", "Nobel Peace Prize", text), page)
    if _DETERMINER.match(restored):
        return restored
    if _ONLY_ONE.match(restored):
        return f"the {restored}"
    head = re.split(
        r" (?:of|in|on|at|for|to|from|with|by|under|over|between|against|near|across|into|as|and|or)\b|,| \(", restored
    )[0]
    last = head.split()[-1] if head.split() else ""
    if re.search(r"[^s]s$", last) and not last.endswith(("ics", "us", "is")):
        return restored
    if is_mass(last):
        return f"the {restored}" if restored.startswith(f"{head} of ") and _MASS_END.search(last) else restored
    if last in _UNIQUE:
        return f"the {restored}"
    if (
        not re.fullmatch(r"[a-z-]+", last)
        or (_ADJECTIVE.search(last) and last not in _NOUNS_LIKE_ADJECTIVES)
        or re.search(r"(?:ed|ly)$", last)
    ):
        return ""
    return f"the {restored}" if restored.startswith(f"{head} of the ") else a(restored)


def is_mass(word: str) -> bool:
    """Tell whether a noun is read without an article ("water", "irrigation")."""
    return word in _MASS or bool(_MASS_END.search(word) and not _COUNTED_END.match(word))
