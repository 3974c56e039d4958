"""Every file that cannot be read ends in one clear line: damaged, locked, empty, far too large, or something else."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import Article
from studyapp.domain.errors import InputError
from studyapp.ingest.documents import READERS, Wanted, read_document
from studyapp.ingest.reader import read_path

FILES = Path(__file__).parent / "files"


def fault(name: str, data: bytes, suffix: str = "") -> str:
    """Return the one line that reading these bytes ends in."""
    with pytest.raises(InputError) as error:
        list(read_document(data, name, suffix or Path(name).suffix, Wanted()))
    assert "\n" not in str(error.value)
    return str(error.value)


def pdf(*objects: bytes) -> bytes:
    """Return a small PDF file with these objects, numbered from 1; the first is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def pages(count: int, content: bytes = b"", filters: bytes = b"") -> bytes:
    """Return a PDF file with that many pages, all of them with the same content."""
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 3 0 R >>"
    stream = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content)
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", tree, stream, *[page] * count)


def archive(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def test_a_pdf_without_a_text_layer() -> None:
    assert fault("a.pdf", pages(3)) == "a.pdf has no text layer: its pages are pictures; make it searchable (OCR) first"


def test_a_pdf_without_pages() -> None:
    assert fault("a.pdf", pages(0)) == "a.pdf has no pages"


def test_a_pdf_with_ten_thousand_pages() -> None:
    assert fault("a.pdf", pages(10_000)) == "a.pdf has 10,000 pages; choose up to 2,000 of them"


def test_a_locked_pdf() -> None:
    data = (FILES / "libreoffice-locked.pdf").read_bytes()
    assert fault("a.pdf", data) == "a.pdf is locked with a password; save it without one first"


@pytest.mark.parametrize("share", [0.01, 0.3])
def test_a_truncated_pdf(share: float) -> None:
    data = (FILES / "chromium.pdf").read_bytes()
    assert "a.pdf " in fault("a.pdf", data[: int(share * len(data))])


def test_a_bomb_in_a_pdf() -> None:
    bomb = zlib.compress(b"BT ET " * 12_000_000, 9)
    said = "a.pdf unpacks to far more than any book has; it is not opened"
    assert fault("a.pdf", pages(1, bomb, b"/Filter /FlateDecode")) == said
    twice = zlib.compress(bomb, 9)
    assert fault("a.pdf", pages(1, twice, b"/Filter [/FlateDecode /FlateDecode]")) == said


@pytest.mark.parametrize("suffix", [".docx", ".epub"])
def test_a_zip_bomb(suffix: str) -> None:
    bomb = archive(word__document_xml=b" " * 30_000_000, META___INF=b"")
    assert fault("a" + suffix, bomb) == f"a{suffix} unpacks to far more than any document has; it is not opened"


def test_entities_that_grow_are_not_expanded() -> None:
    grown = b"".join(b'<!ENTITY e%d "%s">' % (number, b"&e%d;" % (number - 1) * 10) for number in range(1, 12))
    xml = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ten letters">%s]><x>&e11;</x>' % grown
    assert "a.docx is damaged or no Word document" in fault("a.docx", archive(word__document_xml=xml))


def test_a_web_page_with_a_million_nested_tags() -> None:
    said = "a.html has far more tags than a web page has; it is not opened"
    assert fault("a.html", b"<div>" * 1_000_000) == said
    assert fault("a.html", b"<p>x</p>" * 1_000_000) == said
    assert "deep inside each other" in fault("a.html", b"<div>" * 3000 + b"words")


@pytest.mark.parametrize("suffix", READERS)
def test_files_with_the_wrong_suffix(suffix: str) -> None:
    others = [FILES / name for name in ("chromium.pdf", "pandoc.docx", "pandoc.epub")]
    for other in others:
        if other.suffix != suffix:
            assert f"a{suffix} " in fault(f"a{suffix}", other.read_bytes())


def test_a_pdf_that_calls_itself_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((FILES / "chromium.pdf").read_bytes())
    with pytest.raises(InputError) as error:
        read_path(path)
    assert str(error.value) == "a.txt is a PDF file; give it the suffix .pdf"


@pytest.mark.parametrize("suffix", READERS)
def test_an_empty_file(suffix: str) -> None:
    assert f"a{suffix} " in fault(f"a{suffix}", b"")


@pytest.mark.parametrize(
    "text",
    [
        "Hkkjr dk lafo/kku 26 uoacj 1949 dks lafo/kku lHkk }kjk vaxhd`r fd;k x;k vkSj 26 tuojh 1950 dks ykxw gqvk gSA ",
        "ÖæÚUÌ ·¤æ â´çßÏæÙ w{ Ùß´ÕÚU v~y~ ·¤ô â´çßÏæÙ âÖæ mæÚUæ ¥´»è·ë¤Ì ç·¤Øæ »Øæ ¥æñÚU w{ ÁÙßÚUè v~z® ·¤ô Üæ»ê ãé¥æ ãñ ",
    ],
)
def test_hindi_in_an_old_font(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text * 4, "utf-8")
    with pytest.raises(InputError, match="is Hindi in an old font"):
        read_path(path)


SMALL = [
    FILES / name
    for name in ("chromium-hindi.pdf", "pandoc.docx", "pandoc.epub", "chromium-page.mhtml", "page.source.html")
]


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.name)
@given(seed=st.integers(0, 2**32))
def test_a_file_damaged_anywhere_ends_in_an_article_or_one_line(path: Path, seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 5, 50))):
        start = rng.randrange(len(data))
        match rng.randrange(4):
            case 0:
                data[start] = rng.randrange(256)
            case 1:
                del data[start : start + rng.randrange(1, 200)]
            case 2:
                data[start:start] = data[start : start + rng.randrange(1, 200)]
            case _:
                data[start : start + 8] = rng.randbytes(8)
        if not data:
            break
    try:
        outcome = [
            step.title
            for step in read_document(bytes(data), path.name, path.suffix, Wanted())
            if isinstance(step, Article)
        ]
    except InputError as error:
        outcome = [str(error)]
    assert outcome
    assert all("\n" not in line for line in outcome)
