"""A test question in a few HTML tags that learning platforms and rich text engines show alike; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from studyapp.domain.question import Evidence, Question, QuestionKind

_CELL = '<td valign="top" style="padding-right: 12px">{}</td>'
LETTERS = "abcdefgh"
_LONGEST_NAME = 80


def asked(question: Question) -> str:
    """Return what stands above the options: topic, stem, statements or lists, closing line."""
    topic = f"<i>{lines(question.topic)}</i>" if question.topic else ""
    body = table(_rows(question)) if question.rows else _statements(question)
    parts = [part for part in (topic, lines(question.stem), body, lines(question.closing)) if part]
    html = "<br>".join(parts)
    return html.replace("<br><table", "<table").replace("</table><br>", "</table>")


def why(question: Question) -> str:
    """Return why the key is right, line by line, and where it stands."""
    judged = [
        f"{label}: {line.explanation or ('True.' if line.true else 'False.')}"
        for label, line in zip(question.labels, question.statements, strict=False)
    ]
    paired = [
        f"{label}: {row.explanation or f'{row.left} : {row.answer}'}"
        for label, row in zip(question.labels, question.rows, strict=False)
    ]
    told = [part for part in dict.fromkeys((question.explanation, *judged, *paired)) if part]
    told += [f"Source: {source}" for source in _sources(question) if not any(source in part for part in told)]
    return "<br>".join(map(lines, told))


def name(question: Question) -> str:
    """Return by what the question can be told from others in a list, on one short line."""
    first = (*(line.text for line in question.statements), *(f"{row.left} : {row.right}" for row in question.rows))
    words = " ".join((first[0] if first else question.stem).split())
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells that are HTML already."""
    body = "".join(f"<tr>{''.join(_CELL.format(cell) for cell in row)}</tr>" for row in rows)
    return f'<table cellspacing="0" cellpadding="3">{body}</table>'


def lines(text: str) -> str:
    """Return text as HTML, line by line."""
    return escape(text, quote=False).replace("\n", "<br>")


def _statements(question: Question) -> str:
    """Return the statements in a table, so that each stands beside its number."""
    head = "Statement-{}:" if question.kind is QuestionKind.REASON else "{}."
    pairs = zip(question.labels, question.statements, strict=False)
    rows = [(lines(head.format(label)), lines(statement.text)) for label, statement in pairs]
    return table(rows) if rows else ""


def _rows(question: Question) -> list[tuple[str, str]]:
    left, right = question.heads
    if question.kind is QuestionKind.MATCH:
        second = [f"{number}. {text}" for number, text in enumerate(question.second_list, 1)]
        heads = (f"List-I: {left}" if left else "List-I", f"List-II: {right}" if right else "List-II")
    else:
        second, heads = [row.right for row in question.rows], (left, right)
    first = [f"{label}. {row.left}" for label, row in zip(question.labels, question.rows, strict=True)]
    length = max(len(first), len(second))
    cells = zip(first + [""] * (length - len(first)), second + [""] * (length - len(second)), strict=True)
    top = [(f"<b>{lines(heads[0])}</b>", f"<b>{lines(heads[1])}</b>")] if any(heads) else []
    return [*top, *((lines(one), lines(other)) for one, other in cells)]


def _sources(question: Question) -> Iterable[str]:
    parts: list[Evidence | None] = [*question.evidence, *(line.evidence for line in question.statements)]
    parts += [row.evidence for row in question.rows]
    return dict.fromkeys(part.source for part in parts if part is not None and part.source)
