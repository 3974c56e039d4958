"""Read and prepare articles on a lane of their own, so that the library stays free for the student."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.domain.article import Article, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.gui.worker import Failed, Lane, Ticket

if TYPE_CHECKING:
    from studyapp.services.import_articles import Prepared

Material = Path | Article  # a file that is still to be read, or what was read already


@dataclass(frozen=True)
class Step:
    """What came of the material of that number: how far it is, an article with its drafts, or why there is none."""

    number: int
    what: Progress | Prepared | InputError


class Reader:
    """Passes reading to the lane. The parsers and the language model are loaded there, at the first use."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane

    def read_file(self, path: Path, done: Callable[[Article], None], failed: Failed) -> Ticket:
        """Read one file."""

        def work() -> Article:
            from studyapp.services.import_articles import read_file

            return read_file(path)

        return self._lane.ask(work, done, failed)

    def read_articles(
        self,
        path: Path,
        progress: Callable[[Progress], None],
        done: Callable[[list[Article]], None],
        failed: Failed,
    ) -> Ticket:
        """Read one file: its article, or those of a compilation."""

        def items() -> Iterator[Progress | list[Article]]:
            from studyapp.services.import_articles import Wanted, read_articles

            found: list[Article] = []
            for step in read_articles(path, Wanted()):
                if isinstance(step, Article):
                    found.append(step)
                else:
                    yield step
            yield found

        return self._lane.stream(items, lambda step: done(step) if isinstance(step, list) else progress(step), failed)

    def files_of(self, paths: Sequence[Path], done: Callable[[list[Path]], None], failed: Failed) -> Ticket:
        """Find the articles in folders and below, by name; a file stays as it is. InputError where there is none."""

        def work() -> list[Path]:
            from studyapp.services.import_articles import SUFFIXES, files_in

            found = [each for path in paths for each in (files_in(path) if path.is_dir() else [path])]
            if not found:
                raise InputError(f"{paths[0].name} holds no article (supported: {', '.join(SUFFIXES)}).")
            return found

        return self._lane.ask(work, done, failed)

    def read_text(self, text: str, done: Callable[[Article], None], failed: Failed) -> Ticket:
        """Read pasted text."""

        def work() -> Article:
            from studyapp.services.import_articles import read_text

            return read_text(text)

        return self._lane.ask(work, done, failed)

    def read_markup(self, markup: str, done: Callable[[Article], None], failed: Failed) -> Ticket:
        """Read what was copied with its layout (HTML)."""

        def work() -> Article:
            from studyapp.services.import_articles import read_markup

            return read_markup(markup)

        return self._lane.ask(work, done, failed)

    def sample(self, done: Callable[[Article | None], None], failed: Failed) -> Ticket:
        """Read the first sample article; None when none was shipped."""

        def work() -> Article | None:
            from studyapp.resources import seed_articles
            from studyapp.services.import_articles import read_file

            return next((read_file(path) for path in seed_articles()), None)

        return self._lane.ask(work, done, failed)

    def prepare(
        self,
        article: Article,
        progress: Callable[[Progress], None],
        prepared: Callable[[Prepared], None],
        failed: Failed,
    ) -> Ticket:
        """Draft cards from an article; ``progress`` hears how far it is. Cancelling the ticket stops between items."""

        def items() -> Iterator[Progress | Prepared]:
            from studyapp.services.import_articles import prepare

            return prepare(article)

        def each(item: Progress | Prepared) -> None:
            if isinstance(item, Progress):
                progress(item)
            else:
                prepared(item)

        return self._lane.stream(items, each, failed)

    def prepare_all(
        self,
        materials: Sequence[Material],
        published: PartialDate | None,
        each: Callable[[Step], None],
        failed: Failed,
        finished: Callable[[], None],
    ) -> Ticket:
        """Draft cards from one thing after the other; ``published`` is for those that name no date themselves."""
        return self._lane.stream(lambda: _steps(materials, published), each, failed, finished)


def _steps(materials: Sequence[Material], published: PartialDate | None) -> Iterator[Step]:
    for number, material in enumerate(materials):
        try:
            for what in _prepared(material, published):
                yield Step(number, what)
        except InputError as error:
            yield Step(number, error)


def _prepared(material: Material, published: PartialDate | None) -> Iterator[Progress | Prepared]:
    from studyapp.services.import_articles import Wanted, prepare, read_articles

    steps = iter((material,)) if isinstance(material, Article) else read_articles(material, Wanted())
    for step in steps:
        if isinstance(step, Article):
            yield from prepare(_dated(step, published))
        else:
            yield step


def _dated(article: Article, published: PartialDate | None) -> Article:
    if published is None or article.published is not None:
        return article
    return replace(article, published=published, published_from=DateOrigin.STUDENT)
