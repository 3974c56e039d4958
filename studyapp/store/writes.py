"""Remember what was written, so that whoever keeps a copy in memory reads only that again."""

from __future__ import annotations

from collections.abc import Iterable

from studyapp.domain.schedule import Mark

MOST_REMEMBERED = 10_000


class Writes:
    """Counts the writes of this program; a new epoch begins when nobody can say what was written."""

    def __init__(self) -> None:
        self._epoch = 0
        self._cards: list[str] = []
        self._log = 0
        self._other = 0

    def cards(self, card_ids: Iterable[str]) -> None:
        """Remember cards that were made, changed or removed."""
        self._cards.extend(card_ids)
        if len(self._cards) > MOST_REMEMBERED:
            self.anything()

    def log(self) -> None:
        """Remember that the log has grown."""
        self._log += 1

    def other(self) -> None:
        """Remember a write to articles, exams or settings."""
        self._other += 1

    def anything(self) -> None:
        """Begin a new epoch."""
        self._epoch += 1
        self._cards.clear()

    def mark(self) -> Mark:
        """Return the place of now."""
        return Mark(self._epoch, len(self._cards), self._log, self._other)

    def cards_since(self, mark: Mark | None) -> frozenset[str] | None:
        """Return the cards written since ``mark``, None when that may be any."""
        if mark is None or mark.epoch != self._epoch:
            return None
        return frozenset(self._cards[mark.cards :])
