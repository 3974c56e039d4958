"""Choose which cards: all of them, those of a source or a tag, or what a search finds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from studyapp.domain.search import Term, term_text
from studyapp.gui.theme import GRID

ALL, SOURCE, TAG, SEARCH = range(4)
_WIDEST = 40  # letters of a title that the list must have room for


class CardScope(QWidget):
    """``query`` is what the cards are searched by, empty for all."""

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self.how, self.sources, self.tags, self.search = QComboBox(), QComboBox(), QComboBox(), QLineEdit(query)
        self.how.addItems(["All cards", "A source", "A tag", "A search"])
        self.how.setAccessibleName("Which cards")
        for box, name in ((self.sources, "Source"), (self.tags, "Tag")):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(_WIDEST // 2)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.search.setAccessibleName("Search")
        self.search.setPlaceholderText("words, tag:, source:, month:, state:")
        self._choices = QStackedWidget()
        for part in (QWidget(), self.sources, self.tags, self.search):
            self._choices.addWidget(part)
        self._choices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.how.currentIndexChanged.connect(self._choices.setCurrentIndex)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.how)
        row.addWidget(self._choices, 1)
        self.setFocusProxy(self.how)
        self.how.setCurrentIndex(SEARCH if query else ALL)

    def offer(self, sources: Sequence[tuple[str, str]], tags: Sequence[str]) -> None:
        """Offer sources (id, title) and tags; what there is none of cannot be chosen."""
        for id_, title in sources:
            self.sources.addItem(title, id_)
        for tag in tags:
            self.tags.addItem(tag, tag)
        model = self.how.model()
        for place, box in ((SOURCE, self.sources), (TAG, self.tags)):
            if not box.count() and (item := getattr(model, "item", lambda _: None)(place)):
                item.setEnabled(False)

    def query(self) -> str:
        """Return the search that finds the chosen cards."""
        how = self.how.currentIndex()
        if how == SOURCE:
            return term_text(Term(self.sources.currentData() or "", "source"))
        if how == TAG:
            return term_text(Term(self.tags.currentData() or "", "tag", exact=True))
        return self.search.text().strip() if how == SEARCH else ""
