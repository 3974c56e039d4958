"""What the layout of a text says: input text on the left, blocks on the right."""

from __future__ import annotations

from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.article import Block, BlockKind
from studyapp.ingest.blocks import read_blocks

Shape = list[tuple[str, int, str]]
BODY = "The dam was built across the river in 1963 and holds back a lake of ninety square kilometres."


def blocks(text: str) -> list[Block]:
    return [item.block for item in read_blocks(text)]


def shape(text: str) -> Shape:
    return [(block.kind.value, block.level, block.text) for block in blocks(dedent(text))]


def test_title_headings_and_points_of_a_coaching_note() -> None:
    text = """\
        Lion-tailed Macaque

        Why in News?
          •  A census counted 3,000 of them
          •  It was done in May

        About
          •  Found in the Western Ghats
    """
    assert shape(text) == [
        ("title", 0, "Lion-tailed Macaque"),
        ("heading", 1, "Why in News?"),
        ("bullet", 1, "A census counted 3,000 of them"),
        ("bullet", 1, "It was done in May"),
        ("heading", 1, "About"),
        ("bullet", 1, "Found in the Western Ghats"),
    ]


def test_one_word_with_a_number_is_a_title() -> None:
    text = "Reefsat-3\n\nRocket\n- launched on 4 May 2031\n- weight 300 kg\n- cost ₹40 crore\n"
    assert shape(text)[:2] == [("title", 0, "Reefsat-3"), ("heading", 1, "Rocket")]


def test_a_body_above_a_usual_heading_is_the_title() -> None:
    text = "Reef Development Council\n\nStructure\n- Seat: Manila\n- Members: 12 States\n- Chair: by turns\n"
    assert shape(text)[:2] == [("title", 0, "Reef Development Council"), ("heading", 1, "Structure")]


def test_a_title_of_one_word_above_the_first_heading() -> None:
    """ "Why in news?" is what every note asks, never what it is about."""
    text = f"MAHSEER\nFor Prelims: Mahseer, Tawa reservoir\n\nWHY IN NEWS?\n- {BODY}\n"
    kinds = {block.text: block.kind.value for block in blocks(text)}
    assert kinds["MAHSEER"] == "title"
    assert kinds["WHY IN NEWS?"] == "heading"


def test_an_arrow_at_the_front_is_a_point() -> None:
    text = f"The old dam\n\n→ {BODY}\n→ It has nine gates.\n"
    assert [block.text for block in blocks(text) if block.kind is BlockKind.BULLET] == [BODY, "It has nine gates."]


def test_each_block_knows_its_headings() -> None:
    text = "STATIC PART\n\nPolity\n• Article 1\nEconomy\n• Budget\n\nLAST PART\n• Point\n"
    assert [(block.text, block.path) for block in blocks(text) if block.kind is BlockKind.BULLET] == [
        ("Article 1", ("Polity",)),
        ("Budget", ("Economy",)),
        ("Point", ("LAST PART",)),
    ]


def test_a_heading_under_a_heading_is_nested() -> None:
    text = f"The Lake\n\n{BODY}\n\nStatic Linkages\nGeo\n• It is deep\nPolity\n• It is a border\n"
    assert [(block.text, block.path) for block in blocks(text) if block.kind is BlockKind.BULLET] == [
        ("It is deep", ("Static Linkages", "Geo")),
        ("It is a border", ("Static Linkages", "Polity")),
    ]


def test_points_are_nested_by_indentation() -> None:
    text = "Parts\n• Rover\n    • Camera\n    • Drill\n• Lander\n"
    assert shape(text)[1:] == [
        ("bullet", 1, "Rover"),
        ("bullet", 2, "Camera"),
        ("bullet", 2, "Drill"),
        ("bullet", 1, "Lander"),
    ]


def test_points_are_nested_by_their_sign_where_nothing_is_indented() -> None:
    text = "Sites\n\uf0b7 Karnataka\no Magadi\no Aghanashini\n\uf0b7 Tamil Nadu\n"
    assert [level for _, level, _ in shape(text)[1:]] == [1, 2, 2, 1]


def test_copying_robs_the_first_point_of_its_indentation() -> None:
    assert [level for _, level, _ in shape("• First\n  • Second\n  • Third\n")] == [1, 1, 1]


@pytest.mark.parametrize("sign", ["•", "▪", "●", "-", "–", "*", "o", "\uf0b7", "➢", "(a)", "ii)"])
def test_signs_that_open_a_point(sign: str) -> None:
    assert shape(f"{sign} The lake is deep") == [("bullet", 1, "The lake is deep")]


def test_numbers_open_points() -> None:
    assert shape("1. One lake\n2. Two lakes\n3. 45th lake\n") == [
        ("bullet", 1, "One lake"),
        ("bullet", 1, "Two lakes"),
        ("bullet", 1, "45th lake"),
    ]


def test_an_initial_opens_no_point() -> None:
    assert shape("D. Gukesh won the title at the age of 18")[0][2] == "D. Gukesh won the title at the age of 18"


def test_a_line_with_several_points_is_cut() -> None:
    assert [text for _, _, text in shape("• One lake • Two rivers • Three seas")] == [
        "One lake",
        "Two rivers",
        "Three seas",
    ]


def test_a_numbered_heading_has_text_below_it() -> None:
    text = f"Lakes\n\n1. The upper lake\n\n{BODY}\n\n2. The lower lake\n\n{BODY}\n"
    assert [block.text for block in blocks(text) if block.kind is BlockKind.HEADING] == [
        "The upper lake",
        "The lower lake",
    ]


def test_key_and_value() -> None:
    (block,) = blocks("• Cover : ₹5 lakh a year\n")
    assert (block.kind, block.key, block.text, block.level) == (
        BlockKind.KEY_VALUE,
        "Cover",
        "Cover: ₹5 lakh a year",
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The committee has said: no dam is safe without a spillway of its own, and no spillway without a gate.",
        "It began at 5:30 in the morning",
        "The tests are these: age, beauty and use",
        "12 May: the flood came",
    ],
)
def test_what_is_no_key(text: str) -> None:
    assert [block.key for block in blocks(text)] == [""]


def test_rows_of_a_table() -> None:
    text = f"{BODY}\n\nBasis | First | Second\nAge | 10 | 20\n"
    assert shape(text)[1:] == [("row", 0, "Basis | First | Second"), ("row", 0, "Age | 10 | 20")]


@pytest.mark.parametrize("gap", ["\t", "     ", " \t "])
def test_cells_between_tabs_or_wide_gaps(gap: str) -> None:
    text = f"{BODY}\n\nBasis{gap}First\nAge{gap}10\n"
    assert [text for kind, _, text in shape(text) if kind == "row"] == ["Basis | First", "Age | 10"]


def test_a_table_that_lost_its_columns() -> None:
    cells = ["Feature", "Lake", "River", "Depth", "Ten metres", "Two metres", "Colour", "Blue", "Brown"]
    text = f"{BODY}\n\nAt a glance\n" + "\n".join(cells) + "\n"
    assert [block.text for block in blocks(text) if block.kind is BlockKind.ROW] == cells


def test_lines_broken_for_a_narrow_column_are_joined() -> None:
    text = """\
        Counting the Birds of the
        Valley
        The survey was done in Novem-
        ber by two hundred people who
        walked along the river, and it
        found ninety kinds of birds in
        all. Cranes were seen by all.

        The northern part
        Here the reeds are high, which
        is why the bitterns stay until
        the water has gone down again.
    """
    survey = (
        "The survey was done in November by two hundred people who walked along the river, and it found ninety kinds of "
        "birds in all. Cranes were seen by all."
    )
    assert shape(text) == [
        ("title", 0, "Counting the Birds of the Valley"),
        ("paragraph", 0, survey),
        ("heading", 1, "The northern part"),
        (
            "paragraph",
            0,
            "Here the reeds are high, which is why the bitterns stay until the water has gone down again.",
        ),
    ]


def test_what_every_page_repeats_is_dropped_and_sentences_run_over_the_page() -> None:
    text = (
        "RIVER DIGEST    JULY 2024\n\nThe river rises in the hills and has\nmore than thirty tributaries\n\n"
        "www.example.org      7\n\fRIVER DIGEST    JULY 2024\n\non its way down to the sea, of which\nten never dry.\n\n"
        "www.example.org      8\n"
    )
    assert [block.text for block in blocks(text)] == [
        "The river rises in the hills and has more than thirty tributaries on its way down to the sea, of which ten never dry."
    ]


def test_one_line_one_fact_is_left_alone() -> None:
    text = "Rank list\n\nHunger Index ➜ 105th\nPress Freedom Index ➜ 159th\nGender Gap Index ➜ 129th\n"
    assert [text for _, _, text in shape(text)][1:] == [
        "Hunger Index ➜ 105th",
        "Press Freedom Index ➜ 159th",
        "Gender Gap Index ➜ 129th",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article    f   t   in",
        "Tags: Lakes, Dams",
        "Syllabus: GS Paper – III",
        "GS Paper 1 - Geography || GS Paper 3 - Disaster Management",
        "Read also: The other lake",
        "https://example.org/lakes",
        "(Release ID: 1234567)",
        "Posted On: 18 SEP 2023 11:42AM",
        "Page 12",
        "*****",
        "MJ/NS",
        "Q. Dams drown more than they water. Discuss. (15 marks, 250 words)",
    ],
)
def test_lines_that_are_about_the_page(line: str) -> None:
    kinds = {block.kind for block in blocks(f"The Lake\n\n{BODY}\n\n{line}\n") if block.text not in ("The Lake", BODY)}
    assert kinds <= {BlockKind.NOISE}


@pytest.mark.parametrize(
    "line",
    [
        "• Share of the lake in the supply is 40 per cent",
        "• Recommended by the Finance Commission in 2015",
        "• Source: a glacier in Uttarakhand",
        "• Category: Vulnerable",
        "• Copyright Act 1957 protects such works",
        "• GSI has mapped the lake",
        "• Follow-on offers doubled",
    ],
)
def test_facts_that_begin_like_noise_are_kept(line: str) -> None:
    assert blocks(f"The Lake\n\n{BODY}\n\n{line}\n")[-1].kind in (BlockKind.BULLET, BlockKind.KEY_VALUE)


def test_byline_and_dateline_of_a_newspaper() -> None:
    text = f"Lake overflows after rain\n\nSpecial Correspondent\n\nGUWAHATI, JULY 9: {BODY}\n"
    assert shape(text) == [
        ("title", 0, "Lake overflows after rain"),
        ("noise", 0, "Special Correspondent"),
        ("noise", 0, "GUWAHATI, JULY 9:"),
        ("paragraph", 0, BODY),
    ]


def test_head_of_a_press_release() -> None:
    text = f"Ministry of Jal Shakti\n\nNew gates for the dam\n\nOutlay of ₹90 crore\n\nPosted On: 18 SEP 2023 11:42AM\n\n{BODY}\n"
    assert shape(text) == [
        ("noise", 0, "Ministry of Jal Shakti"),
        ("title", 0, "New gates for the dam"),
        ("paragraph", 0, "Outlay of ₹90 crore"),
        ("noise", 0, "Posted On: 18 SEP 2023 11:42AM"),
        ("paragraph", 0, BODY),
    ]


def test_a_lead_in_is_no_heading() -> None:
    text = f"The Lake\n\n{BODY}\n\nThe uses of the lake are as follows:\n• water\n• power\n"
    assert shape(text)[2] == ("paragraph", 0, "The uses of the lake are as follows:")


@given(st.text(st.sampled_from("aB1 .:|-•\n\t\f–(o#>"), max_size=200))
def test_blocks_of_any_text_stand_in_order_and_apart(text: str) -> None:
    found = blocks(text)
    assert all(block.text and block.span.start < block.span.end for block in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_headings_with_a_colon_need_no_blank_line() -> None:
    text = "The Lake\n\nLocation of the lake:\nState: Sikkim\nUses:\nWater and power come from it.\n"
    assert shape(text)[1:] == [
        ("heading", 1, "Location of the lake"),
        ("key_value", 0, "State: Sikkim"),
        ("heading", 1, "Uses"),
        ("paragraph", 0, "Water and power come from it."),
    ]


def test_headings_of_an_encyclopedia() -> None:
    text = f"The Lake\n\n{BODY}\n\n== History ==\n\n{BODY}\n\n=== Early ===\n\n{BODY}\n\n== References ==\n\n1. Rao (2011).\n"
    assert [(block.text, block.level) for block in blocks(text) if block.kind is BlockKind.HEADING] == [
        ("History", 1),
        ("Early", 2),
        ("References", 1),
    ]
    assert blocks(text)[-1].kind is BlockKind.NOISE


@pytest.mark.parametrize(
    "line", ["*** UPPER HOUSE ***", "--- UPPER HOUSE ---", "~~ UPPER HOUSE ~~", "** UPPER HOUSE **"]
)
def test_a_heading_between_signs(line: str) -> None:
    text = f"The Parliament of Norland\n\n{line}\nseats → 40\n\n*** LOWER HOUSE ***\nseats → 120\n"
    assert [(block.text, block.path) for block in blocks(text)][1:] == [
        ("UPPER HOUSE", ()),
        ("seats → 40", ("UPPER HOUSE",)),
        ("LOWER HOUSE", ()),
        ("seats → 120", ("LOWER HOUSE",)),
    ]


def test_lines_with_an_arrow_each_are_points_even_where_they_begin_small() -> None:
    lines = ["Regent needs written advice → since 1978", "approval → both Houses → one month", "used? → never"]
    more = [
        "then → six months at a time",
        "ending → the Regent at any time",
        "cost → salaries of all judges may be cut",
    ]
    text = "\n".join(["Emergency in Norland", "", *lines, *more])
    assert [block.text for block in blocks(text)][1:] == [*lines, *more]


def test_a_question_begins_a_line_of_its_own() -> None:
    lines = ["order got rich, rules got loose", "left Reefish, people's tongue, for Latin"]
    more = ["Royal revival, less support of the king", "attacks on its houses (Norport, c. 1200)"]
    text = "\n".join(["The Order of Norland", "", *lines, *more, "Q: Who led the mass walk of 1956? -> Asha Rao"])
    assert blocks(text)[-1].text == "Q: Who led the mass walk of 1956? -> Asha Rao"


def test_a_line_that_an_arrow_ends_goes_on() -> None:
    lines = [
        "The Regent asks for advice and the Cabinet gives it in writing →",
        "then both Houses approve of it → one month",
    ]
    text = "\n".join(
        [
            "Emergency in Norland",
            "",
            *lines,
            "That was seldom done, and never in the years of peace that",
            "came later.",
        ]
    )
    assert [block.text for block in blocks(text)][1] == " ".join(lines)


def test_numbered_sections_of_a_compilation() -> None:
    text = f"3.2 SCIENCE\n\n3.2.1 The Lake\n\nAbout\n{BODY}\n\n3.2.2 The Dam\n\n{BODY}\n"
    assert [(block.text, block.path) for block in blocks(text) if block.kind is BlockKind.HEADING] == [
        ("SCIENCE", ()),
        ("The Lake", ("SCIENCE",)),
        ("About", ("SCIENCE", "The Lake")),
        ("The Dam", ("SCIENCE",)),
    ]


def test_what_a_newspaper_puts_between_its_paragraphs() -> None:
    text = (
        f"Lake to be cleaned\n\nExpress News Service | Updated: May 3, 2024 07:30 IST\n\n{BODY}\n\n"
        f"EXPLAINED | Why lakes die\n\nA boat. | Photo Credit: Special Arrangement\n\n{BODY}\n\n(With inputs from PTI)\n"
    )
    assert [kind for kind, _, _ in shape(text)] == [
        "title",
        "noise",
        "paragraph",
        "noise",
        "noise",
        "paragraph",
        "noise",
    ]


def test_head_and_foot_of_a_letter() -> None:
    text = f"From: A <a@example.org>\nSubject: The lake\nDate: Mon, 11 Sep 2023 10:15:00 +0530\n\nDear all,\n\n{BODY}\n\nRegards,\n"
    assert [kind for kind, _, _ in shape(text)] == ["noise", "title", "noise", "noise", "paragraph", "noise"]


def test_arrows_open_points_where_they_follow_each_other_and_headings_where_text_stands_below() -> None:
    points = blocks(
        "Notes of May\n\n>> Alba Dam is on the Koda\n>> Beta Dam is on the Gama\n>> Delta Dam is on the Rao\n"
    )
    assert [block.kind for block in points[1:]] == [BlockKind.BULLET] * 3
    heads = blocks("Notes of May\n\n>> Dams\nAlba Dam is on the Koda.\n>> Lakes\nBeta Lake is salty.\n")
    assert [block.text for block in heads if block.kind is BlockKind.HEADING][-2:] == ["Dams", "Lakes"]
