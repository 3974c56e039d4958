"""Which cards an exam is about."""

from __future__ import annotations

import pytest

from studyapp.domain.exam import Scope


def test_an_exam_is_about_everything_unless_something_is_named():
    assert Scope().is_everything()
    assert Scope().covers((), "article", "")


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (Scope(tags=("polity", "space")), True),
        (Scope(tags=("polity",)), False),
        (Scope(sources=("article",)), True),
        (Scope(sources=("other",)), False),
        (Scope(months=("2026-10", "2026-11")), True),
        (Scope(months=("2026-09",)), False),
        (Scope(tags=("space",), months=("2026-09",)), False),  # every named part must fit
        (Scope(tags=("space",), sources=("article",), months=("2026-10",)), True),
    ],
)
def test_a_card_fits_every_part_that_is_named(scope, covered):
    assert scope.covers(("space", "isro"), "article", "2026-10") is covered
    assert not scope.is_everything()
