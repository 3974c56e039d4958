"""Dates as notes write them, and the words that ask for each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyapp.domain.dates import MONTHS, PartialDate
from studyapp.extract.notes.words import write_out

_MONTH = "|".join([*MONTHS, "Sept", *(month[:3] for month in MONTHS)])
_YEAR = r"(?:1[0-9]|20)\d\d"
# Longest first; every date that stands here has its year.
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\.?,? {_YEAR}|(?:{_MONTH})\.? \d{{1,2}},? {_YEAR}|"
    rf"(?:{_MONTH})\.?,? {_YEAR}|{_YEAR}[-–](?:\d\d){{1,2}}(?!\d)|\d{{1,2}}(?:st|nd|rd|th) century(?: (?:AD|BCE?|CE))?|"
    rf"\d{{1,4}} (?:BCE?|CE|AD)|{_YEAR}(?! ?(?:MW|km|crore|m\b|%))(?: (?:AD|CE))?(?![\w,]*\d))"
)
# A day without its year: 31 December, April 27.
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b|(?:{_MONTH}) \d{{1,2}}\b)(?!,? ?\d)"
_DAY_FORM = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? (\d{{4}})|({'|'.join(MONTHS)}) (\d{{1,2}}),? (\d{{4}})"
)
_MONTH_FORM = re.compile(rf"({'|'.join(MONTHS)}),? (\d{{4}})")


@dataclass(frozen=True)
class When:
    """A date in words with the preposition before it, and the noun that asks for it ("year")."""

    words: str
    prep: str
    noun: str
    value: PartialDate | None


def read_date(text: str) -> When | None:
    """Return the date that ``text`` is, or None when it is none, not of the calendar, or only about."""
    words = write_out(text.strip())
    if day := _DAY_FORM.fullmatch(words):
        number, month, year = (day[1], day[2], day[3]) if day[1] else (day[5], day[4], day[6])
        return _day(int(year), month, int(number))
    if month_form := _MONTH_FORM.fullmatch(words):
        value = PartialDate(int(month_form[2]), MONTHS.index(month_form[1]) + 1)
        return When(value.words(), "in", "month and year", value)
    if re.fullmatch(_YEAR, words):
        return When(words, "in", "year", PartialDate(int(words)))
    if re.fullmatch(rf"{_YEAR}[-–](?:\d\d){{1,2}}", words):
        return When(words, "in", "years", PartialDate(int(words[:4])))
    if "century" in words:
        return When(words if words[0].isalpha() else f"the {words}", "in", "century", None)
    if re.fullmatch(rf"\d{{1,4}} (?:BCE?|CE|AD)|{_YEAR} (?:AD|CE)", words):
        return When(words, "in", "year", None)
    return None


def _day(year: int, month: str, day: int) -> When | None:
    try:
        value = PartialDate(year, MONTHS.index(month) + 1, day)
    except ValueError:
        return None
    return When(value.words(), "on", "date", value)


def with_year(text: str, year: str) -> str:
    """Return the text with ``year`` put to its first day that has none; unchanged without a year."""
    return re.sub(rf"({DAY})", rf"\1 {year}", text, count=1) if year else text


def only_year(text: str) -> str:
    """Return the one calendar year that the text names, empty when it names none or several or a financial year."""
    years = set(re.findall(rf"(?<![\d-])({_YEAR})(?![\d]|[-–]\d)", text))
    return years.pop() if len(years) == 1 and not re.search(rf"{_YEAR}[-–]\d", text) else ""
