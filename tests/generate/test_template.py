"""The small language of wordings."""

from __future__ import annotations

from studyapp.domain.article import Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.generate.template import Template, fill, wording


def launched(**roles: str) -> Fact:
    made = tuple(Role(name, text, RoleKind.TERM, "city" if name == "place" else "") for name, text in roles.items())
    return Fact("f", "a", "launched", "rule", made, "", Span(0, 1), tuple(roles))


def test_slots_are_filled_and_optional_parts_kept_when_known() -> None:
    template = Template("launched", "agent", "Who launched {object}[ in {place}]?")
    assert (
        fill(template, launched(agent="Kenya", object="the fund", place="Nairobi"))
        == "Who launched the fund in Nairobi?"
    )


def test_optional_parts_are_left_out_when_unknown() -> None:
    template = Template("launched", "agent", "Who launched {object}[ in {place}]?")
    assert fill(template, launched(agent="Kenya", object="the fund")) == "Who launched the fund?"


def test_the_noun_of_the_asked_role() -> None:
    template = Template("launched", "place", "In which {noun} was {object} launched?")
    assert fill(template, launched(object="the fund", place="Nairobi")) == "In which city was the fund launched?"


def test_a_missing_role_or_noun_means_silence() -> None:
    assert fill(Template("launched", "agent", "Who launched {object}?"), launched(agent="Kenya")) is None
    assert (
        fill(Template("launched", "agent", "Which {noun} launched {object}?"), launched(agent="Kenya", object="it"))
        is None
    )
    assert fill(Template("launched", "agent", "Who?"), launched(object="the fund")) is None


def test_the_first_template_that_applies_is_taken() -> None:
    templates = (
        Template("founded", "agent", "Who founded {object}?"),
        Template("launched", "agent", "Which {noun} launched {object}?"),
        Template("launched", "agent", "Who launched {object}?"),
    )
    fact = launched(agent="Kenya", object="the fund")
    assert wording(templates, fact, fact.roles[0]) == "Who launched the fund?"
