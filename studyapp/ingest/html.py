"""Read web pages: the article without menus and advertisements from a saved one, all of it from what was copied."""

from __future__ import annotations

import email
import email.policy
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.ingest.page_headings import with_headings
from studyapp.ingest.parts import Part, PartKind

_MOST_TAGS = 400_000
_MANY_TAGS = 15_000  # from here on the library's second opinion takes the square of their number
_DEEPEST = 250  # the parser of HTML stops there
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_OPEN = frozenset(
    (
        b"br",
        b"hr",
        b"img",
        b"input",
        b"meta",
        b"link",
        b"p",
        b"li",
        b"td",
        b"tr",
        b"th",
        b"source",
        b"wbr",
        b"path",
        b"option",
        b"col",
        b"area",
        b"embed",
        b"track",
        b"param",
        b"dd",
        b"dt",
    )
)
_UNREAD = frozenset(str.split("script style noscript template head nav form button select textarea svg iframe object"))
_BLOCKS = frozenset(
    str.split(
        "p div section article main header footer aside blockquote pre figure figcaption ul ol dl table tbody thead tfoot "
        "center address details summary body html fieldset hgroup"
    )
)
# What the library leaves in, wherever a page says by a class or an id what it is.
_PRUNED = [
    f"//*[self::div or self::section or self::aside or self::p or self::ul or self::figure][{test}]"
    for test in (
        *(
            f"contains(concat(' ', @class, ' ', @id, ' '), '{word}')"
            for word in ("advert", "sponsor", "promo", "cookie", "newsletter")
        ),
        *(
            f"contains(concat(' ', @class, ' ', @id, ' '), ' {word} ')"
            for word in ("ad", "ads", "share", "related", "social")
        ),
    )
]
# Only dates that the page tells of itself: a day that its text speaks of is no day of publication.
_TOLD_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
_FEWEST_WORDS = 25  # what is found as the article is shorter: the whole page is read


@dataclass(frozen=True)
class WebPage:
    """The parts of a page, with the title and the date that it tells of itself."""

    parts: list[Part]
    title: str = ""
    published: PartialDate | None = None


def read_page(data: bytes, name: str) -> WebPage:
    """Return the article of a saved page. Raise InputError when there is none."""
    tags = _check_depth(data, name)
    from trafilatura import bare_extraction, load_html

    for library in ("trafilatura", "htmldate", "courlan", "justext"):  # what they complain of is told in our line
        logging.getLogger(library).setLevel(logging.CRITICAL)
    tree = load_html(data)
    if tree is None:
        raise InputError(f"{name} is no web page, or an empty one")
    found = bare_extraction(
        data,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        prune_xpath=_PRUNED,
        date_extraction_params=_TOLD_DATES,
        fast=tags > _MANY_TAGS,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return WebPage(list(html_parts(tree)))
    parts = with_headings(list(_extracted(found.body)), html_parts(tree))
    if sum(part.words for part in parts) < _FEWEST_WORDS:
        parts = list(html_parts(tree))
    title = (found.title or "").strip()
    if title and not any(part.text == title for part in parts[:3]):
        parts.insert(0, Part(PartKind.HEADING, title, 1))
    return WebPage(parts, title, _date(found.date))


def read_mhtml(data: bytes, name: str) -> WebPage:
    """Return the article of a page that a browser saved with its pictures in one file."""
    try:
        parts = list(email.message_from_bytes(data, policy=email.policy.default).walk())
    except RecursionError:
        raise InputError(f"{name} is damaged or no saved web page; save it again") from None
    for part in parts:
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset() or "utf-8"
                try:
                    return read_page(content.decode(charset, "replace").encode(), name)
                except LookupError:
                    return read_page(content, name)
    raise InputError(f"{name} holds no web page")


def read_fragment(markup: str, name: str) -> list[Part]:
    """Return the parts of what was copied in a browser or an office program: all of it, nothing is guessed away."""
    data = markup.encode("utf-8", "replace")
    _check_depth(data, name)
    tree = _tree(data)
    return [] if tree is None else list(html_parts(tree))


def read_chapter(data: bytes, name: str) -> list[Part]:
    """Return the parts of a page of an e-book."""
    _check_depth(data, name)
    tree = _tree(data)
    return [] if tree is None else list(html_parts(tree))


def _tree(data: bytes) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser

    try:
        return etree.fromstring(data, HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _check_depth(data: bytes, name: str) -> int:
    """Return the number of tags. Raise InputError for more, or more of them inside each other, than anybody writes."""
    depth = deepest = count = 0
    for count, match in enumerate(_TAG.finditer(data)):
        if match[2].lower() not in _NEVER_OPEN:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
        if count > _MOST_TAGS or deepest > 20 * _DEEPEST:
            raise InputError(f"{name} has far more tags than a web page has; it is not opened")
    if deepest > _DEEPEST:
        raise InputError(f"{name} has tags {deepest} deep inside each other; it cannot be read")
    return count


def _date(iso: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(iso) if iso else None
    except ValueError:
        return None


def _extracted(body: Any) -> Iterator[Part]:
    """Yield the parts of what the library found, which is a tree of its own few tags."""
    for item in body:
        if item.tag == "list":
            for point in item.iter("item"):
                yield from _one(PartKind.BULLET, _line(point), 1)
        elif item.tag == "table":
            for row in item.iter("row"):
                yield from _row([_line(cell) for cell in row.iter("cell")])
        elif item.tag == "head":
            level = item.get("rend", "h2")[-1]
            yield from _one(PartKind.HEADING, _line(item), int(level) if level.isdigit() else 2)
        else:
            yield from _one(PartKind.PARAGRAPH, _line(item))


def html_parts(tree: Any) -> Iterator[Part]:
    """Yield the parts of a tree of HTML, without what is never read."""
    pending: list[str] = []
    for kind, text, level in _walk(tree, 0):
        if kind is None:
            pending.append(text)
            continue
        yield from _one(PartKind.PARAGRAPH, _tidy("".join(pending)))
        pending.clear()
        if kind is PartKind.ROW:
            yield from _row(text.split("\x00"))
        elif text:
            yield from _one(kind, _tidy(text), level)
    yield from _one(PartKind.PARAGRAPH, _tidy("".join(pending)))


def _walk(element: Any, lists: int) -> Iterator[tuple[PartKind | None, str, int]]:
    """Yield (None, words of a line, 0), or a part with its text; a part without text only ends the line."""
    tag = element.tag.lower().rpartition("}")[2] if isinstance(element.tag, str) else ""
    if not tag or tag in _UNREAD:
        yield None, element.tail or "", 0
        return
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        yield PartKind.HEADING, _line(element), int(tag[1])
    elif tag == "tr":
        yield PartKind.ROW, "\x00".join(_line(cell) for cell in element if _name(cell) in ("td", "th")), 0
    elif tag == "li":
        yield from _point(element, lists)
    else:
        if tag in _BLOCKS or tag == "br":
            yield PartKind.PARAGRAPH, "", 0
        yield None, element.text or "", 0
        for child in element:
            yield from _walk(child, lists + (tag in ("ul", "ol")))
        if tag in _BLOCKS:
            yield PartKind.PARAGRAPH, "", 0
    yield None, element.tail or "", 0


def _point(element: Any, lists: int) -> Iterator[tuple[PartKind | None, str, int]]:
    """Yield a point of a list, then those of the lists inside of it."""
    inner = [child for child in element.iter() if _name(child) in ("ul", "ol")]
    words = _line(element, skip=("ul", "ol"))
    yield PartKind.BULLET, words, max(lists, 1)
    for child in inner[:1]:
        for point in child:
            yield from _walk(point, lists + 1)


def _name(element: Any) -> str:
    return element.tag.lower().rpartition("}")[2] if isinstance(element.tag, str) else ""


def _line(element: Any, skip: tuple[str, ...] = ()) -> str:
    """Return all words inside of the element."""
    words: list[str] = []
    _collect(element, words, skip, top=True)
    return _tidy("".join(words))


def _collect(element: Any, words: list[str], skip: tuple[str, ...], *, top: bool) -> None:
    name = _name(element)
    if name and (top or (name not in _UNREAD and name not in skip)):
        space = name in _BLOCKS or name in ("br", "li", "tr", "td", "th", "lb", "item", "cell")
        words.append(" " if space else "")
        words.append(element.text or "")
        for child in element:
            _collect(child, words, skip, top=False)
        words.append(" " if space else "")
    if not top:
        words.append(element.tail or "")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _one(kind: PartKind, text: str, level: int = 0) -> Iterator[Part]:
    if text:
        yield Part(kind, text, level)


def _row(cells: list[str]) -> Iterator[Part]:
    if any(cells):
        yield Part(PartKind.ROW if len(cells) > 1 else PartKind.PARAGRAPH, " | ".join(cells))
