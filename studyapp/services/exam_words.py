"""What is said of an exam's plan, in plain words."""

from __future__ import annotations

from enum import StrEnum

from studyapp.scheduling.forecast import Forecast
from studyapp.services.wording import amount

STEP_MINUTES = 10.0  # a forecast is told for so many minutes more and fewer, too
AIM = 0.9  # the share of the cards that a plan is expected to bring to the exam; below, ways out are told
MOST_MINUTES = 240.0


class Phase(StrEnum):
    """Where a plan stands."""

    BUILD = "build"
    FINAL = "final"
    TODAY = "today"  # the day of the exam
    OVER = "over"


PHASE_WORDS = {
    Phase.BUILD: "Building up: new cards enter day by day, the least known come first.",
    Phase.FINAL: "Last round: what adds most to the day of the exam comes first.",
    Phase.TODAY: "Today is the day.",
    Phase.OVER: "The exam is over; cards come by the plain schedule again.",
}


def forecast_sentence(minutes: float, expected: Forecast, more: Forecast, fewer: Forecast | None) -> str:
    """Return what is expected at these minutes a day, at STEP_MINUTES more, and at fewer where there are so many."""
    if not expected.cards:
        return "This exam has no cards yet."
    words = f"At {minutes:g} minutes a day about {expected.known:,.0f} of {amount(expected.cards, 'card')} known on the day."
    # Whole cards less whole cards: the figures stand beside the sentence, and both must say the same.
    known = round(expected.known)
    gained = max(0, round(more.known) - known)
    lost = 0 if fewer is None else max(0, known - round(fewer.known))
    if not gained and not lost:
        also = "" if fewer is None else " or fewer"
        return f"{words} {STEP_MINUTES:g} minutes more{also} would change nothing."
    words += f" {STEP_MINUTES:g} minutes more would add {gained or 'nothing'}"
    return f"{words}." if fewer is None else f"{words}, {STEP_MINUTES:g} fewer would cost {lost or 'nothing'}."


def ways_sentences(minutes: int | None, drop: int | None, expected: Forecast) -> tuple[str, str, str]:
    """Return the three ways out of a shortfall: more minutes, fewer cards, accept it."""
    aim = f"{AIM:.0%}"
    return (
        f"{minutes} minutes a day bring {aim} of the cards."
        if minutes
        else f"No {MOST_MINUTES:g} minutes a day bring {aim}.",
        f"Leave out the {amount(drop, 'least important card')} that you have not seen yet, and {aim} of the rest is known."
        if drop
        else f"Leaving out unseen cards alone does not bring {aim}.",
        f"Accept it: about {expected.known:,.0f} of {amount(expected.cards, 'card')} on the day.",
    )
