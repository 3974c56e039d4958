"""Find facts that newer ones have overtaken: the same question with another answer, as of a later date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from studyapp.domain.browse import Wording
from studyapp.domain.draft import Verdict
from studyapp.services.same_fact import answer_key, question_words
from studyapp.text.similarity import content_words

_KEPT = (Verdict.ACCEPTED, Verdict.EDITED)


@dataclass(frozen=True)
class Overtaken:
    """An older draft that has a card, and the newer draft, kept or waiting, that answers its question otherwise."""

    older: Wording
    newer: Wording


def find_overtaken(wordings: Iterable[Wording]) -> tuple[Overtaken, ...]:
    """Return each kept draft with the newest that may overtake it, the newest first. The student decides."""
    groups: dict[frozenset[str], list[Wording]] = {}
    for wording in wordings:
        if wording.as_of is not None and wording.verdict != Verdict.REJECTED:
            groups.setdefault(content_words(question_words(wording.text)), []).append(wording)
    pairs = [pair for group in groups.values() if len(group) > 1 for pair in _pairs(group)]
    return tuple(sorted(pairs, key=lambda pair: (pair.newer.as_of or "", pair.older.draft_id), reverse=True))


def _pairs(group: list[Wording]) -> Iterable[Overtaken]:
    newest = max(group, key=lambda wording: (wording.as_of or "", wording.verdict in _KEPT, wording.draft_id))
    for older in group:
        later = _is_later(newest.as_of or "", older.as_of or "")
        if older.verdict in _KEPT and later and answer_key(older.answer) != answer_key(newest.answer):
            yield Overtaken(older, newest)


def _is_later(newer: str, older: str) -> bool:
    """Compare dates of which only the year or the month may be known: 2024 is not later than 2024-10."""
    length = min(len(newer), len(older))
    return newer[:length] > older[:length]
