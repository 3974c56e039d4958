"""The pictures of progress in their order, drawn up from the figures beside the window's thread: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studyapp.gui.places import Place
from studyapp.gui.plots.drawing import Drawing

if TYPE_CHECKING:
    from studyapp.services.figure_tables import Table
    from studyapp.services.progress import Figures


@dataclass(frozen=True)
class View:
    """One way to look at a picture."""

    name: str
    drawing: Drawing


@dataclass(frozen=True)
class Picture:
    """``sentence`` says what it shows, ``empty`` what will be seen here and when, where there are no views yet.

    ``going`` is where that begins, with the words of the button that leads there. ``wide`` takes the whole width.
    """

    title: str
    sentence: str
    views: tuple[View, ...]
    table: Table
    empty: str
    going: tuple[Place, str] | None = None
    wide: bool = False


@dataclass(frozen=True)
class Section:
    """Pictures that belong together."""

    title: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Tile:
    """One number above all pictures, and what it is."""

    number: str
    title: str
    words: str


@dataclass(frozen=True)
class Board:
    """``tiles`` is empty as long as nothing was ever answered."""

    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]


def board_of(figures: Figures) -> Board:
    """Return the pictures of these figures."""
    from studyapp.gui.plots import covered, done, remembered, tested
    from studyapp.services.figure_tables import tables

    by_key = {table.key: table for table in tables(figures)}
    sections = (
        Section("What comes and what you did", done.pictures(figures, by_key)),
        Section(
            "What you remember",
            (*remembered.pictures(figures, by_key), tested.sureness(figures, by_key["sureness"])),
        ),
        Section("How tests went", tested.pictures(figures, by_key)),
        Section("What your cards cover", covered.pictures(figures, by_key)),
    )
    return Board(done.tiles(figures), sections)
