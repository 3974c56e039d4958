"""No option and no line of an item betrays by its form which one is right."""

from __future__ import annotations

from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Question, QuestionKind
from studyapp.testing.build import Balance, Refusal, topic_of
from studyapp.testing.claim import Claim, in_one_style
from studyapp.testing.kinds.direct import direct
from studyapp.testing.kinds.statements import which_correct
from studyapp.testing.ladders import DEFAULT_LADDERS
from studyapp.testing.material import material
from studyapp.testing.names import Names
from tests.paper_factories import kept

ASKS = "Which Article of the Constitution of India deals with reefs?"


def asked(value: str, question: str, names: Names) -> Question | Refusal:
    said = f"{value} of the Constitution of India deals with reefs."
    fact = kept(
        said, value, RoleKind.WORK, frame="article-deals-with", role="article", noun="Article", question=question
    )
    made = material([fact], names)
    return direct(made.claims[0], made, 4, Balance(), Random(1), QuestionKind.DIRECT)


def test_the_only_article_with_a_clause_would_stand_out(names: Names) -> None:
    assert isinstance(asked("Article 25", ASKS, names), Question)
    assert isinstance(asked("Article 25(2)(a)", ASKS, names), Refusal)
    assert isinstance(asked("Article 51A(g)", ASKS, names), Refusal)


def test_all_dates_of_an_item_are_written_in_one_style() -> None:
    assert in_one_style("Reef Day is kept on December 4.") == "Reef Day is kept on 4 December."
    assert in_one_style("It was set up on December 4, 2019.") == "It was set up on 4 December 2019."
    assert in_one_style("In December 2019 it was set up.") == "In December 2019 it was set up."


def test_what_is_left_of_a_span_of_months_is_no_topic() -> None:
    title = "Reef notes: July – December 2018 in one liners"
    one = Claim(kept("The Reef Board was set up in 2018.", "2018", RoleKind.DATE, title=title), ())
    assert topic_of([one], ["2018"]) == "Reef notes (31 December 2024)"


def test_no_two_false_lines_bear_the_same_day(names: Names) -> None:
    def launched(name: str, day: str) -> Claim:
        return made_of[f"The {name} was launched on {day}."]

    said = [("Reef Fund", "4 May 2011"), ("Sand Fund", "4 May 2012")]
    made = material([kept(f"The {name} was launched on {day}.", day, RoleKind.DATE) for name, day in said], names)
    made_of = {claim.fact.statement: claim for claim in made.claims}
    for seed in range(40):
        item = which_correct([launched(*one) for one in said], made, "arabic", DEFAULT_LADDERS, Balance(), Random(seed))
        if isinstance(item, Question) and not any(line.true for line in item.statements):
            days = [line.text.split(" on ")[1].rsplit(" ", 1)[0] for line in item.statements]
            assert len(set(days)) == len(days)
