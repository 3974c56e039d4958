"""How long answers take this learner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from studyapp.domain.memory import Rating, State
from studyapp.domain.schedule import LogLine, Timing

ENOUGH_ANSWERS = 10
_LONGEST_MS = 120_000  # whoever takes longer has left the desk
_USUAL_LAPSES = 1 / 8  # the share of a typical day's reviews that are forgotten


@dataclass(frozen=True)
class Pace:
    """The seconds that an answer takes: the first one of a new card, one in review, remembered or forgotten, a step.

    A step is an answer in LEARNING or RELEARNING, minutes after the last one.
    """

    new_seconds: float = 20.0
    review_seconds: float = 12.0
    forgotten_seconds: float = 18.0
    step_seconds: float = 6.0

    @property
    def lapse_seconds(self) -> float:
        """The seconds of a forgotten review with the step that follows."""
        return self.forgotten_seconds + self.step_seconds

    @property
    def usual_seconds(self) -> float:
        """The seconds of a review before anything is known of the card: 13.5 at the usual pace."""
        return (1 - _USUAL_LAPSES) * self.review_seconds + _USUAL_LAPSES * self.lapse_seconds


USUAL_PACE = Pace()


def learned_pace(answers: Iterable[LogLine | Timing]) -> Pace:
    """Return the medians of the measured answers; of a kind with fewer than ENOUGH_ANSWERS the usual figure."""
    new: list[float] = []
    remembered: list[float] = []
    forgotten: list[float] = []
    steps: list[float] = []
    for answer in answers:
        if answer.duration_ms > 0 and answer.state is not None:
            in_review = forgotten if answer.rating == Rating.AGAIN else remembered
            kind = new if answer.state == State.NEW else in_review if answer.state == State.REVIEW else steps
            kind.append(min(answer.duration_ms, _LONGEST_MS) / 1000)
    return Pace(
        _median(new, USUAL_PACE.new_seconds),
        _median(remembered, USUAL_PACE.review_seconds),
        _median(forgotten, USUAL_PACE.forgotten_seconds),
        _median(steps, USUAL_PACE.step_seconds),
    )


def _median(seconds: list[float], usual: float) -> float:
    return median(seconds) if len(seconds) >= ENOUGH_ANSWERS else usual
