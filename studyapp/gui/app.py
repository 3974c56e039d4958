"""Open the window first, then the library behind it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from studyapp import __version__, paths
from studyapp.gui.copy_keeper import CopyKeeper
from studyapp.gui.error_report import ErrorReporter, log_to_file
from studyapp.gui.events import Events
from studyapp.gui.library_client import LibraryClient
from studyapp.gui.main_window import MainWindow
from studyapp.gui.planner import Planner
from studyapp.gui.reader import Reader
from studyapp.gui.rescue_course import RescueCourse
from studyapp.gui.theme import dress, reading_font
from studyapp.gui.window_state import SCHEMES, WindowState
from studyapp.gui.worker import Lane
from studyapp.resources import resource

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.rescue import Rescue

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time by the computer's clock, aware UTC."""
    return datetime.now(UTC)


class Opener(Protocol):
    """Opens the services of a library, as ``bootstrap.open_services`` does."""

    def __call__(self, data_dir: Path | None, *, clock: Clock, zone: tzinfo | None) -> Services:
        """Return the services; LibraryError when the library cannot be used."""


class Desk:
    """The window with the lanes that work for it: one owns the library, one reads articles, one does what takes long."""

    def __init__(
        self,
        data_dir: Path | None = None,
        *,
        clock: Clock = utc_now,
        zone: tzinfo | None = None,
        opener: Opener | None = None,
    ) -> None:
        folder = paths.data_dir(data_dir)

        def services() -> Services:
            from studyapp.bootstrap import open_services

            return (opener or open_services)(folder, clock=clock, zone=zone)

        def rescue() -> Rescue:
            from studyapp.bootstrap import open_rescue

            return open_rescue(folder, zone)

        self._closed = False
        self.state = WindowState(folder)
        self.events = Events()
        self._store_lane, self._reading_lane = Lane("library"), Lane("reading")
        self._planning_lane = Lane("planning")
        self.library = LibraryClient(self._store_lane, self.events, services)
        self.planner = Planner(LibraryClient(self._planning_lane, Events(), services))
        self.events.changed.connect(self.planner.on_changed)
        reader = Reader(self._reading_lane)
        self.window = MainWindow(
            self.library, reader, self.planner, self.events, self.state, clock, (folder, paths.log_file())
        )

        self._copies = CopyKeeper(self.library, self.planner)
        self._copies.trouble.connect(self.window.say)
        self._rescue = RescueCourse(self._store_lane, self.library, self.window.failure, rescue, clock, zone)
        self._rescue.said.connect(self.window.say)

    def open(self) -> None:
        """Start the lanes and open the library."""
        self._store_lane.start()
        for lane in (self._reading_lane, self._planning_lane):
            lane.start(QThread.Priority.LowPriority)
        self.library.open()

    def close(self) -> None:
        """Hide the window, do what is still to be stored, close the library. (A second time does nothing.)"""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.window.add.abandon()
        self._copies.end()
        self.library.close()
        self.planner.close()
        self._reading_lane.finish()
        self.window.deleteLater()


def run(
    data_dir: Path | None = None,
    *,
    clock: Clock = utc_now,
    zone: tzinfo | None = None,
    files: Sequence[Path] = (),
) -> int:
    """Show the window until it is closed; return the exit status. ``files`` are read at once."""
    app = application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop never lets Python see a Ctrl+C of the terminal
    log_to_file(paths.log_file())
    restore = ErrorReporter(paths.log_file()).install()
    wear(app, WindowState(paths.data_dir(data_dir)).scheme())  # before there are widgets that would be dressed twice
    desk = Desk(data_dir, clock=clock, zone=zone)
    follow_scheme(app, desk)
    desk.window.show()
    QTimer.singleShot(0, desk.open)
    if files:
        desk.library.opened.connect(lambda: desk.window.open_files(files))
    status = app.exec()
    desk.close()
    restore()
    return status


def follow_scheme(app: QApplication, desk: Desk) -> None:
    """Change the colours when the student chooses others, or when those of the system change."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: dress(app, scheme == Qt.ColorScheme.Dark))
    desk.window.scheme_wanted.connect(lambda name: wear(app, name))


def wear(app: QApplication, name: str) -> None:
    """Put on the colours ``system``, ``light`` or ``dark``."""
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(SCHEMES[name])
    dark = name == "dark" or (name == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    dress(app, dark)


def application() -> QApplication:
    """Return the application, made if there is none, with its name, font and style."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("StudyApp")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("studyapp")
    app.setStyle("Fusion")
    app.setFont(reading_font(app.font()))
    app.setWindowIcon(QIcon(str(resource("icons", "studyapp.svg"))))
    return app
