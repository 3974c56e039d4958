"""What the next sentence's "it", "he" or "she" stands for: the subject of this one, unless something else may be meant."""

from __future__ import annotations

import re
from dataclasses import replace

from studyapp.domain.article import Sentence
from studyapp.domain.fact import RoleKind
from studyapp.extract.prose.context import VAGUE, Antecedent
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.names import find_names, is_titled
from studyapp.extract.prose.phrases import Clause
from studyapp.extract.prose.statement import Statement
from studyapp.knowledge.gazetteer import Gazetteer

_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})


def antecedent_of(
    clause: Clause, sentence: Sentence, statement: Statement | None, gazetteer: Gazetteer
) -> Antecedent | None:
    """Return the clause's subject as an antecedent when it names one thing and nothing else competes with it.

    ``statement`` is the clause made complete, None where it could not be: then only a subject that is a name serves.
    """
    head = clause.doc[clause.subject_head]
    line = Line(clause.doc, sentence.text, clause.subject)
    if statement is not None:
        line = replace(statement.line, tokens=clause.subject)
    words = re.sub(r" \([^)]*\)$", "", line.render().text)
    resolved = any(i in line.replacements for i in clause.subject)
    if not words or not (head.pos_ == "PROPN" or resolved or (statement is not None and _is_told_apart(clause))):
        return None
    if not resolved and any(clause.doc[i].pos_ == "PRON" for i in clause.subject):
        return None
    if _is_of_place(clause, words, gazetteer) or _has_rival(clause, sentence, gazetteer):
        return None  # "India signed the accord. It ...": a country is seldom what "it" means
    if words.startswith(("The ", "A ", "An ")):
        words = words[0].lower() + words[1:]
    plural = head.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in head.children)
    return Antecedent(words, head.ent_type_ == "PERSON", plural, sentence.block)


def _is_told_apart(clause: Clause) -> bool:
    """Whether "the <words> <noun>" says which one: "the first direct detection", not "the detection"."""
    head = clause.doc[clause.subject_head]
    determined = clause.doc[clause.subject[0]].lower_ == "the"
    return determined and any(
        child.dep_ in {"amod", "compound", "prep"} and child.lower_ not in VAGUE for child in head.children
    )


def _is_of_place(clause: Clause, subject: str, gazetteer: Gazetteer) -> bool:
    return clause.doc[clause.subject_head].ent_type_ == "GPE" or _is_place(subject, gazetteer)


def _has_rival(clause: Clause, sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Whether the verb acts on another thing that is named, which "it" may mean."""
    head = clause.doc[clause.subject_head]
    if head.pos_ != "PROPN" and any(
        token.dep_ in _OBJECTS and token.pos_ == "NOUN" and token.ent_type_ not in {"DATE", "MONEY", "PERCENT"}
        for token in clause.doc
    ):
        return True  # "The foundation stone was laid, and he inaugurated the bridge. It ..."
    behind = max(clause.doc[i].idx + len(clause.doc[i]) for i in clause.subject)
    for name in find_names(sentence.text):
        if name.start < behind or is_titled(name.text) or _is_place(name.text, gazetteer):
            continue
        inside = [token for token in clause.doc if name.start <= token.idx < name.end]
        heads = [token for token in inside if token.head not in inside or token.head == token]
        if any(head.dep_ in _OBJECTS for head in heads):
            return True
    return False


def _is_place(words: str, gazetteer: Gazetteer) -> bool:
    return any(sense.kind is RoleKind.PLACE for sense in gazetteer.senses_of(words)[:1])
