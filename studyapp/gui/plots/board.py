"""Draw up the pictures of progress from the figures, beside the window's thread: plain values, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.services.progress import Figures


@dataclass(frozen=True)
class Board:
    """All pictures in their order."""

    panels: tuple[str, ...] = ()


def board_of(_figures: Figures) -> Board:
    """Return the pictures of these figures."""
    return Board()
