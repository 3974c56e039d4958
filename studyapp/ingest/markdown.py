"""Read Markdown: as plain text, after its marks are taken out of the reader's way."""

from __future__ import annotations

from studyapp.domain.article import Article
from studyapp.domain.dates import PartialDate
from studyapp.ingest.plain import read_plain


def read_markdown(text: str, origin: str, *, title: str = "", published: PartialDate | None = None) -> Article:
    """Return the article in Markdown ``text``; spans count in the text as it is, marks included."""
    return read_plain(text, origin, title=title, published=published)
