"""The list beside a test uses what a wide window leaves empty, and gives way in a narrow one."""

from __future__ import annotations

from studyapp.gui.views.tests_width import list_width


def test_a_wide_window_gives_the_list_more_a_narrow_one_less() -> None:
    narrow, usual, wide, widest = (list_width(page, 900, narrow=page < 900) for page in (700, 1200, 1500, 4000))
    assert narrow < usual < wide < widest
    assert usual == list_width(900, 900, narrow=False)
    assert widest == list_width(9000, 900, narrow=False)


def test_beside_an_article_the_list_is_narrow_unless_there_is_room_for_all() -> None:
    assert list_width(1300, 900, narrow=False, beside_article=True) < list_width(1300, 900, narrow=False)
    assert list_width(2400, 900, narrow=False, beside_article=True) == list_width(1200, 900, narrow=False)
