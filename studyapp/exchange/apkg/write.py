"""Write cards, with or without their schedule, as a package that Anki opens."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache, lru_cache
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from studyapp.domain.dates import PartialDate
from studyapp.domain.lines import AnswerColumns, CardLine
from studyapp.domain.progress import Tell, silent, watched
from studyapp.domain.prompt import BLANK
from studyapp.exchange.apkg import archive, own_field, protobuf, schedule, schema
from studyapp.exchange.apkg.days import Days, milliseconds, moment
from studyapp.exchange.apkg.note_types import BASIC, CHANGED, CLOZE, OURS
from studyapp.exchange.apkg.own_field import Origin
from studyapp.exchange.apkg.revlog import COLUMNS, revlog
from studyapp.exchange.html_text import from_text, pictures

DECK = "StudyApp"
_SEPARATOR = "\x1f"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_DEFAULT_DECK = 1
_ROWS_AT_ONCE = 5000
_SORTING_KB = 4_000  # indexes are sorted by pieces of that size, quicker where they fit into the processor's own cache
_FIRST_DECK = 1_795_500_000_100
_DECK_COMMON = protobuf.encode((1, 1), (2, 1))
_DECK_KIND = protobuf.encode((1, protobuf.encode((1, 1))))
_COLUMNS = {"notes": 11, "cards": 18, "revlog": COLUMNS}


@dataclass(frozen=True)
class Schedule:
    """What a package says of the schedule beside cards and log: Anki's ``dr`` and ``decay`` of every card."""

    desired_retention: float
    decay: float


@dataclass(frozen=True)
class Written:
    """How much is in a package."""

    cards: int
    answers: int
    pictures: int


def write_package(
    path: Path,
    cards: Iterable[CardLine],
    answers: Iterable[AnswerColumns],
    articles: Mapping[str, Origin],
    now: datetime,
    zone: tzinfo,
    with_schedule: Schedule | None = None,
    picture: Callable[[str], bytes | None] = lambda _: None,
    tell: Tell = silent,
) -> Written:
    """Write the cards (oldest first) into ``path``; without ``with_schedule`` as new ones and without their answers.

    ``articles`` holds the article of every card; ``picture`` returns the bytes of a picture that a text names. Card and
    note ids, the note's ``guid`` and the note types are the same in every export.
    """
    with TemporaryDirectory(prefix="studyapp-export-", dir=path.parent, ignore_cleanup_errors=True) as folder:
        collection = Path(folder) / "collection.anki21"
        with closing(sqlite3.connect(collection, isolation_level=None)) as connection:
            writer = _Writer(connection, articles, now, zone, with_schedule)
            with watched(connection, tell):
                writer.write(cards, answers)
        media = tuple((name, data) for name in sorted(writer.pictures) if (data := picture(name)) is not None)
        archive.write(path, collection, media, tell)
    return Written(len(writer.card_ids), writer.answers, len(media))


class _Writer:
    """Fills one collection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        articles: Mapping[str, Origin],
        now: datetime,
        zone: tzinfo,
        with_schedule: Schedule | None,
    ) -> None:
        self._connection = connection
        self._days = Days(zone)
        self._zone = zone
        self._now_ms = milliseconds(now)
        self._today = self._days.day(self._now_ms)
        self._articles = {id_: (own_field.article_part(article), _source(article)) for id_, article in articles.items()}
        self._decks = _deck_numbers(articles)
        self._schedule = with_schedule
        self.card_ids: dict[str, int] = {}
        self.pictures: set[str] = set()
        self.answers = 0

    def write(self, cards: Iterable[CardLine], answers: Iterable[AnswerColumns]) -> None:
        connection = self._connection
        connection.create_collation("unicase", schema.unicase)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-32000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in schema.TABLES.split(";"):
            connection.execute(statement)
        self._write_cards(cards)
        if self._schedule is not None:
            log = revlog(answers, self.card_ids, self._days)
            self.answers = len(log.lines)
            for lines in log.flat():
                connection.execute(_insert("revlog", len(lines) // COLUMNS), lines)
            connection.executemany(
                "UPDATE cards SET data = json_set(data, '$.lrt', ?) WHERE id = ?",
                ((at // 1000, card) for card, at in log.counted.items()),
            )
        connection.execute(f"PRAGMA cache_size=-{_SORTING_KB}")
        for statement in schema.INDEXES.split(";"):
            connection.execute(statement)
        connection.execute("COMMIT")

    def _write_cards(self, cards: Iterable[CardLine]) -> None:
        """Write notes and cards side by side in pieces: a note's and its card's number are the same."""
        lines = iter(cards)
        first = next(lines, None)
        first_day = self._today if first is None else self._days.day(min(first.created_ms, self._now_ms))
        self._write_frame(first_day)
        rows = self._rows(chain([] if first is None else [first], lines), first_day)
        while piece := list(islice(rows, _ROWS_AT_ONCE)):
            self._connection.executemany(_insert("notes"), [note for note, _ in piece])
            self._connection.executemany(_insert("cards"), [card for _, card in piece])

    def _rows(
        self, cards: Iterable[CardLine], first_day: int
    ) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
        now = self._now_ms // 1000
        data_end = (
            f',"dr":{self._schedule.desired_retention},"decay":{self._schedule.decay}}}' if self._schedule else ""
        )
        number = 0
        for position, card in enumerate(cards, 1):
            number = max(number + 1, min(card.created_ms, self._now_ms))
            self.card_ids[card.id] = number
            fields, kind = self._fields(card)
            sort_field = _plain(card.text)
            place = (
                schedule.place(card, position, self._today, first_day, self._days, data_end)
                if self._schedule
                else schedule.new_place(card, position, self._today)
            )
            yield (
                (number, card.id, kind, now, -1, _tags(card.tags), fields, sort_field, _checksum(sort_field), 0, ""),
                (number, number, self._decks[card.article_id][0], 0, now, -1, *place[:-1], 0, 0, 0, place.data),
            )

    def _fields(self, card: CardLine) -> tuple[str, int]:
        own, source = self._articles[card.article_id]
        for text in (card.text, card.answer, card.explanation):
            self.pictures.update(pictures(text))
        shared = (card.explanation, card.topic, source, card.source_sentence, _words(card.as_of), card.hedge)
        if card.kind == "cloze":
            first: tuple[str, ...] = (_cloze(card.text, card.answer),)
        else:
            first = (_html(card.text), _html(card.answer))
        return _SEPARATOR.join((*first, *map(_html, shared), own_field.write(own, card))), (
            CLOZE.id if card.kind == "cloze" else BASIC.id
        )

    def _write_frame(self, first_day: int) -> None:
        """Write what stands around the cards: the collection's day, note types, decks and settings."""
        connection, now = self._connection, self._now_ms // 1000
        start = self._days.starts[first_day]
        crt, changed = start // 1000, self._now_ms
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, '', '', '', '', '')",
            (crt, changed, changed, schema.VERSION),
        )
        offset = moment(start).astimezone(self._zone).utcoffset()
        west = 0 if offset is None else -round(offset.total_seconds() / 60)
        settings = {"creationOffset": west, "rollover": 4, "schedVer": 2, "sched2021": "true", "curDeck": 1}
        connection.executemany(
            "INSERT INTO config VALUES (?, 0, 0, ?)", [(key, str(value).encode()) for key, value in settings.items()]
        )
        for kind in OURS:
            connection.execute(
                "INSERT INTO notetypes VALUES (?, ?, ?, -1, ?)", (kind.id, kind.name, CHANGED, kind.config())
            )
            fields = [(kind.id, number, name, kind.field_config(number)) for number, name in enumerate(kind.fields)]
            connection.executemany("INSERT INTO fields VALUES (?, ?, ?, ?)", fields)
            template = (kind.id, kind.card_name, CHANGED, kind.template_config())
            connection.execute("INSERT INTO templates VALUES (?, 0, ?, ?, -1, ?)", template)
        decks = {_DEFAULT_DECK: "Default", **dict(self._decks.values()), **_parents(self._decks.values())}
        connection.executemany(
            "INSERT INTO decks VALUES (?, ?, ?, -1, ?, ?)",
            [(id_, name.replace("::", _SEPARATOR), now, _DECK_COMMON, _DECK_KIND) for id_, name in decks.items()],
        )


def deck_name(article: Origin) -> str:
    """Return the deck of an article's cards: the one that they came from, or one below ours."""
    title = _CONTROL.sub(" ", article.title).strip() or "Untitled"
    if "::" in title and article.origin.endswith(".apkg"):
        return title
    return f"{DECK}::{title.replace('::', ': ')}"


def _deck_numbers(articles: Mapping[str, Origin]) -> dict[str, tuple[int, str]]:
    """Return number and name of the deck of each article; articles of one title share it."""
    names: dict[str, tuple[int, str]] = {}
    found = {}
    for article in articles.values():
        name = deck_name(article)
        found[article.id] = names.setdefault(name.casefold(), (_FIRST_DECK + len(names), name))
    return found


def _parents(decks: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return the decks above these that are not among them, numbered on from the last."""
    decks = list(decks)
    known = {name.casefold() for _, name in decks}
    number, missing = max((number for number, _ in decks), default=_FIRST_DECK), {}
    for _, name in decks:
        parts = name.split("::")
        for depth in range(1, len(parts)):
            parent = "::".join(parts[:depth])
            if parent.casefold() not in known:
                known.add(parent.casefold())
                number += 1
                missing[number] = parent
    return missing


@cache
def _insert(table: str, rows: int = 1) -> str:
    values = ", ".join([f"({','.join('?' * _COLUMNS[table])})"] * rows)
    return f"INSERT INTO {table} VALUES {values}"  # noqa: S608 (both are ours)


def _html(text: str) -> str:
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text and "[" not in text:
        return text  # most texts mean the same as HTML
    return from_text(_plain(text))


def _plain(text: str) -> str:
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def _cloze(text: str, answer: str) -> str:
    """Return a cloze in Anki's way of writing; signs that mean something there are written as entities."""
    before, _, after = text.partition(BLANK)
    hidden = _no_braces(_html(answer)).replace("::", "&#58;:")
    return f"{_no_braces(_html(before))}{{{{c1::{hidden}}}}}{_no_braces(_html(after))}"


def _no_braces(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;") if "{" in html or "}" in html else html


@lru_cache(maxsize=1024)
def _tags(tags: str) -> str:
    """Return a JSON list of tags in Anki's way: between spaces, so none may hold one."""
    if tags == "[]":
        return ""
    return f" {' '.join(_CONTROL.sub('_', tag).replace(' ', '_') for tag in json.loads(tags))} "


@cache  # the cards of a library share few dates
def _words(as_of: str | None) -> str:
    return PartialDate.parse(as_of).words() if as_of else ""


def _source(article: Origin) -> str:
    return f"{article.title} ({article.published.words()})" if article.published else article.title


def _checksum(text: str) -> int:
    """Return Anki's number by which it finds notes with the same first field."""
    return int(hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8], 16)
