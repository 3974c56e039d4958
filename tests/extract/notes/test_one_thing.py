"""Notes whose title names one thing: each line is an attribute of it, or what was done to it on a date; else silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studyapp.extract.notes.reader import read_notes
from studyapp.ingest.reader import read_text
from studyapp.knowledge.gazetteer import Gazetteer

Cards = Callable[..., list[tuple[str, str]]]
# (title, heading, line): what is asked.
ASKED = {
    ("NITI AAYOG | sheet 4", "Structure", "Vice-Chair – Asha Rao since May 2031 (cabinet rank)"): [
        ("Who became the Vice-Chairperson of NITI Aayog in May 2031?", "Asha Rao")
    ],
    ("NITI Aayog", "Structure", "CEO – Asha K. Rao (Feb 2031)"): [("Who became the CEO of NITI Aayog in February 2031?", "Asha K. Rao")],
    ("NITI Aayog", "Structure", "Chairperson – PM (ex officio)"): [
        ("The holder of which office is the ex officio Chairperson of NITI Aayog?", "the Prime Minister of India")
    ],
    ("Reef University", "Posts", "Visitor = President of India"): [
        ("The holder of which office is the Visitor of Reef University?", "the President of India")
    ],
    ("Reef Development Council (RDC)", "Basics", "Full form: Reef Development Council"): [
        ("What does the abbreviation RDC stand for?", "Reef Development Council")
    ],
    ("Reef Development Council", "Basics", "Set up: 4 May 2003, by Cabinet resolution"): [
        ("By what kind of instrument was the Reef Development Council set up?", "a resolution of the Union Cabinet"),
        ("On which date was the Reef Development Council set up?", "4 May 2003"),
    ],
    ("SHANGHAI COOPERATION ORGANISATION", "Basics", "Official lang: Russian, Chinese only"): [
        ("What are the official languages of the Shanghai Cooperation Organisation?", "Russian and Chinese")
    ],
    ("Reef Development Council", "People", "Sec-Gen: Asha Rao (Peru), 2031–33"): [
        ("Who is the Secretary-General of the Reef Development Council for the term 2031–33?", "Asha Rao")
    ],
    ("REEF DEVELOPMENT BANK (RDB)", "Basics", "HQ: Manila"): [
        ("In which city is the Reef Development Bank (RDB) headquartered?", "Manila")
    ],
    ("Reef Council of India", "Basics", "Ministry: Corporate Affairs"): [
        ("Under which Union ministry does the Reef Council of India come?", "Ministry of Corporate Affairs")
    ],
    ("Reef Council of India", "Basics", "Act: Reef Protection Act, 1993"): [
        ("Under which Act was the Reef Council of India set up?", "Reef Protection Act 1993")
    ],
    ("Reef Council of India", "Basics", "First chairman – Asha Rao"): [
        ("Who was the first chairman of the Reef Council of India?", "Asha Rao")
    ],
    ("Reef Council of India", "Basics", "Motto – Reefs for all"): [("What is the motto of the Reef Council of India?", "Reefs for all")],
    ("REEF DEVELOPMENT COUNCIL", "Timeline", "2005 India observer"): [
        ("In which year did India become an observer at the Reef Development Council?", "2005")
    ],
    ("Reef Development Council", "Timeline", "9 Jun 2017 Peru + Chile full members, Alba"): [
        ("On which date did Peru and Chile become full members of the Reef Development Council?", "9 June 2017")
    ],
    ("Reef Development Council", "Timeline", "4 Jul 2024 Peru (10th) – Alba"): [
        ("Which country became the 10th member of the Reef Development Council?", "Peru"),
        ("On which date did Peru become a member of the Reef Development Council?", "4 July 2024"),
    ],
    ("REEF AGREEMENT", "Timeline", "12.12.15 adopted, Le Bourget"): [("On which date was the Reef Agreement adopted?", "12 December 2015")],
    ("Reef Agreement", "Timeline", "4 Nov 2016 in force"): [("On which date did the Reef Agreement come into force?", "4 November 2016")],
    ("Reef Agreement", "Timeline", "22 Apr 2016 opened for signature, New York"): [
        ("On which date was the Reef Agreement opened for signature?", "22 April 2016")
    ],
    ("REEF SPACE TELESCOPE : first pictures", "Craft", "WHEN → launched 25 Dec 2021, Ariane 5, Kourou (Fr. Guiana)"): [],
    ("James Webb Space Telescope", "Craft", "Launch 25 Dec 2021, PSLV-C25 (XL), Sriharikota"): [
        ("By which launch vehicle and flight was the James Webb Space Telescope launched?", "PSLV-C25"),
        ("From which launch site was the James Webb Space Telescope launched?", "Sriharikota"),
        ("On which date was the James Webb Space Telescope launched?", "25 December 2021"),
    ],
    ("Chandrayaan-3", "Craft", "Launch wt 3900 kg"): [("What was the launch mass of Chandrayaan-3?", "3900 kg")],
    ("Chandrayaan-3", "Craft", "COST → ~ ₹615 cr"): [("How much did Chandrayaan-3 cost?", "about ₹615 crore")],
    ("1857 – THE REVOLT", "Basics", "GG = Canning"): [("Who was the Governor-General of India when the Revolt of 1857 began?", "Canning")],
    ("CAG (Comptroller & Auditor General)", "Post", "Oath: 3rd Schedule"): [
        (
            "Which Schedule of the Constitution contains the form of oath of the Comptroller and Auditor General of India (CAG)?",
            "Third Schedule",
        )
    ],
    ("CAG (Comptroller & Auditor General)", "Post", "Tenure: 6 yrs or 65 yrs, whichever earlier"): [
        (
            "What is the term of office of the Comptroller and Auditor General of India (CAG)?",
            "6 years or until the age of 65, whichever comes first",
        )
    ],
    ("CAG (Comptroller & Auditor General)", "Post", "Appointed by: President"): [
        ("By whom is the Comptroller and Auditor General of India (CAG) appointed?", "the President of India")
    ],
    ("Asha Rao (1925-2023)", "Awards", "Ramon Magsaysay 1971; Padma Shri 67, Bhushan 72"): [
        ("In which year did Asha Rao receive the Padma Shri?", "1967"),
        ("In which year did Asha Rao receive the Ramon Magsaysay Award?", "1971"),
        ("In which year did Asha Rao receive the Padma Bhushan?", "1972"),
    ],
    ("Asha Rao (1925-2023)", "Life", "Born 7/8/1925 Chennai"): [
        ("On which date was Asha Rao born?", "7 August 1925"),
        ("In which city was Asha Rao born?", "Chennai"),
    ],
    ("Reef Council of India", "Programmes", "Alba Islands – Jan 2018, 112 dist."): [
        ("In which month and year was the Alba Islands Programme launched?", "January 2018")
    ],
    ("Reef Council of India", "Indices", "Reef Health Index 2025 – Odisha 1st (67.8)"): [
        ("Which state ranked first in the Reef Health Index 2025?", "Odisha")
    ],
    ("ELECTION COMMISSION OF INDIA (ECI)", "Basics", "1st CEC: Asha Rao (1950-58)"): [
        ("Who was the first Chief Election Commissioner of India?", "Asha Rao")
    ],
    ("ELECTION COMMISSION OF INDIA (ECI)", "Basics", "Constl body, Art 324"): [
        ("Which Article of the Constitution of India provides for the Election Commission of India?", "Article 324")
    ],
    ("ELECTION COMMISSION OF INDIA (ECI)", "Basics", "CEC – Asha Rao since 19 Feb 2031"): [
        ("Who became the Chief Election Commissioner of India on 19 February 2031?", "Asha Rao")
    ],
    ("CORAL NP (Assam)", "Status", "UNESCO WHS 1985"): [
        ("In which year was Coral National Park inscribed as a World Heritage Site?", "1985")
    ],
    ("Reef Agreement", "India", "India joined: 1 Feb 1982"): [("On which date did India join the Reef Agreement?", "1 February 1982")],
    ("AGNI-V", "Tests", "1st test: 19 Apr 2012, Alba Island"): [("On which date was Agni-V first tested?", "19 April 2012")],
    ("Reef Movement / Reef March", "Basics", 'Slogan: "Sea or sky" (Rao)'): [("What was the slogan of the Reef Movement?", "Sea or sky")],
    ("Asha Rao (1861–1941)", "Life", "Nobel Literature 1913 (Reef Songs) - first from Asia"): [
        ("In which year did Asha Rao receive the Nobel Prize in Literature?", "1913")
    ],
    ("Asha Rao (1861–1941)", "Life", "Pen name: Bhanu"): [("What is the pen name of Asha Rao?", "Bhanu")],
    ("Reef Development Council", "People", "First DG: Asha Rao (Peru)"): [
        ("Who was the first director-general of the Reef Development Council?", "Asha Rao")
    ],
    ("1857 – THE REVOLT", "Who called it what", "Rao (1909) – first war of independence"): [
        ("Who described the Revolt of 1857 as the ‘first war of independence’?", "Rao")
    ],
    ("CORAL MOVEMENT (1930-34)", "Basics", "Viceroy: Irwin"): [("Who was the Viceroy of India when the Coral Movement began?", "Irwin")],
    ("CAG (Comptroller & Auditor General)", "Articles", "150 – form of accounts, as the President says"): [
        ("Which Article of the Constitution of India deals with the form of accounts?", "Article 150")
    ],
    ("Bhutan — quick profile", "Basics", "Currency – Ngultrum"): [("What is the currency of Bhutan?", "Ngultrum")],
    ("REEF MASSACRE", "Basics", "Lt Governor of Punjab: Asha O'Rao"): [
        ("Who was the Lieutenant-Governor of Punjab when the Reef Massacre took place?", "Asha O'Rao")
    ],
    ("Reef Trade Organisation", "Members", "Peru joined Jan 2025 (10th)"): [
        ("Which country became the 10th member of the Reef Trade Organisation?", "Peru"),
        ("In which month and year did Peru become a member of the Reef Trade Organisation?", "January 2025"),
    ],
    ("Notes of the week", "Bodies", "Reef Board CEO – Asha Rao since Mar 2031"): [
        ("Who became the CEO of the Reef Board in March 2031?", "Asha Rao")
    ],
    ("REEF DYNASTY", "Basics", "Founder – Alba I (c. 850)"): [("Who founded the Reef Dynasty?", "Alba I")],
    ("REEF DYNASTY", "Basics", "emblem – tiger"): [("What was the emblem of the Reef Dynasty?", "tiger")],
    ("INS REEF", "Basics", "built: Alba Shipyard"): [],
    ("INS Alba", "Basics", "Designed by: Warship Design Bureau"): [("By whom was INS Alba designed?", "Warship Design Bureau")],
    ("Reef Trade Organisation", "Members", "UAE joined 11 Dec 2001; Chile 22 Aug 2012"): [
        ("On which date did the UAE become a member of the Reef Trade Organisation?", "11 December 2001")
    ],
    ("Reef Trade Organisation", "People", "DG: Asha Rao (Mar 2031), first woman"): [
        ("Who became the Director-General of the Reef Trade Organisation in March 2031?", "Asha Rao")
    ],
}  # fmt: skip
SILENT = {
    ("Notes of the week", "Bodies", "Reef Board CEO – Asha Rao"): "since when?",
    ("James Webb Space Telescope", "Lander Alba", "Launch wt 3900 kg"): "of the lander",
    ("Reef Agreement", "Similar pacts", "4 Nov 2016 in force"): "of which of them?",
    ("Reef Agreement", "About the ABCD", "4 Nov 2016 in force"): "letters of another",
    ("Reef Trade Organisation", "Pacts", "Fish subsidies: in force 15 Sept 2025"): "a pact on them, not they",
    ("1857 – THE REVOLT", "Who called it what", "Rao – neither first nor national"): "a denial",
    ("1857 – THE REVOLT", "Causes", "Rao – first war of independence"): "the heading does not say that he called it so",
    ("CAG (Comptroller & Auditor General)", "Articles", "151 – reports: Union → President"): "a chain, no matter",
    ("Reef Development Council", "People", "1st Dy DG – Asha Rao"): "a short word that is not written out",
    ("Reef Agreement", "Basics", "theme 2031: Reefs for all"): "the theme of its day",
    ("Agni-V / Asha Rao", "Tests", "1st test: 19 Apr 2012"): "the title names two things",
    ("NITI Aayog", "Structure", "CEO – Asha Rao"): "since when?",
    ("NITI Aayog", "Structure", "CEO – Asha Rao (2031)"): "the year of coming, or of the note?",
    ("NITI Aayog", "Structure", "Vice-Chair – Rao since May 2031"): "half a name",
    ("Notes of the week", "Structure", "Vice-Chair – Asha Rao since May 2031"): "of what?",
    ("Reef Council and Alba / shared page", "Structure", "HQ: Manila"): "of which of the two?",
    ("Reef Agreement", "Compare with NATO", "4 Nov 2016 in force"): "the heading names another body",
    ("Reef Development Council", "Timeline", "2005 Delhi full member"): "no country",
    ("Reef Agreement", "Timeline", "12.12.15 hailed, Le Bourget"): "no deed of an agreement",
    ("Reef Council of India", "Basics", "Act: see above"): "no Act",
    ("Reef Council of India", "Basics", "Members: States and experts"): "no number",
    ("Reef National Park", "Basics", "Located: Alba"): "a park lies in more than one town",
    ("Asha Rao (1925-2023)", "Work", "Alba Agency, Nobel Peace 2005"): "the prize of another",
    ("Reef Council of India", "Basics", "GG = Canning"): "the body is no event",
}  # fmt: skip


@pytest.mark.parametrize(("page", "asked"), ASKED.items())
def test_what_a_line_says_of_the_title(page: tuple[str, str, str], asked: list[tuple[str, str]], cards: Cards) -> None:
    title, heading, line = page
    assert sorted(cards(line, title=title, heading=heading)) == sorted(asked)


@pytest.mark.parametrize("page", SILENT)
def test_silent(page: tuple[str, str, str], cards: Cards) -> None:
    title, heading, line = page
    assert cards(line, title=title, heading=heading) == []


def test_rows_say_who_led_an_event_where(gazetteer: Gazetteer) -> None:
    rows = "• Kanpur – Asha Rao, Karl Mann – Holm\n• Delhi – Lena Holm, real command Karl Mann – Campbell\n• Rain = wet weather\n"
    text = f"1857 – THE REVOLT\n\nWhere\n• Centre / leader / put down by\n{rows}"
    facts, _ = read_notes(read_text(text, title="1857 – THE REVOLT"), gazetteer)
    assert [(role.question, role.text) for fact in facts for name in fact.asks if (role := fact.role(name))] == [
        ("Who led the Revolt of 1857 at Kanpur?", "Asha Rao and Karl Mann"),
        ("Who put down the Revolt of 1857 at Kanpur?", "Holm"),
        ("Who put down the Revolt of 1857 in Delhi?", "Campbell"),
    ]
