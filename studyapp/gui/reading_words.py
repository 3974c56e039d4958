"""What the reader says of an article, and of facts that grow old."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studyapp.domain.article import Article
from studyapp.domain.dates import PartialDate
from studyapp.gui.reading_items import Item
from studyapp.gui.wording import count

if TYPE_CHECKING:
    from studyapp.services.facts_age import Overtaken

OWN = "Choose words in the text and press C to leave them blank, or Q to ask for them."


def about(article: Article) -> str:
    """Return when an article was published, and where it is from."""
    date = article.published.words() if article.published else "date unknown"
    return f"{date} · {article.origin}" if article.origin else date


def hint(items: Sequence[Item], unsure: int) -> tuple[str, str]:
    """Return a title and a line about what there is to see; ``unsure`` drafts are not shown."""
    if not items:
        less_sure = f" {count(unsure, 'draft')} that {'is' if unsure == 1 else 'are'} less sure: press D."
        return "No card yet.", OWN + (less_sure if unsure else "")
    drafts = sum(item.card is None for item in items)
    parts = [count(len(items) - drafts, "card")] if drafts < len(items) else []
    parts += [count(drafts, "draft")] if drafts else []
    return ", ".join(parts), f"Press J, or click a tinted place, to look at one. {OWN}"


def newer_words(item: Item | None, pair: Overtaken | None) -> tuple[str, str]:
    """Return what has overtaken an item's card, or may have, and the words of a button; empty where nothing has."""
    if item is None:
        return "", ""
    if newer := item.newer:
        return _newer("Overtaken by", newer.explanation, newer.as_of), "It is still true"
    if pair is None:
        return "", ""
    as_of = PartialDate.parse(pair.newer.as_of) if pair.newer.as_of else None
    return _newer("A newer fact may have taken its place", pair.newer.statement, as_of), "Yes, it has"


def _newer(words: str, statement: str, as_of: PartialDate | None) -> str:
    date = f" (as of {as_of.words()})" if as_of else ""
    return f"{words}: “{' '.join(statement.split())}”{date}"
