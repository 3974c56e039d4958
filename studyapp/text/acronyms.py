"""Short forms and their full forms where a text gives both: "Indo-Pacific Oceans’ Initiative (IPOI)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"\(([^()]{2,80})\)")
_SHORT = re.compile(r"(?=.{2,12}$)[A-Z0-9][A-Za-z0-9&.-]*[A-Z0-9][a-z]?")
_WORD = re.compile(r"[A-Za-z0-9]+(?:[’'][A-Za-z]+)?")
# "IRRI (IR-8, the miracle rice)" tells what it made, not what it stands for.
_NO_FULL_FORM = re.compile(r"\d|[\"“”:;=/,]")
# Small words that an acronym may leave out, or take a letter from.
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
# Everybody who prepares for an exam reads them; what they stand for is no question (small letters).
EVERYDAY = frozenset(
    """asi iisc msme msmes uae ai it un eu us uk usa pm cm tv gdp rfp dpr mou sop ceo md ppp r&d faq kpi roi ut uts dg iec ngo ngos psu psus
    cctv atm mla mp rbi sbi sebi lic cbi nia ed imd isro drdo nasa upsc ssc eci cag niti aayog ugc cbse ncert nta neet jee iit iim
    aiims fssai trai irctc hal bhel ongc gail sail ntpc crpf bsf itbp cisf ssb nsg ncc icmr csir icar who unesco unicef undp unep wto
    imf adb nato brics g7 g20 saarc asean opec oecd fifa icc bcci ioc nhai nhrc loc lac mea mha gst upi pan kyc emi epfo esic aap bjp
    inc covid hiv aids dna rna gps lpg cng fdi fii gnp cpi wpi nda upa shg shgs asha fpo fpos obc sc st ews bpl apl pds""".split()
)


@dataclass(frozen=True)
class AcronymPair:
    """``short`` and ``long`` as written; the places count characters of the text searched, the whole pair included."""

    short: str
    long: str
    start: int
    end: int
    long_start: int
    short_start: int


def find_pairs(text: str) -> tuple[AcronymPair, ...]:
    """Return the pairs ``Long Form (LF)`` and ``LF (Long Form)`` whose letters fit, in the order of the text."""
    return tuple(
        pair
        for match in _BRACKET.finditer(text)
        if (pair := _long_then_short(text, match) or _short_then_long(text, match))
    )


def _long_then_short(text: str, bracket: re.Match[str]) -> AcronymPair | None:
    short = bracket[1].strip()
    if not _SHORT.fullmatch(short):
        return None
    start = _long_form_start(text[: bracket.start()], short)
    if start is None:
        return None
    long = text[start : bracket.start()].strip()
    return AcronymPair(short, long, start, bracket.end(), start, bracket.start() + 1)


def _short_then_long(text: str, bracket: re.Match[str]) -> AcronymPair | None:
    before = re.search(r"(\S+)\s*$", text[: bracket.start()])
    if before is None or not _SHORT.fullmatch(before[1]):
        return None
    long = bracket[1].strip()
    if _NO_FULL_FORM.search(long) or not spells(long, before[1]):
        return None
    return AcronymPair(before[1], long, before.start(1), bracket.end(), bracket.start() + 1, before.start(1))


def spells(long: str, short: str) -> bool:
    """Return whether first letters of ``long``'s words spell ``short``.

    Small words may be left out, and of a longer short form as many other words as it has letters beyond two
    ("India-Middle East-Europe Economic Corridor", IMEC), but never the first or the last.
    """
    words = [word.lower() for word in _WORD.findall(long)]
    letters = "".join(c for c in short.lower() if c.isalnum())
    return len(words) >= 2 and words[0][0] == letters[0] and _spell(words, letters, max(0, len(letters) - 2))


def _spell(words: list[str], letters: str, skips: int) -> bool:
    """Match all letters against the words in order, each giving one to three of its first letters."""
    if not words:
        return letters in {"", "s"}
    if words[0] in _SMALL and _spell(words[1:], letters, skips):
        return True
    if any(
        words[0].startswith(letters[:k]) and _spell(words[1:], letters[k:], skips) for k in (1, 2, 3) if letters[:k]
    ):
        return True
    return skips > 0 and len(words) > 1 and _spell(words[1:], letters, skips - 1)


def _long_form_start(before: str, short: str) -> int | None:
    """Return where the full form begins in the text before the bracket: the shortest run of words that spells it."""
    clause_start = max(before.rfind(sign) for sign in (".", ";", ":", "(", ")", "=", "—", "\n")) + 1
    words = [m for m in _WORD.finditer(before) if m.start() >= clause_start]
    for first in reversed(range(max(0, len(words) - 12), len(words))):
        start = words[first].start()
        if words[first][0].lower() not in _SMALL and spells(before[start:], short):
            return start
    return None
