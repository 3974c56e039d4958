"""Put a prompt into the student's own words."""

from __future__ import annotations

from studyapp.domain.errors import InputError
from studyapp.domain.prompt import Prompt, make_prompt, prompt_kind


def reworded(prompt: Prompt, text: str, answer: str) -> Prompt:
    """Return a prompt of the same kind in these words. Raise InputError when they make none."""
    try:
        return make_prompt(prompt_kind(prompt), text, answer)
    except ValueError as error:
        raise InputError(str(error)) from None
