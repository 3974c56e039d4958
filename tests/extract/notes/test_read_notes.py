"""What the note grammar reads: a line of a note in, the cards that it asks out; and where it stays silent."""

from __future__ import annotations

import pytest

FACTS = {
    "CDSCO = Central Drugs Standard Control Organisation": [
        ("What does CDSCO stand for?", "Central Drugs Standard Control Organisation"),
    ],
    "Talks held at Central Marine Fisheries Institute (CMFI)": [
        ("What does CMFI stand for?", "Central Marine Fisheries Institute"),
    ],
    "SEBI — statutory body under SEBI Act 1992; HQ Mumbai": [
        (
            "Under which Act is the Securities and Exchange Board of India (SEBI) a statutory body?",
            "SEBI Act 1992",
        ),
        ("In which city is the Securities and Exchange Board of India (SEBI) headquartered?", "Mumbai"),
    ],
    "Atal Pension Yojana launched 9 May 2015 — Ministry of Finance": [
        ("On which date was the Atal Pension Yojana launched?", "9 May 2015"),
        ("Under which Union ministry does the Atal Pension Yojana come?", "Ministry of Finance"),
    ],
    "Coir Board = set up 1953 under Coir Industry Act 1953": [
        ("In which year was the Coir Board set up?", "1953"),
        ("Under which Act was the Coir Board set up?", "Coir Industry Act 1953"),
    ],
    "Article 76 — Attorney General of India": [
        ("Which Article of the Constitution of India deals with the Attorney General of India?", "Article 76"),
    ],
    "Election Commission (Article 324) — conducts polls": [
        ("Which Article of the Constitution of India deals with the Election Commission?", "Article 324"),
    ],
    "Article 352: President can proclaim an emergency": [
        (
            "Which Article of the Constitution of India provides that President can proclaim an emergency?",
            "Article 352",
        ),
    ],
    "Tenth Schedule — defection of legislators": [
        ("Which Schedule of the Constitution of India deals with defection of legislators?", "Tenth Schedule"),
    ],
    "Fundamental Duties added by 42nd Amendment 1976": [
        ("By which constitutional amendment were Fundamental Duties added?", "42nd Constitutional Amendment"),
        ("In which year were Fundamental Duties added, by constitutional amendment?", "1976"),
    ],
    "61st Amendment 1989 — lowered the voting age from 21 to 18": [
        (
            "Which constitutional amendment of 1989 lowered the voting age from 21 to 18?",
            "61st Constitutional Amendment",
        ),
    ],
    "Petrology = study of the origin of rocks": [
        ("What is the term for the study of the origin of rocks?", "Petrology")
    ],
    "Low Countries = Belgium + Netherlands + Luxembourg": [
        ("Besides Belgium and Netherlands, which country belongs to Low Countries?", "Luxembourg"),
    ],
    "Rail link: Udhampur to Baramulla (272 km)": [],
    "Konkan Railway: Roha to Thokur (741 km)": [
        ("How long is the Konkan Railway?", "741 km"),
    ],
    "Infant mortality fell from 57 (2006) to 28 (2020)": [
        ("The infant mortality fell from 57 in 2006 to _____ in 2020.", "28"),
    ],
    "PM SHRI Scheme: ₹27,360 cr": [("What is the outlay of the PM SHRI Scheme?", "₹27,360 crore")],
    "India ratified Montreal Protocol in 1992": [
        ("India ratified the Montreal Protocol in _____.", "1992"),
    ],
    "Paris Peace Treaty came into force 10 Jan 1920": [
        ("On which date did the Paris Peace Treaty come into force?", "10 January 1920"),
    ],
    "NITI Aayog; chaired by Prime Minister": [
        ("The holder of which office chairs NITI Aayog?", "Prime Minister"),
    ],
    "Operation Cactus Lily = 1961–1968, in rounds; run by Tea Board": [
        ("By which board was Operation Cactus Lily run?", "Tea Board"),
    ],
    "Operation Blackboard; run by NCERT": [
        (
            "By which council is Operation Blackboard run?",
            "National Council of Educational Research and Training (NCERT)",
        ),
    ],
    "NITI Aayog = think tank; chaired by Prime Minister": [
        ("The holder of which office chairs NITI Aayog?", "Prime Minister"),
    ],
    "Exercise Yudh Abhyas: India–USA": [("With which country does India hold Exercise Yudh Abhyas?", "USA")],
    "Narmada: rises in Madhya Pradesh": [("In which state does the Narmada rise?", "Madhya Pradesh")],
    "Great Indian Bustard — IUCN: Critically Endangered": [
        ("What is the status of the Great Indian Bustard on the IUCN Red List?", "Critically Endangered"),
    ],
    "Which strait lies between Tamil Nadu and Sri Lanka? → Palk Strait (narrow)": [
        ("Which strait lies between Tamil Nadu and Sri Lanka?", "Palk Strait"),
    ],
    "Goa was annexed in which year, and from which country? → 1961, from Portugal": [
        ("In which year was Goa annexed?", "1961"),
    ],
}

FACTS |= {
    "Montreal Protocol (1987) — ozone; India joined 1992": [
        ("From which year does the Montreal Protocol date?", "1987"),
        ("India joined the Montreal Protocol in _____.", "1992"),
    ],
    "NABARD: est. 12 July 1982 on recommendation of Sivaraman Committee": [
        (
            "On which date was the National Bank for Agriculture and Rural Development (NABARD) established?",
            "12 July 1982",
        ),
        (
            "On whose recommendation was the National Bank for Agriculture and Rural Development (NABARD) established on 12 July 1982?",
            "Sivaraman Committee",
        ),
    ],
    "National Green Tribunal established 18 October 2010 under NGT Act 2010; HQ New Delhi": [
        ("On which date was the National Green Tribunal (NGT) established?", "18 October 2010"),
        ("Under which Act was the National Green Tribunal (NGT) established?", "NGT Act 2010"),
        ("In which city is the National Green Tribunal (NGT) headquartered?", "New Delhi"),
    ],
    "Article 18 abolishes titles EXCEPT military ones": [
        ("Which Article of the Constitution of India abolishes titles except military ones?", "Article 18"),
    ],
    "8th Schedule: lists 22 languages; originally 14 languages in 1950; added: Sindhi (21st Amendment 1967)": [
        ("How many languages does the 8th Schedule to the Constitution of India list?", "22"),
        ("How many languages did the 8th Schedule to the Constitution of India originally list in 1950?", "14"),
        ("By which constitutional amendment was Sindhi added to the 8th Schedule?", "21st Constitutional Amendment"),
        ("Which Schedule to the Constitution of India deals with languages?", "Eighth Schedule"),
    ],
    "Kumbhalgarh Fort: located in Rajsamand district, Rajasthan": [
        ("In which district of Rajasthan is Kumbhalgarh Fort?", "Rajsamand"),
    ],
    "Sangai = state animal of Manipur; IUCN: Endangered": [
        ("Which is the state animal of Manipur?", "Sangai"),
        ("What is the status of the Sangai on the IUCN Red List?", "Endangered"),
    ],
    "Kanjeevaram silk: GI tag 2005": [("In which year did Kanjeevaram silk receive the GI tag?", "2005")],
    "Ministry of Jal Shakti = merger of Ministry of Water Resources + Ministry of Drinking Water": [
        (
            "By the merger of which two ministries was the Ministry of Jal Shakti formed?",
            "Ministry of Water Resources and Ministry of Drinking Water",
        ),
    ],
    "Mission Indradhanush extended till March 2026": [
        ("Till when was Mission Indradhanush extended?", "March 2026"),
    ],
}

SILENT = {
    "Rice exports = ~40% of world trade": "a share without its date",
    "India 3rd largest in steel": "a rank without its date",
    "Vizag Port = important for ore": "a remark behind the sign",
    "UPI now works in Nepal": "a state of today",
    "Ports: Kochi, Paradip and others": "an open list",
    "3 pillars: power, water": "count and list differ",
    "Article 300A — NOT a fundamental right": "a negative",
    "Growth ~7% vs ~5%": "two figures set against each other",
    "Fort possibly built in 1510 by Adil Shah": "a hedge",
    "It was launched in 2015; HQ Pune": "no subject",
    "Epidemic Act 1897 — colonial law; Council replaced Board on 3 May 2001": "another doer in the middle of a line",
    "India: signed 1967": "the object is missing",
    "Coir Act 1953: amended 2010": "amended to no said end",
    "Life cycle: making phase has higher costs than use": "a statement behind the sign",
    "Old Fort: declared 1991": "declared, but not as what",
    "Bharat Ratna = highest civilian award": "the highest of no said land",
    "Ranbir Canal (now Jammu) — old work": "the second name is where the first lies",
    "E20 petrol has what percentage of ethanol? → 20%": "the question says its answer",
    "Is Goa a state? → Yes": "a question for yes or no",
}


@pytest.mark.parametrize(("line", "expected"), FACTS.items())
def test_asks(cards, line, expected):
    assert cards(line) == expected


@pytest.mark.parametrize("line", SILENT, ids=SILENT.values())
def test_stays_silent(cards, line):
    assert cards(line) == []


def test_the_subject_is_carried_over_semicolons(cards):
    questions = [question for question, _ in cards("Coir Board: est. 1953; HQ Kochi")]
    assert questions == [
        "In which year was the Coir Board established?",
        "In which city is the Coir Board headquartered?",
    ]


def test_a_clause_with_its_own_doer_ends_the_carrying(cards):
    assert cards("Coir Board: new scheme; India ratified Kyoto Protocol in 2002; HQ Kochi") == [
        ("India ratified the Kyoto Protocol in _____.", "2002"),
    ]


def test_a_year_comes_from_a_title_that_has_one(cards):
    line = "Global Hunger Index - 102nd of 117; first Belarus"
    one_liners = {"title": "One-liners 2019", "heading": "INDIA'S RANK"}
    assert ("What was India’s rank out of 117 in the Global Hunger Index 2019?", "102nd") in cards(line, **one_liners)
    assert cards("Ease of Doing Business - 77th of 190", **one_liners) == []  # the edition of 2020 came out in 2019
    assert cards(line, title="One-liners", heading="INDIA'S RANK") == []


def test_posts_and_prizes_of_a_list(cards):
    page = {"title": "Current affairs one-liners 2019", "heading": "APPOINTMENTS"}
    assert cards("Christine Lagarde - President, European Central Bank", **page) == [
        ("Who became President of the European Central Bank in 2019?", "Christine Lagarde")
    ]
    page["heading"] = "AWARDS"
    assert cards("Nobel Peace : Abiy Ahmed, for peace at the border", **page) == [
        ("Who won the 2019 Nobel Peace Prize?", "Abiy Ahmed")
    ]
    assert cards("Ballon d'Or : Lionel Messi (Argentina), Megan Rapinoe (USA)", **page) == []


def test_what_is_left_out_says_why(read):
    _, dropped = read("Wheat exports = ~3% vs ~5%")
    assert dropped[0].reason == "two figures set against each other"


def test_the_topic_does_not_tell_the_answer(read):
    facts, _ = read("Coir Board = set up 1953; HQ Kochi", title="Kochi hosts the coir fair", heading="Economy")
    seat = next(fact for fact in facts if fact.frame == "headquartered")
    assert "Kochi" not in seat.topic


def test_every_span_is_the_stretch_that_says_it(gazetteer):
    from studyapp.extract.notes.reader import read_notes
    from studyapp.ingest.reader import read_text

    text = "Coir week\n\n• Coir Board = set up 1953; HQ Kochi\n• Rain = wet weather\n"
    article = read_text(text)
    said = {text[fact.span.start : fact.span.end] for fact in read_notes(article, gazetteer)[0]}
    assert said == {"Coir Board = set up 1953", "HQ Kochi"}


def test_a_role_stands_where_it_says_in_the_statement(read):
    for line in FACTS:
        for fact in read(line)[0]:
            for role in fact.roles:
                if role.at is not None:
                    assert fact.statement[role.at.start : role.at.end] == role.text
