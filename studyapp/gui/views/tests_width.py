"""How wide the list beside a test is: narrow in a narrow page, and in a wide one as wide as it can use what lies empty."""

from __future__ import annotations

from studyapp.gui.theme import GRID

_BESIDE_ARTICLE = 22 * GRID
_NARROW, _USUAL, _WIDEST = 26 * GRID, 38 * GRID, 72 * GRID


def list_width(page: int, card: int, *, narrow: bool, beside_article: bool = False) -> int:
    """Return the pixels of the list in a page of that width, beside a card, and an article, that grow no wider than ``card``."""
    if beside_article:
        return _USUAL if page > 2 * card + _USUAL + 4 * GRID else _BESIDE_ARTICLE
    if narrow:
        return _NARROW
    empty = page - card - _USUAL - 4 * GRID
    return min(_WIDEST, _USUAL + max(0, empty))
