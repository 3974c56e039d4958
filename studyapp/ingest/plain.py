"""Read plain text: blocks, sentences, title and date of it."""

from __future__ import annotations

from pathlib import PurePath
from unicodedata import normalize

from studyapp.domain.article import Article, BlockKind, DateOrigin, Sentence
from studyapp.domain.dates import PartialDate
from studyapp.domain.ids import derived_id
from studyapp.ingest.blocks import LaidOut, read_blocks
from studyapp.ingest.naming import name_from_file, name_from_sentence, name_from_title
from studyapp.ingest.published import date_in_name, date_in_text
from studyapp.text.normalise import original_span
from studyapp.text.sentences import split_sentences

_SILENT = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.NOISE)


def read_plain(
    text: str,
    origin: str,
    *,
    title: str = "",
    published: PartialDate | None = None,
    shown: str = "",
    dated: PartialDate | None = None,
) -> Article:
    """Return the article in ``text`` (decoded, unchanged).

    ``title`` and ``published`` come before what is found. ``shown`` is the text to lay out where marks are hidden in it
    (of the same length, so that spans count in both), ``dated`` a date that such marks told.
    """
    shown = shown or text
    laid_out = read_blocks(shown)
    date, date_origin = _published(shown, laid_out, origin, published, dated)
    return Article(
        id=derived_id("article", _letters(laid_out) or text),
        title=title.strip() or _title(shown, laid_out, origin),
        text=text,
        published=date,
        published_from=date_origin,
        origin=origin,
        blocks=tuple(item.block for item in laid_out),
        sentences=tuple(sentence for number, item in enumerate(laid_out) for sentence in _sentences(number, item)),
    )


def _letters(laid_out: tuple[LaidOut, ...]) -> str:
    """Return what the article says without the looks of the file: its letters and digits, without titles and noise."""
    words = "".join(item.block.text for item in laid_out if item.block.kind not in _SILENT)
    return "".join(char for char in normalize("NFKC", words).casefold() if char.isalnum())


def _sentences(number: int, item: LaidOut) -> tuple[Sentence, ...]:
    """Return the sentences of a block; titles, headings and noise have none."""
    if item.block.kind in _SILENT:
        return ()
    text = item.block.text
    cuts = ((0, len(text)),) if item.block.kind is BlockKind.ROW else split_sentences(text)
    return tuple(Sentence(text[start:end], original_span(item.cleaned, start, end), number) for start, end in cuts)


def _title(text: str, laid_out: tuple[LaidOut, ...], origin: str) -> str:
    for item in laid_out:
        if item.block.kind is BlockKind.TITLE:
            return name_from_title(item.block.text, text)
    named = name_from_file(PurePath(origin).stem, text) if PurePath(origin).suffix else ""
    if named:
        return named
    first = next((item.block for item in laid_out if item.block.kind is not BlockKind.NOISE), None)
    if first is None:
        return origin
    if first.kind is BlockKind.HEADING:
        return name_from_title(first.text, text)
    start, end = split_sentences(first.text)[0]
    return name_from_sentence(first.text[start:end])


def _published(
    text: str, laid_out: tuple[LaidOut, ...], origin: str, chosen: PartialDate | None, dated: PartialDate | None
) -> tuple[PartialDate | None, DateOrigin]:
    if chosen is not None:
        return chosen, DateOrigin.STUDENT
    in_text = dated or date_in_text(text, tuple(item.block for item in laid_out))
    if in_text is not None:
        return in_text, DateOrigin.TEXT
    in_name = date_in_name(PurePath(origin).stem) if PurePath(origin).suffix else None
    return (in_name, DateOrigin.FILE_NAME) if in_name else (None, DateOrigin.UNKNOWN)
