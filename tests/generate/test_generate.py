"""From facts to drafts: which wording, how many, in which order, and nothing twice."""

from __future__ import annotations

from studyapp.domain.article import Article, DateOrigin, Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.prompt import Basic, Cloze
from studyapp.generate.pipeline import generate

STATEMENT = "The African Seed Council was founded in Nairobi by Kenya in 2011."


def article() -> Article:
    return Article(
        "a", "African Seed Council", STATEMENT, PartialDate(2021, 6), DateOrigin.STUDENT, "pasted text", (), ()
    )


def role(name: str, text: str, kind: RoleKind, noun: str = "", question: str = "") -> Role:
    start = STATEMENT.index(text)
    return Role(name, text, kind, noun, Span(start, start + len(text)), question)


CITY = role(
    "city", "Nairobi", RoleKind.PLACE, "city", "In which city was the African Seed Council founded by Kenya in 2011?"
)
YEAR = role("year", "2011", RoleKind.DATE)
COUNTRY = role("country", "Kenya", RoleKind.PLACE, "country")


def fact(*roles: Role, as_of: PartialDate | None = None, topic: str = "", start: int = 0) -> Fact:
    names = tuple(item.name for item in roles)
    return Fact(
        f"f{start}", "a", "clause", "prose.event", roles, STATEMENT, Span(start, start + 10), names, topic, as_of
    )


def test_an_exact_question_comes_before_a_cloze() -> None:
    (draft,) = generate(article(), [fact(CITY)]).drafts
    assert draft.prompt == Basic("In which city was the African Seed Council founded by Kenya in 2011?", "Nairobi")


def test_without_a_question_the_statement_keeps_its_order_and_says_the_kind() -> None:
    (draft,) = generate(article(), [fact(COUNTRY)]).drafts
    assert draft.prompt == Cloze(
        "The African Seed Council was founded in Nairobi by _____ (which country?) in 2011.", "Kenya"
    )


def test_a_role_of_unknown_kind_is_silent() -> None:
    unknown = role("term", "Nairobi", RoleKind.TERM)
    made = generate(article(), [fact(unknown)])
    assert made.drafts == ()
    assert [item.reason for item in made.dropped] == ["nothing in it can be asked for without guessing"]


def test_a_state_that_may_change_carries_its_date() -> None:
    (draft,) = generate(article(), [fact(CITY, as_of=PartialDate(2021, 6))]).drafts
    assert isinstance(draft.prompt, Basic)
    assert draft.prompt.question.endswith("? (as of June 2021)")


def test_the_topic_line_gives_nothing_away() -> None:
    (draft,) = generate(article(), [fact(CITY, topic="Seeds in Nairobi · June 2021")]).drafts
    assert draft.topic == "June 2021"


def test_a_month_above_does_not_give_a_day_away() -> None:
    day = Role(
        "time",
        "4 May 2011",
        RoleKind.DATE,
        "",
        Span(33, 43),
        "On which date was the Seed Council founded in Nairobi by Kenya?",
    )
    (draft,) = generate(article(), [fact(day, topic="Capsule of May 2011 · Africa")]).drafts
    assert draft.topic == "Capsule of May 2011 · Africa"


def test_one_sentence_gives_its_best_two() -> None:
    made = generate(article(), [fact(CITY, YEAR, COUNTRY)])
    assert len(made.drafts) == 2
    assert "two better cards come from this sentence" in {item.reason for item in made.dropped}


def test_the_same_card_comes_only_once() -> None:
    made = generate(article(), [fact(CITY), fact(CITY, start=20)])
    assert len(made.drafts) == 1
    assert any(item.reason.startswith("asks the same as") for item in made.dropped)


def test_two_things_with_the_same_answer_are_two_cards() -> None:
    one = role("city", "Nairobi", RoleKind.PLACE, "city", "In which city is the Turkana Seed Bank headquartered?")
    other = role("city", "Nairobi", RoleKind.PLACE, "city", "In which city is the Kilima Farm Union headquartered?")
    assert len(generate(article(), [fact(one), fact(other, start=20)]).drafts) == 2


def test_the_same_facts_give_the_same_drafts() -> None:
    facts = [fact(CITY, YEAR, COUNTRY)]
    assert generate(article(), facts) == generate(article(), facts)
