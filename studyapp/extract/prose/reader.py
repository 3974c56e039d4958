"""Read full sentences: each clause that can stand alone becomes a fact, with the parts that can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from spacy.tokens import Doc, Token

from studyapp.domain.article import Article, BlockKind, Sentence
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.ids import derived_id
from studyapp.extract.prose.antecedent import antecedent_of
from studyapp.extract.prose.cause import cause_roles
from studyapp.extract.prose.clause import find_clauses
from studyapp.extract.prose.context import Antecedent, Context, subject_of_heading
from studyapp.extract.prose.dating import is_kept_yearly
from studyapp.extract.prose.parts import find_parts
from studyapp.extract.prose.passage import Quoted, passage_fact, quote
from studyapp.extract.prose.phrases import OFFICES, Refusal
from studyapp.extract.prose.quotable import why_cut_short
from studyapp.extract.prose.roles import find_roles
from studyapp.extract.prose.setting import Setting
from studyapp.extract.prose.spoken_of import key_of, spoken_of
from studyapp.extract.prose.statement import Statement, build_statement
from studyapp.extract.prose.unsaid import why_unsaid
from studyapp.extract.prose.worth import is_headline, is_of_the_moment, told_as, why_not
from studyapp.knowledge.gazetteer import Gazetteer

RULE = "prose.clause"
# How long, high or heavy a thing is: no other year changes it.
_MEASURED = re.compile(
    r"[\d,.]+[ -](?:km|kilomet(?:re|er)s?|m|met(?:re|er)s?|feet|ft|cm|mm|miles?|nautical miles|acres?|hectares?|sq\.? ?km|"
    r"square (?:kilometres|miles|metres)|kg|tonnes?|degrees)\b(?! (?:a|per|every) )|\b\d+°"
)
Found = Fact | Dropped


# What another year ends, also where it stands beside what happened: "was declared a project in 2014 and is under construction".
_UNDER_WAY = re.compile(
    r"\b(?:is|are) (?:still |now |currently )?(?:under (?:construction|way|consideration|development|review)|underway|pending|"
    r"being \w+(?:ed|en|lt|de)|in progress|yet to|proposed|planned)\b"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def read_sentence(
    article: Article, index: int, doc: Doc, context: Context, gazetteer: Gazetteer, before: Antecedent | None
) -> tuple[tuple[Found, ...], Antecedent | None]:
    """Return the facts of sentence ``index`` with what was dropped, and its subject for the sentence behind it."""
    sentence = article.sentences[index]
    meant = before if before is not None and before.block == sentence.block else _heading_subject(article, index)
    found: list[Found] = []
    topic = context.topics[sentence.block]
    setting = Setting(sentence, index, context, meant, article.published, gazetteer, topic)
    subject: Antecedent | None = None
    if cut := why_cut_short(doc):
        return (_dropped(sentence, cut),), None
    for clause in find_clauses(doc):
        if isinstance(clause, Refusal):
            found.append(_dropped(sentence, clause.reason))
            continue
        statement = build_statement(clause, setting)
        whole = None if isinstance(statement, Refusal) else statement
        if not clause.relative:
            subject = antecedent_of(clause, sentence, whole, gazetteer) or subject
        if isinstance(statement, Refusal):
            found.append(_dropped(sentence, statement.reason))
            continue
        found.append(_fact(article, sentence, statement, gazetteer, context))
    return tuple(found), subject


def quote_sentence(
    article: Article, index: int, doc: Doc, context: Context, gazetteer: Gazetteer, before: Antecedent | None
) -> Quoted | Refusal:
    """Return sentence ``index`` ready to be quoted, or why it cannot be; ``before`` is the subject of the one before it."""
    sentence = article.sentences[index]
    meant = before if before is not None and before.block == sentence.block else None
    topic = context.topics[sentence.block]
    setting = Setting(sentence, index, context, meant, article.published, gazetteer, topic)
    return quote(setting, doc, spoken_of(article, index, context), **_fellows(article, index))


def read_passages(
    article: Article, quoted: Mapping[int, Quoted | Refusal], context: Context, gazetteer: Gazetteer
) -> Iterator[Found]:
    """Yield the facts of the sentences that can be quoted whole, by number, with what was dropped."""
    for index in quoted:
        yield passage_fact(
            article, index, quoted, context, gazetteer, partial(_as_of_quoted, published=article.published)
        )


def _fellows(article: Article, index: int) -> dict[str, bool]:
    """Return whether the piece has a fellow before and behind it in its sentence, the last of which ends in a stop."""
    span = article.sentences[index].span
    begun = index > 0 and article.sentences[index - 1].span == span
    more = index + 1 < len(article.sentences) and article.sentences[index + 1].span == span
    return {"begun": begun, "stopped": more and article.text[span.start : span.end].rstrip("”’\"')").endswith(".")}


def _heading_subject(article: Article, index: int) -> Antecedent | None:
    """Return the subject that the heading gives, for the first sentence of a block only."""
    sentence = article.sentences[index]
    if index and article.sentences[index - 1].block == sentence.block:
        return None
    block = article.blocks[sentence.block]
    wording = key_of(block) or subject_of_heading(block.path)
    return Antecedent(wording, person=False, plural=False, block=sentence.block) if wording else None


def _dropped(sentence: Sentence, reason: str) -> Dropped:
    return Dropped(sentence.span, sentence.text, RULE, reason)


def _fact(article: Article, sentence: Sentence, statement: Statement, gazetteer: Gazetteer, context: Context) -> Found:
    topic = context.topics[sentence.block]
    point = article.blocks[sentence.block].kind is BlockKind.BULLET
    headline = "a headline told in the present" if point and is_headline(statement) else ""
    reason = headline or why_not(statement) or why_unsaid(statement, topic)
    if reason:
        return _dropped(sentence, reason)
    as_of = _as_of(statement, article.published)
    if isinstance(as_of, Refusal):
        return _dropped(sentence, as_of.reason)
    parts = find_parts(statement, gazetteer, context.kinds)
    roles = (*find_roles(statement, parts, topic), *cause_roles(statement))
    if not roles:
        return _dropped(sentence, "nothing in it can be asked for without guessing")
    text = f"{statement.rendered.text[0].upper()}{statement.rendered.text[1:].rstrip('.')}."
    return Fact(
        id=derived_id("fact", article.id, str(sentence.span.start), text),
        article_id=article.id,
        frame="clause",
        rule=f"prose.{told_as(statement)}",
        roles=roles,
        statement=text,
        span=sentence.span,
        asks=tuple(role.name for role in roles),
        topic=topic,
        as_of=as_of,
        hedge=statement.hedge,
        attribution=statement.said_by,
        score=context.trust,
    )


def _as_of_quoted(statement: Statement, published: PartialDate | None) -> PartialDate | Refusal | None:
    """Return the date on which a quoted present state held: also of what is told in the present and may not last."""
    if is_of_the_moment(statement):
        return _at(published)
    return _as_of(statement, published)


def _at(published: PartialDate | None) -> PartialDate | Refusal:
    if published is None:
        return Refusal("holds only at its date, and the publication date is not known")
    return PartialDate(published.year, published.month)


def _as_of(statement: Statement, published: PartialDate | None) -> PartialDate | Refusal | None:
    """Return the date on which a present state held; a Refusal when it may change and the date is unknown."""
    if not _may_change(statement):
        return None
    return _at(published)


def _may_change(statement: Statement) -> bool:
    """Whether it tells a present state that another year may change: something under way, a figure, a holder of an office."""
    clause, text = statement.clause, statement.rendered.text
    if _UNDER_WAY.search(text):
        return True
    if is_kept_yearly(clause):
        return False
    if any(clause.auxiliaries[:1] == (i,) for i in statement.line.replacements):
        return False  # "has been hit" became "was hit in 2020"
    first = clause.doc[clause.auxiliaries[0] if clause.auxiliaries else clause.verb]
    if clause.copula:
        return clause.copula == "is" and clause.doc[clause.verb].pos_ == "NOUN"
    if first.tag_ not in {"VBZ", "VBP"} and first.lower_ not in {"will", "shall"}:
        return False
    verb = clause.doc[clause.verb]
    return (
        verb.tag_ == "VBG"
        or any(clause.doc[i].lower_ == "being" for i in clause.auxiliaries)
        or first.lower_ in {"will", "shall", "has", "have"}
        or bool(re.search(r"\d", _IN_BRACKETS.sub("", _MEASURED.sub("", text))))
        or (verb.lemma_ == "be" and _tells_rank_or_office(verb, text))
    )


def _tells_rank_or_office(verb: Token, text: str) -> bool:
    """Whether "X is Y" holds for a time only: an office, a rank; that a lake is a lake does not change."""
    office = any(child.dep_ == "attr" and child.lower_ in OFFICES for child in verb.children)
    return office or bool(re.search(r"\b(?:only|most|\w+est|yet|still|pending|option|to)\b", text))
