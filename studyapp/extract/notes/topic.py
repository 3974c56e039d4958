"""The line that always stands above a card: the title's own theme, or the heading with the year, never with the answer in it."""

from __future__ import annotations

import re

from studyapp.extract.notes.places_in import whole_words

_SYLLABUS = {
    "geo": "Geography", "geography": "Geography", "st": "Science and technology", "s&t": "Science and technology", "env": "Environment",
    "environment": "Environment", "polity": "Polity", "economy": "Economy", "history": "History", "world": "World",
    "ir": "International relations",
    "art and culture": "Art and culture", "culture": "Art and culture", "science": "Science", "society": "Society",
}  # fmt: skip
_EMPTY = frozenset(
    (
        "static linkages",
        "possible mcq",
        "possible mcqs",
        "mcq",
        "key points",
        "highlights",
        "about",
        "background",
        "prelims",
        "mains",
        "facts",
    )
)


def topic_without(title: str, path: tuple[str, ...], year: str, answers: list[str]) -> str:
    """Return the first of title and heading that gives none of the answers away; empty if both do."""
    candidates = [_theme(title, path, year), _heading(path, ""), ""]
    return next(text for text in candidates if not _tells(text, answers))


def _theme(title: str, path: tuple[str, ...], year: str) -> str:
    """Return the heading with its year where headings are topics (lists of one-liners), else the title up to its dash."""
    heading = _heading(path, year)
    known = not path or path[-1].strip().lower() in _SYLLABUS or path[-1].strip().lower() in _EMPTY
    if not known and re.search(r"(?i)one.?liner|quick revision|current affairs|\bGK\b", title):
        return heading
    return re.split(r" [—–|-] |; | ?:: ?", title)[0].strip(" :–—-")


def _heading(path: tuple[str, ...], year: str) -> str:
    if not path or path[-1].strip().lower() in _EMPTY:
        return ""
    text = re.sub(r"^(?:[A-Z0-9]{1,2}[.)] |>+ ?)", "", path[-1].strip())
    text = re.sub(r" \([^()]*\)$", "", text)
    text = _SYLLABUS.get(text.lower(), text.capitalize() if text.isupper() else text)
    text = text.replace("India's", "India’s").replace("india’s", "India’s").replace("India's", "India’s")
    return f"{text}, {year}" if year and year not in text else text


def _tells(topic: str, answers: list[str]) -> bool:
    words = topic.lower()
    return any(_stands(words, re.sub(r" [(].*", "", answer).lower()) for answer in answers if answer)


def _stands(words: str, answer: str) -> bool:
    """Tell whether the answer stands in the words, but not as a part of a date in figures ("7" in "7.1.2025")."""
    ends = ((at, at + len(answer)) for at in whole_words(words, answer))
    return any(words[at - 1 : at] != "." and not re.match(r"\.\d", words[end : end + 2]) for at, end in ends)
