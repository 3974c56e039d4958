"""Lose no error: write it to the log file and tell the student in a few words."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

log = logging.getLogger("studyapp.gui")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def log_to_file(path: Path) -> None:
    """Write the log of the program to ``path``, kept below 2 MB; where that cannot be, to standard error."""
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def qt_to_log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write Qt's own messages to the log."""
    log.log(_LEVELS.get(kind, logging.ERROR), "Qt %s: %s", context.category or "", message)


class ErrorReporter(QObject):
    """Takes exceptions that nobody caught, of any thread, logs them and shows the first of them at a time."""

    _caught = Signal(str)  # crosses from whatever thread to the window's

    def __init__(self, log_path: Path) -> None:
        super().__init__()
        self._log_path = log_path
        self._showing = False
        self._caught.connect(self.show)

    def install(self) -> Callable[[], None]:
        """Take over the hooks of Python and Qt; return what puts the old ones back."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)
        old_handler = qInstallMessageHandler(qt_to_log)

        def restore() -> None:
            sys.excepthook, threading.excepthook = before
            qInstallMessageHandler(old_handler)

        return restore

    def take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an exception and ask the window's thread to tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("uncaught", exc_info=(kind, error or kind(), trace))
        self._caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def show(self, details: str) -> None:
        """Tell the student; never two windows over each other."""
        if self._showing:
            return
        self._showing = True
        box = self.box(details, QApplication.activeWindow())
        box.exec()
        self._showing = False

    def box(self, details: str, parent: QWidget | None) -> QMessageBox:
        """Return the window that tells of an error."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "StudyApp", "Something went wrong on our side.", parent=parent)
        box.setInformativeText(
            "Every answer and card that was stored is safe, and you can go on. "
            f"What happened is written to {self._log_path}."
        )
        box.setDetailedText(details)
        box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
        return box
