"""The zip around a package: opened with limits that no honest package reaches, written so that Anki opens it."""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress, Tell, silent
from studyapp.exchange.apkg import protobuf

COLLECTION_LIMIT = 1 << 30
PICTURE_LIMIT = 32 << 20
LIST_LIMIT = 64 << 20
MEMBERS_LIMIT = 200_000
_LATEST = 3
_COLLECTIONS = {1: "collection.anki2", 2: "collection.anki21", _LATEST: "collection.anki21b"}
_PIECE = 1 << 20
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Media:
    """A file of the package: its name in the notes and that of its member in the zip."""

    name: str
    member: str


class Archive:
    """An opened package."""

    def __init__(self, file: ZipFile, name: str) -> None:
        self._file = file
        self._name = name
        self._members = {info.filename: info for info in file.infolist()}
        self._version = self._read_version()

    def unpack_collection(self, target: Path) -> None:
        """Write the collection (an SQLite file) to ``target``. Raise InputError when there is none or it is too big."""
        member = _COLLECTIONS[self._version]
        if member not in self._members:
            raise self._error("holds no collection of cards")
        with target.open("wb") as out:
            for piece in self._pieces(member, COLLECTION_LIMIT):
                out.write(piece)

    def media(self) -> tuple[Media, ...]:
        """Return what the package says of its files. Raise InputError when a name leads out of the folder."""
        if "media" not in self._members:
            return ()
        data = b"".join(self._pieces("media", LIST_LIMIT))
        try:
            found = tuple(_media_list(data) if self._version == _LATEST else _legacy_media_list(data))
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise self._error("has a list of media that cannot be read") from None
        for media in found:
            if not _is_plain_name(media.name):
                raise self._error(f"names a file outside its own folder: {_shown(media.name)}")
        return found

    def picture(self, media: Media) -> bytes | None:
        """Return the bytes of a file, None when it is missing or larger than any picture should be."""
        info = self._members.get(media.member)
        if info is None or info.file_size > PICTURE_LIMIT:
            return None
        return b"".join(self._pieces(media.member, PICTURE_LIMIT))

    def _read_version(self) -> int:
        if len(self._members) > MEMBERS_LIMIT:
            raise self._error("has too many files in it")
        if "meta" not in self._members:
            return 2 if _COLLECTIONS[2] in self._members else 1
        try:
            version = protobuf.numbers(self._read("meta", 1 << 16)).get(1, 0)
        except ValueError:
            raise self._damaged() from None
        if version not in _COLLECTIONS:
            raise self._error("was written by a newer Anki; export it there for older versions")
        return version

    def _read(self, member: str, limit: int) -> bytes:
        return b"".join(self._checked(self._open(member), limit, compressed=False))

    def _pieces(self, member: str, limit: int) -> Iterator[bytes]:
        """Yield the bytes of a member, decompressed; InputError when they are damaged or more than ``limit``."""
        if self._members[member].file_size > limit:
            raise self._too_big()
        return self._checked(self._open(member), limit, compressed=self._version == _LATEST)

    def _open(self, member: str) -> IO[bytes]:
        try:
            return self._file.open(self._members[member])
        except _BROKEN as error:
            raise self._damaged() from error

    def _checked(self, file: IO[bytes], limit: int, *, compressed: bool) -> Iterator[bytes]:
        size = 0
        with file:
            raw = iter(lambda: file.read(_PIECE), b"")
            try:
                for piece in _decompressed(raw) if compressed else raw:
                    size += len(piece)
                    if size > limit:
                        raise self._too_big()
                    yield piece
            except _BROKEN as error:
                raise self._damaged() from error

    def _error(self, what: str) -> InputError:
        return InputError(f"{self._name} {what}; nothing was brought in.")

    def _damaged(self) -> InputError:
        return self._error("is damaged or cut short")

    def _too_big(self) -> InputError:
        return self._error("would unpack to more than any honest package holds")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Yield the package at ``path``. Raise InputError with one line when it is none or cannot be read."""
    try:
        file = ZipFile(path)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except (OSError, BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(
            f"{path.name} is no Anki package, or it is damaged or cut short; nothing was brought in."
        ) from error
    with file:
        yield Archive(file, path.name)


def write(path: Path, collection: Path, media: Sequence[tuple[str, bytes]], tell: Tell = silent) -> None:
    """Write a package in Anki's present form with that collection and those files (name, bytes)."""
    with ZipFile(path, "w", ZIP_STORED) as package:
        package.writestr(_info("meta"), protobuf.encode((1, _LATEST)))
        with (
            collection.open("rb") as source,
            package.open(_info(_COLLECTIONS[_LATEST]), "w", force_zip64=True) as target,
        ):
            _compress(source, target, tell, collection.stat().st_size)
        for number, (_, data) in enumerate(media):
            package.writestr(_info(str(number)), _zstd().compress(data))
        package.writestr(_info("media"), _zstd().compress(_media_entries(media)))


def is_picture(data: bytes) -> bool:
    """Return whether the bytes begin as those of a picture that can hold no program do (so not SVG)."""
    starts = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")
    return data.startswith(starts) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] == b"ftypavif"


def _info(name: str) -> ZipInfo:
    """Return a member with a fixed time, so that the same cards make the same package."""
    return ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def _media_entries(media: Sequence[tuple[str, bytes]]) -> bytes:
    entries = (
        protobuf.encode((1, name), (2, len(data)), (3, hashlib.sha1(data, usedforsecurity=False).digest()))
        for name, data in media
    )
    return b"".join(protobuf.encode((1, entry)) for entry in entries)


def _media_list(data: bytes) -> Iterator[Media]:
    entries = (value for number, value in protobuf.decode(data) if number == 1 and isinstance(value, bytes))
    for number, entry in enumerate(entries):
        yield Media(unicodedata.normalize("NFC", protobuf.texts(entry).get(1, "")), str(number))


def _legacy_media_list(data: bytes) -> Iterator[Media]:
    for member, name in json.loads(data or b"{}").items():
        yield Media(unicodedata.normalize("NFC", name), str(member))


def _is_plain_name(name: str) -> bool:
    """Return whether a name stays in its folder on every system."""
    return bool(name) and name not in (".", "..") and not any(sign in "/\\:\0" or ord(sign) < 32 for sign in name)


def _shown(name: str) -> str:
    return repr(name[:60])


def _zstd() -> Any:
    """Return the zstandard library: a part of Python from 3.14 on, before that a package with the same interface."""
    if sys.version_info >= (3, 14):
        return importlib.import_module("compression.zstd")
    from backports import zstd

    return zstd


def _decompressed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield decompressed pieces of at most a megabyte each, however much a frame claims to hold."""
    zstd = _zstd()
    decompressor = zstd.ZstdDecompressor()
    for piece in pieces:
        waiting = piece
        while waiting or not decompressor.needs_input:
            if decompressor.eof:
                waiting = decompressor.unused_data + waiting
                if not waiting:
                    break
                decompressor = zstd.ZstdDecompressor()
            try:
                yield decompressor.decompress(waiting, _PIECE)
            except zstd.ZstdError as error:
                raise ValueError(str(error)) from error
            waiting = b""
    if not decompressor.eof:
        raise EOFError("the compressed data end early")


def _compress(source: IO[bytes], target: IO[bytes], tell: Tell, total: int) -> None:
    zstd = _zstd()
    options = {zstd.CompressionParameter.compression_level: 3, zstd.CompressionParameter.nb_workers: 2}
    compressor = zstd.ZstdCompressor(options=options)
    done = 0
    while piece := source.read(_PIECE):
        tell(Progress(done, total, "Packing"))
        done += len(piece)
        target.write(compressor.compress(piece))
    target.write(compressor.flush())
