"""Read an article with its facts marked by how well they are known."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going, Place
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.article_pane import ArticlePane


class Read(Page):
    """The article; one comes from a source, a card or a draft and goes back there."""

    def __init__(self, library: LibraryClient, planner: Planner) -> None:
        super().__init__()
        self._library, self._planner = library, planner
        self._came_from = Place.LIBRARY
        self._item_id: str | None = None
        self._pane = ArticlePane()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.addWidget(self._pane, 1)

    def open(self, article_id: str, item_id: str | None, came_from: Place | None) -> None:
        """Show an article, at one of its cards or drafts if its id is given; Esc leads to ``came_from``."""
        if came_from is not None and came_from is not Place.READ:
            self._came_from = came_from
        self._item_id = item_id
        self._library.ask(lambda s: s.library.article(article_id), self._pane.show_article)

    def back(self) -> bool:
        """Go back to where the student came from."""
        self.went.emit(Going(self._came_from))
        return True
