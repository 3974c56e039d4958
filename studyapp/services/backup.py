"""Keep copies of the library and put one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from studyapp.store import backups
from studyapp.store.store import Store


class Backup:
    """Copies by SQLite's online backup, so that a copy is whole at any moment."""

    def __init__(self, store: Store, library: Path) -> None:
        self._store = store
        self._folder = backups.folder(library)

    def backup(self, now: datetime, folder: Path | None = None) -> Path:
        """Write a checked copy into ``folder`` (default: ``backups`` beside the library) and return its path.

        Its name holds the UTC time of ``now``. LibraryError when it cannot be written or the library is damaged.
        """
        return self._store.keep_copy(folder or self._folder, now)
