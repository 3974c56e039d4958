"""Bring tables in: each row with a question and an answer becomes a card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Sentence, Span
from studyapp.domain.changes import Changes
from studyapp.domain.dates import PartialDate
from studyapp.domain.errors import InputError
from studyapp.domain.ids import derived_id
from studyapp.domain.lines import CardLine
from studyapp.domain.progress import Tell, counted, silent
from studyapp.domain.prompt import BLANK, make_prompt, prompt_text
from studyapp.exchange import csv_file
from studyapp.exchange.csv_file import Table
from studyapp.exchange.html_text import to_text
from studyapp.services.bring_package import Loaded
from studyapp.store.store import Store

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Rows:
    """What a table holds: new cards to be, the sources that it names, and the rows that make no card."""

    lines: tuple[CardLine, ...]
    articles: tuple[Article, ...]
    left_out: tuple[tuple[str, int], ...]


def read_rows(table: Table, mapping: Mapping[str, int] | None, name: str, now: datetime) -> Rows:
    """Return the cards of a table. InputError when nobody knows where question and answer stand, or no row has both."""
    places = table.mapping if mapping is None else mapping
    if not {"question", "answer"} <= places.keys():
        raise InputError(
            f"{name}: which columns are question and answer? (columns: {', '.join(table.names())}); nothing was brought in."
        )
    made_ms = round((now - _EPOCH).total_seconds() * 1000)
    lines: dict[str, CardLine] = {}
    articles: dict[str, Article] = {}
    left_out = []
    ours = set(csv_file.COLUMNS) <= set(table.header)
    for number, cells in csv_file.records(table, mapping):
        cells = {key: to_text(cell)[0] for key, cell in cells.items()} if table.html else cells
        article = _article(cells.get("source") or name.rpartition(".")[0] or name, name)
        try:
            line = _line(cells, article, made_ms, "," if ours or "," in cells.get("tags", "") else None)
        except ValueError as error:
            left_out.append((f"row {number}: {error}", 1))
            continue
        articles.setdefault(article.id, article)
        lines.setdefault(line.id, line)
    if not lines:
        raise InputError(f"{name} holds no row with a question and an answer; nothing was brought in.")
    return Rows(tuple(lines.values()), tuple(articles.values()), tuple(left_out))


def load(store: Store, rows: Rows, take_wording: bool, tell: Tell = silent) -> Loaded:
    """Add the cards that are not there, in one transaction."""
    known = store.card_ids()
    here = {line.id: (line.text, line.answer) for line in rows.lines if line.id in known}
    cards = store.cards_by_id(tuple(here))
    words = {
        card.id: here[card.id] for card in cards if here[card.id] != (prompt_text(card.prompt), card.prompt.answer)
    }
    added = store.add_lines(
        counted((line for line in rows.lines if line.id not in known), tell, "Reading the rows", len(rows.lines)),
        (),
        lambda: rows.articles,
        lambda: words if take_wording else {},
        tell,
    )
    changes = Changes(articles=True, drafts=True, cards=True, count=added.cards)
    return Loaded(added.cards, 0, len(here), len(words), 0, rows.left_out, changes)


def _line(cells: Mapping[str, str], article: Article, made_ms: int, between_tags: str | None) -> CardLine:
    """Return the card of a row; raise ValueError with the reason why it makes none."""
    question, answer = cells.get("question", ""), cells.get("answer", "")
    kind = "cloze" if question.count(BLANK) == 1 and cells.get("kind", "cloze") != "qa" else "qa"
    make_prompt(kind, question, answer)
    card_id = _key(cells.get("id", "")) or derived_id("table card", question, answer)
    as_of = PartialDate.parse(cells["as of"]).iso() if cells.get("as of") else None
    words = [word.strip() for word in cells.get("tags", "").split(between_tags) if word.strip()]
    return CardLine(
        id=card_id,
        fact_id=derived_id("table fact", card_id),
        article_id=article.id,
        draft_id=derived_id("table draft", card_id),
        created_ms=made_ms,
        suspended=0,
        buried_until=None,
        state=0,
        step=None,
        stability=None,
        difficulty=None,
        due_ms=None,
        last_review_ms=None,
        last_study_day=None,
        reps=0,
        lapses=0,
        kind=kind,
        text=question,
        answer=answer,
        topic=cells.get("topic", ""),
        explanation=cells.get("explanation", ""),
        source_sentence="",
        span_start=0,
        span_end=len(article.text),
        tags=json.dumps(words, ensure_ascii=False, separators=(",", ":")),
        as_of=as_of,
        hedge=cells.get("hedge", ""),
    )


def _key(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _article(title: str, name: str) -> Article:
    text = f"Cards of “{title}” from {name}."
    whole = Span(0, len(text))
    return Article(
        id=derived_id("table source", title),
        title=title,
        text=text,
        published=None,
        published_from=DateOrigin.UNKNOWN,
        origin=name,
        blocks=(Block(BlockKind.PARAGRAPH, text, whole),),
        sentences=(Sentence(text, whole, 0),),
    )
