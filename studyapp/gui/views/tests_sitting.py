"""Taking a paper: a question, its options, how sure one is, all questions at a glance, and the clock."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.paper import Answer, Confidence
from studyapp.domain.question import Evidence
from studyapp.gui.actions import Command
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.paper_sitting import PaperSitting
from studyapp.gui.paper_words import LETTERS, SURENESS, time_left
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.views.tests_glance import Glance
from studyapp.gui.views.tests_source import SourcePane, first_evidence
from studyapp.gui.views.tests_summary import Summary, said_words, tally_words
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.paper_question import QuestionFace, hugged
from studyapp.gui.widgets.paper_title import Heading
from studyapp.gui.widgets.text import Column, line, scrolled
from studyapp.gui.wording import count

HURRY_SECONDS = 300
OUT, AGAIN = "It counts in no marks any more. K lets it count again.", "It counts again."
SURE_KEYS = (
    (Confidence.SURE, "S", "I am sure of it"),
    (Confidence.FIFTY_FIFTY, "F", "Between two options"),
    (Confidence.GUESS, "G", "A blind guess"),
)


class SittingSide(QWidget):
    """Follows a PaperSitting. Its actions belong to the page and work while it is shown."""

    def __init__(self, page: Page, library: LibraryClient, flow: PaperSitting) -> None:
        super().__init__()
        self._page, self._flow = page, flow
        self._shown = self._narrow = False
        self._at: tuple[str, int] | None = None  # the sitting and the question that were shown last
        self._palette_wanted: bool | None = None  # None: as the window's width says
        self._make_commands()
        self._make_parts(library)
        self._lay_out()
        flow.moved.connect(self._show)
        flow.ticked.connect(self._show_clock)

    def follow_allowed(self, shown: bool) -> None:
        """Let the actions work while this side is ``shown``."""
        self._shown = shown
        self._allow()

    def begin(self) -> None:
        """Show a sitting that was just opened."""
        self._end_summary()
        self._show()

    def back(self) -> bool:
        """Leave the summary or the article; return False when neither is shown."""
        if self.summing_up():
            self._end_summary()
            return True
        if self.source.is_open():
            self.source.close_pane()
            return True
        return False

    # What can be read

    def summing_up(self) -> bool:
        """Return whether the summary before handing in is shown."""
        return self._stack.currentWidget() is self._summary

    def summary_words(self) -> str:
        """Return what the summary says."""
        return self._summary.words()

    def clock_words(self) -> str:
        """Return the time that is shown."""
        return "" if self._clock.isHidden() else self._clock.text()

    def saved_words(self) -> str:
        """Return whether everything is stored."""
        return self._saved.text()

    def palette_shown(self) -> bool:
        """Return whether all questions are shown at a glance."""
        return not self.glance.isHidden()

    # Showing

    def _show(self) -> None:
        flow, question = self._flow, self._flow.question()
        if not flow.is_open() or question is None:
            return
        self._title.say(flow.paper.name if flow.paper else "")
        self._place.setText(f"Question {flow.at + 1} of {len(flow.questions)}")
        self._bar.setRange(0, len(flow.questions))
        self._bar.setValue(flow.tally().answered)
        before = self.face.judged()
        self.face.show_question(question, flow.item())
        self.face.show_choice(answer.chosen if (answer := flow.answer()) else ())
        at = (flow.sitting.id if flow.sitting else "", flow.at)
        if self._at != at:
            self._at = at
            self.source.close_pane()
            self._scroll.verticalScrollBar().setValue(0)
        elif self.face.judged() != before:
            self._scroll.verticalScrollBar().setValue(0)
        self._show_foot(answer)
        self._show_palette()
        self._saved.setText("Saving…" if flow.saving() else "Saved" if flow.answers else "")
        self._show_clock()
        self._allow()

    def _show_foot(self, answer: Answer | None) -> None:
        for (confidence, _, _), action in zip(SURE_KEYS, self._sure, strict=True):
            action.setChecked(bool(answer and answer.chosen and answer.confidence is confidence))
        self._flag.setChecked(bool(answer and answer.flagged))
        judged = self._flow.is_revealed()
        for button in (self._wrong_button, self._see_button):
            button.setVisible(self._flow.practice() and judged)
        self._wrong_key.setText("Let it &count again" if self._flow.is_withdrawn() else "This &key is wrong")
        self._go.setText("&Next" if judged or not self._flow.practice() else "&Check")

    def _show_palette(self) -> None:
        self.glance.follow()
        shown = self._palette_wanted if self._palette_wanted is not None else not self._narrow
        self.glance.setVisible(shown and not self.source.is_open())
        self._all.setChecked(self.palette_shown())
        self._column.setVisible(not (self._narrow and self.source.is_open()))

    def _show_clock(self) -> None:
        left = self._flow.left()
        self._clock.setVisible(left is not None)
        if left is not None:
            self._clock.setText(f"{time_left(left)} left")
            role = "hurry" if left.total_seconds() < HURRY_SECONDS else "clock"
            if self._clock.property("role") != role:
                self._clock.setProperty("role", role)
                self._clock.style().unpolish(self._clock)
                self._clock.style().polish(self._clock)

    def _allow(self) -> None:
        flow, allow = self._flow, self._page.allow
        asking = self._shown and flow.is_open() and not self.summing_up()
        answer, question, judged = flow.answer(), flow.question(), flow.is_revealed()
        chosen = bool(answer and answer.chosen)
        options = len(question.options) if question else 0
        for place, action in enumerate(self._options):
            allow(asking and not judged and place < options, action)
        allow(asking and chosen and not judged, *self._sure, self._clear)
        allow(asking, self._flag, self._all)
        allow(asking and flow.at > 0, self._back)
        allow(asking and flow.at < len(flow.questions) - 1, self._next)
        check = flow.practice() and not judged
        allow(asking and (chosen if check else flow.at < len(flow.questions) - 1), self._go)
        allow(asking and judged and first_evidence(question) is not None, self._see)
        allow(asking and judged, self._wrong_key)
        allow(self._shown and flow.is_open(), self._hand_in)
        allow(self._shown and self.summing_up(), self._to_blank, self._to_marked)
        if self.summing_up():
            allow(self._first_blank() is not None, self._to_blank)
            allow(self._first_marked() is not None, self._to_marked)

    # Acting

    def _forward(self) -> None:
        if self._flow.practice() and not self._flow.is_revealed():
            self._flow.reveal()
        else:
            self._flow.step(1)

    def _toggle_palette(self) -> None:
        self._palette_wanted = not self.palette_shown()
        self.source.close_pane()
        self._show_palette()

    def _doubt(self) -> None:
        """Take the question out of marks, or let it count again."""
        if question := self._flow.question():
            self._page.said.emit(AGAIN if self._flow.is_withdrawn() else OUT)
            self._flow.doubt(question)

    def _see_source(self) -> None:
        if self.source.is_open():
            self.source.close_pane()
        elif evidence := first_evidence(self._flow.question()):
            self._open_source(evidence)
        self._show_palette()

    def _open_source(self, evidence: Evidence) -> None:
        self.source.open(evidence)
        self._show_palette()

    def _sum_up(self) -> None:
        if self.summing_up():
            self._flow.hand_in()
            return
        tally, left = self._flow.tally(), self._flow.left()
        ends = f" {time_left(left)} left." if left is not None else ""
        self._summary.say(
            f"{count(len(self._flow.questions), 'question')}: {tally_words(tally)}.{ends}", said_words(tally)
        )
        self._stack.setCurrentWidget(self._summary)
        self._allow()
        self._page.setFocus()

    def _end_summary(self) -> None:
        self._stack.setCurrentWidget(self._asking)
        self._allow()
        self._scroll.setFocus()

    def _first_blank(self) -> int | None:
        return self._flow.first(lambda answer: answer is None or not answer.chosen)

    def _first_marked(self) -> int | None:
        return self._flow.first(lambda answer: answer is not None and answer.flagged)

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            self._flow.go(place)
            self._end_summary()

    def set_narrow(self, narrow: bool) -> None:
        """Show the palette only where there is room, unless the student said otherwise."""
        self._narrow = narrow
        self._how_sure.setVisible(not narrow)
        self._title.setVisible(not narrow)
        self.glance.set_narrow(narrow)
        if self._flow.is_open():
            self._show_palette()

    # Building

    def _make_commands(self) -> None:
        add, flow = self._page.add_command, self._flow
        self._options: list[QAction] = [
            add(
                Command(f"Option {letter}", (letter, str(place + 1)), f"Choose option {letter}"),
                partial(flow.choose, place),
            )
            for place, letter in enumerate(LETTERS)
        ]
        self._sure: list[QAction] = [
            add(Command(SURENESS[each], (key,), tip), partial(flow.say, each), checkable=True)
            for each, key, tip in SURE_KEYS
        ]
        self._flag = add(
            Command("&Mark for review", ("M",), "Mark the question, to come back to it"), flow.flag, checkable=True
        )
        self._clear = add(Command("C&lear", ("Backspace", "0"), "Leave the question blank"), flow.clear)
        self._back = add(Command("&Previous", ("Left",), "The question before"), partial(flow.step, -1))
        self._next = add(Command("Ne&xt question", ("Right",), "The next question"), partial(flow.step, 1))
        self._go = add(Command("&Next", ("Return", "Enter", "Space"), "Go on"), self._forward)
        self._all = add(
            Command("&All questions", ("P",), "Show all questions at a glance"), self._toggle_palette, checkable=True
        )
        self._see = add(Command("&Open source", ("O",), "Show the article beside the question"), self._see_source)
        self._wrong_key = add(
            Command("This &key is wrong", ("K",), "Take the question out of marks and figures, or let it count again"),
            self._doubt,
        )
        self._hand_in = add(
            Command("&Hand in…", ("Ctrl+Return", "Ctrl+Enter"), "Look at how it stands, then hand in"), self._sum_up
        )
        self._to_blank = add(
            Command("First &blank one", ("B",), "Go to the first question without an answer"),
            lambda: self._go_to(self._first_blank()),
        )
        self._to_marked = add(
            Command("First mar&ked one", ("M",), "Go to the first question that is marked for review"),
            lambda: self._go_to(self._first_marked()),
        )

    def _make_parts(self, library: LibraryClient) -> None:
        self._title, self._place = Heading(), line("", "muted")
        self._saved, self._clock, self._bar = line("", "small"), line("", "clock"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Answered questions")
        self._saved.setToolTip("Every answer is written to your library the moment you give it.")
        self.face = QuestionFace()
        self.face.chosen.connect(self._flow.choose)
        self.face.source_wanted.connect(self._open_source)
        self.source = SourcePane(library)
        self.source.turned.connect(self._show_palette)
        self.glance = Glance(self._flow)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._asking, self._summary = self._make_asking(), Summary((self._to_blank, self._to_marked))
        self._summary.handed_in.connect(self._flow.hand_in)
        self._summary.went_on.connect(self._end_summary)
        self._stack.addWidget(self._asking)
        self._stack.addWidget(self._summary)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._title, 1)
        for part in (self._saved, self._place, self._clock):
            head.addWidget(part)
            head.addSpacing(GRID)
        head.addWidget(ActionButton(self._all, "plain"))
        head.addWidget(ActionButton(self._hand_in))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)

    def _make_asking(self) -> QWidget:
        self._column = column = Column(1.2)
        column.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._scroll = scrolled(hugged(self.face))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its arrows and page keys scroll a long question
        column.body.setSpacing(GRID)
        column.body.addWidget(self._scroll, 1)
        column.body.addLayout(self._make_foot())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRID + GRID // 2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(column)
        splitter.addWidget(self.source)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        asking = QWidget()
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(splitter, 1)
        row.addWidget(self.glance)
        return asking

    def _make_foot(self) -> QVBoxLayout:
        sure, going = QHBoxLayout(), QHBoxLayout()
        for row in (sure, going):
            row.setSpacing(GRID)
        self._how_sure = line("How sure?", "muted")
        sure.addWidget(self._how_sure)
        for action in self._sure:
            sure.addWidget(ActionButton(action, "choice"))
        sure.addStretch()
        sure.addWidget(ActionButton(self._clear, "plain"))
        for action in (self._back, self._flag):
            going.addWidget(ActionButton(action, "plain"))
        going.addStretch()
        self._wrong_button, self._see_button = ActionButton(self._wrong_key, "plain"), ActionButton(self._see, "plain")
        for button in (self._wrong_button, self._see_button):
            going.addWidget(button)
        going.addWidget(ActionButton(self._go, "primary"))
        foot = QVBoxLayout()
        foot.setSpacing(GRID)
        foot.addLayout(sure)
        foot.addLayout(going)
        return foot
