"""Take cards out: choose the form, which cards, and where the file goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from studyapp.gui.planner import Planner
from studyapp.gui.theme import GRID
from studyapp.gui.views.sheet import Sheet
from studyapp.gui.widgets.button import Button
from studyapp.gui.widgets.text import Text
from studyapp.gui.wording import count, error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.exchange import Exported


@dataclass(frozen=True)
class Form:
    """A kind of file. ``paper`` names what a PDF shows."""

    name: str
    suffix: str
    hint: str
    paper: str = ""


FORMS = (
    Form(
        "Anki package",
        "apkg",
        "Opens in Anki, with decks, tags and sources. Exported again, it updates instead of doubling.",
    ),
    Form("Table", "csv", "For spreadsheets: a row for each card, with its source and state."),
    Form(
        "Everything", "json", "The whole library, articles and answers too, for another StudyApp or your own programs."
    ),
    Form("Questions for Moodle", "gift", "The cards as questions in GIFT, for learning platforms."),
    Form("Revision sheet on paper", "pdf", "The facts of your cards by source, on A4 pages.", "facts"),
    Form("Questions on paper", "pdf", "The questions alone, numbered, on A4 pages.", "questions"),
    Form("Key to the questions", "pdf", "The answers to those questions, on A4 pages.", "key"),
)


class ExportSheet(Sheet):
    """Writes on the second connection, so that the window goes on meanwhile."""

    def __init__(self, planner: Planner, query: str, parent: QWidget | None) -> None:
        super().__init__("Export cards", "Save as…", parent)
        self._planner = planner
        self._written: Path | None = None
        self.forms, self.query, self.schedule = QComboBox(), QLineEdit(query), QCheckBox("With states and answers")
        self._hint, self._show = Text("", "muted"), Button("Show the file", "plain")
        self._lay_out_fields()
        self.forms.currentIndexChanged.connect(self._follow)
        self.main.clicked.connect(self._choose_place)
        self._follow()

    def form(self) -> Form:
        """Return the chosen kind of file."""
        return FORMS[self.forms.currentIndex()]

    def export_to(self, path: Path) -> None:
        """Write the file."""
        form, query, schedule = self.form(), self.query.text().strip(), self.schedule.isChecked()
        if path.suffix.lower() != f".{form.suffix}":
            path = path.with_name(f"{path.name}.{form.suffix}")

        def verb(services: Services) -> Exported:
            from studyapp.gui.printing import print_pdf
            from studyapp.services.exchange import Paper

            paper = Paper(form.paper or Paper.FACTS)
            return services.exchange.export(
                path, services.clock(), query=query, with_schedule=schedule, paper=paper, print_pdf=print_pdf
            )

        self._show.hide()
        self.set_busy(f"Writing {path.name}…")
        self._planner.run(verb, self._exported, lambda error: self.complain(error_line(error)))

    def _exported(self, made: Exported) -> None:
        if self.gone:
            return
        self._written = made.path
        parts = [count(made.cards, "card")]
        parts += [count(made.answers, "answer")] if made.answers else []
        parts += [count(made.pictures, "picture")] if made.pictures else []
        pages = f" on {count(made.pages, 'page')}" if made.pages else ""
        self.tell(f"{', '.join(parts)}{pages} written to {made.path}.")
        self._show.show()

    def _choose_place(self) -> None:
        form = self.form()
        name, _ = QFileDialog.getSaveFileName(
            self, "Save as", f"studyapp-{form.paper or 'cards'}.{form.suffix}", f"{form.name} (*.{form.suffix})"
        )
        if name:
            self.export_to(Path(name))

    def _show_file(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _follow(self, *_: object) -> None:
        form = self.form()
        self._hint.setText(form.hint)
        self.schedule.setVisible(form.suffix == "apkg")
        self.query.setEnabled(form.suffix != "json")

    def _lay_out_fields(self) -> None:
        self.forms.addItems([f"{form.name} (.{form.suffix})" for form in FORMS])
        self.forms.setAccessibleName("Form")
        self.query.setPlaceholderText("all cards")
        self.query.setAccessibleName("Only cards that hold")
        self.schedule.setChecked(True)
        self._show.setToolTip("Open the folder of the file")
        self._show.clicked.connect(self._show_file)
        self._show.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Form", self.forms)
        form.addRow("", self._hint)
        form.addRow("Only cards that hold", self.query)
        form.addRow("", self.schedule)
        self.body.addLayout(form)
        self.body.addStretch()
        self.foot.insertWidget(0, self._show)
