"""Write a question of one's own in any format; what is wrong with it is said while it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.question import QuestionKind
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.paper_words import FORMATS
from studyapp.gui.paper_written import Remark, Written, check, keep
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.paper_field import Field
from studyapp.gui.widgets.paper_lines import EACH, ONE, SHAPES, Lines
from studyapp.gui.widgets.text import Column, Text, line, rule, scrolled
from studyapp.gui.wording import error_line
from studyapp.gui.worker import Ticket

CHECK_AFTER_MS = 150
STEMS = {
    QuestionKind.TRUE_FALSE: "True or false?",
    QuestionKind.STATEMENTS: "Consider the following statements:",
    QuestionKind.HOW_MANY: "Consider the following statements:",
    QuestionKind.REASON: "Consider the following statements:",
    QuestionKind.PAIRS: "Consider the following pairs:",
    QuestionKind.PAIRS_HOW_MANY: "Consider the following pairs:",
    QuestionKind.MATCH: "Match List-I with List-II:",
    QuestionKind.CHRONOLOGY: "Consider the following events:",
}
EXPLAINS = (
    "Statement-II is the correct explanation of Statement-I",
    "Statement-II does not explain Statement-I",
)


class OwnSide(QWidget):
    """The fields, with their checks below. Its actions belong to the page and work while it is shown."""

    left = Signal()

    def __init__(self, page: Page, library: LibraryClient) -> None:
        super().__init__()
        self._page, self._library = page, library
        self._shown = False
        self._ticket = Ticket()
        self._remarks: tuple[Remark, ...] = ()
        self._stem_of: QuestionKind | None = None  # the format whose usual beginning stands in the field
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(CHECK_AFTER_MS)
        self._wait.timeout.connect(self.ask)
        self._keep = page.add_command(
            Command("&Keep the question", ("Ctrl+Return", "Ctrl+Enter"), "Store the question"), self.keep
        )
        self._make_parts()
        self._lay_out()
        self._show_kind()

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        self._shown = shown
        self._allow()

    def begin(self) -> None:
        """Begin an empty question; the format stays."""
        for field in (self.stem, self.explanation, self.source, self.tags):
            field.clear()
        self.lines.clear()
        self._stem_of = None
        self._show_kind()
        self.kind.setFocus()
        self.ask()

    def ask(self) -> None:
        """Have what is written checked."""
        written = self.written()
        self._wait.stop()
        self._ticket.cancel()
        self._ticket = self._library.ask(lambda s: check(s, written), self._have, lambda _: None)

    def keep(self) -> None:
        """Store the question and begin the next."""
        written = self.written()
        self._library.change(lambda s: keep(s, written), self._kept, lambda error: self._fault.say(error_line(error)))

    def written(self) -> Written:
        """Return what stands in the fields."""
        kind, shape, rows = self._kind(), self.lines.shape, self.lines.texts()
        words = {
            "kind": kind,
            "stem": self.stem.text(),
            "explanation": self.explanation.text(),
            "source": self.source.text(),
            "tags": tuple(tag.strip() for tag in self.tags.text().split(",") if tag.strip()),
        }
        explained = () if shape.heads else tuple(row[1] for row in rows)
        if shape.toggle == ONE:
            return Written(**words, options=tuple(row[0] for row in rows), key=self.lines.key(), explanations=explained)  # type: ignore[arg-type]
        if shape.toggle == EACH:
            statements = tuple((row[0], true) for row, true in zip(rows, self.lines.toggled(), strict=False))
            key = self.explains.currentIndex() if kind is QuestionKind.REASON else None
            return Written(**words, statements=statements, key=key, explanations=explained)  # type: ignore[arg-type]
        if kind is QuestionKind.CHRONOLOGY:
            return Written(**words, statements=tuple((row[0], True) for row in rows), explanations=explained)  # type: ignore[arg-type]
        match = kind is QuestionKind.MATCH
        pairs = tuple((row[0], row[1], row[1] if match else row[2] or row[1]) for row in rows)
        return Written(**words, rows=pairs, heads=self.lines.heads())  # type: ignore[arg-type]

    def remarks(self) -> list[str]:
        """Return what is shown to be mended."""
        return [remark.words for remark in self._remarks]

    def fault(self) -> str:
        """Return why it was not stored, empty when nothing is wrong."""
        return self._fault.text()

    # What comes back

    def _have(self, remarks: tuple[Remark, ...]) -> None:
        self._remarks = remarks
        self._show_remarks(remarks)
        self._allow()

    def _kept(self, _: object) -> None:
        self._page.said.emit("Kept. It is among your questions.")
        self.begin()

    # Showing

    def _kind(self) -> QuestionKind:
        return QuestionKind(self.kind.currentData())

    def _show_kind(self, *_: object) -> None:
        kind = self._kind()
        self.lines.set_shape(SHAPES[kind])
        self.explains.setVisible(kind is QuestionKind.REASON)
        if self.stem.text() == (STEMS.get(self._stem_of, "") if self._stem_of else ""):
            self.stem.setText(STEMS.get(kind, ""))
        self._stem_of = kind
        self._wait.start()

    def _show_remarks(self, remarks: Sequence[Remark]) -> None:
        must = [remark.words for remark in remarks if remark.must]
        should = [remark.words for remark in remarks if not remark.must]
        self._must.say("\n".join(f"•  {words}" for words in must))
        self._should.say("\n".join(f"•  Better: {words[:1].lower()}{words[1:]}" for words in should))
        self._good.setVisible(not remarks)
        self._fault.say("")

    def _allow(self) -> None:
        self._page.allow(self._shown and not any(remark.must for remark in self._remarks), self._keep)

    # Building

    def _make_parts(self) -> None:
        self.kind, self.explains = QComboBox(), QComboBox()
        self.kind.setAccessibleName("Format")
        for kind, words in FORMATS.items():
            self.kind.addItem(words, kind.value)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.explains.addItems(EXPLAINS)
        self.explains.setAccessibleName("What Statement-II is to Statement-I")
        self.explains.currentIndexChanged.connect(lambda _: self._wait.start())
        self.stem = Field("Question", "e.g. Which city is the seat of the International Court of Justice?")
        self.explanation = Field("Explanation", "What the student should remember")
        self.source = Field("Source", "e.g. NCERT Class 11, Indian Constitution at Work")
        self.tags = Field("Tags", "e.g. polity, courts")
        self.lines = Lines()
        for field in (self.stem, self.explanation, self.source, self.tags):
            field.textChanged.connect(lambda _: self._wait.start())
            field.left.connect(self.left)
        self.lines.changed.connect(self._wait.start)
        self.lines.left.connect(self.left)
        self._must, self._should, self._fault = Text(role="error"), Text(role="muted"), Text(role="error")
        self._good = Text("Nothing to mend.", "muted")
        for part in (self._must, self._should, self._fault, self._good):
            part.hide()

    def _lay_out(self) -> None:
        column = Column(1.5)
        column.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        card = QFrame()
        card.setProperty("role", "card")
        body = QVBoxLayout(card)
        body.setContentsMargins(*(3 * GRID,) * 4)
        body.setSpacing(GRID + GRID // 2)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (("Format", self.kind), ("Question", self.stem), ("Parts", self.lines))
        for words, widget in (*rows, ("", self.explains), ("Explanation", self.explanation)):
            form.addRow(words, widget)
        for words, field in (("Source", self.source), ("Tags", self.tags)):
            form.addRow(words, field)
        body.addWidget(line("Write a question", "heading"))
        body.addLayout(form)
        body.addWidget(rule())
        for part in (self._must, self._should, self._good, self._fault):
            body.addWidget(part)
        buttons = QHBoxLayout()
        cancel = Button("Back", "plain")
        cancel.setToolTip("Back to the list of tests (Esc)")
        cancel.clicked.connect(self.left)
        buttons.addWidget(ActionButton(self._keep, "primary"))
        buttons.addWidget(cancel)
        buttons.addStretch()
        body.addLayout(buttons)
        column.body.addWidget(card)
        column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(column))
