"""Damage files of every kind, outside and inside of what they are packed in, and read what is left."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from studyapp.domain.article import Article
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.ingest.documents import Wanted, read_document
from studyapp.ingest.parts import compose
from studyapp.ingest.pdf.apart import pages_here
from studyapp.ingest.pdf.read import read_parts
from studyapp.ingest.reader import read_bytes, read_markup

FILES = Path(__file__).parent / "files"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
# What readers trip over: marks of every format, spaces that are none, ends of files, numbers beyond any.
_WORDS = (
    b"<table>", b"</div>", b"<p>", b"&#0;", b"&nbsp;", b"]]>", b"<!--", b"\x00", b"\xff\xfe", b"\xe2\x80\x8d",
    b"\xe0\xa4\x95\xe0\xa5\x8d", b"-1", b"99999999999", b"1e309", b" obj", b"endobj", b"(", b")", b"<<", b">>", b" Tj ",
    b" Do ", b" cm ", b"\r\n", b"\n\n# ", b"\n| a |", b"\n- ", b"\t", b"w:val=\"-5\"", b"[[", b"1989-02-30",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A kind of file: sound ones to begin with, how they are damaged, and how they are read."""

    seeds: tuple[bytes, ...]
    damage: Callable[[bytes, random.Random], bytes]
    read: Callable[[bytes], list[Article]]


def damaged_bytes(data: bytes, rng: random.Random) -> bytes:
    """Change, cut, double, swap and put in some bytes."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 12, 60))):
        if not out:
            break
        start, length = rng.randrange(len(out)), rng.choice((1, 4, 40, 400))
        match rng.randrange(6):
            case 0:
                out[start] = rng.randrange(256)
            case 1:
                del out[start : start + length]
            case 2:
                out[start:start] = out[start : start + length] * rng.choice((1, 1, 9))
            case 3:
                out[start : start + length] = rng.randbytes(min(length, 8))
            case 4:
                word = rng.choice(_WORDS)
                out[start:start] = word * rng.choice((1, 1, 30))
            case _:
                other = rng.randrange(len(out))
                out[start : start + length], out[other : other + length] = (
                    out[other : other + length],
                    out[start : start + length],
                )
    return bytes(out)


def damaged_tree(data: bytes, rng: random.Random) -> bytes:
    """Take out, double, move and rename elements of XML, and change what they hold: it stays well formed."""
    try:
        tree = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return damaged_bytes(data, rng)
    for _ in range(rng.choice((1, 4, 20))):
        items = [item for item in tree.iter() if isinstance(item.tag, str)]
        item, other = rng.choice(items), rng.choice(items)
        parent = item.getparent()
        match rng.randrange(6):
            case 0 if parent is not None:
                parent.remove(item)
            case 1 if parent is not None:
                parent.insert(rng.randrange(len(parent) + 1), copy.deepcopy(item))
            case 2 if len(items) < 20_000:
                other.append(copy.deepcopy(item))
            case 3:
                item.tag = other.tag
            case 4 if item.attrib:
                item.set(rng.choice(item.keys()), rng.choice(("", "-1", "99999999999", "x", "../x", "%00", "true")))
            case _:
                item.text = rng.choice(("", "\u200d", "1989", "न" * 50, "word " * 400, other.text or ""))
    return etree.tostring(tree)


def damaged_archive(data: bytes, rng: random.Random) -> bytes:
    """Damage files inside of a zip archive, which stays a sound archive; now and then the archive itself."""
    if rng.random() < 0.2:
        return damaged_bytes(data, rng)
    held, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(data))
    members = source.infolist()
    texts = [each for each in members if each.filename.endswith(("xml", "html", "opf", "rels", "ncx"))]
    chosen = {each.filename for each in rng.sample(texts, rng.randrange(1, 4))}
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for member in members:
            if rng.random() < 0.02:
                continue
            content = source.read(member)
            if member.filename in chosen:
                content = (damaged_bytes if rng.random() < 0.3 else damaged_tree)(content, rng)
            entry = zipfile.ZipInfo(member.filename)  # a name alone would be stamped with the time of now
            packed.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def damaged_pdf(data: bytes, rng: random.Random) -> bytes:
    """Damage the content of packed streams, or what stands between them."""
    streams = [match for match in _STREAM.finditer(data) if _unpacked(match[1])]
    if not streams or rng.random() < 0.4:
        return damaged_bytes(data, rng)
    chosen = rng.choice(streams)
    packed = zlib.compress(damaged_bytes(_unpacked(chosen[1]), rng))
    return data[: chosen.start(1)] + packed + data[chosen.end(1) :]


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""


def _document(suffix: str) -> Callable[[bytes], list[Article]]:
    def read(data: bytes) -> list[Article]:
        return [step for step in read_document(data, f"a{suffix}", suffix, Wanted()) if isinstance(step, Article)]

    return read


def _pdf(data: bytes) -> list[Article]:
    """Read in this process: the one that guards against what bursts has tests of its own."""
    for step in read_parts(data, "a.pdf", 1, None, pages_here):
        if not isinstance(step, Progress):
            return [read_bytes(compose(step)[1].encode(), "a.pdf")]
    raise AssertionError("neither parts nor a fault")


def _markup(data: bytes) -> list[Article]:
    return [read_markup(data.decode("utf-8", "replace"))]


def _text(data: bytes) -> list[Article]:
    return [read_bytes(data, "a.txt")]


def _files(*names: str) -> tuple[bytes, ...]:
    return tuple((FILES / name).read_bytes() for name in names)


KINDS: dict[str, Kind] = {
    "pdf": Kind(
        _files("chromium-hindi.pdf", "libreoffice-two-columns.pdf", "latex-two-columns.pdf", "chromium.pdf"),
        damaged_pdf,
        _pdf,
    ),
    "docx": Kind(_files("pandoc.docx", "libreoffice.docx"), damaged_archive, _document(".docx")),
    "epub": Kind(_files("pandoc.epub"), damaged_archive, _document(".epub")),
    "html": Kind(_files("page.source.html", "chromium-page.html"), damaged_bytes, _document(".html")),
    "mhtml": Kind(_files("chromium-page.mhtml"), damaged_bytes, _document(".mhtml")),
    "text": Kind(_files("digest.md", "hindi.md", "README.md"), damaged_bytes, _text),
    "markup": Kind(_files("page.source.html"), damaged_bytes, _markup),
}


def damaged(kind: str, seed: int) -> bytes:
    """Return the file of that kind that the seed makes, always the same."""
    rng = random.Random(seed)
    return KINDS[kind].damage(rng.choice(KINDS[kind].seeds), rng)


def outcome(kind: str, data: bytes) -> Iterator[str]:
    """Yield the titles of the articles, or the one line. Raise AssertionError where an article's places are wrong."""
    articles, fault = _read(kind, data)
    if fault is not None:
        assert "\n" not in fault, "a fault is one line"
        yield fault
        return
    assert articles, "no article and no fault"
    for article in articles:
        assert any(char.isalnum() for char in article.text), "an article has words"
        for sentence in article.sentences:
            assert 0 <= sentence.span.start < sentence.span.end <= len(article.text), "a span lies in the text"
        yield article.title


def _read(kind: str, data: bytes) -> tuple[list[Article], str | None]:
    try:
        return KINDS[kind].read(data), None
    except InputError as error:
        return [], str(error)
