"""Any text at all is read without a crash, the same each time, and quickly enough."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.extract.notes.page import Page
from studyapp.extract.notes.reader import read_line

LINES = st.lists(
    st.sampled_from(
        [
            "X",
            "HQ",
            "Pune",
            "=",
            "—",
            ";",
            "(",
            ")",
            "2015",
            "₹5 cr",
            "launched",
            "by",
            "Ministry of Mines",
            "Act 1990",
            ":",
            "→",
            "?",
            "‘",
            "A + B",
            ",",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(line=LINES | st.text(max_size=120))
def test_any_line(gazetteer, line):
    page = Page("Notes of 2019", "2019", {}, gazetteer)
    assert list(read_line(line, "Awards", page)) == list(read_line(line, "Awards", page))
