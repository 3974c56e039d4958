"""Bring material in: read it, draft cards from it, keep both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studyapp.domain.article import Article
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.progress import Progress
from studyapp.ingest import reader
from studyapp.store.store import Store

SUFFIXES = reader.SUFFIXES  # of the files that read_file reads


@dataclass(frozen=True)
class Prepared:
    """An article with all that was made of it; nothing of it is stored yet."""

    article: Article
    facts: tuple[Fact, ...]
    drafts: tuple[Draft, ...]
    dropped: tuple[Dropped, ...]


def read_file(path: Path, published: PartialDate | None = None) -> Article:
    """Read one file; ``published`` overrides the date found in it. Raise InputError with one line."""
    return reader.read_path(path, published)


def read_bytes(data: bytes, name: str, published: PartialDate | None = None) -> Article:
    """Read text as bytes that are not in a file; ``name`` is said in errors. Raise InputError with one line."""
    return reader.read_bytes(data, name, published)


def read_text(text: str, title: str = "", published: PartialDate | None = None) -> Article:
    """Read pasted text. Raise InputError with one line."""
    return reader.read_text(text, title, published)


def prepare(article: Article) -> Iterator[Progress | Prepared]:
    """Yield Progress after each piece of work and, last, the Prepared article. Closing the generator cancels."""
    # The language model's library takes a third of a second to import: not before there is something to read.
    from studyapp.extract.pipeline import Extraction, extract
    from studyapp.generate.pipeline import generate

    for step in extract(article):
        if isinstance(step, Extraction):
            drafts = generate(article, step.facts)
            yield Prepared(article, step.facts, drafts.drafts, (*step.dropped, *drafts.dropped))
        else:
            yield step


class ImportArticles:
    """Keeps what was prepared. (Reading and preparing need no library: see the functions above.)"""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, prepared: Prepared) -> Changes:
        """Store the article with its facts, drafts and reasons in one transaction.

        An article that is already there keeps its verdicts, edits and cards; only drafts that are new are added.
        ``count`` is the number of new drafts.
        """
        return self._store.save_article(prepared.article, prepared.facts, prepared.drafts, prepared.dropped)
