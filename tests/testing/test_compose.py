"""Whole papers, on the samples' forms and on random material: what holds for every item and for the set."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.domain.question import Kept, Question, QuestionKind
from studyapp.resources import resource
from studyapp.testing.compose import Composition, compose
from studyapp.testing.independent import answers
from studyapp.testing.ladders import DEFAULT_LADDERS, settling
from studyapp.testing.material import material
from studyapp.testing.names import Names
from studyapp.testing.numbers import order_of
from studyapp.testing.profile import read_profile
from tests.paper_factories import CITIES, COUNTRIES, NAMES, founded, held, kept, many, topped

PROFILES = sorted(resource("exam_profiles").glob("*.toml"))
KINDS = QuestionKind
CAUSE = "because of the protests against the Lake Act"


def caused() -> Kept:
    """Return a fact with a cause that stands alone."""
    from studyapp.domain.fact import RoleKind

    return kept(f"The Lake Summit in Pune was cancelled {CAUSE}.", CAUSE, RoleKind.CLAUSE, role="cause")


def made(names: Names, facts: list[Kept], profile: str = "upsc-balanced", size: int = 20, seed: int = 1) -> Composition:
    """Return a paper of these facts."""
    file = next(path for path in PROFILES if path.stem == profile)
    return compose(material(facts, names), read_profile(file), size, Random(seed))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_papers_of_25_in_every_profile(names: Names, path: object) -> None:
    profile = getattr(path, "stem")  # noqa: B009
    composed = made(names, [*many(), caused()], profile, 25)
    check(composed, names)
    assert len(composed.questions) == 25
    positions = Counter((len(question.options), question.key) for question in composed.questions)
    assert max(positions.values()) - min(positions.values()) <= 3


facts = st.lists(
    st.one_of(
        st.builds(
            held, st.integers(1, 40), st.sampled_from(CITIES), st.integers(1990, 2024), st.sampled_from(["a", "b", "c"])
        ),
        st.builds(
            topped,
            st.sampled_from(["Lake", "River", "Dune", "Moss"]),
            st.sampled_from(COUNTRIES),
            st.sampled_from("ab"),
        ),
        st.builds(founded, st.sampled_from(["Coffee", "Tea", "Salt"]), st.integers(1900, 2024), st.sampled_from("abc")),
    ),
    max_size=40,
    unique_by=lambda each: each.fact.id,
)


@given(facts, st.sampled_from(PROFILES), st.integers(0, 1000))
@settings(max_examples=40)
def test_papers_of_any_material(names: Names, given_: list[Kept], path: object, seed: int) -> None:
    """Contradicting material, too: then a value told of the same thing elsewhere is never called false."""
    composed = made(names, given_, getattr(path, "stem"), 12, seed)  # noqa: B009
    check(composed, names)
    known = [each.fact for each in given_]
    for question in composed.questions:
        for line in question.statements if question.kind is not KINDS.CHRONOLOGY else ():
            assert line.true == any(line.text == fact.statement for fact in known)
        for option in question.options if question.kind is KINDS.DIRECT else ():
            if option.text != question.answer:
                (fact,) = [fact for fact in known if fact.id == question.fact_ids[0]]
                true = next(role.text for role in fact.roles if role.text == question.answer)
                assert fact.statement.replace(true, option.text) not in {other.statement for other in known}


def check(composed: Composition, names: Names) -> None:
    """Assert what holds for every paper."""
    used = [fact for question in composed.questions for fact in question.fact_ids]
    assert len(used) == len(set(used))
    for place, question in enumerate(composed.questions):
        check_item(question)
        for other in composed.questions[:place]:
            assert not answers(question, other)
            assert not answers(other, question)


def check_item(question: Question) -> None:
    """Assert what holds for every item."""
    texts = [option.text for option in question.options]
    assert len(set(texts)) == len(texts)
    assert 0 <= question.key < len(texts)
    assert all(option.explanation for option in question.options)
    assert question.evidence
    truth = [line.true for line in question.statements or question.rows]
    true = sum(truth)
    if question.kind in (KINDS.HOW_MANY, KINDS.PAIRS_HOW_MANY):
        name = "how_many" if question.kind is KINDS.HOW_MANY else "pairs"
        assert tuple(texts) == DEFAULT_LADDERS[f"{name}_{len(truth)}"]
        assert question.key == (true - 1 if true else len(truth))
        assert not (len(truth) == 4 and not true)
    if question.kind in (KINDS.STATEMENTS, KINDS.PAIRS):
        check_codes(question, truth)
    if question.kind in (KINDS.DIRECT, KINDS.ONE_LINER) and order_of(question.answer) != (0.0, 0.0, 0.0):
        assert texts == sorted(texts, key=order_of)
    if question.kind is KINDS.MATCH:
        check_match(question)
    if question.kind is KINDS.CHRONOLOGY:
        check_order(question)


def check_codes(question: Question, truth: list[bool]) -> None:
    """Assert that the key says what is true, and that no line settles it alone."""
    named = [
        frozenset(place for place, label in enumerate(question.labels) if label in _words(option.text))
        for option in question.options
    ]
    if len(truth) == 2:
        named[3] = frozenset()  # Neither 1 nor 2
    assert named[question.key] == {place for place, true in enumerate(truth) if true}
    assert len(set(named)) == 4
    assert settling(named, len(truth)) == ()


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def check_match(question: Question) -> None:
    """Assert that the key holds the true pairs."""
    pairs = dict(pair.split("-") for pair in question.answer.split(", "))
    for label, row in zip(question.labels, question.rows, strict=True):
        assert question.second_list[int(pairs[label]) - 1] == row.answer
    assert list(question.second_list) == sorted(question.second_list, key=lambda text: (order_of(text), text))


def check_order(question: Question) -> None:
    """Assert that the key is the order of the dates, and that no relation of two events leaves it alone."""
    orders = [[int(number) - 1 for number in option.text.split("-")] for option in question.options]
    times = [order_of(line.explanation.partition(". ")[0]) for line in question.statements]
    right = orders[question.key]
    assert [times[place] for place in right] == sorted(times)
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    for early, late in combinations(right, 2):
        assert sum(order.index(early) < order.index(late) for order in orders) > 1


def test_the_same_seed_gives_the_same_paper(names: Names) -> None:
    assert made(names, many(), seed=5) == made(names, many(), seed=5)
    assert made(names, many(), seed=5) != made(names, many(), seed=6)


def test_a_stated_cause_makes_a_reason(names: Names) -> None:
    composed = made(names, [caused()], "upsc-gs1-2023", 6)
    (question,) = composed.questions
    assert [line.text for line in question.statements] == [
        "The Lake Summit in Pune was cancelled.",
        "There were protests against the Lake Act.",
    ]
    assert (question.kind, question.key) == (KINDS.REASON, 0)


def test_what_runs_out_is_said_with_its_reason(names: Names) -> None:
    composed = made(names, [held(1, "Madrid"), founded("Coffee", 1950)], size=8)
    assert len(composed.questions) <= 2
    assert (
        composed.missing[0] == f"The paper has {len(composed.questions)} of 8 questions: the kept facts bear no more."
    )
    assert (
        "Statement-I and Statement-II: 0 of 1, because no kept fact states a cause in words that can stand alone."
        in (composed.missing)
    )


def test_formats_of_several_facts_give_way_where_facts_are_scarce(names: Names) -> None:
    few = [*many(40, articles=3)]
    composed = made(names, few, "upsc-gs1-2026", 24)
    kinds = Counter(question.kind for question in composed.questions)
    assert len(composed.questions) == 24
    assert kinds[KINDS.DIRECT] > 6  # the mix wants six
    assert any("would have left fewer questions" in line for line in composed.missing)


def test_a_mix_that_the_facts_bear_is_kept(names: Names) -> None:
    composed = made(names, many(), "upsc-gs1-2026", 24)
    assert composed.missing == ()


def test_notes_of_one_subject_stand_together_where_no_source_has_enough(names: Names) -> None:
    lonely = [
        replace(founded(name, 1950 + 3 * place, name), tags=("Economy",), title=name)
        for place, name in enumerate(NAMES[:6])
    ]
    composed = made(names, lonely, "upsc-gs1-2025", 3)
    asked = [question for question in composed.questions if question.kind in (KINDS.STATEMENTS, KINDS.HOW_MANY)]
    assert asked
    assert all(not question.topic and question.tags == ("Economy",) for question in asked)


def test_no_line_of_an_item_borrows_a_value_of_another_one(names: Names) -> None:
    facts = [held(number, city) for number, city in enumerate(CITIES)]
    for seed in range(6):
        for question in made(names, facts, "upsc-gs1-2026", 6, seed).questions:
            values = [line.text.rstrip(".").split()[-1] for line in question.statements]
            assert len(set(values)) == len(values)


def test_silence_on_nothing(names: Names) -> None:
    assert made(names, []).questions == ()


def test_siblings_stand_apart(names: Names) -> None:
    composed = made(names, many(), "ssc", 30)
    sources = [{evidence.article_id for evidence in question.evidence} for question in composed.questions]
    assert not any(one & other for one, other in pairwise(sources))
