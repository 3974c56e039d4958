"""Keep copies of the library, by themselves and when asked, and put one back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from studyapp.domain.errors import LibraryError
from studyapp.domain.progress import Tell, silent
from studyapp.services.pictures import Pictures
from studyapp.services.rotation import WEEKLY, kept
from studyapp.store import backups
from studyapp.store.backups import Copy as Copy
from studyapp.store.store import Store

EVERY = timedelta(hours=1)
BEFORE_LOAD = "before-load"


class Backup:
    """Copies by SQLite's online backup, so that a copy is whole at any moment; each is checked before it counts."""

    def __init__(self, store: Store, library: Path) -> None:
        self._store = store
        self._library = library
        self._folder = backups.folder(library)

    def backup(self, now: datetime, folder: Path | None = None) -> Path:
        """Write a checked copy into ``folder`` (default: ``backups`` beside the library) and return its path.

        Its name holds the UTC time of ``now``; it is never removed by itself. LibraryError when it cannot be written or
        the library is damaged. The pictures go along into ``pictures`` beside it, each once for all copies.
        """
        return self._keep(now, "", folder)

    def automatic(self, now: datetime) -> Path | None:
        """Write a copy when the last one is an hour old and the library changed since; return its path.

        To be called at opening, every hour and at closing. Copies that the rotation does not keep are removed, and a
        library with nothing in it is not copied. Raise LibraryError as ``backup`` does: then the student should know that
        there is no new copy.
        """
        counts = self._store.counts()
        if not (counts.sources or counts.cards or counts.reviews):
            return None
        copies = self.copies()
        newest = copies[0] if copies else None
        made = None
        if newest is None or (now - newest.made_at >= EVERY and self._changed_since(newest.path)):
            made = self._keep(now, backups.AUTOMATIC)
        self._rotate(now)
        return made

    @contextmanager
    def around(self, what: str, now: datetime, tell: Tell = silent) -> Iterator[Path]:
        """Write a copy before a bulk change; it is kept for a month, but not when the change raises an error.

        ``tell`` hears of the copy; what it raises ends it before anything was changed.
        """
        made = self._keep(now, what, tell=tell)
        try:
            yield made
        except BaseException:
            made.unlink(missing_ok=True)
            raise

    def copies(self) -> tuple[Copy, ...]:
        """Return the copies beside the library, the newest first."""
        return backups.copies(self._folder)

    def restore(self, path: Path, now: datetime) -> Path:
        """Put the copy at ``path`` in the place of the library and return where the present state was kept.

        LibraryError when the copy is not sound, was written by a newer StudyApp, or another program has the library
        open; then nothing was changed.
        """
        backups.check(path)
        self._store.close()
        try:
            return put_back(self._library, path, now)
        finally:
            self._store.forget()

    def _keep(self, now: datetime, why: str, folder: Path | None = None, tell: Tell = silent) -> Path:
        folder = folder or self._folder
        made = self._store.keep_copy(folder, now, why, tell)
        try:
            Pictures(folder).take_over(Pictures(self._library.parent))
        except OSError as error:
            raise LibraryError(
                f"The copy {made} was made, but its pictures cannot be written: {error.strerror or error}."
            ) from error
        return made

    def _changed_since(self, copy: Path) -> bool:
        """Return whether the library's files were written to after the copy was made."""
        written = copy.stat().st_mtime_ns
        files = (self._library, Path(f"{self._library}-wal"))
        return any(file.stat().st_mtime_ns > written for file in files if file.exists())

    def _rotate(self, now: datetime) -> None:
        copies = self.copies()
        automatic = [copy for copy in copies if copy.why == backups.AUTOMATIC]
        staying = kept((copy.made_at for copy in automatic), now)
        old = [copy for copy in copies if copy.why.startswith("before-") and now - copy.made_at >= WEEKLY]
        backups.remove([*(copy for copy in automatic if copy.made_at not in staying), *old])


def put_back(library: Path, copy: Path, now: datetime) -> Path:
    """Put a copy in the place of a library that nobody has open, with the pictures beside it that are missing here.

    Return where the library was kept. LibraryError: nothing was changed.
    """
    aside = backups.put_back(library, copy, now)
    with suppress(OSError):  # the cards are back; a picture that is not is told where it is missing
        Pictures(library.parent).take_over(Pictures(copy.parent))
    return aside
