"""Bring material in: read it, draft cards from it, keep both."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from studyapp.domain.article import Article
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.errors import InputError
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.progress import Progress
from studyapp.ingest import reader
from studyapp.ingest.documents import Wanted as Wanted
from studyapp.knowledge.syllabus import Syllabus
from studyapp.services.same_fact import SameFacts
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store

MOST_FILES = 5000  # of a folder
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


def read_articles(path: Path, wanted: Wanted) -> Iterator[Progress | Article]:
    """Yield Progress while one file is read, then its article, or those of a compilation. Raise InputError with one line."""
    return reader.read_articles(path, wanted)


def read_markup(markup: str, title: str = "", published: PartialDate | None = None) -> Article:
    """Read what was copied as rich text (HTML). Raise InputError with one line."""
    return reader.read_markup(markup, title, published)


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
            yield Prepared(article, step.facts, _tagged(article, drafts.drafts), (*step.dropped, *drafts.dropped))
        else:
            yield step


@dataclass(frozen=True)
class Refused:
    """A file that gave no article, and the one line that says why."""

    path: Path
    reason: str


def prepare_files(paths: Iterable[Path], wanted: Wanted) -> Iterator[Progress | Prepared | Refused]:
    """Yield what comes of each file in turn; of a compilation each article as soon as its drafts are made.

    Closing the generator cancels; what was yielded may have been kept already.
    """
    for path in paths:
        try:
            for step in read_articles(path, wanted):
                if isinstance(step, Article):
                    yield from prepare(step)
                else:
                    yield step
        except InputError as error:
            yield Refused(path, str(error))


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder, and in those inside of it, that can be read; links to folders are not followed.

    Raise InputError when the folder is not there or may not be read.
    """
    found: list[Path] = []

    def failed(error: OSError) -> None:
        if error.filename is None or Path(error.filename) == folder:
            raise InputError(f"Cannot read {folder}: {error.strerror or error}") from None

    for name, folders, files in os.walk(folder, onerror=failed):
        folders.sort()
        found += (Path(name, file) for file in sorted(files) if Path(file).suffix.lower() in SUFFIXES)
        if len(found) > MOST_FILES:
            raise InputError(f"{folder} holds more than {MOST_FILES:,} files; choose a smaller folder")
    return tuple(path for path in found if path.is_file())


@cache
def _syllabus() -> Syllabus:
    return Syllabus.load()


def _tagged(article: Article, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Return the drafts with the subjects that their facts speak for, else those of their article."""
    of_article = _syllabus().propose([article.title, *(block.text for block in article.blocks)])
    return tuple(
        replace(draft, tags=_syllabus().propose([draft.topic, draft.explanation]) or of_article) for draft in drafts
    )


@dataclass(frozen=True)
class Kept:
    """What became of a prepared article: whether it was there before, how many drafts are new, how many said again."""

    changes: Changes
    known: bool
    repeated: int


class ImportArticles:
    """Keeps what was prepared. (Reading and preparing need no library: see the functions above.)"""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._browse = BrowseStore(store)
        self._same: SameFacts | None = None
        self._same_at = (-1, -1)

    def save(self, prepared: Prepared) -> Changes:
        """Store the article with its facts, drafts and reasons; ``count`` is the number of new drafts. See ``keep``."""
        return self.keep(prepared).changes

    def keep(self, prepared: Prepared) -> Kept:
        """Store the article with its facts, drafts and reasons.

        An article that is already there keeps its text, verdicts, edits and cards; only drafts that are new are added.
        What a draft of another article, or one that the student has decided on, says already is not proposed again: it
        goes to what was left out, and the place is noted as a repeat.
        """
        known = self._store.article(prepared.article.id)
        if known is not None and known.text != prepared.article.text:
            prepared = self._with_known_text(prepared.article, known)
        article_id = prepared.article.id
        same = self._same_facts(article_id)
        sorted_out = same.sort_out(article_id, prepared.drafts, lambda twin: self._store.draft(twin.draft_id).verdict)
        dropped = (*prepared.dropped, *sorted_out.dropped)
        changes = self._store.save_article(prepared.article, prepared.facts, sorted_out.new, dropped)
        self._browse.save_repeats(article_id, sorted_out.repeats)
        same.replace(article_id, self._browse.wordings(article_id))
        self._same_at = self._place()
        return Kept(changes, known is not None, len(sorted_out.repeats))

    def _same_facts(self, article_id: str) -> SameFacts:
        """Return the drafts of the library by their answers; all are read again only when others wrote articles."""
        if self._same is None or self._same_at != self._place():
            self._same = SameFacts(self._browse.wordings())
        else:
            self._same.replace(article_id, self._browse.wordings(article_id))
        return self._same

    def _place(self) -> tuple[int, int]:
        mark = self._store.mark()
        return mark.epoch, mark.other

    def _with_known_text(self, article: Article, known: Article) -> Prepared:
        """Prepare the text that is in the library, whose places its cards know; a newer date is taken over."""
        newer = (
            known
            if article.published is None
            else replace(known, published=article.published, published_from=article.published_from)
        )
        return next(step for step in prepare(newer) if isinstance(step, Prepared))
