"""The options that follow from the format: fixed ladders, and codes that no single statement or pair settles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from random import Random

Ladders = Mapping[str, tuple[str, ...]]
Code = frozenset[int]  # indexes of the statements that it calls correct

DEFAULT_LADDERS: Ladders = {
    "two_statements": ("{1} only", "{2} only", "Both {1} and {2}", "Neither {1} nor {2}"),
    "how_many_3": ("Only one", "Only two", "All three", "None"),
    "how_many_4": ("Only one", "Only two", "Only three", "All four"),
    "pairs_3": ("Only one pair", "Only two pairs", "All three pairs", "None of the pairs"),
    "pairs_4": ("Only one pair", "Only two pairs", "Only three pairs", "All four pairs"),
    "reason": (
        "Both Statement-I and Statement-II are correct and Statement-II is the correct explanation of Statement-I",
        "Both Statement-I and Statement-II are correct, but Statement-II is not the correct explanation of Statement-I",
        "Statement-I is correct, but Statement-II is incorrect",
        "Statement-I is incorrect, but Statement-II is correct",
    ),
}
TWO_STATEMENTS: tuple[Code, ...] = (frozenset({0}), frozenset({1}), frozenset({0, 1}), frozenset())
_ROMAN = ("I", "II", "III", "IV", "V")
CODES = 4


def labels(count: int, numerals: str) -> tuple[str, ...]:
    """Return the numerals of ``count`` lines: 1, 2, 3 or I, II, III."""
    return _ROMAN[:count] if numerals == "roman" else tuple(str(number) for number in range(1, count + 1))


def fill(ladder: Sequence[str], numbers: Sequence[str]) -> tuple[str, ...]:
    """Return the ladder with ``{1}`` and ``{2}`` replaced by the numerals."""
    filled = list(ladder)
    for position, number in enumerate(numbers, 1):
        filled = [text.replace(f"{{{position}}}", number) for text in filled]
    return tuple(filled)


def code_text(code: Code, numbers: Sequence[str]) -> str:
    """Return a code in words: ``1 only``, ``1 and 3 only``, ``1, 2 and 3``."""
    named = [numbers[index] for index in sorted(code)]
    joined = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return joined if len(code) == len(numbers) else f"{joined} only"


def is_legal(codes: Sequence[Code], statements: int) -> bool:
    """Return whether the codes are distinct, name every statement, and none is settled by one statement's truth."""
    return (
        len(set(codes)) == len(codes)
        and all(codes)
        and all(0 < sum(index in code for code in codes) < len(codes) for index in range(statements))
        and not settling(codes, statements)
    )


def settling(codes: Iterable[Code], statements: int) -> tuple[int, ...]:
    """Return the statements of which one truth value would leave a single code."""
    codes = tuple(codes)
    held = [sum(index in code for code in codes) for index in range(statements)]
    return tuple(index for index, count in enumerate(held) if 1 in (count, len(codes) - count))


@lru_cache
def legal_code_sets(statements: int) -> tuple[tuple[Code, ...], ...]:
    """Return every legal set of four codes for three or four statements, each in the order of printing."""
    subsets = [
        frozenset(chosen) for size in range(1, statements + 1) for chosen in combinations(range(statements), size)
    ]
    return tuple(codes for codes in combinations(subsets, CODES) if is_legal(codes, statements))


def choose_codes(statements: int, key_position: int, rng: Random) -> tuple[tuple[Code, ...], Code]:
    """Return a legal set of codes and the one at ``key_position``, which decides what will be true.

    The set is drawn first and the key after it, so that nothing in the set points to the key.
    """
    sets = [codes for codes in legal_code_sets(statements) if any(len(code) == 2 for code in codes)]
    codes = rng.choice(sets)  # singles and "all" alone would tell that two are never right
    return codes, codes[key_position]


def match_codes(size: int, rng: Random) -> tuple[tuple[int, ...], ...]:
    """Return four arrangements of ``size`` partners, the true one (0, 1, 2 ...) among them, none nearer to all others.

    They are one arrangement with two swaps done or not, so each pair of any of them stands in exactly one other.
    """
    first, second, third, fourth = rng.sample(range(size), 4)
    arrangements = []
    for swap_one in (False, True):
        for swap_two in (False, True):
            partners = list(range(size))
            if swap_one:
                partners[first], partners[second] = partners[second], partners[first]
            if swap_two:
                partners[third], partners[fourth] = partners[fourth], partners[third]
            arrangements.append(tuple(partners))
    return tuple(arrangements)
