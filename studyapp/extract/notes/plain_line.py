"""Writes out a note's line before it is read: its short words, arrows and dates in figures, in one way of writing each."""

from __future__ import annotations

import re

from studyapp.domain.dates import MONTHS
from studyapp.extract.notes.acronyms import SHORT, matches

_WORDS = (
    (r"\s*(?:-->|==>|=>|->|➜|➔|⇒|⟶)\s*", " → "),
    (r"\bBr\.(?= |$)", "Bridge"),
    (r"\bC(?:om)?m?ttee\b\.?|\bCttee\b\.?|\bCmte\b\.?", "Committee"),
    (r"\bb/w\b", "between"),
    (r"(?<=[a-z] )(?:dt|distt|dist)\b\.?(?=[ ,;)]|$)", "district"),
    (r"\b[Dd]ep(?:t|tt)\b\.?(?= of)", "Department"),
    (r"\bu/s (?=\d)", "under Section "),
    (r"\b(?:Sec\.?|Sect\.?|S\.|Sn\.) ?(?=\d)", "Section "),
    (r"\bArts? ?\.? ?(?=\d|[IVX]+\b)", "Article "),
    (r"\bregd\b\.?", "registered"),
    (r"\b(?:abt|approx)\b\.? (?=[₹$]?\d)", "about "),
    (r"\bupto\b", "up to"),
    (r"\bincl\b\.?", "including"),
    (r"\bw/o\b", "without"),
    (r"\b(?:Intl|Int[’']l)\b\.?", "International"),
    (r"\bUniv\b\.?(?= )", "University"),
    (r"Ch[’']ships?\b", "Championships"),
    (r"\bwkts\b", "wickets"),
    (r"(?<=[a-z)] )bt (?=[A-Z])", "beat "),
    (r"\bG-G\b", "Governor-General"),
    (r"\bChmn?\b\.?", "Chairman"),
    (r"\bRs\.? ?(?=\d)", "₹"),
    (r"\b[Pp]osthm?\b\.?", "posthumously"),
    (r",? \(?(?:NOT|not) (?!to\b)[A-Z][\w’' ]*\)?(?=;|$)", ""),
    (r"\bGoI\b", "Government of India"),
    (r"\bOp\.? (?=[A-Z][a-z])", "Operation "),
    (r"\bJ ?& ?K\b", "Jammu and Kashmir"),
    (r"(?<=[\w)]) & (?=\w)", " and "),
    (r"(?<=[A-Za-z])\+(?=[A-Z])", " and "),
    (r"\b1st (?=[a-z])", "first "),
    (r"\[([^\[\]]*)\]", r"(\1)"),
    (r"(?<=\w)\s*<[-=]*>\s*(?=\w)", " ↔ "),
)
_WRITTEN = tuple((re.compile(pattern), words) for pattern, words in _WORDS)
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?![\d./-])")
_SPACED = re.compile(
    rf"^(?P<short>{SHORT}) (?P<sign>[=:—–]|-) (?P<long>[A-Z][\w’]*(?: - [A-Z][\w’]*)+(?: [A-Z][\w’]*)*)"
)


def plain_line(line: str) -> str:
    """Return the line with its arrows as "→", "Br." as "Bridge", "1.1.1995" as "1 January 1995" and so on."""
    for pattern, words in _WRITTEN:
        line = pattern.sub(words, line)
    line = _FIGURES.sub(_in_words, line)
    spaced = _SPACED.match(line)
    if spaced and matches(spaced["short"], spaced["long"]):
        joined = spaced["long"].replace(" - ", "–")
        line = f"{spaced['short']} = {joined}{line[spaced.end() :]}"
    return line.strip()


def _in_words(date: re.Match[str]) -> str:
    day, month = int(date[1]), int(date[3])
    return f"{day} {MONTHS[month - 1]} {date[4]}" if 1 <= month <= 12 and 1 <= day <= 31 else date[0]
