"""Chains of dated names, labelled pairs, bodies with their number, and references to the law in either direction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

READ = {
    "INCOSPAR 1962 → ISRO, 15 August 1969": [
        ("In which year was the Indian National Committee for Space Research (INCOSPAR) set up?", "1962"),
        ("On which date was ISRO set up?", "15 August 1969"),
    ],
    "Old names: Mumbai = Bombay, Chennai = Madras": [
        ("What is the old name of Mumbai?", "Bombay"),
        ("What is the old name of Chennai?", "Madras"),
    ],
    "EFTA 3: Norway, Iceland, Switzerland": [
        (
            "Besides Norway and Iceland, which country is the third member of the European Free Trade Association (EFTA)?",
            "Switzerland",
        )
    ],
    "Alaknanda + Bhagirathi = Ganga": [],
    "Ganga = Alaknanda + Bhagirathi": [("Which two rivers join to form the Ganga?", "Alaknanda and Bhagirathi")],
    "NGT → Sec 3, NGT Act 2010": [],
    "Section 124A, Indian Penal Code = sedition": [
        ("Which Section of the Indian Penal Code deals with sedition?", "Section 124A"),
    ],
    "Aadhaar Act 2016 w.e.f. 12 Sept 2016": [
        ("From which date did the Aadhaar Act take effect?", "12 September 2016"),
    ],
    "Alba ECTA (29 Dec 2022)": [],
    "Ken Canal; declared National Project in 2002": [
        ("In which year was the Ken Canal declared a National Project?", "2002")
    ],
}


@pytest.mark.parametrize(("line", "asked"), READ.items())
def test_what_a_line_asks(line: str, asked: list[tuple[str, str]], cards: Callable[..., list[tuple[str, str]]]) -> None:
    assert cards(line) == asked
