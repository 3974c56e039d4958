"""Take cards out, for other programs and for paper, and bring cards in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.lines import AnswerColumns
from studyapp.domain.progress import Progress, Tell, counted, silent
from studyapp.exchange import csv_file, gift, json_file, moodle, printed
from studyapp.exchange.csv_file import Table as Table
from studyapp.exchange.entry import Entry
from studyapp.exchange.printed import Item
from studyapp.exchange.printed import Sheet as Sheet
from studyapp.services import bring_package, bring_table, export_tests
from studyapp.services.backup import BEFORE_LOAD, Backup
from studyapp.services.bring_package import Loaded as Loaded
from studyapp.services.browse import Browse
from studyapp.services.collector import resting
from studyapp.services.pictures import Pictures
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.store import Store

PrintPdf = Callable[[Sheet, Path], int]  # lays a sheet out and returns the number of pages; only a face can


class Paper(StrEnum):
    """What a PDF shows: facts by source, questions alone, or their key."""

    FACTS = "facts"
    QUESTIONS = "questions"
    KEY = "key"


_SHEETS = {Paper.FACTS: printed.revision_sheet, Paper.QUESTIONS: printed.question_sheet, Paper.KEY: printed.key_sheet}
_NO_CARD = "There is no card to export yet."
OUT = ("apkg", "csv", "tsv", "json", "gift", "xml", "pdf")
OF_TESTS = ("gift", "xml", "pdf")
IN = ("apkg", "csv", "tsv", "txt", "json")


@dataclass(frozen=True)
class Exported:
    """What a file holds; ``pages``, ``answers``, ``questions`` (of tests) only where it has any."""

    path: Path
    cards: int
    answers: int = 0
    pictures: int = 0
    pages: int = 0
    questions: int = 0


class Exchange:
    """Writes and reads files of other programs. A file appears whole or not at all, and so does what is brought in."""

    def __init__(
        self,
        store: Store,
        library: Path,
        zone: tzinfo,
        view: ScheduleView,
        backup: Backup,
        browse: Browse | None = None,
    ) -> None:
        self._store = store
        self._zone = zone
        self._view = view
        self._backup = backup
        self._browse = browse or Browse(store, zone)
        self._folder = library.parent
        self._pictures = Pictures(library.parent)

    def export(
        self,
        path: Path,
        now: datetime,
        *,
        query: str = "",
        with_schedule: bool = True,
        paper: Paper = Paper.FACTS,
        print_pdf: PrintPdf | None = None,
        tell: Tell = silent,
    ) -> Exported:
        """Write the cards that the search ``query`` finds (all, if it is empty) in the format that ``path`` ends in.

        ``with_schedule`` lets a package carry states and answers. A JSON file holds everything, whatever ``query`` says.
        ``tell`` hears how far it is; what it raises stops the work, and no file is left or changed. InputError when the
        format is unknown, no card is found, or the file cannot be written.
        """
        kind = _kind(path, OUT, "export to")
        if kind == "json":
            return self._export_json(path, tell)
        if kind == "apkg":
            return self._export_package(path, now, query, with_schedule, tell)
        entries = self._entries(query, now)
        if kind == "pdf":
            return Exported(path, len(entries), pages=self._print(path, _SHEETS[paper](entries), print_pdf, tell))
        taken = counted(entries, tell, "Writing the cards", len(entries))
        if kind in ("gift", "xml"):
            _write_text(path, gift.write(taken) if kind == "gift" else moodle.of_cards(taken))
            return Exported(path, len(entries))
        with _new_file(path) as new, new.open("w", encoding="utf-8-sig", newline="") as file:  # the mark is for Excel
            csv_file.write(file, taken, "\t" if kind == "tsv" else ",")
        return Exported(path, len(entries))

    def export_test(
        self, path: Path, paper_id: str, *, paper: Paper = Paper.QUESTIONS, print_pdf: PrintPdf | None = None
    ) -> Exported:
        """Write the questions of a test (``export_tests.OWN``: the student's own) as the name of ``path`` says.

        On paper the questions and, asked for by ``paper``, the key are two files. Withdrawn questions are left out.
        InputError as ``export`` does.
        """
        kind = _kind(path, OF_TESTS, "export a test to")
        test = export_tests.chosen(self._store, paper_id)
        pages = 0
        if kind == "pdf":
            pages = self._print(path, export_tests.sheet(test, paper is Paper.KEY), print_pdf)
        else:
            _write_text(path, export_tests.text(test, kind))
        return Exported(path, 0, pages=pages, questions=len(test.questions))

    def look(self, path: Path) -> Table:
        """Return a table as it would be read, to be shown with its mapping before it is loaded. InputError if it is none."""
        _kind(path, ("csv", "tsv", "txt"), "read as a table")
        return csv_file.read(_bytes(path), path.name)

    def load(
        self,
        path: Path,
        now: datetime,
        *,
        mapping: Mapping[str, int] | None = None,
        take_wording: bool = False,
        tell: Tell = silent,
    ) -> Loaded:
        """Bring in what a file holds and the library does not, after a copy of the library.

        Twice the same file adds nothing the second time. A card that is here keeps its wording unless ``take_wording``
        says otherwise, and gets the answers that it did not have. ``mapping`` says in which column (from 0) of a table
        ``question``, ``answer`` ... stand. ``tell`` hears how far it is; what it raises stops the work. InputError with
        one line when the file cannot be read. In both cases nothing was changed.
        """
        kind = _kind(path, IN, "bring in")
        if kind == "apkg":
            return self._load_package(path, now, take_wording, tell)
        if kind == "json":
            return self._load_json(path, now, tell)
        table = csv_file.read(_bytes(path), path.name)
        rows = bring_table.read_rows(table, mapping, path.name, now)
        with self._copied(now, tell):
            return bring_table.load(self._store, rows, take_wording, tell)

    # Out

    def _export_json(self, path: Path, tell: Tell) -> Exported:
        holdings = self._store.holdings()
        with _new_file(path) as new, new.open("w", encoding="utf-8") as file:
            json_file.write(file, holdings, tell)
        return Exported(path, len(holdings.cards), len(holdings.reviews))

    def _export_package(self, path: Path, now: datetime, query: str, with_schedule: bool, tell: Tell) -> Exported:
        from studyapp.exchange.apkg.own_field import Origin
        from studyapp.exchange.apkg.write import Schedule, write_package

        heads = self._store.article_heads()
        articles = {
            head.id: Origin(head.id, head.title, head.published, head.published_from, head.origin) for head in heads
        }
        scheduler = self._view.scheduler()
        schedule = Schedule(scheduler.desired_retention, scheduler.parameters[20]) if with_schedule else None
        cards = self._store.card_lines()
        if query.strip():
            wanted = frozenset(self._found(query, now))
            cards = (card for card in cards if card.id in wanted)
        counts = self._store.counts()
        cards = counted(cards, tell, "Writing the cards", counts.cards)
        answers = _told(self._store.answer_columns(), tell, counts.reviews)
        with _new_file(path) as new, resting():
            written = write_package(new, cards, answers, articles, now, self._zone, schedule, self._pictures.read, tell)
            if not written.cards:
                raise InputError(_NO_CARD)
        return Exported(path, written.cards, written.answers, written.pictures)

    def _print(self, path: Path, sheet: Sheet, print_pdf: PrintPdf | None, tell: Tell = silent) -> int:
        if print_pdf is None:
            raise InputError("Paper can only be laid out with the window's libraries, which are missing here.")
        with _new_file(path) as new:
            return print_pdf(replace(sheet, items=_Told(sheet.items, tell)), new)

    def _entries(self, query: str, now: datetime) -> Sequence[Entry]:
        """Return the cards by source, the first imported first. InputError when there is none."""
        sources = {head.id: (number, head) for number, head in enumerate(self._store.article_heads())}
        cards = self._store.cards_by_id(self._found(query, now)) if query.strip() else self._store.cards()
        if not cards:
            raise InputError(_NO_CARD)

        def place(card: Card) -> tuple[int, int]:
            return sources[card.article_id][0], card.span.start

        heads = ((card, sources[card.article_id][1]) for card in sorted(cards, key=place))
        return [Entry(card, head.title, head.published) for card, head in heads]

    def _found(self, query: str, now: datetime) -> tuple[str, ...]:
        """Return the ids of the cards that a search finds. InputError when it finds none or cannot be understood."""
        found = self._browse.ids(query, now)
        if not found:
            raise InputError(f"No card holds “{query.strip()}”.")
        return found

    # In

    @contextmanager
    def _copied(self, now: datetime, tell: Tell) -> Iterator[None]:
        tell(Progress(0, 0, "Copying the library"))
        with self._backup.around(BEFORE_LOAD, now, tell):
            yield

    def _load_package(self, path: Path, now: datetime, take_wording: bool, tell: Tell) -> Loaded:
        tell(Progress(0, 0, "Unpacking"))
        with bring_package.unpacked(path, self._folder) as package, self._copied(now, tell), resting():
            scheduler = self._view.scheduler()
            return bring_package.load(
                self._store, package, self._pictures, now, self._zone, scheduler, take_wording, tell
            )

    def _load_json(self, path: Path, now: datetime, tell: Tell) -> Loaded:
        data = _bytes(path)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputError(f"{path.name} is no text in UTF-8, or it is cut short; nothing was brought in.") from None
        holdings = json_file.read(text, path.name, tell)
        with self._copied(now, tell):
            merged = self._store.merge(holdings, tell)
            bring_package.rebuild(self._store, merged.grown, self._view.scheduler(), self._zone)
        known = len(holdings.cards) - merged.cards
        changes = Changes(True, True, True, True, settings=True, exams=True, papers=True, count=merged.cards)
        return Loaded(merged.cards, merged.reviews, known, 0, 0, (), changes, merged.papers)


class _Told(tuple[Item, ...]):
    """The items of a sheet; whoever goes through them is heard of."""

    _tell: Tell

    def __new__(cls, items: Iterable[Item], tell: Tell) -> _Told:
        made = super().__new__(cls, items)
        made._tell = tell
        return made

    def __iter__(self) -> Iterator[Item]:
        return counted(super().__iter__(), self._tell, "Laying out the pages", len(self))


def _told(answers: Iterable[AnswerColumns], tell: Tell, total: int) -> Iterator[AnswerColumns]:
    """Return the answers again and tell how many there were so far."""
    done = 0
    for columns in answers:
        tell(Progress(done, total, "Writing the answers"))
        done += len(columns.card_id)
        yield columns


def _kind(path: Path, known: tuple[str, ...], verb: str) -> str:
    kind = path.suffix.lower().removeprefix(".")
    if kind not in known:
        names = ", ".join(f".{name}" for name in known)
        raise InputError(f"StudyApp cannot {verb} {path.name!r}: the name should end in one of {names}.")
    return kind


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None


def _write_text(path: Path, pieces: Iterable[str]) -> None:
    with _new_file(path) as new, new.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


@contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """Yield a file beside ``path`` that takes its place when all went well. InputError when it cannot be written."""
    try:
        with NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name[:40]}-", suffix=path.suffix, delete=False
        ) as made:
            new = Path(made.name)
        try:
            yield new
            _give_usual_rights(new)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error


def _give_usual_rights(path: Path) -> None:
    """Let the file be read by whom the student's other files may be read (a temporary one is private)."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
