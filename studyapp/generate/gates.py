"""Checks that every card passes before it is shown; each returns the reason for silence, or nothing.

They follow the item rules A (truth, grounding) and B (cards): a gate never mends, it only refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from studyapp.domain.fact import Fact, Role
from studyapp.domain.prompt import BLANK, MAX_ANSWER_WORDS, MAX_DEFINITION_WORDS, Cloze, Prompt, prompt_text
from studyapp.generate.giveaway import NAMED_KINDS, is_revealed, short_form_in, telling_words
from studyapp.generate.nameless import names_nothing
from studyapp.text.similarity import content_words

MAX_PROMPT_WORDS = 34
MAX_PASSAGE_WORDS = 70
_RELATIVE = re.compile(
    r"\b(?:(?:this|last|next|current|previous|coming) (?:year|month|week|decade|century|fiscal)|yesterday|tomorrow|today|recent(?:ly)?|"
    r"last (?:elect(?:ed)?|held|hold|hosted?|met|meet|won|win|visit(?:ed)?)|"
    r"(?:who|which) is \d{1,3}(?=[,.?]| and)|now|currently|at present|nowadays|ago|"
    r"earlier(?! than| known| called| named)|thereafter|by then|at the time|so far|to date|soon|of late|earlier this|later this)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"^(?:it|they|he|she|this|these|those|such)\b|\b(?:the (?:two|three)(?! ?-)|both (?:countries|sides|leaders|ministers)|the said|"
    r"the above|the following|the latter|the former|respectively|him|they|them|he|she|we|our|us)\b",
    re.IGNORECASE,
)
_GLITCH = re.compile(
    r"s’ \(|s’[?.]?$|\b(?:its|their|his|her) own[?.]?$|"
    r"  | [,.;:?)]|\( |\.\.|,,|,\?|;\?|\?\?| ’s\b|[•●▪◦\ufffd]|https?:|www\.|@"
)
# "Gave its approval" to what?
_OBJECT_UNSAID = re.compile(
    r"\b(?:approval|assent|consent|nod|the step|the move|the decision)\b(?! (?:to|of|for|on))|\b(?:start|begin)\?$|"
    r"\b(?<!age )(?:to|of|by|from|with) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[.?]"
)
# What notes cut short and nobody reads aloud.
# The stop behind "4 Feb." went with the date that was written out.
_STOP_LOST = re.compile(r"\b(?:19|20)\d\d(?: \(as of [^)]*\))? [A-Z][a-z]+:|\?\) [A-Z][a-z]+:|\?\)\. [a-z]")
_SHORTHAND = re.compile(
    r"\b(?:Min of|Min\.|Nat'l|nat'l|Intl|Govt|govt|[Cc]ttee|[Dd]ept|Comm\.|estd|b/w|w/|bef|incl|approx|yrs?|indep\.|u/c|nr|tnl)\b|\+ [a-z]"
)
_SECOND_TIME = re.compile(
    r" and (?:again|then|later|for the \w+ time)? ?(?:at|in|on) [^?]*\b(?:19|20)\d\d\b| and for the \w+ time\b"
)
_SAID_TWICE = re.compile(r"\b((?:on |in )?(?:\d{1,2} )?[A-Z][a-z]+ \d{4})\b.{0,12}\b\1\b")
_VAGUE_SUBJECT = re.compile(
    r"^(?:as of [^,]+, )?(?:the )?(?:members|leaders|officials|experts|people|government|ministers?|country|countries)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidate:
    """A prompt that may become a card of this role of this fact."""

    fact: Fact
    role: Role
    prompt: Prompt


Gate = Callable[[Candidate], str]


def relative_time(candidate: Candidate) -> str:
    """A5: "this year" means another year when the card is read."""
    found = _RELATIVE.search(_whole(candidate))
    return f"“{found[0]}” hangs on the day of publication" if found else ""


def dangling_reference(candidate: Candidate) -> str:
    """A6: a pronoun or "the two ministers" without their names."""
    if candidate.fact.frame == "passage":
        return ""  # what it leans on is quoted with it
    found = _DANGLING.search(prompt_text(candidate.prompt))
    return f"“{found[0]}” is not named" if found else ""


def hedge_lost(candidate: Candidate) -> str:
    """A4: what the source only supposes must not be asked as certain."""
    hedge = candidate.fact.hedge.split(" ")[0]
    return f"the source says “{candidate.fact.hedge}”" if hedge and hedge not in _whole(candidate).lower() else ""


def gives_itself_away(candidate: Candidate) -> str:
    """B3: a telling word of the answer stands in the prompt."""
    if candidate.fact.frame == "full-form":
        return ""  # its letters are the question
    if short_form_in(prompt_text(candidate.prompt), candidate.prompt.answer):
        return "its short form stands in the question"
    answer = telling_words(candidate.prompt.answer, candidate.role.noun)
    named = candidate.role.kind in NAMED_KINDS
    if named and is_revealed(candidate.prompt.answer, candidate.role.noun, prompt_text(candidate.prompt)):
        return "a word like it stands in the question"
    shared = answer & content_words(prompt_text(candidate.prompt))
    if _from_note(candidate):
        shared -= {"article", "act", "ocean", "sea", "river"}
    return f"“{min(shared)}” of the answer stands in the question" if answer and len(shared) * 3 >= len(answer) else ""


def answer_too_long(candidate: Candidate) -> str:
    """B1: one fact, one short answer."""
    words = len(candidate.prompt.answer.split())
    longest = MAX_DEFINITION_WORDS if candidate.fact.rule == "prose.question-heading" else MAX_ANSWER_WORDS
    return f"an answer of {words} words" if words > longest else ""


def prompt_too_long(candidate: Candidate) -> str:
    """B8: plain and short."""
    words = len(prompt_text(candidate.prompt).split())
    longest = MAX_PASSAGE_WORDS if candidate.fact.frame == "passage" else MAX_PROMPT_WORDS
    return f"a question of {words} words" if words > longest else ""


def prompt_too_bare(candidate: Candidate) -> str:
    """B2: too few words to know what is asked."""
    if candidate.fact.frame in {"full-form", "ready-question"} or _from_note(candidate):
        return ""  # a note's subject is checked where it is read
    needed = 3 if prompt_text(candidate.prompt).startswith("Why ") else 4
    if _OBJECT_UNSAID.search(prompt_text(candidate.prompt)):
        return "it does not say of what"
    words = content_words(prompt_text(candidate.prompt))
    return "too little is left to know what is asked" if len(words) < needed else ""


def one_blank(candidate: Candidate) -> str:
    """B5: a cloze has one blank."""
    if isinstance(candidate.prompt, Cloze) and candidate.prompt.text.count(BLANK) != 1:
        return "not one blank"
    return ""


def damaged_text(candidate: Candidate) -> str:
    """Broken spacing, open brackets or quotes, remains of layout."""
    prompt, answer = prompt_text(candidate.prompt), candidate.prompt.answer
    if _GLITCH.search(f"{prompt} {answer}"):
        return "the text is damaged here"
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    if _SAID_TWICE.search(prompt):
        return "a date stands twice"
    if _STOP_LOST.search(prompt):
        return "two sentences run together"
    shorthand = _SHORTHAND.search(f"{prompt} {answer}")
    if shorthand:
        return f"“{shorthand[0]}” is cut short"
    opened = any(text.count(a) != text.count(b) for text in (prompt, answer) for a, b in pairs)
    stray = re.search(r"(?<!s)’$|^[‘“]|”$", answer)
    return "a bracket or quote is open" if opened or stray else ""


def vague_subject(candidate: Candidate) -> str:
    """B2: "members" or "officials" of what?"""
    found = _VAGUE_SUBJECT.search(prompt_text(candidate.prompt))
    return f"“{found[0]}” is not said of whom" if found and candidate.fact.frame == "clause" else ""


def list_for_letters(candidate: Candidate) -> str:
    """A1: "SCO: Security, Connectivity, Opportunity" is a play on letters, not what they stand for."""
    listed = "," in candidate.prompt.answer and not re.search(r" (?:and|&) ", candidate.prompt.answer)
    return "a list of words, not a name" if candidate.fact.frame == "full-form" and listed else ""


def names_something(candidate: Candidate) -> str:
    """B2: "the National mission" and "technique" are the names of many things."""
    nameless = names_nothing(candidate.fact, prompt_text(candidate.prompt), candidate.fact.topic)
    return f"“{nameless}” is no name of one thing" if nameless else ""


def one_time(candidate: Candidate) -> str:
    """B5: "first held in 2021 and for the second time at Baku in 2023" asks of two events at once."""
    asked = prompt_text(candidate.prompt)
    turned = candidate.fact.frame == "clause" and not isinstance(candidate.prompt, Cloze)
    return "it tells of two events" if turned and _SECOND_TIME.search(asked) else ""


GATES: tuple[Gate, ...] = (
    relative_time,
    dangling_reference,
    hedge_lost,
    gives_itself_away,
    answer_too_long,
    prompt_too_long,
    prompt_too_bare,
    one_blank,
    damaged_text,
    vague_subject,
    names_something,
    one_time,
    list_for_letters,
)


def refused(candidate: Candidate) -> str:
    """Return the reason of the first gate that refuses the candidate, or nothing."""
    return next((reason for gate in GATES if (reason := gate(candidate))), "")


def _from_note(candidate: Candidate) -> bool:
    return candidate.fact.rule.startswith("note.")


def _whole(candidate: Candidate) -> str:
    return f"{prompt_text(candidate.prompt)} {candidate.prompt.answer}"
