"""No option and no line of an item betrays by its form which one is right."""

from __future__ import annotations

from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Question, QuestionKind
from studyapp.testing.build import Balance, Refusal, topic_of
from studyapp.testing.claim import Claim, in_one_style
from studyapp.testing.kinds.direct import direct
from studyapp.testing.kinds.statements import share_a_day
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


def test_two_false_lines_of_one_day_would_betray_each_other() -> None:
    fund, board = "The Reef Fund was launched on 3 August 2016.", "The Sand Board met on 3 August 2020."
    assert share_a_day([fund, "The Lake Act is of 2019.", board])
    assert not share_a_day([fund, "The Sand Board met on 3 July 2016."])
