"""Claims that would settle or contradict each other do not stand in one item."""

from __future__ import annotations

from dataclasses import replace

from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import Claim, claim_of
from studyapp.testing.groups import by_subject, independent
from tests.paper_factories import held, kept


def dated(statement: str, date: str) -> Claim:
    return claim_of(kept(statement, date, RoleKind.DATE))


def test_two_dates_of_one_thing_could_contradict_each_other() -> None:
    pact = dated("The Lake Pact was signed in 2001.", "2001")
    assert not independent(pact, dated("India ratified the Lake Pact in 2005.", "2005"))
    assert independent(pact, dated("The Pond Pact was signed in 2005.", "2005"))


def test_a_tested_value_that_stands_in_another_line_settles_it() -> None:
    assert not independent(claim_of(held(1, "Oslo")), claim_of(held(2, "Oslo")))
    assert independent(claim_of(held(1, "Oslo")), claim_of(held(2, "Rome")))


def test_a_short_form_that_a_title_would_have_to_spell_out_joins_no_other_source() -> None:
    claims = [
        claim_of(replace(dated(f"{name} was set up in {year}.", year).kept, tags=("Economy",)))
        for name, year in (("The LKJ Board", "1950"), ("The Tea Board", "1953"), ("The Salt Board", "1957"))
    ]
    notes = [replace(each, kept=replace(each.kept, fact=replace(each.fact, frame="done"))) for each in claims]
    assert [len(group) for group in by_subject(notes, frozenset()).values()] == [2]
