"""Things of the bank in a line, with all of their meanings, even those that texts are not searched for."""

from __future__ import annotations

from studyapp.knowledge.bank import Bank
from studyapp.knowledge.known import Knowledge

KNOWLEDGE = Knowledge(Bank(), {"rivers", "bodies", "dams"})


def found(text: str) -> list[tuple[str, str]]:
    return [(known.name, known.collection.key) for known in KNOWLEDGE.find(text)]


def test_a_name_that_texts_are_not_searched_for_is_found() -> None:
    assert found("Ken: rises near Katni") == [("Ken", "rivers")]


def test_the_longest_name_counts() -> None:
    assert found("Bhakra Dam and NABARD") == [("Bhakra Dam", "dams"), ("NABARD", "bodies")]


def test_collections_that_are_not_chosen_are_not_read() -> None:
    assert found("Kaziranga National Park") == []
