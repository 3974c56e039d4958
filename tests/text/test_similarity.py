"""Telling words and likeness of short texts."""

from __future__ import annotations

from studyapp.text.similarity import content_words, likeness


def test_telling_words_are_small_and_without_owners() -> None:
    assert content_words("Japan’s Ministry of Defence will expand its unit") == {
        "japan",
        "ministry",
        "defence",
        "expand",
        "unit",
    }


def test_figures_stay_whole() -> None:
    assert "7,15,343" in content_words("It covers 7,15,343 sq km")


def test_order_does_not_matter() -> None:
    assert likeness("the summit of 2023", "of 2023 the summit") == 1.0
    assert likeness("the summit of 2023", "a port in Odisha") < 0.6
