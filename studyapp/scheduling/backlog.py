"""Work off what piled up while the student was away, day by day within the minutes."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 60  # days; a plan for longer would be no comfort


def days_to_clear(backlog: float, own: Sequence[float], minutes: Sequence[float]) -> int | None:
    """Return in how many days the backlog (in minutes) is gone, None when it is not within the given days.

    Each day brings ``own`` minutes, which are done first, and has ``minutes`` in all; what does not fit of a day's own
    joins the backlog.
    """
    for days, (due, free) in enumerate(zip(own, minutes, strict=True), 1):
        backlog += due - free
        if backlog <= 0:
            return days
    return None
