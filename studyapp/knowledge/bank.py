"""The collections of the bank, read when they are first asked for: shipped ones and the student's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studyapp.domain.errors import InputError
from studyapp.knowledge.collection import Collection
from studyapp.knowledge.read import read_collection
from studyapp.resources import resource


def shipped_folder() -> Path:
    """Return the folder of the files that come with the app."""
    return resource("confusables")


class Bank:
    """All collections by their key (the file's name without ``.toml``); each file is read once, when it is needed."""

    def __init__(self, own_folder: Path | None = None, shipped: Path | None = None) -> None:
        """Take the shipped files and those in ``own_folder``; an own file replaces a shipped one of its name."""
        folders = [shipped or shipped_folder(), *([own_folder] if own_folder else [])]
        self._paths = {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}
        self._read: dict[str, Collection] = {}

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all collections in alphabetical order, without reading a file."""
        return tuple(sorted(self._paths))

    def collection(self, key: str) -> Collection:
        """Return the collection of that key; raise InputError if there is none or its file is at fault."""
        if key not in self._read:
            if key not in self._paths:
                raise InputError(f"The bank of confusable things has no collection “{key}”.")
            self._read[key] = read_collection(self._paths[key])
        return self._read[key]

    def __iter__(self) -> Iterator[Collection]:
        """Yield every collection in the order of the keys, reading what was not read before."""
        return map(self.collection, self.keys())
