"""Where the student's own files lie on this computer."""

from __future__ import annotations

import os
from pathlib import Path

import appdirs

LIBRARY_FILE = "library.sqlite"


def data_dir(chosen: Path | None = None) -> Path:
    """Return the folder of the library: the chosen one, else STUDYAPP_DATA_DIR, else the platform's user data folder."""
    if chosen is not None:
        return chosen
    from_environment = os.environ.get("STUDYAPP_DATA_DIR")
    return Path(from_environment) if from_environment else Path(appdirs.user_data_dir("StudyApp", appauthor=False))


def log_file() -> Path:
    """Return the file that errors of our own are written to."""
    return Path(appdirs.user_log_dir("StudyApp", appauthor=False)) / "studyapp.log"
