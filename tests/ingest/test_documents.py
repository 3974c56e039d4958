"""Files of other people's programs: what was read, compared with the text that is known to stand in them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from studyapp.domain.article import Article, BlockKind, DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.progress import Progress
from studyapp.ingest.documents import Wanted
from studyapp.ingest.parts import Part, PartKind, compose
from studyapp.ingest.pdf.read import read_parts as read_pdf
from studyapp.ingest.reader import read_articles, read_markup, read_path
from studyapp.text.normalise import clean
from tests.ingest.word_files import word

FILES = Path(__file__).parent / "files"
DIGEST = (
    "chromium.pdf",
    "chromium-two-columns.pdf",
    "latex-two-columns.pdf",
    "libreoffice-one-column.pdf",
    "libreoffice-two-columns.pdf",
    "libreoffice.docx",
    "libreoffice.html",
    "pandoc.docx",
    "pandoc.epub",
    "pandoc.html",
)
TITLES = [
    "Ramsar sites of India",
    "Right to Information Act",
    "Chandrayaan-3",
    "Goods and Services Tax Council",
    "Project Tiger",
    "International Solar Alliance",
]
RESTART, TWO_WIDE = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
HEAD = "Current Affairs Digest October 2024 — for registered readers only".split()


def known_words(name: str) -> list[str]:
    """Return the words of a source, its marks left out."""
    text = re.sub(r"^\|[-|]+\|$", "", (FILES / name).read_text("utf-8"), flags=re.MULTILINE)
    return alike(re.sub(r"^(?:#+|-) ", "", text, flags=re.MULTILINE))


def alike(text: str) -> list[str]:
    """Return the words with plain quotes, without the bars between cells and the signs of points."""
    return re.sub(r"[“”]", '"', re.sub(r"[|•\u2060]", " ", text)).split()


def in_order(known: list[str], read: list[str]) -> int:
    """Return how many of the known words were read in their order."""
    blocks = SequenceMatcher(None, known, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def articles(name: str, wanted: Wanted | None = None) -> list[Article]:
    return [step for step in read_articles(FILES / name, wanted or Wanted()) if isinstance(step, Article)]


@pytest.mark.parametrize("name", DIGEST)
def test_the_words_are_read_in_their_order_and_nothing_else(name: str) -> None:
    known, read = known_words("digest.md"), alike(read_path(FILES / name).text)
    found = in_order(known, read)
    assert found >= 0.99 * len(known)
    assert len(read) - found <= 0.02 * len(known)  # pandoc writes its title above the document


@pytest.mark.parametrize("name", ["chromium-hindi.pdf", "libreoffice-hindi.pdf"])
def test_devanagari_is_read_whole(name: str) -> None:
    """It is refused later, for the language; what the pages say is right all the same."""
    *_, parts = read_pdf((FILES / name).read_bytes(), name, 1, None)
    assert not isinstance(parts, Progress)
    read = alike(compose(parts)[0])
    known = known_words("hindi.md")
    assert in_order(known, read) >= 0.98 * len(known)
    assert set(read) - set(known) <= {*HEAD, "www.example.org", "1"}
    with pytest.raises(InputError, match="is mostly in Devanagari script"):
        read_path(FILES / name)


@pytest.mark.parametrize("name", DIGEST)
def test_a_compilation_is_cut_into_its_articles(name: str) -> None:
    found = articles(name)
    assert [article.title for article in found] == TITLES
    assert {article.published for article in found} == {PartialDate(2024, 10)}
    assert all(article.origin == name for article in found)


def test_a_compilation_stays_one_article_for_who_wants_it_so() -> None:
    (found,) = articles("pandoc.docx", Wanted(whole=True))
    assert found == read_path(FILES / "pandoc.docx")
    assert [block.text for block in found.blocks if block.kind is BlockKind.HEADING and block.level == 2] == TITLES


def test_the_same_article_is_the_same_in_every_file() -> None:
    """Six programs, four kinds of file, with columns and without: the key does not see it."""
    plain = [name for name in DIGEST if name not in ("chromium-two-columns.pdf", "libreoffice.html")]  # its foot line
    for title in ("Ramsar sites of India", "Right to Information Act", "International Solar Alliance"):
        assert len({article.id for name in plain for article in articles(name) if article.title == title}) == 1


def test_headings_points_and_rows_are_told_apart() -> None:
    ramsar, _, moon, *_ = articles("pandoc.docx")
    assert [
        (block.kind, block.text) for block in ramsar.blocks if block.kind not in (BlockKind.TITLE, BlockKind.PARAGRAPH)
    ] == [
        (BlockKind.HEADING, "Why it matters"),
        (BlockKind.BULLET, "Loktak Lake in Manipur is known for its floating islands, the phumdis."),
        (BlockKind.BULLET, "The Sundarban Wetland in West Bengal is the largest site of India."),
        (BlockKind.BULLET, "Renuka Lake in Himachal Pradesh is the smallest."),
    ]
    rows = [block.text for block in moon.blocks if block.kind is BlockKind.ROW]
    assert rows[:2] == ["Instrument | Carried by | What it measures", "ChaSTE | Vikram | temperature of the lunar soil"]
    assert {block.path for block in moon.blocks if block.kind is BlockKind.ROW} == {("Instruments",)}


def test_a_word_document_is_read_inside_of_its_controls_and_with_its_merged_cells() -> None:
    """Templates put titles into content controls; a cell that spans rows belongs to each of them."""

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    body = (
        f"<w:sdt><w:sdtContent>{paragraph('Two reserves of the south.')}</w:sdtContent></w:sdt><w:tbl>"
        f"<w:tr>{cell('Karnataka', RESTART)}{cell('Bandipur')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('Nagarahole')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell('Both lie in the Western Ghats.', TWO_WIDE)}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    (found,) = word(body)
    assert [block.text for block in found.blocks if block.kind is not BlockKind.TITLE] == [
        "Two reserves of the south.",
        "Karnataka | Bandipur",
        "Karnataka | Nagarahole",
        "Both lie in the Western Ghats.",
    ]


@pytest.mark.parametrize("name", DIGEST)
def test_every_sentence_keeps_its_exact_span(name: str) -> None:
    for article in articles(name):
        for sentence in article.sentences:
            source = clean(article.text[sentence.span.start : sentence.span.end]).text
            assert re.sub(r"\W", "", source) == re.sub(r"\W", "", sentence.text)


def test_a_pdf_tells_the_page_of_every_place() -> None:
    found = {article.title: article for article in articles("latex-two-columns.pdf")}
    act = found["Right to Information Act"]
    assert (act.first_page, act.page_at(0), act.page_at(len(act.text))) == (1, 1, 2)
    over = act.text.index("Minister\N{SPACE}nominated by the Prime Minister. The amendment")
    assert (act.page_at(over - 2), act.page_at(over)) == (1, 2)
    assert found["International Solar Alliance"].page_at(0) == 3
    assert articles("pandoc.docx")[0].page_at(0) is None


def test_only_the_chosen_pages_are_read() -> None:
    (found,) = articles("chromium.pdf", Wanted(pages=(2, 2), whole=True))
    assert found.first_page == 2
    assert "Chandrayaan-3 was launched" in found.text
    assert "Convention on Wetlands" not in found.text


@pytest.mark.parametrize("pages", [(0, 1), (2, 1), (1, 4), (4, 4)])
def test_pages_that_are_not_there(pages: tuple[int, int]) -> None:
    with pytest.raises(InputError, match=r"chromium.pdf has 3 pages; pages \d to \d are not among them"):
        articles("chromium.pdf", Wanted(pages=pages))
    with pytest.raises(InputError, match="has no pages to choose from"):
        articles("pandoc.docx", Wanted(pages=pages))


def test_reading_tells_how_far_it_has_come() -> None:
    steps = [step for step in read_articles(FILES / "chromium.pdf", Wanted()) if isinstance(step, Progress)]
    assert steps == [Progress(number, 3, "Reading pages") for number in (1, 2, 3)]


@pytest.mark.parametrize("name", ["chromium-page.html", "chromium-page.mhtml", "page.source.html"])
def test_a_saved_page_gives_the_article_without_menus_and_advertisements(name: str) -> None:
    found = read_path(FILES / name)
    assert (found.title, found.published, found.published_from) == (
        "Project Tiger at fifty",
        PartialDate(2023, 4, 9),
        DateOrigin.TEXT,
    )
    assert [block.text for block in found.blocks if block.kind is BlockKind.HEADING] == ["The authority", "The count"]
    assert [block.text for block in found.blocks if block.kind is BlockKind.ROW][:2] == [
        "Reserve | State",
        "Nagarahole | Karnataka",
    ]
    source = (FILES / "page.source.html").read_text("utf-8")
    said = source[source.index("<p>Project") : source.index("</table>")]
    said = re.sub(r'<div class="adv.*?</div>', "", said)
    known = re.sub(r"<[^>]*>", " ", said).split()
    assert in_order(known, alike(found.text)) == len(known)
    for left_out in ("cookies", "Daily quiz", "test series", "Related posts", "Great notes", "Privacy", "Share on"):
        assert left_out not in found.text


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2024-10-12T05:00:00Z">', "", PartialDate(2024, 10, 12)),
        ("", '<time datetime="2024-10-12">12 Oct</time>', PartialDate(2024, 10, 12)),
        ('<script type="application/ld+json">{"datePublished": "2024-10-12"}</script>', "", PartialDate(2024, 10, 12)),
        ("", "<p>Posted on: 12 Oct 2024</p>", PartialDate(2024, 10, 12)),
        (
            "",
            "<p>The Act received the assent of the President on 15 June 2005 and was published in June 2005.</p>",
            None,
        ),
    ],
)
def test_a_page_is_of_the_day_that_it_tells_not_of_one_that_its_text_speaks_of(
    tmp_path: Path, head: str, body: str, published: PartialDate | None
) -> None:
    words = "<p>The Right to Information Act came into force on 12 October 2005. It covers all public authorities.</p>"
    page = f"<html><head><title>Right to Information Act</title>{head}</head><body>{body}{words * 3}</body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert read_path(tmp_path / "page.html").published == published


def test_rich_text_from_the_clipboard_keeps_its_layout() -> None:
    markup = (
        "<meta charset='utf-8'><style>p{color:red}</style><h2>Project Tiger</h2><p>It was launched in <b>1973</b> at<br>Corbett.</p>"
        "<ul><li>Nine reserves<ul><li>Corbett</li></ul></li><li>A <i>core</i> and a buffer</li></ul>"
        "<table><tr><th>State</th><th>Tigers</th></tr><tr><td>Karnataka</td><td>563</td></tr></table>loose words"
    )
    found = read_markup(markup)
    assert (found.origin, found.title) == ("pasted text", "Project Tiger")
    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        (BlockKind.TITLE, 0, "Project Tiger"),
        (BlockKind.PARAGRAPH, 0, "It was launched in 1973 at"),
        (BlockKind.PARAGRAPH, 0, "Corbett."),
        (BlockKind.BULLET, 1, "Nine reserves"),
        (BlockKind.BULLET, 2, "Corbett"),
        (BlockKind.BULLET, 1, "A core and a buffer"),
        (BlockKind.ROW, 0, "State | Tigers"),
        (BlockKind.ROW, 0, "Karnataka | 563"),
        (BlockKind.PARAGRAPH, 0, "loose words"),
    ]


def test_parts_become_text_with_marks_that_only_the_reader_sees() -> None:
    text, shown = compose(
        [Part(PartKind.HEADING, "Lakes", 2), Part(PartKind.PARAGRAPH, "Deep\fones"), Part(PartKind.BULLET, "Loktak", 1)]
    )
    assert len(text) == len(shown)
    assert shown == "##   Lakes\n\nDeep ones\n\n• Loktak"
    assert text.replace("\u2060", "") == "Lakes\n\nDeep\fones\n\n• Loktak"
