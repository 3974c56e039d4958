"""Every frame's question is a question, and fits the template language."""

from __future__ import annotations

import re

import pytest

from studyapp.generate.note_wording import NOTE_TEMPLATES


@pytest.mark.parametrize("template", NOTE_TEMPLATES, ids=lambda template: f"{template.frame}.{template.asks}")
def test_a_template_is_a_question(template):
    assert template.question == "{question}" or template.question.endswith("?")
    assert template.question.count("{") == template.question.count("}")
    assert template.question.count("[") == template.question.count("]")


def test_the_asked_role_is_never_in_its_question():
    for template in NOTE_TEMPLATES:
        assert template.asks not in re.findall(r"\{(\w+)\}", template.question), template
