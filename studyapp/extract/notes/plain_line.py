"""Writes out a note's line before it is read: its short words, arrows and dates in figures, in one way of writing each."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from studyapp.domain.dates import MONTHS
from studyapp.extract.notes.acronyms import SHORT, matches

_MONTH_NAMES = "|".join([*MONTHS, "Sept", *(month[:3] for month in MONTHS)])


def _whole_year(short: re.Match[str]) -> str:
    """Return the year of "'05": of this century up to 2030, else of the last."""
    return f"{'20' if int(short[1]) <= 30 else '19'}{short[1]}"


_WORDS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\s*(?:-->|==>|=>|->|➜|➔|⇒|⟶)\s*", " → "),
    (r":-(?= |$)|(?<=[a-z)]) ?::", ":"),
    (r"(?<=[\w)’”\"]) ~ (?=[A-Za-z‘“(])", " — "),
    (r" @ (?=[A-Z])", " at "),
    (r"(?<=[\w)]) (?:>{2,3}|-->>|»|➡|⟹|➤|▶|►) (?=\w)", " → "),
    (r"(?<=[\w).]) (?://|✗|·|•|∙|\|\||¦) (?=[\w(‘“])", "; "),
    (r"^(?:[.*>•·▪◦●~-]{1,3}|[a-z]\)|\([a-z]\)|\(?\d{1,2}[.)]) +(?=\S)", ""),
    (r"(?<![\w.])['’](\d\d)(?=-\d\d\b|[^\w]|$)(?!['’])", _whole_year),
    (r"\b(?:[Aa]m(?:nd|d)?t|[Aa]mend)\b\.?(?= |$|[,;)])", "Amendment"),
    (r"\b(?:Natl|Nat['’]l)\b\.?", "National"),
    (r"\bMin\.? of\b", "Ministry of"),
    (r"\b[Cc]onst['’]?l\b\.?", "constitutional"),
    (r"\b(?:[Ss]ec(?:re)?tt|[Ss]ectariat|[Ss]ecrt)\b\.?", "Secretariat"),
    (r"\bSecy\b\.?", "Secretary"),
    (r"\b(?:commd|commsd|commsn['’]?d|comm['’]d)\b\.?", "commissioned"),
    (r"\binaug['’]?d?\b\.?", "inaugurated"),
    (r"\b(?:estab|estb|est['’]d)\b\.?", "established"),
    (r"\bhwy\b\.?", "highway"),
    (r"\btnl\b\.?", "tunnel"),
    (r"(?<=[ (→—–:;-])(?:nr)\b\.? (?=[A-Z])", "near "),
    (r"(?<=[A-Za-z] )cl\.(?= |,|;|\)|$)", "class"),
    (r"\bCoop\b\.?", "Cooperative"),
    (r"\bAss(?:oc|n)\b\.?", "Association"),
    (r"\bParl\b\.?(?= |,|;|\)|$)", "Parliament"),
    (r"(?<=th )Sch\b\.?|(?<=st )Sch\b\.?|(?<=nd )Sch\b\.?|(?<=rd )Sch\b\.?", "Schedule"),
    (r"\bRlys?\b\.?", "Railway"),
    (r"\bpopn\b\.?", "population"),
    (r"\bw/ ?(?=[A-Za-z])", "with "),
    (r"\bbef\b\.? ", "before "),
    (r"\bbet(?:n|w)\b\.? ", "between "),
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
    (r"(?<![\d/.])((?:1[5-9]|20)\d\d) (" + _MONTH_NAMES + r")\b\.? (\d{1,2})\b(?!:)", r"\3 \2 \1"),
    (r"(?<![\d/.-])((?:1[5-9]|20)\d\d) (" + _MONTH_NAMES + r")\b\.?(?! \d)", r"\2 \1"),
    (r"\bVP\b(?! [A-Z][a-z]+ [A-Z])", "Vice-President"),
    (r"\bPrez\b", "President"),
    (r"\bGuv\b", "Governor"),
    (r"\b[Rr]ecos?\b\.?", "recommendation"),
    (r"\bw/o\b", "without"),
    (r"\bRes\.? (?=\d)", "Resolution "),
    (r"(?<=[a-z] )pt\b\.?(?= of| on| in| where|$)", "point"),
    (r"^pt\b(?= )", "point"),
    (r"\b[Dd]iv(?:n)?\.(?= )", "division"),
    (r"\bMt\.? (?=[A-Z])", "Mount "),
    (r"\b[Nn]os?\. of\b", "number of"),
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
# "ATAL TUNNEL" is a name in capitals, not two short forms.
_CAPITALS = re.compile(
    r"(?<![\w.])(?:[A-Z]{4,} )+(?:TUNNEL|PROTOCOL|DAM|CANAL|RIVER|LAKE|PASS|BRIDGE|MISSION|SCHEME|COMMISSION|COMMITTEE|COUNCIL|"
    r"CONVENTION|TREATY|AGREEMENT|PORT|PARK|BOARD|BANK|FORT|TEMPLE|STRAIT|SUMMIT|PLAN|POLICY|AMENDMENT|MOVEMENT|YOJANA|ACCORD|PACT)(?![\w.])"
)
_SHORT_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./])(\d{1,2})\2((?:[0-2]\d|[6-9]\d))(?![\d./%-])")
_SPACED = re.compile(
    rf"^(?P<short>{SHORT}) (?P<sign>[=:—–]|-) (?P<long>[A-Z][\w’]*(?: - [A-Z][\w’]*)+(?: [A-Z][\w’]*)*)"
)


@lru_cache(maxsize=2048)
def plain_line(line: str) -> str:
    """Return the line with its arrows as "→", "Br." as "Bridge", "1.1.1995" as "1 January 1995" and so on."""
    for pattern, words in _WRITTEN:
        line = pattern.sub(words, line)
    line = _CAPITALS.sub(lambda run: run[0].title(), line)
    line = _FIGURES.sub(_in_words, line)
    line = _SHORT_FIGURES.sub(_in_words, line)
    spaced = _SPACED.match(line)
    if spaced and matches(spaced["short"], spaced["long"]):
        joined = spaced["long"].replace(" - ", "–")
        line = f"{spaced['short']} = {joined}{line[spaced.end() :]}"
    return line.strip()


def _in_words(date: re.Match[str]) -> str:
    day, month = int(date[1]), int(date[3])
    year = date[4] if len(date[4]) == 4 else f"{'20' if int(date[4]) <= 30 else '19'}{date[4]}"
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 and 1 <= day <= 31 else date[0]
