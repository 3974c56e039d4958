"""Questions in Moodle's own XML, which other learning platforms read as well.

https://docs.moodle.org/en/Moodle_XML_format
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, tostring

from studyapp.domain.paper import Marking
from studyapp.domain.prompt import prompt_text
from studyapp.domain.question import LADDERED, Question
from studyapp.exchange import question_html
from studyapp.exchange.entry import Entry

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The shares of a mark that Moodle knows, in percent; it refuses every other.
_KNOWN = {Fraction(1, parts): f"{100 / parts:.7g}" for parts in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20)}
_ROOT = "StudyApp/"


def of_questions(questions: Iterable[Question], category: str, marking: Marking | None = None) -> Iterator[str]:
    """Yield the file with the questions of a test, piece by piece; a wrong answer costs what ``marking`` says."""
    yield from _file((category, _multichoice(question, marking)) for question in questions)


def of_cards(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the file with cards as short answers, piece by piece, a category for each source."""
    yield from _file((entry.source, _short_answer(entry)) for entry in entries)


def share_lost(marking: Marking | None) -> str:
    """Return what a wrong answer costs in percent of the mark as Moodle knows it, 0 where it does not know it."""
    known = _KNOWN.get(marking.penalty) if marking else None
    return f"-{known}" if known else "0"


def category_path(name: str) -> str:
    """Return the name of a category below ours, on one line; a stroke that is part of it is doubled."""
    return _ROOT + " ".join(name.split()).replace("/", "//")


def _file(made: Iterable[tuple[str, Element]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
    last = None
    for category, element in made:
        if category != last:
            last = category
            yield _line(_category(category))
        yield _line(element)
    yield "</quiz>\n"


def _line(element: Element) -> str:
    return tostring(element, encoding="unicode") + "\n"


def _category(name: str) -> Element:
    question = Element("question", type="category")
    _text(question, "category", category_path(name))
    return question


def _multichoice(asked: Question, marking: Marking | None) -> Element:
    question = _question(
        "multichoice", asked.id, question_html.name(asked), question_html.asked(asked), question_html.why(asked)
    )
    _plain(question, defaultgrade=_grade(marking), single="true", answernumbering="abc")
    # Options that follow from the statements have an order of their own.
    _plain(question, shuffleanswers="false" if asked.kind in LADDERED else "true")
    for place, option in enumerate(asked.options):
        fraction = "100" if place == asked.key else share_lost(marking)
        _answer(question, fraction, question_html.lines(option.text), "html", option.explanation)
    _tags(question, asked.tags)
    return question


def _short_answer(entry: Entry) -> Element:
    card = entry.card
    told = [card.explanation, f"as of {card.as_of.words()}" if card.as_of else "", entry.source_words()]
    feedback = "<br>".join(question_html.lines(part) for part in told if part)
    question = _question("shortanswer", card.id, card.id, question_html.lines(prompt_text(card.prompt)), feedback)
    _plain(question, defaultgrade="1", usecase="0")
    _answer(question, "100", card.prompt.answer, "plain_text", "")
    _tags(question, card.tags)
    return question


def _question(kind: str, key: str, name: str, html: str, feedback: str) -> Element:
    question = Element("question", type=kind)
    _text(question, "name", name)
    _text(question, "questiontext", html, format="html")
    _text(question, "generalfeedback", feedback, format="html")
    SubElement(question, "idnumber").text = key
    return question


def _answer(question: Element, fraction: str, text: str, form: str, feedback: str) -> None:
    answer = SubElement(question, "answer", fraction=fraction, format=form)
    SubElement(answer, "text").text = clean(text)
    _text(answer, "feedback", question_html.lines(feedback), format="html")


def _tags(question: Element, tags: Iterable[str]) -> None:
    if names := tuple(tags):
        holder = SubElement(question, "tags")
        for name in names:
            _text(holder, "tag", name)


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(SubElement(parent, name, attributes), "text").text = clean(text)


def _plain(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _grade(marking: Marking | None) -> str:
    return f"{float(marking.mark):.7g}" if marking else "1"


def clean(text: str) -> str:
    """Return the text without signs that no XML may hold."""
    return _NO_XML.sub("", text)
