"""The pictures that came with cards: files beside the library, each named by what is in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{24}\.(?:png|jpg|gif|bmp|webp|avif)")
_ENDINGS = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"RIFF", "webp"),
)


class Pictures:
    """The folder ``pictures`` of a data folder, or the one beside its copies, which serves all of those."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "pictures"

    def name(self, data: bytes) -> str:
        """Return the name that a picture has here, whatever it was called elsewhere."""
        ending = next((ending for start, ending in _ENDINGS if data.startswith(start)), "avif")
        return f"{hashlib.sha256(data).hexdigest()[:24]}.{ending}"

    def keep(self, data: bytes) -> bool:
        """Write a picture, unless it is there; return whether it was new."""
        target = self._folder / self.name(data)
        if target.exists():
            return False
        self._write(target, data)
        return True

    def remove(self, names: Iterable[str]) -> None:
        """Remove pictures of these names, and the folder when it is empty then."""
        with suppress(OSError):
            for name in names:
                (self._folder / name).unlink(missing_ok=True)
            if not any(self._folder.iterdir()):
                self._folder.rmdir()

    def _write(self, target: Path, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        new = target.with_suffix(".new")
        new.write_bytes(data)
        new.replace(target)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the picture that a text names, None when there is none of that name."""
        path = self._folder / name
        return path.read_bytes() if _NAME.fullmatch(name) and path.is_file() else None

    def take_over(self, other: Pictures) -> int:
        """Copy the pictures of another folder that are missing here, or damaged, and return how many.

        One that is damaged there is passed over. OSError when one cannot be read or written.
        """
        taken = 0
        for path in sorted(other.paths()):
            if not self._has(path):
                data = path.read_bytes()
                if self.name(data).partition(".")[0] == path.stem:
                    self._write(self._folder / path.name, data)
                    taken += 1
        return taken

    def paths(self) -> tuple[Path, ...]:
        """Return where the pictures lie."""
        try:
            return tuple(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
        except OSError:
            return ()

    def _has(self, other: Path) -> bool:
        """Return whether the picture is here and as long as the other one: reading all of them at each copy takes too long."""
        here = self._folder / other.name
        return here.is_file() and here.stat().st_size == other.stat().st_size
