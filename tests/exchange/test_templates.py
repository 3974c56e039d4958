"""The two sides of foreign note types in words."""

from __future__ import annotations

import pytest

from studyapp.exchange.apkg.templates import answer, question

FIELDS = {"Front": "Which river?", "Back": "Ganga", "Empty": " ", "Extra": "Longest"}


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{Front}}", "Which river?"),
        ("{{ Front }}", "Which river?"),
        ("{{#Extra}}({{Extra}}){{/Extra}}{{Front}}", "(Longest)Which river?"),
        ("{{#Empty}}no{{/Empty}}{{^Empty}}yes{{/Empty}}", "yes"),
        ("{{#Extra}}a{{#Empty}}b{{/Empty}}c{{/Extra}}", "ac"),
        ("{{hint:Extra}} {{text:Front}}", "Longest Which river?"),
        ("{{Front}} {{type:Back}}{{tts en_US:Front}}", "Which river? "),
        ("{{Deck}}{{Tags}}{{Unknown}}x", "x"),
        ("<!-- {{Back}} -->{{Front}}", "Which river?"),
    ],
)
def test_the_front(template: str, html: str) -> None:
    assert question(template, FIELDS) == html


@pytest.mark.parametrize(
    "template",
    ["{{FrontSide}}<hr id=answer>{{Back}}", "{{Front}}\n<hr id='answer' class=x>\n{{Back}}", "{{FrontSide}}{{Back}}"],
)
def test_the_back_is_without_the_front(template: str) -> None:
    assert answer(template, FIELDS).strip() == "Ganga"
