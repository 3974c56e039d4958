"""Events lose their date and are put in order only where the sources prove it."""

from __future__ import annotations

from random import Random

import pytest

from studyapp.domain.errors import InputError
from studyapp.domain.fact import RoleKind
from studyapp.domain.question import Kept, Question, QuestionKind
from studyapp.testing.build import Balance
from studyapp.testing.claim import claim_of
from studyapp.testing.kinds.chronology import Event, chronology, event_of, in_sequence
from studyapp.testing.own import OwnQuestion, faults, question_of
from tests.paper_factories import kept


def dated(statement: str, date: str) -> Kept:
    return kept(statement, date, RoleKind.DATE, title="The boards of the lakes")


def event(statement: str, date: str) -> Event:
    found = event_of(claim_of(dated(statement, date)))
    assert found is not None
    return found


def founded(year: str) -> Event:
    return event(f"The {year[-1]}th Lake Board was set up in {year}.", year)


@pytest.mark.parametrize(
    ("statement", "date", "left"),
    [
        ("The Lake Board was set up in 1950.", "1950", "The Lake Board was set up."),
        ("The Lake Pact was signed on 6 May 1972 in Pune.", "6 May 1972", "The Lake Pact was signed in Pune."),
        ("In 1983 the Lake Plan was begun by Asha Rao.", "1983", "The Lake Plan was begun by Asha Rao."),
        ("The Lake Scheme took effect from 1 April 2025.", "1 April 2025", "The Lake Scheme took effect."),
    ],
)
def test_the_date_is_taken_out(statement: str, date: str, left: str) -> None:
    assert event(statement, date).text == left


@pytest.mark.parametrize(
    ("statement", "date"),
    [
        ("The Lake Act 2019 came into force in May 2020.", "May 2020"),  # its name tells
        ("The committee was set up in 1950.", "1950"),  # of whom?
        ("Since 1950 the Lake Board has met in Pune.", "1950"),
        ("The Lake Day is held on 6 May.", "6 May"),  # of no year
    ],
)
def test_silence_on_what_tells_its_date_or_is_no_event(statement: str, date: str) -> None:
    assert event_of(claim_of(dated(statement, date))) is None


def test_an_order_is_proved_by_years() -> None:
    month = event("The Lake Pact was signed in May 1950.", "May 1950")
    assert in_sequence([founded("1951"), month])
    assert not in_sequence([founded("1950"), month])
    assert not in_sequence(
        [month, event("The Lake Pact was approved in 1953.", "1953")]
    )  # it cannot have been the other way
    assert not in_sequence([founded("1950"), founded("1990")])  # an age apart


def item(seed: int) -> Question:
    made = chronology([founded(year) for year in ("1951", "1953", "1958", "1962")], "arabic", Balance(), Random(seed))
    assert isinstance(made, Question)
    return made


def test_the_key_is_the_order_and_wrong_ones_say_why() -> None:
    for seed in range(12):
        question = item(seed)
        years = [line.explanation[:4] for line in question.statements]
        assert [years[int(number) - 1] for number in question.answer.split("-")] == sorted(years)
        assert all(len(line.text.split()) > 3 and not line.text.endswith("1950.") for line in question.statements)
        for place, option in enumerate(question.options):
            assert option.explanation.startswith("Right" if place == question.key else "Not so")


def test_ones_own_events_are_written_the_earliest_first() -> None:
    texts = ("The pier opened.", "The tower opened.", "The port opened.", "The lamp was lit.")
    own = OwnQuestion(
        QuestionKind.CHRONOLOGY, "Consider the following events:", statements=tuple((text, True) for text in texts)
    )
    question = question_of(own)
    printed = [line.text for line in question.statements]
    assert tuple(printed[int(number) - 1] for number in question.answer.split("-")) == texts
    assert len({option.text for option in question.options}) == 4
    assert question_of(own) == question
    short = OwnQuestion(QuestionKind.CHRONOLOGY, "Consider the following events:", statements=own.statements[:3])
    assert faults(short)
    with pytest.raises(InputError, match="4 events"):
        question_of(short)
