"""Read a short text the way the program does, and show the cards and the silence it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from studyapp.domain.dates import PartialDate
from studyapp.domain.prompt import prompt_text
from studyapp.extract.pipeline import Extraction, extract
from studyapp.generate.pipeline import generate
from studyapp.ingest.reader import read_text


@dataclass(frozen=True)
class Seen:
    """``cards`` are (prompt, answer); ``silence`` the reasons for what was not asked."""

    cards: tuple[tuple[str, str], ...]
    silence: tuple[str, ...]

    def answers(self) -> set[str]:
        return {answer for _, answer in self.cards}

    def prompts(self) -> str:
        return "\n".join(prompt for prompt, _ in self.cards)


@pytest.fixture(scope="session")
def see() -> Callable[..., Seen]:
    """Return a function from a text (with a title and a publication date, if given) to what is seen of it.

    It shows the questions and blanks of clauses; with ``quoted`` the sentences that are quoted whole instead.
    """

    def read(text: str, title: str = "", published: str = "", *, quoted: bool = False) -> Seen:
        date = PartialDate.parse(published) if published else None
        article = read_text(text, title, date)
        *_, last = extract(article)
        assert isinstance(last, Extraction)
        made = generate(article, [fact for fact in last.facts if (fact.frame == "passage") is quoted])
        dropped = [item for item in last.dropped if item.rule.startswith("passage") is quoted]
        reasons = tuple(item.reason for item in (*dropped, *made.dropped))
        return Seen(tuple((prompt_text(draft.prompt), draft.prompt.answer) for draft in made.drafts), reasons)

    return read
