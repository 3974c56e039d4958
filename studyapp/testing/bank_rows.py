"""Rows for tables from the bank: beside kept facts that it knows as well stand things that are confused with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studyapp.domain.article import Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.domain.question import Kept
from studyapp.knowledge.collection import Collection, Entry
from studyapp.testing.claim import Claim, subject_of
from studyapp.testing.columns import Cell
from studyapp.testing.names import Names, plain_name
from studyapp.testing.nearness import ranked
from studyapp.testing.numbers import year_of
from studyapp.testing.slots import Slot

FRAME = "bank"
_NEAREST = 8  # of the bank to each kept fact
_SUBJECT_OF_QUESTION = re.compile(
    r"\b(?:is|are|was|were|does|did) (?:the )?(.+?) (?:headquartered|founded|set up|established|concluded|launched|located)\b"
)
_SHORT = re.compile(r"\b[A-Z]{3,}\b")


@dataclass(frozen=True)
class _Column:
    """What a kept fact must say for its thing to stand in the column, and the heads over the table."""

    says: re.Pattern[str]
    heads: tuple[str, str]


def _column(says: str, left: str, right: str) -> _Column:
    return _Column(re.compile(rf"\b(?:{says})\b"), (left, right))


_SEAT, _BEGUN, _IN = "headquarter(?:s|ed)|secretariat|seat", "founded|set up|established|formed|created", "in"
_COLUMNS: dict[tuple[str, str], _Column] = {
    ("organisations", "headquarters"): _column(_SEAT, "Organisation", "Headquarters"),
    ("groupings", "secretariat"): _column(_SEAT, "Grouping", "Secretariat"),
    ("bodies", "headquarters"): _column(f"{_SEAT}|{_IN}", "Body", "Headquarters"),
    ("bodies", "year"): _column(_BEGUN, "Body", "Set up in"),
    ("organisations", "year"): _column(_BEGUN, "Organisation", "Founded in"),
    ("groupings", "year"): _column(_BEGUN, "Grouping", "Founded in"),
    ("treaties", "year"): _column("concluded|adopted", "Treaty or agreement", "Concluded in"),
    ("schemes", "year"): _column("launched", "Scheme or programme", "Launched in"),
    ("schemes", "ministry"): _column("[Mm]inistry", "Scheme or programme", "Ministry"),
    ("missions", "year"): _column("launched", "Mission", "Launched in"),
    ("national_parks", "state"): _column(_IN, "National park", "State"),
    ("tiger_reserves", "state"): _column(_IN, "Tiger reserve", "State"),
    ("ramsar_sites", "state"): _column(_IN, "Ramsar site", "State or Union Territory"),
    ("ports", "state"): _column(_IN, "Port", "State or Union Territory"),
    ("dams", "river"): _column("on|across|over", "Dam", "River"),
    ("world_heritage", "year"): _column("inscribed|World Heritage List", "World Heritage Site", "Inscribed in"),
    ("days", "date"): _column("observed|celebrated", "Day", "Observed on"),
    ("languages", "classical"): _column("classical language", "Language", "Declared classical in"),
}


def bank_tables(claims: Sequence[Claim], names: Names) -> dict[str, tuple[list[Cell], list[Cell]]]:
    """Return by table the rows of kept facts that the bank bears out, and the bank's rows that may stand beside them."""
    kept: dict[str, list[Cell]] = {}
    beside: dict[str, dict[str, Cell]] = {}
    for claim in claims:
        for collection, true, relation, value in _borne_out(claim, names):
            table = f"{FRAME}|{collection.key}|{relation}"
            kept.setdefault(table, []).append(_cell(collection, true, relation, value, table, claim.kept))
            others = beside.setdefault(table, {})
            for entry in _near(collection, true, relation, names):
                others.setdefault(entry.name, _cell(collection, entry, relation, entry.value(relation), table))
    for table, cells in kept.items():
        for cell in cells:
            beside[table].pop(cell.left, None)
    return {table: (cells, list(beside[table].values())) for table, cells in kept.items()}


def _borne_out(claim: Claim, names: Names) -> Iterator[tuple[Collection, Entry, str, str]]:
    """Yield things of the bank of which the claim tells what the bank tells, with the relation and its value."""
    statement = claim.fact.statement
    if not claim.slots or not claim.question_stands_alone:
        return
    for name in sorted(_subjects(claim)):
        for collection, entry in names.of(name):
            for (key, relation), column in _COLUMNS.items():
                value = entry.value(relation)
                if key == collection.key and value and column.says.search(statement) and _tells(claim, value, names):
                    yield collection, entry, relation, value
                    return


def _subjects(claim: Claim) -> set[str]:
    statement = claim.fact.statement
    asked = _SUBJECT_OF_QUESTION.search(statement)
    found = {plain_name(subject_of(statement)), *_SHORT.findall(subject_of(statement))}
    found |= {role.text for role in claim.fact.roles if role.name in ("subject", "the_subject")}
    return found | ({plain_name(asked[1])} if asked else set())


def _tells(claim: Claim, value: str, names: Names) -> bool:
    for slot in claim.slots:
        if slot.kind is RoleKind.DATE and value.isdigit():
            if year_of(slot.value) == int(value):
                return True
        elif value == plain_name(slot.value) or any(entry.name == value for _, entry in names.of(slot.value)):
            return True
    return False


def _near(collection: Collection, true: Entry, relation: str, names: Names) -> list[Entry]:
    found = [
        entry
        for _, entry in ranked(collection, true, names.weight, names.company, names.capitals, any_noun=True)
        if len(entry.values.get(relation, ())) == 1 and entry.value(relation) != true.value(relation)
    ]
    return found[:_NEAREST]


def _cell(collection: Collection, entry: Entry, relation: str, value: str, table: str, of: Kept | None = None) -> Cell:
    """Return the row; a kept fact stays its own evidence, the bank's row has the list that it stands in."""
    known = collection.relations[relation]
    heads = _COLUMNS[collection.key, relation].heads
    statement = f"{entry.name} – {heads[1][:1].lower()}{heads[1][1:]}: {value}."
    start = len(statement) - len(value) - 1
    role = Role("value", value, known.kind, known.noun, Span(start, start + len(value)))
    fact = Fact(
        id=derived_id("fact", FRAME, collection.key, entry.name, relation),
        article_id="",
        frame=FRAME,
        rule=FRAME,
        roles=(Role("subject", entry.name, RoleKind.TERM), role),
        statement=statement,
        span=Span(0, len(statement)),
        asks=("value",),
    )
    kept = Kept(fact, f"The app’s own list of {collection.plural}", collection.as_of, statement)
    if of is not None:
        own = replace(fact, id=of.fact.id, article_id=of.fact.article_id, span=of.fact.span)
        kept = replace(of, fact=own, prompts=())
    slot = Slot("value", known.kind, known.noun, value, start, start + len(value), f"{FRAME}.{relation}.{known.noun}")
    return Cell(Claim(kept, (slot,)), slot, entry.name, value, heads, table)
