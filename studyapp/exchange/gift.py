"""Questions in Moodle's GIFT format: cards as short answers or missing words, test questions as choices.

https://docs.moodle.org/en/GIFT_format
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from studyapp.domain.paper import Marking
from studyapp.domain.prompt import BLANK, Cloze
from studyapp.domain.question import Question
from studyapp.exchange import question_html
from studyapp.exchange.entry import Entry
from studyapp.exchange.moodle import category_path, share_lost

_SPECIAL = re.compile(r"([~=#{}:\\])")
_LINES = re.compile(r"\s*\n\s*")
_CATEGORY = "$CATEGORY: "


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the file piece by piece: a category for each source, a question for each card, a blank line after each."""
    source = None
    for entry in entries:
        if entry.source != source:
            source = entry.source
            yield f"{_CATEGORY}{_category(source)}\n\n"
        yield f"{question(entry)}\n\n"


def of_questions(questions: Iterable[Question], category: str, marking: Marking | None = None) -> Iterator[str]:
    """Yield the file with the questions of a test piece by piece; a wrong answer costs what ``marking`` says."""
    yield f"{_CATEGORY}{_category(category)}\n\n"
    for asked in questions:
        yield f"{choice(asked, marking)}\n\n"


def choice(asked: Question, marking: Marking | None = None) -> str:
    """Return one question of a test with all its options; the feedback says why each is right or wrong."""
    wrong = f"~%{share_lost(marking)}%" if share_lost(marking) != "0" else "~"
    options = [
        f"\t{'=' if place == asked.key else wrong}{_html(option.text)}{_feedback_part(option.explanation)}\n"
        for place, option in enumerate(asked.options)
    ]
    general = _escaped(question_html.why(asked))
    ending = f"\t####{general}\n" if general else ""
    return f"::{_escaped(question_html.name(asked))}::[html]{_escaped(question_html.asked(asked))} {{\n{''.join(options)}{ending}}}"


def _feedback_part(text: str) -> str:
    return f"#{_html(text)}" if text else ""


def _html(text: str) -> str:
    return _escaped(question_html.lines(text))


def question(entry: Entry) -> str:
    """Return one question; its feedback says why and where from."""
    prompt, feedback = entry.card.prompt, _escaped(_feedback(entry))
    answer = f"{{={_escaped(prompt.answer)}{f'#{feedback}' if feedback else ''}}}"
    title = f"::{entry.card.id}::[plain]"
    if not isinstance(prompt, Cloze):
        return f"{title}{_escaped(prompt.question)} {answer}"
    before, _, after = prompt.text.partition(BLANK)
    if not before.strip():  # a question that begins with its answer is none for some readers
        return f"{title}{_escaped(prompt.text)} {answer}"
    return f"{title}{_escaped(before)}{answer}{_escaped(after)}"


def _feedback(entry: Entry) -> str:
    as_of = f"as of {entry.card.as_of.words()}" if entry.card.as_of else ""
    return " | ".join(part for part in (entry.card.explanation, as_of, entry.source_words()) if part)


def _escaped(text: str) -> str:
    """Return the text on one line with every sign escaped that means something in GIFT.

    An arrow of two signs would make a matching question and cannot be escaped.
    """
    return _SPECIAL.sub(r"\\\1", _LINES.sub(" ", text).replace("->", "→"))


def _category(title: str) -> str:
    return category_path(title)
