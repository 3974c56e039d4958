"""The kinds of files that cards and tests can be taken out in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """A kind of file. ``paper`` names what a PDF shows."""

    name: str
    suffix: str
    hint: str
    paper: str = ""


FORMS = (
    Form(
        "Anki package",
        "apkg",
        "Opens in Anki, with decks, tags and sources. Exported again, it updates instead of doubling.",
    ),
    Form("Table", "csv", "For spreadsheets: a row for each card, with its source and state."),
    Form(
        "Everything",
        "json",
        "The whole library, articles, answers and tests too, for another StudyApp or your own programs.",
    ),
    Form("Questions in GIFT", "gift", "The cards as questions, for Moodle and other learning platforms."),
    Form("Questions in Moodle XML", "xml", "The cards as questions, in Moodle's own form."),
    Form("Revision sheet on paper", "pdf", "The facts of your cards by source, on A4 pages.", "facts"),
    Form("Questions on paper", "pdf", "The questions alone, numbered, on A4 pages.", "questions"),
    Form("Key to the questions", "pdf", "The answers to those questions, on A4 pages.", "key"),
)
TEST_FORMS = (
    Form("Question paper", "pdf", "The questions with their options, on A4 pages, without the key.", "questions"),
    Form("Key to the paper", "pdf", "Every answer at a glance, then why and where from, on A4 pages.", "key"),
    Form("Questions in GIFT", "gift", "For Moodle and other learning platforms, with a reason for each option."),
    Form("Questions in Moodle XML", "xml", "The same in Moodle's own form."),
)
