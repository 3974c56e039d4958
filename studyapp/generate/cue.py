"""The kind of an answer as it stands in brackets behind a blank: "(which city?)"."""

from __future__ import annotations

from studyapp.domain.fact import Role
from studyapp.text.question_words import question_words


def cue(role: Role) -> str:
    """Return "which city?", "who?", "how many hours?", "which year?"; empty when the kind is not certain."""
    words = question_words(role.kind, role.noun, role.text)
    return f"{words}?" if words else ""
