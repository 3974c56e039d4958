"""Which parts of a quoted sentence are worth a blank: what an examiner asks, not the small change of the telling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from studyapp.domain.article import Span
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.prose.parts import Part
from studyapp.extract.prose.petty import is_petty, is_told_by_topic
from studyapp.extract.prose.phrases import SUBJECTS
from studyapp.extract.prose.roles import has_anchor, is_dull
from studyapp.extract.prose.statement import Statement
from studyapp.extract.prose.trifles import TOO_COMMON, is_small_date, of_what_is_unsaid, says_who
from studyapp.text.question_words import question_words

_HEDGE = re.compile(
    r"(?:about|nearly|around|over|more than|almost|at least|up to|less than|some|roughly|approximately|close to|under) ",
    re.IGNORECASE,
)
_DEFINED_TOKENS = 9
# "A settled population is a help to security" says what is thought of it, not what it is.
_NO_KIND_OF_THING = frozenset(
    """help boost blow sign step reminder challenge must matter problem threat need burden asset risk success failure result cause
    reason benefit advantage priority hope fear question answer concern part""".split()
)
_NO_TERMS = frozenset(
    {"PERSON", "GPE", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "NORP", "LOC", "FAC"}
)


def find_quoted_roles(
    statement: Statement, parts: Sequence[Part], topic: str, before: str, *, about_one: bool
) -> Iterator[Role]:
    """Yield a role for each part of a quoted sentence worth asking.

    ``topic`` stands above the card and ``before`` is quoted with it: what they tell is not asked. ``about_one`` tells
    that the title names one thing, of which the sentence then speaks.
    """
    around = f"{topic} {before}".lower()
    for number, found in enumerate(parts):
        part = _asked_rightly(_without_hedge(found))
        if part.text.removeprefix("the ") in TOO_COMMON or part.listed or part.open_list or is_dull(statement, part):
            continue
        if _counts_a_list(part, parts) or not (before or has_anchor(parts, part, statement, topic)):
            continue
        if part.kind is RoleKind.DATE and is_small_date(statement, part, parts):
            continue
        if part.kind is RoleKind.PERSON and part.source != "office" and not says_who(statement, part):
            continue
        if of_what_is_unsaid(part, parts, statement.rendered.text, topic, before, about_one=about_one):
            continue
        if _told_twice(statement, part.text, around) or is_petty(statement.rendered.text, part):
            continue
        if question_words(part.kind, part.noun, part.text) and not is_told_by_topic(part, topic):
            yield Role(f"part{number}", part.text, part.kind, part.noun, part.at)
    defined = _defined(statement)
    if defined is not None and not _told_twice(statement, defined.text, around):
        yield defined


def _told_twice(statement: Statement, text: str, around: str) -> bool:
    """Whether the card tells it elsewhere, or the sentence holds it more than once."""
    return text.lower() in around or statement.rendered.text.lower().count(text.lower()) > 1


def _counts_a_list(part: Part, parts: Sequence[Part]) -> bool:
    """Whether the number can be counted in the sentence: "A and B were the two agencies"."""
    return part.kind is RoleKind.NUMBER and any(other.listed for other in parts)


def _without_hedge(part: Part) -> Part:
    """Leave "over" and "about" in the sentence: the figure alone is asked."""
    hedge = _HEDGE.match(part.text) if part.kind is RoleKind.NUMBER else None
    if hedge is None:
        return part
    return replace(part, text=part.text[hedge.end() :], at=Span(part.at.start + hedge.end(), part.at.end))


def _asked_rightly(part: Part) -> Part:
    """Ask for the Nari Shakti Vandan Adhiniyam as an Act: "amendment" would ask for its number."""
    by_number = part.noun == "Amendment" and "mendment" in part.text and "Act" not in part.text
    return replace(part, noun="Act") if part.noun == "Amendment" and not by_number else part


def _defined(statement: Statement) -> Role | None:
    """Return the term that the sentence defines: "A central bank digital currency is the money of a country in ..."."""
    clause = statement.clause
    doc, subject = clause.doc, clause.doc[clause.subject_head]
    told = _is_definition(doc[clause.verb]) and not clause.auxiliaries and _is_term(statement, subject)
    if not told and not (_is_made_of(doc[clause.verb], statement) and _is_plain_term(subject)):
        return None
    term = [i for i in clause.subject if doc[i].lower_ not in {"a", "an"}]
    at = statement.rendered.span(term[0], term[-1] + 1) if 0 < len(term) <= _DEFINED_TOKENS else None
    return (
        None if at is None else Role("defined", statement.rendered.text[at.start : at.end], RoleKind.TERM, "term", at)
    )


def _is_definition(verb: Token) -> bool:
    """Whether it is "is a <noun> that ..."."""
    genus = next((child for child in verb.children if child.dep_ == "attr" and child.tag_ == "NN"), None)
    if (
        verb.lemma_ != "be"
        or verb.tag_ != "VBZ"
        or genus is None
        or genus.left_edge.lower_ not in {"a", "an", "the", "any"}
        or genus.lemma_ in _NO_KIND_OF_THING
    ):
        return False
    return any(child.i > genus.i and child.dep_ in {"relcl", "acl", "prep"} for child in genus.children)


def _is_made_of(verb: Token, statement: Statement) -> bool:
    """Whether it says of what a thing consists, from what it is made or what it means."""
    words = [statement.clause.doc[i].lower_ for i in statement.clause.auxiliaries]
    if verb.lemma_ in {"consist", "refer", "mean", "denote"}:
        return verb.tag_ == "VBZ" and not words
    behind = {child.lower_ for child in verb.children if child.dep_ in {"prep", "agent"}}
    return (
        words == ["is"] and verb.lemma_ in {"make", "obtain", "produce", "form"} and bool(behind & {"from", "by", "of"})
    )


def _is_plain_term(subject: Token) -> bool:
    """Whether the subject is a term of two words: "Grey hydrogen"; no name, nothing of many."""
    before = [child for child in subject.children if child.i < subject.i]
    modified = any(child.dep_ in {"amod", "compound"} for child in before)
    bare = not any(child.dep_ in {"det", "poss", "nummod"} for child in before)
    behind = any(child.i > subject.i for child in subject.children)
    return subject.tag_ in {"NN", "NNP"} and modified and bare and not behind and subject.ent_type_ not in _NO_TERMS


def _is_term(statement: Statement, subject: Token) -> bool:
    """Whether the subject is a term: "A ...", or a name that is neither a person's nor a place's."""
    named = (
        subject.pos_ == "PROPN"
        and not subject.is_upper
        and subject.left_edge.lower_ not in {"the", "this", "its", "their", "one"}
    )
    plain = subject.dep_ in SUBJECTS and subject.pos_ != "PRON" and subject.ent_type_ not in _NO_TERMS
    return plain and (named or statement.rendered.text.startswith(("A ", "An ")))
