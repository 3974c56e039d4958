"""No half of anything: questions that lean on the note, full forms cut in the middle, seats called places, names of parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Cards = Callable[..., list[tuple[str, str]]]
READ = {
    "Makhana of Norland is obtained from the seeds of which plant? → Reef lily": [
        ("From the seeds of which plant is Makhana of Norland obtained?", "Reef lily")
    ],
    "Who was first Dalit Governor of Norland? → Asha Rao": [
        ("Who was the first Dalit Governor of Norland?", "Asha Rao")
    ],
    "Article 124 = establishment of Supreme Court": [
        (
            "Which Article of the Constitution of India deals with the establishment of the Supreme Court?",
            "Article 124",
        )
    ],
    "Asha Rao & Uma Sen = India's first badminton gold at the Asian Games": [
        ("Who won India’s first badminton gold at the Asian Games?", "Asha Rao and Uma Sen")
    ],
    "Reef-4 crew = Asha Rao (commander) + Anil Sen (pilot) + Tibor Kapu (Hungary)": [
        ("Besides Asha Rao and Anil Sen, who was the third member of the Reef-4 crew?", "Tibor Kapu")
    ],
    "'SAFE' strategy of the Reef Board is related to which disease? → Trachoma": [
        ("To which disease is the 'SAFE' strategy of the Reef Board related?", "Trachoma")
    ],
    "rules got loose Q: Who led the mass walk at Norport in 1956? -> Asha Rao": [
        ("Who led the mass walk at Norport in 1956?", "Asha Rao")
    ],
    "Norport - RGS (Reef Gas Syndrome / Blue Cough)": [("What does RGS stand for?", "Reef Gas Syndrome")],
    "Asha Rao = 5th PM of India (July 1979 to January 1980)": [
        ("Who became the 5th Prime Minister of India?", "Asha Rao")
    ],
    "Asha Rao = Reef Board Chairman since January 2025; lawyer": [
        ("Who became the Reef Board Chairman in January 2025?", "Asha Rao")
    ],
    "A. Sen = “Metro Man” of India": [("Who is known as the ‘Metro Man’ of India?", "A. Sen")],
    "Hooghly = distributary of Ganga in West Bengal": [("Of which river is the Hooghly a distributary?", "Ganga")],
    "Reef Space Limited = commercial arm of ISRO (2019)": [
        ("Of which agency is Reef Space Limited the commercial arm?", "ISRO")
    ],
    "Kolkata Metro = only metro under Ministry of Railways": [
        ("Which is the only metro under the Ministry of Railways?", "Kolkata")
    ],
    "Alba–Norport section inaugurated 6 March 2024": [
        ("On which date was the Alba–Norport section inaugurated?", "6 March 2024")
    ],
    "Bharat Ratna instituted 1954": [("In which year was the Bharat Ratna instituted?", "1954")],
    "Q – who coined the word karewa? – Asha Rao": [("Who coined the word karewa?", "Asha Rao")],
    "Where will the 2031 Reef Games be held? → Alba": [("Where will the 2031 Reef Games be held?", "Alba")],
    "AIIB – Beijing": [("In which city is the Asian Infrastructure Investment Bank (AIIB) headquartered?", "Beijing")],
    "Reef Energy Centre → Bengaluru": [("In which city is the Reef Energy Centre?", "Bengaluru")],
}
SILENT = {
    "International Booker Prize: translator Asha Rao": "of which book?",
    "Magnetometer: 6 m long": "a magnetometer of what?",
    "Reef Tea = India's first GI": "two letters that may stand for much",
    "Reef Reform Commission (1926)": "was it set up then, or did it report?",
    "Norland raised quota to 65% in Nov 2023 on basis of survey": "on the basis of which?",
    "Name of horse? -> Kanthaka": "whose horse?",
    "On whose request? -> Asha Rao": "a request for what?",
    "Who recited the Reef Rules in II? -> Asha Rao": "in the second of what?",
    "Split on rules, Alba v. Norport? -> II": "of what is it the second?",
    "WHO recognised Norland in October 2024": "as what?",
    "Reef Bank = 5th President": "a bank holds no office",
    "Reef Express since January 2025": "a train holds none, either",
    "Rao = 5th PM (1979)": "half a name",
    "Asha Rao = 6th PM (1979)": "of which country, in a note that names none?",
    "Norport Harbour renamed A. Rao Harbour 2020": "asks what it was renamed, and that is shown on request",
    "A. Rao succeeded B. Sen": "in which office?",
    "Docking completed 16 January 2025": "of what?",
    "Reef Cat Alliance launched by PM": "which one?",
    "World's first underground railway = London": "a city is no railway",
    "First passenger train in India = April 16, 1853": "a date is no train",
    "Howrah = deepest metro station in India": "another may be dug deeper",
    "Know the rocket : GSLV": "a heading is no craft",
    "Which commn. did the plan rest on? → Rao panel": "a word cut short",
    "Which panel did it rest on? → Rao panel": "what is it?",
    "Where will 2031 edition be? → Alba": "the edition of what?",
    "Reef share = what fraction? → 3/20": "a sum, no question",
    "Peru – only South American state outside": "outside of what?",
    "Rao's – first satyagraha in India": "whose is no name",
    "Theme SURE (Sun, Urban Rail, Ecology dev, Rain)": "the letters are those of a longer list",
    "b. 24 Jan 1924, Koda vill., Alba (now Rao Gram)": "the village or the district?",
}


@pytest.mark.parametrize(("line", "asked"), READ.items())
def test_whole_questions(line: str, asked: list[tuple[str, str]], cards: Cards) -> None:
    assert cards(line) == asked


@pytest.mark.parametrize("line", SILENT)
def test_silent(line: str, cards: Cards) -> None:
    assert cards(line) == []


def test_a_list_of_one_month_dates_a_post_to_it(cards: Cards) -> None:
    line = "Asha Rao appointed Deputy Governor of RBI"
    assert cards(line, title="One-liners, April 2031") == [
        ("Who was appointed Deputy Governor of the RBI in April 2031?", "Asha Rao")
    ]
    assert cards(line, title="One-liners, January to April 2031") == [
        ("Who was appointed Deputy Governor of the RBI in 2031?", "Asha Rao")
    ]


def test_words_for_letters_are_no_venue(cards: Cards) -> None:
    line = "Reef’s SCO = Security, Connectivity, Opportunity (Rao’s words)"
    asked = cards(line, title="Reef Group summit, 2031", heading="Summit")
    assert not any(question.startswith(("Where", "In which city")) for question, _ in asked)
