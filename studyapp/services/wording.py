"""Words that several services say: numbers with what they count, a prompt in the student's own words."""

from __future__ import annotations

from studyapp.domain.errors import InputError
from studyapp.domain.prompt import Prompt, make_prompt, prompt_kind


def reworded(prompt: Prompt, text: str, answer: str) -> Prompt:
    """Return a prompt of the same kind in these words. Raise InputError when they make none."""
    try:
        return make_prompt(prompt_kind(prompt), text, answer)
    except ValueError as error:
        raise InputError(str(error)) from None


def amount(number: int, one: str, many: str = "") -> str:
    """Return the number with its word: ``1 day``, ``9 days``, ``1,000 cards``; ``many`` is ``one`` with an s if empty."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
