"""The figures of progress as they are read on a terminal: a line each, small bars of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from studyapp.cli.pages import count

if TYPE_CHECKING:
    from studyapp.services.mark_figures import Line
    from studyapp.services.progress import Figures
    from studyapp.services.statistics import Summary

_BLOCKS = " ▁▂▃▄▅▆▇█"
_SUBJECTS = 8  # those with the most cards
_MONTHS = 6
_DAYS = 28
_ENOUGH = 5  # questions, before a subject is called the weakest


def figure_lines(summary: Summary, figures: Figures) -> Iterator[str]:
    """Yield every line of ``stats``."""
    yield f"Sources    {summary.sources}"
    yield f"Drafts     {summary.drafts} waiting"
    asleep = f", {summary.suspended} asleep" if summary.suspended else ""
    states = f"{summary.new} new, {summary.learning} in learning, {summary.review} in review{asleep}"
    yield f"Cards      {summary.cards}: {states}"
    yield f"Answers    {summary.reviews}, today {summary.reviews_today} in {summary.minutes_today:.0f} min"
    known = "nothing to measure yet" if summary.retention is None else f"{summary.retention:.0%} known"
    yield f"30 days    {known}"
    yield from _memory(figures)
    for subject in sorted(figures.subjects, key=lambda item: (-item.cards, item.tag))[:_SUBJECTS]:
        counts = f"{count(subject.cards, 'card')}, {subject.learned} learned, {subject.lasting} for three weeks"
        yield f"{subject.tag:<24} {counts}"
    yield from _tests(figures)
    today, tomorrow, *_ = summary.due_by_day
    overdue = f" ({figures.backlog} from before)" if figures.backlog else ""
    ahead = f"in {len(summary.due_by_day)} days {sum(summary.due_by_day)}"
    yield f"Due        today {today}{overdue}, tomorrow {tomorrow}, {ahead}"
    yield from _bars(figures)


def bars(values: Sequence[float]) -> str:
    """Return a block for each value, the greatest the highest; a value above 0 is never shown as nothing."""
    most = max(values, default=0)
    steps = len(_BLOCKS) - 1
    return "".join(_BLOCKS[max(1, round(steps * value / most)) if value > 0 else 0] for value in values)


def _memory(figures: Figures) -> Iterator[str]:
    if figures.studied:
        yield f"Known now  about {figures.known:.0f} of {count(figures.studied, 'studied card')}, as the memory model has it"
    asked = sum(each.asked for each in figures.foreseen)
    if asked:
        expected = sum(each.expected * each.asked for each in figures.foreseen) / asked
        held = sum(each.remembered for each in figures.foreseen) / asked
        yield f"Model      {expected:.0%} expected of {count(asked, 'review')}, {held:.0%} remembered"


def _tests(figures: Figures) -> Iterator[str]:
    marks = figures.marks
    if not marks.papers:
        return
    last = marks.papers[-1]
    yield f"Tests      {count(len(marks.papers), 'paper')}, the last on {last.day.isoformat()}: {last.marks.share:.0%} of the marks"
    weakest = _weakest(marks.by_subject)
    if weakest is not None:
        yield f"Weakest    {weakest.name}: {weakest.total.right} of {weakest.total.items} right"
    if marks.sureness:
        yield "Sure       " + ", ".join(f"{each.word}: {each.right} of {each.items} right" for each in marks.sureness)


def _weakest(lines: Iterable[Line]) -> Line | None:
    """Return the subject with the smallest share of marks among those with enough questions."""
    enough = [line for line in lines if line.total.items >= _ENOUGH]
    return min(enough, key=lambda line: (line.total.share, line.name)) if len(enough) > 1 else None


def _bars(figures: Figures) -> Iterator[str]:
    if any(figures.due):
        yield f"Ahead      {bars(figures.due[:_DAYS])}| due on each of {_DAYS} days, today first"
    answers = {day.study_day: day.answers for day in figures.days}
    back = [answers.get(figures.today - ago, 0) for ago in range(_DAYS - 1, -1, -1)]
    if any(back):
        yield f"Behind     {bars(back)}| answers on each of {_DAYS} days, today last"
    for share in figures.by_month[-_MONTHS:]:
        expected = figures.expected.get(share.label)
        beside = "" if expected is None else f", {expected:.0%} expected"
        yield f"{share.label}    {share.share:.0%} of {count(share.asked, 'review')} remembered{beside}"
