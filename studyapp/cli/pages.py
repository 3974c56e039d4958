"""What the command line prints for people: cards and lists, wrapped to the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from studyapp.domain.article import Article
from studyapp.domain.draft import Draft
from studyapp.domain.memory import Rating
from studyapp.domain.prompt import Prompt, prompt_text
from studyapp.domain.source import Source

_WIDEST = 96
_NARROWEST = 40
_INDENT = " " * 4
RATING_WORDS = {Rating.AGAIN: "forgot", Rating.HARD: "hard", Rating.GOOD: "good", Rating.EASY: "easy"}
SHORT_ID = 8  # characters of an id that are shown


def width() -> int:
    """Return how many columns to write in: those of the terminal, 80 into a pipe."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def count(number: int, noun: str) -> str:
    """Return "1 card", "2 cards"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def paragraph(text: str, first: str = "", rest: str = "") -> str:
    """Return the text wrapped, its first line after ``first``, the others after ``rest``."""
    return fill(text, width(), initial_indent=first, subsequent_indent=rest or " " * len(first), break_long_words=False)


def heading(article: Article) -> str:
    """Return the title of an article with its date."""
    date = article.published.words() if article.published else "no publication date"
    title = paragraph(f"{article.title} ({date})")
    return f"{title}\n{'─' * min(width(), max(map(len, title.splitlines())))}"


def draft_pages(drafts: Iterable[Draft], *, ids: bool = False) -> Iterator[str]:
    """Yield a page for each draft, numbered from 1; ``ids``: with the id that accept and reject want."""
    for number, draft in enumerate(drafts, 1):
        yield "\n".join(_draft_lines(number, draft, ids=ids))


def _draft_lines(number: int, draft: Draft, *, ids: bool) -> Iterator[str]:
    marks = [draft.topic, "less sure" if not draft.confident else "", draft.id[:SHORT_ID] if ids else ""]
    topic = " · ".join(mark for mark in marks if mark)
    lead = f"{number:3} "
    if topic:
        yield paragraph(topic, lead, _INDENT)
        lead = _INDENT
    yield from prompt_lines(draft.prompt, lead)
    if draft.source_sentence:
        yield paragraph(draft.source_sentence, f"{_INDENT}  | ", f"{_INDENT}  | ")


def prompt_lines(prompt: Prompt, lead: str = _INDENT) -> Iterator[str]:
    """Yield the question and, after an arrow, its answer."""
    yield paragraph(prompt_text(prompt), lead, _INDENT)
    yield answer_line(prompt)


def answer_line(prompt: Prompt) -> str:
    """Return the answer after an arrow."""
    return paragraph(prompt.answer, f"{_INDENT}→ ", f"{_INDENT}  ")


def source_pages(sources: Sequence[Source]) -> Iterator[str]:
    """Yield for each source its title and, below, what is known of it."""
    for source in sources:
        date = source.published.words() if source.published else "no date"
        counts = (
            f"{count(source.facts, 'fact')}, {count(source.drafts, 'draft')} waiting, {count(source.cards, 'card')}"
        )
        yield paragraph(source.title)
        yield paragraph(f"{source.id[:SHORT_ID]} · {date} · {counts} · {source.origin}", _INDENT)
