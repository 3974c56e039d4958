"""Open the window on a library and close it again: what a packaged app does to prove that Qt works here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer

from studyapp.gui.app import Desk, application

_PATIENCE_MS = 30_000


def open_and_close(data_dir: Path) -> None:
    """Show the window, wait until it has opened its library, close it; raise RuntimeError when that does not happen."""
    app = application()
    desk = Desk(data_dir)
    opened: list[bool] = []
    desk.library.opened.connect(lambda: opened.append(True))
    desk.library.opened.connect(app.quit)
    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(app.quit)
    patience.start(_PATIENCE_MS)
    desk.window.show()
    QTimer.singleShot(0, desk.open)
    app.exec()
    patience.stop()
    desk.close()
    if not opened:
        raise RuntimeError("the window did not open its library")
