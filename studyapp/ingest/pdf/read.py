"""Read the parts of a PDF file, page by page."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing

from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.ingest.parts import Part
from studyapp.ingest.pdf import apart, guard
from studyapp.ingest.pdf.furniture import without_furniture
from studyapp.ingest.pdf.paragraphs import to_parts
from studyapp.ingest.pdf.run import Page

MOST_PAGES = 2000
MOST_LETTERS_IN_ALL = 12_000_000
_FEWEST_LETTERS = 15  # a page, in the middle of all: less is what a scanner's program stamps on pictures
_UNKNOWN_SHARE = 0.3

Pages = Callable[[bytes, str, int, int | None], Generator[apart.Step, None, None]]


def read_parts(
    data: bytes, name: str, first: int, last: int | None, read: Pages = apart.read_pages
) -> Iterator[Progress | list[Part]]:
    """Yield Progress for each page and, last, the parts of the pages from ``first`` to ``last`` (None: the last one).

    Pages count from 1. Raise InputError with one line when the file cannot be read.
    """
    guard.check(data, name)
    pages: list[Page] = []
    letters, end = 0, first
    with closing(read(data, name, first, last)) as steps:
        for step in steps:
            if isinstance(step, int):
                end = _checked(step, name, first, last)
                continue
            pages.append(step)
            letters += sum(len(run.text) for run in step.runs)
            if letters > MOST_LETTERS_IN_ALL:
                raise InputError(
                    f"{name} holds more than {MOST_LETTERS_IN_ALL // 1_000_000} million letters; choose some of its pages"
                )
            yield Progress(len(pages), end - first + 1, "Reading pages")
    _check_text(pages, letters, name)
    yield to_parts(without_furniture(pages))


def _checked(pages: int, name: str, first: int, last: int | None) -> int:
    """Return the last page to read. Raise InputError for pages that are not there, or too many."""
    end = pages if last is None else last
    if not 1 <= first <= end <= pages:
        raise InputError(f"{name} has {pages:,} pages; pages {first} to {end} are not among them")
    if end - first + 1 > MOST_PAGES:
        raise InputError(f"{name} has {pages:,} pages; choose up to {MOST_PAGES:,} of them")
    return end


def _check_text(pages: list[Page], letters: int, name: str) -> None:
    if letters < _FEWEST_LETTERS * len(pages):
        raise InputError(f"{name} has no text layer: its pages are pictures; make it searchable (OCR) first")
    unknown = sum(
        0xE000 <= ord(char) < 0xF900 or char == "\ufffd" for page in pages for run in page.runs for char in run.text
    )
    if unknown > _UNKNOWN_SHARE * letters:
        raise InputError(f"{name} does not say which letters its fonts show; copy its text from another source")
