"""Choose the face: the window when called without words, else the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Run StudyApp on sys.argv and return the exit status."""
    from studyapp.cli import run
    from studyapp.cli.main import Window

    return run(sys.argv[1:], Window(_open_window, _prove_window))


def _open_window(data_dir: Path | None) -> int:
    from studyapp.gui.app import run

    return run(data_dir)


def _prove_window(data_dir: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from studyapp.gui.selftest import open_and_close

    open_and_close(data_dir)


if __name__ == "__main__":
    raise SystemExit(main())
