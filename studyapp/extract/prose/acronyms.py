"""Facts from short forms whose full form the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.article import Article, BlockKind, Sentence, Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.extract.prose.names import NAMED_NOUNS
from studyapp.extract.topic import topic_line
from studyapp.text.acronyms import EVERYDAY, AcronymPair, find_pairs, spells

_TOLD = re.compile(
    r"(?:The )?(?:(?P<short>[A-Z][A-Z0-9-]{2,11})(?: [a-z]+)?|It|The (?:name|acronym|abbreviation)) "
    r"(?:stands for|is short for|is an? (?:acronym|abbreviation) (?:of|for)) "
    r"[“\"‘]?(?P<long>(?:the )?[A-Z][^.;:,()]{8,90})"
)
_SHORT_ABOVE = re.compile(r"\b[A-Z][A-Z0-9-]{2,11}\b")
# Nouns of bodies and works; "system", "grid" or "day" make no name.
_NAMING = frozenset(
    noun for noun, kind in NAMED_NOUNS.items() if kind in {RoleKind.ORGANISATION, RoleKind.WORK, RoleKind.EVENT}
) - frozenset(
    "system grid day week year standard strategy rules drive platform guidelines framework region operation review".split()
)
_TELLING_WORDS = 4
# Whoever prepares for an exam knows the ministries.
_MINISTRY = re.compile(r"(?:Ministry|Department|Minister) (?:of|for) ")


def read_acronyms(article: Article) -> Iterator[Fact]:
    """Yield one fact for each short form whose full form the article gives."""
    seen: set[str] = set()
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind is BlockKind.TITLE:
            continue
        for pair in (*find_pairs(sentence.text), *_told_pairs(article, sentence)):
            if pair.short not in seen and pair.short.lower() not in EVERYDAY and _is_name(pair, article.text):
                seen.add(pair.short)
                yield _acronym(article, sentence, pair)


def _told_pairs(article: Article, sentence: Sentence) -> Iterator[AcronymPair]:
    """Yield the pair of "SIGHT stands for ...", or of "It stands for ..." below a heading that gives the short form."""
    told = _TOLD.match(sentence.text)
    if told is None:
        return
    path = article.blocks[sentence.block].path
    short = told["short"] or next(iter(_SHORT_ABOVE.findall(path[-1] if path else "")), "")
    long = re.sub(r"^the ", "", told["long"]).strip(" ’”\"'")
    if short and spells(long, short):
        yield AcronymPair(short, long, 0, len(sentence.text), told.start("long"), max(0, told.start("short")))


def _is_name(pair: AcronymPair, text: str) -> bool:
    """Whether the full form names a body, a law or the like, or the text goes on to use the short form."""
    words = re.findall(r"[A-Za-z]{3,}", pair.long)
    small = [word for word in words if word[0].islower() and word not in {"and", "for", "the"}]
    if _MINISTRY.match(pair.long) or re.search(r"[a-z]s$|[A-Z]s$", pair.short):
        return False  # "SCNs" are many things
    if "." in pair.long or len(pair.short) < 3 or any(sign.isdigit() for sign in pair.short):
        return False  # cut short itself, or too short for one meaning
    if {word.lower() for word in words} & _NAMING and not small:
        return True
    if len(words) >= _TELLING_WORDS and not small and pair.short.isupper():
        return True  # every word of it is a part of the name
    return text.count(pair.short) > 2 and (not small or len(pair.short) >= 4)


def _acronym(article: Article, sentence: Sentence, pair: AcronymPair) -> Fact:
    text = f"{pair.short} stands for {pair.long}."
    roles = (
        Role("short", pair.short, RoleKind.TERM, "", Span(0, len(pair.short))),
        Role("long", pair.long, RoleKind.TERM, "", Span(len(text) - 1 - len(pair.long), len(text) - 1)),
    )
    return Fact(
        id=derived_id("fact", article.id, "full-form", pair.short),
        article_id=article.id,
        frame="full-form",
        rule="prose.full-form",
        roles=roles,
        statement=text,
        span=sentence.span,
        asks=("long",),
        topic=topic_line(article, article.blocks[sentence.block]),
        score=0.9,
    )
