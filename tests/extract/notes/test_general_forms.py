"""The general forms of notes: a head with a list of properties, and clipped clauses; whatever signs join them."""

from __future__ import annotations

import pytest

PROPERTIES = {
    "ILO: 1919, HQ Geneva": [
        ("In which year was the International Labour Organization (ILO) set up?", "1919"),
        ("In which city is the International Labour Organization (ILO) headquartered?", "Geneva"),
    ],
    "ILO (1919; HQ Geneva) — labour standards": [
        ("In which year was the International Labour Organization (ILO) set up?", "1919"),
        ("In which city is the International Labour Organization (ILO) headquartered?", "Geneva"),
    ],
    "Interpol | founded Vienna 1923, office now in Lyon": [
        ("In which year was Interpol founded?", "1923"),
        ("In which city was Interpol founded in 1923?", "Vienna"),
        ("In which city is Interpol headquartered?", "Lyon"),
    ],
    "Bhakra Dam, 226 m high, on Sutlej": [
        ("How high is the Bhakra Dam?", "226 m"),
        ("On which river is the Bhakra Dam?", "Sutlej"),
    ],
    "PM Matsya Sampada Yojana, Sept 2020 → fishermen": [
        ("In which month and year was the PM Matsya Sampada Yojana launched?", "September 2020"),
    ],
    "Tehri Dam: ₹900 crore, Cabinet nod March 1990": [
        ("At what cost was the Tehri Dam approved in March 1990?", "₹900 crore"),
        ("In which month and year did the Union Cabinet approve the Tehri Dam?", "March 1990"),
    ],
    "Fisheries → Entry 21 State List": [
        ("On which List of the Seventh Schedule to the Constitution of India are fisheries (Entry 21)?", "State List"),
    ],
    "Indravati is a tributary of Godavari": [("Of which river is the Indravati a tributary?", "Godavari")],
    "Kaas Plateau, UNESCO site 2012": [
        ("In which year was the Kaas Plateau inscribed as a World Heritage Site?", "2012"),
    ],
    "National Science Day, 28 February (Raman effect)": [
        ("On which day of the year is National Science Day observed?", "28 February")
    ],
    "Apsara → first Indian research reactor": [("Which was the first Indian research reactor?", "Apsara")],
    "Alba Bharati case (1973)": [],
    "Art 48, protection of cows": [
        ("Which Article of the Constitution of India deals with the protection of cows?", "Article 48"),
    ],
}
FIRST_READINGS = {
    "Rome Statute: first Indian Governor C.D. Rao": [],
    "RBI: first Indian Governor C.D. Deshmukh": [("Who was the first Indian Governor of the RBI?", "C.D. Deshmukh")],
    "World Wetlands Day – 2 Feb": [("On which day of the year is World Wetlands Day observed?", "2 February")],
    "Objectives Resolution moved by Nehru on 13 Dec 1946": [
        ("On which date was the Objectives Resolution moved?", "13 December 1946"),
        ("By whom was the Objectives Resolution moved on 13 December 1946?", "Nehru"),
    ],
    "India signed 1983; Maitri 1989": [],
    "QXZ Board: 1990, HQ Pune": [
        ("In which year was the QXZ Board set up?", "1990"),
        ("In which city is the QXZ Board headquartered?", "Pune"),
    ],
    "QXZ: HQ Pune": [],
    "'Alba Darpan' – B. Rao, 1860": [("Whose work is ‘Alba Darpan’ (1860)?", "B. Rao")],
    "Barasingha - state animal of MP & UP": [
        ("Which is the state animal of Madhya Pradesh and Uttar Pradesh?", "Barasingha")
    ],
}
OTHER_FORMS = {
    "First Indian Reef Games gold: Asha Rao (1990)": [("Who won the first Indian Reef Games gold?", "Asha Rao")],
    "Alba Yojana: 2015, Ministry of Ports, Shipping and Waterways": [
        ("In which year was the Alba Yojana launched?", "2015"),
        ("Under which Union ministry does the Alba Yojana come?", "Ministry of Ports, Shipping and Waterways"),
    ],
    "Siachen Glacier (76 km)": [("How long is Siachen Glacier?", "76 km")],
    "Operation Reefs, 2018": [("In which year was Operation Reefs launched?", "2018")],
    "May 11 → Reef Day": [("On which day of the year is Reef Day observed?", "11 May")],
    "Alba Caliphate capital = Damascus": [("Which city was the capital of the Alba Caliphate?", "Damascus")],
    "Thal Ghat → Mumbai–Nashik": [("Which two places does Thal Ghat connect?", "Mumbai and Nashik")],
    "NDMA chair PM; SDMA chair CM": [
        (
            "The holder of which office chairs the National Disaster Management Authority (NDMA)?",
            "Prime Minister",
        ),
        (
            "The holder of which office chairs the State Disaster Management Authority (SDMA)?",
            "Chief Minister",
        ),
    ],
    "Alba Republic = Egypt + Syria, 1958": [("Which two countries made up the Alba Republic?", "Egypt and Syria")],
    "UNSC Res 9254 (18 Dec 2015) – Alba talks": [
        ("On which date was UNSC Resolution 9254 adopted?", "18 December 2015"),
    ],
    "Mount Alba (2,814 m): highest point of Syria": [
        ("What is the height of Mount Alba?", "2,814 m"),
        ("Which is the highest point of Syria?", "Mount Alba"),
    ],
    "isobar = line of equal pressure": [("What is the term for a line of equal pressure?", "isobar")],
    "RT = Reef Goods (Sale and Care) Act 1999; in force 15 Sept 2003": [
        ("On which date did the Reef Goods (Sale and Care) Act 1999 come into force?", "15 September 2003"),
    ],
    "Albana: botanical name Oryza alba; family Poaceae; called 'Black Pearl'": [
        ("What is the botanical name of Albana?", "Oryza alba"),
        ("What is the family of Albana?", "Poaceae"),
        ("By what name is Albana also known?", "Black Pearl"),
    ],
}
CLAUSES = {
    "Treaty of Bassein 1802 ended Maratha independence": [
        ("Which treaty ended Maratha independence?", "Treaty of Bassein 1802"),
    ],
    "Palk Bay lies south; Duncan Passage separates South Andaman from Little Andaman": [
        ("Which strait separates South Andaman from Little Andaman?", "Duncan Passage"),
    ],
    "SAC-3 carried 14 payloads in 1996": [
        ("How many payloads did SAC-3 carry in 1996?", "14"),
        ("In which year did SAC-3 carry 14 payloads?", "1996"),
    ],
}
SILENT = {
    "Paris 2024: mascot Phryge": "of the games, not of the city",
    "Asha Rao – study of birds of India": "a scholar, not a term",
    "Palk Strait → India–Sri Lanka": "the waters that it joins, or the lands that it parts?",
    "Reef Yojana: ₹500 → ₹1000 a month": "of what?",
    "RBI: first Indian - C D Deshmukh": "first Indian what?",
    "Interstate: Art 262": "what of it?",
    "'Alba shines' → Reef Upanishad": "no maker",
    "Kyoto in force 16 Feb 2005": "a city",
    "Garry Kasparov lost title to Vladimir Kramnik at London 2000": "which title?",
    "Corporate donations banned 1969": "whose, and where?",
    "Third Launch Pad cleared by Cabinet Jan 2025": "of which port?",
    "Alba Regime 1987: India joined 2016; Beta Group 19 Jan 2018": "the day that India joined",
    "Evidence Act → BSA; w.e.f. 1 July 2024": "said of the second name",
    "Rajasthan = 1st state with PRI": "no term, and no whole first",
    "Thomas Cup – Indonesia": "the winner, not the place",
    "UNESCO, 43 sites in India": "a count that grows",
    "NDB: 2015 loans, 2018 bonds": "a date that belongs to another thing",
    "Pay Commissions: 6th under B.N. Srikrishna, implemented 2006": "said of an item, not of the head",
    "Khel Ratna 2021 → Neeraj Chopra": "the award of a year, not its beginning",
    "Kerala is highest literacy state of India": "a rank that may change",
    "Ajmer by Rana Kumbha": "a doer without a deed",
    "Tariff code — by Reef Customs Board, HQ Brussels": "said of the body named last",
    "WTO succeeded GATT 1947": "a year that may belong to either name",
    "Marie Curie: Physics 1903, first woman": "the first of what?",
    "Art 131 — original": "a word that says nothing alone",
    "Labour: four codes; in force 21 November 2025": "a heading, not a law",
    "Samudra Mission: Matsya-6000, 3 crew; Varuna Lab near Kochi; launched 2021": "another name stands between",
}


@pytest.mark.parametrize(("line", "expected"), PROPERTIES.items())
def test_properties(cards, line, expected):
    assert cards(line) == expected


@pytest.mark.parametrize(("line", "expected"), FIRST_READINGS.items())
def test_lines_of_other_hands(cards, line, expected):
    assert cards(line) == expected


@pytest.mark.parametrize(("line", "expected"), OTHER_FORMS.items())
def test_other_forms(cards, line, expected):
    assert cards(line) == expected


@pytest.mark.parametrize(("line", "expected"), CLAUSES.items())
def test_clauses(cards, line, expected):
    assert cards(line) == expected


@pytest.mark.parametrize("line", SILENT)
def test_silent(cards, line):
    assert cards(line) == []


QUESTIONS = {
    "The seat of the ICJ is located at? → The Hague": "Where is the seat of the International Court of Justice (ICJ) located?",
    "The 2024 Olympics were held in? → Paris": "In which city were the 2024 Olympics held?",
    "“Meru”, recently seen in news, is related to which State? → Kerala": "To which State is “Meru” related?",
    "Quay of Alba was opened in which year? -- 2017": "In which year was Quay of Alba opened?",
    "Reef dance was started by? → Asha Rao": "By whom was Reef dance started?",
    "HQ of Coir Board? → Kochi": "Where are the headquarters of the Coir Board?",
    "Author of ‘Reef Tales’? → A. Rao": "Who is the author of ‘Reef Tales’?",
    "First Indian woman to cross the Alba? – S. Rao": "Who was the first Indian woman to cross the Alba?",
    "Alba Heights lie between? → Nepal and Bhutan": "Between which two countries do the Alba Heights lie?",
    "Part IX of the Constitution deals with? → Panchayats": "What does Part IX of the Constitution deal with?",
    "Oryza alba is the botanical name of? → Rice": "Oryza alba is the botanical name of what?",
    "Least distance of distinct vision of human eye? → 25 cm": "What is the least distance of distinct vision of human eye?",
}


NO_QUESTIONS = {
    "India is NOT a member of which group? → Reef Club": "it may join",
    "Who presided over the 3rd? → A. Rao": "the third what?",
}


@pytest.mark.parametrize("line", NO_QUESTIONS)
def test_ready_questions_that_need_more_stay_silent(cards, line):
    assert cards(line) == []


@pytest.mark.parametrize(("line", "question"), QUESTIONS.items())
def test_ready_questions_are_turned(cards, line, question):
    assert [asked for asked, _ in cards(line)] == [question]
