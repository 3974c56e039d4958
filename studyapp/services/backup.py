"""Keep copies of the library and put one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


class Backup:
    """Copies by SQLite's online backup, so that a copy is whole at any moment."""

    def backup(self, now: datetime, folder: Path | None = None) -> Path:
        """Write a checked copy and return its path. LibraryError when it cannot be written."""
        raise NotImplementedError
