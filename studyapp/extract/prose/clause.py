"""Cut a parsed sentence into clauses, each of which says one thing about its subject."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from studyapp.extract.prose.asides import is_told, participle_clause, rank_clause, relative_clause, told_beside
from studyapp.extract.prose.phrases import (
    CONDITIONS,
    SUBJECTS,
    VERBS,
    Clause,
    Refusal,
    auxiliaries_of,
    body_of,
    hides_list,
    is_finite,
    is_torn,
    made,
    tears_list,
)

# Who says something comes first and what is said depends on the verb: the fact is in what is said.
SAYING = frozenset(
    "say state add note explain tell inform announce declare mention report claim observe estimate find show reveal confirm".split()
)


def find_clauses(doc: Doc) -> tuple[Clause | Refusal, ...]:
    """Return the clauses of a sentence: of its main verb, of verbs joined to it, of relative clauses set off by commas."""
    root = next((token for token in doc if token.head == token), None)
    if root is None or root.pos_ not in VERBS:
        return (Refusal("no complete sentence"),)
    found = list(_main_clauses(root, ()))
    for token in doc:
        clause = None
        if token.dep_ == "relcl" and token.pos_ in VERBS:
            clause = relative_clause(token)
        elif token.dep_ == "advcl" and token.head.pos_ in VERBS and is_told(token):
            clause = told_beside(token)
        elif token.dep_ == "acl" and token.tag_ == "VBN":
            clause = participle_clause(token)
        elif token.dep_ == "appos" and token.pos_ == "NOUN":
            clause = rank_clause(token)
        if clause is not None:
            found.append(clause)
    return tuple(found) or (Refusal("it does not say who or what"),)


def _main_clauses(verb: Token, said_by: tuple[int, ...]) -> Iterator[Clause | Refusal]:
    if any(_is_condition(child) for child in verb.children):
        yield Refusal("true only on a condition")
        return
    said = next((child for child in verb.children if child.dep_ == "ccomp" and child.pos_ in VERBS), None)
    if said is not None and verb.lemma_ in SAYING:
        yield from _main_clauses(said, _subject_tokens(verb))
        return
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        yield Refusal("it does not say who or what")
        return
    if any(child.dep_ == "agent" for child in verb.children) and not any(
        child.dep_ == "auxpass" for child in verb.children
    ):
        yield Refusal("no complete sentence")  # "a Bench headed by the Chief Justice"
        return
    if hides_list(subject):
        yield Refusal("a list of names that may be an aside")
        return
    for one in _joined_verbs(verb):
        own = next((child for child in one.children if child.dep_ in SUBJECTS), None)
        clause = _clause(one, own or subject, said_by, leading=one == verb)
        torn = is_torn(one, [i for i in clause.tokens if i not in clause.subject]) or tears_list(one)
        yield Refusal("the sentence is too tangled to take a part of it safely") if torn else clause


def _is_condition(child: Token) -> bool:
    return child.dep_ == "advcl" and any(
        word.lower_ in CONDITIONS for word in child.children if word.dep_ in {"mark", "advmod"}
    )


def _subject_tokens(verb: Token) -> tuple[int, ...]:
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return tuple(token.i for token in subject.subtree) if subject is not None else ()


def _joined_verbs(verb: Token) -> Iterator[Token]:
    """Yield the verb and the verbs joined to it by "and"; a "but" or "or" joins no fact that stands alone."""
    yield verb
    joiners = {child.lower_ for child in verb.children if child.dep_ == "cc"}
    if joiners <= {"and"}:
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ in VERBS and is_finite(child):
                yield from _joined_verbs(child)


def _clause(verb: Token, subject: Token, said_by: tuple[int, ...], *, leading: bool) -> Clause:
    auxiliaries = auxiliaries_of(verb)
    inherited = [] if leading or auxiliaries or subject.head == verb else auxiliaries_of(subject.head)
    # "Would take, meet and cut": a form that may be the plain one shares the auxiliary.
    shared = verb.tag_ == "VBN" or verb.lower_ == verb.lemma_.lower()
    body = body_of(verb)
    if shared and inherited:
        auxiliaries = inherited
        body = sorted({*body, *inherited})
    if subject.head != verb:
        body = [*_leading(subject), *(i for i in body if i > subject.i)]
    return made(verb, subject, body, auxiliaries, said_by=said_by)


def _leading(subject: Token) -> list[int]:
    """Return the time or place before the shared subject, which holds for the joined verbs too: "On 3 May X rose and fell"."""
    first = subject.head
    own = set(body_of(first))
    return [
        token.i
        for child in first.children
        if child.dep_ in {"prep", "npadvmod"} and child.i < subject.i and child.i in own
        for token in child.subtree
    ]
