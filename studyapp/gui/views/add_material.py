"""Bring an article in: paste it, open a file or drop one; say when it was published; watch the drafts being made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from studyapp.domain.article import Article, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.progress import Progress
from studyapp.gui.actions import Command
from studyapp.gui.batch import Batch
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import Going, Place
from studyapp.gui.reader import Material, Reader
from studyapp.gui.theme import GRID
from studyapp.gui.views.page import Page
from studyapp.gui.widgets.button import ActionButton
from studyapp.gui.widgets.date_field import DateField
from studyapp.gui.widgets.notice import Fault
from studyapp.gui.widgets.paste_box import PasteBox
from studyapp.gui.widgets.text import Column, Text, line
from studyapp.gui.widgets.two_lines import BatchLines, list_view
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.services.import_articles import Kept, Prepared

LOOK_AFTER_MS = 400  # a pause in typing, after which the pasted text is looked at for its title and date
PREVIEW = 200_000  # characters of a file that are shown before drafts are made from all of it


STILL_AT_IT = "What you gave before is still being read. Stop that (Esc), or wait a moment."
TOO_LONG = "That is more than a million letters. Save it as a text file and open the file: so the window stays quick."


class AddMaterial(Page):
    """One article, to be looked at first, or several files at once. Whatever goes wrong, the pasted text stays."""

    def __init__(self, library: LibraryClient, reader: Reader) -> None:
        super().__init__()
        self._library, self._reader = library, reader
        self._looking, self._working = Ticket(), Ticket()
        self._file: Article | None = None  # what was read from a file; None: what is pasted counts
        self._pasted = ""  # kept while a file is shown in its place
        self._drafting = False  # drafts are being made of one article
        self._whole: Path | None = None  # the file whose articles are listed
        self.batch = Batch(library, reader, self)
        self._make = self.add_command(
            Command("&Make drafts", ("Ctrl+Return", "Ctrl+Enter"), "Draft cards from this article"), self.make_drafts
        )
        self._stop = self.add_command(Command("&Stop", ("Ctrl+.",), "Stop making drafts; nothing is stored"), self.stop)
        self._paste_again = self.add_command(
            Command("&Back to pasting", (), "Put the file away and return to the pasted text"), self.put_file_away
        )
        self._as_one = self.add_command(
            Command("As &one article", (), "Take the whole file as one article"), self.take_as_one
        )
        self._see = self.add_command(Command("&See the drafts", ("Ctrl+D",), "Go to the new drafts"), self._see_drafts)
        self._box, self._title, self._date = PasteBox(), QLineEdit(), DateField()
        self._fault, self._origin = Fault(), Text("", "muted")
        self._progress, self._bar, self._label = QWidget(), QProgressBar(), Text("", "muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self._lay_out()
        self._box.textChanged.connect(self._typed)
        self._box.laid_out.connect(self.take_laid_out)
        self._box.too_long.connect(lambda: self._fault.say(TOO_LONG))
        self.batch.moved.connect(self._follow_batch)
        self.batch.finished.connect(self._batch_done)
        self.batch.trouble.connect(self._batch_refused)
        self._set_busy(False)

    def enter(self) -> None:
        """Put the keyboard where one pastes."""
        (self._listing if self._listed() else self._box).setFocus()

    def back(self) -> bool:
        """Stop the work, else put the file away."""
        if self._stop.isEnabled():
            self.stop()
            return True
        return self.put_file_away()

    def paste(self, text: str) -> None:
        """Take a text as if it had been pasted into the box."""
        if self.batch.running or self._drafting:
            self.said.emit(STILL_AT_IT)
            return
        self.put_file_away()
        self._box.setFocus()
        self._box.replace(text)

    def take_laid_out(self, markup: str, text: str) -> None:
        """Take what was copied with headings, lists or tables, in HTML; where that cannot be read, its plain text."""
        if self.batch.running or self._drafting:
            self.said.emit(STILL_AT_IT)
            return
        self.put_file_away()
        self._set_busy(True, "Reading…")
        self._looking.cancel()
        self._working = self._reader.read_markup(markup, self._have_file, lambda _: self.paste(text))

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read one file to be looked at; list several to be taken in one after the other."""
        if self.batch.running or self._drafting:
            self.said.emit(STILL_AT_IT)
            return
        self.abandon()
        self._fault.say("")
        if len(paths) == 1:
            path = paths[0]
            self._set_busy(True, f"Reading {path.name}…")
            self._working = self._reader.read_articles(
                path, self._show_progress, partial(self._have_articles, path), self._failed
            )
        else:
            self._list(paths, f"{count(len(paths), 'file')}, read one after the other.")

    def take_as_one(self) -> None:
        """Take the file whose articles are listed as one article."""
        if path := self._whole:
            self.put_file_away()
            self._set_busy(True, f"Reading {path.name}…")
            self._working = self._reader.read_file(path, self._have_file, self._failed)

    def try_sample(self) -> None:
        """Read the sample and make its drafts at once."""
        self._set_busy(True, "Reading the sample…")
        self._looking.cancel()
        self._working = self._reader.sample(self._have_sample, self._failed)

    def make_drafts(self) -> None:
        """Make drafts of the file, else of what is pasted."""
        try:
            self._date.value()
        except ValueError as error:
            self._fault.say(str(error))
            self._date.edit().setFocus()
            return
        self._fault.say("")
        self._set_busy(True, "Reading…")
        self._looking.cancel()
        if self._listed():
            self.batch.start(self._date.value()[0])
        elif self._file is not None:
            self._prepare(self._file)
        else:
            self._working = self._reader.read_text(self._box.toPlainText(), self._prepare, self._failed)

    def stop(self) -> None:
        """Stop making drafts."""
        self._working.cancel()
        if self._listed():
            self.batch.stop()
            self._origin.say(f"Stopped. {self.batch.words()}")
        else:
            self.said.emit("Stopped. Nothing was stored, and your text is still here.")
        self._set_busy(False)

    def show_open_button(self, action: QAction) -> None:
        """Show the window's action to open a file as a button."""
        self._head.addWidget(ActionButton(action))

    def abandon(self) -> None:
        """Let go of all work because the window closes."""
        self._pause.stop()
        self._looking.cancel()
        self._working.cancel()
        if self.batch.running:
            self.batch.stop()

    def put_file_away(self) -> bool:
        """Return from the file, or the list of files, to the pasted text; False when none is shown."""
        if self._listed():
            self._clear_fields()
            self._show_list(False)
            self._set_busy(False)
            return True
        if self._file is None:
            return False
        self._file = None
        self._box.setReadOnly(False)
        self._clear_fields()
        self._box.setPlainText(self._pasted)
        self._pasted = ""
        self._set_busy(False)
        return True

    def text(self) -> str:
        """Return the text in the box."""
        return self._box.toPlainText()

    def date_edit(self) -> QLineEdit:
        """Return the field of the publication date."""
        return self._date.edit()

    def published(self) -> tuple[PartialDate | None, DateOrigin]:
        """Return the publication date as it stands, and who said so."""
        return self._date.value()

    def fault(self) -> str:
        """Return the fault that is shown, empty when none is."""
        return self._fault.words()

    def drafting(self) -> bool:
        """Return whether drafts of one article are being made."""
        return self._drafting

    def about(self) -> str:
        """Return what is said of the file or files, empty while nothing is."""
        return "" if self._origin.isHidden() else self._origin.text()

    # What comes back from the reader and the library

    def _have_articles(self, path: Path, articles: list[Article]) -> None:
        if len(articles) == 1:
            self._have_file(articles[0])
        else:
            self._list(articles, f"{path.name} holds {count(len(articles), 'article')}.")
            self._whole = path
            self._set_busy(False)

    def _list(self, materials: Sequence[Material], words: str) -> None:
        self.put_file_away()
        self._whole = None
        self.batch.open(materials)
        self._clear_fields()
        self._show_list(True)
        self._origin.say(f"{words} A date below is for those that name none.")
        self._set_busy(False)
        self._listing.setFocus()

    def _follow_batch(self, progress: Progress) -> None:
        self._show_progress(progress)
        self._listing.scrollTo(self.batch.list.index(progress.done))

    def _batch_done(self) -> None:
        words = self.batch.words()
        faults = [number for number, row in enumerate(self.batch.list.rows()) if row.fault]
        self._origin.say(words)
        self._set_busy(False)
        if faults:
            self._listing.setCurrentIndex(self.batch.list.index(faults[0]))
        else:
            self.said.emit(words)
            self._see_drafts()

    def _batch_refused(self, words: str) -> None:
        self._fault.say(words)
        self._origin.say(self.batch.words())
        self._set_busy(False)

    def _see_drafts(self) -> None:
        one = len(self.batch.list.rows()) == 1
        self.put_file_away()
        self.went.emit(Going(Place.DRAFTS, self.batch.last_id if one else None))

    def _have_file(self, article: Article) -> None:
        self._show_list(False)
        if self._file is None:
            self._pasted = self._box.toPlainText()
        self._file = article
        self._clear_fields()
        self._show_file(article)
        self._propose(article)
        self._set_busy(False)
        self._date.edit().setFocus()

    def _have_sample(self, article: Article | None) -> None:
        if article is None:
            self._set_busy(False)
            self._fault.say("The sample article was not installed with the app.")
            return
        self._have_file(article)
        self.make_drafts()

    def _propose(self, article: Article) -> None:
        self._title.setPlaceholderText(article.title)
        self._date.propose(article.published, article.published_from)

    def _prepare(self, article: Article) -> None:
        self._propose(article)
        published, origin = self._date.value()
        wanted = replace(
            article, title=self._title.text().strip() or article.title, published=published, published_from=origin
        )
        self._drafting = True
        self._set_busy(True, "Looking for facts…")
        self._working = self._reader.prepare(wanted, self._show_progress, self._store, self._failed)

    def _store(self, prepared: Prepared) -> None:
        self._show_progress(Progress(0, 0, "Storing…"))
        self.allow(False, self._stop)
        self._library.ask(
            lambda services: services.imports.keep(prepared),
            lambda kept: self._stored(prepared.article, kept),
            self._failed,
        )

    def _stored(self, article: Article, kept: Kept) -> None:
        self._library.announce(kept.changes)
        if self._file is None:
            self._box.clear()
        self.put_file_away()
        self._clear_fields()
        self._set_busy(False)
        self.said.emit(kept_words(article.title, kept))
        nothing_new = kept.known and not kept.changes.count
        self.went.emit(Going(Place.READ if nothing_new else Place.DRAFTS, article.id))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._fault.say(error_line(error))

    # What is shown

    def _typed(self) -> None:
        if self._file is not None:
            return
        self._fault.say("")
        self._looking.cancel()
        self._set_busy(False)
        self._pause.start()

    def _look(self) -> None:
        """Look at the pasted text for its title and date; what is wrong with it is told when drafts are wanted."""
        text = self._box.toPlainText()
        if self._file is None and text.strip():
            self._looking = self._reader.read_text(text, self._propose, lambda _: None)

    def _show_file(self, article: Article) -> None:
        self._box.setReadOnly(True)
        self._box.setPlainText(article.text[:PREVIEW])
        self._origin.say(f"From {article.origin}, {count(len(article.sentences), 'sentence')}.")

    def _show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._label.setText(progress.label)

    def _clear_fields(self) -> None:
        self._date.clear()
        self._title.clear()
        self._title.setPlaceholderText("")
        self._origin.say("")

    def _set_busy(self, busy: bool, label: str = "") -> None:
        self._drafting = self._drafting and busy
        self._progress.setVisible(busy)
        self._show_progress(Progress(0, 0, label))
        listed = self._listed()
        has_text = self._file is not None or not self._box.document().isEmpty()
        shown = listed or self._file is not None
        self._make.setText("&Make drafts of all" if listed else "&Make drafts")
        self.allow(busy, self._stop)
        self.allow(not busy and (self.batch.waits() if listed else has_text), self._make)
        self.allow(not busy and shown, self._paste_again)
        self.allow(not busy and listed and self._whole is not None and self.batch.waits(), self._as_one)
        self.allow(not busy and listed and not self.batch.waits(), self._see)
        self._again_button.setVisible(shown)
        for button, action in ((self._one_button, self._as_one), (self._see_button, self._see)):
            button.setVisible(self._allowed[action])
        self._make_button.setVisible(not self._allowed[self._see])
        for field in (self._box, self._title, self._date):
            field.setEnabled(not busy)

    def _listed(self) -> bool:
        return self._middle.currentWidget() is self._listing

    def _show_list(self, shown: bool) -> None:
        self._middle.setCurrentWidget(self._listing if shown else self._box)
        self._form.setRowVisible(self._title, not shown)

    def _lay_out(self) -> None:
        self._listing, self._middle = list_view(self.batch.list, BatchLines(self), "What comes in"), QStackedWidget()
        for side in (self._box, self._listing):
            self._middle.addWidget(side)
        self._one_button, self._see_button = ActionButton(self._as_one), ActionButton(self._see, "primary")
        self._title.setAccessibleName("Title")
        self._title.setToolTip("How the article is called in your library; empty: as found in the text")
        self._again_button = ActionButton(self._paste_again, "plain")
        column = Column(1.35)
        head = QHBoxLayout()
        head.addWidget(line("Add material", "title"))
        head.addStretch()
        head.addWidget(self._again_button)
        self._head = head
        column.body.addLayout(head)
        for part in (self._fault, self._origin):
            column.body.addWidget(part)
        column.body.addWidget(self._middle, 1)
        self._form = self._fields()
        column.body.addLayout(self._form)
        column.body.addWidget(self._progress)
        column.body.addLayout(self._foot())
        self._lay_out_progress()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self._origin.say("")

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("&Title", self._title)
        label = line("&Published")
        label.setBuddy(self._date.edit())
        form.addRow(label, self._date)
        return form

    def _lay_out_progress(self) -> None:
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        row.addWidget(self._bar, 2)
        row.addWidget(self._label, 3)
        row.addWidget(ActionButton(self._stop))

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(Text("Text, PDF, Word, web pages, e-books, Markdown; in English.", "small"), 1)
        self._make_button = ActionButton(self._make, "primary")
        for button in (self._one_button, self._see_button, self._make_button):
            foot.addWidget(button)
        return foot


def kept_words(title: str, kept: Kept) -> str:
    """Return what came of an article: whether it was here, what is new, what was said elsewhere already."""
    new = kept.changes.count
    if kept.known and not new:
        words = f"“{title}” is here already, and nothing in it is new"
    else:
        words = f"“{title}”{' was here before' if kept.known else ''}: {count(new, 'new draft')}"
    if kept.repeated:
        words += f"; {count(kept.repeated, 'fact')} you have from elsewhere"
    return f"{words}."
