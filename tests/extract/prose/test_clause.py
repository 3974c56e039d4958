"""Where a sentence is cut, and where it must not be."""

from __future__ import annotations

import pytest

from studyapp.extract.annotate import annotate
from studyapp.extract.prose.clause import find_clauses
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.phrases import Clause, Refusal


def clauses(text: str) -> list[str]:
    """Return the clauses as text; a refusal in brackets."""
    (doc,) = annotate([text])
    return [
        f"({found.reason})" if isinstance(found, Refusal) else Line(doc, text, found.tokens).render().text
        for found in find_clauses(doc)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya joined the council in 2011.", ["Kenya joined the council in 2011"]),
        (
            "The council has 55 members and is headquartered in Nairobi.",
            ["The council has 55 members", "The council is headquartered in Nairobi"],
        ),
        (
            "Reaffirming its vows, Kenya joined the council, although Uganda left it.",
            ["Kenya joined the council", "Uganda left it"],
        ),
        (
            "Chandrayaan-1, which was launched in 2008, carried a mapper.",
            ["Chandrayaan-1 carried a mapper", "Chandrayaan-1 was launched in 2008"],
        ),
        ("The report said that Kenya joined the council in 2011.", ["Kenya joined the council in 2011"]),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Key outcomes of the summit", "no complete sentence"),
        ("If Kenya agrees, Uganda will join the council.", "true only on a condition"),
        ("India, the US, the UAE, France and Italy signed the accord.", ""),
    ],
)
def test_refused(text: str, reason: str) -> None:
    found = clauses(text)
    assert found == [f"({reason})"] or (not reason and "India signed the accord" not in found)


def test_who_speaks_is_kept() -> None:
    (doc,) = annotate(["Amrita Rao said that Kenya joined the council in 2011."])
    (clause,) = find_clauses(doc)
    assert isinstance(clause, Clause)
    assert [doc[i].text for i in clause.said_by] == ["Amrita", "Rao"]
