"""Read the values of the call's words: dates, times, numbers, kinds, ids; each InputError names the word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Rating
from studyapp.domain.search import Order

KINDS = ("qa", "cloze")
LATER_KINDS = ("mcq", "tf", "statements", "pairs", "match", "reason")
_SHORTEST_ID = 4


def read_date(text: str | None) -> PartialDate | None:
    """Read the DATE of ``--published``."""
    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise InputError(f"--published: {error}") from None


def read_exam_day(text: str) -> PartialDate:
    """Read the DATE of an exam."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise InputError(str(error)) from None


def read_when(text: str) -> datetime:
    """Read the WHEN of ``--at`` into aware UTC."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"--at: not a time: {text!r} (write 2026-11-24T09:30+05:30)") from None
    if when.tzinfo is None:
        raise InputError(f"--at: the offset is missing: {text!r} (write {when.isoformat(timespec='minutes')}+05:30)")
    return when.astimezone(UTC)


def read_count(text: str, name: str) -> int:
    """Read a whole number from 0 up."""
    if not text.isascii() or not text.isdecimal():
        raise InputError(f"{name}: not a whole number from 0 up: {text!r}")
    return int(text)


def read_pages(text: str | None) -> tuple[int, int | None] | None:
    """Read the pages of ``--pages``: 12, 3-40 or 3- (to the end)."""
    if text is None:
        return None
    first, dash, last = text.partition("-")
    if not first.isdecimal() or not (last.isdecimal() or not last):
        raise InputError(f"--pages: not pages: {text!r} (write 12, 3-40 or 3-)")
    return int(first), int(last) if last else None if dash else int(first)


def read_order(text: str) -> Order:
    """Read the column of ``--sort``."""
    if text not in tuple(Order):
        raise InputError(f"--sort: there is no column {text!r} (known: {', '.join(Order)})")
    return Order(text)


def read_minutes(text: str | None) -> float | None:
    """Read the number of ``--minutes``."""
    if text is None:
        return None
    try:
        return float(text)
    except ValueError:
        raise InputError(f"--minutes: not a number: {text!r}") from None


def read_kinds(text: str | None) -> tuple[str, ...]:
    """Read the list of ``--kinds``; all kinds where nothing is said."""
    if text is None:
        return KINDS
    wanted = tuple(kind.strip() for kind in text.split(",") if kind.strip())
    for kind in wanted:
        if kind in LATER_KINDS:
            raise InputError(f"--kinds: {kind} is not available yet (today: {', '.join(KINDS)})")
        if kind not in KINDS:
            raise InputError(f"--kinds: there is no kind {kind!r} (today: {', '.join(KINDS)})")
    if not wanted:
        raise InputError(f"--kinds: names no kind (today: {', '.join(KINDS)})")
    return wanted


def read_rating(text: str) -> Rating:
    """Read again, hard, good or easy (or 1 to 4)."""
    for rating in Rating:
        if text.lower() in (rating.name.lower(), str(rating.value)):
            return rating
    raise InputError(f"not a rating: {text!r} (write again, hard, good or easy)")


def find_ids(words: Sequence[str], known: Iterable[str], what: str) -> tuple[str, ...]:
    """Return the known id that each word is or begins, in the order of the words."""
    ids = sorted(set(known))
    return tuple(_find_id(word.lower(), ids, what) for word in words)


def _find_id(word: str, ids: Sequence[str], what: str) -> str:
    found = [one for one in ids if one == word] or [one for one in ids if one.startswith(word)]
    if len(found) == 1 and len(word) >= _SHORTEST_ID:
        return found[0]
    if len(found) > 1:
        raise InputError(f"{word}: {len(found)} {what}s begin so; write more of the id")
    raise InputError(f"there is no {what} {word}")
