"""Word documents with a body of the test's own, in what pandoc wraps around one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from studyapp.domain.article import Article
from studyapp.ingest.documents import Wanted, read_document

FILES = Path(__file__).parent / "files"


def word(body: str) -> list[Article]:
    """Return what is read of a Word document with that body, in pandoc's wrapping."""
    held, source = io.BytesIO(), zipfile.ZipFile(FILES / "pandoc.docx")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for member in source.infolist():
            packed.writestr(
                member.filename, xml if member.filename == "word/document.xml" else source.read(member.filename)
            )
    return [step for step in read_document(held.getvalue(), "a.docx", ".docx", Wanted()) if isinstance(step, Article)]
