"""What on a card gives its answer away: a telling word of it, its short form, a name made of it."""

from __future__ import annotations

import re

from studyapp.domain.fact import Role, RoleKind
from studyapp.text.similarity import content_words

NAMED_KINDS = frozenset({RoleKind.ORGANISATION, RoleKind.WORK, RoleKind.PLACE, RoleKind.EVENT, RoleKind.TERM})
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}$")
_SAME_START = 5  # letters: "Europe" tells the "European Commission"
_SPELLING = 4  # letters; three fit by chance
_SHORT_WORD = 3
_SHORT_FORM = re.compile(r"\b[A-Z]{3,}\b")


def telling_words(answer: str, noun: str) -> frozenset[str]:
    """Return the words of the answer that tell it from others of its sort; ``noun`` is the sort asked for ("commission")."""
    return content_words(answer) - content_words(noun)


def shortened(name: str) -> str:
    """Return the first letters of a name's capitalised words: "NATO" for "North Atlantic Treaty Organisation"."""
    return "".join(word[0] for word in re.findall(r"[A-Z][a-z]+", name)) or "-"


def short_form_in(text: str, answer: str) -> str:
    """Return the short form in the text that stands for the answer or for its beginning ("LIC": "Life Insurance Corporation Act")."""
    letters = shortened(answer)
    whole = letters if len(letters) > 1 and letters in re.findall(r"[A-Z]{2,}", text) else ""
    return whole or next((form for form in _SHORT_FORM.findall(text) if letters.startswith(form)), "")


def is_revealed(answer: str, noun: str, text: str) -> bool:
    """Return whether every telling word of a name is told by a like word of the text ("Zojila Tunnel": "Zoji La pass")."""
    telling = {word for word in telling_words(answer, noun) if len(word) > 2}
    said = content_words(text)
    return bool(telling) and all(any(_alike(word, other) for other in said) for word in telling)


def _alike(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if left == right:
        return True
    if len(short) < _SAME_START - 1 or not (left.isalpha() and right.isalpha()):
        return False
    return long.startswith(short) or (short[:_SAME_START] == long[:_SAME_START] and len(short) > _SAME_START)


def telling_topic(topic: str, role: Role, answer: str) -> str:
    """Return the topic line without a piece that gives the answer away."""
    day = _DAY.match(answer)
    telling = frozenset({day[1]}) if day else _stems(answer)  # "January 2025" above does not tell the 28th
    short = shortened(answer)

    def tells(piece: str) -> bool:
        shared = len(telling & _stems(piece)) * 2
        half = bool(telling) and (shared > len(telling) or (role.name == "long" and shared == len(telling)))
        spelled = short in piece.split() or _spelled_between(answer, piece)
        return half or spelled or (role.kind in NAMED_KINDS and is_revealed(answer, role.noun, piece))

    return " · ".join(piece for piece in topic.split(" · ") if not tells(piece))


def _spelled_between(answer: str, piece: str) -> bool:
    """Return whether one of the two holds a short form of the other ("PM-JAY": "... Pradhan Mantri Jan Arogya Yojana")."""
    return any(
        len(form) >= _SPELLING and form in letters
        for forms, letters in ((_forms(answer), _initials(piece)), (_forms(piece), _initials(answer)))
        for form in forms
    )


def _forms(text: str) -> list[str]:
    return [form.replace("-", "") for form in re.findall(r"\b[A-Z][A-Z-]*[A-Z]\b", text)]


def _initials(text: str) -> str:
    """Return the first letters of the words; of a short word in capitals all ("PM Fasal Bima Yojana": "PMFBY")."""
    words = re.findall(r"[A-Za-z]+", text)
    return "".join(word if word.isupper() and len(word) <= _SHORT_WORD else word[0].upper() for word in words)


def _stems(text: str) -> frozenset[str]:
    """Return the telling words without a plural's s: a title's "Tatas" gives "Tata" away."""
    return frozenset(word.removesuffix("s") for word in content_words(text))
