"""Take cards or tests out: choose what, the form, and where the file goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QSizePolicy, QWidget

from studyapp.domain.paper import PaperLine
from studyapp.gui.paper_words import moment_words
from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.export_forms import FORMS, TEST_FORMS, Form
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.watch import Watch
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.card_scope import CardScope
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count, error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.exchange import Exported


@dataclass(frozen=True)
class Choices:
    """What there is to take out: sources (id, title) and tags of cards, tests, and how many own questions."""

    sources: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    own: int
    zone: tzinfo


def choices(services: Services) -> Choices:
    """Ask for what there is to take out."""
    sources = tuple((source.id, source.title) for source in services.library.sources() if source.cards)
    tags = tuple(tag for tag, _ in services.browse.tags())
    own = len(services.tests.own_questions())
    return Choices(sources, tags, services.tests.papers(), own, services.zone)


class ExportSheet(Sheet):
    """Writes on the second connection, so that the window goes on meanwhile."""

    def __init__(self, planner: Planner, query: str, parent: QWidget | None) -> None:
        super().__init__("Export", "Save as…", parent)
        self._planner = planner
        self._written: Path | None = None
        self._watch = Watch()
        self.what, self.forms, self.scope = QComboBox(), QComboBox(), CardScope(query)
        self.schedule = QCheckBox("With states and answers")
        self._hint, self._show = Text("", "muted"), Button("Show the file", "plain")
        self._lay_out_fields()
        self.what.currentIndexChanged.connect(self._offer_forms)
        self.forms.currentIndexChanged.connect(self._follow)
        self.main.clicked.connect(self._choose_place)
        self.stop.clicked.connect(lambda *_: self._watch.stop())
        self._offer_forms()
        planner.run(choices, self._offer, lambda error: self.complain(error_line(error)))

    def form(self) -> Form:
        """Return the chosen kind of file."""
        return self._forms()[self.forms.currentIndex()]

    def export_to(self, path: Path) -> None:
        """Write the file."""
        form = self.form()
        if path.suffix.lower() != f".{form.suffix}":
            path = path.with_name(f"{path.name}.{form.suffix}")
        self._watch = Watch()
        self._watch.progressed.connect(self.show_progress)
        self._show.hide()
        self.set_busy(f"Writing {path.name}…", can_stop=True)
        self._planner.run(self._verb(path, form), self._exported, lambda error: self.complain(error_line(error)))

    def _verb(self, path: Path, form: Form) -> Callable[[Services], Exported]:
        query, schedule, test, tell = self.scope.query(), self.schedule.isChecked(), self._test(), self._watch.tell

        def verb(services: Services) -> Exported:
            from studyapp.gui.printing import print_pdf
            from studyapp.services.exchange import Paper

            paper, exchange = Paper(form.paper or Paper.FACTS), services.exchange
            if test is not None:
                return exchange.export_test(path, test, paper=paper, print_pdf=print_pdf)
            return exchange.export(
                path, services.clock(), query=query, with_schedule=schedule, paper=paper, print_pdf=print_pdf, tell=tell
            )

        return verb

    def _test(self) -> str | None:
        """Return the id of the chosen test, None where cards are chosen."""
        chosen: str | None = self.what.currentData()
        return chosen

    def _forms(self) -> tuple[Form, ...]:
        return FORMS if self._test() is None else TEST_FORMS

    def _exported(self, made: Exported) -> None:
        if self.gone:
            return
        self._written = made.path
        parts = [count(made.questions, "question") if made.questions else count(made.cards, "card")]
        parts += [count(made.answers, "answer")] if made.answers else []
        parts += [count(made.pictures, "picture")] if made.pictures else []
        pages = f" on {count(made.pages, 'page')}" if made.pages else ""
        self.tell(f"{', '.join(parts)}{pages} written to {made.path}.")
        self._show.show()

    def _choose_place(self) -> None:
        form = self.form()
        first = "test" if self._test() is not None else "studyapp"
        name, _ = QFileDialog.getSaveFileName(
            self, "Save as", f"{first}-{form.paper or 'cards'}.{form.suffix}", f"{form.name} (*.{form.suffix})"
        )
        if name:
            self.export_to(Path(name))

    def _show_file(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _offer(self, there: Choices) -> None:
        from studyapp.services.export_tests import OWN

        if self.gone:
            return
        self.scope.offer(there.sources, there.tags)
        if there.own:
            self.what.addItem(f"My own questions ({there.own:,})", OWN)
        for paper in there.papers:
            made = moment_words(paper.created_at, there.zone)
            self.what.addItem(f"Test: {paper.name}, {made} ({count(paper.questions, 'question')})", paper.id)

    def _offer_forms(self, *_: object) -> None:
        self.forms.clear()
        self.forms.addItems([f"{form.name} (.{form.suffix})" for form in self._forms()])

    def _follow(self, *_: object) -> None:
        if self.forms.currentIndex() < 0:
            return
        form, cards = self.form(), self._test() is None
        self._hint.setText(form.hint)
        self.schedule.setVisible(cards and form.suffix == "apkg")
        self._fields.setRowVisible(self.scope, cards and form.suffix != "json")

    def _lay_out_fields(self) -> None:
        self.what.addItem("Cards", None)
        for box, name in ((self.what, "What"), (self.forms, "Form")):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(20)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for part in (self.what, self.forms, self._hint):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, part.sizePolicy().verticalPolicy())
        self.resize(self.width(), self.height() + 7 * GRID)  # the bar needs room while it works
        self.schedule.setChecked(True)
        self._show.setToolTip("Open the folder of the file")
        self._show.clicked.connect(self._show_file)
        self._show.hide()
        form = self._fields = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("What", self.what)
        form.addRow("Form", self.forms)
        form.addRow("", self._hint)
        form.addRow("Which", self.scope)
        form.addRow("", self.schedule)
        self.body.addLayout(form)
        self.body.addStretch()
        self.foot.insertWidget(0, self._show)
