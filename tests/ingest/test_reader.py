"""From a file or pasted text to an Article, and the one line for every file that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import BlockKind, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.ingest.reader import SUFFIXES, read_path, read_text
from studyapp.text.normalise import clean

NOTE = """Lion-tailed Macaque

Why in News?
• A census of May 2024 counted 3,000 of them . It was the first since 2012
• Status : Endangered

Share this article
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_note_becomes_an_article(tmp_path: Path) -> None:
    article = read_path(write(tmp_path, "macaque.txt", NOTE))
    assert article.title == "Lion-tailed Macaque"
    assert article.text == NOTE
    assert article.origin == "macaque.txt"
    assert [sentence.text for sentence in article.sentences] == [
        "A census of May 2024 counted 3,000 of them.",
        "It was the first since 2012",
        "Status: Endangered",
    ]


def test_sentences_belong_to_their_blocks(tmp_path: Path) -> None:
    article = read_path(write(tmp_path, "macaque.txt", NOTE))
    assert [article.blocks[sentence.block].kind for sentence in article.sentences] == [
        BlockKind.BULLET,
        BlockKind.BULLET,
        BlockKind.KEY_VALUE,
    ]


def test_a_date_in_running_text_is_no_publication_date(tmp_path: Path) -> None:
    article = read_path(write(tmp_path, "macaque.txt", NOTE))
    assert (article.published, article.published_from) == (None, DateOrigin.UNKNOWN)


def test_the_date_comes_from_the_student_before_the_text_before_the_file_name(tmp_path: Path) -> None:
    named = write(tmp_path, "2021-03-04-macaque.txt", NOTE)
    dated = write(tmp_path, "2021-03-04-dated.txt", f"Published: 2022-05-06\n\n{NOTE}")
    assert read_path(named).published == PartialDate(2021, 3, 4)
    assert read_path(named).published_from is DateOrigin.FILE_NAME
    assert read_path(dated).published == PartialDate(2022, 5, 6)
    assert read_path(dated).published_from is DateOrigin.TEXT
    chosen = read_path(dated, PartialDate(2023, 7))
    assert (chosen.published, chosen.published_from) == (PartialDate(2023, 7), DateOrigin.STUDENT)


def test_the_same_text_is_the_same_article_wherever_it_comes_from(tmp_path: Path) -> None:
    assert read_path(write(tmp_path, "macaque.txt", NOTE)).id == read_text(NOTE).id


def test_pasted_text_keeps_the_title_that_the_student_gives() -> None:
    article = read_text(NOTE, title="Macaques", published=PartialDate(2024))
    assert (article.title, article.origin, article.published) == ("Macaques", "pasted text", PartialDate(2024))


def test_a_telling_file_name_is_the_title_of_text_without_one(tmp_path: Path) -> None:
    text = "• The macaque lives in the Western Ghats.\n• It eats fruit.\n"
    assert read_path(write(tmp_path, "03-western-ghats-macaque.txt", text)).title == "Western Ghats macaque"
    assert (
        read_path(write(tmp_path, "000_1b946bfd49a7a66a.txt", text)).title == "The macaque lives in the Western Ghats"
    )


def test_windows_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    article = read_path(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode()))
    assert [block.text for block in article.blocks][:2] == ["Lion-tailed Macaque", "Why in News?"]
    assert article.text.startswith("Lion")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "The “Café” of the lake – opened in May – serves tea to all who come by boat.\n"
    assert read_path(write(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_markdown_pasted_as_text_is_read_as_markdown() -> None:
    article = read_text("## The **Upper** Lake\n\n- It is **deep**\n- It is *cold*\n")
    assert [block.text for block in article.blocks] == ["The Upper Lake", "It is deep", "It is cold"]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.txt", "", "a.txt is empty"),
        ("a.txt", " \n\t\u200b\n", "a.txt has no words in it"),
        ("a.txt", "***\n---\n", "a.txt has no words in it"),
        ("a.txt", b"%PDF-1.7 ...", "a.txt is a PDF file; give it the suffix .pdf"),
        ("a.pdf", b"%PDF-1.7 ...", "a.pdf is damaged or no PDF file; download it again"),
        ("a.docx", b"PK\x03\x04...", "a.docx is damaged or no Word document; download it again"),
        (
            "a.txt",
            b"PK\x03\x04...",
            "a.txt is a zip archive or Office document; this is not supported yet. Save or copy it as plain text",
        ),
        ("a.txt", b"abc\x00\x01\x02def", "a.txt is a binary file, not text"),
        ("a.txt", bytes(range(1, 256)) * 4, "a.txt is a binary file, not text"),
        ("a.rst", "The lake is deep.", f"a.rst: cannot read .rst yet; supported: {', '.join(SUFFIXES)}"),
        (
            "notes",
            "The lake is deep.",
            f"notes: cannot read a file without a suffix yet; supported: {', '.join(SUFFIXES)}",
        ),
        (
            "a.txt",
            "यह झील बहुत गहरी है। " * 20,
            "a.txt is mostly in Devanagari script (Hindi, Marathi, Nepali); only English is supported today",
        ),
        ("a.txt", b"\xff\xfea\x00\x00\xd8", "a.txt is damaged: it is not the UTF-16-LE text that it says it is"),
    ],
)
def test_refused_with_one_line(tmp_path: Path, name: str, content: str | bytes, line: str) -> None:
    with pytest.raises(InputError) as error:
        read_path(write(tmp_path, name, content))
    assert str(error.value) == line


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_path(tmp_path)


def test_a_file_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file .*gone\.txt"):
        read_path(tmp_path / "gone.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", NOTE)
    path.chmod(0)
    with pytest.raises(InputError, match=r"Cannot read .*Permission denied"):
        read_path(path)


def test_a_file_of_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="is 50 MB; up to 20 MB"):
        read_path(path)


WORDS = st.text(st.sampled_from("ab Az1.,:;-–|•\n\n\r\t\f\u00a0\u200b\u00adﬁ“”()न"), min_size=1, max_size=300)


@given(WORDS)
def test_every_sentence_keeps_its_exact_span(text: str) -> None:
    article = read_text("The lake of the hills\n\n" + text)
    for sentence in article.sentences:
        source = clean(article.text[sentence.span.start : sentence.span.end]).text
        assert letters(source) == letters(sentence.text)


def letters(text: str) -> str:
    """Leave out what bullets, table borders and broken words may lose."""
    return "".join(char for char in text if char.isalnum())


@given(WORDS)
def test_reading_is_deterministic(text: str) -> None:
    assert read_text("The lake\n\n" + text) == read_text("The lake\n\n" + text)


@given(st.text(max_size=300))
def test_any_text_at_all_ends_in_an_article_or_one_line(text: str) -> None:
    try:
        outcome = read_text(text).title
    except InputError as error:
        outcome = str(error)
    assert outcome
    assert "\n" not in outcome


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "SEED BOARD | one page\n\nFull form: Seed Board of Kenya\nSet up: 1 Jan 2015\n\nStructure\n- Head: the Minister",
            "SEED BOARD | one page",
        ),
        (
            "SEED PACT @10   (12 Dec 2015)\n\nTimeline\n12.12.15 adopted at Nairobi\n- in force 2016",
            "SEED PACT @10 (12 Dec 2015)",
        ),
    ],
)
def test_a_line_that_tells_something_is_no_title(text: str, title: str) -> None:
    assert read_text(text).title == title
