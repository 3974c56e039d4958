"""Read files that have a layout of their own (PDF, web pages, Word documents, e-books) into articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from studyapp.domain.article import Article, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.ingest.compilation import Section, split
from studyapp.ingest.language import check_english
from studyapp.ingest.legacy_hindi import check_font
from studyapp.ingest.naming import name_from_title
from studyapp.ingest.parts import Part, compose
from studyapp.ingest.plain import read_plain

MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a document: ``pages`` (first and last, from 1) or all, one article or as many as it holds."""

    published: PartialDate | None = None
    pages: tuple[int, int | None] | None = None
    whole: bool = False


@dataclass(frozen=True)
class _Found:
    """The parts of a document, with what it tells of itself; ``first_page`` is None where it has no pages."""

    parts: list[Part]
    title: str = ""
    published: PartialDate | None = None
    first_page: int | None = None


_Steps = Iterator[Progress | _Found]


def _pdf(data: bytes, name: str, wanted: Wanted) -> _Steps:
    from studyapp.ingest.pdf.read import read_parts  # PDFium takes its time to load

    first, last = wanted.pages or (1, None)
    for step in read_parts(data, name, first, last):
        yield step if isinstance(step, Progress) else _Found(step, first_page=first)


def _docx(data: bytes, name: str, _wanted: Wanted) -> _Steps:
    from studyapp.ingest.docx import read_parts

    yield _Found(read_parts(data, name))


def _epub(data: bytes, name: str, _wanted: Wanted) -> _Steps:
    from studyapp.ingest.epub import read_parts

    yield _Found(read_parts(data, name))


def _html(data: bytes, name: str, _wanted: Wanted) -> _Steps:
    from studyapp.ingest.html import read_page

    page = read_page(data, name)
    yield _Found(page.parts, page.title, page.published)


def _mhtml(data: bytes, name: str, _wanted: Wanted) -> _Steps:
    from studyapp.ingest.html import read_mhtml

    page = read_mhtml(data, name)
    yield _Found(page.parts, page.title, page.published)


READERS: dict[str, Callable[[bytes, str, Wanted], _Steps]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".mhtml": _mhtml,
    ".mht": _mhtml,
    ".epub": _epub,
}


def read_document(data: bytes, name: str, suffix: str, wanted: Wanted) -> Iterator[Progress | Article]:
    """Yield Progress while the file is read, then its article, or one after the other those of a compilation.

    Raise InputError with one line when it cannot be read; of a compilation, an article that cannot is passed over.
    """
    if wanted.pages is not None and suffix != ".pdf":
        raise InputError(f"{name} has no pages to choose from")
    for step in READERS[suffix](data, name, wanted):
        if isinstance(step, Progress):
            yield step
        else:
            yield from _articles(step, name, wanted)


def read_markup(markup: str, name: str, title: str, published: PartialDate | None) -> Article:
    """Return the article in what was copied as rich text (HTML). Raise InputError with one line."""
    from studyapp.ingest.html import read_fragment

    found = _Found(read_fragment(markup, name), title)
    return _article(found, Section(title, tuple(found.parts), 0), name, Wanted(published))


def _articles(found: _Found, name: str, wanted: Wanted) -> Iterator[Article]:
    whole = Section(found.title, tuple(found.parts), 0)
    sections = (whole,) if wanted.whole else split(found.parts)
    if len(sections) < 2:
        yield _article(found, whole, name, wanted)
        return
    head = read_plain(compose(found.parts[:12])[0], name)
    if head.published is not None and found.published is None:
        found = replace(found, published=head.published)
    faults: list[InputError] = []
    for section in sections:
        try:
            yield _article(found, section, name, wanted)
        except InputError as error:
            faults.append(error)
    if len(faults) == len(sections):
        raise faults[0]


def _article(found: _Found, section: Section, name: str, wanted: Wanted) -> Article:
    text, shown = compose(section.parts)
    _check(text, name)
    title = name_from_title(section.title, text) if section.title else ""
    article = read_plain(text, name, title=title, published=wanted.published, shown=shown)
    if found.published is not None and article.published_from not in (DateOrigin.STUDENT, DateOrigin.TEXT):
        article = replace(article, published=found.published, published_from=DateOrigin.TEXT)
    first = None if found.first_page is None else found.first_page + section.page
    return replace(article, first_page=first)


def _check(text: str, name: str) -> None:
    if not any(char.isalnum() for char in text):
        raise InputError(f"{name} has no words in it")
    check_font(text, name)
    check_english(text, name)
