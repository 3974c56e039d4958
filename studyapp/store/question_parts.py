"""A question as JSON inside one column, and back."""

from __future__ import annotations

from typing import Any

from studyapp.domain.article import Span
from studyapp.domain.question import Evidence, Option, Question, QuestionKind, Row, Statement
from studyapp.store.parts import Columns


def question_json(question: Question) -> Columns:
    """Return the JSON of a question."""
    return {
        "stem": question.stem,
        "topic": question.topic,
        "closing": question.closing,
        "options": [[option.text, option.explanation] for option in question.options],
        "key": question.key,
        "labels": list(question.labels),
        "statements": [
            [line.text, line.true, line.explanation, _evidence_json(line.evidence)] for line in question.statements
        ],
        "rows": [
            [row.left, row.right, row.answer, row.explanation, _evidence_json(row.evidence)] for row in question.rows
        ],
        "heads": list(question.heads),
        "second_list": list(question.second_list),
        "explanation": question.explanation,
        "evidence": [_evidence_json(evidence) for evidence in question.evidence],
        "facts": list(question.fact_ids),
        "tags": list(question.tags),
    }


def question(id_: str, kind: str, own: bool, content: Columns) -> Question:
    """Return a question from its JSON."""
    first, second = content["heads"]
    return Question(
        id=id_,
        kind=QuestionKind(kind),
        stem=content["stem"],
        options=tuple(Option(*option) for option in content["options"]),
        key=content["key"],
        topic=content["topic"],
        closing=content["closing"],
        labels=tuple(content["labels"]),
        statements=tuple(Statement(text, true, why, _evidence(at)) for text, true, why, at in content["statements"]),
        rows=tuple(Row(left, right, answer, why, _evidence(at)) for left, right, answer, why, at in content["rows"]),
        heads=(first, second),
        second_list=tuple(content["second_list"]),
        explanation=content["explanation"],
        evidence=tuple(found for item in content["evidence"] if (found := _evidence(item)) is not None),
        fact_ids=tuple(content["facts"]),
        tags=tuple(content["tags"]),
        own=own,
    )


def _evidence_json(evidence: Evidence | None) -> list[Any] | None:
    if evidence is None:
        return None
    span = None if evidence.span is None else [evidence.span.start, evidence.span.end]
    return [evidence.source, evidence.sentence, evidence.article_id, evidence.fact_id, span]


def _evidence(item: list[Any] | None) -> Evidence | None:
    if item is None:
        return None
    source, sentence, article_id, fact_id, span = item
    return Evidence(source, sentence, article_id, fact_id, None if span is None else Span(*span))
