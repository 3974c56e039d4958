"""The tables behind lists, without a window: rows in, words out, and Qt's own tester content."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.memory import Memory, State
from studyapp.domain.source import Source
from studyapp.gui.models.card_table import ANSWER, DUE, HEADERS, QUESTION, CardTable
from studyapp.gui.models.draft_list import DRAFT, DraftList, merged
from studyapp.gui.models.dropped_list import DroppedList
from studyapp.gui.models.source_list import SECOND_LINE, SourceList
from tests.factories import NOW, card, cloze, draft, dropped
from tests.gui.conftest import ZONE

DRAFTS = [draft(name) for name in "abcdef"]


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Return Qt's tester at work on a model: it ends the test at the first contradiction."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


@pytest.mark.usefixtures("qapp")
class TestDraftList:
    """Drafts and what was said of them."""

    def test_rows_and_verdicts(self) -> None:
        model = DraftList()
        tester = watched(model)
        model.set_rows(DRAFTS[:3])
        model.decide([DRAFTS[1].id], Verdict.ACCEPTED)
        assert [model.index(row).data(DRAFT).verdict for row in range(3)] == [
            Verdict.PENDING,
            Verdict.ACCEPTED,
            Verdict.PENDING,
        ]
        assert [d.id for d in model.pending()] == [DRAFTS[0].id, DRAFTS[2].id]
        model.set_rows(())
        assert model.rowCount() == 0
        assert tester.model() is model

    def test_the_next_one_that_waits_is_below_or_else_the_first(self) -> None:
        model = DraftList()
        model.set_rows(DRAFTS[:3])
        model.decide([DRAFTS[2].id], Verdict.REJECTED)
        assert model.next_pending(0) == 1
        assert model.next_pending(1) == 0
        model.decide([d.id for d in DRAFTS], Verdict.ACCEPTED)
        assert model.next_pending(0) == -1


def verdict(of: Draft, verdict: Verdict) -> Draft:
    return replace(of, verdict=verdict)


class TestMerged:
    """What the library says is pending, with what was decided just now."""

    def test_decided_drafts_keep_their_place(self) -> None:
        a, b, c = DRAFTS[:3]
        rows = merged((a, verdict(b, Verdict.ACCEPTED), c), (a, c))
        assert [(d.id, d.verdict) for d in rows] == [
            (a.id, Verdict.PENDING),
            (b.id, Verdict.ACCEPTED),
            (c.id, Verdict.PENDING),
        ]

    def test_drafts_decided_elsewhere_leave(self) -> None:
        a, b, c = DRAFTS[:3]
        assert merged((a, b, c), (a, c)) == (a, c)

    def test_new_drafts_come_where_the_library_has_them(self) -> None:
        a, b, c, d = DRAFTS[:4]
        assert merged((a, verdict(b, Verdict.REJECTED), d), (a, c, d)) == (a, verdict(b, Verdict.REJECTED), c, d)

    @given(st.data())
    def test_nothing_is_lost_and_nothing_comes_twice(self, data: st.DataObject) -> None:
        shown = data.draw(st.lists(st.sampled_from(range(6)), unique=True).map(sorted))
        decided = data.draw(st.sets(st.sampled_from(shown))) if shown else set()
        pending = data.draw(st.sets(st.integers(0, 5)).map(lambda numbers: sorted(numbers - decided)))
        rows = merged(
            tuple(verdict(DRAFTS[n], Verdict.ACCEPTED) if n in decided else DRAFTS[n] for n in shown),
            tuple(DRAFTS[n] for n in pending),
        )
        numbers = [DRAFTS.index(verdict(d, Verdict.PENDING)) for d in rows]
        assert sorted(numbers) == sorted(decided | set(pending))
        assert [n for n in numbers if n in pending] == pending


@pytest.mark.usefixtures("qapp")
class TestCardTable:
    """Cards as a table."""

    def test_cells(self) -> None:
        model = CardTable()
        tester = watched(model)
        tomorrow = Memory(State.REVIEW, due=NOW + timedelta(days=1))
        cards = (
            card(draft("a")),
            card(cloze("b"), memory=tomorrow),
            card(draft("c"), memory=tomorrow, suspended=True),
        )
        model.set_rows(cards, NOW, ZONE)
        assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())] == list(HEADERS)
        assert [model.index(row, DUE).data() for row in range(3)] == ["new", "tomorrow", "paused"]
        assert model.index(1, ANSWER).data() == "शिव शक्ति (Shiv Shakti)"
        assert tester.model() is model

    def test_sorting_keeps_the_selection_on_its_card(self) -> None:
        model = CardTable()
        tester = watched(model)
        model.set_rows([card(draft(name)) for name in "bca"], NOW, ZONE)
        kept = QPersistentModelIndex(model.index(1, QUESTION))
        model.sort(QUESTION)
        assert [model.index(row, QUESTION).data()[-3] for row in range(3)] == ["a", "b", "c"]
        assert kept.row() == 2
        model.sort(QUESTION, Qt.SortOrder.DescendingOrder)
        assert kept.row() == 0
        assert tester.model() is model

    def test_words_of_an_article_are_never_taken_for_markup(self) -> None:
        model = CardTable()
        model.set_rows([card(topic="<b>& so on")], NOW, ZONE)
        assert model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;&amp; so on</p>"


@pytest.mark.usefixtures("qapp")
def test_sources_come_after_the_row_that_stands_for_all() -> None:
    model = SourceList()
    tester = watched(model)
    model.set_rows(
        [
            Source("1", "Moon landing", PartialDate(2023, 8), "moon.txt", 1, 2, 3),
            Source("2", "Undated", None, "pasted text", 1, 0, 1),
        ]
    )
    assert [model.index(row).data() for row in range(3)] == ["All sources", "Moon landing", "Undated"]
    assert [model.index(row).data(SECOND_LINE) for row in range(3)] == [
        "2 sources · 4 cards",
        "August 2023 · 3 cards, 2 drafts waiting",
        "date unknown · 1 card",
    ]
    assert (model.row_of("2"), model.row_of("gone"), model.row_of(None)) == (2, 0, 0)
    assert tester.model() is model


@pytest.mark.usefixtures("qapp")
def test_what_was_left_out_is_listed_with_its_reason() -> None:
    model = DroppedList()
    tester = watched(model)
    model.set_rows([dropped()])
    assert model.index(0).data() == "It was a proud day. (says nothing that can be asked)"
    assert tester.model() is model
