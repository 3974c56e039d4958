"""What goes on paper: facts by source, questions, and their key apart from them."""

from __future__ import annotations

from dataclasses import replace

from studyapp.domain.prompt import Basic, Cloze
from studyapp.exchange.entry import Entry
from studyapp.exchange.printed import Item, Sheet, key_sheet, question_sheet, revision_sheet
from tests.factories import LANDING, card, cloze, draft

MOON = Entry(card(draft()), "Moon landing")
NAME = Entry(replace(card(cloze()), explanation="", as_of=None, hedge=""), "Moon landing")
TWIN = Entry(replace(card(draft("twin")), prompt=Basic("What landed?", "Chandrayaan-3")), "Moon landing")
LAW = Entry(
    replace(card(draft("law")), prompt=Cloze("<b> _____ &", "संविधान"), explanation="", hedge="", as_of=None),
    "संविधान <1>",
)


def html(sheet: Sheet) -> list[str]:
    return [item.html for item in sheet.items]


def test_a_revision_sheet_says_each_fact_once_under_its_source() -> None:
    sheet = revision_sheet([MOON, TWIN, NAME, LAW])
    assert html(sheet) == [
        "<h2>Moon landing</h2>",
        f"<p>• {LANDING} <small>(as of 23 August 2023, reportedly)</small></p>",
        "<p>• The landing site was named <b>शिव शक्ति (Shiv Shakti)</b> Point.</p>",
        "<h2>संविधान &lt;1&gt;</h2>",
        "<p>• &lt;b&gt; <b>संविधान</b> &amp;</p>",
    ]
    assert [item.heading for item in sheet.items] == [True, False, False, True, False]


def test_a_question_sheet_is_numbered_and_tells_no_answer() -> None:
    text = "".join(html(question_sheet([MOON, NAME, LAW])))
    assert "<b>1.</b> When did Chandrayaan-3 land" in text
    assert "<b>3.</b> &lt;b&gt; <u>" in text
    assert not any(word in text for word in ("23 August", "शिव", LANDING))


def test_the_key_has_the_same_numbers() -> None:
    text = html(key_sheet([MOON, NAME, LAW]))
    assert (
        text[1]
        == f"<p><b>1.</b> <b>23 August 2023</b> <small>(as of 23 August 2023, reportedly)</small><br>{LANDING}</p>"
    )
    assert text[2] == "<p><b>2.</b> <b>शिव शक्ति (Shiv Shakti)</b></p>"
    assert text[4] == "<p><b>3.</b> <b>संविधान</b></p>"


def test_nothing_is_on_an_empty_sheet() -> None:
    assert revision_sheet([]) == Sheet("Revision sheet", ())
    assert Item("<p>x</p>").heading is False
