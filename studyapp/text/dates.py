"""Find written calendar dates, in the notations of Indian and international English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.domain.dates import MONTHS, PartialDate

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_NOT_IN_NUMBER = r"(?<![\w.,/₹$-])"
_END = r"(?!\w|[.,/]\d)"

_PATTERNS = (
    # 2020-10-08, 2020/10/08, 2020.10.08
    re.compile(
        rf"{_NOT_IN_NUMBER}(?P<y>{_YEAR})(?P<sep>[-/.])(?P<n>0[1-9]|1[0-2])(?P=sep)(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
    ),
    # 10.09.2023, 10/9/2023, 10-09-23 (the day first)
    re.compile(
        rf"{_NOT_IN_NUMBER}(?P<d>{_DAY})(?P<sep>[-/.])(?P<n>1[0-2]|0?[1-9])(?P=sep)(?P<y>{_YEAR}|\d\d(?!\d))(?!\w|[-/]\d)"
    ),
    # 8th October, 2020; 8 of October 2020; 08-OCT-2020; 26 July
    re.compile(
        rf"(?<![\w.,/₹$])(?P<d>{_DAY}){_ORDINAL}[\s-]*(?:day of |of )?\s*(?P<m>{_MONTH})\b\.?(?:,?\s*-?\s*(?P<y>{_YEAR}){_END})?",
        re.IGNORECASE,
    ),
    # October 8, 2020; Oct. 8th 2020; August 24
    re.compile(
        rf"\b(?P<m>{_MONTH})\b\.?\s*(?P<d>{_DAY}){_ORDINAL}(?![\w%]|[.,/:]\d|-\d)(?:\s*\(\w+\))?(?:,?\s+(?P<y>{_YEAR}){_END})?",
        re.IGNORECASE,
    ),
    # October 2020; Sept., 2023; Oct-2020
    re.compile(rf"\b(?P<m>{_MONTH})\b\.?,?[\s-]*(?P<y>{_YEAR})(?!\w|[.,/]\d|-\d\d\b)", re.IGNORECASE),
    # 2023-24, 2023-2024, 2023–24 as a fiscal or academic year
    re.compile(rf"{_NOT_IN_NUMBER}(?:FY\s?)?(?P<y>{_YEAR})\s?[-–/]\s?(?P<to>{_YEAR}|\d\d){_END}"),
    # 2020 alone
    re.compile(r"(?<![\w.,/₹$-])(?P<y>(?:1[5-9]|20)\d\d)(?![\w%]|[.,/]\d|['’]?s\b|-\d)"),
)


@dataclass(frozen=True)
class FoundDate:
    """A date at text[start:end]. ``date`` is None where the year is not written ("26 July"): then ``month`` and ``day`` hold.

    ``last_year`` is set for a range of years ("2023-24": date 2023, last_year 2024).
    """

    start: int
    end: int
    date: PartialDate | None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates in ``text`` in reading order; of two that overlap the fuller one. Decades ("1990s") are no dates."""
    dates: list[FoundDate] = []
    taken = bytearray(len(text))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)  # also when it is no date: 31 June 2020 is not June 2020
                dates.extend(_read(match))
    return tuple(sorted(dates, key=lambda found: found.start))


def _read(match: re.Match[str]) -> Iterator[FoundDate]:
    parts = match.groupdict()
    year = _full_year(parts["y"]) if parts.get("y") else None
    month = _month(parts.get("m"), parts.get("n"))
    day = int(parts["d"]) if parts.get("d") else None
    if year is None and not _reads_as_date(match.group()):
        return
    last = _last_year(year, parts.get("to"))
    if parts.get("to") and last is None:
        return
    try:
        date = PartialDate(year, month, day) if year is not None else None
        PartialDate(2000, month, day)  # 31 June is no date, 29 February may be one
    except ValueError:
        return
    yield FoundDate(match.start(), match.end(), date, month, day, last)


def _month(name: str | None, number: str | None) -> int | None:
    if name:
        return _MONTH_NUMBERS[name[:3].lower()]
    return int(number) if number else None


def _full_year(written: str) -> int:
    """Read ``23`` as 2023 and ``98`` as 1998."""
    year = int(written)
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _last_year(first: int | None, written: str | None) -> int | None:
    """Return the second year of a range of two years that follow each other, else None."""
    if first is None or not written:
        return None
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if last == first - 99:
        last += 100  # 1999-00
    return last if last == first + 1 else None


def _reads_as_date(words: str) -> bool:
    """Tell whether a day and month without a year are a date and not a number before a verb ("3 may", "12 mar")."""
    name = re.search(r"[A-Za-z]{3,}", re.sub(r"\d(?:st|nd|rd|th)", "", words))
    return name is not None and (
        name.group()[0].isupper() or name.group().lower() not in {"may", "march", "mar", "sep", "dec"}
    )
