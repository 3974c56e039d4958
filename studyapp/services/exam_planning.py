"""Exams: note them, see how far one is and what will be known on the day, choose what to do about a shortfall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from random import Random

import numpy as np

from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.day import study_day
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Exam, Scope
from studyapp.domain.ids import random_id
from studyapp.scheduling.exam_plan import ExamCards
from studyapp.scheduling.forecast import Forecast, forecast, recall_on
from studyapp.scheduling.formulas import Ints
from studyapp.scheduling.queue import exam_cards
from studyapp.services.day_plan import ExamTerms, habits_of, parked, upcoming
from studyapp.services.exam_words import (
    AIM,
    MOST_MINUTES,
    PHASE_WORDS,
    STEP_MINUTES,
    Phase,
    forecast_sentence,
    ways_sentences,
)
from studyapp.services.habits import checked_minutes
from studyapp.services.schedule_view import ScheduleView
from studyapp.store.store import Store


@dataclass(frozen=True)
class ExamOutlook:
    """An exam as a screen shows it. ``known_now`` is how many of its ``cards`` would be recalled if it were today.

    ``unseen`` were never asked; ``minutes`` are those of a normal day, ``minutes_today`` those of today,
    ``minutes_left`` what is left of them. ``final_from`` is the first day of the final phase.
    """

    exam: Exam
    days_left: int
    phase: Phase
    words: str
    cards: int
    unseen: int
    known_now: float
    minutes: float
    minutes_today: float
    minutes_left: float
    final_from: date


@dataclass(frozen=True)
class ExamForecast:
    """What is expected on the day, in cards: at ``minutes`` a day, at ten more, at ten fewer (None below ten)."""

    exam: Exam
    cards: int
    minutes: float
    known: float
    known_with_more: float
    known_with_fewer: float | None
    unseen: float
    short: bool
    sentence: str


@dataclass(frozen=True)
class WaysOut:
    """What helps against a shortfall; ``minutes`` and ``drop`` are None when they cannot reach the aim.

    ``drop`` cards, those of ``drop_ids``, would be put to sleep: the least important ones, which were never asked and
    are of the oldest news. ``sentences`` tell the three ways: more minutes, fewer cards, accept it.
    """

    aim: float
    minutes: float | None
    drop: int | None
    drop_ids: tuple[str, ...]
    sentences: tuple[str, str, str]


class ExamPlanning:
    """Exams of one library."""

    def __init__(self, store: Store, zone: tzinfo, rng: Random, view: ScheduleView | None = None) -> None:
        self._store = store
        self._zone = zone
        self._rng = rng
        self._view = view or ScheduleView(store, zone)

    # Exams

    def exams(self) -> tuple[Exam, ...]:
        """Return all exams, past ones too, the nearest day first."""
        return self._store.exams()

    def add(
        self, name: str, day: PartialDate, now: datetime, minutes: float | None = None, scope: Scope | None = None
    ) -> Exam:
        """Note an exam and return it; of a month only its first day is sure, so that day counts.

        InputError for an empty name, a day that is over or known to the year only, or minutes that no day has.
        """
        if day.month is None:
            raise InputError(f"The day of the exam is not known: {day.iso()} (write 2027-05-23 or 2027-05).")
        on = date(day.year, day.month, day.day or 1)
        exam = Exam(random_id(self._rng), name.strip(), on, now, minutes, scope or Scope())
        self._check(exam, now)
        self._store.save_exam(exam)
        return exam

    def change(self, exam: Exam, now: datetime) -> Changes:
        """Change the exam of that id. InputError as for ``add``, or when there is none of that id."""
        if all(each.id != exam.id for each in self._store.exams()):
            raise InputError(f"There is no exam {exam.id}.")
        self._check(exam, now)
        return self._store.save_exam(replace(exam, name=exam.name.strip()))

    def remove(self, exam_id: str) -> Changes:
        """Forget an exam; its cards go on by the plain schedule. InputError when it is unknown."""
        return self._store.remove_exam(exam_id)

    # Plans

    def outlooks(self, now: datetime) -> tuple[ExamOutlook, ...]:
        """Return every exam as it stands at ``now``, the nearest first; those that are over come last."""
        self._view.refresh(now)
        today = study_day(now, self._zone)
        coming = [self._outlook(each, today) for each in upcoming(self._view, today)]
        over = [_over(exam, today) for exam in self._view.exams() if exam.day.toordinal() < today]
        return (*coming, *reversed(over))

    def forecast(self, exam_id: str, now: datetime) -> ExamForecast:
        """Play the plan through and return what is expected on the day. InputError when the exam is unknown or over.

        The same library at the same time gives the same forecast. It takes up to a second: not for the window's thread.
        """
        play, terms = self._player(exam_id, now)
        expected, more = play(terms.minutes, None), play(terms.minutes + STEP_MINUTES, None)
        fewer = play(terms.minutes - STEP_MINUTES, None) if terms.minutes > STEP_MINUTES else None
        return ExamForecast(
            exam=terms.exam,
            cards=expected.cards,
            minutes=terms.minutes,
            known=expected.known,
            known_with_more=more.known,
            known_with_fewer=fewer.known if fewer else None,
            unseen=expected.unseen,
            short=expected.cards > 0 and expected.share < AIM,
            sentence=forecast_sentence(terms.minutes, expected, more, fewer),
        )

    def ways_out(self, exam_id: str, now: datetime) -> WaysOut:
        """Return what would bring the share of known cards to AIM. It takes some seconds in a big library."""
        play, terms = self._player(exam_id, now)
        today = study_day(now, self._zone)
        unseen = self._least_important(terms, today)
        expected = play(terms.minutes, None)
        minutes = _least(int(terms.minutes), int(MOST_MINUTES), 5, lambda more: play(float(more), None).share >= AIM)

        def enough(number: int) -> bool:
            left = play(terms.minutes, unseen[:number])
            return not left.cards or left.share >= AIM

        drop = _least(0, len(unseen), max(1, len(unseen) // 50), enough)
        ids = tuple(self._view.columns.ids[place] for place in unseen[: drop or 0])
        return WaysOut(AIM, minutes, drop, ids, ways_sentences(minutes, drop, expected))

    def drop(self, card_ids: Sequence[str]) -> Changes:
        """Put the cards of a way out to sleep; they can be woken like any other. InputError when one is unknown."""
        return self._store.suspend(tuple(dict.fromkeys(card_ids)), True)

    def _check(self, exam: Exam, now: datetime) -> None:
        if not exam.name:
            raise InputError("The exam has no name.")
        if exam.day.toordinal() < study_day(now, self._zone):
            raise InputError(f"The day of the exam is over: {exam.day.isoformat()}.")
        if exam.minutes is not None:
            checked_minutes(exam.minutes)

    def _outlook(self, each: ExamTerms, today: int) -> ExamOutlook:
        cards = exam_cards(self._view.columns, self._places(each, today))
        pace = self._view.latest.pace(today)
        final = each.terms.final_start(len(cards.fact), pace)
        phase = Phase.TODAY if today == each.terms.exam else Phase.FINAL if today >= final else Phase.BUILD
        spent = self._view.latest.seconds(today)
        places = self._view.columns.places
        done = sum(s for card_id, s in spent.items() if card_id in places and each.covered[places[card_id]])
        minutes = each.terms.seconds_on(today) / 60
        return ExamOutlook(
            exam=each.exam,
            days_left=each.terms.exam - today,
            phase=phase,
            words=PHASE_WORDS[phase],
            cards=len(cards.fact),
            unseen=int(cards.new.sum()),
            known_now=float(recall_on(cards, today, self._view.parameters()).sum()),
            minutes=each.minutes,
            minutes_today=minutes,
            minutes_left=max(0.0, minutes - done / 60),
            final_from=date.fromordinal(final),
        )

    def _places(self, each: ExamTerms, today: int) -> Ints:
        """Return where the cards are that the plan asks for: those asleep or parked are not among them."""
        columns = self._view.columns
        asked = each.covered & ~columns.gone & ~columns.suspended
        asleep = parked(self._view, columns, today)
        return np.flatnonzero(asked if asleep is None else asked & ~asleep)

    def _player(self, exam_id: str, now: datetime) -> tuple[Callable[[float, Ints | None], Forecast], ExamTerms]:
        """Return a function from minutes a day and cards left out to the forecast, and the exam's terms."""
        self._view.refresh(now)
        today = study_day(now, self._zone)
        terms = next((each for each in upcoming(self._view, today) if each.exam.id == exam_id), None)
        if terms is None:
            raise InputError(f"There is no exam {exam_id} to come.")
        places = self._places(terms, today)
        calendar, pace = habits_of(self._view).calendar(), self._view.latest.pace(today)
        spent = terms.terms.seconds_on(today) - 60 * self._outlook(terms, today).minutes_left

        def play(minutes: float, without: Ints | None) -> Forecast:
            kept = places if without is None else places[~np.isin(places, without)]
            cards: ExamCards = exam_cards(self._view.columns, kept)
            days = calendar.minutes(minutes, terms.terms.start, terms.terms.exam)
            plan = replace(terms.terms, seconds=[60 * each for each in days])
            return forecast(cards, today, plan, pace, self._view.parameters(), spent=spent)

        return play, terms

    def _least_important(self, each: ExamTerms, today: int) -> Ints:
        """Return the cards that were never asked, those of the oldest news first, of one month the latest made."""
        columns = self._view.columns
        places = self._places(each, today)
        places = places[np.isnan(columns.stability[places])][::-1]
        age = self._view.months_of(places)
        return places[np.argsort(age, kind="stable")]


def _over(exam: Exam, today: int) -> ExamOutlook:
    days = exam.day.toordinal() - today
    return ExamOutlook(exam, days, Phase.OVER, PHASE_WORDS[Phase.OVER], 0, 0, 0.0, 0.0, 0.0, 0.0, exam.day)


def _least(low: int, high: int, step: int, enough: Callable[[int], bool]) -> int | None:
    """Return about the least number from ``low`` to ``high`` that is enough (to ``step``), None when none is."""
    if not enough(high):
        return None
    while high - low > step:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
