"""The shipped bank keeps its promises: shape, uniqueness, single values, targets that exist, names that are found."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from studyapp.domain.dates import PartialDate
from studyapp.knowledge.bank import Bank
from studyapp.knowledge.collection import Collection
from studyapp.knowledge.gazetteer import Gazetteer

BANK = Bank()
KEYS = BANK.keys()
GAZETTEER = Gazetteer(BANK)
PROMISED = 5_400


def test_there_are_as_many_entries_as_promised() -> None:
    assert sum(len(collection.entries) for collection in BANK) >= PROMISED


@pytest.fixture(params=KEYS)
def collection(request: pytest.FixtureRequest) -> Collection:
    return BANK.collection(request.param)


def test_the_file_says_when_and_whence(collection: Collection) -> None:
    assert PartialDate(2020) <= collection.as_of <= PartialDate(2026, 12)
    assert len(collection.source) > 10


def test_a_name_belongs_to_one_entry_of_its_file_and_so_does_an_alias_but_for_initials(collection: Collection) -> None:
    names = Counter(entry.name for entry in collection.entries)
    aliases = Counter(alias for entry in collection.entries for alias in entry.aliases)
    assert not [alias for alias, count in aliases.items() if (count > 1 and not alias.isupper()) or names[alias]]


def test_every_relation_is_used_and_asks_properly(collection: Collection) -> None:
    for relation in collection.relations.values():
        assert relation.question.endswith("?")
        assert not relation.reverse or relation.reverse.endswith("?")
        assert not (relation.whole and relation.single)
        assert any(relation.name in entry.values for entry in collection.entries)


def test_values_of_a_collection_exist_there(collection: Collection) -> None:
    for relation in collection.relations.values():
        known = {entry.name for key in relation.members_of for entry in BANK.collection(key).entries}
        for entry in collection.entries if known else ():
            assert set(entry.values.get(relation.name, ())) <= known, entry.name


def test_a_department_never_stands_among_ministries(collection: Collection) -> None:
    under = {entry.name: entry.value("ministry") for entry in BANK.collection("departments").entries}
    if collection.key != "departments":
        for entry in collection.entries:
            assert not under.get(entry.value("ministry")), entry.name


def test_years_are_years(collection: Collection) -> None:
    for name, relation in collection.relations.items():
        if relation.noun == "year":
            for entry in collection.entries:
                assert all(1000 < int(year) <= 2026 for year in entry.values.get(name, ())), entry.name


def test_no_value_stands_twice_in_a_list(collection: Collection) -> None:
    for entry in collection.entries:
        for values in entry.values.values():
            assert len(set(values)) == len(values), entry.name


def test_a_reverse_question_has_one_answer_or_is_not_asked(collection: Collection) -> None:
    for relation in collection.relations.values():
        for entry in collection.entries if relation.reverse else ():
            for value in entry.values.get(relation.name, ()):
                asked = collection.asks_name(relation.name, value)
                assert bool(asked) is (collection.having(relation.name, value) == (entry,))


def test_unsearched_and_bracketed_names_are_names_of_the_file(collection: Collection) -> None:
    names = {name for entry in collection.entries for name in (entry.name, *entry.aliases)}
    assert collection.unsearched | collection.bracketed <= names


def test_every_spelling_is_found_in_a_sentence_as_what_it_is(collection: Collection) -> None:
    for entry in collection.entries if collection.searched else ():
        for spelling in collection.spellings(entry):
            senses = GAZETTEER.senses_of(spelling)
            assert (entry.name, collection.key) in [(sense.canonical, sense.collection) for sense in senses], spelling
            text = f"we saw ({spelling}) there"
            (mention,) = GAZETTEER.find(text)
            assert mention.name == spelling.removeprefix("The "), spelling


def test_names_hold_no_stray_marks(collection: Collection) -> None:
    for entry in collection.entries:
        for text in (entry.name, *entry.aliases, *(value for values in entry.values.values() for value in values)):
            assert text == " ".join(text.split())
            assert not set(text) & set("|;’“”"), text


def test_files_are_in_a_settled_order_of_rank() -> None:
    ranks = [BANK.collection(key).rank for key in ("states", "countries", "ministries", "companies")]
    assert all(one < two for one, two in pairwise(ranks))
