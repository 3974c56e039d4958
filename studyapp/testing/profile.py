"""Read the profile of an exam: its marks, time, options, numerals, ladders and mix of formats."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from studyapp.domain.errors import InputError
from studyapp.domain.paper import Marking
from studyapp.domain.question import QuestionKind
from studyapp.resources import resource
from studyapp.testing.ladders import DEFAULT_LADDERS, Ladders

NUMERALS = ("arabic", "roman")


@dataclass(frozen=True)
class Profile:
    """An exam's paper. ``mix`` holds weights; ``statements`` weights of 2, 3 and 4 statements; ``unsure`` what is unchecked."""

    key: str
    name: str
    source: str
    items: int
    minutes: int
    marking: Marking
    options: int
    numerals: str
    mix: Mapping[QuestionKind, int] = field(hash=False)
    statements: Mapping[int, int] = field(hash=False)
    ladders: Ladders = field(default_factory=lambda: DEFAULT_LADDERS, hash=False)
    about: str = ""
    unsure: tuple[str, ...] = ()


class _FaultError(Exception):
    """What is wrong, and the word of the file that it is about."""

    def __init__(self, fault: str, word: str = "") -> None:
        super().__init__(fault)
        self.word = word


def profile_paths(own_folder: Path | None = None) -> dict[str, Path]:
    """Return the files by key (the name without ``.toml``); an own file takes the place of a shipped one."""
    folders = [resource("exam_profiles"), *([own_folder] if own_folder else [])]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def read_profile(path: Path) -> Profile:
    """Return the profile in that file; raise InputError with one line: file, line and fault."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return _profile(path.stem, tomllib.loads(text))
    except _FaultError as fault:
        raise InputError(f"{path.name}: {_line(text, fault.word)}{fault}") from None
    except tomllib.TOMLDecodeError as fault:
        raise InputError(f"{path.name}: {fault}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: is not a UTF-8 text file") from None
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read ({error.strerror})") from None


def _line(text: str, word: str) -> str:
    """Return ``line 7: `` for the line that sets the word, nothing where none does."""
    lines = text.splitlines()
    found = next((number for number, line in enumerate(lines, 1) if re.match(rf'\s*\[?"?{re.escape(word)}\b', line)), 0)
    return f"line {found}: " if word and found else ""


def _profile(key: str, data: dict[str, Any]) -> Profile:
    _known(data)
    return Profile(
        key=key,
        name=_text(data, "name"),
        source=_text(data, "source"),
        items=_number(data, "items", 1, 500),
        minutes=_number(data, "minutes", 1, 600),
        marking=Marking(_fraction(data, "mark", above=0), _fraction(data, "penalty")),
        options=_number(data, "options", 3, 5),
        numerals=_one_of(data, "numerals", NUMERALS),
        mix=_weights(data, "mix", _kind),
        statements=_weights(data, "statements", _statement_count),
        ladders=_ladders(data.get("ladders", {})),
        about=str(data.get("about", "")),
        unsure=_texts(data.get("unsure", []), "unsure"),
    )


_WORDS = frozenset(
    "name source items minutes mark penalty options numerals mix statements ladders about unsure".split()
)


def _known(data: Mapping[str, Any]) -> None:
    for word in data:
        if word not in _WORDS:
            raise _FaultError(f"unknown word “{word}”; allowed are {', '.join(sorted(_WORDS))}", word)


def _value(data: Mapping[str, Any], word: str) -> Any:
    if word not in data:
        raise _FaultError(f"“{word}” is missing")
    return data[word]


def _text(data: Mapping[str, Any], word: str) -> str:
    value = _value(data, word)
    if not isinstance(value, str) or not value.strip():
        raise _FaultError(f"“{word}” must be a text in quotes", word)
    return value


def _texts(value: Any, word: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _FaultError(f"“{word}” must be a list of texts", word)
    return tuple(value)


def _number(data: Mapping[str, Any], word: str, least: int, most: int) -> int:
    value = _value(data, word)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _FaultError(f"“{word}” must be a whole number from {least} to {most}", word)
    return value


def _fraction(data: Mapping[str, Any], word: str, above: int = -1) -> Fraction:
    value = _value(data, word)
    try:
        fraction = Fraction(value) if isinstance(value, str | int) else None
    except (ValueError, ZeroDivisionError):
        fraction = None
    if fraction is None or fraction < 0 or fraction <= above:
        raise _FaultError(f'“{word}” must be an exact fraction in quotes, such as "1/3" or "2.5"', word)
    return fraction


def _one_of(data: Mapping[str, Any], word: str, allowed: tuple[str, ...]) -> str:
    value = _text(data, word)
    if value not in allowed:
        raise _FaultError(f"“{word}” must be one of {', '.join(allowed)}", word)
    return value


def _weights(data: Mapping[str, Any], word: str, read: Callable[[str], Any]) -> dict[Any, int]:
    table = _value(data, word)
    if not isinstance(table, dict) or not table:
        raise _FaultError(f"“{word}” must be a table of whole numbers", word)
    weights = {read(key): _number(table, key, 0, 1000) for key in table}
    if not any(weights.values()):
        raise _FaultError(f"“{word}” holds nothing but zeros", word)
    return weights


def _kind(word: str) -> QuestionKind:
    try:
        return QuestionKind(word)
    except ValueError:
        raise _FaultError(f"there is no format “{word}”; known are {', '.join(QuestionKind)}", word) from None


def _statement_count(word: str) -> int:
    if word not in ("2", "3", "4"):
        raise _FaultError(f"“{word}” is no number of statements: 2, 3 or 4", word)
    return int(word)


def _ladders(table: Any) -> Ladders:
    if not isinstance(table, dict):
        raise _FaultError("“ladders” must be a table", "ladders")
    for word, value in table.items():
        if word not in DEFAULT_LADDERS:
            raise _FaultError(f"there is no ladder “{word}”; known are {', '.join(DEFAULT_LADDERS)}", word)
        if len(_texts(value, word)) != len(DEFAULT_LADDERS[word]):
            raise _FaultError(f"ladder “{word}” needs {len(DEFAULT_LADDERS[word])} options", word)
    return {**DEFAULT_LADDERS, **{word: tuple(value) for word, value in table.items()}}
