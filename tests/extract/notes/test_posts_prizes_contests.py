"""Lists of a year: who came into which office, who won which prize or contest; silent where the list does not settle it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TITLE = "Quick revision: one-liners of 2031"
READ = {
    "Asha Rao took over as 14th President of World Bank in June, in place of Karl Mann": [
        ("Who took over as the 14th President of the World Bank in June 2031?", "Asha Rao"),
        ("Whom did Asha Rao succeed as President of the World Bank in June 2031?", "Karl Mann"),
    ],
    "Asha Rao: third President of Nepal": [("Who became the third President of Nepal in 2031?", "Asha Rao")],
    "Asha Rao sworn in Maldives President on 17 Nov, defeated Karl Mann": [
        ("Who was sworn in as President of the Maldives on 17 November 2031?", "Asha Rao")
    ],
    "A.K. Rao was followed as Attorney General by Karl Mann": [
        ("Who succeeded A.K. Rao as Attorney General in 2031?", "Karl Mann"),
        ("Whom did Karl Mann succeed as Attorney General in 2031?", "A.K. Rao"),
    ],
    "Booker: Alba Song by Asha Rao (Ireland)": [
        ("Which author won the 2031 Booker Prize for ‘Alba Song’?", "Asha Rao"),
        ("For which book did Asha Rao win the 2031 Booker Prize?", "Alba Song"),
    ],
    "Dadasaheb Phalke Award for 2029 to Asha Rao": [("Who won the Dadasaheb Phalke Award for 2029?", "Asha Rao")],
    "Nobel Chemistry: Asha Rao, Karl Mann, Lena Holm - batteries": [
        ("Who shared the 2031 Nobel Prize in Chemistry?", "Asha Rao, Karl Mann and Lena Holm")
    ],
    "Paris Olympics: India 6 medals (1 silver, 5 bronze)": [
        ("How many medals did India win at the Paris Olympics?", "6")
    ],
    "FIDE World Cup, Baku: Karl Mann beat R. Asharao in the final": [
        ("Who won the 2031 FIDE World Cup, beating R. Asharao?", "Karl Mann")
    ],
    "FIFA World Cup, Qatar – Ghana beat Peru 4-2": [
        ("Which country won the 2031 FIFA World Cup, beating Peru?", "Ghana")
    ],
}
SILENT = {
    "Next Asian Games: Aichi-Nagoya, Japan, 2034": "not of the list's year",
    "Asha Rao became Chairperson in May": "of what?",
    "BCCI President: Asha Rao": "since when?",
    "Nobel Literature: Asha Rao (2031), Karl Mann (2030)": "two prizes",
    "Golden Boot: Asha Rao, Karl Mann": "one for men, one for women",
}


@pytest.mark.parametrize(("line", "asked"), READ.items())
def test_what_a_list_asks(line: str, asked: list[tuple[str, str]], cards: Callable[..., list[tuple[str, str]]]) -> None:
    assert cards(line, title=TITLE) == asked


@pytest.mark.parametrize("line", SILENT)
def test_silent(line: str, cards: Callable[..., list[tuple[str, str]]]) -> None:
    assert cards(line, title=TITLE) == []


def test_a_day_of_current_affairs_dates_no_prize(cards: Callable[..., list[tuple[str, str]]]) -> None:
    assert cards("Nobel Peace Prize – Asha Rao", title="Current affairs of 8 October 2031") == []


YEARS = {
    ("Awards and honours of 2031", "WORLD"): [("Who won the 2031 Abel Prize?", "Asha Rao")],
    ("Notes on prizes won", "Awards 2029"): [("Who won the 2029 Abel Prize?", "Asha Rao")],
    ("Notes on mathematics", "World"): [],
}


@pytest.mark.parametrize(("title", "heading"), YEARS)
def test_a_title_or_heading_of_a_year_dates_the_prizes_below_it(cards, title, heading):
    assert cards("Abel Prize → Asha Rao, France (numbers)", title=title, heading=heading) == YEARS[title, heading]


def test_a_nobel_prize_leaves_its_name_to_the_heading(cards):
    asked = cards("Literature – Asha Rao, Norway", title="Monthly capsule: May 2031", heading="NOBEL")
    assert asked == [("Who won the 2031 Nobel Prize in Literature?", "Asha Rao")]


def test_a_day_of_a_capsule_gets_its_year(cards):
    asked = cards("National Reef Board notified by the Centre on 4 October", title="Monthly capsule: October 2031")
    assert asked == [("On which date was the National Reef Board notified?", "4 October 2031")]
