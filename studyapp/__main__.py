"""Choose the face: the window when called without words, else the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def main() -> int:
    """Run StudyApp on sys.argv and return the exit status."""
    if getattr(sys, "frozen", False):  # a packaged app is started again for what is done in a process of its own
        from multiprocessing import freeze_support

        freeze_support()
    from studyapp.cli import run
    from studyapp.cli.main import Window

    return run(sys.argv[1:], Window(_open_window, _prove_window, _print_pdf))


def _open_window(data_dir: Path | None) -> int:
    from studyapp.gui.app import run

    return run(data_dir)


def _prove_window(data_dir: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from studyapp.gui.selftest import open_and_close

    open_and_close(data_dir)


def _print_pdf(sheet: Any, path: Path) -> int:
    from studyapp.gui.printing import print_pdf

    return print_pdf(sheet, path)


if __name__ == "__main__":
    raise SystemExit(main())
