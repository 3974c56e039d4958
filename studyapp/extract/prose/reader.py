"""Read full sentences: each clause that can stand alone becomes a fact, with the parts that can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from studyapp.domain.article import Article, BlockKind, Sentence, Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Dropped, Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.extract.prose.antecedent import antecedent_of
from studyapp.extract.prose.cause import cause_roles
from studyapp.extract.prose.clause import OFFICES, Refusal, find_clauses
from studyapp.extract.prose.context import Antecedent, Context, subject_of_heading
from studyapp.extract.prose.names import NAMED_NOUNS, find_names
from studyapp.extract.prose.parts import Part, find_parts
from studyapp.extract.prose.statement import Setting, Statement, build_statement
from studyapp.extract.prose.turn import ask
from studyapp.extract.prose.worth import told_as, why_not
from studyapp.extract.topic import topic_line
from studyapp.knowledge.gazetteer import Gazetteer
from studyapp.text.acronyms import AcronymPair, find_pairs
from studyapp.text.question_words import question_words
from studyapp.text.similarity import content_words

RULE = "prose.clause"
_ENOUGH_WORDS = 5
_NAME_WORDS = 3  # a quoted name is told by little: "the landing point was named"
_PLENTY_OF_WORDS = 8
Found = Fact | Dropped


def read_sentence(
    article: Article, index: int, doc: Doc, context: Context, gazetteer: Gazetteer, before: Antecedent | None
) -> tuple[tuple[Found, ...], Antecedent | None]:
    """Return the facts of sentence ``index`` with what was dropped, and its subject for the sentence behind it."""
    sentence = article.sentences[index]
    meant = before if before is not None and before.block == sentence.block else _heading_subject(article, index)
    found: list[Found] = []
    topic = topic_line(article, article.blocks[sentence.block])
    setting = Setting(sentence, index, context, meant, article.published, gazetteer, topic)
    subject: Antecedent | None = None
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


def _heading_subject(article: Article, index: int) -> Antecedent | None:
    """Return the subject that the heading gives, for the first sentence of a block only."""
    sentence = article.sentences[index]
    if index and article.sentences[index - 1].block == sentence.block:
        return None
    block = article.blocks[sentence.block]
    wording = f"the {block.key[0].lower()}{block.key[1:]}" if _is_thing(block.key) else subject_of_heading(block.path)
    return Antecedent(wording, person=False, plural=False, block=sentence.block) if wording else None


def _is_thing(key: str) -> bool:
    """Whether the key of a "Key: text" line names a thing that "it" may stand for ("Propulsion module")."""
    return re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+){0,3}", key) is not None


def _dropped(sentence: Sentence, reason: str) -> Dropped:
    return Dropped(sentence.span, sentence.text, RULE, reason)


def _fact(article: Article, sentence: Sentence, statement: Statement, gazetteer: Gazetteer, context: Context) -> Found:
    reason = why_not(statement)
    if reason:
        return _dropped(sentence, reason)
    as_of = _as_of(statement, article.published)
    if isinstance(as_of, Refusal):
        return _dropped(sentence, as_of.reason)
    parts = find_parts(statement, gazetteer, context.kinds)
    topic = topic_line(article, article.blocks[sentence.block])
    roles = (*_roles(statement, parts, topic), *cause_roles(statement))
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
        score=0.5,
    )


def _as_of(statement: Statement, published: PartialDate | None) -> PartialDate | Refusal | None:
    """Return the date on which a present state held; a Refusal when it may change and the date is unknown."""
    if not _may_change(statement):
        return None
    if published is None:
        return Refusal("holds only at its date, and the publication date is not known")
    return PartialDate(published.year, published.month)


def _may_change(statement: Statement) -> bool:
    """Whether it tells a present state that another year may change: something under way, a figure, a holder of an office."""
    clause, text = statement.clause, statement.rendered.text
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
        or first.lower_ in {"will", "shall", "has", "have"}
        or bool(re.search(r"\d", text))
        or (verb.lemma_ == "be" and _tells_rank_or_office(verb, text))
    )


def _tells_rank_or_office(verb: Token, text: str) -> bool:
    """Whether "X is Y" holds for a time only: an office, a rank; that a lake is a lake does not change."""
    office = any(child.dep_ == "attr" and child.lower_ in OFFICES for child in verb.children)
    return office or bool(re.search(r"\b(?:only|most|\w+est|yet|still|pending|option|to)\b", text))


def _roles(statement: Statement, parts: Sequence[Part], topic: str) -> Iterator[Role]:
    for number, part in enumerate(parts):
        if part.text.removeprefix("the ") == "India" and not _among_countries(parts, part):
            continue  # whom else would an Indian article speak of
        if (
            part.listed
            or part.open_list
            or _is_dull(statement, part)
            or _told_by_list(part, parts)
            or not _has_anchor(parts, part, statement, topic)
        ):
            continue
        wh = question_words(part.kind, part.noun, part.text)
        if not wh:
            continue
        question = "" if wh in {"what amount", "what percentage"} else ask(statement, part, wh)
        yield Role(f"part{number}", part.text, part.kind, part.noun, part.at, question)


def _is_dull(statement: Statement, part: Part) -> bool:
    """Whether the part only describes something ("India’s third mission", "the 1971 war") or stands in brackets."""
    if part.kind is RoleKind.NUMBER and part.noun.startswith("what ") and part.at.start == 0:
        return True
    before, behind = statement.rendered.text[: part.at.start], statement.rendered.text[part.at.end :]
    if part.kind is RoleKind.DATE and re.search(r"\b(?:between|from) [^,]{1,30} (?:and|to|or) $", before):
        return True
    if part.source != "list" and _stands_in_list(statement, before, behind, part):
        return True
    if part.kind is RoleKind.NUMBER and part.noun != "what amount" and _in_indefinite_subject(statement, part):
        return True
    if re.search(r"\brest of (?:the )?$", before):
        return True
    if _named_by_title(statement, part) or part.text.startswith("some "):
        return True
    if part.kind is RoleKind.NUMBER and (_NOT_COUNTED.search(before) or re.match(r" (?:other|more|further) ", behind)):
        return True
    if re.search(r"\d(?:st|nd|rd|th) $", before) or (
        part.noun == "company" and part.at.start < 5 and _of_many(statement)
    ):
        return True
    if part.kind is not RoleKind.NUMBER and (_is_modifier(statement, part) or _has_small_modifier(statement, part)):
        return True
    return behind.startswith(("’s", "'s", "’ ", "' ")) or before.count("(") > before.count(")")


# What is counted here is what the text before left over or added to.
_NOT_COUNTED = re.compile(
    r"\b(?:remaining|other|another|additional|further|first|last|next) $|\d (?:to|and|or) $", re.IGNORECASE
)
_BESIDE_BEFORE = re.compile(r"(?:[A-Z][\w’.)]*|\d|\)),? (?:and|or|as well as) (?:the )?$|[A-Z][\w’]*, (?:the )?$")
_BESIDE_BEHIND = re.compile(r",? (?:and|or|as well as) (?:the )?[A-Z]|, (?:the )?[A-Z]\w*(?:,| and)")


def _in_indefinite_subject(statement: Statement, part: Part) -> bool:
    """Whether the number only describes a subject of which there are many: "a system of 3 kW"."""
    subject = statement.clause.subject
    return statement.clause.doc[subject[0]].lower_ in {"a", "an"} and _tokens_of(statement, part) <= set(subject)


def _named_by_title(statement: Statement, part: Part) -> bool:
    """Whether the part stands for "the mission" of the text: a name that only the title gave is not asked."""
    return any(
        i in statement.line.replacements and statement.clause.doc[i].lower_ in {"the", "this"}
        for i in _tokens_of(statement, part)
    )


def _of_many(statement: Statement) -> bool:
    """Whether others could be said to do the same: a present state without a date, a figure or "the first"."""
    first = statement.clause.doc[(*statement.clause.auxiliaries, statement.clause.verb)[0]]
    return first.tag_ in {"VBZ", "VBP"} and not re.search(
        r"\d|\b(?:first|only|largest|oldest)\b", statement.rendered.text
    )


def _stands_in_list(statement: Statement, before: str, behind: str, part: Part) -> bool:
    """Whether the name has fellows beside it, so that it would be one answer of several."""
    if _is_joined(statement, part):
        return True
    if part.kind in {RoleKind.DATE, RoleKind.NUMBER}:
        return False
    titled = part.kind is RoleKind.PERSON and before.endswith(", ")
    return bool(_BESIDE_BEHIND.match(behind)) or (not titled and bool(_BESIDE_BEFORE.search(before)))


def _is_joined(statement: Statement, part: Part) -> bool:
    """Whether the parse joins the name to a fellow: "Sariska in Rajasthan and Panna in Madhya Pradesh"."""
    tokens = _tokens_of(statement, part)
    return any(
        (token.dep_ == "conj" and token.head.i not in tokens)
        or any(child.dep_ == "conj" and child.i not in tokens for child in token.children)
        for token in (statement.clause.doc[i] for i in tokens)
    )


def _has_small_modifier(statement: Statement, part: Part) -> bool:
    """Whether a small adjective or noun goes with the name: "the interim Budget" is not "the Budget"."""
    tokens = _tokens_of(statement, part)
    first = min(tokens, default=0)
    before = statement.clause.doc[first - 1] if first else None
    joined = before is not None and before.dep_ in {"amod", "compound"} and before.is_lower and before.head.i in tokens
    return joined and part.source in {"form", "bank"}


def _tokens_of(statement: Statement, part: Part) -> set[int]:
    return {
        i for i, place in statement.rendered.places.items() if place.start < part.at.end and part.at.start < place.end
    }


def _is_modifier(statement: Statement, part: Part) -> bool:
    """Whether the part only goes before a common noun: "the 1971 war", "Ramsar sites"."""
    tokens = [statement.clause.doc[i] for i in _tokens_of(statement, part) if i not in statement.line.replacements]
    return any(
        token.dep_ in {"nummod", "compound", "amod", "nmod"} and token.head.pos_ == "NOUN" and token.head not in tokens
        for token in tokens
    )


def _among_countries(parts: Sequence[Part], asked: Part) -> bool:
    return any(part.noun == asked.noun and part.text != asked.text for part in parts)


def _told_by_list(part: Part, parts: Sequence[Part]) -> bool:
    """Whether the number can be counted on the card: "three carriers, A, B and C"."""
    return part.kind is RoleKind.NUMBER and any(other.listed and other.at.start >= part.at.end for other in parts)


def _has_anchor(parts: Sequence[Part], asked: Part, statement: Statement, topic: str) -> bool:
    """Whether something else in the statement is named, so that the question is about one thing only.

    A date alone is enough for a thing that is made or happens once, not for a place or a body. A figure, a date or a
    quoted name may lean on a title that names the matter, if enough is said around it; anything may on a full sentence.
    """
    outside = [
        part
        for part in parts
        if (part.at.end <= asked.at.start or asked.at.end <= part.at.start) and part.text not in {"India", "Centre"}
    ]
    if any(part.kind not in {RoleKind.NUMBER, RoleKind.DATE} for part in outside):
        return True
    if asked.kind in {RoleKind.NUMBER, RoleKind.DATE, RoleKind.TERM} and find_names(topic):
        rest = f"{statement.rendered.text[: asked.at.start]} {statement.rendered.text[asked.at.end :]}"
        return len(content_words(rest)) >= (_ENOUGH_WORDS if asked.kind is not RoleKind.TERM else _NAME_WORDS)
    rest = f"{statement.rendered.text[: asked.at.start]} {statement.rendered.text[asked.at.end :]}"
    if len(content_words(rest)) >= _PLENTY_OF_WORDS:
        return True
    dated = any(part.kind is RoleKind.DATE and " " in part.text for part in outside)
    return dated and asked.kind in {RoleKind.WORK, RoleKind.EVENT}


def read_acronyms(article: Article) -> Iterator[Fact]:
    """Yield one fact for each short form whose full form the article gives."""
    seen: set[str] = set()
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind is BlockKind.TITLE:
            continue
        for pair in find_pairs(sentence.text):
            if pair.short not in seen and pair.short.lower() not in _EVERYDAY and _is_name(pair, article.text):
                seen.add(pair.short)
                yield _acronym(article, sentence, pair)


_EVERYDAY = frozenset(
    """msme msmes uae ai it un eu us uk usa pm cm tv gdp rfp dpr mou sop ceo md ppp r&d faq kpi roi ut uts dg iec ngo ngos psu psus
    cctv atm mla mp""".split()
)


def _is_name(pair: AcronymPair, text: str) -> bool:
    """Whether the full form names a body, a law or the like, or the text goes on to use the short form."""
    capitals = sum(word[0].isupper() for word in re.findall(r"[A-Za-z]+", pair.long))
    words = re.findall(r"[A-Za-z]{3,}", pair.long)
    if {word.lower() for word in words} & NAMED_NOUNS.keys():
        return True
    return text.count(pair.short) > 1 and (capitals * 2 >= len(words) or len(pair.short) >= 4)


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
