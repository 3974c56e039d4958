"""The shapes of the JSON of test papers and their marks."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from studyapp.cli.records import Record
from studyapp.domain.paper import ErrorEntry, Paper, Result, Share
from studyapp.domain.question import WITH_ROWS, Question, QuestionKind, Row, Statement, body_lines


def paper_record(paper: Paper) -> Record:
    """Return a paper; ``answer`` of a question is one of its ``options``."""
    return {
        "id": paper.id,
        "profile": paper.profile,
        "name": paper.name,
        "minutes": paper.minutes,
        "seed": paper.seed,
        "mark": str(paper.marking.mark),
        "penalty": str(paper.marking.mark * paper.marking.penalty),
        "questions": [question_record(question) for question in paper.questions],
        "missing": list(paper.missing),
    }


def question_record(question: Question) -> Record:
    """Return one question; keys that say nothing are left out."""
    record: Record = {"id": question.id, "kind": question.kind.value}
    if question.topic:
        record["topic"] = question.topic
    record["stem"] = question.stem
    if question.statements:
        labels = question.labels or ("1",)
        record["statements"] = [
            {"label": label, "text": line.text, "true": line.true, "explanation": line.explanation}
            for label, line in zip(labels, question.statements, strict=False)
        ]
    if question.kind in WITH_ROWS:
        record |= _rows(question)
    if question.closing:
        record["closing"] = question.closing
    return record | {
        "options": [option.text for option in question.options],
        "answer": question.answer,
        "explanation": explanation(question),
        "explanations": [option.explanation for option in question.options],
        "facts": list(question.fact_ids),
        "sources": list(dict.fromkeys(evidence.source for evidence in question.evidence)),
    }


def explanation(question: Question) -> str:
    """Return why the key is right, and below statements or pairs what each of them is, with its source."""
    parts: tuple[Statement | Row, ...] = question.statements or question.rows
    own = question.options[question.key].explanation or question.explanation
    told = [own] if question.kind is not QuestionKind.TRUE_FALSE or not parts else []
    numbered = len(parts) > 1
    for label, part in zip(question.labels or ("1",), parts, strict=False):
        told.append(f"{label}: {part.explanation}" if numbered else part.explanation)
    return " ".join(dict.fromkeys(text for text in told if text))


def _rows(question: Question) -> Record:
    rows = [
        {"label": label, "left": row.left, "right": row.right, "answer": row.answer, "explanation": row.explanation}
        for label, row in zip(question.labels, question.rows, strict=True)
    ]
    record: Record = {"heads": list(question.heads), "rows": rows}
    if question.kind is QuestionKind.MATCH:
        record["lists"] = list(body_lines(question))
    return record


def result_record(result: Result) -> Record:
    """Return the marks of a sitting."""
    total = result.total
    return {
        "sitting": result.sitting.id,
        "paper": result.paper.id,
        "marks": _fraction(total.marks),
        "maximum": _fraction(total.maximum),
        "right": total.right,
        "wrong": total.wrong,
        "blank": total.blank,
        "withdrawn": result.withdrawn,
        "by_kind": _shares(result.by_kind),
        "by_source": _shares(result.by_source),
        "by_subject": _shares(result.by_subject),
        "by_confidence": _shares(result.by_confidence),
        "calibration": [line.sentence for line in result.calibration],
        "errors": [_error(entry) for entry in result.errors],
    }


def _fraction(value: Fraction) -> Record:
    """Return a number as decimal text (two places) and as exact fraction."""
    return {"decimal": f"{float(value):.2f}", "fraction": str(value)}


def _shares(shares: Iterable[Share]) -> list[Record]:
    return [
        {
            "name": share.name,
            "right": share.right,
            "wrong": share.wrong,
            "blank": share.blank,
            "marks": _fraction(share.marks),
            "maximum": _fraction(share.maximum),
        }
        for share in shares
    ]


def _error(entry: ErrorEntry) -> Record:
    chosen = () if entry.answer is None else entry.answer.chosen
    return {
        "question": entry.question.id,
        "kind": entry.kind.value,
        "chosen": [entry.question.options[place].text for place in chosen],
        "answer": entry.question.answer,
        "explanation": explanation(entry.question),
        "facts": list(entry.question.fact_ids),
    }
