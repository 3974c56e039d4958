"""Count what falls due on which study day."""

from __future__ import annotations

import numpy as np

from studyapp.domain.day import day_start
from studyapp.domain.memory import State
from studyapp.scheduling.columns import micros
from studyapp.services.schedule_view import ScheduleView


def due_by_day(view: ScheduleView, today: int, days: int, *, overdue: bool = True) -> tuple[int, ...]:
    """Return how many cards fall due on each of the next study days, today first.

    What was due before today counts for today, unless ``overdue`` is False. Cards that are being learned are among
    them, new and suspended ones are not; a buried card counts for the day on which it comes back.
    """
    columns = view.columns
    studied = (columns.state != State.NEW) & ~columns.gone & ~columns.suspended
    starts = np.array([micros(day_start(today + ahead, view.zone)) for ahead in range(days + 1)], dtype=np.int64)
    ahead = np.searchsorted(starts, columns.due_us[studied], side="right") - 1
    if overdue:
        back = np.maximum(columns.buried_until[studied] - today, 0)
        ahead = np.maximum(ahead, back)
    ahead = ahead[ahead >= 0]
    counts = np.bincount(ahead[ahead < days], minlength=days)
    return tuple(counts.tolist())
