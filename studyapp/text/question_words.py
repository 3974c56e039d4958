"""The words that ask for a thing by its kind: "which city", "who", "how many hours", "which month and year"."""

from __future__ import annotations

import re

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import RoleKind

_MONTH = "|".join(MONTHS)
_YEAR = re.compile(r"(?:early |mid |late )?(?:18|19|20)\d\d")
_YEARS = re.compile(r"(?:FY ?)?(?:19|20)\d\d[-–](?:\d\d){1,2}")
_MONTH_YEAR = re.compile(rf"(?:(?:early|mid|late)[ -])?(?:{_MONTH}),? \d{{4}}", re.IGNORECASE)
_DAY = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})(?:,? \d{{4}})?|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?",
    re.IGNORECASE,
)


def question_words(kind: RoleKind, noun: str, text: str) -> str:
    """Return the words that ask for ``text``; empty when its kind is not certain enough to ask.

    ``noun`` is the question noun; for a number what is counted, or the whole question ("what percentage").
    """
    if kind is RoleKind.DATE:
        return date_words(text)
    if kind is RoleKind.NUMBER:
        return noun if noun.startswith(("what ", "how ", "which ")) else f"how many {noun}" if noun else ""
    if noun:
        return noun if noun.startswith(("what ", "how ", "which ")) else f"which {noun}"
    return "who" if kind is RoleKind.PERSON else ""


def date_words(text: str) -> str:
    """Return the words that ask for a date of this grain; empty for what is no plain date."""
    for pattern, words in (
        (_YEAR, "which year"),
        (_YEARS, "which years"),
        (_MONTH_YEAR, "which month and year"),
        (_DAY, "which date"),
    ):
        if pattern.fullmatch(text):
            return words
    return ""
