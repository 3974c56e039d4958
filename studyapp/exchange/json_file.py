"""All that a library holds as one JSON file, to be read by any program and by any later version of this one.

``{"format": "studyapp", "version": 1, "articles", "facts", "drafts", "cards", "reviews", "undos", "questions",
"papers", "sittings", "errors", "moves", "exams", "settings"}``. Each list holds objects with the names of the domain's
dataclasses, as ``codec`` writes them; ``settings`` is one object. A reader of version 1 skips what it does not know, so
fields may be added without a new version; a version is counted up when a field changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any, TypeVar

from studyapp.domain.article import Article
from studyapp.domain.card import Card
from studyapp.domain.draft import Draft
from studyapp.domain.errors import InputError
from studyapp.domain.exam import Exam
from studyapp.domain.fact import Fact
from studyapp.domain.holdings import ErrorHeld, Holdings, PaperHeld
from studyapp.domain.paper import DueMove, Sitting
from studyapp.domain.progress import Tell, counted, silent
from studyapp.domain.question import StoredQuestion, body_lines
from studyapp.domain.review import Review, Undo
from studyapp.exchange import codec

T = TypeVar("T")
FORMAT, VERSION = "studyapp", 1


def write(file: IO[str], holdings: Holdings, tell: Tell = silent) -> None:
    """Write everything, one item a line."""
    file.write(f'{{"format": "{FORMAT}", "version": {VERSION}')
    lists: dict[str, Sequence[object]] = {
        "articles": holdings.articles,
        "facts": holdings.facts,
        "drafts": holdings.drafts,
        "cards": holdings.cards,
        "reviews": holdings.reviews,
        "undos": holdings.undos,
        "questions": holdings.questions,
        "papers": holdings.papers,
        "sittings": holdings.sittings,
        "errors": holdings.errors,
        "moves": holdings.moves,
        "exams": holdings.exams,
    }
    for name, items in lists.items():
        file.write(f',\n"{name}": [')
        file.writelines(_lines(counted(items, tell, f"Writing the {name}", len(items))))
        file.write("]")
    file.write(f',\n"settings": {_dumps(dict(holdings.settings))}}}\n')


def read(text: str, name: str, tell: Tell = silent) -> Holdings:
    """Return what a file holds. Raise InputError with one line that names the file and, if it can, the item."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is no JSON, or it is cut short: {error}.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InputError(f"{name} was not written by StudyApp; nothing was brought in.")
    version = data.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise InputError(f"{name} was written by a newer version of StudyApp; update StudyApp to read it.")
    return Holdings(
        articles=_items(data, name, "articles", Article, tell),
        facts=_items(data, name, "facts", Fact, tell),
        drafts=_items(data, name, "drafts", Draft, tell),
        cards=_items(data, name, "cards", Card, tell),
        reviews=_items(data, name, "reviews", Review, tell),
        undos=_items(data, name, "undos", Undo, tell),
        questions=_items(data, name, "questions", StoredQuestion, tell, _check_question),
        papers=_items(data, name, "papers", PaperHeld, tell),
        sittings=_items(data, name, "sittings", Sitting, tell),
        errors=_items(data, name, "errors", ErrorHeld, tell),
        moves=_items(data, name, "moves", DueMove, tell),
        exams=_items(data, name, "exams", Exam, tell),
        settings=_settings(data, name),
    )


def _lines(items: Iterable[object]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{_dumps(codec.encode(item))}"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _items(
    data: dict[str, Any], name: str, key: str, kind: type[T], tell: Tell, check: Callable[[T], object] = bool
) -> tuple[T, ...]:
    items = data.get(key, [])
    if not isinstance(items, list):
        raise InputError(f"{name}: {key} is not a list; nothing was brought in.")
    found = []
    for number, item in enumerate(counted(items, tell, f"Reading the {key}", len(items)), 1):
        try:
            made = codec.decode(kind, item)
            check(made)
            found.append(made)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
            raise InputError(f"{name}: {key}, item {number}: {_reason(error)}; nothing was brought in.") from None
    return tuple(found)


def _check_question(stored: StoredQuestion) -> None:
    """Raise ValueError when the question cannot be shown or marked."""
    if not 0 <= stored.question.key < len(stored.question.options):
        raise ValueError("the key is none of the options")
    body_lines(stored.question)


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error).splitlines()[0]


def _settings(data: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    settings = data.get("settings", {})
    if not isinstance(settings, dict) or not all(isinstance(value, str) for value in settings.values()):
        raise InputError(f"{name}: settings is not an object of texts; nothing was brought in.")
    return tuple(settings.items())
