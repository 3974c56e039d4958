"""Options that follow from the format: legal codes, fixed ladders, no way round the question."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.testing.ladders import (
    DEFAULT_LADDERS,
    choose_codes,
    code_text,
    fill,
    is_legal,
    labels,
    legal_code_sets,
    match_codes,
    settling,
)


def codes(*texts: str) -> list[frozenset[int]]:
    return [frozenset(int(digit) - 1 for digit in text) for text in texts]


@pytest.mark.parametrize(
    ("code", "count", "text"),
    [("1", 3, "1 only"), ("13", 3, "1 and 3 only"), ("123", 3, "1, 2 and 3"), ("124", 4, "1, 2 and 4 only")],
)
def test_codes_in_words(code: str, count: int, text: str) -> None:
    assert code_text(codes(code)[0], labels(count, "arabic")) == text


def test_numerals() -> None:
    assert labels(3, "roman") == ("I", "II", "III")
    assert fill(DEFAULT_LADDERS["two_statements"], ("I", "II"))[2:] == ("Both I and II", "Neither I nor II")


@pytest.mark.parametrize(
    ("given_", "legal"),
    [
        (("1", "2", "3", "123"), True),
        (("1", "23", "12", "3"), True),
        (("1", "12", "13", "123"), False),  # 1 is in all of them
        (("1", "2", "12", "12"), False),  # twice the same
        (("1", "2", "12", "3"), False),  # who knows that 3 is right needs no more
    ],
)
def test_legal_sets(given_: tuple[str, ...], legal: bool) -> None:
    assert is_legal(codes(*given_), 3) is legal


@given(st.sampled_from([3, 4]), st.integers(0, 3), st.randoms(use_true_random=False))
def test_no_statement_alone_settles_the_codes_and_the_key_is_where_it_should_be(
    size: int, key: int, rng: Random
) -> None:
    chosen, right = choose_codes(size, key, rng)
    assert len(set(chosen)) == 4
    assert chosen[key] == right != frozenset()
    assert settling(chosen, size) == ()
    assert set().union(*chosen) == set(range(size))


@pytest.mark.parametrize("size", [3, 4])
def test_nothing_in_a_set_points_to_the_key(size: int) -> None:
    """Every code of a set may be the key, and each statement is in exactly half of the codes."""
    for chosen in legal_code_sets(size):
        assert all(sum(place in code for code in chosen) == 2 for place in range(size))


@given(st.integers(4, 5), st.randoms(use_true_random=False))
def test_no_pair_alone_settles_a_match_and_none_of_the_codes_is_nearer_to_all_others(size: int, rng: Random) -> None:
    chosen = match_codes(size, rng)
    assert tuple(range(size)) in chosen
    assert all(sorted(code) == list(range(size)) for code in chosen)
    for code in chosen:
        shared = [sum(a == b for a, b in zip(code, other, strict=True)) for other in chosen if other != code]
        assert sorted(shared) == [size - 4, size - 2, size - 2]
        for place in range(size):
            assert sum(other[place] == code[place] for other in chosen) >= 2
