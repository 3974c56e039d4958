"""Find and replace in cards: say first what would become of each, then do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from studyapp.domain.browse import CardWords
from studyapp.domain.errors import InputError
from studyapp.domain.prompt import make_prompt, prompt_text

SECONDS_A_TEXT = 0.1  # a pattern that takes longer for one card never ends


@dataclass(frozen=True)
class Find:
    """What is sought and what is put there. ``pattern`` makes ``find`` a regular expression, ``put`` may name its groups."""

    find: str
    put: str
    case: bool = False
    pattern: bool = False


@dataclass(frozen=True)
class Replacement:
    """What find and replace would make of a card; ``reason`` says why it would be left out, empty where it would not."""

    card: CardWords
    text: str
    answer: str
    reason: str = ""


def swapper(find: Find) -> Callable[[str], str]:
    """Return the function that replaces in a text; InputError with one line for a pattern that means nothing."""
    if not find.find:
        raise InputError("Write what is to be found.")
    sought = find.find if find.pattern else regex.escape(find.find)
    put = find.put if find.pattern else find.put.replace("\\", r"\\")
    try:
        compiled = regex.compile(sought, 0 if find.case else regex.IGNORECASE)
        compiled.sub(put, "")
    except (regex.error, IndexError) as error:
        raise InputError(f"The pattern cannot be read: {error}.") from None

    def swap(text: str) -> str:
        try:
            return str(compiled.sub(put, text, timeout=SECONDS_A_TEXT, concurrent=True))
        except TimeoutError:
            raise InputError("The pattern takes too long; write a simpler one.") from None
        except (regex.error, IndexError) as error:
            raise InputError(f"What is to be put there cannot be read: {error}.") from None

    return swap


def replacements(words: Iterable[CardWords], find: Find) -> Iterator[Replacement]:
    """Yield what would become of the cards that would be different."""
    swap = swapper(find)
    for card in words:
        text, answer = swap(card.text), swap(card.answer)
        if (text, answer) != (card.text, card.answer):
            yield _replacement(card, text, answer)


def _replacement(card: CardWords, text: str, answer: str) -> Replacement:
    try:
        made = make_prompt(card.kind, text, answer)
    except ValueError as error:
        return Replacement(card, text, answer, str(error))
    return Replacement(card, prompt_text(made), made.answer)
