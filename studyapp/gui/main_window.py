"""The window: a menu, the rail, the places. It only leads from one place to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from studyapp.domain.changes import Changes
from studyapp.gui import menus
from studyapp.gui.actions import Command, make_action
from studyapp.gui.dropped import LINK, markup_of, read_drop, words_of
from studyapp.gui.events import Events
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.places import RAIL, Going, Place
from studyapp.gui.planner import Planner
from studyapp.gui.reader import Reader
from studyapp.gui.theme import GRID
from studyapp.gui.views.add_material import AddMaterial
from studyapp.gui.views.browse import Browse
from studyapp.gui.views.drafts import Drafts
from studyapp.gui.views.failure import Failure
from studyapp.gui.views.keys_sheet import KeysSheet
from studyapp.gui.views.library import LibraryPage
from studyapp.gui.views.load_sheet import LOADED
from studyapp.gui.views.page import Page
from studyapp.gui.views.plan import Plan
from studyapp.gui.views.progress import ProgressPage
from studyapp.gui.views.read import Read
from studyapp.gui.views.review import Review
from studyapp.gui.views.tests_page import TestsPage
from studyapp.gui.views.today import Today
from studyapp.gui.widgets.drop_veil import DropVeil
from studyapp.gui.widgets.nav_rail import NavRail
from studyapp.gui.widgets.notice import Notice
from studyapp.gui.window_state import WindowState
from studyapp.gui.wording import count, error_line

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

NARROW = 1000  # pixels; below it the rail keeps only its icons
SMALLEST = (800, 560)

# Each place brings its menu, shown while one is there.
PAGE_MENUS = (
    (Place.TODAY, "&Today"),
    (Place.ADD, "&Add"),
    (Place.DRAFTS, "&Drafts"),
    (Place.REVIEW, "&Review"),
    (Place.LIBRARY, "&Library"),
    (Place.PLAN, "&Plan"),
    (Place.TESTS, "&Tests"),
    (Place.PROGRESS, "&Progress"),
    (Place.BROWSE, "&Browse"),
    (Place.READ, "&Read"),
)


class MainWindow(QMainWindow):
    """Holds the places side by side and passes wishes and changes between them."""

    scheme_wanted = Signal(str)  # "system", "light" or "dark"

    def __init__(
        self,
        library: LibraryClient,
        reader: Reader,
        planner: Planner,
        events: Events,
        state: WindowState,
        clock: Callable[[], datetime],
        folders: tuple[Path, Path],
    ) -> None:
        super().__init__()
        self._library, self._reader, self._state = library, reader, state
        self.today = Today(library, reader, planner)
        self.add = AddMaterial(library, reader)
        self.drafts = Drafts(library)
        self.review = Review(library, clock)
        self.library_page = LibraryPage(library, planner)
        self.plan = Plan(library, planner)
        self.tests = TestsPage(library, planner, clock)
        self.progress = ProgressPage(library)
        self.browse = Browse(library, planner)
        self.read = Read(library, planner)
        self.failure = Failure(*folders)
        self._pages: dict[Place, Page] = {
            Place.TODAY: self.today,
            Place.ADD: self.add,
            Place.DRAFTS: self.drafts,
            Place.REVIEW: self.review,
            Place.LIBRARY: self.library_page,
            Place.PLAN: self.plan,
            Place.TESTS: self.tests,
            Place.PROGRESS: self.progress,
            Place.BROWSE: self.browse,
            Place.READ: self.read,
        }
        self._rail, self._stack = NavRail(), QStackedWidget()
        self._inside = QWidget()
        self.notice = Notice(self._inside)
        self._place: Place | None = None
        self._make_menus()
        self._lay_out()
        self._connect(events)
        self.setWindowTitle("StudyApp")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        for field in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            field.setAcceptDrops(False)  # what is dropped is for the window, which knows files from text
        self._place_window()
        self.go(Going(Place.TODAY))

    # Going places

    def go(self, going: Going) -> None:
        """Open a place."""
        page, comes = self._pages[going.place], going.place is not self._place
        if page is self.read and going.article_id is not None:
            self.read.open(going.article_id, going.item_id, came_from=self._place)
        if comes:
            self._leave()
            self._place = going.place
            self._stack.setCurrentWidget(page)
            self._show_menu(going.place)
            self._rail.choose(going.place)
            page.set_active(True)
            page.setFocus()
        if page is self.drafts and (going.article_id is not None or comes):
            self.drafts.open_source(going.article_id)
        if page is self.review:
            self.notice.hide()
        page.enter()

    def _leave(self) -> None:
        if self._place is not None:
            self._pages[self._place].set_active(False)
            self._pages[self._place].leave()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files in to be read, those of folders too; files of cards are brought in as cards."""
        if any(path.is_dir() for path in paths):
            self._reader.files_of(paths, self.open_files, lambda error: self.say(error_line(error)))
            return
        cards = [path for path in paths if path.suffix.lower() in LOADED]
        articles = [path for path in paths if path not in cards]
        if articles:
            self.go(Going(Place.ADD))
            self.add.open_files(articles)
        elif cards:
            self.go(Going(Place.LIBRARY))
            self.library_page.load(cards[0])
        if rest := max(0, len(cards) - (not articles)):
            self.say(f"{count(rest, 'file')} of cards left aside: bring them in one by one, by themselves.")

    def say(self, words: str) -> None:
        """Show a line at the foot of the window."""
        self.notice.say(words)

    def show_failure(self, error: Exception) -> None:
        """Show why the library could not be opened, instead of the places."""
        self.failure.explain(error)
        self._outer.setCurrentWidget(self.failure)
        self._switch_actions(False)

    def show_places(self) -> None:
        """Show the places again, with fresh contents."""
        self._outer.setCurrentWidget(self._inside)
        self._switch_actions(True)
        if page := self._page():
            page.setFocus()
            page.enter()
        self._count_drafts()

    # What can be read off the window

    def pages(self) -> dict[Place, Page]:
        """Return all places."""
        return dict(self._pages)

    def sections(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus with their actions."""
        return menus.sections(self._menus)

    def drop_words(self) -> str:
        """Return what dropping does that is held above the window, empty while nothing is."""
        return self._veil.words()

    def rail_width(self) -> int:
        """Return the pixels of the rail."""
        return self._rail.width()

    # Qt's side

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and size."""
        self._state.keep_layout("geometry", self.saveGeometry())
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep only the rail's icons in a narrow window."""
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < NARROW)
        self.notice.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and text."""
        drop = read_drop(event.mimeData())
        if drop and self._outer.currentWidget() is self._inside:
            event.acceptProposedAction()
            self._veil.cover(words_of(drop, LOADED))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the welcome away."""
        super().dragLeaveEvent(event)
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self._veil.hide()
        drop = read_drop(event.mimeData())
        if drop.files:
            self.open_files(drop.files)
        elif drop.link:
            self.say(LINK)
        elif drop.text:
            self._take_text(drop.text, drop.markup)
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Look at the day again when the student comes back: it may be another one."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._page() is self.today:
            self.today.enter()

    # Parts

    def _page(self) -> Page | None:
        return self._pages[self._place] if self._place else None

    def _connect(self, events: Events) -> None:
        for page in self._pages.values():
            page.went.connect(self.go)
            page.said.connect(self.say)
            events.changed.connect(page.on_changed)
        events.changed.connect(self._on_changed)
        self.today.sample_wanted.connect(self._try_sample)
        self._rail.chosen.connect(lambda place: self.go(Going(place)))
        self._library.opened.connect(self.show_places)
        self._library.refused.connect(self.show_failure)
        self._library.trouble.connect(lambda error: self.say(error_line(error)))
        self.failure.again.connect(self._library.open)

    def _try_sample(self) -> None:
        self.go(Going(Place.ADD))
        self.add.try_sample()

    def _on_changed(self, changes: Changes) -> None:
        if changes.drafts or changes.articles:
            self._count_drafts()

    def _count_drafts(self) -> None:
        def verb(services: Services) -> int:
            return len(services.triage.drafts())  # doubtful ones are not pressed on anybody

        self._library.ask(verb, lambda number: self._rail.set_badge(Place.DRAFTS, number))

    def _choose_files(self) -> None:
        from studyapp.services.import_articles import SUFFIXES

        files = f"Articles ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self, "Open an article", "", files)
        self.open_files([Path(name) for name in names])

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data.text().strip():
            self._take_text(data.text(), markup_of(data))
        else:
            self.say("The clipboard holds no text.")

    def _take_text(self, text: str, markup: str) -> None:
        self.go(Going(Place.ADD))
        if markup:
            self.add.take_laid_out(markup, text)
        else:
            self.add.paste(text)

    def _back(self) -> None:
        page = self._page()
        if page is not None and not page.back():
            self.go(Going(Place.TODAY))

    # Menus

    def _make_menus(self) -> None:
        act = partial(make_action, owner=self)
        open_file = act(Command("&Open file…", ("Ctrl+O",), "Read an article from a file"), slot=self._choose_files)
        paste = act(Command("&Paste article", ("Ctrl+V",), "Read the article on the clipboard"), slot=self._paste)
        leave = act(Command("&Quit", ("Ctrl+Q",), "Close StudyApp"), slot=self.close)
        places = [self._going(place, number) for number, place in enumerate(RAIL, start=1)]
        back = act(Command("&Back", ("Esc",), "One step back"), slot=self._back)
        colours = menus.scheme_actions(self, self._state.scheme(), self.choose_scheme)
        keys = act(Command("&Keys", ("F1", "?"), "Show all keys"), slot=self.show_keys)
        log = act(Command("&Log file", (), "Show the folder of the log file"), slot=self._show_log)
        self.add.show_open_button(open_file)
        self._need_library = [open_file, paste, *places, back]
        self._menus: list[menus.Menu] = [
            ("&File", [open_file, paste, None, leave]),
            ("&View", [*places, back, None, *colours]),
            *((title, self._pages[place].commands()) for place, title in PAGE_MENUS),
            ("&Help", [keys, log]),
        ]
        of_pages = menus.fill(self.menuBar(), self._menus)[2:-1]
        self._page_menus = {place: opener for (place, _), opener in zip(PAGE_MENUS, of_pages, strict=True)}
        self._show_menu(None)

    def _show_menu(self, shown: Place | None) -> None:
        """Show the menu of that place only: thirteen titles do not fit into a small window. F1 tells the keys of all."""
        for place, opener in self._page_menus.items():
            opener.setVisible(place is shown)

    def _going(self, place: Place, number: int) -> QAction:
        command = Command(place.title, (f"Ctrl+{number}",), f"Go to {place.title}")
        return make_action(command, self, lambda: self.go(Going(place)))

    def choose_scheme(self, name: str) -> None:
        """Wear ``system``, ``light`` or ``dark`` from now on."""
        self._state.set_scheme(name)
        self.scheme_wanted.emit(name)

    def _switch_actions(self, on: bool) -> None:
        """Switch off what needs a library while there is none."""
        for action in self._need_library:
            action.setEnabled(on)
        if page := self._page():
            page.set_active(on)

    def show_keys(self) -> None:
        """Show the sheet of all keys."""
        sheet = KeysSheet(self.sections(), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.failure.log.parent)))

    # Layout

    def _lay_out(self) -> None:
        for page in self._pages.values():
            self._stack.addWidget(page)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._outer = QStackedWidget()
        self._outer.addWidget(self._inside)
        self._outer.addWidget(self.failure)
        self.setCentralWidget(self._outer)
        self._veil = DropVeil(self._outer)

    def _place_window(self) -> None:
        geometry = self._state.layout("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1240, screen.width() - 8 * GRID), min(760, screen.height() - 8 * GRID))
