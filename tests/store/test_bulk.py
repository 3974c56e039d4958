"""Answers as columns: in the order of the log, without those that were taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studyapp.bootstrap import open_services
from studyapp.domain.lines import NONE
from studyapp.domain.memory import Rating
from studyapp.store import bulk
from tests.factories import article, draft, fact

NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("at_once", [1, 2, 20_000])
def test_answers_come_in_the_order_of_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(bulk, "_ANSWERS_AT_ONCE", at_once)
    services = open_services(tmp_path, clock=lambda: NOW, zone=ZoneInfo("Asia/Kolkata"))
    store = services.exchange._store
    assert list(store.answer_columns()) == []
    drafts = [draft(str(number)) for number in range(3)]
    store.save_article(article(), (fact(),), drafts, ())
    services.triage.accept([each.id for each in drafts], NOW)
    cards = [card.id for card in store.cards()]
    for number, card_id in enumerate(cards):
        services.reviews.answer(card_id, Rating.GOOD, NOW + timedelta(seconds=number))
        if number == 1:
            services.reviews.undo(NOW + timedelta(seconds=number))
    reviews = [review for review in store.reviews() if not review.undone]
    lines = [line for columns in store.answer_columns() for line in zip(*columns, strict=True)]
    ms = [round(review.reviewed_at.timestamp() * 1000) for review in reviews]
    assert [(line[0], line[1]) for line in lines] == list(zip((cards[0], cards[2]), ms, strict=True))
    assert [line[2:5] for line in lines] == [
        (int(review.rating), review.study_day, review.duration_ms) for review in reviews
    ]
    assert all(NONE not in line[5:] for line in lines)
    services.close()
