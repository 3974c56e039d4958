from __future__ import annotations

from collections.abc import Callable

import pytest

from studyapp.domain.fact import Dropped, Fact
from studyapp.extract.notes.reader import read_notes
from studyapp.generate.note_wording import NOTE_TEMPLATES
from studyapp.generate.template import wording
from studyapp.ingest.reader import read_text
from studyapp.knowledge.gazetteer import Gazetteer

Cards = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture
def read(gazetteer: Gazetteer) -> Callable[..., tuple[tuple[Fact, ...], tuple[Dropped, ...]]]:
    """Read a note of one bullet, and a second one that keeps it a list."""

    def read_bullet(
        line: str, title: str = "Notes of the week", heading: str = "Economy"
    ) -> tuple[tuple[Fact, ...], tuple[Dropped, ...]]:
        article = read_text(f"{title}\n\n{heading}\n• {line}\n• Rain = wet weather\n", title=title)
        return read_notes(article, gazetteer)

    return read_bullet


@pytest.fixture
def cards(read: Callable[..., tuple[tuple[Fact, ...], tuple[Dropped, ...]]]) -> Cards:
    """Return what a bullet asks: the question, or the statement with its blank, and the answer."""

    def asked(line: str, **page: str) -> list[tuple[str, str]]:
        out = []
        for fact in read(line, **page)[0]:
            for role in (fact.role(name) for name in fact.asks):
                assert role is not None
                question = role.question or wording(NOTE_TEMPLATES, fact, role)
                if question is None:
                    assert role.at is not None, f"{fact.frame} has neither a question nor a place for the blank"
                    question = f"{fact.statement[: role.at.start]}_____{fact.statement[role.at.end :]}"
                out.append((question, role.text))
        return out

    return asked
