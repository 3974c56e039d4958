"""A kept fact as a claim for a paper: its statement, and the places in it where another value would certainly be false."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from studyapp.domain.fact import Fact
from studyapp.domain.question import Evidence, Kept
from studyapp.testing.slots import Slot, slots_of

LONGEST = 32  # words; what is longer is a paragraph, not a statement to be judged
SHORTEST = 5
# Frames whose statement tests nothing (letters spell the answer), is a question, or lists.
_NOT_STATED = frozenset({"full-form", "ready-question", "definition", "sum", "counted-list", "nickname", "other-name"})
_RELATIVE = re.compile(
    r"\b(?:this|last|next|current|previous|coming) (?:year|month|week|decade|century|fiscal)\b|\b(?:recently|now|today|"
    r"yesterday|tomorrow|currently|nowadays|so far|ago|earlier this|has since)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"^(?:It|They|This|That|These|Those|He|She|Its|Their|His|Her|Such|An?|Some|Another|Both)\b|"
    r"\b(?:its being|these|those|but (?:fewer|more|less)|the (?:former|latter|same|said|above|two|three) |"
    r"(?:of|by|in|for|at|under|with) (?:it|them|this)\b)"
)
_VAGUE = re.compile(
    r"\bthe (?:meeting|agreement|committee|bench|scheme|mission|project|region|event|report|country|state|spot|move|plan|"
    r"programme|bill|law|decision|summit|visit|talks|deal|ship|lander|spacecraft|satellite|exercise|first phase|company|"
    r"pilot|detector|first direct|price|target|total|average)\b(?! (?:of|for)\b)|\bgave (?:her|his|its) assent\b(?! to)|"
    r"\b(?:published|issued|released|announced|set up|signed|made) an? (?:[a-z-]+ ){1,3}(?:in|on)\b",
)
_OPINION = re.compile(
    r"\b(?:historic|landmark|important|significant|crucial|key|major step|pride|proud|success)\b", re.IGNORECASE
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|likely|expected|reportedly|allegedly|proposed|planned|said|claims?|according)\b"
)
# A name: a capital that no sentence begins with, or a first word that is not one of the usual openers.
_NAME = re.compile(
    r"(?<!^)(?<![-\w])[A-Z0-9][\w’'&.-]*[A-Za-z]|^(?!(?:The|In|On|At|By|For|From|With|Under|After|Since|Each|Every|All|As|Of|To)\b)"
    r"[A-Z][\w.-]*"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Claim:
    """One kept fact as it may stand in a paper."""

    kept: Kept
    slots: tuple[Slot, ...]

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.kept.fact

    @cached_property
    def text(self) -> str:
        """The claim as it is printed: the statement, with the date on which it held where it may change."""
        return dated(self.fact.statement, self.fact)

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return evidence(self.kept)

    @cached_property
    def stands_alone(self) -> bool:
        """Whether the statement can be judged by itself, without a line above it."""
        return not unfit(self.fact) and _names_its_subject(self.fact.statement)


def claim_of(kept: Kept) -> Claim:
    """Return the claim of a kept fact; without slots where nothing in it may be swapped."""
    return Claim(kept, slots_of(kept.fact))


def dated(statement: str, fact: Fact) -> str:
    """Return the statement with ``(as of October 2020)`` where the fact carries such a date."""
    if fact.as_of is None:
        return statement
    return f"{statement.removesuffix('.')} (as of {fact.as_of.words()})."


def evidence(kept: Kept) -> Evidence:
    """Return where a kept fact stands."""
    fact = kept.fact
    return Evidence(kept.source, kept.sentence or fact.statement, fact.article_id, fact.id, fact.span)


def unfit(fact: Fact) -> str:
    """Return why the statement cannot be put before a student to be judged true or false, empty where it can."""
    statement = fact.statement
    words = len(statement.split())
    checks = (
        (fact.frame in _NOT_STATED, "its form gives the answer away, lists or asks"),
        (bool(fact.hedge or fact.attribution or _HEDGED.search(statement)), "it is hedged or said by somebody"),
        (not SHORTEST <= words <= LONGEST, "it is too short or too long to be judged as a whole"),
        (not statement.endswith(".") or "?" in statement or ";" in statement, "it is not one plain sentence"),
        (bool(_RELATIVE.search(statement)), "its time depends on the day of reading"),
        (bool(_HANGING.search(statement)), "it speaks of something named before"),
        (bool(_OPINION.search(statement)), "it judges"),
    )
    return next((reason for fails, reason in checks if fails), "")


def _names_its_subject(statement: str) -> bool:
    """Return whether a name stands near the beginning and nothing in it hangs on the article."""
    if _VAGUE.search(statement) or _VAGUE.search(statement[:1].lower() + statement[1:]):
        return False
    beginning = " ".join(statement.split()[:7])
    return bool(_NAME.search(beginning))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters."""
    return frozenset(word.lower() for word in _WORD.findall(text))
