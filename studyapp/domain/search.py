"""A search for cards in the student's words: plain words, "phrases" and fields like tag: and due:."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from studyapp.domain.errors import InputError

STATES = ("new", "learning", "review", "relearning", "suspended", "buried", "superseded")
FIELDS = ("tag", "source", "state", "due", "month", "kind")
_TOKEN = re.compile(r'(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_JOINERS = re.compile("[\u200c\u200d]")
_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Term:
    """One demand. ``field`` is empty for words; ``exact`` words end where they are written, others may go on."""

    value: str
    field: str = ""
    exact: bool = False
    negated: bool = False


@dataclass(frozen=True)
class Search:
    """What a card must fulfil, all of it; nothing means every card."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> tuple[Term, ...]:
        """The demands on words."""
        return tuple(term for term in self.terms if not term.field)

    def of(self, field: str) -> tuple[Term, ...]:
        """Return the demands on that field."""
        return tuple(term for term in self.terms if term.field == field)


class Order(StrEnum):
    """By what found cards are sorted."""

    CREATED = "created"
    DUE = "due"
    PROMPT = "prompt"
    ANSWER = "answer"
    TOPIC = "topic"
    TAGS = "tags"
    SOURCE = "source"
    STATE = "state"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"
    LAPSES = "lapses"


def read_search(text: str) -> Search:
    """Read what was typed; raise InputError with one line for a field's value that means nothing.

    ``lake "floating islands" tag:environment -source:hindu state:review due:7 month:2026-10``. A word also finds what
    it begins; a phrase in quotes only itself. A minus forbids. What has a colon but is no field is a word.
    """
    terms = [term for match in _TOKEN.finditer(_plain(text)) if (term := _term(match)) is not None]
    return Search(tuple(terms))


def search_text(search: Search) -> str:
    """Return the search as one would type it."""
    return " ".join(map(term_text, search.terms))


def term_text(term: Term) -> str:
    """Return a demand as one would type it."""
    value = f'"{term.value}"' if term.exact or any(char.isspace() for char in term.value) else term.value
    return f"{'-' if term.negated else ''}{f'{term.field}:' if term.field else ''}{value}"


def _plain(text: str) -> str:
    """Return the text as the index has it: one way of writing for every letter, no joiners."""
    return _JOINERS.sub("", unicodedata.normalize("NFC", text)).replace("“", '"').replace("”", '"')


def _term(match: re.Match[str]) -> Term | None:
    value = match["phrase"] if match["word"] is None else match["word"]
    field = (match["field"] or "").lower()
    negated = match["minus"] is not None
    if not field and value.endswith(":") and value[:-1].lower() in FIELDS:
        value, field = "", value[:-1].lower()
    if field and field not in FIELDS:
        value, field = f"{match['field']}:{value}", ""
    if not field:
        has_words = any(char.isalnum() for char in value)
        return Term(value, "", match["word"] is None, negated) if has_words else None
    return Term(_checked(field, value.strip()), field, match["word"] is None, negated)


def _checked(field: str, value: str) -> str:
    """Return the value as it is compared; raise InputError when it means nothing."""
    lower = value.lower()
    if not value:
        raise InputError(f"{field}: what? Write a value after the colon, for instance {_EXAMPLES[field]}.")
    if field == "state" and lower not in STATES:
        raise InputError(f"There is no state {value!r} (known: {', '.join(STATES)}).")
    if field == "kind" and lower not in ("qa", "cloze"):
        raise InputError(f"There is no kind {value!r} (known: qa, cloze).")
    if field == "month" and not _MONTH.fullmatch(value):
        raise InputError(f"month: not a month: {value!r} (write 2026-10, or 2026 for the year).")
    if field == "due" and lower not in ("today", "tomorrow", "overdue") and not value.isdecimal():
        _day(value)
    return lower if field in ("state", "kind", "due") else value


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(
            f"due: not a day: {value!r} (write today, tomorrow, overdue, a number of days or 2026-11-30)."
        ) from None


_EXAMPLES = {
    "tag": "tag:environment",
    "source": "source:digest",
    "state": "state:review",
    "due": "due:today",
    "month": "month:2026-10",
    "kind": "kind:cloze",
}


def due_days(value: str, today: int) -> tuple[int | None, int]:
    """Return the study days (ordinals, first None for any earlier, last included) of a ``due:`` value."""
    if value == "overdue":
        return None, today - 1
    if value == "today":
        return None, today
    if value == "tomorrow":
        return today + 1, today + 1
    if value.isdecimal():
        return None, today + min(int(value), 100_000)
    day = _day(value).toordinal()
    return day, day
