"""Names and phrases of notes get back what a sentence needs, or the line stays silent."""

from __future__ import annotations

import pytest

ASKED = {
    "Reef Forces Command (RFC) = tri-service body; formed 2003": "In which year was the Reef Forces Command (RFC) formed?",
    "Registrar and Reef Commissioner of Norland — under Ministry of Mines": (
        "Under which Union ministry does the Registrar and Reef Commissioner of Norland come?"
    ),
    "Reef Data Centre = India's first national repository for life science data": (
        "Which was India’s first national repository for life science data?"
    ),
    "Reef Beyond Borders (RBB) Agreement is a treaty under which Convention? → UNCLOS": (
        "The Reef Beyond Borders (RBB) Agreement is a treaty under which Convention?"
    ),
}
SILENT = {
    "Asha Rao — first Indian winner (2022), 'Tomb of Reefs'": "the first winner of what?",
}


@pytest.mark.parametrize(("line", "question"), ASKED.items())
def test_a_name_gets_its_article(cards, line, question):
    assert question in [asked for asked, _ in cards(line)]


@pytest.mark.parametrize("line", SILENT)
def test_silent(cards, line):
    assert cards(line) == []


def test_a_translator_is_of_a_book_not_of_its_author(cards):
    assert cards("Asha Rao — novel of 2022; translator Daisy Rockwell") == []
    assert cards("‘Tomb of Reefs’ — novel of 2022; translator Daisy Rockwell") != []


def test_two_bodies_are_two_though_a_word_and_the_year_are_the_same(cards):
    line = "Nuclear Reef Authority set up 2003; Strategic Reef Command formed 2003"
    assert [answer for _, answer in cards(line)] == ["2003", "2003"]


def test_a_head_is_large_only_where_the_line_begins(cards):
    line = "Reef enumeration approved by Reef Board on Apr 30, 2025; last full reef count 1931"
    assert ("On which date was reef enumeration approved by the Reef Board?", "30 April 2025") in cards(line)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (
            "Passes — Nathu La & Jelep La (Sikkim), Bomdi La & Se La (Arunachal)",
            "In which state are the Nathu La and Jelep La passes?",
        ),
        ("X-rays discovered by W.C. Roentgen in 1895", "By whom were X-rays discovered?"),
        ("Reef Youth Games 2025 hosted by Bihar", "By which state were the Reef Youth Games 2025 hosted?"),
        (
            "Reef Sports University & State Sea Academy at Rajgir",
            "In which town are the Reef Sports University and State Sea Academy?",
        ),
    ],
)
def test_number_and_tense_go_with_the_name(cards, line, question):
    assert question in [asked for asked, _ in cards(line)]


def test_an_office_is_no_doers_name(cards):
    assert cards("RDB Framework approved by Finance Minister on Nov 9, 2022; RDB = Reef Development Board")[0] == (
        "On which date was the RDB Framework approved by the Finance Minister?",
        "9 November 2022",
    )


def test_a_name_with_for_is_not_cut(cards):
    questions = [
        asked for asked, _ in cards("Reef report released on 30 Jan 2024 at meeting of National Board for Wildlife")
    ]
    assert not any(asked.endswith("for Wildlife?") for asked in questions)


def test_the_height_of_a_tunnel_is_not_that_of_its_pass(cards):
    assert cards("Other tunnels: Shinku La (planned 4.1 km, ~15,800 ft)") == []


def test_whose_bond_it_was_is_no_name_of_it(cards):
    assert cards("First Indian green bond = YES Bank (2015)") == []


def test_the_day_of_a_lecture_is_no_matter(cards):
    assert cards("Terumi Tanaka gave Nobel lecture on Dec 10, 2024") == []
