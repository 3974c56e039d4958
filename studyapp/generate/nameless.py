"""Whether what a note asks about has a name that says which one it is: "the National mission" and "technique" have none."""

from __future__ import annotations

import re

from studyapp.domain.fact import Fact

# Words that a hundred names share: kinds, ranks and what they belong to.
_SHARED_WORDS = """
    act agency agreement amendment area article assembly authority award bank bill board body bridge bureau cabinet campaign case centre
    chamber charter code commission committee company conference constitution convention corporation council country court
    declaration department directorate district division fund gallery government group index initiative institute law list
    meeting ministry mission movement museum network office order organisation organization panel parliament part party phase
    plan policy portal prize programme project protocol region report resolution rules schedule scheme secretariat section
    service session society state strategy summit survey system treaty tribunal union university village yojana zone
    advisory central executive federal general governing high indian joint local main national new political principal regional
    special standing supreme technical union annual first second third fourth fifth last final
    one two three four five six seven eight nine ten
"""
_SHARED = frozenset(_SHARED_WORDS.split())
_ONLY_SAYS_HOW = frozenset(
    "Initial Total Annual Estimated Approved Revised Overall Average Minimum Maximum Final Current Proposed".split()
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = frozenset("of and for the in on to under with by a an at from".split())
_ROMAN = re.compile(r"[IVX]+|\d{1,2}")
_CODE = re.compile(r"\b(?:is|was|of|does|did) (?P<code>(?!G7|G20)[A-Z]{1,2}-?\d{1,2})(?=\?| (?:is|was|are|were)\b)")
# Forms that ask about an office, a prize, a word or the answer itself: no name is needed.
_OTHERWISE = (
    "full-form",
    "ready-question",
    "definition",
    "also-known",
    "title",
    "post",
    "prize",
    "holder",
    "rank",
    "symbol",
)

# Forms that tell of what common nouns mean: the atomic number of lithium.
_OF_COMMON_NOUNS = ("atomic-number", "attribute", "measured", "keyed", "neighbour", "exercise")


def names_nothing(fact: Fact, question: str, title: str) -> str:
    """Return which words of a note's question name no single thing, empty where they do; the ``title`` may say of what."""
    if not fact.rule.startswith("note.") or fact.frame in _OTHERWISE:
        return ""
    role = fact.role("what" if fact.frame == "made" else "subject")
    if role and role.name not in fact.asks and fact.frame not in _OF_COMMON_NOUNS and _is_nameless(role.text):
        return role.text
    code = _CODE.search(question)
    return code["code"] if code and code["code"] not in title else ""


def _is_nameless(subject: str) -> bool:
    words = [word for word in _WORD.findall(re.sub(r" \([^)]*\)", "", subject)) if word.lower() not in _SMALL]
    telling = [word for word in words if word.lower() not in _SHARED and not _ROMAN.fullmatch(word)]
    if not words or (" of " in f" {subject} " and telling):
        return False
    if any(word[0].isupper() or word[0].isdigit() for word in telling[1:]):
        return False
    if len(words) == 1:
        return bool(words[0].islower()) or words[0] in _ONLY_SAYS_HOW
    several = words[-1][0].islower() and re.search(r"[^su]s$", words[-1]) and words[-1].lower() not in _SHARED
    few = len(words) <= 2 and not any(sign.isdigit() for sign in subject)
    return not telling or bool(several and few)
