"""Mend cards that are forgotten over and over: list them, split one into several."""

from __future__ import annotations

from argparse import Namespace

from studyapp.cli.library import now_of, opened
from studyapp.cli.main import Window
from studyapp.cli.pages import SHORT_ID, count, paragraph
from studyapp.cli.records import to_json
from studyapp.cli.values import find_ids
from studyapp.domain.errors import InputError
from studyapp.domain.prompt import prompt_text


def leeches(args: Namespace, _window: Window | None) -> int:
    """Print the cards that were forgotten eight times or more, the worst first, with what may help."""
    with opened(args) as services:
        found = services.reviews.leeches(now_of(args, services))
    if args.json:
        print(to_json([_record(each.card.id, each.lapses, each.parts, each.sentence) for each in found]))
        return 0
    for each in found:
        print(paragraph(f"{prompt_text(each.card.prompt)} ({each.card.id[:SHORT_ID]})", ""))
        print(paragraph(each.sentence, "    "))
    if not found:
        print("No card is forgotten over and over.")
    return 0


def split(args: Namespace, _window: Window | None) -> int:
    """Make several cards of one, or print what is proposed."""
    from studyapp.services.splitting import Wording

    with opened(args) as services:
        (card_id,) = find_ids([args.card], (card.id for card in services.library.cards()), "card")
        wordings = tuple(Wording(*words) for words in args.cards or ())
        if not wordings:
            wordings = services.reviews.proposed_split(card_id)
            if not wordings:
                raise InputError("The card asks for one thing; say what to ask instead: --card TEXT ANSWER")
        if not args.cards and not args.make:
            for each in wordings:
                print(paragraph(f"{each.text}  {each.answer}", "  "))
            print("Nothing is changed yet: --make makes these cards, --card TEXT ANSWER others.")
            return 0
        done = services.reviews.split(card_id, wordings, now_of(args, services))
    print(
        f"{count(len(done.card_ids), 'card')} made: {', '.join(each[:SHORT_ID] for each in done.card_ids)}; the old one rests"
    )
    return 0


def _record(card_id: str, lapses: int, parts: tuple[str, ...], sentence: str) -> dict[str, object]:
    return {"id": card_id, "lapses": lapses, "parts": list(parts), "advice": sentence}
