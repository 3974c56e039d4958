"""What a document with a layout of its own consists of, and the article text that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_HIDDEN = "\u2060"  # an invisible character: in the text it stands where the reader of the layout sees a mark
_DEEPEST = 4
_MARK = _DEEPEST + 1  # characters before a heading


class PartKind(StrEnum):
    """What a part is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"


@dataclass(frozen=True)
class Part:
    """``level`` is that of a heading (1 the strongest) or the nesting of a bullet, else 0.

    The cells of a row stand between `` | ``. A form feed in ``text`` says that a new page begins there.
    """

    kind: PartKind
    text: str
    level: int = 0

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


PAGE_BREAK = Part(PartKind.PARAGRAPH, "\f")


def compose(parts: Iterable[Part]) -> tuple[str, str]:
    """Return the text to keep, and the same with marks for the reader of the layout; both have the same length."""
    text: list[str] = []
    shown: list[str] = []
    before: Part | None = None
    for part in parts:
        between = (
            "\n" if before and before.kind is part.kind and part.kind in (PartKind.ROW, PartKind.BULLET) else "\n\n"
        )
        mark, sign = _marks(part)
        for out, opening, words in ((text, sign, part.text), (shown, mark, part.text.replace("\f", " "))):
            out.append((between if before else "") + opening + words)
        before = part
    return "".join(text), "".join(shown)


def _marks(part: Part) -> tuple[str, str]:
    """Return what opens the part for the reader of the layout, and what opens it for the eye; of the same length."""
    if part.kind is PartKind.HEADING:
        return ("#" * min(part.level, _DEEPEST)).ljust(_MARK), _HIDDEN * _MARK
    if part.kind is PartKind.BULLET:
        sign = "  " * (max(part.level, 1) - 1) + "• "
        return sign, sign
    return "", ""
