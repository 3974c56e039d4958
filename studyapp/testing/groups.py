"""Which claims may stand in one item: those of one source, of one subject, of one table; none that settles another."""

from __future__ import annotations

from collections.abc import Container, Sequence

from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import Claim, subject_of, unclear_short_forms
from studyapp.testing.columns import Cell, cell_of


def independent(claim: Claim, other: Claim) -> bool:
    """Return whether neither holds a tested value of the other, and their dates cannot contradict each other."""
    if _dates_of_one_thing(claim, other):
        return False  # signed before it was in force: two false dates of one thing can contradict each other
    return not any(slot.value in other.fact.statement for slot in claim.slots) and not any(
        slot.value in claim.fact.statement for slot in other.slots
    )


def _dates_of_one_thing(claim: Claim, other: Claim) -> bool:
    """Return whether both have a date, and the thing that one speaks of stands in the other."""
    if not all(any(slot.kind is RoleKind.DATE for slot in each.slots) for each in (claim, other)):
        return False
    things = (subject_of(each.fact.statement) for each in (claim, other))
    return any(
        thing.startswith("The ") and thing[4:] in told.fact.statement
        for thing, told in zip(things, (other, claim), strict=True)
    )


def tables(claims: Sequence[Claim]) -> list[list[Cell]]:
    """Return the rows of each table of three at least, the longest table first."""
    found: dict[str, list[Cell]] = {}
    for claim in claims:
        cell = cell_of(claim)
        if cell is not None:
            found.setdefault(cell.table, []).append(cell)
    return sorted((cells for cells in found.values() if len(cells) >= 3), key=len, reverse=True)


def by_article(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return claims that stand alone by their article, where it has two."""
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.slots and claim.stands_alone:
            articles.setdefault(claim.fact.article_id, []).append(claim)
    return {article: found for article, found in articles.items() if len(found) >= 2}


def by_subject(claims: Sequence[Claim], spelt: Container[str]) -> dict[str, list[Claim]]:
    """Return claims by their first tag: those from notes, whose statements name everything that they speak of.

    No title stands above several sources: a short form that only it spells out cannot be read.
    """
    subjects: dict[str, list[Claim]] = {}
    for claim in claims:
        of_notes = claim.slots and claim.kept.tags and not claim.fact.of_sentence and claim.stands_alone
        if of_notes and not unclear_short_forms(claim.fact.statement, "", spelt):
            subjects.setdefault(claim.kept.tags[0], []).append(claim)
    return {subject: found for subject, found in subjects.items() if len(found) >= 2}
