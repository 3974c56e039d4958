"""Keep the last few articles at hand, so that going through cards of several does not fetch each again."""

from __future__ import annotations

from collections.abc import Callable

from studyapp.domain.article import Article
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.worker import Failed, Ticket

KEPT = 8


class ArticleShelf:
    """Fetches articles by id. Only the last one asked for arrives."""

    def __init__(self, library: LibraryClient) -> None:
        self._library = library
        self._articles: dict[str, Article] = {}
        self._ticket = Ticket()

    def fetch(self, article_id: str, done: Callable[[Article], None], failed: Failed | None = None) -> None:
        """Hand the article to ``done``: at once when it is at hand, else when the library has found it."""
        self._ticket.cancel()
        if article_id in self._articles:
            done(self._articles[article_id])
            return

        def keep(article: Article) -> None:
            if len(self._articles) >= KEPT:
                self._articles.pop(next(iter(self._articles)))
            self._articles[article.id] = article
            done(article)

        self._ticket = self._library.ask(lambda services: services.library.article(article_id), keep, failed)

    def clear(self) -> None:
        """Forget all, because articles were changed."""
        self._articles.clear()
