"""The line that stands above every card: what the article is about, under which heading, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from studyapp.domain.article import Article, Block, BlockKind
from studyapp.extract.prose.names import find_names

MAX_LENGTH = 90
SEPARATOR = " · "
# Headings that name a part of an article, not its matter.
_EMPTY_HEADING = re.compile(
    r"(?:key |main |other |some )?(?:outcomes?|points?|facts?|features?|highlights?|takeaways?|details?|background|context|introduction|"
    r"conclusion|overview|summary|significance|importance|way forward|what next|challenges?|concerns?|issues?|static linkages?|"
    r"possible mcqs?|mcqs?|polity|economy|geo|geography|history|science|news|"
    r"(?:why )?in (?:the )?news|in brief|about|objectives?|benefits)\W*",
    re.IGNORECASE,
)


def topic_line(article: Article, block: Block) -> str:
    """Return e.g. "Chandrayaan-3 lands near the Moon’s south pole · Launch and journey · August 2023"."""
    return _line(article, block, _title(article), _salient_names)


def topic_lines(article: Article) -> tuple[str, ...]:
    """Return the line of every block of the article; the whole is read once only."""
    title = _title(article)
    names = "" if title else _salient_names(article)
    return tuple(_line(article, block, title, lambda _: names) for block in article.blocks)


def _line(article: Article, block: Block, title: str, names: Callable[[Article], str]) -> str:
    pieces = [piece for piece in (title, _heading(block)) if piece]
    if not pieces:
        pieces = [piece for piece in (names(article),) if piece]
    if article.published is not None:
        month = article.published
        pieces.append(type(month)(month.year, month.month).words())
    return SEPARATOR.join(pieces)


def title_of(article: Article) -> str:
    """Return the article's title, empty when that is only the beginning of the text, taken for want of one."""
    return "" if _is_first_sentence(article) else article.title


def _title(article: Article) -> str:
    title = title_of(article)
    title = re.split(r" — |; |: ", title)[0] if len(title) > MAX_LENGTH else title
    return title if len(title) <= MAX_LENGTH else _shortened(title)


def _is_first_sentence(article: Article) -> bool:
    if any(block.kind is BlockKind.TITLE for block in article.blocks) or not article.sentences:
        return False
    return article.title.endswith("…") or article.title in article.sentences[0].text


def _shortened(title: str) -> str:
    """Cut a long title behind a word."""
    return title[: MAX_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def _heading(block: Block) -> str:
    heading = block.path[-1].rstrip(" :–-") if block.path else ""
    return "" if names_a_part(heading) or len(heading) > MAX_LENGTH // 2 else heading


def names_a_part(heading: str) -> bool:
    """Return whether the heading names a part that many articles have ("Key Points"), not what this one is about."""
    return _EMPTY_HEADING.fullmatch(heading.strip()) is not None


def _salient_names(article: Article) -> str:
    """Return the two names that the article speaks of most, in the order of the text; it has neither title nor heading."""
    counts: Counter[str] = Counter()
    for sentence in article.sentences:
        counts.update(re.sub(r"[’']s?$", "", name.text) for name in find_names(sentence.text))
    common = [name for name, count in counts.most_common(2) if count > 1]
    return " and ".join(sorted(common, key=article.text.find))
