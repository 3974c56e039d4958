"""Bring several files, or the articles of a compilation, in together: each is kept as soon as its drafts are made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.models.batch_list import WAITING, BatchList
from studyapp.gui.reader import Material, Reader, Step
from studyapp.gui.wording import count, error_line
from studyapp.gui.worker import Ticket

if TYPE_CHECKING:
    from studyapp.services.import_articles import Kept, Prepared


class Batch(QObject):
    """What was dropped or opened together. Stopping keeps what is in already."""

    moved = Signal(object)  # Progress of the thing that is being read
    finished = Signal()
    trouble = Signal(str)  # the library refused; the rest is not read

    def __init__(self, library: LibraryClient, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._reader = library, reader
        self._ticket = Ticket()
        self._materials: tuple[Material, ...] = ()
        self._storing, self._read = 0, False
        self.list = BatchList(self)
        self.running = False
        self.last_id: str | None = None  # of the last article that came in

    def open(self, materials: Sequence[Material]) -> None:
        """Take these as what is to come in."""
        self._materials, self.last_id = tuple(materials), None
        self.list.set_names([each.name if isinstance(each, Path) else each.title for each in materials])

    def start(self, published: PartialDate | None) -> None:
        """Read all; ``published`` is for those that name no date."""
        self.running, self._read, self._storing = True, False, 0
        self._ticket = self._reader.prepare_all(self._materials, published, self._step, self._failed, self._all_read)

    def stop(self) -> None:
        """Read no further."""
        self._ticket.cancel()
        self.running = False
        for number, row in enumerate(self.list.rows()):
            if not row.articles and not row.fault:
                self.list.change(number, words="not added")

    def waits(self) -> bool:
        """Return whether all of it still waits to be begun."""
        rows = self.list.rows()
        return bool(rows) and all(row.words == WAITING for row in rows)

    def words(self) -> str:
        """Return what came of it so far."""
        rows = self.list.rows()
        articles, drafts = sum(row.articles for row in rows), sum(row.drafts for row in rows)
        known, faults = sum(row.known for row in rows), sum(bool(row.fault) for row in rows)
        words = f"{count(articles, 'article')}, {count(drafts, 'new draft')}."
        if known:
            words += f" {known:,} {'was' if known == 1 else 'were'} here before."
        if faults:
            words += f" {count(faults, 'file')} could not be read."
        return words

    def _step(self, step: Step) -> None:
        if isinstance(step.what, Progress):
            self._show_progress(step.number, step.what)
        elif isinstance(step.what, InputError):
            self.list.change(step.number, fault=error_line(step.what))
        else:
            self._keep(step.number, step.what)

    def _show_progress(self, number: int, progress: Progress) -> None:
        if not self.list.rows()[number].articles:
            self.list.change(number, words="being read…")
        self.moved.emit(
            Progress(number, len(self._materials), f"{number + 1} of {len(self._materials)}: {progress.label}")
        )

    def _keep(self, number: int, prepared: Prepared) -> None:
        self._storing += 1

        def kept(result: Kept) -> None:
            self._show_kept(number, result)
            self.last_id = prepared.article.id
            self._library.announce(result.changes)
            self._stored()

        self._library.ask(lambda services: services.imports.keep(prepared), kept, self._failed)

    def _show_kept(self, number: int, kept: Kept) -> None:
        row = self.list.rows()[number]
        articles, drafts = row.articles + 1, row.drafts + kept.changes.count
        parts = [count(articles, "article")] if articles > 1 else []
        parts += [count(drafts, "new draft")]
        parts += ["was here before"] if kept.known and articles == 1 else []
        self.list.change(number, articles=articles, drafts=drafts, known=row.known + kept.known, words=", ".join(parts))

    def _stored(self) -> None:
        self._storing -= 1
        self._end_if_done()

    def _all_read(self) -> None:
        self._read = True
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self.running and self._read and not self._storing:
            self.running = False
            self.finished.emit()

    def _failed(self, error: Exception) -> None:
        self.stop()
        self.trouble.emit(error_line(error))
