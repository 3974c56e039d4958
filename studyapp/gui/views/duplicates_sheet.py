"""Cards that ask the same in the same words: one group after the other, or all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from studyapp.domain.card import Card
from studyapp.domain.prompt import prompt_text
from studyapp.gui.card_changes import CardChanges
from studyapp.gui.models.twin_list import TwinList
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.card_panel import standing
from studyapp.gui.widgets.text import Text, line, scrolled
from studyapp.gui.widgets.two_lines import TwoLines, list_view
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from studyapp.bootstrap import Services
    from studyapp.services.browse import Done

Groups = tuple[tuple[tuple[Card, ...], ...], Mapping[str, str], "datetime", "tzinfo"]
MOST_SEEN = 6  # cards of a group that are seen without scrolling
ABOUT = "The card that is kept gets the tags of the others; your answers to the others stay in the record."
NONE = "No two cards ask the same in the same words."
NONE_ALIKE = "No two cards ask the same."


class DuplicatesSheet(Sheet):
    """The groups above, the cards of the chosen one below, the one that is known best marked to be kept."""

    def __init__(self, planner: Planner, changes: CardChanges, parent: QWidget | None) -> None:
        super().__init__("Cards that ask the same", "Keep the marked one", parent, tall=True)
        self._planner, self._changes = planner, changes
        self._looking = Ticket()
        self._titles: Mapping[str, str] = {}
        self._moment: tuple[datetime, tzinfo] | None = None
        self.model, self._about = TwinList(self), Text("", "muted")
        self.list = list_view(self.model, TwoLines(self), "Groups of cards")
        self._choices, self._side = QButtonGroup(self), QWidget()
        self._area = scrolled(self._side)
        self._column = QVBoxLayout(self._side)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self.all = Button("Keep the best known of each")
        self.all.setToolTip("In every group the card that is known best is kept")
        self.foot.insertWidget(0, self.all)
        self.meaning = QCheckBox("Also in other words, with the same answer")
        self.meaning.setToolTip(
            "Compares the words of questions that have the same answer; look at each before you delete"
        )
        self.meaning.toggled.connect(lambda _: self._look())
        self._keep_words = line("Keep", "topic")
        for part, stretch in (
            (self.meaning, 0),
            (self._about, 0),
            (self.list, 1),
            (self._keep_words, 0),
            (self._area, 0),
        ):
            self.body.addWidget(part, stretch)
        self.body.addStretch(0)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_group())
        self.main.clicked.connect(self.keep)
        self.all.clicked.connect(self.keep_all)
        self.all.setEnabled(False)
        for part in (self.list, self._keep_words):
            part.hide()
        self._look()

    def words(self) -> str:
        """Return what is said above the groups."""
        return self._about.text()

    def keep(self) -> None:
        """Keep the marked card of the group that is shown."""
        row, marked = self.list.currentIndex().row(), self._choices.checkedId()
        group = self.model.group(row)
        if group and marked >= 0:
            self._merge([(group[marked], group)], lambda: self._settled(row))

    def keep_all(self) -> None:
        """Keep of every group the card that is known best."""
        self._merge([(group[0], group) for group in self.model.groups()], self._all_settled)

    def _merge(self, wanted: Sequence[tuple[Card, tuple[Card, ...]]], then: Callable[[], None]) -> None:
        groups = {keep.id: [card.id for card in group if card.id != keep.id] for keep, group in wanted}
        self.set_busy("Putting together…")

        def done(_: Done) -> None:
            self.set_busy("")
            if not self.gone:
                then()

        self._changes.do(
            lambda services: services.browse.merge(groups),
            lambda number: f"{count(number, 'duplicate')} deleted.",
            done,
            lambda error: self.complain(error_line(error)),
        )

    def _look(self) -> None:
        meaning = self.meaning.isChecked()
        self._looking.cancel()
        self.set_busy("Comparing cards…")
        self._looking = self._planner.run(
            lambda services: _look(services, meaning), self._have, lambda error: self.complain(error_line(error))
        )

    def _have(self, found: Groups) -> None:
        if self.gone:
            return
        groups, self._titles, now, zone = found
        self._moment = (now, zone)
        self.set_busy("")
        self.model.set_groups(groups, self._titles)
        self._tell()
        if groups:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    def _none(self) -> str:
        return NONE_ALIKE if self.meaning.isChecked() else NONE

    def _settled(self, row: int) -> None:
        self.model.drop(row)
        self._tell()

    def _all_settled(self) -> None:
        self.model.set_groups((), {})
        self._tell()

    def _tell(self) -> None:
        groups = self.model.rowCount()
        self._about.setText(f"{count(groups, 'group')}. {ABOUT}" if groups else self._none())
        self.list.setVisible(groups > 0)
        self._keep_words.setVisible(groups > 0)
        self.main.setEnabled(groups > 0)
        self.all.setEnabled(groups > 0 and not self.meaning.isChecked())
        self._show_group()

    def _show_group(self) -> None:
        for button in self._choices.buttons():
            self._choices.removeButton(button)
            self._column.removeWidget(button)
            button.deleteLater()
        group = self.model.group(self.list.currentIndex().row())
        self._area.setFixedHeight(min(len(group), MOST_SEEN) * (self.fontMetrics().height() + GRID))
        for number, card in enumerate(group):
            choice = QRadioButton(self._choice_words(card))
            choice.setChecked(number == 0)
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._choices.addButton(choice, number)
            self._column.addWidget(choice)

    def _choice_words(self, card: Card) -> str:
        title = self._titles.get(card.article_id, "")
        asks = prompt_text(card.prompt) if self.meaning.isChecked() else ""
        parts = [asks, title, standing(card, *self._moment) if self._moment else "", ", ".join(card.tags)]
        words = " · ".join(part for part in parts if part)
        room = self.width() - 12 * GRID
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&")


def _look(services: Services, meaning: bool) -> Groups:
    return services.browse.duplicates(meaning=meaning), services.browse.titles(), services.clock(), services.zone
