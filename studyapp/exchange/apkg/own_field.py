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
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


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
    try:
        version, article, fact_id, draft_id, start, end, made_ms, buried, tags = json.loads(text)
        if version != VERSION or not (_KEY.fullmatch(fact_id) and _KEY.fullmatch(draft_id)):
            return None
        if not 0 <= start <= end <= LONGEST:
            return None
        return OwnField(_origin(*article), fact_id, draft_id, start, end, int(made_ms), _day(buried), tuple(tags))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


@lru_cache(maxsize=1024)  # the cards of an article say the same of it
def _origin(id_: str, title: str, published: str | None, published_from: str, origin: str) -> Origin:
    if not _KEY.fullmatch(id_):
        raise ValueError(f"no key: {id_!r}")
    date = PartialDate.parse(published) if published else None
    return Origin(id_, str(title), date, DateOrigin(published_from), str(origin))


def _day(buried: object) -> int | None:
    return buried if isinstance(buried, int) and 0 < buried < 3_652_059 else None


def _escaped(text: str) -> str:
    return escape(text, quote=False)
