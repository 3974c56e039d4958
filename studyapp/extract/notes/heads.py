"""Says of whom a line speaks that names no subject: of the label or the name alone above it, of its heading, of the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from studyapp.extract.notes.cut import KEY
from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.deed_verbs import PARTICIPLES
from studyapp.extract.notes.naming import is_name, name_of
from studyapp.extract.notes.page import Page
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.tables import NO_COLUMNS, Columns, columns_of, is_of_event, row_as_line

_LABELS = re.compile(
    r"\[(?P<a>[^\[\]]{3,50})\]|(?P<b>[A-Z][A-Z&/,+. -]{3,40}[A-Z])\s?[:.]?|(?P<c>[A-Za-z][\w ,&’'()/-]{2,45}?)\s?:-?|"
    r"#+ ?(?P<d>.{3,50})|"
    r"\*\*(?P<e>[^*]{3,50})\*\*:?"
)
_SURE = frozenset("body pact scheme site law committee craft meeting exercise river resolution operation".split()) | {
    "war craft"
}
# A line that says something of what stands above it: a property's key, a participle, a figure, a date.
_SUBJECTLESS = re.compile(
    rf"(?:{KEY.pattern}\b|(?i:headquarter|secretariat|est\b|estd|set up|in force|entered into force|came into force|"
    rf"statutory|"
    rf"constitutional body|nodal|under (?:the )?(?:Ministry|Department)|tributary|rises|origin|source|mouth|length|height|capacity|"
    rf"members?\b|theme|motto|mascot|known as|also called|also known|aka\b|first |only |India(?:’s|'s) |world(?:’s|'s) )|"
    rf"(?:{PARTICIPLES})\b|"
    rf"(?:Launched|Signed|Adopted|Approved|Inaugurated|Commissioned|Notified|Implemented|Run|Built|Located|Held|"
    rf"Declared|Named|Developed|Inscribed)\b|{DATE})"
)
# "First Indian in space - A. Rao" has its subject behind the sign.
_RANKED = re.compile(r"(?:first|only|India[’']s|world[’']s) ", re.IGNORECASE)
_SIGN = re.compile(r" ?(?:=|→|:|—|–| - )")
_ABOUT_TITLE = re.compile(
    r"(?:about|basics?|basic info|key (?:facts|points|features)|facts|facts?:? file|background|overview|"
    r"profile|highlights|intro(?:duction)?|"
    r"details|static(?: gk| facts| part)?|the basics|at a glance|in brief|prelims(?: facts| pointers)?|quick facts|general)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Above:
    """What stands above a line: the headings, the last label under them, and the last name that stood alone."""

    path: tuple[str, ...] = ()
    label: str = ""
    head: str = ""
    columns: Columns = NO_COLUMNS

    @property
    def heading(self) -> str:
        """The nearest label or heading."""
        return self.label or (self.path[-1] if self.path else "")

    def at(self, line: str, path: tuple[str, ...], page: Page, *, after_cell: bool = False) -> Above:
        """Return what stands above this line, and of what it is a part itself if it is a label or a name alone.

        ``after_cell``: the line before may be a cell of the same table; then a name alone is one, too, and heads nothing.
        """
        here = self if path == self.path else _below(path, page)
        if columns := columns_of(line):
            return replace(here, columns=columns, head="")
        if head := head_alone(line, page):
            return replace(here, head="" if after_cell else head)
        if label := label_of(line):
            return replace(here, label=label, head="")
        return here

    def said_of(self, line: str, title: str) -> str:
        """Return the line with the head of which it speaks, where it names none and that is certain."""
        if is_of_event(self.columns):
            return line
        if self.columns.heads and (row := row_as_line(line, self.columns)) != line:
            return row
        head = self.head or (title if speaks_of_title(self.path) and not self.label else "")
        return with_head(line, head) if head and is_subjectless(line) else line


def _below(path: tuple[str, ...], page: Page) -> Above:
    """Return what stands above the first line under these headings."""
    if not path:
        return Above()
    return Above(path, "", head_alone(path[-1], page), columns_of(path[-1]) or NO_COLUMNS)


def label_of(line: str) -> str:
    """Return what a line that only is a label says (``[PEAKS]``, ``RIVERS:``, ``big ones:``), or an empty text."""
    match = _LABELS.fullmatch(line.strip())
    if match is None:
        return ""
    text = next(group for group in match.groups() if group).strip(" :.-")
    return "" if re.search(DATE, text) or len(text.split()) > 6 else text


def may_be_cell(line: str) -> bool:
    """Tell whether a line without a marker may be a cell of a table of which every cell got a line ("CBAM", "Who pays")."""
    return bool(_CELL.fullmatch(line.strip())) and not KEY.match(line)


_CELL = re.compile(r"[A-Z][^\d:;=,.–—→]{1,40}")


def head_alone(line: str, page: Page) -> str:
    """Return the name that a line is, with nothing said of it, where its sort is certain; else empty."""
    text = line.strip(" .:-–—")
    bare = re.sub(r" \([^()]*\)$", "", text)
    if not is_name(bare) or len(bare.split()) > 9 or re.search(DATE, bare):
        return ""
    whole = name_of(text if re.search(r"\([A-Z][\w-]*\)$", text) else bare, page)
    return whole if whole and sort_of(whole, page) in _SURE else ""


def is_subjectless(line: str) -> bool:
    """Tell whether a line says something of what stands above it."""
    first = line.split(";")[0]
    return bool(_SUBJECTLESS.match(line)) and not (_RANKED.match(line) and _SIGN.search(first))


def speaks_of_title(path: tuple[str, ...]) -> bool:
    """Tell whether what stands under these headings is said of the title's thing."""
    return not path or bool(_ABOUT_TITLE.fullmatch(path[-1].strip()))


def with_head(line: str, head: str) -> str:
    """Return the line with its head before it."""
    bare = re.sub(r" \([^()]*\)", "", head)
    opening = line if re.match(rf"{KEY.pattern}\b|[A-Z]{{2,}}|India|{DATE}|World", line) else line[0].lower() + line[1:]
    return f"{bare}: {opening}"
