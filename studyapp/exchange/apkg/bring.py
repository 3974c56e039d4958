"""Turn a package into cards, answers and the sources that they stand on, and count what cannot be brought over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Sentence, Span
from studyapp.domain.dates import MONTHS, PartialDate
from studyapp.domain.ids import derived_id
from studyapp.domain.lines import AnswerFile, AnswerLine, CardLine
from studyapp.domain.memory import Memory
from studyapp.domain.progress import Tell, counted, silent
from studyapp.domain.prompt import BLANK
from studyapp.exchange.apkg import cloze, collection, own_field, templates
from studyapp.exchange.apkg.answers import OLDEST_MS, Answers
from studyapp.exchange.apkg.collection import NoteCard, NoteType
from studyapp.exchange.apkg.days import Days, milliseconds, moment
from studyapp.exchange.apkg.note_types import OWN_FIELD
from studyapp.exchange.apkg.own_field import Origin
from studyapp.exchange.apkg.recall import NEW, Recall, recall
from studyapp.exchange.html_text import pictures, to_own_text, to_text
from studyapp.exchange.sparse import sparse_article

MASKED = "cards that ask by masks on a picture"
NO_QUESTION = "cards that ask only by a picture or a sound"
NO_ANSWER = "cards without an answer in words"
UNKNOWN_TYPE = "cards whose note type is not in the package"
SOUNDS = "sounds and films"
ON_THE_WEB = "pictures on the web"
NO_PICTURE = "pictures that are missing or are none"
NO_HISTORY = "cards that have a due day but no answers; they begin anew"
CRAMMED = "answers in filtered decks that moved nothing"
RESET = "answers from before a card was made new again"
NO_RATING = "changes of due days by hand"
ODD_TIME = "answers at times that cannot be"

_SEPARATOR = "\x1f"
_SIGN = "[sound:"
Replay = Callable[[str, list[AnswerLine]], Memory]


_OWN_NAMES = ("Question", "Answer", "Text", "Explanation", "Topic", "Source sentence", "As of", "Hedge", OWN_FIELD)


class _Places(NamedTuple):
    """Where the fields of our note types stand in a note type, -1 where it has none of that name."""

    question: int
    answer: int
    text: int
    explanation: int
    topic: int
    sentence: int
    as_of: int
    hedge: int
    own: int


@dataclass(frozen=True)
class Sides:
    """What a card asks and what it says beside it."""

    kind: str
    text: str
    answer: str
    explanation: str = ""


class Bringing:
    """Reads one collection: first ``cards``, then ``articles`` and ``answers``; then ``left_out`` is complete.

    ``known`` says of the cards that the library has, or had, when they were answered (ms); they come with the others.
    ``picture`` keeps a picture that a text names and returns its name there, or None. ``replay`` computes a memory where
    the package has none.
    """

    answers: AnswerFile  # those on the cards that the library does not have yet; there after the last card

    def __init__(
        self,
        source: collection.Collection,
        answers: Answers,
        file_name: str,
        now: datetime,
        zone: tzinfo,
        known: Mapping[str, Collection[int]],
        replay: Replay,
        picture: Callable[[str], str | None],
        tell: Tell = silent,
    ) -> None:
        self._collection = source
        self._answers = answers
        self._file_name = file_name
        self._days = Days(zone)
        self._latest = milliseconds(now + timedelta(days=1))
        self._today = self._days.day(milliseconds(now))
        self._known = known
        self._replay = replay
        self._picture = picture
        self._tell = tell
        self._first_day = _first_day(source, self._days)
        self._ids: dict[int, str] = {}
        self._first_answers: dict[int, int] = {}
        self._places: dict[int, _Places] = {}
        self._decks: dict[str, Article] = {}
        self._own: dict[str, tuple[Origin, set[tuple[int, int, str]]]] = {}
        self.left_out: Counter[str] = Counter()
        self.grown: frozenset[str] = frozenset()  # cards of the library that got answers

    def cards(self) -> Iterator[CardLine]:
        """Yield every card that can be asked here."""
        last_answers: dict[int, int] = {}
        for number, first, last in self._collection.answered():
            self._first_answers[number], last_answers[number] = first, last
        last_steps = self._collection.learning_answers()
        waiting: list[CardLine] = []
        with self._collection.told():
            total, _ = self._collection.count()
            for card in counted(self._collection.cards(), self._tell, "Reading the cards", total):
                number = card.id
                state = recall(card, last_answers.get(number), last_steps.get(number), self._first_day, self._days)
                line = self._line(card, state)
                if line is None:
                    continue
                self._remember(number, line.id)
                if state.replay:
                    waiting.append(line)
                else:
                    if card.type and state is NEW:
                        self.left_out[NO_HISTORY] += 1
                    yield line
            self._take_answers()
        yield from self._replayed(waiting)

    def articles(self) -> Iterator[Article]:
        """Yield the sources of the cards: one for each deck, and what is known of each article of ours."""
        yield from self._decks.values()
        for origin, passages in self._own.values():
            head = Article(origin.id, origin.title, "", origin.published, origin.published_from, origin.origin, (), ())
            yield sparse_article(head, passages)

    # Cards

    def _line(self, card: NoteCard, state: Recall) -> CardLine | None:
        note_type = self._collection.note_types.get(card.note_type)
        if note_type is None:
            self.left_out[UNKNOWN_TYPE] += 1
            return None
        values = card.fields.split(_SEPARATOR)
        place = self._own_places(card.note_type, note_type)
        written = values[place.own] if -1 < place.own < len(values) else ""
        own = own_field.read(to_own_text(written)) if written else None
        if own is not None:
            return self._own_line(card, state, note_type, values, place, own)
        return self._foreign_line(card, state, note_type, dict(zip(note_type.fields, values, strict=False)))

    def _own_places(self, number: int, note_type: NoteType) -> _Places:
        found = self._places.get(number)
        if found is None:
            found = self._places[number] = _places(note_type)
        return found

    def _foreign_line(
        self, card: NoteCard, state: Recall, note_type: NoteType, fields: Mapping[str, str]
    ) -> CardLine | None:
        sides = self._sides(card, note_type, fields)
        if sides is None:
            return None
        deck = self._collection.decks.get(card.deck, "Default")
        article = self._decks.get(deck) or self._decks.setdefault(deck, _deck_article(deck, self._file_name))
        fact_id = derived_id("anki note", card.guid)
        card_id = _foreign_id(card.guid, card.number)
        made = card.id if OLDEST_MS < card.id <= self._latest else OLDEST_MS
        return CardLine(
            card_id,
            fact_id,
            article.id,
            derived_id("anki draft", card_id),
            made,
            int(card.queue == -1),
            self._today + 1 if card.queue in (-2, -3) else None,
            *state[:-1],
            sides.kind,
            sides.text,
            sides.answer,
            "",
            sides.explanation,
            "",
            0,
            len(article.text),
            _tags(card.tags),
            None,
            "",
        )

    def _own_line(
        self,
        card: NoteCard,
        state: Recall,
        note_type: NoteType,
        values: list[str],
        place: _Places,
        own: own_field.OwnField,
    ) -> CardLine | None:
        if len(values) != len(note_type.fields):
            values = (values + [""] * len(note_type.fields))[: len(note_type.fields)]
        values.append("")  # what a missing field holds
        kind, text, answer = _own_sides(card, note_type, values, place)
        if "<" in card.fields or "&" in card.fields:
            values = [to_own_text(value) for value in values]
        if not text or not answer:
            self.left_out[NO_QUESTION] += 1
            return None
        explanation, sentence = values[place.explanation], values[place.sentence]
        if "[picture: " in card.fields or "<" in card.fields:
            text, answer, explanation = map(self._with_pictures, (text, answer, explanation))
        article_id = own.article.id
        if article_id not in self._own:
            self._own[article_id] = own.article, set()
        self._own[article_id][1].add((own.span_start, own.span_end, sentence))
        buried = None
        if card.queue in (-2, -3):
            buried = own.buried_until if own.buried_until and own.buried_until > self._today else self._today + 1
        first = card.number == 0
        return CardLine(
            card.guid if first else _foreign_id(card.guid, card.number),
            own.fact_id,
            article_id,
            own.draft_id if first else derived_id("anki draft", card.guid, str(card.number)),
            own.made_ms,
            1 if card.queue == -1 else 0,
            buried,
            *state[:-1],
            kind,
            text,
            answer,
            values[place.topic],
            explanation,
            sentence,
            own.span_start,
            own.span_end,
            _own_tags(own.tags, card.tags),
            _as_of(values[place.as_of]),
            values[place.hedge],
        )

    def _sides(self, card: NoteCard, note_type: NoteType, fields: Mapping[str, str]) -> Sides | None:
        """Return what a foreign card asks in words, None (and counted) when it asks nothing."""
        if note_type.occlusion:
            self.left_out[MASKED] += 1
            return None
        sides = (self._cloze_sides if note_type.cloze else self._basic_sides)(card, note_type, fields)
        if sides is None or not _has_words(sides.text.replace(BLANK, "")):
            self.left_out[NO_QUESTION] += 1
            return None
        if not _has_words(sides.answer):
            self.left_out[NO_ANSWER] += 1
            return None
        return sides

    def _basic_sides(self, card: NoteCard, note_type: NoteType, fields: Mapping[str, str]) -> Sides | None:
        if not 0 <= card.number < len(note_type.templates):
            return None
        question, answer = note_type.templates[card.number]
        return Sides(
            "qa", self._words(templates.question(question, fields)), self._words(templates.answer(answer, fields))
        )

    def _cloze_sides(self, card: NoteCard, note_type: NoteType, fields: Mapping[str, str]) -> Sides | None:
        for name in note_type.fields:
            asked = cloze.ask(fields.get(name, ""), card.number + 1)
            if asked is not None:
                rest = [self._words(fields.get(other, "")) for other in note_type.fields if other != name]
                answer = "; ".join(self._words(words) for words in asked.hidden)
                kind = "cloze" if len(asked.hidden) == 1 else "qa"
                return Sides(kind, self._words(asked.text), answer, "\n".join(filter(None, rest)))
        return None

    def _words(self, html: str) -> str:
        sounds = html.count(_SIGN)
        if sounds:
            self.left_out[SOUNDS] += sounds
            html = _without_sounds(html)
        text, remote = to_text(html)
        if remote:
            self.left_out[ON_THE_WEB] += remote
        return self._with_pictures(text)

    def _with_pictures(self, text: str) -> str:
        if "[picture: " not in text:
            return text
        for name in pictures(text):
            kept = self._picture(name)
            if kept is None:
                self.left_out[NO_PICTURE] += 1
            text = text.replace(f"[picture: {name}]", f"[picture: {kept}]" if kept else "").strip()
        return text

    # Answers

    def _remember(self, number: int, card_id: str) -> None:
        self._ids[number] = card_id

    def _take_answers(self) -> None:
        known = {number: self._known[id_] for number, id_ in self._ids.items() if id_ in self._known}
        self.answers = self._answers.take(self._ids, self._first_answers, known, self._days, self._latest, self._tell)
        self.grown = self._answers.grown(self._latest) if known else frozenset()
        self.left_out.update(
            self._answers.left_out(self._latest, no_rating=NO_RATING, odd_time=ODD_TIME, reset=RESET, crammed=CRAMMED)
        )

    def _replayed(self, waiting: list[CardLine]) -> Iterator[CardLine]:
        """Yield cards whose memory the package does not know, with what their answers lead to."""
        if not waiting:
            return
        with self._collection.told():
            by_card = self._answers.of_cards((line.id for line in waiting), self._latest)
        for line in waiting:
            memory = self._replay(line.id, by_card.get(line.id, []))
            if memory.stability is None:
                self.left_out[NO_HISTORY] += 1
                yield line._replace(**_columns(NEW))
            else:
                yield line._replace(
                    state=int(memory.state),
                    step=memory.step,
                    stability=memory.stability,
                    difficulty=memory.difficulty,
                    reps=memory.reps,
                    lapses=memory.lapses,
                )


def card_ids(guid: str, number: int) -> tuple[str, ...]:
    """Return the ids that a card of a note may have in a library, by the note's ``guid`` and the number of the card."""
    return (guid, _foreign_id(guid, number))


def _foreign_id(guid: str, number: int) -> str:
    return derived_id("anki card", guid, str(number))


def _columns(state: Recall) -> dict[str, Any]:
    return {name: value for name, value in state._asdict().items() if name != "replay"}


def _first_day(source: collection.Collection, days: Days) -> int:
    """Return the study day from which the package counts: the day on which the collection was made, where it was made."""
    if source.minutes_west is None:
        return days.day(source.created * 1000)
    local = moment(source.created * 1000) - timedelta(minutes=source.minutes_west)
    return local.date().toordinal()


def _places(note_type: NoteType) -> _Places:
    names = {name: number for number, name in enumerate(note_type.fields)}
    return _Places(*(names.get(name, -1) for name in _OWN_NAMES))


def _own_sides(card: NoteCard, note_type: NoteType, values: list[str], place: _Places) -> tuple[str, str, str]:
    """Return kind, text and answer of a card of our own note types, as they were written; empty where it asks nothing."""
    if not note_type.cloze:
        return "qa", to_own_text(values[place.question]), to_own_text(values[place.answer])
    asked = cloze.ask(values[place.text], card.number + 1)
    if asked is None:
        return "cloze", "", ""
    kind = "cloze" if len(asked.hidden) == 1 else "qa"
    return kind, to_own_text(asked.text), "; ".join(map(to_own_text, asked.hidden))


@lru_cache(maxsize=1024)
def _own_tags(own: tuple[object, ...], tags: str) -> str:
    """Return the tags that the note has now as JSON, in our spelling and order where Anki had to write them another way."""
    now = tags.split()
    spelled = {tag.replace(" ", "_"): tag for tag in own if isinstance(tag, str)}
    kept = [tag for written, tag in spelled.items() if written in now]
    return _json([*kept, *(tag for tag in now if tag not in spelled)])


@lru_cache(maxsize=1024)
def _tags(tags: str) -> str:
    return _json(tags.split())


def _json(tags: list[str]) -> str:
    return json.dumps(tags, ensure_ascii=False, separators=(",", ":"))


def _has_words(text: str) -> bool:
    for name in pictures(text):
        text = text.replace(f"[picture: {name}]", "")
    return any(sign.isalnum() for sign in text)


def _without_sounds(html: str) -> str:
    while _SIGN in html:
        before, _, rest = html.partition(_SIGN)
        html = before + rest.partition("]")[2]
    return html


@lru_cache(maxsize=1024)
def _as_of(words: str) -> str | None:
    """Return the date that stands there in words, as it is stored; None where it is none."""
    if not words:
        return None
    *day, month, year = [*[""] * (3 - len(words.split(" "))), *words.split(" ")][-3:]
    try:
        number = MONTHS.index(month) + 1 if month else None
        return PartialDate(int(year), number, int(day[0]) if day and day[0] else None).iso()
    except ValueError:
        return None


def _deck_article(deck: str, file_name: str) -> Article:
    text = f"Cards of the deck “{deck}” from {file_name}."
    whole = Span(0, len(text))
    return Article(
        id=derived_id("anki deck", deck),
        title=deck,
        text=text,
        published=None,
        published_from=DateOrigin.UNKNOWN,
        origin=file_name,
        blocks=(Block(BlockKind.PARAGRAPH, text, whole),),
        sentences=(Sentence(text, whole, 0),),
    )
