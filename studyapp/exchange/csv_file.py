"""Cards as a table: written so that no spreadsheet takes a cell for a formula, read in whatever form tables come."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from studyapp.domain.errors import InputError
from studyapp.domain.prompt import prompt_kind, prompt_text
from studyapp.exchange.entry import Entry

COLUMNS = (
    "id", "kind", "question", "answer", "topic", "explanation", "source", "published", "source sentence", "as of",
    "hedge", "tags", "state", "due", "stability", "difficulty", "last review", "reps", "lapses",
)  # fmt: skip
READ = ("id", "kind", "question", "answer", "topic", "explanation", "source", "as of", "hedge", "tags")
_NAMES = {
    "question": ("question", "prompt", "front", "text", "term", "q", "प्रश्न"),
    "answer": ("answer", "back", "definition", "a", "उत्तर"),
    "id": ("id", "guid"),
    "kind": ("kind", "type"),
    "topic": ("topic", "subject", "विषय"),
    "explanation": ("explanation", "extra", "back extra", "notes", "व्याख्या"),
    "source": ("source", "deck", "स्रोत"),
    "as of": ("as of", "as_of"),
    "hedge": ("hedge",),
    "tags": ("tags", "tag", "labels"),
}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "colon": ":", "space": " "}
_GUESSED = ",;\t|"
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_DIRECTIVE = re.compile(
    r"#(separator|html|columns|tags column|notetype column|deck column|guid column):(.*)", re.IGNORECASE
)
_LARGEST = 64 << 20
_SAMPLE_ROWS = 200


@dataclass(frozen=True)
class Table:
    """A table as it was recognised. ``mapping`` says in which column (from 0) each of READ stands."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping[str, int]
    html: bool = False

    def names(self) -> tuple[str, ...]:
        """Return what to call each column: its header, or its number."""
        width = max([len(self.header), *(len(row) for row in self.rows[:_SAMPLE_ROWS])])
        named = [name.strip() for name in self.header]
        return tuple(
            named[number] if number < len(named) and named[number] else f"column {number + 1}"
            for number in range(width)
        )


def write(file: IO[str], entries: Iterable[Entry], delimiter: str = ",") -> int:
    """Write a header and a row for each card; return how many cards. Open ``file`` with ``newline=""``."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for entry in entries:
        writer.writerow([defused(cell) for cell in _cells(entry)])
        count += 1
    return count


def read(data: bytes, name: str) -> Table:
    """Return the table in a file. Raise InputError with one line when there is none in it."""
    if len(data) > _LARGEST:
        raise InputError(f"{name} is larger than any table of cards ({_LARGEST >> 20} MB); nothing was brought in.")
    text, encoding = _decoded(data, name)
    directives, text = _directives(text)
    delimiter = _DELIMITERS.get(directives.get("separator", "").lower(), directives.get("separator", ""))
    if len(delimiter) != 1:
        delimiter = _delimiter(text)
    rows = tuple(tuple(map(restored, row)) for row in _rows(text, delimiter, name) if any(cell.strip() for cell in row))
    if not rows:
        raise InputError(f"{name} holds no rows; nothing was brought in.")
    html = directives.get("html", "").lower() == "true"
    if "columns" in directives:
        header = next(csv.reader([directives["columns"]], delimiter=delimiter))
        return Table(encoding, delimiter, tuple(header), rows, _mapping(header), html)
    if mapping := _mapping(rows[0]):
        return Table(encoding, delimiter, rows[0], rows[1:], mapping, html)
    positions = {"question": 0, "answer": 1} if max(map(len, rows)) > 1 else {}
    if len(rows[0]) == 3:
        positions["tags"] = 2
    return Table(encoding, delimiter, (), rows, positions, html)


def records(table: Table, mapping: Mapping[str, int] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield number (from 1) and the cells of READ of each row; ``mapping`` instead of the table's own if given."""
    places = {name: column for name, column in (table.mapping if mapping is None else mapping).items() if name in READ}
    for number, row in enumerate(table.rows, 1):
        yield number, {name: row[column].strip() for name, column in places.items() if column < len(row)}


def defused(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it: with an apostrophe before a sign that would begin a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return what ``defused`` was given."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def _cells(entry: Entry) -> Sequence[str]:
    card, memory = entry.card, entry.card.memory
    return (
        card.id,
        prompt_kind(card.prompt),
        prompt_text(card.prompt),
        card.prompt.answer,
        card.topic,
        card.explanation,
        entry.source,
        entry.published.iso() if entry.published else "",
        card.source_sentence,
        card.as_of.iso() if card.as_of else "",
        card.hedge,
        ", ".join(card.tags),
        memory.state.name.lower(),
        memory.due.isoformat(timespec="seconds") if memory.due else "",
        "" if memory.stability is None else f"{memory.stability:.4f}",
        "" if memory.difficulty is None else f"{memory.difficulty:.3f}",
        memory.last_review.isoformat(timespec="seconds") if memory.last_review else "",
        str(memory.reps),
        str(memory.lapses),
    )


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return the text and the name of its encoding: by its mark, else UTF-8, else what its bytes look like."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is None or b"\0" in data[:4096]:
            raise InputError(f"{name} is no text; nothing was brought in.") from None
        return str(best), best.encoding


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(f"{name} is no text, or it is cut short; nothing was brought in.") from None


def _directives(text: str) -> tuple[dict[str, str], str]:
    """Return what Anki wrote above the rows (``#separator:tab``), and the rest."""
    found = {}
    while text.startswith("#"):
        line, _, rest = text.partition("\n")
        directive = _DIRECTIVE.match(line.rstrip("\r"))
        if directive is None:
            break
        found[directive[1].lower()] = (
            directive[2].strip("\r\n") if directive[1].lower() == "columns" else directive[2].strip()
        )
        text = rest
    return found, text


def _delimiter(text: str) -> str:
    """Return the sign that cuts most rows of the beginning into equally many cells, more than one."""
    sample = text[:100_000]

    def fitness(sign: str) -> tuple[float, int]:
        widths = [
            len(row)
            for row, _ in zip(csv.reader(io.StringIO(sample), delimiter=sign), range(_SAMPLE_ROWS), strict=False)
            if row
        ]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 0)

    try:
        return max(_GUESSED, key=fitness)
    except csv.Error:
        return ","


def _rows(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    if "\0" in text:
        raise InputError(f"{name} is no table of text; nothing was brought in.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}; nothing was brought in.") from None


def _mapping(header: Sequence[str]) -> dict[str, int]:
    """Return the columns that a header names; nothing when it names no question and answer, and so is no header."""
    words = [cell.strip().lower() for cell in header]
    found = {}
    for name, known in _NAMES.items():
        for word in known:
            if word in words:
                found[name] = words.index(word)
                break
    return found if {"question", "answer"} <= found.keys() else {}
