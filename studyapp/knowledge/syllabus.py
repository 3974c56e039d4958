"""The shipped map of subjects: which tags are proposed for a fact, and which lines of the syllabus a tag stands for."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from studyapp.domain.errors import InputError
from studyapp.resources import resource

MOST_TAGS = 2
_ENOUGH = 3  # points; a word gives one, a sure word three
_SURE = 3
_CLOSE = 0.6  # of the best subject's points: a second one with fewer is not proposed


@dataclass(frozen=True)
class Subject:
    """A subject with the papers in which it is asked; ``line`` says in short what of the syllabus it covers."""

    name: str
    papers: tuple[str, ...]
    line: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Syllabus:
    """The subjects in the order of the file."""

    subjects: tuple[Subject, ...]

    @classmethod
    def load(cls, path: Path | None = None) -> Syllabus:
        """Read the shipped map, or the file at ``path``. Raise InputError with one line when it is not well formed."""
        path = path or resource("syllabus.toml")
        try:
            entries = tomllib.loads(path.read_text("utf-8"))["subject"]
            return cls(tuple(_subject(entry) for entry in entries))
        except OSError as error:
            raise InputError(f"{path.name}: cannot be read ({error.strerror})") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path.name}: is no map of subjects: {error}") from None

    def propose(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the names of at most two subjects that the texts speak for, the surer one first; none when unsure."""
        points = self._points(" \n ".join(texts).lower())
        best = max(points.values(), default=0)
        if best < _ENOUGH:
            return ()
        order = {subject.name: place for place, subject in enumerate(self.subjects)}
        ranked = sorted(
            (name for name in points if points[name] >= _CLOSE * best), key=lambda name: (-points[name], order[name])
        )
        return tuple(name for name in ranked[:MOST_TAGS] if points[name] >= _ENOUGH)

    def _points(self, text: str) -> Counter[str]:
        """Return the points of each subject; a word counts once, however often it stands there."""
        points: Counter[str] = Counter()
        for name, sure, pattern in _patterns(self):
            found = {match[0] for match in pattern.finditer(text)}
            if found:
                points[name] += len(found) * (_SURE if sure else 1)
        return points


def _subject(entry: dict[str, object]) -> Subject:
    papers, words = entry["papers"], entry["words"]
    if not isinstance(papers, list) or not isinstance(words, list) or not words:
        raise TypeError("papers and words are lists of texts")
    return Subject(str(entry["name"]), tuple(map(str, papers)), str(entry["line"]), tuple(map(str, words)))


@cache
def _patterns(syllabus: Syllabus) -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Return (name, whether sure, pattern) of the words of each subject."""
    made = []
    for subject in syllabus.subjects:
        for sure in (True, False):
            words = [word.lstrip("=") for word in subject.words if word.startswith("=") is sure]
            if words:
                joined = "|".join(sorted(map(_pattern, words), key=len, reverse=True))
                made.append((subject.name, sure, re.compile(rf"\b(?:{joined})\b")))
    return tuple(made)


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")
