"""The small language in which the wording of a frame's questions is written.

``{agent}`` stands for the text of that role. ``[in {place}]`` is left out when one of its roles is missing from the fact.
``{noun}`` is the question noun of the asked role. A template whose bare roles are not all there does not apply.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyapp.domain.fact import Fact, Role

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Template:
    """The wording of a question for one role of one frame."""

    frame: str
    asks: str
    question: str


def fill(template: Template, fact: Fact) -> str | None:
    """Return the question in words, or None when the fact lacks a role that the template needs."""
    asked = fact.role(template.asks)
    if asked is None:
        return None
    values = {role.name: role.text for role in fact.roles if role is not asked}
    if asked.noun:
        values["noun"] = asked.noun

    def optional(match: re.Match[str]) -> str:
        return _fill_slots(match[1], values) or ""

    question = _fill_slots(_OPTIONAL.sub(optional, template.question), values)
    return None if question is None else re.sub(r"\s+([?,.])", r"\1", " ".join(question.split()))


def _fill_slots(text: str, values: dict[str, str]) -> str | None:
    """Return ``text`` with its slots filled, None when a value is missing."""
    if any(name not in values for name in _SLOT.findall(text)):
        return None
    return _SLOT.sub(lambda match: values[match[1]], text)


def wording(templates: tuple[Template, ...], fact: Fact, asked: Role) -> str | None:
    """Return the question of the first template that applies to that role of the fact, or None."""
    for template in templates:
        if template.frame == fact.frame and template.asks == asked.name:
            question = fill(template, fact)
            if question is not None:
                return question
    return None
