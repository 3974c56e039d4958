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
    line = "Nuclear Reef Authority set up 2003; Strategic Reef Board formed 2003"
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


@pytest.mark.parametrize(
    "line",
    [
        "Thomas Cup = India's first title",  # in what?
        "Valmiki = only tiger reserve of Bihar",  # until the next one
        "Bihar = first State to do so",
    ],
)
def test_silent_on_what_says_too_little_or_will_not_last(cards, line):
    assert not any(asked.startswith(("Which was", "Which is", "By whom")) for asked, _ in cards(line))


def test_a_partner_in_an_exercise_is_no_place(cards):
    assert cards("Eastern Bridge | Oman", heading="AIR EXERCISES") == [
        ("With which country does India hold the exercise Eastern Bridge?", "Oman")
    ]
    assert cards("Reef Bridge | Oman", heading="AIR EXERCISES") == []


def test_a_park_is_notified_as_something(cards):
    assert cards("Reef National Park notified March 2025") == []


def test_the_bracket_of_a_law_belongs_to_the_answer(cards):
    line = "Reef Authority was given statutory status by amendment of which Act? → Wildlife (Protection) Act, 1972"
    assert [answer for _, answer in cards(line)] == ["Wildlife (Protection) Act, 1972"]


def test_the_coast_stands_in_front(cards):
    assert cards("Gulf of Reefs Reserve is located off the coast of which state? → Tamil Nadu") == [
        ("Off the coast of which state is the Gulf of Reefs Reserve located?", "Tamil Nadu")
    ]


def test_the_parts_of_a_note_are_no_matter(cards):
    assert cards("DEFENCE CAPSULE : Exercises + Inductions + Offices") == []


def test_a_month_is_nothing_that_anything_was_declared(cards):
    assert not [
        asked for asked, _ in cards("National Reef Animal of India (declared Oct 5, 2009)") if "declared" in asked
    ]


def test_a_question_in_the_order_of_a_statement_is_not_whole(cards):
    assert cards("By which year India aims to eliminate reef fever? → 2047") == []
    assert cards("By which year does India aim to eliminate reef fever? → 2047") != []


def test_a_prize_given_to_several_is_no_one_winners(cards):
    page = {"title": "Current affairs one-liners 2023", "heading": "AWARDS"}
    assert cards("Ramon Magsaysay Award – Asha Rao", **page) == []
    assert cards("Pritzker Prize – Asha Rao", **page) == [("Who won the 2023 Pritzker Prize?", "Asha Rao")]


def test_the_first_cup_bears_no_year_before_it(cards):
    page = {"title": "Current affairs one-liners 2023", "heading": "SPORTS"}
    line = "First Women's U-19 T20 World Cup : India beat England"
    assert all("2023 First" not in asked for asked, _ in cards(line, **page))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (
            "16 Jan – Start-up Alba launched, Vigyan Bhawan",
            ("On which date was Start-up Alba launched?", "16 January 2016"),
        ),
        ("30 Dec – REEF app launched by Asha Rao", ("On which date was the REEF app launched?", "30 December 2016")),
        ("23 May – Alba agreement signed at Tehran", ("On which date was the Alba agreement signed?", "23 May 2016")),
    ],
)
def test_a_calendar_of_events_dates_what_was_done(cards, line, asked):
    assert asked in cards(line, title="Year 2016 in one liners", heading="JAN")


def test_who_won_there_is_not_where_it_was_held(cards):
    line = "5-21 Aug – Reef Olympics: India 2 medals; Asha Rao bronze"
    assert cards(line, title="Year 2016 in one liners", heading="JUL") == []
