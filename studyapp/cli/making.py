"""Cards out of files: print them, or import them into the library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from studyapp.cli.library import opened
from studyapp.cli.main import Window
from studyapp.cli.pages import count, draft_pages, heading, paragraph
from studyapp.cli.progress import articles_of, prepared
from studyapp.cli.records import draft_record, to_json
from studyapp.cli.values import read_count, read_date, read_kinds, read_pages
from studyapp.domain.article import Article
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.errors import InputError
from studyapp.domain.prompt import prompt_kind
from studyapp.services.import_articles import SUFFIXES, Prepared, Wanted, files_in, read_bytes, read_file

STANDARD_INPUT = "-"


def generate(args: Namespace, _window: Window | None) -> int:
    """Print the deck of the files."""
    published, kinds = read_date(args.published), read_kinds(args.kinds)
    most = None if args.max is None else read_count(args.max, "--max")
    articles = [_read(word, published) for word in args.files]
    made = [prepared(article) for article in articles]
    decks = [_chosen(one.drafts, kinds, doubtful=args.doubtful) for one in made]
    if most is not None:
        decks = _surest(decks, most)
    if args.json:
        print(to_json([draft_record(draft) for deck in decks for draft in deck]))
    else:
        print("\n\n".join(_page(one, deck, doubtful=args.doubtful) for one, deck in zip(made, decks, strict=True)))
    return 0


def add(args: Namespace, _window: Window | None) -> int:
    """Import the files and print what came of each, one after the other."""
    wanted = Wanted(read_date(args.published), read_pages(args.pages), args.whole)
    articles = _read_all(args.files, wanted)
    with opened(args, changes_much=True) as services:
        for article in articles:
            kept = services.imports.keep(_labelled(prepared(article), args.deck))
            line = f"{article.origin}: {article.title}: {count(kept.changes.count, 'new draft')}"
            if kept.repeated:
                line += f", {kept.repeated} said before"
            if args.accept:
                sure = services.triage.drafts(article.id)
                services.triage.accept([draft.id for draft in sure], services.clock())
                line += f", {count(len(sure), 'card')} accepted"
            print(line)
    return 0


def _read(word: str, published: PartialDate | None) -> Article:
    if word == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), "standard input", published)
    return read_file(Path(word), published)


def _read_all(words: Sequence[str], wanted: Wanted) -> list[Article]:
    """Read every file before anything is stored; what a folder holds beside articles is named and passed over."""
    articles: list[Article] = []
    for word in words:
        if word == STANDARD_INPUT:
            articles.append(_read(word, wanted.published))
        elif Path(word).is_dir():
            articles += _read_folder(Path(word), wanted)
        else:
            articles += articles_of(Path(word), wanted)
    return articles


def _read_folder(folder: Path, wanted: Wanted) -> list[Article]:
    articles: list[Article] = []
    for path in files_in(folder):
        try:
            articles += articles_of(path, wanted)
        except InputError as error:
            print(f"studyapp: passed over: {error}", file=sys.stderr)
    if not articles:
        raise InputError(f"{folder} holds no article (supported: {', '.join(SUFFIXES)})")
    return articles


def _labelled(made: Prepared, deck: str | None) -> Prepared:
    """Put the name of ``--deck`` on every draft."""
    label = (deck or "").strip()
    if not label:
        return made
    drafts = tuple(replace(draft, tags=tuple(dict.fromkeys((*draft.tags, label)))) for draft in made.drafts)
    return replace(made, drafts=drafts)


def _chosen(drafts: Sequence[Draft], kinds: Sequence[str], *, doubtful: bool) -> list[Draft]:
    return [draft for draft in drafts if (doubtful or draft.confident) and prompt_kind(draft.prompt) in kinds]


def _surest(decks: Sequence[list[Draft]], most: int) -> list[list[Draft]]:
    """Keep the ``most`` drafts with the highest scores of all decks, in reading order."""
    places = [(number, place) for number, deck in enumerate(decks) for place in range(len(deck))]
    best = set(sorted(places, key=lambda at: (-decks[at[0]][at[1]].score, at))[:most])
    return [[draft for place, draft in enumerate(deck) if (number, place) in best] for number, deck in enumerate(decks)]


def _page(made: Prepared, deck: Sequence[Draft], *, doubtful: bool) -> str:
    unsure = 0 if doubtful else sum(not draft.confident for draft in made.drafts)
    tail = count(len(deck), "card")
    if unsure:
        tail += f"; {unsure} more, less sure, with --doubtful"
    if made.article.published is None:
        tail += ". Facts that need the publication date wait for --published"
    return "\n\n".join([heading(made.article), *draft_pages(deck), paragraph(tail)])
