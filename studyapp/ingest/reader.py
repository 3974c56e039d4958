"""Read a file or pasted text into an Article, or say in one line why that cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from studyapp.domain.article import Article
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.ingest import documents
from studyapp.ingest.decode import decode
from studyapp.ingest.documents import Wanted
from studyapp.ingest.language import check_english
from studyapp.ingest.legacy_hindi import check_font
from studyapp.ingest.markdown import looks_like_markdown, read_markdown
from studyapp.ingest.plain import read_plain

MOST_BYTES = 20_000_000
PASTED = "pasted text"


def _read_any(text: str, origin: str, *, title: str = "", published: PartialDate | None = None) -> Article:
    """Read text that may hold Markdown without saying so, as what is copied from the web does."""
    read = read_markdown if looks_like_markdown(text) else read_plain
    return read(text, origin, title=title, published=published)


_READERS: dict[str, Callable[..., Article]] = {
    ".txt": _read_any,
    ".text": _read_any,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
SUFFIXES = (*_READERS, *documents.READERS)


def read_path(path: Path, published: PartialDate | None = None) -> Article:
    """Read one file as one article; ``published`` comes before the date found in it or its name.

    Raise InputError with one line.
    """
    for step in read_articles(path, Wanted(published, whole=True)):
        if isinstance(step, Article):
            return step
    raise AssertionError("a file gave neither an article nor a fault")


def read_articles(path: Path, wanted: Wanted) -> Iterator[Progress | Article]:
    """Yield Progress while one file is read, then its article, or those of a compilation. Raise InputError with one line."""
    if path.suffix.lower() in documents.READERS:
        data = _load(path, documents.MOST_BYTES)
        yield from documents.read_document(data, path.name, path.suffix.lower(), wanted)
        return
    if wanted.pages is not None:
        raise InputError(f"{path.name} has no pages to choose from")
    yield _read_text_file(path, wanted.published)


def read_markup(markup: str, title: str = "", published: PartialDate | None = None) -> Article:
    """Read what was copied as rich text (HTML): headings, lists and tables stay what they are. InputError with one line."""
    if len(markup) > MOST_BYTES:
        raise InputError(f"The text is longer than {MOST_BYTES // 1_000_000} million characters; add it in parts")
    return replace(documents.read_markup(markup, "The text", title, published), origin=PASTED)


def _read_text_file(path: Path, published: PartialDate | None) -> Article:
    read = _READERS.get(path.suffix.lower())
    data = _load(path, MOST_BYTES)
    text = decode(data, path.name)
    if read is None:
        raise InputError(
            f"{path.name}: cannot read {path.suffix or 'a file without a suffix'} yet; supported: {', '.join(SUFFIXES)}"
        )
    _check(text, path.name)
    return read(text, path.name, published=published)


def read_bytes(data: bytes, name: str, published: PartialDate | None = None) -> Article:
    """Read text as bytes, from a pipe; ``name`` is said in errors and kept as the origin."""
    _check_size(len(data), name)
    text = decode(data, name)
    _check(text, name)
    return _read_any(text, name, published=published)


def read_text(text: str, title: str = "", published: PartialDate | None = None) -> Article:
    """Read pasted text; ``title`` comes before the title found in it. Raise InputError with one line."""
    if len(text) > MOST_BYTES:
        raise InputError(f"The text is longer than {MOST_BYTES // 1_000_000} million characters; add it in parts")
    _check(text, "The text")
    return _read_any(text, PASTED, title=title, published=published)


def _load(path: Path, most: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path.name} is a folder, not a file")
        if not path.is_file() and path.exists():
            raise InputError(f"{path.name} is no ordinary file")
        _check_size(path.stat().st_size, path.name, most)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}") from None
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror or error}") from None


def _check_size(size: int, name: str, most: int = MOST_BYTES) -> None:
    if size > most:
        raise InputError(f"{name} is {size / 1e6:.0f} MB; up to {most // 1_000_000} MB are supported")


def _check(text: str, name: str) -> None:
    if not any(char.isalnum() for char in text):
        raise InputError(f"{name} is empty" if not text.strip() else f"{name} has no words in it")
    check_font(text, name)
    check_english(text, name)
