"""Errors that are told to the student in one line; whatever else is raised is our fault."""

from __future__ import annotations


class StudyAppError(Exception):
    """Something the student can understand and mend. ``str(error)`` is one clear line; nothing was changed."""


class InputError(StudyAppError):
    """The file, the text or the words of the call are at fault (exit status 2)."""


class LibraryError(StudyAppError):
    """The library file cannot be used or written as asked: locked, read-only, newer, damaged, disk full (exit status 2)."""


class StoppedError(StudyAppError):
    """The student stopped the work."""

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was changed.")
