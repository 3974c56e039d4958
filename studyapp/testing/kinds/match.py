"""Match List-I with List-II: four rows of one table, by codes of which no single pair tells the right one."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from studyapp.domain.question import Option, Question, QuestionKind, Row
from studyapp.testing.build import Balance, Refusal, make
from studyapp.testing.columns import Cell
from studyapp.testing.distractors import is_false
from studyapp.testing.false_statements import cited
from studyapp.testing.ladders import match_codes
from studyapp.testing.material import Material
from studyapp.testing.numbers import number_of, order_of

SIZE = 4
STEM = "Match List-I with List-II and select the answer by the codes:"
LETTERS = ("A", "B", "C", "D")


def match(cells: Sequence[Cell], material: Material, balance: Balance, rng: Random) -> Question | Refusal:
    """Return the item for four rows whose values all differ and exclude each other."""
    if len(cells) != SIZE or not _one_to_one(cells, material):
        return Refusal("there are not four facts of one form whose values exclude each other")
    second = tuple(sorted((cell.right for cell in cells), key=_neutral))
    numbers = [second.index(cell.right) + 1 for cell in cells]
    codes = list(match_codes(SIZE, rng))
    true = tuple(range(SIZE))
    others = [code for code in codes if code != true]
    rng.shuffle(others)
    key = balance.key_position(SIZE, rng)
    codes = [*others[:key], true, *others[key:]]
    rows = tuple(Row(cell.left, cell.right, cell.right, cited(cell.claim), cell.claim.evidence) for cell in cells)
    options = [Option(_code(code, numbers), _why(code, numbers)) for code in codes]
    told = [text for cell in cells for text in (cell.right, cell.left)]
    return make(
        QuestionKind.MATCH,
        STEM,
        options,
        key,
        [cell.claim for cell in cells],
        told,
        rows=rows,
        labels=LETTERS,
        heads=cells[0].heads,
        second_list=second,
        closing="Codes:",
    )


def _one_to_one(cells: Sequence[Cell], material: Material) -> bool:
    """Return whether every value is certainly false for every other row."""
    return all(
        is_false(other.right, cell.claim, cell.slot, material) for cell in cells for other in cells if other is not cell
    )


def _neutral(value: str) -> tuple[tuple[float, float, float], str]:
    """Return what sorts a column by size, by time, or by letters."""
    return (order_of(value) if number_of(value) is not None else (0.0, 0.0, 0.0)), value


def _code(code: Sequence[int], numbers: Sequence[int]) -> str:
    return ", ".join(f"{letter}-{numbers[place]}" for letter, place in zip(LETTERS, code, strict=True))


def _why(code: Sequence[int], numbers: Sequence[int]) -> str:
    """Return which rows of a code are wrong."""
    wrong = [row for row, place in enumerate(code) if row != place]
    if not wrong:
        return "Right: each row stands so in its source."
    return f"Not so: {', '.join(f'{LETTERS[row]} belongs to {numbers[row]}' for row in wrong)}."
