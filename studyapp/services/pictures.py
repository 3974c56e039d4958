"""The pictures that came with cards: files beside the library, each named by what is in it."""

from __future__ import annotations

import hashlib
import re
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
    """The folder ``pictures`` of a data folder."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "pictures"

    def name(self, data: bytes) -> str:
        """Return the name that a picture has here, whatever it was called elsewhere."""
        ending = next((ending for start, ending in _ENDINGS if data.startswith(start)), "avif")
        return f"{hashlib.sha256(data).hexdigest()[:24]}.{ending}"

    def keep(self, data: bytes) -> None:
        """Write a picture, unless it is there."""
        target = self._folder / self.name(data)
        if not target.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            new = target.with_suffix(".new")
            new.write_bytes(data)
            new.replace(target)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the picture that a text names, None when there is none of that name."""
        path = self._folder / name
        return path.read_bytes() if _NAME.fullmatch(name) and path.is_file() else None
