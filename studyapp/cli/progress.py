"""Show on a terminal how far long work has come; in a pipe say nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from studyapp.domain.article import Article
from studyapp.domain.progress import Progress
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
