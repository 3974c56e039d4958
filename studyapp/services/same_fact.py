"""Tell drafts that say what another draft of the library says already, in the same words or in others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from studyapp.domain.browse import Repeat, Wording
from studyapp.domain.draft import Draft, Verdict
from studyapp.domain.fact import Dropped
from studyapp.domain.prompt import prompt_text
from studyapp.text.dates import find_dates
from studyapp.text.similarity import content_words, likeness

_SAME_QUESTION = 0.75
_SAME_STATEMENT = 0.85
_AS_OF = re.compile(r"\s*\(as of [^)]*\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_REASONS = {
    Verdict.PENDING: "waits in another source already",
    Verdict.ACCEPTED: "you have this card already",
    Verdict.EDITED: "you have this card already",
    Verdict.REJECTED: "you dropped this before",
}


@dataclass(frozen=True)
class SortedOut:
    """The drafts that are new, what was left out with its reason, and where the article repeats what is known."""

    new: tuple[Draft, ...]
    dropped: tuple[Dropped, ...]
    repeats: tuple[Repeat, ...]


class SameFacts:
    """The drafts of a library by their answers, ready to be compared with."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._by_answer: dict[str, list[Wording]] = {}
        self._answers: dict[str, set[str]] = {}
        self._add(wordings)

    def replace(self, article_id: str, wordings: Iterable[Wording]) -> None:
        """Take over what the drafts of one article are now."""
        for answer in self._answers.pop(article_id, ()):
            self._by_answer[answer] = [item for item in self._by_answer[answer] if item.article_id != article_id]
        self._add(wordings)

    def _add(self, wordings: Iterable[Wording]) -> None:
        for wording in wordings:
            answer = answer_key(wording.answer)
            self._by_answer.setdefault(answer, []).append(wording)
            self._answers.setdefault(wording.article_id, set()).add(answer)

    def sort_out(
        self, article_id: str, drafts: Sequence[Draft], verdict_of: Callable[[Wording], Verdict] | None = None
    ) -> SortedOut:
        """Return which drafts of the article are new; pending ones of the same article do not count, they are replaced.

        ``verdict_of`` tells what the student says today of a draft that was remembered.
        """
        new, dropped, repeats = [], [], []
        for draft in drafts:
            twin = self._twin(article_id, draft)
            if twin is None:
                new.append(draft)
                continue
            verdict = verdict_of(twin) if verdict_of else Verdict(twin.verdict)
            reason = f"{_REASONS[verdict]}: “{twin.text}”"
            dropped.append(Dropped(draft.span, prompt_text(draft.prompt), draft.rule, reason))
            repeats.append(Repeat(draft.span, twin.draft_id))
        return SortedOut(tuple(new), tuple(dropped), tuple(repeats))

    def _twin(self, article_id: str, draft: Draft) -> Wording | None:
        for wording in self._by_answer.get(answer_key(draft.prompt.answer), ()):
            if wording.draft_id == draft.id:
                return None  # it is the very draft; the library knows what was said of it
            replaced = wording.article_id == article_id and wording.verdict == Verdict.PENDING
            if not replaced and _is_same(draft, wording):
                return wording
        return None


def answer_key(answer: str) -> str:
    """Return what two answers have in common that mean the same: dates as ISO, else the telling words in order."""
    dates = find_dates(answer)
    if len(dates) == 1 and dates[0].date is not None and dates[0].end - dates[0].start >= len(answer.strip(" .")) - 1:
        return dates[0].date.iso()
    words = content_words(answer)
    return " ".join(sorted(words)) if words else answer.strip().casefold()


def question_words(text: str) -> str:
    """Return the question in small letters without what it says of its date."""
    return _AS_OF.sub("", text).lower()


def _is_same(draft: Draft, wording: Wording) -> bool:
    """Tell whether both ask the same, or stand for the same statement: with the same numbers, and nearly the same words."""
    ours, theirs = question_words(prompt_text(draft.prompt)), question_words(wording.text)
    if _numbers(ours) != _numbers(theirs):
        return False
    if likeness(ours, theirs) > _SAME_QUESTION:
        return True
    return _numbers(draft.explanation) == _numbers(wording.statement) and (
        likeness(draft.explanation.lower(), wording.statement.lower()) > _SAME_STATEMENT
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))
