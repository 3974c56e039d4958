"""Build the services on a library file: the only place where rooms are wired together, and the only clock."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from random import Random

import tzlocal

from studyapp import paths
from studyapp.domain.errors import LibraryError
from studyapp.services.backup import Backup
from studyapp.services.browse import Browse
from studyapp.services.catching_up import CatchingUp
from studyapp.services.exam_planning import ExamPlanning
from studyapp.services.exchange import Exchange
from studyapp.services.fitting import Fitting
from studyapp.services.habit_choices import HabitChoices
from studyapp.services.import_articles import ImportArticles
from studyapp.services.library import Library
from studyapp.services.progress import ProgressFigures
from studyapp.services.reading import Reading
from studyapp.services.rescue import Rescue
from studyapp.services.review_session import ReviewSession
from studyapp.services.schedule_view import ScheduleView
from studyapp.services.statistics import Statistics
from studyapp.services.test_session import TestSession
from studyapp.services.triage import Triage
from studyapp.store.opening import open_store
from studyapp.store.store import Store


@dataclass(frozen=True)
class Services:
    """An open library and what can be done with it. ``clock`` returns the aware UTC time; ``zone`` is the student's."""

    imports: ImportArticles
    triage: Triage
    reviews: ReviewSession
    library: Library
    browse: Browse
    reading: Reading
    statistics: Statistics
    progress: ProgressFigures
    exams: ExamPlanning
    habits: HabitChoices
    catching_up: CatchingUp
    fitting: Fitting
    tests: TestSession
    backup: Backup
    exchange: Exchange
    clock: Callable[[], datetime]
    zone: tzinfo
    close: Callable[[], None]


def utc_now() -> datetime:
    """Return the time by the computer's clock, aware UTC, to the millisecond: as much as Anki's log can hold."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def local_zone() -> tzinfo:
    """Return the computer's time zone; where its settings contradict each other, the offset that it shows now."""
    try:
        with warnings.catch_warnings(action="ignore"):  # that nothing is set, so UTC it is, says nothing to a student
            return tzlocal.get_localzone()
    except (LookupError, OSError, ValueError):
        offset = utc_now().astimezone().tzinfo
        assert offset is not None
        return offset


def open_services(
    data_dir: Path | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
    zone: tzinfo | None = None,
) -> Services:
    """Open (or create) the library in ``data_dir`` (default: the user's data folder), migrated after a backup.

    Raise LibraryError with one line when the file is newer, locked, read-only or damaged.
    """
    library = paths.data_dir(data_dir) / paths.LIBRARY_FILE
    zone = zone or local_zone()
    store = open_store(library, clock())
    view = ScheduleView(store, zone)
    backup = Backup(store, library)
    browse = Browse(store, zone)
    rng = Random()  # noqa: S311 (keys need to differ, not to be secret)
    return Services(
        imports=ImportArticles(store),
        triage=Triage(store, view.scheduler),
        reviews=ReviewSession(store, zone, rng, view),
        library=Library(store),
        browse=browse,
        reading=Reading(store, view.scheduler),
        statistics=Statistics(store, zone, view),
        progress=ProgressFigures(store, zone, view),
        exams=ExamPlanning(store, zone, rng, view),
        habits=HabitChoices(store),
        catching_up=CatchingUp(store, view),
        fitting=Fitting(store, zone, view),
        tests=TestSession(store, zone, rng, library.parent, view.scheduler),
        backup=backup,
        exchange=Exchange(store, library, zone, view, backup, browse),
        clock=clock,
        zone=zone,
        close=lambda: _close(store, view, clock),
    )


def _close(store: Store, view: ScheduleView, clock: Callable[[], datetime]) -> None:
    """Close the library, and keep before what makes the next start quick; it is no harm if that cannot be done."""
    with suppress(LibraryError):
        view.keep(clock())
    store.close()


def open_rescue(data_dir: Path | None = None, zone: tzinfo | None = None) -> Rescue:
    """Return what can be done for the library in ``data_dir`` when it does not open; it is not opened."""
    return Rescue(paths.data_dir(data_dir) / paths.LIBRARY_FILE, zone or local_zone())
