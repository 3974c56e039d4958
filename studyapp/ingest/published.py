"""Find out when an article was published: from its head, a dated line, its file's name. Running text does not say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studyapp.domain.article import Block, BlockKind
from studyapp.domain.dates import PartialDate
from studyapp.ingest.lines import all_lines
from studyapp.ingest.noise import dateline_length, is_dateline, is_stamp
from studyapp.text.dates import FoundDate, find_dates
from studyapp.text.normalise import clean

_HEAD_LINES = 14
_TAIL_LINES = 8
_OPENING = 600  # characters of the first paragraph
_FIRST = re.compile(
    r"(?:posted|published|first published|release date|date of publication|issued|date|dated)\b", re.IGNORECASE
)
_LATER = re.compile(r"(?:last |)(?:updated|modified)\b|as (?:on|of)\b", re.IGNORECASE)
_MASTHEAD = re.compile(
    r"\b(?:current affairs|digest|magazine|monthly|weekly|daily|newsletter|compilation|vol(?:ume)?|issue|edition|bulletin"
    r"|gk|one[- ]liners?|notes)\b",
    re.IGNORECASE,
)
_PAGE_TAIL = re.compile(r"\W*(?:page|pg)?\W*\d{0,4}\W*", re.IGNORECASE)
_TODAY = re.compile(r"\btoday,? (?:\(|on |i\.e\.,? )?$", re.IGNORECASE)
_NAME_SEPARATOR = re.compile(r"[_\s]+")
_NAME_NUMBERS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_.]?(?P<m>0[1-9]|1[0-2])(?:(?P<sep>[-_.]?)(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)"
)


def date_in_text(text: str, blocks: Sequence[Block]) -> PartialDate | None:
    """Return the publication date that the text tells, None when it does not."""
    lines = [clean(line.text).text for line in all_lines(text)]
    head = _head(lines)
    dated = [line for line in (*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]) if is_stamp(line)]
    return (
        _first(dated, _FIRST)
        or _first([line for line in dated if not _LATER.match(line)], None)
        or _dateline(head, dated)
        or _first(dated, _LATER)
        or _masthead(head)
        or _today(blocks)
    )


def date_in_name(stem: str) -> PartialDate | None:
    """Return the date in a file's name: 2020-10-08-note, 20201008, note-2020-10, 8-oct-2020, october_2020."""
    for match in _NAME_NUMBERS.finditer(stem):
        year, month = int(match["y"]), int(match["m"])
        fiscal = match["d"] is None and month == (year + 1) % 100 and match.start() > 0
        bare = match["d"] is None and len(match.group()) == 6 and stem != match.group()
        if not fiscal and not bare:
            return _real(year, month, int(match["d"]) if match["d"] else None)
    words = _NAME_SEPARATOR.sub(" ", stem.replace("-", " ")).strip()
    found = [date for date in find_dates(words) if _is_dated(date)]
    if len(found) != 1 or not (found[0].start == 0 or _MASTHEAD.search(words)):
        return None  # "... extended to march 2028" tells another date
    return found[0].date


def _real(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _head(lines: Sequence[str]) -> list[str]:
    """Return the first lines up to and with the first paragraph (of that what may be a dateline)."""
    head: list[str] = []
    for line in lines[:_HEAD_LINES]:
        if len(line.split()) >= 20:
            return [*head, line[: dateline_length(line)].rstrip(" :—–-")]
        head.append(line)
    return head


def _is_dated(found: FoundDate) -> bool:
    return found.date is not None and found.date.month is not None and found.last_year is None


def _first(lines: Iterable[str], label: re.Pattern[str] | None) -> PartialDate | None:
    for line in lines:
        if label is not None and not label.match(line):
            continue
        for found in find_dates(line):
            if _is_dated(found):
                return found.date
    return None


def _dateline(head: Sequence[str], dated: Sequence[str]) -> PartialDate | None:
    """Return the date of a dateline; the year may stand in another dated line of the head."""
    years = {
        found.date.year
        for line in (*dated, *filter(_MASTHEAD.search, head))
        for found in find_dates(line)
        if found.date
    }
    for line in filter(is_dateline, head):
        for found in find_dates(line):
            if found.date is not None:
                return found.date
            if len(years) == 1 and found.month is not None:
                return _real(years.pop(), found.month, found.day)
    return None


def _masthead(head: Sequence[str]) -> PartialDate | None:
    """Return the date beside a periodical's name ("... DIGEST   JANUARY 2025", "5 May 2024 Current Affairs")."""
    for line in head:
        for found in find_dates(line):
            before, after = line[: found.start], line[found.end :]
            last = _PAGE_TAIL.fullmatch(after) and _MASTHEAD.search(before)
            first = not before and len(after.split()) <= 5 and _MASTHEAD.search(after)
            if _is_dated(found) and (first or last):
                return found.date
    return None


def _today(blocks: Sequence[Block]) -> PartialDate | None:
    """Return the date that the first paragraph calls today ("today, 13 March 2026")."""
    first = next((block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)), None)
    if first is None:
        return None
    opening = first.text[:_OPENING]
    for found in find_dates(opening):
        if found.date is not None and found.date.day is not None and _TODAY.search(opening[: found.start]):
            return found.date
    return None
