"""Change many cards at once: those that a search finds."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from studyapp.cli.library import now_of, opened
from studyapp.cli.main import Window
from studyapp.cli.pages import SHORT_ID, count, paragraph, prompt_lines
from studyapp.cli.records import to_json
from studyapp.domain.errors import InputError

if TYPE_CHECKING:
    from studyapp.bootstrap import Services
    from studyapp.services.browse import Done

NOT_YET = "Nothing was changed yet. Do it with --yes."


def tag(args: Namespace, _window: Window | None) -> int:
    """Give tags to cards and take tags from them."""
    if not args.add and not args.remove:
        raise InputError("name a tag with --add or --remove")
    return _changed(args, lambda services, ids: services.browse.retag(ids, args.add, args.remove), "tagged anew")


def pause(args: Namespace, _window: Window | None) -> int:
    """Let cards rest."""
    return _changed(args, lambda services, ids: services.browse.suspend(ids), "paused")


def wake(args: Namespace, _window: Window | None) -> int:
    """Wake cards."""
    return _changed(args, lambda services, ids: services.browse.suspend(ids, False), "woken")


def forward(args: Namespace, _window: Window | None) -> int:
    """Let cards come on an earlier day."""
    try:
        day = date.fromisoformat(args.day)
    except ValueError:
        raise InputError(f"not a day: {args.day!r} (write 2026-11-30)") from None

    def verb(services: Services, ids: Sequence[str]) -> Done:
        return services.browse.bring_forward(ids, day, now_of(args, services))

    return _changed(args, verb, "brought forward")


def delete(args: Namespace, _window: Window | None) -> int:
    """Delete cards; without --yes only say how many."""
    with opened(args) as services:
        ids = services.browse.ids(args.query, now_of(args, services))
        if args.yes:
            services.browse.delete(ids)
    print(f"{count(len(ids), 'card')} deleted" if args.yes else f"{count(len(ids), 'card')} found. {NOT_YET}")
    return 0


def replace(args: Namespace, _window: Window | None) -> int:
    """Find and replace; without --yes only show what would become of the cards."""
    with opened(args) as services:
        ids = services.browse.ids(args.query, now_of(args, services), descending=False)
        found = services.browse.replacements(ids, args.find, args.put, case=args.case, pattern=args.pattern)
        if args.yes:
            services.browse.replace(found)
    for item in found:
        print(paragraph(f"{item.card.text} → {item.card.answer}", "- "))
        print(paragraph(f"stays: {item.reason}" if item.reason else f"{item.text} → {item.answer}", "+ ") + "\n")
    changing = sum(not item.reason for item in found)
    print(f"{count(changing, 'card')} changed" if args.yes else f"{count(changing, 'card')} would change. {NOT_YET}")
    return 0


def duplicates(args: Namespace, _window: Window | None) -> int:
    """Print groups of cards that ask the same; with --merge keep one of each."""
    with opened(args) as services:
        groups = services.browse.duplicates(meaning=args.meaning)
        titles = services.browse.titles()
        if args.merge:
            services.browse.merge({group[0].id: [card.id for card in group[1:]] for group in groups})
    if args.json:
        print(to_json([[card.id for card in group] for group in groups]))
        return 0
    for group in groups:
        for card in group if args.meaning else group[:1]:
            print("\n".join(prompt_lines(card.prompt)))
        for card in group:
            print(paragraph(f"{card.id[:SHORT_ID]} {titles.get(card.article_id, '')}", "      "))
        print()
    more = sum(len(group) - 1 for group in groups)
    said = "deleted; the best known of each group stays" if args.merge else "more than needed"
    print(f"{count(len(groups), 'group')}, {count(more, 'card')} {said}")
    return 0


def propose(args: Namespace, _window: Window | None) -> int:
    """Print the tags of the syllabus that cards without one speak for; with --yes give them."""
    with opened(args) as services:
        ids = services.browse.ids(args.query, now_of(args, services), descending=False)
        found = services.browse.proposals(ids)
        if args.yes:
            services.browse.tag_each({each.card.id: each.tags for each in found})
    for each in found:
        print("\n".join(prompt_lines(each.card.prompt)))
        print(paragraph(", ".join(each.tags), "      ") + "\n")
    print(f"{count(len(found), 'card')} tagged" if args.yes else f"{count(len(found), 'card')} to be tagged. {NOT_YET}")
    return 0


def searches(args: Namespace, _window: Window | None) -> int:
    """Keep a search under a name, rename or forget one; then list them."""
    with opened(args) as services:
        if args.keep:
            services.browse.save_search(*args.keep)
        if args.rename:
            services.browse.rename_search(*args.rename)
        if args.forget:
            services.browse.forget_search(args.forget)
        found = services.browse.saved()
    if args.json:
        print(to_json([{"name": each.name, "query": each.query} for each in found]))
    else:
        print("\n".join(f"{each.name}: {each.query}" for each in found) or "No search is kept.")
    return 0


def _changed(args: Namespace, verb: Callable[[Services, Sequence[str]], Done], words: str) -> int:
    """Call a verb on the cards that are found, and say how many it changed."""
    with opened(args) as services:
        ids = services.browse.ids(args.query, now_of(args, services))
        done = verb(services, ids)
    print(f"{count(len(ids), 'card')} found, {done.changes.count} {words}")
    return 0
