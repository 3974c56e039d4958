"""Clauses told beside the main one: "X, which did this", "X, launched in 2019", "X, the first to ...", "when X was held"."""

from __future__ import annotations

from spacy.tokens import Token

from studyapp.extract.prose.phrases import (
    CONDITIONS,
    SUBJECTS,
    Clause,
    auxiliaries_of,
    body_of,
    hides_list,
    is_torn,
    made,
)

_QUANTITIES = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_TOLD = frozenset({"when", "after", "while", "whereas", "although", "though", "because", "since", "as"})
_RELATIVE = frozenset({"which", "who", "that"})
_STATES = frozenset("base locate situate headquarter know call spread surround bound name style nickname".split())
_ONCE = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only youngest oldest".split())


def relative_clause(verb: Token) -> Clause | None:
    """Return "X, which did this" as "X did this": only behind a comma, where X is known without it."""
    noun = verb.head
    first = verb.left_edge
    pronoun = next((child for child in verb.children if child.dep_ in SUBJECTS and child.lower_ in _RELATIVE), None)
    if pronoun is None or first.i == 0 or verb.doc[first.i - 1].text != "," or first.i < noun.i:
        return None
    if noun.dep_ == "appos" or any(child.dep_ == "appos" for child in noun.children):
        return None  # "X, a judge of the High Court, who ...": the parse cannot tell who
    if pronoun.lower_ == "who" and noun.ent_type_ != "PERSON":
        return None
    if (
        noun.lower_ in {"crore", "lakh", "million", "billion"}
        or noun.ent_type_ in _QUANTITIES
        or any(child.dep_ == "nummod" for child in noun.children)
    ):
        return None  # "8,27,357 sq km, which is a quarter": of what stands elsewhere
    nearest = verb.doc[first.i - 2] if first.i > 1 else noun
    if nearest.pos_ in {"PROPN", "NUM"} and noun.pos_ != "PROPN":
        return None  # "goods and services, and Article 279A, which ...": the nearer name is meant
    if noun.left_edge.lower_ in {"a", "an"} or within_phrase(noun):
        return None  # "a committee, which takes two years": nobody knows which
    body = [i for i in body_of(verb) if i != pronoun.i]
    return None if is_torn(verb, body) else made(verb, noun, body, auxiliaries_of(verb), relative=True)


def _set_off(token: Token) -> bool:
    """Whether a comma stands before the part and a name before the comma."""
    start = token.left_edge.i
    behind_name = start > 1 and token.doc[start - 1].text == "," and token.head.pos_ == "PROPN" and token.head.i < start
    return behind_name and not within_phrase(token.head)


def within_phrase(noun: Token) -> bool:
    """Whether the noun only belongs to another: in "the tunnel in Sikkim, built by X" nobody built Sikkim."""
    return noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN"}


def participle_clause(verb: Token) -> Clause | None:
    """Return "X, launched in 2019," as "X was launched in 2019"."""
    noun = verb.head
    if not _set_off(verb) or hides_list(noun) or noun.dep_ in {"appos", "conj"}:
        return None
    body = body_of(verb)
    plural = noun.tag_ in {"NNS", "NNPS"}
    if noun.left_edge.pos_ == "ADP":
        return None
    copula = ("are" if plural else "is") if verb.lemma_.lower() in _STATES else ("were" if plural else "was")
    return None if len(body) < 2 or is_torn(verb, body) else made(verb, noun, body, [], relative=True, copula=copula)


def rank_clause(rank: Token) -> Clause | None:
    """Return "X, the first woman to win it," as "X was the first woman to win it": only what is first, only or the most."""
    noun = rank.head
    if (
        not _set_off(rank)
        or rank.left_edge.lower_ != "the"
        or rank.left_edge.head != rank
        or noun.dep_ in {"appos", "conj"}
    ):
        return None
    words = {child.lower_ for child in rank.children if child.dep_ == "amod"} | {
        child.lower_ for child in rank.children if child.tag_ == "JJS"
    }
    most = any(child.tag_ == "JJS" for child in rank.children)
    if not (words & _ONCE or most) or any(token.dep_ == "conj" for token in rank.children):
        return None
    main = next((token for token in rank.doc if token.head == token), None)
    copula = "is" if (most and not words & _ONCE) or main is None or main.tag_ not in {"VBD", "VBN"} else "was"
    body = [token.i for token in rank.subtree]
    return made(rank, noun, body, [], relative=True, copula=copula)


def is_told(verb: Token) -> bool:
    """Whether a clause beside the main one is told as true: "when the summit was held", "after it crashed"."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(verb.doc[i].lower_ != "to" for i in auxiliaries_of(verb))
    return bool(words & _TOLD) and not words & CONDITIONS and finite


def told_beside(verb: Token) -> Clause | None:
    """Return "when the summit was held" as a clause of its own, without the word that ties it."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    mark = next((child.i for child in verb.children if child.lower_ in _TOLD), -1)
    if subject is None or subject.pos_ == "PRON" or subject.left_edge.i < mark:
        return None
    own = {token.i for token in subject.subtree}
    measure = {
        token.i
        for child in verb.children
        if child.dep_ == "npadvmod" and child.i < subject.left_edge.i
        for token in child.subtree
    }
    told = {child.i for child in verb.children if child.lower_ in _TOLD and child.i < subject.i}
    body = [i for i in body_of(verb) if i not in own | told | measure]
    return None if is_torn(verb, body) else made(verb, subject, body, auxiliaries_of(verb), relative=True)
