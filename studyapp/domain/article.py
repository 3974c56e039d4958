"""An imported source: its text exactly as read, and what its layout says (blocks and sentences with their places)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studyapp.domain.dates import PartialDate


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of Article.text in characters: ``start`` included, ``end`` not."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block is by its layout."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    KEY_VALUE = "key_value"
    ROW = "row"
    NOISE = "noise"  # share lines, tags, bylines, datelines, addresses: kept for the eye, never asked


class DateOrigin(StrEnum):
    """Who said when the article was published."""

    TEXT = "text"
    FILE_NAME = "file_name"
    STUDENT = "student"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Block:
    """A piece of the article that stands by itself on the page.

    ``text`` is cleaned (one line, no bullet sign); ``span`` is its place in Article.text. ``level`` is the nesting: of a
    heading 1 to 6, of a bullet (also a ``Key: value`` one) 1 and up, else 0. The cells of a row stand between `` | ``.
    ``path`` are the headings that it stands under, outermost first (the title is not among them). ``key`` is the part
    before the colon of a ``Key: value`` line, else empty.
    """

    kind: BlockKind
    text: str
    span: Span
    level: int = 0
    path: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a line that stands for one, cleaned; ``span`` is its exact place in Article.text.

    ``block`` is the index in Article.blocks of the block that it belongs to.
    """

    text: str
    span: Span
    block: int


@dataclass(frozen=True)
class Article:
    """One imported source. ``text`` is the decoded input, unchanged, that every Span counts in.

    Of a file with a layout of its own it is the text that was read off it. ``first_page`` is the number of the page on
    which it begins, None where there are no pages; each form feed in the text begins the next page.
    """

    id: str
    title: str
    text: str
    published: PartialDate | None
    published_from: DateOrigin
    origin: str  # the file's name or path, or "pasted text"
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    first_page: int | None = None

    def page_at(self, place: int) -> int | None:
        """Return the number of the page on which the character at ``place`` of the text stands, None without pages."""
        return None if self.first_page is None else self.first_page + self.text.count("\f", 0, place)
