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
from studyapp.extract.prose.phrases import SUBJECTS, VERBS
from studyapp.extract.prose.roles import has_anchor, is_dull
from studyapp.extract.prose.statement import Statement
from studyapp.extract.prose.worth import told_as
from studyapp.text.question_words import question_words

# Whom else would the text mean: nobody has to learn these names.
_TOO_COMMON = frozenset(
    """India;Indian;Centre;Union;Supreme Court;Supreme Court of India;Parliament;Union Cabinet;Cabinet;UN;United Nations;RBI;
    Reserve Bank of India;IAF;Indian Air Force;Indian Army;Indian Navy;General Assembly;UN General Assembly;
    United Nations General Assembly;Bay of Bengal;Arabian Sea;Indian Ocean""".replace("\n    ", "").split(";")
)
_HEDGE = re.compile(
    r"(?:about|nearly|around|over|more than|almost|at least|up to|less than|some|roughly|approximately|close to|under) ",
    re.IGNORECASE,
)
_DEFINED_TOKENS = 9
_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Gg]overnor|[Cc]hair\w*|PM|CM|CEO|CJI|Chief|[Jj]udge|[Jj]ustice|[Dd]irector|[Ss]ecretary|[Hh]ead|"
    r"[Ll]eader|[Cc]aptain|[Kk]ing|[Qq]ueen|[Pp]rince|[Rr]egent|Viceroy|[Ee]mperor|[Ff]ounder|[Cc]ommission|[Cc]ommittee|[Pp]anel|[Tt]eam|"
    r"Maharaja|General|[Ee]nvoy|[Aa]mbassador|Secretary-General|[Pp]etition\w*|[Bb]ench|[Cc]andidate|[Nn]ominee|[Ww]rote|[Ff]irst|only)\b"
)
_HONOURING = frozenset("confer award present honour receive decorate".split())
_MEASURING = frozenset(
    "touch go stand put reach rise fall grow buy import export estimate cost total earn spend account".split()
)
_TALKING = frozenset(
    """say state tell add warn argue claim accuse allege speak remark explain inform reply respond react insist deny admit
    mention recall repeat suggest share criticise criticize complain point express""".split()
)
_NUMBERED = frozenset({"Article", "Section", "Entry", "Rule", "Part"})
_NAME_INSIDE = re.compile(r"\b[A-Z]{2,}\b|[a-z,] [A-Z][a-z]")
_LAW = re.compile(
    r"\b(?:constitution(?:al)?|acts?|charter|convention|treaty|code|statute|bill|penal|criminal procedure|agreement|"
    r"president[’']s rule|rules|fundamental rights?)\b",
    re.IGNORECASE,
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
        if part.text.removeprefix("the ") in _TOO_COMMON or part.listed or part.open_list or is_dull(statement, part):
            continue
        if _counts_a_list(part, parts) or not (before or has_anchor(parts, part, statement, topic)):
            continue
        if part.kind is RoleKind.DATE and _is_small_date(statement, part, parts):
            continue
        if part.kind is RoleKind.PERSON and part.source != "office" and not _says_who(statement, part):
            continue
        if _of_what_is_unsaid(part, parts, statement.rendered.text, topic, before, about_one=about_one):
            continue
        if _told_twice(statement, part.text, around) or is_petty(statement.rendered.text, part):
            continue
        if question_words(part.kind, part.noun, part.text) and not is_told_by_topic(part, topic):
            yield Role(f"part{number}", part.text, part.kind, part.noun, part.at)
    defined = _defined(statement)
    if defined is not None and not _told_twice(statement, defined.text, around):
        yield defined


def _is_small_date(statement: Statement, part: Part, parts: Sequence[Part]) -> bool:
    """Whether nobody asks for the date: the day of a talk or an honour, the year of a figure, the time of what goes before."""
    doc, main = statement.clause.doc, statement.clause.doc[statement.clause.verb]
    inside = [
        doc[i]
        for i, place in statement.rendered.places.items()
        if place.start < part.at.end and part.at.start < place.end
    ]
    verb = next((token for token in (inside[0].ancestors if inside else ()) if token.pos_ in VERBS), main)
    figure = any(other.kind is RoleKind.NUMBER for other in parts)
    if verb.lemma_ in _TALKING or (verb.lemma_ in _HONOURING and not part.text.isdigit()):
        return True  # "said on 1 April that boats had been seized"
    if figure and (main.lemma_ in _MEASURING or (verb.lemma_ == "be" and verb.dep_ == "relcl")):
        return True  # "inflation touched 54 per cent in June", "the ratio, which was 26.3% in 2018"
    return verb.dep_ == "advcl" and any(child.lower_ in {"when", "as", "while"} for child in verb.children)


def _says_who(statement: Statement, part: Part) -> bool:
    """Whether the sentence tells of the person what no other did: an office, a role beside the name, a deed that is asked."""
    text = statement.rendered.text
    around = f"{text[: part.at.start]} {text[part.at.end :]} {part.text.rsplit(' ', 2)[0]}"
    beside = re.match(r",? (?:\(|(?:an?|the|then|who|ex-|former)\b)|, [a-zA-Z-]+ ", text[part.at.end :])
    return told_as(statement) != "other" or bool(beside) or bool(_OFFICE.search(around))


def _of_what_is_unsaid(
    part: Part, parts: Sequence[Part], text: str, topic: str, before: str, *, about_one: bool
) -> bool:
    """Whether a figure or the number of an Article hangs in the air: no name beside it, no law that it is of."""
    if part.noun in _NUMBERED:
        return not _LAW.search(f"{topic} {before} {text}")
    if part.kind is not RoleKind.NUMBER or about_one or text.startswith(("A ", "An ")) or _NAME_INSIDE.search(before):
        return False
    named = [other for other in parts if other.kind not in {RoleKind.NUMBER, RoleKind.DATE}]
    return not any(other.text.removeprefix("the ") not in _TOO_COMMON for other in named)


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
