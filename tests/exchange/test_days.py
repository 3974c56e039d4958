"""Many moments are put into study days as each of them would be alone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.day import day_start, study_day
from studyapp.exchange.apkg.days import DAY_MS, Days, milliseconds, moment

ZONES = (
    "Asia/Kolkata",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",  # clocks change by half an hour
    "Pacific/Apia",  # 30 December 2011 never was
    "Asia/Kathmandu",
)
FIRST, LAST = (milliseconds(datetime(year, 1, 1, tzinfo=UTC)) for year in (2000, 2060))


@pytest.mark.parametrize("name", ZONES)
@given(st.lists(st.integers(FIRST, LAST), min_size=1))
def test_a_moment_is_in_its_study_day(name: str, moments: list[int]) -> None:
    zone = ZoneInfo(name)
    days = Days(zone)
    assert [days.day(ms) for ms in moments] == [study_day(moment(ms), zone) for ms in moments]


@pytest.mark.parametrize("name", ZONES)
def test_every_study_day_of_two_years_begins_and_ends_where_it_does(name: str) -> None:
    zone = ZoneInfo(name)
    days = Days(zone)
    first = study_day(datetime(2011, 1, 1, tzinfo=UTC), zone)
    for day in range(first, first + 730):
        begins = milliseconds(day_start(day, zone))
        for ms in (begins - 1, begins, begins + DAY_MS // 2):
            assert days.day(ms) == study_day(moment(ms), zone)
