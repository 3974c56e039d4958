"""What goes on paper: a revision sheet of facts by source, questions, and their key apart from them.

A sheet is a list of items in a few HTML tags that any rich text engine lays out; whoever prints it keeps an item on one
page. Exam papers will be sheets of the same kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from studyapp.domain.prompt import BLANK, Cloze, prompt_text
from studyapp.exchange.entry import Entry

_LINE = "<u>" + "&nbsp;" * 24 + "</u>"


@dataclass(frozen=True)
class Item:
    """A piece that stays together; a heading stays with the item that follows it. ``html`` is safe and complete."""

    html: str
    heading: bool = False


@dataclass(frozen=True)
class Sheet:
    """``title`` stands at the top of the first page and small at the foot of every page."""

    title: str
    items: tuple[Item, ...]


def revision_sheet(entries: Sequence[Entry]) -> Sheet:
    """Return the facts by source: what is known as a full sentence, where nobody wrote one the question with its answer."""
    items = []
    for source, group in _by_source(entries):
        items.append(Item(f"<h2>{escape(source)}</h2>", heading=True))
        facts = dict.fromkeys(_fact(entry) for entry in group)
        items += [Item(f"<p>• {fact}</p>") for fact in facts]
    return Sheet("Revision sheet", tuple(items))


def question_sheet(entries: Sequence[Entry]) -> Sheet:
    """Return the questions, numbered, without a word of their answers."""
    return Sheet("Questions", _numbered(entries, _question))


def key_sheet(entries: Sequence[Entry]) -> Sheet:
    """Return the answers under the numbers of ``question_sheet``."""
    return Sheet("Key", _numbered(entries, _answer))


def _numbered(entries: Sequence[Entry], shown: Callable[[Entry], str]) -> tuple[Item, ...]:
    items, number = [], 0
    for source, group in _by_source(entries):
        items.append(Item(f"<h2>{escape(source)}</h2>", heading=True))
        for entry in group:
            number += 1
            items.append(Item(f"<p><b>{number}.</b> {shown(entry)}</p>"))
    return tuple(items)


def _by_source(entries: Sequence[Entry]) -> Iterable[tuple[str, list[Entry]]]:
    for source, group in groupby(entries, Entry.source_words):
        yield source, list(group)


def _fact(entry: Entry) -> str:
    card = entry.card
    if card.explanation:
        words = _lines(card.explanation)
    elif isinstance(card.prompt, Cloze):
        words = _lines(card.prompt.text).replace(BLANK, f"<b>{_lines(card.prompt.answer)}</b>")
    else:
        words = f"{_lines(card.prompt.question)} <b>{_lines(card.prompt.answer)}</b>"
    return words + _aside(entry)


def _question(entry: Entry) -> str:
    return _lines(prompt_text(entry.card.prompt)).replace(BLANK, _LINE)


def _answer(entry: Entry) -> str:
    why = f"<br>{_lines(entry.card.explanation)}" if entry.card.explanation else ""
    return f"<b>{_lines(entry.card.prompt.answer)}</b>{_aside(entry)}{why}"


def _aside(entry: Entry) -> str:
    """Return what limits a fact: since when it is known to hold, and how sure the source was."""
    card = entry.card
    as_of = f"as of {card.as_of.words()}" if card.as_of else ""
    words = ", ".join(part for part in (as_of, card.hedge) if part)
    return f" <small>({escape(words)})</small>" if words else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
