"""Read what is dropped on the window: files and folders, text, or a link that nobody follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from studyapp.gui.wording import count

LINK = "Nothing is fetched from the web. Save the page in your browser, then drop the file; or copy its text."


_STRUCTURE = re.compile(r"<(?:h[1-6]|li|table)\b", re.IGNORECASE)
_MOST_MARKUP = 5_000_000  # letters


@dataclass(frozen=True)
class Drop:
    """What lies in a drop; ``link`` where it is nothing but an address in the web, ``markup`` where text has a layout."""

    files: tuple[Path, ...] = ()
    text: str = ""
    link: bool = False
    markup: str = ""

    def __bool__(self) -> bool:
        return bool(self.files or self.text or self.link)


def read_drop(data: QMimeData) -> Drop:
    """Return what lies in the data; nothing where it is of no use here."""
    files = tuple(dict.fromkeys(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()))
    if files:
        return Drop(files)
    text = data.text() if data.hasText() else ""
    words = text.split()
    if data.hasUrls() or (len(words) == 1 and "://" in words[0]):
        return Drop(link=True)
    return Drop(text=text, markup=markup_of(data)) if words else Drop()


def markup_of(data: QMimeData) -> str:
    """Return the HTML of a text with headings, lists or tables, empty where plain text says as much."""
    markup = data.html() if data.hasHtml() else ""
    return markup if _STRUCTURE.search(markup) and len(markup) <= _MOST_MARKUP else ""


def words_of(drop: Drop, cards: Sequence[str]) -> str:
    """Return what dropping does; ``cards`` are the suffixes of files that hold cards."""
    if drop.link:
        return "A link cannot be read here"
    if not drop.files:
        return "Drop to add this text"
    if len(drop.files) > 1:
        return f"Drop to add {count(len(drop.files), 'file')}"
    path = drop.files[0]
    if path.suffix.lower() in cards:
        return f"Drop to bring in the cards of {path.name}"
    return f"Drop to add {path.name}"
