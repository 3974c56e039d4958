"""Wrong options are taken from what is really confused: the same part of the world, field of work, or office."""

from __future__ import annotations

import tomllib

import pytest

from studyapp.knowledge.bank import Bank
from studyapp.resources import resource
from studyapp.testing.names import Names
from studyapp.testing.nearness import ranked, sides

PLACES = ("countries", "states", "union_territories")


def nearest(name: str, names: Names, count: int = 8) -> list[str]:
    collection, true = names.of(name)[0]
    return [entry.name for _, entry in list(ranked(collection, true, names.weight, names.company))[:count]]


@pytest.mark.parametrize(
    ("name", "near", "far"),
    [
        ("Kathmandu", "Dhaka", "Paris"),
        ("Astana", "Tashkent", "Madrid"),
        ("Haldia", "Kolkata", "Bengaluru"),
        ("Ministry of Mines", "Ministry of Coal", "Ministry of Railways"),
        ("Article 3", "Article 2", "Article 280"),
        ("Switzerland", "Germany", "Kazakhstan"),
    ],
)
def test_neighbours_come_first(names: Names, name: str, near: str, far: str) -> None:
    found = nearest(name, names)
    assert near in found
    assert far not in found


def test_every_country_state_and_ministry_has_its_line() -> None:
    bank = Bank()
    for key in (*PLACES, "ministries"):
        assert not [entry.name for entry in bank.collection(key).entries if entry.name not in sides()], key


def test_lines_name_only_what_the_bank_knows_and_a_place_once() -> None:
    bank = Bank()
    known = {entry.name for key in (*PLACES, "ministries") for entry in bank.collection(key).entries}
    places = {entry.name for key in PLACES for entry in bank.collection(key).entries}
    lines = tomllib.loads(resource("neighbours.toml").read_text(encoding="utf-8"))
    named = [name for line in lines.values() for name in line.split("; ")]
    assert set(named) <= known
    assert all(named.count(name) == 1 for name in places)
