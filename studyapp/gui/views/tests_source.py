"""The article beside a test question: fetched when it is asked for, the evidence marked in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studyapp.domain.article import Article
from studyapp.domain.question import Evidence, Question
from studyapp.gui.article_shelf import ArticleShelf
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.widgets.article_pane import ArticlePane


def first_evidence(question: Question | None) -> Evidence | None:
    """Return the first place in an article that a question stands on."""
    return next((each for each in question.evidence if each.article_id), None) if question else None


class SourcePane(ArticlePane):
    """Hidden until it shows an article; ``turned`` tells when it appears or goes."""

    turned = Signal()

    def __init__(self, library: LibraryClient, parent: QWidget | None = None) -> None:
        super().__init__()
        if parent is not None:
            self.setParent(parent)
        self._shelf = ArticleShelf(library)
        self._wanted: Evidence | None = None
        self.hide()

    def open(self, evidence: Evidence) -> None:
        """Show the article of some evidence."""
        self._wanted = evidence
        self._shelf.fetch(evidence.article_id, self._have, lambda _: self.close_pane())

    def close_pane(self) -> None:
        """Hide the article."""
        self._wanted = None
        if not self.isHidden():
            self.hide()
            self.turned.emit()

    def is_open(self) -> bool:
        """Return whether an article is shown or on its way."""
        return self._wanted is not None

    def forget(self) -> None:
        """Fetch articles anew from now on: they were changed."""
        self._shelf.clear()

    def _have(self, article: Article) -> None:
        if self._wanted is not None:
            came = self.isHidden()
            self.show()
            if came:
                self.turned.emit()
            self.show_article(article)
            self.mark(self._wanted.span)
