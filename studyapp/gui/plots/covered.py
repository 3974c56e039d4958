"""Pictures of what the cards cover: the lines of the syllabus, and the student's sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from studyapp.gui.places import Place
from studyapp.gui.plots.board import Picture, View
from studyapp.gui.plots.drawing import Tone
from studyapp.gui.plots.rows import Row, Rows
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.figure_tables import Table
    from studyapp.services.progress import Figures

SOURCES = 15  # that are shown; the table has all
_TONES = (
    Tone("known for three weeks", "accent"),
    Tone("learned", "accent", 0.5),
    Tone("not yet", "outline", 0.35),
)


def pictures(figures: Figures, tables: Mapping[str, Table]) -> tuple[Picture, ...]:
    """Return the pictures."""
    return _syllabus(figures, tables["syllabus"]), _sources(figures, tables["sources"])


def _parts(cards: int, learned: int, lasting: int) -> tuple[float, ...]:
    """Return cards known for three weeks, the other learned ones, and the rest."""
    lasting = min(lasting, learned)
    return lasting, learned - lasting, cards - learned


def _counts(cards: int, learned: int, lasting: int) -> str:
    return f"{count(cards, 'card')}, {learned:,} learned, {min(lasting, learned):,} known for three weeks"


def _syllabus(figures: Figures, table: Table) -> Picture:
    lines = figures.syllabus
    rows = tuple(
        Row(
            line.name,
            _parts(line.cards, line.learned, line.lasting),
            f"{line.cards:,}" if line.cards else "none",
            f"{line.name} ({', '.join(line.papers)}): {_counts(line.cards, line.learned, line.lasting)}",
        )
        for line in lines
    )
    most = max((line.cards for line in lines), default=0)
    return Picture(
        "The syllabus",
        _syllabus_sentence(figures) if most else "",
        (View("Subjects", Rows(rows, _TONES, float(most))),) if most else (),
        table,
        "When cards carry a subject's name as a tag, you see here which lines of the syllabus they cover.",
        (Place.ADD, "Add material"),
    )


def _syllabus_sentence(figures: Figures) -> str:
    empty = [line.name for line in figures.syllabus if not line.cards]
    some = len(figures.syllabus) - len(empty)
    told = f"{some} of {len(figures.syllabus)} subjects have cards, by their tags."
    if not empty:
        return told
    return f"{told} None yet: {', '.join(empty[:4])}{f' and {len(empty) - 4} more' if len(empty) > 4 else ''}."


def _sources(figures: Figures, table: Table) -> Picture:
    shown = figures.sources[:SOURCES]
    rows = tuple(
        Row(
            each.title,
            _parts(each.cards, each.learned, each.lasting),
            f"{each.facts_with_cards:,} of {each.facts:,}",
            f"{each.title}: {each.facts_with_cards:,} of {count(each.facts, 'fact')} have cards; "
            + _counts(each.cards, each.learned, each.lasting),
        )
        for each in shown
    )
    most = max((each.cards for each in shown), default=0)
    facts, carded = sum(each.facts for each in figures.sources), sum(each.facts_with_cards for each in figures.sources)
    last = f" The last {SOURCES} are shown; the numbers have all." if len(figures.sources) > SOURCES else ""
    sentence = f"{carded:,} of {count(facts, 'fact')} in {count(len(figures.sources), 'source')} have cards.{last}"
    return Picture(
        "Your sources",
        sentence if most else "",
        (View("Sources", Rows(rows, _TONES, float(most))),) if most else (),
        table,
        "When you have kept drafts of an article, you see here how far its cards have come.",
    )
