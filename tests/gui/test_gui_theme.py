"""Every word can be read in both colour schemes, and every size follows the system's."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from studyapp.gui.theme import (
    DARK,
    DEVANAGARI,
    LIGHT,
    READ_ON,
    SEEN_ON,
    SMALLEST_POINTS,
    Tokens,
    dress,
    palette,
    reading_font,
    style_sheet,
    worn,
)
from studyapp.resources import resource

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_words_stand_out_by_at_least_4_5_to_1(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("edge", "ground"), SEEN_ON)
def test_focus_rings_and_fields_stand_out_by_at_least_3_to_1(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


@SCHEMES
def test_the_style_sheet_is_filled_completely(tokens: Tokens) -> None:
    template = resource("qss", "window.qss").read_text(encoding="utf-8")
    filled = style_sheet(tokens, template, 10)
    assert "$" not in filled
    assert "font-size: 15.5pt" in filled  # the title: 1.55 times 10 points


@SCHEMES
def test_a_token_that_is_in_no_pair_is_no_colour_of_words(tokens: Tokens) -> None:
    checked = {name for pair in (*READ_ON, *SEEN_ON) for name in pair}
    assert {field.name for field in fields(tokens)} - checked == {"border"}


def test_the_application_knows_which_colours_it_wears(qapp: QApplication) -> None:
    dress(qapp, dark=True)
    assert worn() == DARK
    dress(qapp, dark=False)
    assert worn() == LIGHT


def test_the_palette_carries_the_accent() -> None:
    assert palette(DARK).color(QPalette.ColorRole.Accent).name() == DARK.accent


def test_a_large_system_font_stays_large_and_a_tiny_one_is_raised(qapp: QApplication) -> None:
    large, tiny = QFont(qapp.font()), QFont(qapp.font())
    large.setPointSizeF(18)
    tiny.setPointSizeF(7)
    assert QFontInfo(reading_font(large)).pointSizeF() == pytest.approx(18, abs=0.5)
    assert reading_font(tiny).pointSizeF() == SMALLEST_POINTS


def test_devanagari_has_fallback_fonts_after_the_system_s_own(qapp: QApplication) -> None:
    families = reading_font(QFont("Sans Serif")).families()
    assert families == [QFontInfo(QFont("Sans Serif")).family(), *DEVANAGARI]


def test_the_fallbacks_do_not_take_the_place_of_the_system_s_own_font(qapp: QApplication) -> None:
    """ "Sans Serif" is no font but an alias; a list in which it stands first begins with the second name."""
    for name in ("Sans Serif", "Monospace", "no such font"):
        system = QFont(name)
        assert QFontInfo(reading_font(system)).family() == QFontInfo(system).family()
