"""Of whom a line speaks that names no subject: of the name alone or the label above it, of its heading, of the title."""

from __future__ import annotations

import pytest

from studyapp.domain.prompt import prompt_text
from studyapp.extract.notes.heads import Above, label_of
from studyapp.extract.notes.reader import page_of, read_notes
from studyapp.generate.pipeline import generate
from studyapp.ingest.reader import read_text


@pytest.fixture
def asked(gazetteer):
    def of(text: str) -> list[tuple[str, str]]:
        article = read_text(text)
        facts, _ = read_notes(article, gazetteer)
        return [(prompt_text(draft.prompt), draft.prompt.answer) for draft in generate(article, facts).drafts]

    return of


def test_sub_bullets_speak_of_the_name_above_them(asked):
    note = "Notes of May\n\nBodies\n• Alba Reef Authority (ARA)\n• est. 3 May 1990\n• HQ: Pune\n• Rain = wet weather\n"
    assert asked(note) == [
        ("What does the abbreviation ARA stand for?", "Alba Reef Authority"),
        ("On which date was the Alba Reef Authority (ARA) established?", "3 May 1990"),
        ("In which city is the Alba Reef Authority (ARA) headquartered?", "Pune"),
    ]


def test_lines_under_a_heading_that_is_a_name_speak_of_it(asked):
    note = "Notes of May\n\nAlba Lake\n• first Ramsar site of India\n• Located in Odisha\n• Rain = wet weather\n"
    assert asked(note) == [
        ("Which was the first Ramsar site of India?", "Alba Lake"),
        ("In which state is Alba Lake?", "Odisha"),
    ]


def test_lines_with_a_subject_of_their_own_do_not(asked):
    note = "Notes of May\n\nAlba Lake\n• Beta Dam: located in Odisha\n• Salt = white\n"
    assert asked(note) == [("In which state is the Beta Dam?", "Odisha")]


def test_a_first_with_its_name_behind_a_sign_is_not_the_titles(asked):
    note = "Chandrayaan-3\n\nBasics\nFirst Indian in space - Asha Rao, 1984\nSalt = white\nRain -> wet\n"
    assert asked(note) == [("Who was the first Indian in space?", "Asha Rao")]


def test_the_lead_of_a_life_speaks_of_the_person(asked):
    note = "Anil Rao (1930-2001) — engineer of dams\n\nDirector BARC 1990-93. Padma Shri 1975.\n• Salt = white\n• Rain = wet\n"
    assert asked(note) == [
        (
            "Which office did Anil Rao hold from 1990 to 1993?",
            "Director of the Bhabha Atomic Research Centre (BARC)",
        ),
        ("In which year did Anil Rao receive the Padma Shri?", "1975"),
    ]


def test_scraps_of_a_lead_speak_of_the_title(asked):
    note = (
        "Reef (Amendment) Act 2025 :: quick notes\n\n"
        "Bill passed LS 3 Apr. In force 8 Apr 2025. Old law: none.\n• Salt = white\n• Rain = wet\n"
    )
    assert asked(note) == [("On which date did the Reef (Amendment) Act come into force?", "8 April 2025")]


LABELS = {
    "[PEAKS]": "PEAKS",
    "RIVERS & LAKES:": "RIVERS & LAKES",
    "big ones:": "big ones",
    "**Dams**": "Dams",
    "Alba 3 May 1990:": "",
    "Alba Dam is on Beta.": "",
    "HQ Pune": "",
}


@pytest.mark.parametrize(("line", "label"), LABELS.items())
def test_labels(line, label):
    assert label_of(line) == label


def test_a_label_is_the_heading_of_the_lines_below_it_until_the_next_heading(gazetteer):
    page = page_of(read_text("Notes\n\nA = b\n"), gazetteer)
    above = Above().at("[PEAKS]", ("Geo",), page)
    assert above.heading == "PEAKS"
    assert above.at("Alba = high", ("Geo",), page).heading == "PEAKS"
    assert above.at("Alba = high", ("Polity",), page).heading == "Polity"


def test_a_table_of_which_every_cell_got_a_line_has_no_heads(asked):
    cells = [
        "Feature",
        "Reef Trading System",
        "Norland Carbon Trading Scheme",
        "Started",
        "2005",
        "October 2023",
        "Who pays",
        "Firms",
    ]
    assert asked("Two schemes compared\n\nAt a glance\n" + "\n".join(cells)) == []
    note = "Boards\n\nNITI Aayog\n- established 1 January 2015\n- HQ New Delhi\n"
    assert len(asked(note)) == 2
