"""Pairs under two heads: how many are correctly matched, or which, by codes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Option, Question, QuestionKind, Row
from studyapp.testing.build import Balance, Refusal, make, truth_pattern
from studyapp.testing.columns import Cell
from studyapp.testing.distractors import is_false, wrong_values
from studyapp.testing.false_statements import cited
from studyapp.testing.kinds.statements import counted, rung
from studyapp.testing.ladders import Ladders, choose_codes, code_text, labels
from studyapp.testing.material import Material
from studyapp.testing.reasons import MATCHED, why_code, why_count

STEM = "Consider the following pairs:"


def pairs_how_many(
    cells: Sequence[Cell], material: Material, numerals: str, ladders: Ladders, balance: Balance, rng: Random
) -> Question | Refusal:
    """Return "how many of the pairs are correctly matched?" for three or four rows of one table."""
    size = len(cells)
    count = balance.true_count(QuestionKind.PAIRS_HOW_MANY, size, range(1 if size == 4 else 0, size + 1), rng)
    rows = _rows(cells, truth_pattern(size, count, rng), material, rng)
    if isinstance(rows, Refusal):
        return rows
    numbers = labels(size, numerals)
    truth = [row.true for row in rows]
    options = [
        Option(text, why_count(counted(size, place), truth, numbers, MATCHED))
        for place, text in enumerate(ladders[f"pairs_{size}"])
    ]
    key = rung(size, count)
    closing = "How many of the pairs given above are correctly matched?"
    return _made(QuestionKind.PAIRS_HOW_MANY, options, key, cells, rows, numbers, closing)


def pairs_coded(
    cells: Sequence[Cell], material: Material, numerals: str, balance: Balance, rng: Random
) -> Question | Refusal:
    """Return "which of the pairs is/are correctly matched?" by codes."""
    position = balance.key_position(4, rng)
    codes, key = choose_codes(len(cells), position, rng)
    rows = _rows(cells, [index in key for index in range(len(cells))], material, rng)
    if isinstance(rows, Refusal):
        return rows
    numbers = labels(len(cells), numerals)
    truth = [row.true for row in rows]
    options = [Option(code_text(code, numbers), why_code(code, truth, numbers, MATCHED)) for code in codes]
    verb = "are" if all(len(code) > 1 for code in codes) else "is/are"
    closing = f"Which of the pairs given above {verb} correctly matched?"
    return _made(QuestionKind.PAIRS, options, position, cells, rows, numbers, closing)


def _made(
    kind: QuestionKind,
    options: Sequence[Option],
    key: int,
    cells: Sequence[Cell],
    rows: tuple[Row, ...],
    numbers: tuple[str, ...],
    closing: str,
) -> Question:
    told = [text for cell in cells for text in (cell.right, cell.left)]
    claims = [cell.claim for cell in cells]
    return make(
        kind, STEM, options, key, claims, told, rows=rows, labels=numbers, heads=cells[0].heads, closing=closing
    )


def _rows(cells: Sequence[Cell], pattern: Sequence[bool], material: Material, rng: Random) -> tuple[Row, ...] | Refusal:
    shown = [cell.right for cell, true in zip(cells, pattern, strict=True) if true]
    rows: list[Row] = []
    for cell, true in zip(cells, pattern, strict=True):
        swapped = {row.answer for row in rows if row.right == cell.right}  # of two rows swapped each tells of both
        row = _row(cell, true, cells, shown, swapped, material, rng)
        if row is None:
            return Refusal("for a row of it no other value of the column is certainly wrong")
        rows.append(row)
        shown.append(row.right)
    return tuple(rows)


def _row(
    cell: Cell,
    true: bool,
    cells: Sequence[Cell],
    shown: Sequence[str],
    swapped: Collection[str],
    material: Material,
    rng: Random,
) -> Row | None:
    """Return the row; a true one, too, only where a false one could have been made."""
    wrong = _other_value(cell, cells, shown, swapped, material, rng)
    if wrong is None:
        return None
    evidence, told = cell.claim.evidence, cited(cell.claim)
    if true:
        return Row(cell.left, cell.right, cell.right, f"Correctly matched. {told}", evidence)
    return Row(cell.left, wrong, cell.right, f"Not correctly matched: it is {cell.right}. {told}", evidence)


def _other_value(
    cell: Cell,
    cells: Sequence[Cell],
    shown: Sequence[str],
    swapped: Collection[str],
    material: Material,
    rng: Random,
) -> str | None:
    """Return a value of the same column that is certainly wrong for the row: of another row, else of the same sort.

    None that stands in the table already: it would tell that it is wrong in one of both places.
    """
    # Two winners are confused only when their prizes are alike, Articles only when their numbers are: that is asked for below.
    rotates = cell.slot.kind not in (RoleKind.PERSON, RoleKind.WORK)
    others = [other.right for other in cells if rotates and other is not cell and other.right not in swapped]
    rng.shuffle(others)
    fresh = [value for value in others if value not in shown and is_false(value, cell.claim, cell.slot, material)]
    if fresh:
        return fresh[0]
    more = [wrong.value for wrong in islice(wrong_values(cell.claim, cell.slot, material, rng), 6)]
    return next((value for value in more if value not in shown), None)
