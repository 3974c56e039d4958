"""How lines on a page become text: columns, furniture, tables, paragraphs, broken words. Measures are points."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from studyapp.ingest.compilation import split
from studyapp.ingest.parts import PAGE_BREAK, Part, PartKind
from studyapp.ingest.pdf.columns import reading_order
from studyapp.ingest.pdf.furniture import without_furniture
from studyapp.ingest.pdf.paragraphs import to_parts
from studyapp.ingest.pdf.run import Page, Run
from studyapp.ingest.pdf.words import join_lines

WIDE = "words that fill the whole of their line"


def run(text: str, left: float, base: float, width: float = 200, size: float = 10, bold: bool = False) -> Run:
    return Run(text, left, left + width, base, size, bold)


def column(name: str, left: float, top: float = 100, lines: int = 6) -> list[Run]:
    return [run(f"{name}{number}", left, top + 12 * number) for number in range(lines)]


def page(*runs: Run | Sequence[Run], index: int = 0) -> Page:
    flat = [one for item in runs for one in ([item] if isinstance(item, Run) else item)]
    return Page(index, 600, 800, tuple(flat))


def texts(runs: Sequence[Run]) -> list[list[str]]:
    return [[one.text for row in rows for one in row] for rows in reading_order(runs)]


def test_one_column_after_the_other_whatever_the_order_of_the_file() -> None:
    left, right = column("l", 50), column("r", 300)
    mixed = [one for pair in zip(right, left, strict=True) for one in pair]
    assert texts(mixed) == [[f"l{n}" for n in range(6)], [f"r{n}" for n in range(6)]]


def test_three_columns() -> None:
    runs = [
        Run(f"{name}{n}", left, left + 140, 100 + 12 * n, 10, False)
        for n in range(8)
        for name, left in (("a", 40), ("b", 200), ("c", 360))
    ]
    assert texts(runs) == [[f"{name}{n}" for n in range(8)] for name in "abc"]


def test_what_crosses_both_columns_stands_between_them() -> None:
    title = run("title", 50, 80, width=450, size=20)
    banner = run("banner", 50, 190, width=450)
    runs = [*column("l", 50), *column("r", 300), title, banner, *column("m", 50, 210), *column("s", 300, 210)]
    order = [text for column_ in texts(runs) for text in column_]
    assert order[0] == "title"
    assert order.index("l5") < order.index("r0") < order.index("banner") < order.index("m0") < order.index("s0")


def test_short_cells_side_by_side_are_no_columns() -> None:
    rows = [(run(f"a{n}", 50, 100 + 14 * n, width=30), run(f"b{n} {WIDE}", 300, 100 + 14 * n)) for n in range(6)]
    parts = to_parts([page(*(list(row) for row in rows))])
    assert [part.text for part in parts] == [f"a{n} | b{n} {WIDE}" for n in range(6)]
    assert {part.kind for part in parts} == {PartKind.ROW}


def body(index: int, extra: Sequence[Run] = ()) -> Page:
    lines = [run(f"page {index} line {n} of text", 50, 100 + 12 * n, width=400) for n in range(30)]
    return page(lines, extra, index=index)


def left_on(pages: Sequence[Page]) -> set[str]:
    return {one.text for cleaned in without_furniture(pages) for one in cleaned.runs if "line" not in one.text}


def test_running_heads_numbers_and_watermarks_go() -> None:
    pages = [
        body(
            n,
            [run("The Monthly Digest", 50, 40), run(f"{n + 7}", 300, 780, width=10), run("SAMPLE", 200, 400, size=60)],
        )
        for n in range(5)
    ]
    assert left_on(pages) == set()


def test_heads_of_left_and_right_pages_and_of_chapters_go() -> None:
    pages = [
        body(
            n,
            [
                run("Digest" if n % 2 else f"Chapter {'ABC'[n // 4]}", 50, 40),
                run(f"Page {n} of 12", 300, 780, width=60),
            ],
        )
        for n in range(12)
    ]
    assert left_on(pages) == set()


def test_what_stands_on_one_page_only_stays() -> None:
    pages = [
        body(n, [run("Digest", 50, 40)] if n else [run("A title of this page", 50, 60, size=20)]) for n in range(4)
    ]
    assert left_on(pages) == {"A title of this page"}


def test_numbers_within_the_text_stay() -> None:
    assert left_on(
        [page([run("first line", 50, 100), run("2023", 50, 112, size=18, width=40), run("last line", 50, 124)])]
    ) == {"2023"}


@pytest.mark.parametrize(
    ("lines", "known", "joined"),
    [
        (["the Con-", "vention was"], (), "the Convention was"),
        (["the Con\u00ad", "vention was"], (), "the Convention was"),
        (["a low-", "cost house"], (), "a low-cost house"),
        (["a treaty-", "based body"], (), "a treaty-based body"),
        (["forty-", "eight hours"], (), "forty-eight hours"),
        (["on the south-", "ern shore"], (), "on the southern shore"),
        (["human-", "rights law"], {"human", "rights"}, "human-rights law"),
        (["the cooper-", "ative"], {"co-operative", "cooperative"}, "the cooperative"),
        (["the Ken-", "Betwa link"], (), "the Ken- Betwa link"),
        (["COVID-", "19 cases"], (), "COVID- 19 cases"),
        (["one", "two"], (), "one two"),
    ],
)
def test_broken_words(lines: list[str], known: set[str], joined: str) -> None:
    assert join_lines(lines, known) == joined


def test_paragraphs_end_with_a_gap_an_indent_or_a_short_line() -> None:
    def line(text: str, base: float, left: float = 50, width: float = 400) -> Run:
        return run(text, left, base, width)

    runs = [
        line("One begins and fills its line", 100),
        line("and ends here.", 112, width=150),
        line("Two begins below without a gap", 124),
        line("and goes on", 136),
        line("Three is indented", 148, left=70, width=380),
        line("and goes on, too,", 160),
        line("Four stands after a gap", 190),
    ]
    assert [part.text for part in to_parts([page(runs)])] == [
        "One begins and fills its line and ends here.",
        "Two begins below without a gap and goes on",
        "Three is indented and goes on, too,",
        "Four stands after a gap",
    ]


def test_headings_are_larger_or_bold_and_have_levels() -> None:
    runs = [
        run("Book", 50, 60, size=24),
        run("Chapter", 50, 100, size=16),
        run("Part", 50, 130, bold=True, width=60),
        *column("text ", 50, 150, lines=8),
    ]
    parts = to_parts([page(runs)])
    assert [(part.text, part.level) for part in parts if part.kind is PartKind.HEADING] == [
        ("Book", 1),
        ("Chapter", 2),
        ("Part", 3),
    ]


def test_a_paragraph_goes_on_over_the_page_and_says_where_it_ends() -> None:
    first = page(run(WIDE, 50, 700, 400), run("and goes", 50, 712, 400), index=0)
    second = page(run("on to its end.", 50, 100, 100), run("Another one stands below it", 50, 140, 400), index=1)
    assert [part.text for part in to_parts([first, second])] == [
        f"{WIDE} and goes\fon to its end.",
        "Another one stands below it",
    ]


def heading(text: str, level: int) -> Part:
    return Part(PartKind.HEADING, text, level)


def words(count: int) -> Part:
    return Part(PartKind.PARAGRAPH, " ".join(["word"] * count))


def test_a_compilation_is_cut_where_its_articles_begin_not_inside_of_them() -> None:
    parts = [heading("Monthly Compilation", 1), heading("Contents", 3), words(30)]
    for chapter in ("Polity", "Economy"):
        parts.append(heading(chapter, 2))
        for number in range(4):
            parts += [
                heading(f"{chapter} {number}", 3),
                words(80),
                heading("Background", 4),
                words(60),
                PAGE_BREAK,
                heading("Way Forward", 4),
                words(60),
            ]
    sections = split(parts)
    assert [section.title for section in sections] == [
        f"{chapter} {n}" for chapter in ("Polity", "Economy") for n in range(4)
    ]
    assert [section.page for section in sections] == list(range(8))


def test_a_single_article_with_headings_stays_one() -> None:
    parts = [heading("Tiger", 1)] + [part for n in range(6) for part in (heading(f"Section {n}", 2), words(150))]
    assert [section.title for section in split(parts)] == [""]
