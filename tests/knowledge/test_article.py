"""Which names stand with "the"."""

from __future__ import annotations

import pytest

from studyapp.knowledge.article import with_article


@pytest.mark.parametrize(
    "name",
    [
        "Reserve Bank of India",
        "Supreme Court of India",
        "Quad",
        "Companies Act, 2013",
        "Right to Information Act",
        "Wild Life (Protection) Act",
        "Paris Agreement",
        "Narasimham Committee II",
        "United Nations",
        "Forty-second Amendment",
    ],
)
def test_these_stand_with_the_article(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    ["NITI Aayog", "Bank of Baroda", "Operation Ganga", "BRICS", "Chandrayaan-3", "COP26", "UNESCO", "Agenda 21"],
)
def test_these_stand_without(name: str) -> None:
    assert with_article(name) == name
