"""A leech is spoken of at the 8th lapse, then at every 4th."""

from __future__ import annotations

from studyapp.scheduling.leech import is_leech


def test_the_lapses_at_which_a_card_is_a_leech():
    assert [lapses for lapses in range(22) if is_leech(lapses)] == [8, 12, 16, 20]
