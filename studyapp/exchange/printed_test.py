"""A test on paper: the questions as they are handed out, and apart from them the key with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from studyapp.domain.paper import Marking
from studyapp.domain.question import Question
from studyapp.exchange.printed import Item, Sheet
from studyapp.exchange.question_html import LETTERS, asked, lines, table, why

_KEYS_A_ROW = 10
_BEGIN = '<p style="margin-top: 7pt">'  # a question has several paragraphs: more room shows where it begins


@dataclass(frozen=True)
class PrintedTest:
    """What is printed: ``marking`` and ``minutes`` only where it is a paper of an exam."""

    name: str
    questions: Sequence[Question]
    marking: Marking | None = None
    minutes: int | None = None


def question_sheet(test: PrintedTest) -> Sheet:
    """Return the questions with their options, without a word of the key."""
    items = [Item(f"<p>{escape(_rules(test))}</p>"), *_numbered(test.questions)]
    return Sheet(test.name, tuple(items))


def key_sheet(test: PrintedTest) -> Sheet:
    """Return the keys at a glance, then for each question why and where from."""
    keys = [f"<b>{number}</b>&nbsp;({LETTERS[each.key]})" for number, each in enumerate(test.questions, 1)]
    rows = [keys[start : start + _KEYS_A_ROW] for start in range(0, len(keys), _KEYS_A_ROW)]
    reasons = [Item(_reason(number, each)) for number, each in enumerate(test.questions, 1)]
    return Sheet(f"Key: {test.name}", (Item(table(rows)), *reasons))


def _rules(test: PrintedTest) -> str:
    number = len(test.questions)
    parts = [f"{number} question{'' if number == 1 else 's'}"]
    if test.minutes is not None:
        parts.append(f"{test.minutes} minutes")
    if test.marking is not None:
        each, lost = test.marking.mark, test.marking.mark * test.marking.penalty
        parts += [f"{_marks(each * number)} in all", f"{_marks(each)} for a right answer"]
        parts.append(f"{_marks(lost)} taken off for a wrong one" if lost else "nothing taken off for a wrong one")
    return f"{', '.join(parts)}."


def _marks(marks: Fraction) -> str:
    """Return marks with their noun: ``1 mark``, ``2 marks``, ``2/3 of a mark``."""
    if marks.denominator == 1:
        return f"{marks} mark{'' if marks == 1 else 's'}"
    whole, rest = divmod(marks, 1)
    return f"{whole} {rest} marks" if whole else f"{rest} of a mark"


def _numbered(questions: Sequence[Question]) -> list[Item]:
    return [
        Item(_paragraphs(f"<b>{number}.</b> {asked(each)}") + _options(each))
        for number, each in enumerate(questions, 1)
    ]


def _options(question: Question) -> str:
    rows = [(f"({letter})", lines(option.text)) for letter, option in zip(LETTERS, question.options, strict=False)]
    return table(rows)


def _reason(number: int, question: Question) -> str:
    told = [part for part in (lines(question.options[question.key].explanation), why(question)) if part]
    reasons = "<br>".join(dict.fromkeys(told))
    answer = f"<b>{number}. ({LETTERS[question.key]}) {lines(question.answer)}</b>"
    return _paragraphs(f"{answer}{f'<br>{reasons}' if reasons else ''}")


def _paragraphs(html: str) -> str:
    """Return what stands before, between and after tables as paragraphs: a table must not stand in one."""
    parts = html.replace("<table", "</p><table").replace("</table>", "</table><p>")
    return f"{_BEGIN}{parts}</p>".replace("<p></p>", "")
