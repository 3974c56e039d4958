"""What a line says of a known thing is read however the line is written, if the bank knows it too."""

from __future__ import annotations

import pytest

from studyapp.extract.notes.confirmed import KNOWN_TO_ALL
from studyapp.knowledge.bank import Bank

SAID = {
    "SIDBI (1990), Lucknow": [
        ("In which year was the Small Industries Development Bank of India (SIDBI) set up?", "1990"),
        ("In which city is the Small Industries Development Bank of India (SIDBI) headquartered?", "Lucknow"),
    ],
    "fuel cells etc @ C-DAC, Pune": [
        ("In which city is the Centre for Development of Advanced Computing (C-DAC)?", "Pune"),
    ],
    "Booker Prize = for fiction in English": [("For what is the Booker Prize given?", "fiction in English")],
    "lift-off @ Satish Dhawan Space Centre, Sriharikota": [
        ("Where is the Satish Dhawan Space Centre?", "Sriharikota")  # no city
    ],
    "Pong Dam / Beas": [("On which river is the Pong Dam?", "Beas")],
    "grants audited by CAG (Art 148)": [
        (
            "Which Article of the Constitution of India deals with the Comptroller and Auditor-General of India?",
            "Article 148",
        )
    ],
    "drill: Hand-in-Hand / Army / China": [("With which country does India hold the exercise Hand-in-Hand?", "China")],
    "dance forms seen: Kathakali of Kerala": [("With which state is Kathakali associated?", "Kerala")],
    "GDP etc; IRDAI sits in Hyderabad": [
        (
            "In which city is the Insurance Regulatory and Development Authority of India (IRDAI) headquartered?",
            "Hyderabad",
        )
    ],
}
SILENT = {
    "SIDBI (1991), Mumbai": "the bank knows another year and another city",
    "SIDBI help: loans, guarantees, credit lines, a portal, many camps, fairs, and a big conference 1990": "too far off",
    "Reef folk of Alba (Lucknow, 1990)": "not known",
    "COP28 saw India speak": "a state that everybody knows",
    "AI Summit in Paris": "it is held elsewhere each time",
    "UN Ocean talks in New York": "every schoolbook tells where the United Nations sit",
    "report for the National Board for Wildlife, New Delhi": "where everybody meets, not where it sits",
    "G20 - Buenos Aires": "where it met, not where it sits",
}


def test_what_every_schoolbook_tells_is_in_the_bank():
    held = {
        (entry.name, relation) for collection in Bank() for entry in collection.entries for relation in entry.values
    }
    assert held >= KNOWN_TO_ALL


@pytest.mark.parametrize(("line", "asked"), SAID.items())
def test_what_line_and_bank_say_is_asked(cards, line, asked):
    assert cards(line) == asked


@pytest.mark.parametrize("line", SILENT)
def test_silent(cards, line):
    assert cards(line) == []


def test_a_heading_says_where_things_lie(cards):
    assert cards("Bum La → old trade point", heading="ARUNACHAL") == [
        ("In which state is Bum La?", "Arunachal Pradesh")
    ]


def test_a_full_date_counts_only_where_it_is_that_of_the_beginning(cards):
    begun = [("On which date was the National Green Tribunal (NGT) set up?", "18 October 2010")]
    assert cards("NGT (18 Oct 2010), green cases") == begun
    assert cards("NGT, first order 25 Nov 2010") == [
        ("In which year was the National Green Tribunal (NGT) set up?", "2010")
    ]


def test_what_the_bank_contradicts_is_left_out_with_the_reason(read):
    facts, dropped = read("NABARD: set up 1985; HQ Pune")
    assert not facts
    assert "the lists know it otherwise" in {item.reason for item in dropped}


ARTICLES = {
    "Money Bill Art 110; Vote on Account = 116": [
        ("Which Article of the Constitution of India deals with the definition of Money Bills?", "Article 110")
    ],
    "GST Council = 279A": [
        ("Which Article of the Constitution of India deals with the Goods and Services Tax Council?", "Article 279A")
    ],
    "Art 312 + Rajya Sabha vote, All-India Services": [
        ("Which Article of the Constitution of India deals with All-India Services?", "Article 312")
    ],
    "Art 110 of the UN Charter": [],
    "Art 312 is long": [],
}


@pytest.mark.parametrize(("line", "asked"), ARTICLES.items())
def test_articles_beside_their_matter(cards, line, asked):
    assert cards(line) == asked


STATIC = {
    "Kalidasa = Meghaduta; Bhasa = other plays": [("Who wrote ‘Meghaduta’?", "Kalidasa")],
    "Speaker: first G V Mavalankar; first woman Meira Kumar": [
        ("Who was the first Speaker of the Lok Sabha?", "G. V. Mavalankar"),
        ("Who was the first woman Speaker of the Lok Sabha?", "Meira Kumar"),
    ],
    "Minerva Mills (1980) → limited amending power": [
        ("In which year was the Minerva Mills case decided?", "1980"),
        ("For what is the Minerva Mills case known?", "limited power to amend the Constitution"),
    ],
    "McMahon Line / India + China": [("Between which two countries does the McMahon Line lie?", "India and China")],
    "Murrah (Haryana), black": [("With which state is the Murrah buffalo breed associated?", "Haryana")],
    "Plassey 1757 ~ Clive": [("In which year was the Battle of Plassey fought?", "1757")],
    "Brahmo Samaj, 1828, Raja Ram Mohan Roy": [
        ("In which year was the Brahmo Samaj set up?", "1828"),
        ("Who founded the Brahmo Samaj?", "Raja Ram Mohan Roy"),
    ],
    "INC presidents: first W.C. Bonnerjee (1885)": [
        ("Who was the first President of the Indian National Congress?", "W. C. Bonnerjee")
    ],
    "Kesari – Tilak, in Marathi": [("Who founded the newspaper ‘Kesari’?", "Bal Gangadhar Tilak")],
    "Quit India – 8 Aug 1942, do or die": [("On which date did the Quit India Movement begin?", "8 August 1942")],
    "Lucknow Pact: Congress and Muslim League agreed": [],
    "Kadaknath of the hills": [],
    "Speaker speaks first": [],
}


@pytest.mark.parametrize(("line", "asked"), STATIC.items())
def test_what_does_not_change_is_known_to_the_bank(cards, line, asked):
    assert cards(line) == asked


def test_a_head_in_capitals_is_a_name_where_the_bank_has_it(cards):
    assert cards("LUNI - dries up; ends in Rann of Kutch") == [
        ("Into which water does the Luni flow?", "Rann of Kutch")
    ]
    assert cards("ALBANA - dries up; ends in Rann of Kutch") == []


def test_articles_of_a_treaty_are_none_of_the_constitution(cards):
    line = "Article 6 — markets for carbon"
    assert cards(line, title="Paris Agreement: revision") == []
    assert cards(line, heading="UN Charter") == []
    assert cards("Art 5 (NATO Treaty): attack on one") == []
    assert cards("Article 44 — uniform civil code", title="Reef Treaty") == [
        ("Which Article of the Constitution of India deals with uniform civil code?", "Article 44")
    ]


def test_a_pact_dates_from_no_other_year_than_the_bank_knows(cards):
    assert cards("Basel Convention: 1992") == []
    assert cards("Basel Convention: 1989") == [("From which year does the Basel Convention date?", "1989")]
