"""The course of making a card of one's own: from chosen words to the editor, past the gates, into the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from studyapp.domain.article import Span
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.reading_items import blanked, sentence_span, words_at
from studyapp.gui.reading_sitting import ReadingSitting
from studyapp.gui.widgets.own_editor import OwnEditor
from studyapp.gui.widgets.reading_pane import ReadingPane
from studyapp.gui.worker import Ticket

HOW_TO_CHOOSE = "Choose the words of the answer first: drag over them, or hold Shift and use the arrow keys."


class OwnCard(QObject):
    """Fills the editor and follows it. Showing and hiding it is the page's."""

    opened = Signal()  # the editor is to be shown
    left = Signal()  # it is done with
    said = Signal(str)

    def __init__(
        self, library: LibraryClient, sitting: ReadingSitting, pane: ReadingPane, editor: OwnEditor, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._sitting, self._pane, self._editor = library, sitting, pane, editor
        self._span: Span | None = None  # of the sentences around the chosen words
        self._checking = Ticket()
        editor.saved.connect(self._save)
        editor.checked.connect(self._check)
        editor.cancelled.connect(self.left)

    def begin(self, kind: str) -> None:
        """Open the editor for a question (``qa``) or a blank (``cloze``) on the chosen words; say how, without any."""
        article, chosen = self._sitting.article, self._pane.chosen_span()
        if article is None:
            return
        if chosen is None:
            self.said.emit(HOW_TO_CHOOSE)
            return
        span = self._span = sentence_span(article, chosen)
        statement, answer = blanked(article, chosen), words_at(article, chosen)
        whole = kind == "cloze" and statement == answer
        self.opened.emit()
        self._editor.begin(kind, statement, "" if whole else answer)
        self._library.ask(lambda s: s.reading.topic(article, span), self._editor.propose_topic, lambda _: None)

    def rest(self) -> None:
        """Let go of what is still asked for."""
        self._checking.cancel()

    def _check(self, kind: str, text: str, answer: str) -> None:
        article, span = self._sitting.article, self._span
        if article is None or span is None:
            return
        self._checking.cancel()
        self._checking = self._library.ask(
            lambda s: s.reading.check_own(article, span, kind, text, answer).warning,
            self._editor.warn,
            lambda _: None,  # what makes no card at all is said when it is to be made
        )

    def _save(self, kind: str, text: str, answer: str, topic: str) -> None:
        if self._span is not None:
            self.left.emit()
            self._sitting.make(self._span, kind, text, answer, topic, self._refused)

    def _refused(self, words: str) -> None:
        """Open the editor again, as it was left."""
        self.opened.emit()
        self._editor.complain(words)
