"""Choose which cards a paper is made of: by sources, tags and months, each a list to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from studyapp.domain.dates import PartialDate
from studyapp.domain.exam import Scope
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.check_list import CheckList
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.domain.source import Source

EVERYTHING = "Every card"
PARTS = ("Sources", "Tags", "Months")


class ScopeField(QWidget):
    """A choice of the part to tick by, with its list below."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = QComboBox()
        self.parts.setAccessibleName("Which cards")
        self.parts.addItems((EVERYTHING, *PARTS))
        self.lists = tuple(CheckList(name) for name in PARTS)
        self._hint = Text("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.parts)
        for each in self.lists:
            each.ticked.connect(self._show)
            each.setMaximumHeight(9 * self.fontMetrics().lineSpacing())
            column.addWidget(each)
        column.addWidget(self._hint)
        self.parts.currentIndexChanged.connect(self._show)
        self._show()

    def offer(self, sources: Sequence[Source], tags: Sequence[str] | None = None) -> None:
        """Offer sources and the months of their publication, and tags where they are known."""
        months = {each.published.iso()[:7] for each in sources if each.published and each.published.month}
        self.lists[0].offer([(each.id, each.title) for each in sources])
        self.lists[2].offer([(month, PartialDate.parse(month).words()) for month in sorted(months, reverse=True)])
        if tags is not None:
            self.offer_tags(tags)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer tags to be ticked."""
        self.lists[1].offer([(tag, tag) for tag in tags])

    def scope(self) -> Scope:
        """Return what was chosen: what is ticked in every list, nothing where every card is wanted."""
        sources, tags, months = (each.chosen() for each in self.lists)
        everything = self.parts.currentIndex() == 0
        return Scope() if everything else Scope(tags=tags, sources=sources, months=months)

    def words(self) -> str:
        """Return which cards were chosen."""
        ticked = [
            count(len(each.chosen()), name.lower().removesuffix("s"))
            for each, name in zip(self.lists, PARTS, strict=True)
            if each.chosen()
        ]
        if self.parts.currentIndex() == 0:
            return ""
        return f"Cards that fit {' and '.join(ticked)}." if ticked else "Nothing ticked: every card."

    def _show(self, *_: object) -> None:
        for number, each in enumerate(self.lists, 1):
            each.setVisible(number == self.parts.currentIndex())
            ticked = len(each.chosen())
            name = PARTS[number - 1]
            self.parts.setItemText(number, f"{name} ({ticked:,} ticked)" if ticked else name)
        self._hint.say(self.words())
