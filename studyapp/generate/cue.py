"""The kind of an answer in words, as it stands in brackets after a blank: "(which city?)"."""

from __future__ import annotations

import re

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind

_YEAR = re.compile(r"(?:18|19|20)\d\d")
_FISCAL_YEAR = re.compile(r"(?:19|20)\d\d[-–](?:\d\d){1,2}")
_MONTH_YEAR = re.compile(rf"(?:(?:early|mid|late)[ -])?(?:{'|'.join(MONTHS)}),? \d{{4}}", re.IGNORECASE)
_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?|(?:{'|'.join(MONTHS)}) \d{{1,2}}(?:, \d{{4}})?")


def cue(role: Role) -> str:
    """Return "which city?", "who?", "how many hours?", "which year?"; empty when the kind is not certain."""
    if role.kind is RoleKind.DATE:
        return date_cue(role.text)
    if role.kind is RoleKind.NUMBER:
        return _number_cue(role)
    if role.noun:
        return f"which {role.noun}?"
    return "who?" if role.kind is RoleKind.PERSON else ""


def date_cue(text: str) -> str:
    """Return the question for a date by its grain; empty for what is no plain date."""
    if _YEAR.fullmatch(text):
        return "which year?"
    if _FISCAL_YEAR.fullmatch(text):
        return "which years?"
    if _MONTH_YEAR.fullmatch(text):
        return "which month and year?"
    if _DAY.fullmatch(text):
        return "which date?"
    return ""


def _number_cue(role: Role) -> str:
    """Return the question for a number; the noun says what is counted, or the whole question where it is no count."""
    if not role.noun:
        return ""
    if role.noun.startswith(("what ", "how ", "which ")):
        return f"{role.noun}?"
    return f"how many {role.noun}?"
