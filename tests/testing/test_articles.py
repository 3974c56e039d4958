"""What clipped notes leave out is put back; what stands without an article is left alone."""

from __future__ import annotations

import pytest

from studyapp.testing.articles import with_articles


@pytest.mark.parametrize(
    ("clipped", "whole"),
    [
        ("37th National Games opened in Goa.", "The 37th National Games opened in Goa."),
        ("In which state did 37th National Games open?", "In which state did the 37th National Games open?"),
        (
            "On which date was National Lake Board inaugurated?",
            "On which date was the National Lake Board inaugurated?",
        ),
        ("National Lake Board was set up in 2025.", "The National Lake Board was set up in 2025."),
        ("In which city was Lake Day 2025 parade held?", "In which city was the Lake Day 2025 parade held?"),
        ("Lake Board (LB) was set up in 2025.", "The Lake Board (LB) was set up in 2025."),
    ],
)
def test_put_back(clipped: str, whole: str) -> None:
    assert with_articles(clipped) == whole


@pytest.mark.parametrize(
    "text",
    [
        "The National Lake Board was set up in 2025.",
        "India ratified the pact in 2012.",
        "Asha Rao was born in Pune.",
        "Operation Lake was launched in 2019.",
        "In which year was the Lake Board set up?",
        "In 2014 Asha Rao opened the lake.",
    ],
)
def test_left_alone(text: str) -> None:
    assert with_articles(text) == text
