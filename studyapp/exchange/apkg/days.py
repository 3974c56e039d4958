"""Which study day a moment in milliseconds belongs to, for a million of them at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from studyapp.domain.day import day_start, study_day

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LAST_DAY = date(9990, 1, 1).toordinal()
DAY_MS = 86_400_000
QUARTER = 900_000  # clocks of this world differ by quarters of an hour, so no study day begins within one


def moment(ms: int) -> datetime:
    """Return the aware UTC time."""
    return _EPOCH + timedelta(milliseconds=ms)


def milliseconds(at: datetime) -> int:
    """Return the milliseconds since 1970, whole ones, towards the past."""
    return (at - _EPOCH) // _MILLISECOND


class _Starts(dict[int, int]):
    """When the study day of an ordinal begins, in milliseconds, computed when it is first asked for."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone

    def __missing__(self, day: int) -> int:
        found = self[day] = milliseconds(day_start(min(day, _LAST_DAY), self._zone))
        return found


class _Blocks(dict[int, tuple[int, int] | None]):
    """For each 24 hours since 1970 the ordinal of the study day at their start and when the next one begins, in ms.

    None where the clocks are changed meanwhile.
    """

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone

    def __missing__(self, block: int) -> tuple[int, int] | None:
        start, end = (moment((block + after) * DAY_MS).astimezone(self._zone) for after in (0, 1))
        day = study_day(start, self._zone)
        even = start.utcoffset() == end.utcoffset()
        found = self[block] = (day, milliseconds(day_start(day + 1, self._zone))) if even else None
        return found


class Days:
    """Study days of a student in one zone, reckoned by whole days; ``starts`` is when each begins, in ms."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._blocks = _Blocks(zone)
        self.starts = _Starts(zone)

    def day(self, ms: int) -> int:
        """Return the ordinal of the study day of that moment."""
        block = self._blocks[ms // DAY_MS]
        if block is None:
            return study_day(moment(ms), self._zone)
        return block[0] if ms < block[1] else block[0] + 1

    def are_even(self, first: int, last: int) -> bool:
        """Return whether no clock is changed from one day to another: looked at week by week, for no change is taken back sooner."""
        return all(self.starts[day + 7] - self.starts[day] == 7 * DAY_MS for day in range(first, last, 7))

    def begun_at(self, ms: int) -> int | None:
        """Return the day that begins at exactly that moment, None when none does."""
        if ms % QUARTER:
            return None
        day = self.day(ms)
        return day if self.starts[day] == ms else None
