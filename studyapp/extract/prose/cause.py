"""Ask "why" where the sentence itself states the cause: "was cancelled due to the protests"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.article import Span
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.prose.statement import Statement
from studyapp.extract.prose.turn import ask_why

_CAUSE = re.compile(
    r"\b(?P<link>due to|because of|owing to|on account of|as a result of|in view of|in response to)\b (?P<cause>[^,;]+)$"
)
MAX_WORDS = 14


def cause_roles(statement: Statement) -> Iterator[Role]:
    """Yield the cause at the end of the statement, if it is short and stands under the statement's own verb."""
    text = statement.rendered.text
    match = _CAUSE.search(text)
    if match is None or len(match["cause"].split()) > MAX_WORDS:
        return
    tokens = tuple(i for i, place in statement.rendered.places.items() if place.start >= match.start())
    first = statement.clause.doc[min(tokens)]
    if first.head.i != statement.clause.verb:
        return
    question = ask_why(statement, tokens)
    if question:
        answer = f"{match['link']} {match['cause']}"
        yield Role("cause", answer, RoleKind.CLAUSE, "", Span(match.start(), match.end()), question)
