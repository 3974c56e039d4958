"""Open a PDF file and read the runs of letters off its pages; the only module that knows PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from studyapp.domain.errors import InputError
from studyapp.ingest.pdf.run import Page, Run

MOST_LETTERS = 60_000  # of one page; a page of a newspaper has 20,000
_HYPHENS = (0x02, 0xFFFE)  # what PDFium calls a hyphen at a line's end
# Ligatures of TeX's own encoding, of which its older fonts keep no other record.
_TEX = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x10: "“", 0x11: "”", 0x15: "–", 0x16: "—"}
_INDIC = re.compile("[\u0900-\u0dff]")
_MARGIN = 20.0  # points by which text may stand over the page's edge
_UPRIGHT = 0.03  # radians
_GAP, _INDIC_GAP = 0.3, 0.25  # of the size: a wider gap is a space
_NEW_LINE = 0.35  # of the size: so far a letter may stand above or below its line
_NEW_RUN = 0.9  # of the size: a wider gap may be one between columns
_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]{0,200}/Count\s+0\b")
_FAULTS = {
    pdfium.FPDF_ERR_PASSWORD: "is locked with a password; save it without one first",
    pdfium.FPDF_ERR_SECURITY: "is locked in a way that cannot be opened here; save it without protection first",
}


class Document:
    """An open PDF file. ``read`` may be called for its pages in any order; close it after."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._file = pypdfium2.PdfDocument(data)
            self.pages = len(self._file)
        except pypdfium2.PdfiumError as error:
            fault = _FAULTS.get(getattr(error, "err_code", None) or -1, "is damaged or no PDF file; download it again")
            if _NO_PAGES.search(data):
                fault = "has no pages"
            raise InputError(f"{name} {fault}") from None
        if not self.pages:
            self.close()
            raise InputError(f"{name} has no pages")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def read(self, index: int) -> Page:
        """Return the page with that index, empty when it is damaged. Raise InputError when it holds far too much."""
        try:
            page = self._file[index]
        except pypdfium2.PdfiumError:
            return Page(index, 0.0, 0.0, ())
        with closing(page):
            width, height = page.get_size()
            try:
                text = page.get_textpage()
            except pypdfium2.PdfiumError:
                return Page(index, width, height, ())
            with closing(text):
                count = text.count_chars()
                if count > MOST_LETTERS:
                    raise InputError(
                        f"{self._name}: page {index + 1} holds {count:,} letters, which no reader could read"
                    )
                runs = _runs(page.raw, text.raw, count, height)
                return Page(index, width, height, tuple(run for run in runs if _is_on_page(run, width, height)))


def _is_on_page(run: Run, width: float, height: float) -> bool:
    """Tell whether the run can be seen: some programs leave text beside the page."""
    return -_MARGIN <= run.left <= run.right <= width + _MARGIN and -_MARGIN <= run.base <= height + _MARGIN


@dataclass
class _Open:
    """A run that is still being read."""

    left: float
    base: float
    size: float
    bold: bool
    first: int
    right: float = 0.0
    last: int = 0
    last_left: float = 0.0
    last_origin: float = 0.0
    letters: list[str] = field(default_factory=list)


def _runs(page: Any, text: Any, count: int, height: float) -> Iterator[Run]:
    """Yield the upright runs of a page in the order of its content."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode, loose, generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_IsGenerated
    origin = pdfium.FPDFText_GetCharOrigin
    run: _Open | None = None
    space = _Space.NONE
    alone = _Spaces(page, text, count)
    for index in range(count):
        code = unicode(text, index)
        if code in (0x20, 0xA0, 0x09):
            space = _Space.GUESSED if generated(text, index) and space is not _Space.WRITTEN else _Space.WRITTEN
            continue
        if code < 0x20 and generated(text, index):  # PDFium's own line end: the places tell better
            space = _Space.GUESSED
            continue
        letter = _letter(code)
        if not letter or not loose(text, index, box):
            continue
        left, right = box.left, box.right
        origin(text, index, x, y)
        if run is None or not _goes_on(run, left, y.value):
            if run is not None:
                yield _closed(text, run, height)
            run = _opened(text, index, left, y.value)
            if run is None:
                continue
        elif _is_space(space, run, (left, y.value), letter, alone):
            run.letters.append(" ")
        run.letters.append(letter)
        run.right, run.last_left, space = max(run.right, right), left, _Space.NONE
        run.last, run.last_origin = index, x.value
    if run is not None:
        yield _closed(text, run, height)


def _opened(text: Any, index: int, left: float, base: float) -> _Open | None:
    """Return a new run that begins with that letter, None when it is not upright (a watermark, a table's side head)."""
    angle = pdfium.FPDFText_GetCharAngle(text, index)
    if min(angle % math.tau, -angle % math.tau) > _UPRIGHT:
        return None
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    return _Open(left, base, size or 1.0, bold=False, first=index)


class _Space(Enum):
    """What is known of a space before a letter: nothing, PDFium's guess, or that the file has it."""

    NONE, GUESSED, WRITTEN = range(3)


def _is_space(space: _Space, run: _Open, place: tuple[float, float], letter: str, alone: _Spaces) -> bool:
    """Tell whether a space is to be read before the letter at that place.

    Between Indic letters PDFium guesses too many, and the boxes of the letters are too inexact for a small gap.
    """
    if space is _Space.WRITTEN:
        return True
    left, base = place
    before, after = _INDIC.match(run.letters[-1]) is not None, _INDIC.match(letter) is not None
    if not (before or after):
        return space is _Space.GUESSED or left - run.right > _GAP * run.size
    if alone.are_all():
        return alone.between(run.last_origin, left, base)
    return left - run.right > _INDIC_GAP * run.size and (space is _Space.GUESSED or (before and after))


class _Spaces:
    """The spaces that stand alone in the content of a page with Indic letters: PDFium leaves those out."""

    def __init__(self, page: Any, text: Any, count: int) -> None:
        self._places: dict[int, list[float]] = {}
        self._letters: int = sum(0x0900 <= pdfium.FPDFText_GetUnicode(text, index) < 0x0E00 for index in range(count))
        if not self._letters:
            return
        buffer, matrix = (ctypes.c_ushort * 4)(), pdfium.FS_MATRIX()
        left, low, right, high = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            length = pdfium.FPDFTextObj_GetText(item, text, buffer, 8)
            pdfium.FPDFPageObj_GetBounds(item, left, low, right, high)
            if length == 2 and left.value == right.value and pdfium.FPDFPageObj_GetMatrix(item, matrix):
                self._places.setdefault(round(matrix.f), []).append(matrix.e)

    def are_all(self) -> bool:
        """Tell whether they are so many that they must be the page's spaces (a word has about five letters)."""
        return sum(map(len, self._places.values())) * 12 > self._letters > 0

    def between(self, left: float, right: float, base: float) -> bool:
        """Tell whether such a space stands there."""
        near = (self._places.get(round(base) + step, ()) for step in (-1, 0, 1))
        return any(left < place < right for places in near for place in places)


def _goes_on(run: _Open, left: float, base: float) -> bool:
    near = abs(base - run.base) <= _NEW_LINE * run.size
    return near and left >= run.last_left - 0.6 * run.size and left <= run.right + _NEW_RUN * run.size


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in _TEX:
        return _TEX[code]
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


def _closed(page: Any, run: _Open, height: float) -> Run:
    bold = _is_bold(page, run.first) and _is_bold(page, run.last)
    return Run("".join(run.letters), run.left, run.right, height - run.base, run.size, bold)


def _is_bold(page: Any, index: int) -> bool:
    """Tell whether the letter is bold, by its font's name."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, buffer, 128, flags)
    name = buffer.value.lower()
    return b"bold" in name or b"black" in name or b"heavy" in name or b"cmbx" in name
