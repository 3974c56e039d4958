"""A marked paper as a whole: the marks exactly, where they came from, how well one knows what one knows, what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studyapp.domain.paper import ErrorEntry, ErrorKind, Mode, Result
from studyapp.domain.prompt import prompt_text
from studyapp.gui.paper_words import ERROR_TIPS, ERRORS, exact, figure
from studyapp.gui.theme import GRID
from studyapp.gui.widgets.paper_shares import Said, Shares
from studyapp.gui.widgets.text import Text, line, rule
from studyapp.gui.wording import count, due_words, minutes

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

NOTHING_BACK = "No card comes back from this paper: nothing was wrong or guessed, or it asked no cards of yours."
SHOWN_BACK = 12


@dataclass(frozen=True)
class Coming:
    """A card behind something wrong or guessed, and when it comes."""

    prompt: str
    when: str


def coming_back(services: Services, result: Result) -> tuple[Coming, ...]:
    """Ask which cards stand behind what was wrong or guessed, and when they come."""
    facts = {id_ for entry in result.errors for id_ in entry.question.fact_ids}
    articles = {each.article_id for entry in result.errors for each in entry.question.evidence if each.article_id}
    now = services.clock()
    cards = [card for id_ in sorted(articles) for card in services.library.cards(id_) if card.fact_id in facts]
    return tuple(
        Coming(
            prompt_text(card.prompt),
            "paused"
            if card.suspended
            else due_words(card.memory.due, now, services.zone)
            if card.memory.due
            else "new: not studied yet",
        )
        for card in cards
    )


def coming_words(tomorrow: int, others: int) -> str:
    """Return how many cards come back tomorrow, and how many others stand behind what was wrong."""
    if not tomorrow and not others:
        return NOTHING_BACK
    parts = [
        f"{count(tomorrow, 'card')} behind what was wrong or guessed {'comes' if tomorrow == 1 else 'come'} back tomorrow."
    ]
    if others:
        parts.append(f"{count(others, 'more', 'more')} {'is' if others == 1 else 'are'} new, or due by then anyway.")
    return " ".join([*parts, "What was right stretches no interval."])


def counts_words(result: Result) -> str:
    """Return ``17 right · 5 wrong · 3 blank``."""
    total = result.total
    parts = [f"{total.right} right", f"{total.wrong} wrong", f"{total.blank} blank"]
    return " · ".join([*parts, f"{result.withdrawn} out of marks"] if result.withdrawn else parts)


def how_words(result: Result) -> str:
    """Return how the paper was taken."""
    sitting = result.sitting
    if sitting.mode is Mode.PRACTICE:
        return "Taken in practice, without a clock."
    if sitting.by_time:
        return "Taken as an exam; the clock ended it."
    if sitting.submitted_at is None:
        return "Not handed in yet: this is how it stands."
    return f"Taken as an exam in {minutes((sitting.submitted_at - sitting.started_at) / timedelta(minutes=1))}."


def _untagged(result: Result) -> bool:
    return not any(item.question.tags for item in result.items)


class ResultOverview(QFrame):
    """Shows a Result. The buttons are those of the actions."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._figure, self._of = line("", "figure"), line("", "lead")
        self._exact, self._counts, self._how = Text("", "muted"), Text(), Text("", "small")
        self.said = Said("How sure you were, and what it earned")
        self.by_subject, self.by_source = Shares("By subject"), Shares("By source")
        self.by_kind = Shares("By format")
        self._back_title, self._back = line("What comes back", "topic"), Text("", "muted")
        self._back_lines = Text()
        self._lay_out()

    def show_result(self, result: Result) -> None:
        """Show the marks."""
        total = result.total
        self._figure.setText(figure(total.marks))
        self._of.setText(f"of {figure(total.maximum)} marks")
        whole = total.marks.denominator == 1
        self._exact.say("" if whole else f"Exactly {exact(total.marks)} of {exact(total.maximum)}.")
        self._counts.setText(counts_words(result))
        self._how.say(how_words(result))
        self.said.show_lines(result.calibration)
        for part, shares in (
            (self.by_subject, () if _untagged(result) else result.by_subject),
            (self.by_source, result.by_source),
            (self.by_kind, result.by_kind),
        ):
            part.show_shares(shares)
        self._back.setText("")
        self._back_lines.say("")

    def show_coming(self, cards: Sequence[Coming]) -> None:
        """Show which cards come back."""
        tomorrow = [each for each in cards if each.when == "tomorrow"]
        rest = [each for each in cards if each.when != "tomorrow"]
        self._back.setText(coming_words(len(tomorrow), len(rest)))
        shown = (*tomorrow, *rest)[:SHOWN_BACK]
        lines = [f"{each.when[:1].upper()}{each.when[1:]}:  {each.prompt}" for each in shown]
        more = len(cards) - len(shown)
        self._back_lines.say("\n".join([*lines, f"and {more} more"] if more else lines))

    def marks_words(self) -> str:
        """Return the marks as they are read."""
        return " ".join(part.text() for part in (self._figure, self._of, self._exact, self._counts) if part.text())

    def coming_words(self) -> str:
        """Return what is said of the cards that come back."""
        return f"{self._back.text()}\n{self._back_lines.text()}"

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * GRID,) * 4)
        layout.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._figure)
        head.addWidget(self._of)
        head.addStretch()
        layout.addLayout(head)
        for part in (self._exact, self._counts, self._how):
            layout.addWidget(part)
        layout.addWidget(rule())
        for shares in (self.said, self.by_subject, self.by_source, self.by_kind):
            layout.addWidget(shares)
            layout.addSpacing(GRID)
        layout.addWidget(rule())
        layout.addWidget(self._back_title)
        layout.addWidget(self._back)
        layout.addWidget(self._back_lines)
        layout.addStretch()


class MistakesOverview(QFrame):
    """All mistakes by their kind."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._lines = Text("", "heading"), Text()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * GRID,) * 4)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addWidget(Text("A kind is proposed for each; you know better: press 1 to 4 at a mistake.", "muted"))
        layout.addWidget(self._lines)
        layout.addStretch()

    def show_entries(self, entries: Sequence[ErrorEntry]) -> None:
        """Show how many there are of each kind."""
        numbers = Counter(entry.kind for entry in entries)
        self._title.setText(count(len(entries), "mistake") if entries else "No mistakes so far")
        rows = [f"{ERRORS[kind]}: {numbers[kind]} ({ERROR_TIPS[kind]})" for kind in ErrorKind if numbers[kind]]
        self._lines.say("\n".join(rows))

    def words(self) -> str:
        """Return what is shown."""
        return f"{self._title.text()}\n{self._lines.text()}"
