"""Build the services on a library file: the only place where rooms are wired together, and the only clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from studyapp.services.backup import Backup
from studyapp.services.import_articles import ImportArticles
from studyapp.services.library import Library
from studyapp.services.review_session import ReviewSession
from studyapp.services.statistics import Statistics
from studyapp.services.triage import Triage


@dataclass(frozen=True)
class Services:
    """An open library and all that can be done with it. ``clock`` returns the aware UTC time; ``zone`` is the student's."""

    imports: ImportArticles
    triage: Triage
    reviews: ReviewSession
    library: Library
    statistics: Statistics
    backup: Backup
    clock: Callable[[], datetime]
    zone: tzinfo
    close: Callable[[], None]


def utc_now() -> datetime:
    """Return the time by the computer's clock, aware UTC."""
    return datetime.now(UTC)


def open_services(
    data_dir: Path | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
    zone: tzinfo | None = None,
) -> Services:
    """Open (or create) the library in ``data_dir`` (default: the user's data folder), migrated after a backup.

    Raise LibraryError with one line when the file is newer, locked, read-only or damaged.
    """
    raise NotImplementedError
