"""Read and prepare articles on a lane of their own, so that the library stays free for the student."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.domain.article import Article
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.gui.worker import Failed, Lane, Ticket

if TYPE_CHECKING:
    from studyapp.services.import_articles import Prepared


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

    def files_of(self, paths: Sequence[Path], done: Callable[[list[Path]], None], failed: Failed) -> Ticket:
        """Find the articles in folders and below, by name; a file stays as it is. InputError where there is none."""

        def work() -> list[Path]:
            from studyapp.services.import_articles import SUFFIXES

            found = [each for path in paths for each in ([path] if not path.is_dir() else _articles(path, SUFFIXES))]
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


def _articles(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file())
