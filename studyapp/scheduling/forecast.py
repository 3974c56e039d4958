"""What will be known on the day of an exam: the plan played through to the end, with chance for the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from studyapp.domain.memory import Rating
from studyapp.scheduling import formulas, outcomes
from studyapp.scheduling.exam_plan import ExamCards, Terms, choose
from studyapp.scheduling.formulas import Bools, Floats, Ints, Parameters
from studyapp.scheduling.pace import Pace

MOST_CARDS = 3000  # of more cards a sample is played, with its share of the minutes
SEED = 20_261_124


@dataclass(frozen=True)
class Forecast:
    """``known`` is the expected number of cards recalled on the day of the exam; ``unseen`` those never asked by then."""

    cards: int
    known: float
    unseen: float

    @property
    def share(self) -> float:
        """The expected share of the cards that is recalled."""
        return self.known / self.cards if self.cards else 0.0


def forecast(
    cards: ExamCards, today: int, terms: Terms, pace: Pace, w: Parameters, *, spent: float = 0.0, seed: int = SEED
) -> Forecast:
    """Play the plan from ``today`` to the exam; ``spent`` seconds of today are used already.

    The same cards, terms and seed give the same forecast. Of two forecasts with the same seed, the one with more
    minutes is better by what the minutes are worth, not by luck.
    """
    total = len(cards.fact)
    places, share = _sample(cards, seed)
    sample = _copy(cards, places)
    generator = np.random.default_rng(seed)
    played = replace(terms, seconds=[seconds * share for seconds in terms.seconds])
    for day in range(today, terms.exam):
        seconds = played.seconds_on(day) - (spent * share if day == today else 0.0)
        sample = _play(sample, day, played, seconds, pace, w, generator)
    unseen = float(sample.new.sum()) / share if share else 0.0
    return Forecast(total, float(recall_on(sample, terms.exam, w).sum()) / share if share else 0.0, unseen)


def days_until_seen(
    cards: ExamCards, waiting: Bools, today: int, terms: Terms, pace: Pace, w: Parameters, *, seed: int = SEED
) -> int | None:
    """Return in how many days the plan has asked every card that is ``waiting``, None when the exam comes first."""
    places, share = _sample(cards, seed)
    played, asked = _copy(cards, places), waiting[places]
    terms = replace(terms, seconds=[seconds * share for seconds in terms.seconds])
    generator = np.random.default_rng(seed)
    for day in range(today, terms.exam):
        played = _play(played, day, terms, terms.seconds_on(day), pace, w, generator)
        if (played.last_day[asked] >= today).all():
            return day - today + 1
    return None


def recall_on(cards: ExamCards, day: int, w: Parameters) -> Floats:
    """Return the chance of recall of each card on that day if nothing is revised until then; 0 for a new card."""
    stability = np.where(cards.new, 1.0, cards.stability)
    recall = formulas.recall_after(np.maximum(day - cards.last_day, 0.0), stability, w)
    return np.where(cards.new, 0.0, recall)


def _sample(cards: ExamCards, seed: int) -> tuple[Ints, float]:
    """Return where the cards are, or whole facts of them drawn by chance, and which share of all they are."""
    total = len(cards.fact)
    if total <= MOST_CARDS:
        return np.arange(total), 1.0 if total else 0.0
    facts = np.unique(cards.fact)
    drawn = np.random.default_rng(seed).choice(facts, size=len(facts) * MOST_CARDS // total, replace=False)
    marked = np.zeros(facts[-1] + 1, dtype=np.bool_)
    marked[drawn] = True
    places = np.flatnonzero(marked[cards.fact])
    return places, len(places) / total


def _copy(cards: ExamCards, places: Ints) -> ExamCards:
    return ExamCards(
        cards.stability[places].copy(),
        cards.difficulty[places].copy(),
        cards.last_day[places].astype(np.float64),
        cards.fact[places],
    )


def _play(
    cards: ExamCards, day: int, terms: Terms, seconds: float, pace: Pace, w: Parameters, generator: np.random.Generator
) -> ExamCards:
    """Return the cards after that day's work (changed in place)."""
    luck = generator.random(len(cards.fact))
    if seconds <= 0:
        return cards
    places = choose(cards, day, terms, seconds, pace, w).places
    new = np.isnan(cards.stability[places])
    _first_answers(cards, places[new], luck[places[new]], w)
    _later_answers(cards, places[~new], luck[places[~new]], day, w)
    cards.last_day[places] = day
    return cards


def _first_answers(cards: ExamCards, places: Ints, luck: Floats, w: Parameters) -> None:
    first = outcomes.first_day(Pace(), w)
    rating = np.searchsorted(np.cumsum(outcomes.FIRST_SHARES)[:-1], luck, side="right")
    cards.stability[places] = first.stability[rating]
    cards.difficulty[places] = first.difficulty[rating]


def _later_answers(cards: ExamCards, places: Ints, luck: Floats, day: int, w: Parameters) -> None:
    stability, difficulty = cards.stability[places], cards.difficulty[places]
    recall = formulas.recall_after(day - cards.last_day[places], stability, w)
    rating = _rating(recall, luck)
    remembered = formulas.stability_recalled(stability, difficulty, recall, rating, w)
    lapsed = outcomes.stability_lapsed(stability, difficulty, recall, w)
    cards.stability[places] = np.where(rating == Rating.AGAIN, lapsed, remembered)
    cards.difficulty[places] = formulas.next_difficulty(difficulty, rating, w)


def _rating(recall: Floats, luck: Floats) -> Ints:
    """Return AGAIN where luck does not reach the recall, else HARD, GOOD or EASY by their shares."""
    within = np.clip(luck / recall, 0.0, 1.0)
    remembered = 2 + np.searchsorted(np.cumsum(outcomes.REMEMBERED_SHARES)[:-1], within, side="right")
    return np.where(luck < recall, remembered, int(Rating.AGAIN))
