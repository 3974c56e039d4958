"""Show on a terminal how far long work has come; in a pipe say nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studyapp.domain.article import Article
from studyapp.domain.progress import Progress, Tell, silent
from studyapp.services.import_articles import Prepared, Wanted, prepare, read_articles


def articles_of(path: Path, wanted: Wanted) -> list[Article]:
    """Read the articles of a file, with a bar on standard error while that takes time. InputError with one line."""
    from tqdm import tqdm  # type: ignore[import-untyped]

    found: list[Article] = []
    with tqdm(disable=not sys.stderr.isatty(), leave=False, file=sys.stderr, delay=0.5, desc=path.name[:30]) as bar:
        for step in read_articles(path, wanted):
            if isinstance(step, Article):
                found.append(step)
            else:
                bar.total = step.total or None
                bar.update(step.done - bar.n)
    return found


@contextmanager
def bar(name: str) -> Iterator[Tell]:
    """Yield what moves a bar on standard error while work on a file takes time; in a pipe it moves nothing."""
    if not sys.stderr.isatty():
        yield silent
        return
    from tqdm import tqdm

    with tqdm(leave=False, file=sys.stderr, delay=0.5) as shown:

        def tell(progress: Progress) -> None:
            if not progress.label:
                return
            words = f"{name[:30]}: {progress.label}"
            if words != shown.desc:
                shown.reset(progress.total or None)
                shown.set_description_str(words)
            shown.update(progress.done - shown.n)

        yield tell


def prepared(article: Article) -> Prepared:
    """Make facts and drafts of an article, with a bar on standard error while that takes time."""
    from tqdm import tqdm

    result: Prepared | None = None
    with tqdm(disable=not sys.stderr.isatty(), leave=False, file=sys.stderr, delay=0.5, desc=article.title[:30]) as bar:
        for step in prepare(article):
            if isinstance(step, Progress):
                bar.total = step.total or None
                bar.update(step.done - bar.n)
            else:
                result = step
    assert result is not None, "prepare ended without a result"
    return result
