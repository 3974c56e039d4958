"""Where a clause stands in its article: what each step that completes it may look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studyapp.domain.article import Sentence
from studyapp.domain.dates import PartialDate
from studyapp.extract.prose.context import Antecedent, Context
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.phrases import Clause, Refusal
from studyapp.knowledge.gazetteer import Gazetteer


@dataclass(frozen=True)
class Setting:
    """Where a clause stands: ``index`` is its sentence's number in the article, ``before`` the subject of the sentence
    before, if "it" may mean that, ``topic`` the line that the student will see above the card.
    """

    sentence: Sentence
    index: int
    context: Context
    before: Antecedent | None
    published: PartialDate | None
    gazetteer: Gazetteer
    topic: str


Step = Callable[[Line, Clause, Setting], Line | Refusal]
