"""How a place stands can be told without seeing colours, and read on every one of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studyapp.gui.fact_look import LOOKS, URGENCY, FactLook, FactState, letters_of, paint_sign
from studyapp.gui.theme import LIGHT, Tokens

ALL = [(tokens, state, look) for tokens, looks in LOOKS for state, look in looks.items()]


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("tokens", "state", "look"), ALL)
def test_words_are_read_and_signs_are_seen_on_every_tint(tokens: Tokens, state: FactState, look: FactLook) -> None:
    assert contrast(tokens.text, look.ground) >= 4.5
    assert contrast(tokens.text, look.strong) >= 4.5
    assert contrast(look.ink, tokens.surface) >= 3
    assert contrast(look.ink, look.ground) >= 3


def test_every_sign_is_another_one() -> None:
    pictures = []
    for state in FactState:
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_sign(painter, QRectF(2, 2, 12, 12), state, "#000000")
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(FactState)


def test_the_lines_of_what_is_asked_differ() -> None:
    asked = (FactState.DRAFT, FactState.LEARNING, FactState.KNOWN, FactState.FADING)
    assert len({letters_of(state, LIGHT, looked_at=False).underlineStyle() for state in asked}) == len(asked)
    assert letters_of(FactState.OVERTAKEN, LIGHT, looked_at=False).fontStrikeOut()


def test_every_state_has_its_urgency_and_its_words() -> None:
    assert set(URGENCY) == set(FactState)
    assert all(state.tip for state in FactState)
