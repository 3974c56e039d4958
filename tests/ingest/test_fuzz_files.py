"""Damaged files of each kind end in an article whose places are right, or in one line; never in anything else.

The short form. ``python -m tests.benchmarks.fuzz_files`` goes on for as long as one likes, each file with a bound on its
memory and time; ``make fuzz`` tries more seeds of these.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.fuzzing import KINDS, damaged, outcome


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_ends_in_an_article_or_one_line(kind: str, seed: int) -> None:
    assert list(outcome(kind, damaged(kind, seed)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_makes_the_same_file_again(kind: str) -> None:
    assert damaged(kind, 7) == damaged(kind, 7)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sound_files_are_read(kind: str) -> None:
    """Else the damaged ones would all end in the first look."""
    said = [line for seed in KINDS[kind].seeds for line in outcome(kind, seed)]
    assert any(not line.startswith("a.") for line in said)
