"""Say marks, times and formats of test papers the way a person would."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from fractions import Fraction

from studyapp.domain.paper import Answer, Confidence, ErrorKind, Marking, Mode, Outcome, Sitting
from studyapp.domain.question import QuestionKind
from studyapp.gui.wording import count, day_words, minutes

LETTERS = "ABCDE"
FORMATS = {
    QuestionKind.DIRECT: "Direct question",
    QuestionKind.ONE_LINER: "One-liner",
    QuestionKind.TRUE_FALSE: "True or false",
    QuestionKind.STATEMENTS: "Statements: which are correct",
    QuestionKind.HOW_MANY: "Statements: how many are correct",
    QuestionKind.REASON: "Statement-I and Statement-II",
    QuestionKind.PAIRS: "Pairs: which match",
    QuestionKind.PAIRS_HOW_MANY: "Pairs: how many match",
    QuestionKind.MATCH: "Match List-I with List-II",
    QuestionKind.CHRONOLOGY: "Chronology: events in their order",
}
MODES = {Mode.EXAM: "exam", Mode.PRACTICE: "practice"}
SURENESS = {Confidence.SURE: "Sure", Confidence.FIFTY_FIFTY: "Fifty-fifty", Confidence.GUESS: "Guess"}
ERRORS = {
    ErrorKind.KNOWLEDGE_GAP: "Knowledge gap",
    ErrorKind.ELIMINATION: "Elimination error",
    ErrorKind.OVERCONFIDENCE: "Overconfidence",
    ErrorKind.SLIP: "Slip",
}
ERROR_TIPS = {
    ErrorKind.KNOWLEDGE_GAP: "I did not know it",
    ErrorKind.ELIMINATION: "I struck out the wrong options",
    ErrorKind.OVERCONFIDENCE: "I was sure, and wrong",
    ErrorKind.SLIP: "I knew it, and chose another",
}
OUTCOMES = {
    Outcome.RIGHT: "Right",
    Outcome.WRONG: "Wrong",
    Outcome.BLANK: "Left blank",
    Outcome.WITHDRAWN: "Out of marks",
}
SIGNS = {Outcome.RIGHT: "✓", Outcome.WRONG: "✕", Outcome.BLANK: "–", Outcome.WITHDRAWN: "∅"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_PARTS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    12: "twelfth",
}
_HURRY = timedelta(minutes=10)


def figure(marks: Fraction) -> str:
    """Return marks with two places where they are needed: ``31.33``, ``−0.67``, ``12``."""
    size = abs(marks)
    return f"{'−' if marks < 0 else ''}{f'{float(size):.2f}' if size.denominator > 1 else size}"


def signed(marks: Fraction) -> str:
    """Return marks with their sign: ``+2``, ``−0.67``, ``0``."""
    return f"+{figure(marks)}" if marks > 0 else figure(marks)


def exact(marks: Fraction) -> str:
    """Return marks exactly, their fraction in words: ``31 and one third``, ``minus two thirds``, ``12``."""
    whole, rest = divmod(abs(marks), 1)
    parts = ([str(whole)] if whole or not rest else []) + ([_part(rest)] if rest else [])
    return f"{'minus ' if marks < 0 else ''}{' and '.join(parts)}"


def _part(rest: Fraction) -> str:
    name = _PARTS.get(rest.denominator)
    if name is None or rest.numerator >= len(_NUMBERS):
        return f"{rest.numerator}/{rest.denominator}"
    plural = "" if rest.numerator == 1 else "s"
    return f"{_NUMBERS[rest.numerator]} {name}{plural}"


def marking_words(marking: Marking) -> str:
    """Return what an answer brings: ``+2 for a right answer, minus two thirds for a wrong one``."""
    lost = marking.mark * marking.penalty
    return f"+{exact(marking.mark)} for a right answer, {f'minus {exact(lost)}' if lost else 'nothing'} for a wrong one"


def time_left(left: timedelta) -> str:
    """Return how much time is left: ``1 h 20 min``, in the last ten minutes ``9:59``; never less than none."""
    seconds = max(0, -(-left // timedelta(seconds=1)))
    if timedelta(seconds=seconds) >= _HURRY:
        return minutes(seconds // 60)
    return f"{seconds // 60}:{seconds % 60:02d}"


def answered(answers: Iterable[Answer]) -> int:
    """Return how many answers are no blanks."""
    return sum(bool(answer.chosen) for answer in answers)


def sitting_line(sitting: Sitting, marks: tuple[Fraction, Fraction] | None, zone: tzinfo) -> str:
    """Return one taking of a paper in a line; ``marks`` are (earned, of so many), None while they are not known."""
    how = [f"as {MODES[sitting.mode]}" if sitting.mode is Mode.EXAM else "in practice"]
    total = len(sitting.question_ids)
    if sitting.submitted_at is None:
        how.insert(0, f"Under way, {answered(sitting.answers)} of {total} answered")
    elif marks:
        how.insert(0, f"{figure(marks[0])} of {figure(marks[1])} marks")
    else:
        how.insert(0, count(total, "question"))
    if sitting.by_time:
        how.append("ended by the clock")
    return ", ".join([*how, moment_words(sitting.submitted_at or sitting.started_at, zone)])


def moment_words(moment: datetime, zone: tzinfo) -> str:
    """Return ``20 November 2026, 14:05``."""
    local = moment.astimezone(zone)
    return f"{day_words(local.date())}, {local:%H:%M}"
