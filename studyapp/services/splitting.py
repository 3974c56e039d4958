"""Split a card that asks for several things at once into cards that ask for one each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from studyapp.domain.card import Card
from studyapp.domain.changes import Changes
from studyapp.domain.draft import Draft
from studyapp.domain.errors import InputError
from studyapp.domain.ids import derived_id
from studyapp.domain.prompt import BLANK, Cloze, Prompt, make_prompt, prompt_text
from studyapp.scheduling.scheduler import Scheduler
from studyapp.services.rebuilding import learned
from studyapp.store.store import Store

RULE = "own"  # what the student made
_BETWEEN_PARTS = re.compile(r"\s*(?:;|,(?!\d{3}\b)|\band\b)\s*")
_FEWEST_PARTS = 2


@dataclass(frozen=True)
class Wording:
    """A card as the student writes it: a statement when BLANK stands in ``text``, else a question."""

    text: str
    answer: str


@dataclass(frozen=True)
class Split:
    """The card that rests now, the cards that came in its place, and what changed."""

    card_id: str
    card_ids: tuple[str, ...]
    changes: Changes


def answer_parts(answer: str) -> tuple[str, ...]:
    """Return the things that an answer lists, empty when it is one thing."""
    parts = tuple(part for part in _BETWEEN_PARTS.split(answer.strip().rstrip(".")) if part)
    return parts if len(parts) >= _FEWEST_PARTS else ()


def proposed(prompt: Prompt) -> tuple[Wording, ...]:
    """Return a card for each thing that the answer lists, the others left standing; empty when it is one thing.

    Nothing is said that the card did not say: the answer takes the place of its blank, or stands behind its question,
    and one of its parts becomes the blank.
    """
    found, at = [], 0
    for part in answer_parts(prompt.answer):
        at = prompt.answer.index(part, at)
        blanked = prompt.answer[:at] + BLANK + prompt.answer[at + len(part) :]
        at += len(part)
        whole = prompt.text.replace(BLANK, blanked) if isinstance(prompt, Cloze) else f"{prompt.question} {blanked}"
        found.append(Wording(whole, part))
    return tuple(found)


def split(store: Store, scheduler: Scheduler, card: Card, wordings: Sequence[Wording], now: datetime) -> Split:
    """Make a card of each wording on the fact of ``card`` and let that rest, all at once or not at all.

    InputError when there is no wording, when one makes no card, or when one of the cards is there already.
    """
    if not wordings:
        raise InputError("Write at least one card.")
    prompts = [_prompt(number, wording) for number, wording in enumerate(wordings, 1)]
    parts = [_part(store, scheduler, card, prompt, now) for prompt in prompts]
    changes = store.split_card(card, parts)
    return Split(card.id, tuple(part.id for _, part in parts), changes)


def _prompt(number: int, wording: Wording) -> Prompt:
    try:
        return make_prompt("cloze" if BLANK in wording.text else "qa", wording.text, wording.answer)
    except ValueError as error:
        raise InputError(f"Card {number}: {str(error)[0].lower()}{str(error)[1:]}") from None


def _part(store: Store, scheduler: Scheduler, card: Card, prompt: Prompt, now: datetime) -> tuple[Draft, Card]:
    draft = Draft(
        id=derived_id("draft", card.fact_id, prompt_text(prompt), prompt.answer),
        fact_id=card.fact_id,
        article_id=card.article_id,
        prompt=prompt,
        topic=card.topic,
        explanation=card.explanation,
        source_sentence=card.source_sentence,
        span=card.span,
        rule=RULE,
        score=1.0,
        confident=True,
        hedge=card.hedge,
        as_of=card.as_of,
        tags=card.tags,
    )
    card_id = derived_id("card", draft.id)
    made = replace(
        card,
        id=card_id,
        draft_id=draft.id,
        prompt=prompt,
        created_at=now,
        memory=learned(store, scheduler, card_id),  # it may have been made and taken back before
        suspended=False,
        buried_until=None,
    )
    return draft, made
