"""What a card asks: a question with its answer, or a statement with one blank."""

from __future__ import annotations

from dataclasses import dataclass

BLANK = "_____"
# An answer is short (item rule B1); what a thing is, as a heading asks, takes a few words more.
MAX_ANSWER_WORDS = 12
MAX_DEFINITION_WORDS = 14


@dataclass(frozen=True)
class Basic:
    """A question and its answer."""

    question: str
    answer: str


@dataclass(frozen=True)
class Cloze:
    """A statement in which BLANK stands exactly once, and what was there. The kind may follow it: ``_____ (which city?)``."""

    text: str
    answer: str


Prompt = Basic | Cloze


def prompt_kind(prompt: Prompt) -> str:
    """Return the word for the prompt in files and on the command line: ``qa`` or ``cloze``."""
    return "cloze" if isinstance(prompt, Cloze) else "qa"


def prompt_text(prompt: Prompt) -> str:
    """Return what the student reads before answering."""
    return prompt.text if isinstance(prompt, Cloze) else prompt.question


def make_prompt(kind: str, text: str, answer: str) -> Prompt:
    """Build the prompt of that kind (``qa`` or ``cloze``); raise ValueError with a line for the student."""
    text, answer = text.strip(), answer.strip()
    if not text:
        raise ValueError("The question is empty.")
    if not answer:
        raise ValueError("The answer is empty.")
    if kind == "qa":
        return Basic(text, answer)
    if kind == "cloze":
        if text.count(BLANK) != 1:
            raise ValueError(f"A cloze needs exactly one blank, written {BLANK}.")
        return Cloze(text, answer)
    raise ValueError(f"Unknown kind of card: {kind!r} (known: qa, cloze).")
