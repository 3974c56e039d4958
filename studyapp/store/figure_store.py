"""Everything that the place of progress counts beyond the log's own sums; the same file and rules as Store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from studyapp.domain.figures import AnswerColumns, HandedIn, MarkedItem, RecallFigures
from studyapp.store import card_tags, paper_figures, recall
from studyapp.store.browse_store import BrowseStore
from studyapp.store.store import Store

Count = Callable[[AnswerColumns, int], Sequence[RecallFigures]]


class FigureStore:
    """Raises LibraryError where Store does."""

    def __init__(self, store: Store, browse: BrowseStore) -> None:
        """Take the library and what keeps its index of tags whole."""
        self._store = store
        self._browse = browse

    def count_recall(self, count: Count, *, anew: bool = False) -> None:
        """Bring the sums up to the end of the log; ``anew``, or when the log is shorter than it was: all of it.

        ``count`` returns what the answers of the cards touched since an entry, and that entry, change in the sums.
        """
        with self._store._reading() as session:
            done, end = recall.counted_upto(session), recall.log_end(session)
            if done == end and not anew:
                return
            anew = anew or end < done
            answers = recall.answers(session, 0 if anew else done, end)
        changes = count(answers, 0 if anew else done)
        with self._store._writing() as session:
            if anew or recall.counted_upto(session) == done:  # else another program was quicker
                recall.add(session, end, changes, anew=anew)

    def recall(self) -> tuple[RecallFigures, ...]:
        """Return the sums, by month and foreseen percent."""
        with self._store._reading() as session:
            return recall.sums(session)

    def tags(self, card_ids: Sequence[str] | None = None) -> list[tuple[str, str]]:
        """Return (id of a card, tag) of these cards or all, in any order."""
        self._browse._index()
        with self._store._reading() as session:
            return card_tags.of_cards(session, card_ids)

    def papers_fingerprint(self) -> tuple[object, ...]:
        """Return what differs whenever the marks may."""
        with self._store._reading() as session:
            return paper_figures.fingerprint(session)

    def handed_in(self) -> tuple[HandedIn, ...]:
        """Return the papers that were handed in, the first one first."""
        with self._store._reading() as session:
            return paper_figures.handed_in(session)

    def test_times(self) -> tuple[tuple[datetime, int], ...]:
        """Return when each paper was begun (aware UTC), open ones too, and the milliseconds spent on its questions."""
        with self._store._reading() as session:
            return paper_figures.times(session)

    def items(self) -> tuple[MarkedItem, ...]:
        """Return every question that counts of every paper that was handed in, paper by paper."""
        with self._store._reading() as session:
            return tuple(paper_figures.items(session))
