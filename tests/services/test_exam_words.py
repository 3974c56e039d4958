"""What is expected on the day, in plain words."""

from __future__ import annotations

import pytest

from studyapp.scheduling.forecast import Forecast
from studyapp.services.exam_words import forecast_sentence


@pytest.mark.parametrize(
    ("known", "more", "fewer", "words"),
    [
        (820, 880, 700, "10 minutes more would add 60, 10 fewer would cost 120."),
        (820.4, 820.6, 819.4, "10 minutes more would add 1, 10 fewer would cost 1."),
        (819.6, 820.4, 819.6, "10 minutes more or fewer would change nothing."),
        (820, 820.3, 700, "10 minutes more would add nothing, 10 fewer would cost 120."),
        (820, 880, 820, "10 minutes more would add 60, 10 fewer would cost nothing."),
        (820, 820, 820, "10 minutes more or fewer would change nothing."),
        (820, 820, None, "10 minutes more would change nothing."),
        (820, 880, None, "10 minutes more would add 60."),
    ],
)
def test_what_other_minutes_would_bring(known, more, fewer, words):
    others = [None if each is None else Forecast(1000, each, 0) for each in (more, fewer)]
    assert forecast_sentence(35, Forecast(1000, known, 0), others[0], others[1]) == (
        f"At 35 minutes a day about 820 of 1,000 cards known on the day. {words}"
    )


def test_without_cards_nothing_is_foretold():
    nothing = Forecast(0, 0, 0)
    assert forecast_sentence(35, nothing, nothing, nothing) == "This exam has no cards yet."
