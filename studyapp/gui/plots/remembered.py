"""Pictures of what was remembered: by month, by age of the material, and as far as it was expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from studyapp.domain.dates import MONTHS
from studyapp.gui.plots.board import Picture, View
from studyapp.gui.plots.diagonal import Diagonal, Pair
from studyapp.gui.plots.dots import Dot, Dots
from studyapp.gui.plots.drawing import Tone
from studyapp.gui.plots.scale import likely
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.figure_tables import Table
    from studyapp.services.progress import Figures, Share
    from studyapp.services.recall_figures import Foreseen

MONTHS_BACK = 24
ENOUGH = 200  # reviews, before a judgement on them
_NEAR = 0.02  # of a share: less matters to nobody
LATER = "From the first cards that come back after some days"
_TONES = (Tone("remembered", "accent"), Tone("likely range", "accent", 0.3))
_EXPECTED = Tone("expected", "text", 0.75)
# Ages of the material in months, both ends included; the last one has none.
_AGES = (
    (0, 0, "0"),
    (1, 1, "1"),
    (2, 2, "2"),
    (3, 3, "3"),
    (4, 6, "4–6"),
    (7, 12, "7–12"),
    (13, 24, "13–24"),
    (25, 9999, "older"),
)


def pictures(figures: Figures, tables: Mapping[str, Table]) -> tuple[Picture, ...]:
    """Return the pictures."""
    return (
        _months(figures, tables["retention-by-month"]),
        _ages(figures, tables["retention-by-age"]),
        _calibration(figures, tables["calibration"]),
    )


def month_words(label: str) -> str:
    """Return ``October 2026`` for ``2026-10``."""
    return f"{MONTHS[int(label[5:7]) - 1]} {label[:4]}"


def month_foot(label: str) -> str:
    """Return ``Oct`` for ``2026-10``; a January is where a year begins: ``2026``."""
    return label[:4] if label.endswith("-01") else MONTHS[int(label[5:7]) - 1][:3]


def _months(figures: Figures, table: Table) -> Picture:
    months = figures.by_month[-MONTHS_BACK:]
    dots = tuple(
        _dot(
            share,
            month_words(share.label),
            month_foot(share.label),
            figures.expected.get(share.label),
        )
        for share in months
    )
    sentence = ""
    if months:
        last = months[-1]
        sentence = f"In {month_words(last.label)} you remembered {last.share:.0%} of {count(last.asked, 'review')}"
        expected = figures.expected.get(last.label)
        sentence += f"; {expected:.0%} was expected." if expected is not None else "."
    return Picture(
        "Remembered, by month",
        sentence,
        (View("Months", Dots(dots, (*_TONES, _EXPECTED))),) if dots else (),
        table,
        f"{LATER}, you see here how much you remember.",
    )


def _dot(share: Share, name: str, foot: str, expected: float | None = None) -> Dot:
    low, high = likely(share.remembered, share.asked)
    words = f"{name}: {share.remembered:,} of {count(share.asked, 'review')} remembered, {share.share:.0%}"
    words += f" (likely {low:.0%} to {high:.0%})"
    return Dot(
        share.share, low, high, words + (f"; {expected:.0%} expected" if expected is not None else ""), foot, expected
    )


def _ages(figures: Figures, table: Table) -> Picture:
    groups = _aged(figures.by_age)
    dots = tuple(_dot(share, _age_words(share.label), share.label) for share in groups)
    return Picture(
        "Remembered, by age of the material",
        "Months from the publication of the article to the review." if dots else "",
        (View("Ages", Dots(dots, _TONES, line=False)),) if dots else (),
        table,
        f"{LATER}, you see here whether older news fades. It needs articles with their date of publication.",
    )


def _aged(shares: Sequence[Share]) -> list[Share]:
    """Return the shares of groups of months."""
    found = []
    for low, high, label in _AGES:
        part = [share for share in shares if low <= _months_of(share.label) <= high]
        if asked := sum(share.asked for share in part):
            found.append(type(part[0])(label, asked, sum(share.remembered for share in part)))
    return found


def _months_of(label: str) -> int:
    """Return the months of ``3 months`` and ``this month``."""
    return int(label.split()[0]) if label[:1].isdigit() else 0


def _age_words(label: str) -> str:
    if label == "0":
        return "Material of the same month"
    if label == "older":
        return "Material older than 24 months"
    return f"Material {label} {'month' if label == '1' else 'months'} old"


def _calibration(figures: Figures, table: Table) -> Picture:
    pairs = tuple(_pair(each) for each in figures.foreseen)
    return Picture(
        "Expected and remembered",
        _calibration_sentence(figures.foreseen),
        (View("Reviews", Diagonal(pairs, "expected when the card came", "remembered")),) if pairs else (),
        table,
        f"{LATER}, you see here whether the app expects the right things of your memory.",
    )


def _pair(each: Foreseen) -> Pair:
    low, high = likely(each.remembered, each.asked)
    words = (
        f"Expected {each.expected:.0%}: {each.remembered:,} of {count(each.asked, 'review')} remembered, {each.share:.0%}"
        f" (likely {low:.0%} to {high:.0%})"
    )
    return Pair(each.expected, each.share, low, high, each.asked, words)


def _calibration_sentence(foreseen: Sequence[Foreseen]) -> str:
    asked = sum(each.asked for each in foreseen)
    if not asked:
        return ""
    expected = sum(each.expected * each.asked for each in foreseen) / asked
    held = sum(each.remembered for each in foreseen) / asked
    told = f"Of {count(asked, 'review')} the app expected you to remember {expected:.0%}; you remembered {held:.0%}."
    return f"{told} {_judged(foreseen, expected, held)}"


def _judged(foreseen: Sequence[Foreseen], expected: float, held: float) -> str:
    """Return what that means: whether what was expected lies where the truth likely is, in most of the answers."""
    asked = sum(each.asked for each in foreseen)
    if asked < ENOUGH:
        return "So few say little yet."
    ranges = [(each, likely(each.remembered, each.asked)) for each in foreseen]
    missed = sum(each.asked for each, (low, high) in ranges if not low - _NEAR <= each.expected <= high + _NEAR)
    if missed <= asked / 4:
        return "Its plan fits you: dots near the line are what it hopes for."
    if abs(expected - held) < _NEAR:
        return "On the whole that fits; but it takes some cards for weaker and others for stronger than they are."
    if held < expected:
        return "Dots below the line: you forget more than it plans with."
    return "Dots above the line: you remember more than it plans with."
