"""Which cards are shown at once and which wait until they are asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studyapp.domain.article import Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.prompt import Basic, Cloze, Prompt
from studyapp.generate.trust import is_confident, score_of

TOPIC = "Seed Council of Kenya · Its work"
STATEMENT = "The Seed Council of Kenya opened a vault of 45 tonnes at Mombasa in 2019."
GOOD, EXPLAINER, LIST = 0.8, 0.5, 0.4  # how well sentences of such a text stand alone


def told(asked: str, kind: RoleKind, rule: str, *, noun: str = "", trust: float = GOOD, topic: str = TOPIC) -> bool:
    """Return whether the blank at ``asked`` in a quoted sentence, or in a clause cut from one, is shown at once."""
    start = STATEMENT.index(asked)
    role = Role("part0", asked, kind, noun, Span(start, start + len(asked)))
    frame = "passage" if rule.startswith("passage") else "clause"
    fact = Fact("f", "a", frame, rule, (role,), STATEMENT, Span(0, 9), ("part0",), topic, None, "", "", trust)
    return is_confident(score_of(fact, role, Cloze(STATEMENT.replace(asked, "_____"), asked), topic))


def noted(rule: str, prompt: Prompt, topic: str = TOPIC) -> bool:
    role = Role("value", prompt.answer, RoleKind.TERM)
    fact = Fact(
        "f", "a", rule.split(".")[1], rule, (role,), STATEMENT, Span(0, 9), ("value",), topic, None, "", "", 0.9
    )
    return is_confident(score_of(fact, role, prompt, topic))


@pytest.mark.parametrize(
    ("asked", "kind", "rule", "shown"),
    [
        ("2019", RoleKind.DATE, "passage.event", True),
        ("45", RoleKind.NUMBER, "passage.event", True),
        ("45", RoleKind.NUMBER, "passage.state", False),
        ("Mombasa", RoleKind.PLACE, "passage.event", True),  # "at ...": where it took place
        ("Kenya", RoleKind.PLACE, "passage.event", False),  # of whom it is told
        ("2019", RoleKind.DATE, "passage.other", False),
        ("45", RoleKind.NUMBER, "passage.other", False),
        ("2019", RoleKind.DATE, "passage.state", False),
        ("Kenya", RoleKind.PERSON, "passage.event", False),
        ("Seed Council", RoleKind.ORGANISATION, "passage.event", False),
        ("45", RoleKind.NUMBER, "prose.event", False),  # cut from a sentence, with a blank
    ],
)
def test_a_blank_by_what_it_asks(asked: str, kind: RoleKind, rule: str, shown: bool) -> None:
    assert told(asked, kind, rule) is shown


@pytest.mark.parametrize(
    ("trust", "rule", "shown"),
    [
        (EXPLAINER, "passage.event", True),
        (EXPLAINER, "passage.state", False),
        (LIST, "passage.event", False),
    ],
)
def test_of_explainers_dates_of_events_are_shown_and_of_lists_none(trust: float, rule: str, shown: bool) -> None:
    assert told("2019", RoleKind.DATE, rule, trust=trust) is shown


def test_below_a_title_of_ceremony_full_forms_of_bodies_alone_are_shown() -> None:
    title = "Minister inaugurates seed fair"
    assert not told("2019", RoleKind.DATE, "passage.event", topic=title)
    body = Basic("What does the abbreviation NSC stand for?", "Nairobi Seed Council")
    assert noted("prose.full-form", body, title)
    assert not noted("prose.full-form", replace(body, answer="Net Seed Content"), title)


def test_letters_without_a_field_wait() -> None:
    letters = Basic("What does the abbreviation NSC stand for?", "Nairobi Seed Council")
    assert noted("note.full-form", letters)
    assert not noted("note.full-form", letters, "")


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("note.confirmed", True),
        ("note.passive", True),
        ("note.article-deals-with", False),  # a dozen Articles deal with a thing, or it is a treaty's
        ("note.located-in", False),  # a mission is in no country
        ("note.measure", False),
    ],
)
def test_forms_of_notes_of_which_readers_kept_too_few_wait(rule: str, shown: bool) -> None:
    assert noted(rule, Basic("In which city is the Seed Council of Kenya headquartered?", "Nairobi")) is shown


@pytest.mark.parametrize(
    ("rule", "role", "shown"),
    [
        ("note.passive", "time", True),
        ("note.passive", "agent", False),
        ("note.rank", "rank", True),  # India's rank in an index
        ("note.rank", "subject", False),  # the first of what?
    ],
)
def test_of_a_form_one_part_may_wait(rule: str, role: str, shown: bool) -> None:
    asked = Role(role, "Nairobi", RoleKind.TERM)
    fact = Fact("f", "a", rule, rule, (asked,), STATEMENT, Span(0, 9), (role,), TOPIC, None, "", "", 0.9)
    prompt = Basic("What did the Seed Council of Kenya open at Mombasa in 2019?", "Nairobi")
    assert is_confident(score_of(fact, asked, prompt, TOPIC)) is shown


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("In which city was the vault of the Seed Council of Kenya opened in 2019?", "Mombasa", RoleKind.PLACE),
        ("In which year was the vault of the Seed Council of Kenya opened at Mombasa?", "2019", RoleKind.DATE),
    ],
)
def test_an_event_is_asked_by_the_whole_sentence_not_by_a_turned_one(
    question: str, answer: str, kind: RoleKind
) -> None:
    role = Role("part0", answer, kind, "")
    fact = Fact(
        "f", "a", "clause", "prose.event", (role,), STATEMENT, Span(0, 9), ("part0",), TOPIC, None, "", "", GOOD
    )
    assert not is_confident(score_of(fact, role, Basic(question, answer), TOPIC))
