"""Dates as students write them, day before month."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studyapp.domain.article import DateOrigin
from studyapp.domain.dates import PartialDate
from studyapp.gui.widgets.date_field import BAD_DATE, DateField, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-10-08", "2020-10-08"),
        ("2020-10", "2020-10"),
        ("2020", "2020"),
        ("8 October 2020", "2020-10-08"),
        ("8th Oct 2020", "2020-10-08"),
        ("October 2020", "2020-10"),
        ("Oct. 2020", "2020-10"),
        ("Sept 2020", "2020-09"),
        ("October 8, 2020", "2020-10-08"),
        ("08/10/2020", "2020-10-08"),
        ("8.10.2020", "2020-10-08"),
        ("08-10-2020", "2020-10-08"),
        ("  May 2021 ", "2021-05"),
    ],
)
def test_ways_to_write_a_date(text: str, iso: str) -> None:
    assert read_date(text) == PartialDate.parse(iso)


def test_nothing_is_no_date() -> None:
    assert read_date("  ") is None


@pytest.mark.parametrize(
    "text", ["yesterday", "31 February 2020", "13/13/2020", "Octember 2020", "20", "2020-13", "Mayor 2020"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|no such date|not a month|must be in|out of range"):
        read_date(text)


class TestDateField:
    """The field prefilled with what was found, and what the student makes of it."""

    @pytest.fixture
    def field(self, qtbot: QtBot) -> DateField:
        field = DateField()
        qtbot.addWidget(field)
        return field

    def test_a_found_date_keeps_its_origin_while_it_is_left_alone(self, field: DateField) -> None:
        field.propose(PartialDate(2020, 10), DateOrigin.TEXT)
        assert field.edit().text() == "October 2020"
        assert field.value() == (PartialDate(2020, 10), DateOrigin.TEXT)

    def test_what_the_student_writes_counts_and_stays(self, qtbot: QtBot, field: DateField) -> None:
        qtbot.keyClicks(field.edit(), "9 Oct 2020")
        field.propose(PartialDate(2019), DateOrigin.FILE_NAME)
        assert field.value() == (PartialDate(2020, 10, 9), DateOrigin.STUDENT)

    def test_a_found_date_may_be_taken_out(self, qtbot: QtBot, field: DateField) -> None:
        field.propose(PartialDate(2019), DateOrigin.TEXT)
        field.edit().selectAll()
        qtbot.keyClicks(field.edit(), "\b")
        assert field.value() == (None, DateOrigin.UNKNOWN)

    def test_a_wrong_date_is_told_in_one_line(self, qtbot: QtBot, field: DateField) -> None:
        qtbot.keyClicks(field.edit(), "31 February 2020")
        with pytest.raises(ValueError, match="Write the date like"):
            field.value()
        assert BAD_DATE.count("\n") == 0
