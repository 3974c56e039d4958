"""Tables: however they come they are understood, and no spreadsheet runs what we write."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.prompt import Basic
from studyapp.exchange import csv_file
from studyapp.exchange.csv_file import defused, records, restored
from studyapp.exchange.entry import Entry
from tests.factories import card, cloze, draft

ROWS = [("Which river?", "Ganga"), ("Which city?", "Patna"), ("Which, of these?", "a; b")]


def read(text: str, encoding: str = "utf-8") -> csv_file.Table:
    return csv_file.read(text.encode(encoding), "cards.csv")


def pairs(table: csv_file.Table) -> list[tuple[str, str]]:
    return [(cells["question"], cells["answer"]) for _, cells in records(table)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("header", ["question{0}answer", "Front{0}Back", "प्रश्न{0}उत्तर", None])
def test_the_delimiter_and_the_header_are_recognised(delimiter: str, header: str | None) -> None:
    quoted = [delimiter.join(f'"{cell}"' for cell in row) for row in ROWS]
    table = read("\n".join([header.format(delimiter), *quoted] if header else quoted))
    assert table.delimiter == delimiter
    assert bool(table.header) == bool(header)
    assert pairs(table) == ROWS


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16")],
)
def test_the_encoding_is_recognised(encoding: str, name: str) -> None:
    table = read("question,answer\nकौन सी नदी?,गंगा", encoding)
    assert table.encoding == name
    assert pairs(table) == [("कौन सी नदी?", "गंगा")]


def test_an_older_encoding_is_guessed() -> None:
    table = read("question;answer\nWhere is São Tomé, the café and the naïve façade?;Übersee près de là", "cp1252")
    assert pairs(table)[0][0].startswith("Where is São Tomé")


def test_what_anki_writes_above_its_rows() -> None:
    table = read("#separator:tab\n#html:true\n#columns:Front\tBack\tTags\nq<br>1\ta\tx y\n")
    assert (table.delimiter, table.html, table.header) == ("\t", True, ("Front", "Back", "Tags"))
    assert [cells for _, cells in records(table)] == [{"question": "q<br>1", "answer": "a", "tags": "x y"}]


def test_another_mapping_may_be_given() -> None:
    table = read("a,b,c\n1,2,3\n4,5,6")
    assert [cells for _, cells in records(table, {"question": 2, "answer": 0})][1] == {"question": "3", "answer": "1"}
    assert table.names() == ("column 1", "column 2", "column 3")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"a\0b", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"])
def test_what_is_no_table(data: bytes) -> None:
    with pytest.raises(InputError, match=r"nothing was brought in\.$") as told:
        csv_file.read(data, "cards.csv")
    assert "\n" not in str(told.value)


def test_a_cell_larger_than_any_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"line \d"):
        read('question,answer\n"' + "x" * 200_000 + '",a')


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "＝1"])
def test_a_formula_is_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ganga", "", "a=b", "3 - 1", "'quoted'", "10-15 km"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert defused(cell) == cell


@given(st.text() | st.text(alphabet="'=+-@a"))
def test_a_defused_cell_comes_back(cell: str) -> None:
    assert restored(defused(cell)) == cell


def test_our_own_table_is_read_as_it_was_written() -> None:
    odd = Basic('=HYPERLINK("x")\n"quoted", lines', "-5 °C")
    entries = [
        Entry(card(draft(), prompt=odd, tags=("current affairs", "gs1")), "Moon, landing", PartialDate(2023, 8)),
        Entry(card(cloze()), "नाम"),
    ]
    out = io.StringIO(newline="")
    assert csv_file.write(out, entries) == 2
    assert out.getvalue().startswith("id,kind,question,answer")
    table = csv_file.read(out.getvalue().encode("utf-8-sig"), "x.csv")
    first, second = [cells for _, cells in records(table)]
    assert (first["question"], first["answer"]) == (odd.question, odd.answer)
    assert (first["id"], first["source"], first["tags"]) == (
        entries[0].card.id,
        "Moon, landing",
        "current affairs, gs1",
    )
    assert (first["as of"], first["hedge"]) == ("2023-08-23", "reportedly")
    assert (second["kind"], second["source"]) == ("cloze", "नाम")
