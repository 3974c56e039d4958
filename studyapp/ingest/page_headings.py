"""Put the headings of a web page back where what was taken for its article has none.

The library finds the article of a page that marks none (a report, a page made from a document) by its paragraphs, lists
and tables alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studyapp.ingest.parts import Part, PartKind


def with_headings(article: Sequence[Part], page: Iterable[Part]) -> list[Part]:
    """Return the article's parts with those headings of the whole page below which a part of it follows at once.

    So the headings of menus, advertisements and related articles, whose own parts were left out, stay out.
    """
    if any(part.kind is PartKind.HEADING for part in article):
        return list(article)
    places: dict[str, list[int]] = {}
    for place, part in enumerate(article):
        places.setdefault(_key(part), []).append(place)
    above: dict[int, list[Part]] = {}
    waiting: list[Part] = []
    after = -1  # the last part of the article that was met
    for part in page:
        if part.kind is PartKind.HEADING:
            waiting.append(part)
            continue
        found = next((each for each in places.get(_key(part), ()) if each > after), None)
        if found is not None:
            above[found], after = waiting, found
        waiting = []
    return [part for place, each in enumerate(article) for part in (*above.get(place, ()), each)]


def _key(part: Part) -> str:
    return "".join(char for char in part.text.casefold() if char.isalnum())
