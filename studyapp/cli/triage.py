"""Look through the library: sources, drafts and the verdicts on them, cards."""

from __future__ import annotations

from argparse import Namespace
from itertools import groupby
from typing import TYPE_CHECKING

from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.cli.pages import SHORT_ID, count, draft_pages, paragraph, prompt_lines, source_pages
from studyapp.cli.records import card_record, draft_record, source_record, to_json
from studyapp.cli.values import find_ids, read_count, read_order
from studyapp.domain.errors import InputError

if TYPE_CHECKING:
    from studyapp.bootstrap import Services


def sources(args: Namespace, _window: Window | None) -> int:
    """Print what was imported."""
    with opened(args) as services:
        found = services.library.sources()
    if args.json:
        print(to_json([source_record(source) for source in found]))
    else:
        print("\n".join(source_pages(found)) or "Nothing was imported yet. Try: studyapp add FILE")
    return 0


def drafts(args: Namespace, _window: Window | None) -> int:
    """Print the drafts that wait."""
    with opened(args) as services:
        pending = services.triage.drafts(doubtful=args.doubtful)
        titles = {source.id: source.title for source in services.library.sources()}
    if args.json:
        print(to_json([draft_record(draft) for draft in pending]))
        return 0
    for article_id, group in groupby(pending, key=lambda draft: draft.article_id):
        print(paragraph(titles.get(article_id, "")))
        print("\n\n".join(draft_pages(group, ids=True)) + "\n")
    print(f"{count(len(pending), 'draft')} waiting" if pending else "No draft is waiting.")
    return 0


def accept(args: Namespace, _window: Window | None) -> int:
    """Make cards of the drafts."""
    with opened(args, changes_much=True) as services:
        wanted = _wanted(args, services)
        services.triage.accept(wanted, services.clock())
    print(f"{count(len(wanted), 'card')} made")
    return 0


def reject(args: Namespace, _window: Window | None) -> int:
    """Drop the drafts."""
    with opened(args, changes_much=True) as services:
        wanted = _wanted(args, services)
        services.triage.reject(wanted)
    print(f"{count(len(wanted), 'draft')} dropped")
    return 0


def search(args: Namespace, _window: Window | None) -> int:
    """Print the cards that hold the words."""
    if (args.query is None) == (args.kept is None):
        raise InputError("write what is sought, or --kept NAME ('' finds every card)")
    with opened(args) as services:
        now = services.clock()
        query = args.query if args.kept is None else kept_search(services, args.kept)
        ids = services.browse.ids(query, now, read_order(args.sort), args.reverse)
        cards = services.browse.cards(ids if args.max is None else ids[: read_count(args.max, "--max")])
        titles = {source.id: source.title for source in services.library.sources()}
    if args.json:
        print(to_json({"cards": [card_record(card, titles) for card in cards], "total": len(ids)}))
        return 0
    for card in cards:
        print(paragraph(f"{card.topic} · {card.id[:SHORT_ID]}" if card.topic else card.id[:SHORT_ID]))
        print("\n".join(prompt_lines(card.prompt)) + "\n")
    print(f"{count(len(ids), 'card')} found" + (f", {len(cards)} shown" if len(cards) < len(ids) else ""))
    return 0


def _wanted(args: Namespace, services: Services) -> tuple[str, ...]:
    """Return the ids of the pending drafts that the call means; doubtful ones only by name."""
    if args.all == bool(args.ids):
        raise InputError("name the drafts by their ids, or write --all for every sure one")
    if args.all:
        return tuple(draft.id for draft in services.triage.drafts())
    pending = (draft.id for draft in services.triage.drafts(doubtful=True))
    return tuple(dict.fromkeys(find_ids(args.ids, pending, "waiting draft")))


def kept_search(services: Services, name: str) -> str:
    """Return the words of the search that was kept under that name."""
    found = {each.name: each.query for each in services.browse.saved()}
    if name not in found:
        raise InputError(f"no search is kept under the name {name!r} (kept: {', '.join(found) or 'none'})")
    return found[name]
