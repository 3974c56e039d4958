"""How far the student has come, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from studyapp.domain.card import ScheduleRow
from studyapp.domain.day import study_day
from studyapp.domain.memory import Rating, State
from studyapp.domain.review import Review
from studyapp.store.store import Store

RETENTION_DAYS = 30
FORECAST_DAYS = 14


@dataclass(frozen=True)
class Summary:
    """``retention`` is the share of answers on cards in REVIEW in the last 30 study days that were not AGAIN.

    It is None where there was none yet; of a card that was answered again and again on one day the first answer counts.

    ``due_by_day`` counts reviews that fall due on each of the next 14 study days, today first, backlog in the first;
    cards that are being learned are among them, new and suspended ones are not. Answers taken back count nowhere.
    """

    sources: int
    drafts: int
    cards: int
    new: int
    learning: int
    review: int
    suspended: int
    reviews: int
    reviews_today: int
    minutes_today: float
    retention: float | None
    due_by_day: tuple[int, ...]


class Statistics:
    """Counts; changes nothing."""

    def __init__(self, store: Store, zone: tzinfo) -> None:
        self._store = store
        self._zone = zone

    def summary(self, now: datetime) -> Summary:
        """Return the figures at ``now``."""
        today = study_day(now, self._zone)
        counts = self._store.counts()
        recent = [r for r in self._store.reviews(since_day=today - RETENTION_DAYS + 1) if not r.undone]
        of_today = [review for review in recent if review.study_day == today]
        return Summary(
            sources=counts.sources,
            drafts=counts.drafts,
            cards=counts.cards,
            new=counts.new,
            learning=counts.learning,
            review=counts.review,
            suspended=counts.suspended,
            reviews=counts.reviews,
            reviews_today=len(of_today),
            minutes_today=sum(review.duration_ms for review in of_today) / 60_000,
            retention=_retention(review for review in recent if review.study_day <= today),
            due_by_day=_due_by_day(self._store.schedule(), today, self._zone),
        )


def _retention(reviews: Iterable[Review]) -> float | None:
    """Return the share of first answers of a day on cards in REVIEW that were not AGAIN, None where there is none."""
    remembered: dict[tuple[str, int], bool] = {}
    for review in reviews:
        if review.state is State.REVIEW:
            remembered.setdefault((review.card_id, review.study_day), review.rating is not Rating.AGAIN)
    return sum(remembered.values()) / len(remembered) if remembered else None


def _due_by_day(rows: Sequence[ScheduleRow], today: int, zone: tzinfo) -> tuple[int, ...]:
    counts = [0] * FORECAST_DAYS
    for row in rows:
        if row.memory.due is not None and not row.suspended:
            day = max(study_day(row.memory.due, zone), row.buried_until or today, today) - today
            if day < FORECAST_DAYS:
                counts[day] += 1
    return tuple(counts)
