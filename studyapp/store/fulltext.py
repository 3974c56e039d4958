"""SQLite's index of words and tags, which the triggers of migration 0004 keep: how a search is put to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    LargeBinary,
    String,
    bindparam,
    case,
    cast,
    column,
    func,
    insert,
    select,
    table,
    true,
)
from sqlalchemy.orm import Session

from studyapp.domain.search import Term
from studyapp.store.tables import CardRow

_CARDS = table("search_cards", column("number", Integer), column("card_id", String))
_TAGS = table("search_tags", column("tag", String), column("number", Integer))
NUMBER = _CARDS.c.number  # numbers the cards in the order in which they were made
_INDEXED = ("text", "answer", "topic")
_ROWS = table("cards", *map(column, ("rowid", "id", "tags", *_INDEXED)))
_WORDS = table(
    "search_words",
    column("rowid", Integer),
    column("search_words", String),
    column("rank", Integer),
    *(column(name, String) for name in _INDEXED),
)
_DOTTED = {
    0x958 + step: chr(letter) + "\u093c"
    for step, letter in enumerate((0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F))
}
_WRITTEN_OTHERWISE = {0x200C: "", 0x200D: "", **_DOTTED}
_USUAL_BYTES, _MANY_BYTES = 1 << 20, 1 << 24
_SHORTEST_PREFIX = 2  # letters; what one letter begins is nearly everything
_WORD = re.compile(r"[^\W_]")


def is_whole(session: Session) -> bool:
    """Tell whether every card is in the index: a great many at once are added without it, and wait for the next search."""
    cards = select(func.count()).select_from(CardRow).scalar_subquery()
    numbered = select(func.count()).select_from(_CARDS).scalar_subquery()
    return session.execute(select(cards == numbered)).scalar_one()


def complete(session: Session) -> None:
    """Put the cards into the index that are not there yet, in the order in which they were made.

    Their numbers are those of their rows, moved behind all that were given: so each is found again without a look at its key.
    """
    missing = _ROWS.c.id.not_in(select(_CARDS.c.card_id))
    first = session.scalar(select(func.min(_ROWS.c.rowid)).where(missing))
    if first is None:
        return
    last = session.scalar(select(func.max(_CARDS.c.number))) or 0
    moved = last + 1 - first
    numbered = select(_ROWS.c.rowid + moved, _ROWS.c.id).where(missing).order_by(_ROWS.c.rowid)
    session.execute(insert(_CARDS).from_select(["number", "card_id"], numbered))
    new = _CARDS.join(_ROWS, _ROWS.c.rowid == _CARDS.c.number - moved)
    words = select(_CARDS.c.number, *(_letters(_ROWS.c[name]) for name in _INDEXED)).select_from(new)
    with _much_in_memory(session):
        rows = words.where(_CARDS.c.number > last).order_by(_CARDS.c.number)
        session.execute(insert(_WORDS).from_select(["rowid", *_INDEXED], rows))
    tag = func.json_each(_ROWS.c.tags).table_valued("value")
    tags = select(tag.c.value, _CARDS.c.number).select_from(new.join(tag, true())).where(_CARDS.c.number > last)
    session.execute(insert(_TAGS).prefix_with("OR IGNORE").from_select(["tag", "number"], tags))


@contextmanager
def _much_in_memory(session: Session) -> Iterator[None]:
    """Let the index of words gather more in memory before it writes: it merges less then."""
    size = insert(_WORDS).values(search_words="hashsize", rank=bindparam("bytes"))
    session.execute(size, {"bytes": _MANY_BYTES})
    yield
    session.execute(size, {"bytes": _USUAL_BYTES})


def _letters(value: Any) -> ColumnElement[str]:
    """Return the expression without joiners and with dotted letters written in one way, as the triggers have it."""
    written = value
    for code, letters in _WRITTEN_OTHERWISE.items():
        written = func.replace(written, chr(code), letters)
    signs = "".join(map(chr, _WRITTEN_OTHERWISE))
    plain = func.length(value) == func.length(
        cast(value, LargeBinary)
    )  # as many bytes as letters: the commonest by far
    return case((plain, value), (value.op("GLOB")(f"*[{signs}]*"), written), else_=value)  # one look tells


def match(words: Sequence[Term]) -> str:
    """Return the index's own expression for the words that a card must hold, empty for none."""
    return " AND ".join(_expression(term) for term in words if not term.negated)


def without(words: Sequence[Term]) -> tuple[str, ...]:
    """Return the expressions for the words that a card must not hold."""
    return tuple(_expression(term) for term in words if term.negated)


def _expression(term: Term) -> str:
    """Return a string in quotes, inside which the index knows no operators; the star stands behind them."""
    value = term.value.translate(_DOTTED).replace('"', " ")
    prefix = not term.exact and len(_WORD.findall(value)) >= _SHORTEST_PREFIX
    return f'"{value}"{"*" if prefix else ""}'


def joined() -> FromClause:
    """Return the cards with their numbers."""
    return _CARDS.join(CardRow.__table__, CardRow.id == _CARDS.c.card_id)


def numbers(session: Session, expression: str) -> NDArray[np.int64]:
    """Return the numbers of the cards that the words find; as one text, which takes a quarter of the time of rows."""
    found = session.scalar(
        select(func.group_concat(_WORDS.c.rowid)).where(_WORDS.c.search_words.op("MATCH")(expression))
    )
    return np.fromstring(found or "", dtype=np.int64, sep=",")


def numbers_by(session: Session, column: Any) -> NDArray[np.int64]:
    """Return the numbers of all cards in the order of a text, whatever capitals it has."""
    in_order = select(NUMBER).select_from(joined()).order_by(func.lower(column), NUMBER).subquery()
    found = session.scalar(select(func.group_concat(in_order.c.number)))
    return np.fromstring(found or "", dtype=np.int64, sep=",")


def tags(session: Session) -> tuple[tuple[str, int], ...]:
    """Return every tag with the number of its cards, in the order of the alphabet."""
    rows = session.execute(select(_TAGS.c.tag, func.count()).group_by(_TAGS.c.tag))
    return tuple(sorted(((tag, cards) for tag, cards in rows), key=lambda item: (item[0].casefold(), item[0])))


def tagged_cards(session: Session) -> tuple[tuple[tuple[str, int], ...], dict[int, str]]:
    """Return every (tag, number of a card), and the ids of the cards by their numbers."""
    tags = tuple((row[0], row[1]) for row in session.execute(select(_TAGS.c.tag, _TAGS.c.number)))
    ids = {row[0]: row[1] for row in session.execute(select(_CARDS.c.number, _CARDS.c.card_id))}
    return tags, ids
