"""Read a Word document (.docx): headings, paragraphs, lists and tables in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from studyapp.domain.errors import InputError
from studyapp.ingest.archive import open_archive, read_member
from studyapp.ingest.parts import Part, PartKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|überschrift)\s*(\d)", re.IGNORECASE)
# What is drawn a second time for old programs, was deleted while changes were tracked, or is an instruction.
_UNREAD = {f"{_W}del", f"{_W}instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_PARAGRAPH, _TABLE = f"{_W}p", f"{_W}tbl"
# What stands around paragraphs, tables, rows and cells: content controls, tags of forms, what was inserted.
_AROUND = {f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_MOST_COLUMNS = 63  # of a table in Word
_SPACES = {f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"}


def read_parts(data: bytes, name: str) -> list[Part]:
    """Return the parts of the document. Raise InputError when it cannot be read."""
    archive = open_archive(data, name, "word/document.xml", "Word document")
    for file in archive.infolist():  # a damaged member is found here, not inside of the library
        if file.filename.endswith((".xml", ".rels")):
            read_member(archive, file.filename, name)
    import docx
    from docx.text.paragraph import Paragraph

    try:
        document = docx.Document(io.BytesIO(data))
        parts: list[Part] = []
        for item in _items(document.element.body):
            parts += _table(item) if item.tag == _TABLE else _paragraph(Paragraph(item, document._body))
    except InputError:
        raise
    except Exception as error:  # the library raises whatever its XML parser and its lookups raise
        raise InputError(f"{name} is damaged or no Word document ({type(error).__name__})") from error
    return parts


def _items(element: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables, those inside of content controls and the like in their place."""
    for child in element:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _AROUND:
            yield from _items(child)


def _paragraph(paragraph: Any) -> Iterator[Part]:
    text = " ".join(_text(paragraph._p).split())
    if not text:
        return
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    heading = _HEADING.match(style)
    if style.lower() == "title":
        yield Part(PartKind.HEADING, text, 1)
    elif heading:
        yield Part(PartKind.HEADING, text, int(heading[1]))
    elif _is_point(paragraph, style):
        yield Part(PartKind.BULLET, text.lstrip("•▪-– "), _level(paragraph))
    else:
        yield Part(PartKind.PARAGRAPH, text)


def _text(element: Any) -> str:
    """Return the text of a paragraph, what was inserted while changes were tracked included."""
    if element.tag in _UNREAD:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _SPACES:
        return "-" if element.tag == f"{_W}noBreakHyphen" else " "
    return "".join(_text(child) for child in element)


def _is_point(paragraph: Any, style: str) -> bool:
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None and properties.numPr.numId is not None
    return numbered or style.lower().startswith(("list bullet", "list number"))


def _level(paragraph: Any) -> int:
    properties = paragraph._p.pPr
    level = properties.numPr.ilvl if properties is not None and properties.numPr is not None else None
    return 1 + (level.val if level is not None else 0)


def _table(table: Any) -> Iterator[Part]:
    """Yield the rows; a cell that spans rows says in each what it says in the first."""
    above: dict[int, str] = {}
    for row in _named(table, "tr"):
        texts, place = [], 0
        for cell in _named(row, "tc"):
            text = " ".join(" ".join(map(_text, cell.iter(_PARAGRAPH))).split())
            if _goes_on(cell) and not text:
                text = above.get(place, "")
            above[place] = text
            texts.append(text)
            place += _width(cell)
        if any(texts):
            yield Part(PartKind.ROW if len(texts) > 1 else PartKind.PARAGRAPH, " | ".join(texts))


def _named(element: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, those inside of content controls too."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _AROUND:
            yield from _named(child, name)


def _goes_on(cell: Any) -> bool:
    """Tell whether the cell belongs to the one above."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") == "continue"


def _width(cell: Any) -> int:
    """Return how many columns the cell spans."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    told = span.get(f"{_W}val", "1") if span is not None else "1"
    return min(_MOST_COLUMNS, int(told)) if told.isascii() and told.isdecimal() else 1
