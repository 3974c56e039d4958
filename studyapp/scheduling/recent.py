"""The answers of the last weeks, as the log grows: what was done today, how fast the learner is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from studyapp.domain.memory import State
from studyapp.domain.schedule import LogLine
from studyapp.scheduling.pace import Pace, learned_pace

PACE_DAYS = 7  # study days before today whose answers tell how fast the learner is
PACE_ANSWERS = 500  # of them the latest so many: a median needs no more


class RecentAnswers:
    """Answers that stand, by study day. Take over the lines of the log in their order, each once."""

    def __init__(self) -> None:
        self.sequence = 0
        self._by_day: dict[int, dict[str, LogLine]] = {}
        self._day_of: dict[str, int] = {}
        self._pace: tuple[int, Pace] | None = None

    def take(self, lines: Iterable[LogLine]) -> None:
        """Take over what the log says next; an undo takes its answer out again."""
        for line in lines:
            self.sequence = max(self.sequence, line.sequence)
            if line.undoes is None:
                if self._pace is not None and line.study_day < self._pace[0]:
                    self._pace = None
                self._by_day.setdefault(line.study_day, {})[line.id] = line
                self._day_of[line.id] = line.study_day
            elif line.undoes in self._day_of:
                self._drop(line.undoes)

    def on(self, day: int) -> Iterable[LogLine]:
        """Return the answers of one study day, in order."""
        return self._by_day.get(day, {}).values()

    def between(self, first: int, last: int) -> Iterator[LogLine]:
        """Yield the answers of the study days from ``first`` to ``last``, both included."""
        for day in sorted(self._by_day):
            if first <= day <= last:
                yield from self._by_day[day].values()

    def days(self) -> set[int]:
        """Return the study days that have an answer."""
        return {day for day, answers in self._by_day.items() if answers}

    def introduced(self, day: int) -> set[str]:
        """Return the ids of the cards that were seen for the first time on that day."""
        return {line.card_id for line in self.on(day) if line.state == State.NEW}

    def seconds(self, day: int) -> dict[str, float]:
        """Return the seconds that each card took on that day."""
        spent: dict[str, float] = {}
        for line in self.on(day):
            spent[line.card_id] = spent.get(line.card_id, 0.0) + line.duration_ms / 1000
        return spent

    def know_pace(self, today: int, pace: Pace) -> None:
        """Take the pace of that day from elsewhere, where answers of the days before it are not at hand."""
        self._pace = today, pace

    def pace(self, today: int) -> Pace:
        """Return the learner's pace by the days before ``today``; it is the same all day long."""
        if self._pace is None or self._pace[0] != today:
            answers = tuple(self.between(today - PACE_DAYS, today - 1))
            self._pace = today, learned_pace(answers[-PACE_ANSWERS:])
        return self._pace[1]

    def _drop(self, answer_id: str) -> None:
        day = self._day_of.pop(answer_id)
        del self._by_day[day][answer_id]
        self._pace = None
