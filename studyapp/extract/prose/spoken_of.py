"""What "it", "she" and "the outlay" stand for, where the heading, the title or the sentences before speak of one thing only."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from studyapp.domain.article import Article, Block, BlockKind
from studyapp.extract.prose.context import Context, subject_of_heading
from studyapp.extract.prose.line import Line

# What belongs to a thing, so that "the outlay" is that of the one that the article speaks of.
_OWNED = frozenset(
    """outlay cost length height area capacity budget population headquarters motto theme mascot slogan tagline capital target aim
    objective agency director chairman chairperson convenor secretariat founder tenure term membership strength span duration
    altitude depth width weight emblem logo portal corpus beneficiary salary quorum""".split()
)
_GIVEN = frozenset("approval assent consent nod permission support backing verdict ruling".split())
_OF_THING = frozenset({"it", "its"})
_OF_PERSON = frozenset({"he", "she", "him", "his", "her"})
_GOES_ON = {"thing": ("It ", "Its "), "person": ("He ", "She ", "His ", "Her ")}


@dataclass(frozen=True)
class Spoken:
    """Names to put in; empty where nothing is certain.

    ``thing`` is what "it" stands for, ``person`` who "she" is, ``owner`` whose outlay "the total outlay" is.
    """

    thing: str
    person: str
    owner: str


def spoken_of(article: Article, index: int, context: Context) -> Spoken:
    """Return what the pronouns of sentence ``index`` stand for by its heading, the title and the sentences before."""
    block = article.blocks[article.sentences[index].block]
    heading = subject_of_heading(block.path)
    nouns = frozenset() if heading else context.title_nouns
    thing = _followed(article, index, "thing", heading or context.title_thing, key_of(block), nouns)
    person = "" if heading else _followed(article, index, "person", context.title_person, "")
    return Spoken(thing, person, thing or heading or context.title_thing)


def key_of(block: Block) -> str:
    """Return what the key of a "Key: text" block names, so that "it" may stand for it ("the propulsion module")."""
    key = block.key
    return f"the {key[0].lower()}{key[1:]}" if re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+){0,3}", key) else ""


def _followed(
    article: Article, index: int, sort: str, name: str, at_the_start: str, nouns: Collection[str] = ()
) -> str:
    """Return the name if the text begins here, or if the sentences before it speak of it and go on so.

    They may call it by one of its ``nouns``: "The temple is ... It was ...". A point below another point does not begin anew: "It"
    may be what that one told of.
    """
    here = article.sentences[index].block
    if at_the_start and (index == 0 or article.sentences[index - 1].block != here):
        return at_the_start
    back = index - 1
    while back >= 0 and _goes_on_from(article, back):
        text = article.sentences[back].text
        if not text.startswith(_GOES_ON[sort]):
            called = text.startswith(tuple(f"The {noun} " for noun in nouns if noun in name.lower()))
            return name if name and (called or _bare(text).startswith(_bare(name))) else ""
        back -= 1
    return at_the_start or name


def _goes_on_from(article: Article, index: int) -> bool:
    """Whether the sentence behind ``index`` stands in its block, or as the next point below the same heading."""
    left, right = (article.blocks[article.sentences[i].block] for i in (index, index + 1))
    return left is right or (left.kind is right.kind is BlockKind.BULLET and left.path == right.path)


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|shri|smt\.?|dr\.?|mr\.?|ms\.?) ", "", text.lower())


def with_spoken(line: Line, pointing: list[Token], spoken: Spoken) -> tuple[Line, list[Token]]:
    """Put the names in for the words that lean on them; return the line and what still leans."""
    alone = len(pointing) == 1
    left = []
    for token in pointing:
        word = token.lower_
        name = spoken.thing if word in _OF_THING else spoken.person if word in _OF_PERSON else ""
        if name and not _is_given_away(token) and (alone or token.i == line.tokens[0]):
            line = line.with_words(token.i, token.i + 1, f"{name}’s" if token.tag_ == "PRP$" else name)
        elif spoken.owner and _is_owned(token, line):
            line = line.with_words(token.head.i, token.head.i + 1, f"{token.head.text} of {spoken.owner}")
        else:
            left.append(token)
    return line, left


def _is_given_away(token: Token) -> bool:
    """Whether it is "its approval", which is the giver's."""
    return token.tag_ == "PRP$" and token.head.lemma_.lower() in _GIVEN


def _is_owned(the: Token, line: Line) -> bool:
    """Whether the sentence begins with "the total outlay" and the like."""
    return the.lower_ == "the" and the.i == line.tokens[0] and the.head.i > the.i and the.head.lemma_.lower() in _OWNED
