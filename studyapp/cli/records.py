"""The shapes of the JSON that the command line prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from studyapp.domain.card import Card
from studyapp.domain.draft import Draft
from studyapp.domain.prompt import prompt_kind, prompt_text
from studyapp.domain.source import Source

if TYPE_CHECKING:
    from studyapp.services.mark_figures import Line, MarkFigures, Marks
    from studyapp.services.progress import Figures
    from studyapp.services.review_session import Queue, QueueEntry
    from studyapp.services.statistics import Summary

Record = dict[str, object]


def to_json(value: object) -> str:
    """Return the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def draft_record(draft: Draft) -> Record:
    """Return a card of a deck."""
    record: Record = {
        "id": draft.id,
        "kind": prompt_kind(draft.prompt),
        "prompt": prompt_text(draft.prompt),
        "answer": draft.prompt.answer,
        "explanation": draft.explanation,
        "source_sentence": draft.source_sentence,
        "span": [draft.span.start, draft.span.end],
        "rule": draft.rule,
        "score": draft.score,
    }
    optional = {"hedge": draft.hedge, "as_of": draft.as_of.iso() if draft.as_of else "", "topic": draft.topic}
    return record | {key: value for key, value in optional.items() if value} | {"tags": list(draft.tags)}


def source_record(source: Source) -> Record:
    """Return one line of the list of sources."""
    return {
        "id": source.id,
        "title": source.title,
        "published": source.published.iso() if source.published else None,
        "path": source.origin,
        "facts": source.facts,
        "drafts": source.drafts,
        "cards": source.cards,
    }


def queue_record(queue: Queue) -> Record:
    """Return today's queue."""
    return {
        "cards": [_entry_record(entry) for entry in queue.entries],
        "minutes": queue.minutes,
        "new": queue.new,
        "learning": queue.learning,
        "review": queue.review,
    }


def _entry_record(entry: QueueEntry) -> Record:
    memory = entry.card.memory
    return {
        "id": entry.card.id,
        "prompt": prompt_text(entry.card.prompt),
        "answer": entry.card.prompt.answer,
        "state": memory.state.name.lower(),
        "due": memory.due.isoformat() if memory.due else None,
        "retrievability": entry.retrievability,
    }


def card_record(card: Card, titles: Mapping[str, str]) -> Record:
    """Return a card that was found; ``titles`` are those of the sources by id."""
    return {
        "id": card.id,
        "prompt": prompt_text(card.prompt),
        "answer": card.prompt.answer,
        "kind": prompt_kind(card.prompt),
        "tags": list(card.tags),
        "source": titles.get(card.article_id, ""),
    }


def figures_record(figures: Figures) -> Record:
    """Return the figures behind the pictures of ``stats``."""
    return {
        "backlog": figures.backlog,
        "due_by_day_90": list(figures.due),
        "days": [{**day._asdict(), "study_day": date.fromordinal(day.study_day).isoformat()} for day in figures.days],
        "by_month": [asdict(share) for share in figures.by_month],
        "by_age": [asdict(share) for share in figures.by_age],
        "by_source": [source._asdict() for source in figures.sources],
        "by_tag": [tag._asdict() for tag in figures.subjects],
        "studied": figures.studied,
        "known": figures.known,
        "calibration": [asdict(each) for each in figures.foreseen],
        "expected_by_month": dict(sorted(figures.expected.items())),
        **_mark_records(figures.marks),
        "test_minutes": {
            date.fromordinal(day).isoformat(): spent / 60_000 for day, spent in sorted(figures.test_ms.items())
        },
        "syllabus": [asdict(line) for line in figures.syllabus],
    }


def _mark_records(figures: MarkFigures) -> Record:
    return {
        "papers": [
            {"day": each.day.isoformat(), "name": each.name, "practice": each.practice, "again": each.again}
            | _marks_record(each.marks)
            for each in figures.papers
        ],
        "marks_by_subject": [_line_record(line) for line in figures.by_subject],
        "marks_by_format": [_line_record(line) for line in figures.by_kind],
        "sureness": [
            {"confidence": each.word, "items": each.items, "right": each.right, "said": each.said}
            for each in figures.sureness
        ],
    }


def _line_record(line: Line) -> Record:
    by_month = {month: _marks_record(marks) for month, marks in line.by_month}
    return {"name": line.name} | _marks_record(line.total) | {"by_month": by_month}


def _marks_record(marks: Marks) -> Record:
    counts = {"right": marks.right, "wrong": marks.wrong, "blank": marks.blank}
    return counts | {"marks": str(marks.marks), "maximum": str(marks.maximum)}


def summary_record(summary: Summary) -> Record:
    """Return the figures of ``stats``."""
    return asdict(summary)
