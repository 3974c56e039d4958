"""Facts of one form as rows of a table: what stands left, what belongs to it on the right, and the head of each column."""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import Claim
from studyapp.testing.numbers import number_of
from studyapp.testing.slots import Slot


@dataclass(frozen=True)
class Column:
    """How facts of a frame stand in a table: the role on the left, and the heads. ``{noun}`` is the value's own noun."""

    left: str
    heads: tuple[str, str]


@dataclass(frozen=True)
class Cell:
    """One row before it is printed; ``table`` is the same for rows that may stand together."""

    claim: Claim
    slot: Slot
    left: str
    right: str
    heads: tuple[str, str]
    table: str


_COLUMNS: dict[tuple[str, str], Column] = {
    ("rank", "rank"): Column("index", ("Index", "India’s rank")),
    ("tops-index", "top"): Column("index", ("Index", "Country at the top")),
    ("held-at", "place"): Column("the_name", ("Event", "{Noun}")),
    ("prize", "winner"): Column("prize", ("Award", "Winner")),
    ("article-deals-with", "article"): Column("matter", ("Subject", "Article of the Constitution")),
    ("outlay", "value"): Column("the_subject", ("Scheme", "Outlay")),
    ("headquartered", "place"): Column("the_subject", ("Body", "Headquarters")),
    ("located-in", "place"): Column("the_subject", ("Place", "{Noun}")),
    ("under-ministry", "ministry"): Column("the_subject", ("Scheme or body", "Ministry")),
    ("dated-item", "time"): Column("the_subject", ("Item", "Year")),
    ("done", "time"): Column("the_subject", ("Body or work", "{Verb}")),
    ("into-force", "time"): Column("the_subject", ("Law", "In force from")),
    ("born", "time"): Column("subject", ("Person", "Date of birth")),
}


def cell_of(claim: Claim) -> Cell | None:
    """Return the row that a claim makes, None where facts of its form stand in no table."""
    for slot in claim.slots:
        column = _COLUMNS.get((claim.fact.frame, slot.role))
        left = claim.fact.role(column.left) if column else None
        if column and left and not claim.fact.hedge:
            return _cell(claim, slot, left.text, column)
    return None


def _cell(claim: Claim, slot: Slot, left: str, column: Column) -> Cell:
    verb = claim.fact.role("verb")
    word = verb.text.capitalize() if verb else ""
    heads = tuple(head.replace("{Noun}", slot.noun.capitalize()).replace("{Verb}", word) for head in column.heads)
    shown = left.removeprefix("the ").removeprefix("The ")
    table = "|".join((claim.fact.frame, slot.role, slot.noun, word, _grain(slot)))
    when = claim.fact.role("when") if claim.fact.frame == "held-at" else None
    if when and not any(part in shown for part in when.text.split() if part.isdigit()):
        shown = f"{shown}, {when.text.removeprefix('in ').removeprefix('on ')}"
    return Cell(claim, slot, shown[:1].upper() + shown[1:], slot.value, (heads[0], heads[1]), table)


def _grain(slot: Slot) -> str:
    """Return the form of a date or number, so that a column holds one form only."""
    if slot.kind is RoleKind.DATE:
        return str(len(slot.value.split()))
    if slot.kind is RoleKind.NUMBER:
        return (
            "".join(letter for letter in slot.value if not letter.isdigit() and letter not in ",.")[:12]
            if number_of(slot.value)
            else slot.value
        )
    return ""
