"""Every file that cannot be read ends in one clear line: damaged, locked, empty, far too large, or something else."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from multiprocessing import active_children
from pathlib import Path

import pytest

from studyapp.domain.article import Article
from studyapp.domain.errors import InputError
from studyapp.ingest.documents import READERS, Wanted, read_document
from studyapp.ingest.pdf import apart
from studyapp.ingest.reader import read_path
from tests.ingest.word_files import word

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


def drawn(*forms: bytes, font: bytes = b"/T 9 0 R") -> bytes:
    """Return a PDF file with one page that draws these forms: object 4 is the first one, the font is object 9."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 8 0 R /Resources << /XObject << /F 4 0 R >> >> >>"
    padding = [b"null"] * (4 - len(forms))
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        *forms,
        *padding,
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def form(content: bytes, resources: bytes) -> bytes:
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Resources << %s >> /Length %d >>"
    return head % (resources, len(content)) + b"\nstream\n" + content + b"\nendstream"


BURSTS = r"a.pdf: page 1 is damaged, or unpacks to more than this computer should hold; leave it out"
MANY = r"a.pdf: page 1 holds [\d,]+ letters, which no reader could read"


def test_a_drawing_that_draws_others_over_and_over() -> None:
    """Four steps of sixty are 13 million words out of half a kilobyte."""
    steps = [form(b"/F Do " * 60, b"/XObject << /F %d 0 R >>" % number) for number in (5, 6, 7)]
    words = form(b"BT /T 12 Tf 10 10 Td (word word) Tj ET " * 60, b"/Font << /T 9 0 R >>")
    assert re.fullmatch(f"{BURSTS}|{MANY}", fault("a.pdf", drawn(*steps, words)))


def test_a_drawing_that_draws_itself() -> None:
    said = fault("a.pdf", drawn(form(b"/F Do /F Do", b"/XObject << /F 4 0 R >>")))
    assert re.fullmatch(f"{BURSTS}|a.pdf has no text layer.*", said)


@pytest.mark.parametrize("megabytes", [2, 30])
def test_a_page_with_millions_of_letters(megabytes: int) -> None:
    """PDFium alone would take some 200 bytes of memory for each letter."""
    content = b"BT /T 12 Tf 10 10 Td " + b"(word word word word )Tj " * (40_000 * megabytes) + b"ET"
    assert re.fullmatch(f"{BURSTS}|{MANY}", fault("a.pdf", drawn(form(content, b"/Font << /T 9 0 R >>"))))


def test_a_reading_that_is_given_up_ends_at_once() -> None:
    reading = read_document((FILES / "chromium.pdf").read_bytes(), "a.pdf", ".pdf", Wanted())
    next(reading)
    assert active_children() != []
    reading.close()
    assert active_children() == []


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.0)  # no page is as quick as that
    said = "a.pdf: its beginning takes longer to read than a minute; leave it out, or print the file anew"
    assert fault("a.pdf", (FILES / "chromium.pdf").read_bytes()) == said
    assert active_children() == []


def test_a_word_document_with_a_cell_over_two_billion_columns() -> None:
    body = (
        '<w:p><w:r><w:t>The Ganga flows east.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/>'
        "</w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert [article.text for article in word(body)] == ["The Ganga flows east.\n\nwide"]


def test_a_book_that_has_one_chapter_a_thousand_times() -> None:
    (once,) = book(1)
    (often,) = book(1000)
    assert once.text == often.text


def test_a_book_with_more_text_than_any_has() -> None:
    with pytest.raises(InputError, match=r"a\.epub holds more text than any book has; it is not opened"):
        book(1, chapter=b"<p>The Ganga flows %d.</p>" * 800_000)


def test_parts_inside_of_parts_of_a_saved_page() -> None:
    heads = b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000))
    said = "a.mhtml is damaged or no saved web page; save it again"
    assert fault("a.mhtml", b"MIME-Version: 1.0\n" + heads + b"Content-Type: text/html\n\n<p>words</p>") == said


def test_a_web_page_of_six_thousand_small_tables_is_read_in_seconds() -> None:
    """The library's second opinion takes the square of their number."""
    row = b"<table><tr><td>The Ganga flows east to the sea</td><td>2</td></tr></table>"
    assert list(read_document(b"<html><body>" + row * 6000, "a.html", ".html", Wanted()))


def test_links_that_lead_in_a_circle_and_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "d.txt").mkdir()
    for name, said in (
        ("a.txt", "Cannot read .*a.txt: Too many levels of symbolic links"),
        ("c.txt", "c.txt is no ordinary file"),
        ("d.txt", "d.txt is a folder, not a file"),
        ("e.txt", "There is no file .*e.txt"),
        ("e/f.txt", "There is no file .*f.txt"),
    ):
        with pytest.raises(InputError, match=said):
            read_path(tmp_path / name)


def book(times: int, chapter: bytes = b"<p>The Ganga flows east to the Bay of Bengal.</p>") -> list[Article]:
    """Return what is read of an e-book with one chapter that comes so many times; packed loosely, to be no zip bomb."""
    spine = "<itemref idref='c'/>" * times
    package = f"<package><manifest><item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest><spine>{spine}</spine></package>"  # noqa: E501
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        container = "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>"
        packed.writestr("META-INF/container.xml", container)
        packed.writestr("p.opf", package)
        packed.writestr("c.xhtml", b"<html><body>" + chapter + b"</body></html>")
    return [step for step in read_document(held.getvalue(), "a.epub", ".epub", Wanted()) if isinstance(step, Article)]


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
