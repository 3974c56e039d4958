"""What only StudyApp needs to know of a card, as JSON in a field of its note that no card shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from studyapp.domain.article import DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.lines import CardLine
from studyapp.exchange.sparse import LONGEST

VERSION = 1


@dataclass(frozen=True)
class Origin:
    """What a package says of an article."""

    id: str
    title: str
    published: PartialDate | None
    published_from: DateOrigin
    origin: str


@dataclass(frozen=True)
class OwnField:
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
        if version != VERSION or not all(_is_key(key) for key in (article[0], fact_id, draft_id)):
            return None
        if not 0 <= start <= end <= LONGEST:
            return None
        return OwnField(_origin(*article), fact_id, draft_id, start, end, int(made_ms), _day(buried), _tags(tags))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _origin(id_: str, title: str, published: str | None, published_from: str, origin: str) -> Origin:
    date = PartialDate.parse(published) if published else None
    return Origin(id_, str(title), date, DateOrigin(published_from), str(origin))


def _day(buried: object) -> int | None:
    return buried if isinstance(buried, int) and 0 < buried < 3_652_059 else None


def _tags(tags: list[object]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if isinstance(tag, str))


def _is_key(text: object) -> bool:
    return isinstance(text, str) and len(text) == 36 and text.replace("-", "").isalnum() and text.isascii()


def _escaped(text: str) -> str:
    return escape(text, quote=False)
