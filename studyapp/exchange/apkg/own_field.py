"""What only StudyApp needs to know of a card, as JSON in a field of its note that no card shows."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from studyapp.domain.article import DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.lines import CardLine
from studyapp.exchange.sparse import LONGEST

VERSION = 1
_KEY = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NUMBER = "[0-9]{1,16}"
_WRITTEN = re.compile(
    rf'\[{VERSION},(\[.*\]),"({_KEY})","({_KEY})",({_NUMBER}),({_NUMBER}),(-?{_NUMBER}),(null|{_NUMBER}),(\[.*\])\]',
    re.DOTALL,
)


@dataclass(frozen=True)
class Origin:
    """What a package says of an article."""

    id: str
    title: str
    published: PartialDate | None
    published_from: DateOrigin
    origin: str


class OwnField(NamedTuple):
    """What the field held; ``made_ms`` is when the card was made."""

    article: Origin
    fact_id: str
    draft_id: str
    span_start: int
    span_end: int
    made_ms: int
    buried_until: int | None
    tags: tuple[str, ...]


def article_part(article: Origin) -> str:
    """Return what the fields of all cards of an article share, ready for ``write``."""
    published = article.published.iso() if article.published else None
    parts = [article.id, article.title, published, article.published_from.value, article.origin]
    return _escaped(json.dumps(parts, ensure_ascii=False, separators=(",", ":")))


def write(article: str, card: CardLine) -> str:
    """Return the field of a card as HTML; ``article`` comes from ``article_part``."""
    tags = _escaped(card.tags) if card.tags != "[]" else card.tags
    buried = "null" if card.buried_until is None else card.buried_until
    return (
        f'[{VERSION},{article},"{card.fact_id}","{card.draft_id}",{card.span_start},{card.span_end},'
        f"{card.created_ms},{buried},{tags}]"
    )


def read(text: str) -> OwnField | None:
    """Return what the field (already plain text) says, None when it is not as we write it."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    article, fact_id, draft_id, start_text, end_text, made_ms, buried, tags = found.groups()
    start, end = int(start_text), int(end_text)
    if not start <= end <= LONGEST:
        return None
    try:
        origin, tags_there = _origin(article), _tags(tags)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    buried_until = None if buried == "null" else _day(int(buried))
    return OwnField(origin, fact_id, draft_id, start, end, int(made_ms), buried_until, tags_there)


@lru_cache(maxsize=1024)  # the cards of an article say the same of it
def _origin(article: str) -> Origin:
    id_, title, published, published_from, origin = json.loads(article)
    if not re.fullmatch(_KEY, id_):
        raise ValueError(f"no key: {id_!r}")
    date = PartialDate.parse(published) if published else None
    return Origin(id_, str(title), date, DateOrigin(published_from), str(origin))


@lru_cache(maxsize=1024)
def _tags(tags: str) -> tuple[str, ...]:
    return tuple(json.loads(tags))


def _day(buried: object) -> int | None:
    return buried if isinstance(buried, int) and 0 < buried < 3_652_059 else None


def _escaped(text: str) -> str:
    return escape(text, quote=False)
