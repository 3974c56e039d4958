"""Tables of kept facts that the bank bears out, with rows of the bank beside them."""

from __future__ import annotations

from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Kept, QuestionKind
from studyapp.resources import resource
from studyapp.testing.bank_rows import bank_tables
from studyapp.testing.compose import Composition, compose
from studyapp.testing.material import material
from studyapp.testing.names import Names
from studyapp.testing.profile import read_profile
from tests.paper_factories import kept

TABLES = (QuestionKind.MATCH, QuestionKind.PAIRS, QuestionKind.PAIRS_HOW_MANY)


def seat(body: str, city: str, article: str = "a") -> Kept:
    return kept(
        f"{body} is headquartered in {city}.",
        city,
        RoleKind.PLACE,
        frame="headquartered",
        role="place",
        noun="city",
        article=article,
    )


def paper(facts: list[Kept], names: Names, seed: int = 1) -> Composition:
    profile = read_profile(resource("exam_profiles", "upsc-balanced.toml"))
    return compose(material(facts, names), profile, 14, Random(seed))


def test_a_fact_that_the_bank_bears_out_becomes_a_row_and_brings_others(names: Names) -> None:
    made = material([seat("UNESCO", "Paris"), seat("The World Bank", "Washington, D.C.")], names)
    ((own, beside),) = bank_tables(made.claims, names).values()
    assert [(cell.left, cell.right) for cell in own] == [
        ("United Nations Educational, Scientific and Cultural Organization", "Paris"),
        ("World Bank", "Washington, D.C."),
    ]
    assert own[0].heads == ("Organisation", "Headquarters")
    assert len(beside) > 6
    assert all(cell.claim.evidence.source.startswith("The app’s own list of organisations") for cell in beside)
    assert not {cell.left for cell in beside} & {cell.left for cell in own}


def test_silence_where_the_bank_says_otherwise_or_the_fact_tells_something_else(names: Names) -> None:
    wrong = seat("UNESCO", "Rome")
    met = kept("UNESCO held the Lake Forum in Paris.", "Paris", RoleKind.PLACE, noun="city")
    unknown = seat("The Lake Board", "Paris")
    assert bank_tables(material([wrong, met, unknown], names).claims, names) == {}


def test_one_kept_fact_is_no_table_two_are(names: Names) -> None:
    one, two = seat("UNESCO", "Paris", "a"), seat("The World Bank", "Washington, D.C.", "b")
    assert not any(question.kind in TABLES for seed in range(6) for question in paper([one], names, seed).questions)
    made = [question for seed in range(6) for question in paper([one, two], names, seed).questions]
    tables = [question for question in made if question.kind in TABLES]
    assert tables
    for question in tables:
        assert set(question.fact_ids) == {one.fact.id, two.fact.id}
        assert sum(not row.evidence.article_id for row in question.rows if row.evidence) == len(question.rows) - 2


def test_two_rows_are_not_swapped_with_each_other(names: Names) -> None:
    facts = [
        seat("UNESCO", "Paris", "a"),
        seat("The World Bank", "Washington, D.C.", "b"),
        seat("The WTO", "Geneva", "c"),
    ]
    for seed in range(12):
        for question in paper(facts, names, seed).questions:
            shown = {row.answer: row.right for row in question.rows if not row.true}
            assert not [answer for answer, right in shown.items() if shown.get(right) == answer]
