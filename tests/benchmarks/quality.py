"""Print what the generator makes of a folder of articles, and what share of an expert's deck for them it reaches.

    python tests/benchmarks/quality.py ARTICLES [--decks DECKS] [--index INDEX.json] [--show]

ARTICLES is a folder of .txt files. DECKS holds a JSON deck for each ("<stem>.json": a list of cards with prompt, answer,
kind and source_sentence). INDEX.json is a list of {"file", "date"} with the publication dates. An expert's card is reached
when one of ours has the same answer from the same sentence; this is a thermometer, no judgement of a card.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.prompt import prompt_text
from studyapp.services.import_articles import Prepared, prepare, read_file

_SAME_ANSWER = 85
_SAME_SENTENCE = 80


@dataclass(frozen=True)
class Row:
    """The figures of one article."""

    name: str
    words: int
    cards: int
    reached: int
    wanted: int

    def line(self) -> str:
        share = f"{self.reached}/{self.wanted}" if self.wanted else "-"
        return f"{self.name[:52]:<54}{self.words:>7}{self.cards:>7}{100 * self.cards / max(1, self.words):>9.1f}{share:>10}"


def drafts_of(path: Path, published: str | None) -> tuple[tuple[Draft, ...], int]:
    """Return the confident drafts of a file and its number of words."""
    article = read_file(path, PartialDate.parse(published) if published else None)
    *_, prepared = prepare(article)
    assert isinstance(prepared, Prepared)
    return tuple(draft for draft in prepared.drafts if draft.confident), len(article.text.split())


def reached(drafts: tuple[Draft, ...], deck: Path) -> tuple[int, int]:
    """Return how many of the expert's recall answers ours reach, and how many there are."""
    if not deck.exists():
        return 0, 0
    wanted = {
        (card["answer"].lower(), card["source_sentence"].lower())
        for card in json.loads(deck.read_text("utf-8"))
        if card["kind"] in {"qa", "cloze"}
    }
    return sum(any(_same(draft, *card) for draft in drafts) for card in wanted), len(wanted)


def _same(draft: Draft, answer: str, sentence: str) -> bool:
    return (
        fuzz.token_set_ratio(draft.prompt.answer.lower(), answer) >= _SAME_ANSWER
        and fuzz.partial_ratio(sentence, draft.source_sentence.lower()) >= _SAME_SENTENCE
    )


def main() -> None:
    """Read the arguments, print a line an article, then a line a rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--decks", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--show", action="store_true", help="print the cards")
    arguments = parser.parse_args()
    dates = (
        {item["file"]: item["date"] for item in json.loads(arguments.index.read_text("utf-8"))}
        if arguments.index
        else {}
    )
    rules: Counter[str] = Counter()
    rows = []
    print(f"{'article':<54}{'words':>7}{'cards':>7}{'per 100':>9}{'expert':>10}")
    for path in sorted(arguments.articles.glob("*.txt")):
        drafts, words = drafts_of(path, dates.get(path.name))
        rules.update(draft.rule for draft in drafts)
        hits, wanted = reached(drafts, arguments.decks / f"{path.stem}.json") if arguments.decks else (0, 0)
        rows.append(Row(path.stem, words, len(drafts), hits, wanted))
        print(rows[-1].line())
        if arguments.show:
            for draft in drafts:
                print(
                    f"    {draft.topic}\n        {prompt_text(draft.prompt)}\n        = {draft.prompt.answer}   [{draft.rule}]"
                )
    figures = (sum(row.words for row in rows), sum(row.cards for row in rows), sum(row.reached for row in rows))
    print(Row("all", *figures, sum(row.wanted for row in rows)).line())
    for rule, count in rules.most_common():
        print(f"    {rule:<60}{count:>5}")


if __name__ == "__main__":
    main()
