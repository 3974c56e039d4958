"""How far the student has come, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from studyapp.domain.day import study_day
from studyapp.domain.memory import Rating, State
from studyapp.domain.schedule import LogLine
from studyapp.services.due_days import due_by_day
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.store import Store

RETENTION_DAYS = 30
FORECAST_DAYS = 14
AGES = ((1, 7), (8, 30), (31, 90), (91, None))  # days since the last answer, both ends included


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


@dataclass(frozen=True)
class Aged:
    """Reviews that came ``first_day`` to ``last_day`` days after the last answer (None: any later), and the known ones."""

    first_day: int
    last_day: int | None
    reviews: int
    known: int

    @property
    def retention(self) -> float | None:
        """The share that was known, None where there was no review."""
        return self.known / self.reviews if self.reviews else None


@dataclass(frozen=True)
class Load:
    """What was done on a day."""

    day: date
    answers: int
    minutes: float


class Statistics:
    """Counts; changes nothing."""

    def __init__(self, store: Store, zone: tzinfo, view: ScheduleView | None = None) -> None:
        self._store = store
        self._zone = zone
        self._view = view or ScheduleView(store, zone)

    def summary(self, now: datetime) -> Summary:
        """Return the figures at ``now``."""
        today = study_day(now, self._zone)
        self._view.refresh(now)
        recent = self._view.recent
        counts = self._store.counts()
        of_today = tuple(recent.on(today))
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
            minutes_today=sum(answer.duration_ms for answer in of_today) / 60_000,
            retention=_retention(recent.between(today - RETENTION_DAYS + 1, today)),
            due_by_day=due_by_day(self._view, today, FORECAST_DAYS),
        )

    def retention_by_age(self, now: datetime) -> tuple[Aged, ...]:
        """Return what was known of the reviews of the last 30 study days, by how long ago the card was last answered."""
        first = study_day(now, self._zone) - RETENTION_DAYS + 1
        gaps = self._store.review_gaps(first)
        return tuple(_aged(low, high, gaps) for low, high in AGES)

    def load(self, now: datetime) -> tuple[Load, ...]:
        """Return what was done on each of the last 30 study days, today last."""
        today = study_day(now, self._zone)
        self._view.refresh(now)
        return tuple(self._load(day) for day in range(today - RETENTION_DAYS + 1, today + 1))

    def _load(self, day: int) -> Load:
        answers = tuple(self._view.recent.on(day))
        return Load(date.fromordinal(day), len(answers), sum(answer.duration_ms for answer in answers) / 60_000)


def _retention(answers: Iterable[LogLine]) -> float | None:
    """Return the share of first answers of a day on cards in REVIEW that were not AGAIN, None where there is none."""
    remembered: dict[tuple[str, int], bool] = {}
    for answer in answers:
        if answer.state == State.REVIEW:
            remembered.setdefault((answer.card_id, answer.study_day), answer.rating != Rating.AGAIN)
    return sum(remembered.values()) / len(remembered) if remembered else None


def _aged(low: int, high: int | None, gaps: Iterable[tuple[int, int]]) -> Aged:
    """Return the part of ``gaps`` (days since the last answer, rating) that lies within these days."""
    ratings = [rating for days, rating in gaps if days >= low and (high is None or days <= high)]
    return Aged(low, high, len(ratings), sum(rating != Rating.AGAIN for rating in ratings))
