"""Fit the memory model to this learner, and keep the result only if it foretells better."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from studyapp.domain.changes import Changes
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Memory
from studyapp.domain.progress import Progress
from studyapp.scheduling import fit as engine
from studyapp.scheduling.replay import Answers
from studyapp.scheduling.scheduler import PARAMETERS, Scheduler
from studyapp.services.rebuilding import rebuilt
from studyapp.services.schedule_view import PARAMETERS_SETTING, ScheduleView
from studyapp.services.wording import amount
from studyapp.store.store import Store

FEWEST_REVIEWS = 1000
HOW_TO_GET_IT = "Fitting needs the package fsrs-rs-python, which is not part of StudyApp: pip install fsrs-rs-python, then fit again."


@dataclass(frozen=True)
class Fitted:
    """Whether new parameters were adopted, what the old and the new ones were surprised by (log loss), and all in words."""

    adopted: bool
    reviews: int
    loss_before: float
    loss_after: float
    sentence: str
    changes: Changes


class Fitting:
    """Fits the parameters of one library."""

    def __init__(self, store: Store, zone: tzinfo, view: ScheduleView | None = None) -> None:
        self._store = store
        self._zone = zone
        self._view = view or ScheduleView(store, zone)

    def available(self) -> str:
        """Return an empty text when a fit can begin, else one line on what is missing."""
        if not engine.engine_is_here():
            return HOW_TO_GET_IT
        reviews = self._store.counts().reviews
        if reviews < FEWEST_REVIEWS:
            return f"Fitting needs {FEWEST_REVIEWS:,} answers; there are {reviews:,} so far."
        return ""

    def fit(self, now: datetime) -> Iterator[Progress | Fitted]:
        """Yield Progress, at last what came of it. InputError when it cannot begin. Closing it stops without a change.

        Adopted parameters are stored together with every memory, rebuilt by them; due times stay as they were promised.
        """
        missing = self.available()
        if missing:
            raise InputError(missing)
        self._view.refresh(now)
        yield Progress(0, 0, "Reading the answers")
        answers, cards = _answers(self._store)
        found: engine.Fit | None = None
        for step in engine.fit(answers, cards, self._view.parameters()):
            if isinstance(step, engine.Fit):
                found = step
            else:
                yield Progress(0, 0, f"Fitting ({step:.0f} s)")
        assert found is not None
        if found.parameters is None or not found.better:
            yield _kept(found, len(answers.card))
            return
        yield from self._adopt(found, found.parameters, len(answers.card))

    def reset(self) -> Changes:
        """Go back to the parameters that StudyApp comes with."""
        return self._store.adopt_parameters(PARAMETERS_SETTING, "", self._memories(PARAMETERS))

    def _adopt(self, found: engine.Fit, parameters: tuple[float, ...], reviews: int) -> Iterator[Progress | Fitted]:
        yield Progress(0, 0, "Rebuilding every card's memory")
        text = json.dumps(parameters)
        changes = self._store.adopt_parameters(PARAMETERS_SETTING, text, self._memories(parameters))
        sentence = f"Adopted, from {amount(reviews, 'answer')}: {_figures(found)}."
        yield Fitted(True, reviews, found.loss_before, found.loss_after, sentence, changes)

    def _memories(self, parameters: tuple[float, ...]) -> dict[str, Memory]:
        return rebuilt(self._store, Scheduler(parameters=parameters), self._zone)


def _answers(store: Store) -> tuple[Answers, int]:
    """Return all answers that stand, and of how many cards they are."""
    numbers: dict[str, int] = {}
    lines = store.log_lines(0, 0)
    undone = {line.undoes for line in lines if line.undoes is not None}
    columns = [
        (numbers.setdefault(line.card_id, len(numbers)), line.rating, line.study_day)
        for line in lines
        if line.undoes is None and line.id not in undone
    ]
    return engine.as_answers(columns), len(numbers)


def _kept(found: engine.Fit, reviews: int) -> Fitted:
    why = "the engine found nothing" if found.parameters is None else _figures(found)
    sentence = f"The memory model stays as it is: {why}."
    return Fitted(False, reviews, found.loss_before, found.loss_after, sentence, Changes())


def _figures(found: engine.Fit) -> str:
    return (
        f"on the latest answers its error was {found.loss_before:.4f} before and {found.loss_after:.4f} after the fit"
    )
