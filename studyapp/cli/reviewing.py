"""Revise: what is due, one answer after the other, and the way back."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from studyapp.cli.library import now_of, opened
from studyapp.cli.main import Window
from studyapp.cli.pages import RATING_WORDS, SHORT_ID, answer_line, count, paragraph
from studyapp.cli.records import queue_record, to_json
from studyapp.cli.values import find_ids, read_count, read_minutes, read_rating
from studyapp.domain.card import Card
from studyapp.domain.errors import InputError
from studyapp.domain.memory import Rating
from studyapp.domain.prompt import prompt_text

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

_LONGEST_MS = 300_000  # whoever takes longer has left the desk


def due(args: Namespace, _window: Window | None) -> int:
    """Print today's queue."""
    minutes = read_minutes(args.minutes)
    with opened(args) as services:
        queue = services.reviews.queue(now_of(args, services), minutes, by_source=args.by_source)
    if args.json:
        print(to_json(queue_record(queue)))
        return 0
    for number, entry in enumerate(queue.entries, 1):
        state = entry.card.memory.state.name.lower()
        print(paragraph(f"{prompt_text(entry.card.prompt)} ({state}, {entry.card.id[:SHORT_ID]})", f"{number:3} "))
    print(
        f"{count(len(queue.entries), 'card')} today, about {queue.minutes:.0f} min: "
        f"{queue.review} to review, {queue.learning} in learning, {queue.new} new"
    )
    return 0


def answer(args: Namespace, _window: Window | None) -> int:
    """Store one answer and say when the card comes back."""
    rating, took = read_rating(args.rating), read_count(args.duration_ms, "--duration-ms")
    with opened(args) as services:
        (card_id,) = find_ids([args.card], (card.id for card in services.library.cards()), "card")
        now = now_of(args, services)
        answered = services.reviews.answer(card_id, rating, now, took)
        print(f"{RATING_WORDS[rating]}; due again {_local(answered.card.memory.due, services)}")
    return 0


def undo(args: Namespace, _window: Window | None) -> int:
    """Take the last answer back and say which."""
    with opened(args) as services:
        card = services.reviews.undo(services.clock()).card
    print(paragraph(f"taken back: {prompt_text(card.prompt)}"))
    return 0


def review(args: Namespace, _window: Window | None) -> int:
    """Ask card after card until nothing is due or the student leaves."""
    with opened(args, changes_much=True) as services:
        ahead = now_of(args, services) - services.clock()
        done = _Sitting(services, lambda: services.clock() + ahead).run()
    print(f"{count(done, 'answer')} stored")
    return 0


class _Sitting:
    """The state of a review in the terminal: how many answers it stored."""

    def __init__(self, services: Services, clock: Callable[[], datetime]) -> None:
        self._services = services
        self._clock = clock
        self._done = 0

    def run(self) -> int:
        while True:
            queue = self._services.reviews.queue(self._clock())
            if not queue.entries:
                print("Nothing is due now.")
                return self._done
            if not self._ask(queue.entries[0].card, len(queue.entries)):
                return self._done

    def _ask(self, card: Card, left: int) -> bool:
        """Ask one card; return False when the student leaves."""
        started = monotonic()
        print(paragraph(f"{card.topic} · {left} left" if card.topic else f"{left} left"))
        print(paragraph(prompt_text(card.prompt), "    "))
        word = _read("    [Enter] show the answer, u undo, q quit: ")
        if word in ("q", None):
            return False
        if word == "u":
            self._undo()
            return True
        print(answer_line(card.prompt))
        if card.explanation and card.explanation != card.prompt.answer:
            print(paragraph(card.explanation, "      | ", "      | "))
        return self._rate(card, started)

    def _rate(self, card: Card, started: float) -> bool:
        choices = self._services.reviews.choices(card.id, self._clock())
        line = "  ".join(
            f"{choice.rating.value} {RATING_WORDS[choice.rating]} ({choice.interval})" for choice in choices
        )
        while True:
            word = _read(f"    {line}: ")
            if word in ("q", None):
                return False
            if word == "u":
                self._undo()
                return True
            if word in ("1", "2", "3", "4"):
                took = min(int((monotonic() - started) * 1000), _LONGEST_MS)
                self._services.reviews.answer(card.id, Rating(int(word)), self._clock(), took)
                self._done += 1
                print()
                return True

    def _undo(self) -> None:
        try:
            card = self._services.reviews.undo(self._clock()).card
        except InputError as error:
            print(f"    {error}\n")
        else:
            self._done -= 1
            print(paragraph(f"taken back: {prompt_text(card.prompt)}", "    ") + "\n")


def _read(question: str) -> str | None:
    """Ask on standard output and return the answer, None at the end of the input."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print()
    return line.strip().lower() if line else None


def _local(when: datetime | None, services: Services) -> str:
    return when.astimezone(services.zone).strftime("%Y-%m-%d %H:%M") if when else "never"
