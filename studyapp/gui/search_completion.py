"""What could stand where the student is typing a search: fields, and the values that this library has for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.domain.dates import MONTHS
from studyapp.domain.errors import InputError
from studyapp.domain.search import FIELDS, read_search
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.browse import Vocabulary

MOST = 12  # suggestions at once

HELP = {
    "tag": "cards with a tag",
    "source": "cards of a source",
    "state": "new, learning, review, suspended …",
    "due": "today, overdue, 7 (within a week), a date",
    "month": "material published in a month or year",
    "kind": "questions or clozes",
}
_FIXED = {
    "state": (
        ("new", "never asked"),
        ("learning", "in the first minutes and days"),
        ("review", "known, asked again in time"),
        ("relearning", "forgotten, being learned again"),
        ("suspended", "paused by you"),
        ("buried", "hidden until another day"),
        ("superseded", "overtaken by newer cards"),
    ),
    "due": (
        ("today", "to be asked today"),
        ("overdue", "left from days before"),
        ("tomorrow", "to be asked tomorrow"),
        ("7", "within a week"),
        ("30", "within a month"),
    ),
    "kind": (("qa", "question and answer"), ("cloze", "a statement with a blank")),
}


@dataclass(frozen=True)
class Suggestion:
    """The words to put in the place of what was begun, and a hint. ``complete``: nothing need follow them."""

    words: str
    hint: str
    complete: bool = True


def begun(text: str, cursor: int) -> tuple[int, str]:
    """Return where the demand at the cursor begins, and what of it stands before the cursor; quotes keep words together."""
    start, quoted = 0, False
    for place, char in enumerate(text[:cursor]):
        quoted ^= char == '"'
        if char.isspace() and not quoted:
            start = place + 1
    return start, text[start:cursor]


def completed(text: str, cursor: int, suggestion: Suggestion) -> tuple[str, int]:
    """Return the text with the suggestion in place, and where the cursor then stands."""
    start, _ = begun(text, cursor)
    rest = text[cursor:].lstrip() if suggestion.complete else text[cursor:]
    head = text[:start] + suggestion.words + (" " if suggestion.complete else "")
    return head + rest, len(head)


def settled(text: str, cursor: int) -> tuple[str, str]:
    """Return the search as far as it can be done while it is typed, and what is wrong with it, empty for nothing.

    What is just being written at the cursor and means nothing yet is left out; it is wrong only when nothing can come of it.
    """
    try:
        read_search(text)
    except InputError as error:
        start, word = begun(text, cursor)
        rest = f"{text[:start]}{text[cursor:]}".strip()
        if not word or rest == text.strip():
            raise
        read_search(rest)
        return rest, "" if suggest(text, cursor, None) or word.endswith(":") else str(error)
    return text.strip(), ""


def suggest(text: str, cursor: int, known: Vocabulary | None, *, asked: bool = False) -> tuple[Suggestion, ...]:
    """Return what could stand at the cursor. ``asked``: the student wants to see the fields though nothing is begun."""
    _, word = begun(text, cursor)
    minus, word = ("-", word[1:]) if word.startswith("-") else ("", word)
    field, colon, value = word.partition(":")
    if colon and field.lower() in FIELDS:
        found = _values(field.lower(), value.strip('"').casefold(), known)
        return tuple(Suggestion(f"{minus}{field.lower()}:{_quoted(each)}", hint) for each, hint in _first(found))
    if colon or (not word and not asked):
        return ()
    fields = [
        Suggestion(f"{minus}{name}:", HELP[name], complete=False) for name in FIELDS if name.startswith(word.lower())
    ]
    tags = _first(_values("tag", word.casefold(), known)) if len(word) > 1 else []
    return (*fields, *(Suggestion(f"{minus}tag:{_quoted(tag)}", hint) for tag, hint in tags))[:MOST]


def _values(field: str, begun: str, known: Vocabulary | None) -> Iterable[tuple[str, str]]:
    """Return the values of a field that hold what was begun, those that begin so first, each with a hint."""
    values = _FIXED.get(field) or (_of_library(field, known) if known else ())
    starting = [pair for pair in values if pair[0].casefold().startswith(begun)]
    return starting + [pair for pair in values if begun in pair[0].casefold() and pair not in starting]


def _of_library(field: str, known: Vocabulary) -> tuple[tuple[str, str], ...]:
    if field == "tag":
        return tuple((tag, count(cards, "card")) for tag, cards in known.tags)
    if field == "source":
        return tuple((title, "") for title in dict.fromkeys(known.sources) if '"' not in title)
    years = tuple((year, "the whole year") for year in dict.fromkeys(month[:4] for month in known.months))
    return tuple((month, f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}") for month in known.months) + years


def _first(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(pairs)[:MOST]


def _quoted(value: str) -> str:
    return f'"{value}"' if any(char.isspace() for char in value) else value
