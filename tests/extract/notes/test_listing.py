"""Lists under a label that says what their items are."""

from __future__ import annotations

import pytest

from studyapp.extract.notes.listing import Item, items_of, kind_of, titled, with_treaties
from studyapp.extract.notes.reader import page_of
from studyapp.ingest.reader import read_text

LISTS = {
    "Mines: Alba (Jharkhand), Rao Kalan (MP)": [
        ("In which state is the Alba mine?", "Jharkhand"),
        ("In which state is the Rao Kalan mine?", "Madhya Pradesh"),
    ],
    "Plants – Alba (TN, 1980), Belur & Koda (KA)": [
        ("In which state is Alba?", "Tamil Nadu"),
        ("In which state are Belur and Koda?", "Karnataka"),
    ],
    "Himalayan glaciers: Alba (Sikkim), Beta (Uttarakhand)": [
        ("In which state is the Alba glacier?", "Sikkim"),
        ("In which state is the Beta glacier?", "Uttarakhand"),
    ],
    "Festivals: Alba Utsav–Nagaland; Beta Mela–Assam": [
        ("With which state is the Alba Utsav festival associated?", "Nagaland"),
        ("With which state is the Beta Mela festival associated?", "Assam"),
    ],
    "Other boards: Coffee (HQ Bengaluru); Tea (Kolkata)": [
        ("In which city is the Coffee Board headquartered?", "Bengaluru"),
        ("In which city is the Tea Board headquartered?", "Kolkata"),
    ],
    "India joined MTCR (2016), Wassenaar (2017)": [
        ("In which year did India join the Missile Technology Control Regime (MTCR)?", "2016"),
        ("In which year did India join the Wassenaar Arrangement?", "2017"),
    ],
    "GI tags: Alba Tea (2004), 'Reef Silk' Aug 2022": [
        ("In which year did Alba Tea receive the GI tag?", "2004"),
        ("In which month and year did Reef Silk receive the GI tag?", "August 2022"),
    ],
}
SILENT = {
    "Institutes: QXRI – Cuttack; NRC Alba – Karnal": "letters that nobody can read",
    "Varieties: Alba-1 (Pune), Alba-2 (Bihar)": "grown, bred or sold there?",
    "Leaders: Rao (Bihar), Sen (Assam)": "from there, or in office there?",
    "India joined the league (2016), the union (2017)": "which?",
    "Dance forms: Bihar dance (Bihar), Assam dance (Assam)": "the name tells the answer",
}


@pytest.mark.parametrize(("line", "asked"), LISTS.items())
def test_lists(cards, line, asked):
    assert cards(line) == asked


@pytest.mark.parametrize("line", SILENT)
def test_silent(cards, line):
    assert cards(line) == []


def test_the_kind_of_the_items_comes_from_label_and_heading():
    assert kind_of("Other commodity boards", "") == "commodity board"
    assert kind_of("Cow", "Breeds (asked often)") == "Cow breed"
    assert kind_of("Bihar GIs", "") == "Bihar GI"
    assert kind_of("Uranium", "Geo") == ""
    assert kind_of("Glass", "Geo") == ""


def test_items_stand_with_what_is_said_of_them():
    assert items_of("Dams: Alba (Reef, 1990), Beta – Koda; gamma") == (
        "Dams",
        [Item("Alba", "Reef, 1990", 6), Item("Beta", "Koda", 25)],
    )
    assert items_of("Dams: one near Alba")[1] == []


TITLED = {
    ("42nd 1976 → socialist, secular", "Amendments"): "42nd Amendment 1976 → socialist, secular",
    ("Urjit Patel (2014) - inflation", "Committees"): "Urjit Patel Committee (2014) - inflation",
    ("Narasimham II (1998) - banks", "Committees"): "Narasimham Committee II (1998) - banks",
    ("Golaknath 1967: rights", "Cases"): "Golaknath case 1967: rights",
    ("Sarkaria Commission (1983)", "Committees"): "Sarkaria Commission (1983)",
    ("FEMA: 1999", "Committees"): "FEMA: 1999",
    ("Alba-1: 22 Oct 2008", "Earlier missions"): "Alba-1: 22 Oct 2008",
    ("Rao rules the waves", "Amendments"): "Rao rules the waves",
}


@pytest.mark.parametrize(("line", "heading", "whole"), [(*key, whole) for key, whole in TITLED.items()])
def test_a_line_under_a_heading_in_the_plural_gets_its_kind(line, heading, whole):
    assert titled(line, heading) == whole


TREATIES = {
    "Kyoto 1997 (in force 2005); Paris 2015": "Kyoto Protocol 1997 (in force 2005); Paris Agreement 2015",
    "Vienna Convention 1985": "Vienna Convention for the Protection of the Ozone Layer 1985",
    "Paris 1999 (fair)": "Paris 1999 (fair)",
    "Outer Space Treaty 1967": "Outer Space Treaty 1967",
    "CBD → Rio 1992": "CBD → Rio 1992",
}


@pytest.mark.parametrize(("line", "whole"), TREATIES.items())
def test_treaties_called_by_place_and_year_get_their_name(line, whole, gazetteer):
    page = page_of(read_text("Notes\n\nA = b\n"), gazetteer)
    assert with_treaties(line, page) == whole
