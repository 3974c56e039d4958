"""What can be done for a library that does not open: put a sound copy back, or save what can still be read."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from studyapp.domain.article import Article, DateOrigin
from studyapp.domain.card import Card
from studyapp.domain.errors import LibraryError
from studyapp.domain.holdings import Holdings
from studyapp.exchange.sparse import sparse_article
from studyapp.services.backup import put_back
from studyapp.services.bring_package import rebuild
from studyapp.services.pictures import Pictures
from studyapp.services.schedule_view import ScheduleView
from studyapp.store import backups
from studyapp.store.backups import Copy as Copy
from studyapp.store.opening import open_store
from studyapp.store.salvage import salvage

_LOST_TITLE = "Recovered cards"


@dataclass(frozen=True)
class Saved:
    """What the new library holds, how much of it comes from the copy that it was built on, and where the old one lies.

    ``spoiled`` rows were found but made no sense.
    """

    cards: int
    answers: int
    from_copy: Copy | None
    new_cards: int
    new_answers: int
    spoiled: int
    aside: Path


class Rescue:
    """Works on the file of a library that nobody has open."""

    def __init__(self, library: Path, zone: tzinfo) -> None:
        self._library = library
        self._zone = zone

    def newest_sound(self) -> Copy | None:
        """Return the newest copy that opens and is whole, None when there is none."""
        return next((copy for copy in backups.copies(backups.folder(self._library)) if _is_sound(copy.path)), None)

    def restore(self, path: Path, now: datetime) -> Path:
        """Put the copy at ``path`` in the place of the library; return where that is kept. LibraryError: nothing changed."""
        return put_back(self._library, path, now)

    def salvage(self, now: datetime) -> Saved:
        """Build a new library from the newest sound copy and all that can be read of the damaged one.

        The damaged file is kept. LibraryError when nothing can be saved; then nothing was changed.
        """
        copy = self.newest_sound()
        if not self._library.is_file() and copy is None:
            raise LibraryError(f"There is no library {self._library}, and no sound copy of it.")
        found = salvage(self._library)
        if copy is None and not (found.holdings.cards or found.holdings.articles or found.holdings.reviews):
            raise LibraryError(f"Nothing can be read of {self._library}, and there is no sound copy of it.")
        new = self._library.with_name(f"{self._library.name}.rescued")
        try:
            _clear(new)
            if copy is not None:
                new.write_bytes(copy.path.read_bytes())
            saved = self._build(new, found.holdings, now)
            aside = backups.swap_in(self._library, new, now, "before-rescue")
            with suppress(OSError):
                Pictures(self._library.parent).take_over(Pictures(backups.folder(self._library)))
        except OSError as error:
            raise LibraryError(
                f"The library cannot be rescued: {error.strerror or error}; nothing was changed."
            ) from error
        finally:
            _clear(new)
        return replace(saved, from_copy=copy, spoiled=found.spoiled, aside=aside)

    def _build(self, new: Path, found: Holdings, now: datetime) -> Saved:
        store = open_store(new, now)
        try:
            merged = store.merge(_completed(found, frozenset(head.id for head in store.article_heads())))
            rebuild(store, merged.grown, ScheduleView(store, self._zone).scheduler(), self._zone)
            counts = store.counts()
        finally:
            store.close()
        return Saved(counts.cards, counts.reviews, None, merged.cards, merged.reviews, 0, new)


def _is_sound(path: Path) -> bool:
    try:
        backups.check(path)
    except LibraryError:
        return False
    return True


def _completed(found: Holdings, known: frozenset[str]) -> Holdings:
    """Add, for cards whose article cannot be read, an article of the passages that they show."""
    readable = known | {article.id for article in found.articles}
    orphans: dict[str, list[Card]] = defaultdict(list)
    for card in found.cards:
        if card.article_id not in readable:
            orphans[card.article_id].append(card)
    made = tuple(_article_of(article_id, cards) for article_id, cards in orphans.items())
    return replace(found, articles=(*found.articles, *made))


def _article_of(article_id: str, cards: list[Card]) -> Article:
    title = next((card.topic for card in cards if card.topic), _LOST_TITLE)
    head = Article(article_id, title, "", None, DateOrigin.UNKNOWN, _LOST_TITLE, (), ())
    return sparse_article(head, {(card.span.start, card.span.end, card.source_sentence) for card in cards})


def _clear(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{end}").unlink(missing_ok=True)
