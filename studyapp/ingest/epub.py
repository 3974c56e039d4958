"""Read an e-book (.epub): its chapters in their order."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from zipfile import ZipFile

from studyapp.domain.errors import InputError
from studyapp.ingest.archive import open_archive, read_member
from studyapp.ingest.html import read_chapter
from studyapp.ingest.parts import Part

_CONTAINER = "META-INF/container.xml"
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_MOST_CHAPTERS = 3000
MOST_BYTES = 20_000_000  # of all chapters with their tags; a long novel has three


def read_parts(data: bytes, name: str) -> list[Part]:
    """Return the parts of all chapters. Raise InputError when the book cannot be read."""
    archive = open_archive(data, name, _CONTAINER, "e-book")
    package = next(iter(_attributes(_xml(archive, _CONTAINER, name), "rootfile", "full-path")), "")
    tree = _xml(archive, package, name)
    folder = posixpath.dirname(package)
    files = {item.get("id"): item for item in _elements(tree, "item")}
    parts: list[Part] = []
    read, left = set[str](), MOST_BYTES
    for key in _attributes(tree, "itemref", "idref")[:_MOST_CHAPTERS]:
        item = files.get(key)
        if item is None or "html" not in item.get("media-type", "") or "nav" in item.get("properties", "").split():
            continue
        path = posixpath.normpath(posixpath.join(folder, _unescaped(item.get("href", ""))))
        if path in read:
            continue
        chapter = read_member(archive, path, name)
        read.add(path)
        left -= len(chapter)
        if left < 0:
            raise InputError(f"{name} holds more text than any book has; it is not opened")
        parts += read_chapter(chapter, name)
    return parts


def _xml(archive: ZipFile, member: str, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        tree = etree.fromstring(read_member(archive, member, name), parser)
    except etree.XMLSyntaxError:  # nothing could be recovered
        tree = None
    if tree is None:
        raise InputError(f"{name} is damaged; download it again")
    return tree


def _elements(tree: Any, tag: str) -> list[Any]:
    return [item for item in tree.iter() if isinstance(item.tag, str) and item.tag.rpartition("}")[2] == tag]


def _attributes(tree: Any, tag: str, attribute: str) -> list[str]:
    return [value for item in _elements(tree, tag) if (value := item.get(attribute))]


def _unescaped(address: str) -> str:
    """Return the file's path without the escapes of an address."""
    path = address.partition("#")[0].encode()
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), path).decode("utf-8", "replace")
