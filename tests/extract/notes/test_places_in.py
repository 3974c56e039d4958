"""Words are found as whole words, whatever white space stands between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studyapp.extract.notes.places_in import spaced, whole_word, whole_words


def test_whole_words() -> None:
    assert whole_word("Alban and Alba", "Alba") == 10
    assert whole_word("Alban", "Alba") == -1
    assert whole_word("Alban", "Alba", begins=True) == 0
    assert whole_word("sAlban", "Alba", begins=True) == -1
    assert list(whole_words("a b a", "a")) == [0, 4]
    assert whole_word("Alba", "") == -1


def test_spaced() -> None:
    assert spaced("of the  Alba\n Dam.", "the Alba Dam") == (3, 17)
    assert spaced("of the Alba", "the Dam") is None


@given(st.text(" \nab", max_size=12), st.text("ab ", min_size=1, max_size=4))
def test_what_is_found_is_the_words_with_white_space_between(text: str, words: str) -> None:
    place = spaced(text, words)
    if place is not None:
        assert text[slice(*place)].split() == words.split()
