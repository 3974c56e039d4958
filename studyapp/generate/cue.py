"""The kind of an answer as it stands in brackets behind a blank: "(which city?)"."""

from __future__ import annotations

from studyapp.domain.fact import Role, RoleKind
from studyapp.text.question_words import question_words


def cue(role: Role) -> str:
    """Return "which city?", "who?", "how many hours?", "which year?"; empty when the kind is not certain."""
    words = question_words(role.kind, role.noun, role.text)
    if role.kind is RoleKind.NUMBER and words.startswith("how many "):
        return "how many?"  # what is counted stands behind the blank
    return f"{words}?" if words else ""
