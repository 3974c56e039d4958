"""Fit the memory model to one learner by the engine that Anki uses, which is not part of the app, and try the result.

The engine comes as the package ``fsrs-rs-python``, which states no licence, so whoever wants it installs it. It may
panic, so it runs in a process of its own and what it returns is checked before anybody believes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from math import isfinite
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic

import numpy as np

from studyapp.scheduling.replay import Answers, log_loss, predicted
from studyapp.scheduling.scheduler import Scheduler

ENGINE = "fsrs_rs_python"
HELD_OUT = 0.2  # the share of the answers, the latest, on which old and new parameters are compared
MOST_ANSWERS = 200_000  # the latest ones; more teach nothing new
_LONGEST_HISTORY = 128  # answers of one card
_POLL_SECONDS = 0.1

History = list[tuple[int, int]]  # rating and days since the last answer


@dataclass(frozen=True)
class Fit:
    """The parameters found, None when the engine found none; the log loss on the held-out answers before and after."""

    parameters: tuple[float, ...] | None
    loss_before: float
    loss_after: float

    @property
    def better(self) -> bool:
        """Whether the new parameters foretell the held-out answers better."""
        return self.parameters is not None and self.loss_after < self.loss_before


def engine_is_here() -> bool:
    """Return whether the engine can be imported."""
    return find_spec(ENGINE) is not None


def fit(answers: Answers, cards: int, current: tuple[float, ...]) -> Iterator[float | Fit]:
    """Yield the seconds that have passed while the engine works, at last the Fit. Closing it ends the engine's process.

    ``answers`` are in the order of the log; the last HELD_OUT of them are not shown to the engine.
    """
    shown = round(len(answers.card) * (1 - HELD_OUT))
    parameters: tuple[float, ...] | None = None
    for step in _in_process(histories(answers, shown)):
        if isinstance(step, float):
            yield step
        else:
            parameters = checked(step)
    before = _held_out_loss(answers, cards, current, shown)
    after = _held_out_loss(answers, cards, parameters, shown) if parameters else before
    yield Fit(parameters, before, after)


def histories(answers: Answers, shown: int) -> list[History]:
    """Return the histories that end with an answer on a later day, which are what the engine learns from.

    Of the first ``shown`` answers; a history without any later day would make the engine panic.
    """
    by_card: dict[int, History] = {}
    last: dict[int, int] = {}
    found: list[History] = []
    first = max(0, shown - MOST_ANSWERS)
    columns = (answers.card[:shown].tolist(), answers.rating[:shown].tolist(), answers.day[:shown].tolist())
    for at, (card, rating, day) in enumerate(zip(*columns, strict=True)):
        elapsed = max(0, day - last.get(card, day))
        history = by_card.setdefault(card, [])
        last[card] = day
        if len(history) >= _LONGEST_HISTORY:
            continue
        history.append((rating, elapsed))
        if elapsed > 0 and at >= first:
            found.append(list(history))
    return found


def checked(found: object) -> tuple[float, ...] | None:
    """Return the engine's parameters when they are a model's, None for anything else."""
    if not isinstance(found, list) or not all(isinstance(each, float) and isfinite(each) for each in found):
        return None
    try:
        scheduler = Scheduler(parameters=tuple(found))
        scheduler.check()
    except ValueError:
        return None
    return scheduler.parameters


def _held_out_loss(answers: Answers, cards: int, w: tuple[float, ...], shown: int) -> float:
    return log_loss(predicted(answers, cards, w)[shown:], answers.rating[shown:])


def _in_process(shown: list[History]) -> Iterator[float | list[float] | None]:
    """Run the engine in a process; yield the seconds passed, at last what it returned (None when it failed)."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, shown), daemon=True)
    began = monotonic()
    process.start()
    theirs.close()
    try:
        while not ours.poll(_POLL_SECONDS):
            yield monotonic() - began
        yield _received(ours)
    finally:
        process.terminate()
        process.join()
        ours.close()


def _received(connection: Connection) -> list[float] | None:
    try:
        found: list[float] | None = connection.recv()
    except EOFError:  # the process died
        return None
    return found


def _work(connection: Connection, shown: list[History]) -> None:
    """Do the engine's work and send what it found, None when it panicked (that is no Exception)."""
    try:
        engine = import_module(ENGINE)
        items = [
            engine.FSRSItem([engine.FSRSReview(rating, elapsed) for rating, elapsed in history]) for history in shown
        ]
        found = [float(each) for each in engine.FSRS(engine.DEFAULT_PARAMETERS).compute_parameters(items)]
    except BaseException:  # a panic of the engine is no Exception
        connection.send(None)
    else:
        connection.send(found)
    finally:
        connection.close()


def as_answers(columns: list[tuple[int, int, int]]) -> Answers:
    """Return answers given as card number, rating and study day, in the order of the log."""
    table = np.array(columns, dtype=np.int64).reshape(-1, 3)
    return Answers(table[:, 0], table[:, 1], table[:, 2])
