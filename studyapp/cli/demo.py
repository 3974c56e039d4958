"""Go the whole way on a sample article in a library that is thrown away, and print what a student would see."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.cli.pages import RATING_WORDS, count, draft_pages, heading, paragraph, prompt_lines
from studyapp.cli.progress import prepared
from studyapp.domain.memory import Rating
from studyapp.resources import seed_articles
from studyapp.services.import_articles import Prepared, read_file

if TYPE_CHECKING:
    from studyapp.bootstrap import Services

_SHOWN = 5
_REASONS = 3


def demo(_args: Namespace, _window: Window | None) -> int:
    """Import the first sample, accept its drafts, answer one card, show what is due the next day."""
    made = prepared(read_file(seed_articles()[0]))
    with (
        TemporaryDirectory(prefix="studyapp-demo-", ignore_cleanup_errors=True) as folder,
        opened(Namespace(data_dir=Path(folder))) as services,
    ):
        services.imports.save(made)
        _show_drafts(made, services)
        _show_review(services)
    print(paragraph("Nothing of this was kept. Your own material: studyapp add FILE, or the window: studyapp"))
    return 0


def _show_drafts(made: Prepared, services: Services) -> None:
    drafts = services.triage.drafts(made.article.id)
    left_out = services.triage.left_out(made.article.id)
    print(f"1. An article is read\n\n{heading(made.article)}\n")
    print(
        f"2. {count(len(drafts), 'card')} drafted, each with the sentence that says so; the first {min(_SHOWN, len(drafts))}:\n"
    )
    print("\n\n".join(draft_pages(drafts[:_SHOWN])) + "\n")
    print(paragraph(f"{count(len(left_out), 'thing')} left out, for instance:"))
    for dropped in list({dropped.reason: dropped for dropped in reversed(left_out)}.values())[: -_REASONS - 1 : -1]:
        print(paragraph(f"{dropped.reason}: {dropped.text}", "    - ", "      "))
    services.triage.accept([draft.id for draft in drafts], services.clock())
    print(f"\n3. You keep what you want; here all {len(drafts)}.\n")


def _show_review(services: Services) -> None:
    now = services.clock()
    queue = services.reviews.queue(now)
    print(f"4. Today: {count(len(queue.entries), 'card')}, about {queue.minutes:.0f} min. The first one:\n")
    card = queue.entries[0].card
    print("\n".join(prompt_lines(card.prompt)))
    choices = services.reviews.choices(card.id, now)
    print("    " + "   ".join(f"{RATING_WORDS[choice.rating]}: {choice.interval}" for choice in choices))
    services.reviews.answer(card.id, Rating.GOOD, now)
    tomorrow = services.reviews.queue(now + timedelta(days=1))
    print(
        f"\n5. You say good, and it is stored. Tomorrow: {count(len(tomorrow.entries), 'card')}, about {tomorrow.minutes:.0f} min.\n"
    )
