"""Which parts of a statement are worth asking, and can be answered in one way only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.prose.names import find_names
from studyapp.extract.prose.parts import Part
from studyapp.extract.prose.statement import Statement
from studyapp.extract.prose.trifles import is_small_date
from studyapp.extract.prose.turn import ask
from studyapp.text.question_words import question_words
from studyapp.text.similarity import content_words

_ENOUGH_WORDS = 5
_NAME_WORDS = 3  # a quoted name is told by little: "the landing point was named"
_PLENTY_OF_WORDS = 8
# What is counted here is what the text before left over or added to.
_NOT_COUNTED = re.compile(
    r"\b(?:remaining|other|another|additional|further|first|last|next) $|\d (?:to|and|or) $", re.IGNORECASE
)
_BESIDE_BEFORE = re.compile(r"(?:[A-Z][\w’.)]*|\d|\)),? (?:and|or|as well as) (?:the )?$|[A-Z][\w’]*, (?:the )?$")
_BESIDE_BEHIND = re.compile(r",? (?:and|or|as well as) (?:the )?[A-Z]|, (?:the )?[A-Z]\w*(?:,| and)")


def find_roles(statement: Statement, parts: Sequence[Part], topic: str) -> Iterator[Role]:
    """Yield a role for each part worth asking, with its question where it can be turned exactly; ``topic`` stands above."""
    for number, part in enumerate(parts):
        if part.text.removeprefix("the ") == "India" and not _among_countries(parts, part):
            continue  # whom else would an Indian article speak of
        if (
            part.listed
            or part.open_list
            or is_dull(statement, part)
            or told_by_list(part, parts)
            or not has_anchor(parts, part, statement, topic)
        ):
            continue
        if part.kind is RoleKind.DATE and is_small_date(statement, part, parts):
            continue
        wh = question_words(part.kind, part.noun, part.text)
        if not wh or (part.noun.startswith("what ") and part.at.start == 0):
            continue
        question = "" if wh in {"what amount", "what percentage"} else ask(statement, part, wh)
        yield Role(f"part{number}", part.text, part.kind, part.noun, part.at, question)


def is_dull(statement: Statement, part: Part) -> bool:
    """Whether the part only describes something ("India’s third mission", "the 1971 war") or stands in brackets."""
    before, behind = statement.rendered.text[: part.at.start], statement.rendered.text[part.at.end :]
    if part.kind is RoleKind.DATE and _leaves_a_rest(before, behind):
        return True
    if part.source != "list" and _stands_in_list(statement, before, behind, part):
        return True
    if part.noun != "what amount" and _in_indefinite_subject(statement, part):
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


def _leaves_a_rest(before: str, behind: str) -> bool:
    """Whether something would hang loose without the date: its other end, or what is said of it."""
    between = re.search(r"\b(?:between|from) [^,]{1,30} (?:and|to|or) $", before)
    return between is not None or re.match(r", (?:the|an?|which|when) ", behind) is not None


def _in_indefinite_subject(statement: Statement, part: Part) -> bool:
    """Whether the part only describes a subject of which there are many: "a system of 3 kW", "a group from Punjab"."""
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


def _is_modifier(statement: Statement, part: Part) -> bool:
    """Whether the part only goes before a common noun: "the 1971 war", "Ramsar sites"."""
    tokens = [statement.clause.doc[i] for i in _tokens_of(statement, part) if i not in statement.line.replacements]
    return any(
        token.dep_ in {"nummod", "compound", "amod", "nmod"} and token.head.pos_ == "NOUN" and token.head not in tokens
        for token in tokens
    )


def _tokens_of(statement: Statement, part: Part) -> set[int]:
    return {
        i for i, place in statement.rendered.places.items() if place.start < part.at.end and part.at.start < place.end
    }


def _among_countries(parts: Sequence[Part], asked: Part) -> bool:
    return any(part.noun == asked.noun and part.text != asked.text for part in parts)


def told_by_list(part: Part, parts: Sequence[Part]) -> bool:
    """Whether the number can be counted on the card: "three carriers, A, B and C"."""
    return part.kind is RoleKind.NUMBER and any(other.listed and other.at.start >= part.at.end for other in parts)


def has_anchor(parts: Sequence[Part], asked: Part, statement: Statement, topic: str) -> bool:
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
