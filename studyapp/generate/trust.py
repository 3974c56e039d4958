"""Which cards go first and which are only shown on request, by the rule that made them.

The figures put the rules in order, as the blind readings suggest (tests/benchmarks/VERDICTS.md); they are not measured
shares: on new texts readers kept between seven and nine cards in ten. Those of notes come with the facts.
"""

from __future__ import annotations

import re

from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.prompt import Basic, Prompt, prompt_text
from studyapp.text.similarity import content_words

CONFIDENT = 0.6
_DOUBTFUL = 0.5

# Questions turned from a clause: only what readers kept eight times in ten is shown at once. Dates and places of events were
# kept 12 times of 21 in texts unread until then; the sentence quoted whole, with its blank, 44 times of 51.
_CLAUSE_QUESTIONS: dict[tuple[str, RoleKind], float] = {
    ("prose.rank", RoleKind.WORK): 0.75,
    ("prose.rank", RoleKind.PERSON): 0.75,
    ("prose.event", RoleKind.CLAUSE): 0.74,
}
# Whole sentences with a blank, by what is asked. Places and bodies were kept little more than half of the time: they are given
# away by the rest of the sentence, or no examiner would ask them; but for where something happened.
_PASSAGES: dict[RoleKind, float] = {
    RoleKind.WORK: 0.74,
    RoleKind.DATE: 0.73,
    RoleKind.TERM: 0.72,
    RoleKind.NUMBER: 0.71,
    RoleKind.PERSON: _DOUBTFUL,
    RoleKind.EVENT: 0.66,
    RoleKind.ORGANISATION: _DOUBTFUL - 0.02,
    RoleKind.PLACE: 0.52,
}
_PLACE_OF_EVENT = 0.64  # where something took place: kept 14 times of 16; not who did it
_AT = re.compile(r"\b(?:at|in|from|near|off) (?:the )?$")
# Where the sentence tells no event of the list, its date and its figure are often trifles (kept 53 times of 79 and 18 of 30), and a
# date of a lasting state hangs on another one (10 of 17); its figure is no matter, or of what is not said (11 of 17),
# and what it defines seldom is a term (3 of 5).
_OFTEN_TRIFLES = frozenset(
    {
        ("other", RoleKind.DATE),
        ("other", RoleKind.NUMBER),
        ("other", RoleKind.WORK),
        ("state", RoleKind.DATE),
        ("state", RoleKind.NUMBER),
        ("state", RoleKind.TERM),
    }
)
# Below that trust in the form of the text, quoted and turned sentences are shown on request only.
_STANDS_ALONE = 0.6
# Of explainers dates and figures of events alone.
_EXPLAINS = 0.5
_IN_EXPLAINERS = frozenset(
    {
        ("passage.event", RoleKind.DATE),
        ("passage.event", RoleKind.NUMBER),
    }
)
_LIST = 0.68  # "which three carriers"
_LISTED = re.compile(r"(?:two|three|four) ")
# Titles of news about a day's ceremony: hardly a sentence below them is asked in an exam.
_OF_THE_DAY = re.compile(
    r"\b(?:addresse[sd]|attends?|briefed|calls on|celebrat\w+|chairs?|concludes?|condole\w*|congratulat\w+|contests?|consultation|"
    r"delegation|exhibition|expo|felicitat\w+|flags? off|floral|graces?|greets?|holds?|homage|honours|hosts?|inaugurat\w+|incident|"
    r"interacts?|invites?|meets?|meeting|mahotsav|obituary|observes?|organis\w+|pakhwada|participat\w+|pays|quiz|receives?|reviews?|"
    r"showcas\w+|takes suo|tributes?|visits?|workshop|drive|cognizance)\b",
    re.IGNORECASE,
)

# Of the full forms below such a title those of bodies and schemes alone.
_BODY_OR_WORK = re.compile(
    r"\b(?:Academy|Institutes?|Authority|Corporation|Commission|Committee|Council|Board|Mission|Yojana|Karyakra?m|Agency|"
    r"Organi[sz]ation|Bank|Bureau|Fund|Programme|Union|Ministry|Department|Centre|Association|Alliance|Agreement|Tribunal)\b"
)

# A question cut from a clause that says little may be asked of other things too.
_ENOUGH_WORDS = 5
_LITTLE = 0.2
# A card whose topic line had to lose the title, since that gives the answer away, has lost its context.
_WITHOUT_TITLE = 0.2


# Forms of notes that taught an error in a blind reading, or of which strangers kept fewer than three in four: on request only.
_DOUBTFUL_NOTES = frozenset(
    f"note.{form}"
    for form in """since author definition count pact-date other-name renamed also-known launch-mass measure length by-whom sum made
    award located-in article-provides article-deals-with held-at dated-figure born keyed chaired""".split()
)
# What of a form is asked in vain, while the rest of it is sound: the doer of what was done, the date of a clipped clause.
_DOUBTFUL_ROLES = frozenset(
    {("note.active", "time"), ("note.passive", "agent"), ("note.counted-list", "last"), ("note.rank", "subject")}
)


def score_of(fact: Fact, role: Role, prompt: Prompt, topic: str) -> float:
    """Return the card's place in that order under that topic line, 0 to 1, higher first."""
    if _is_unsure_note(fact, role, topic):
        return min(fact.score, CONFIDENT - 0.05)
    if _stands_in_doubt(fact, role, prompt):
        return _DOUBTFUL
    lost = _WITHOUT_TITLE if _lost_title(fact.topic, topic) and not _names_enough(prompt_text(prompt)) else 0.0
    if fact.frame == "passage":
        return round(_of_passage(fact, role) - lost, 3)
    if fact.frame == "clause":
        return round(_of_clause(fact, role, prompt, lost), 3)
    return round(fact.score - (lost if fact.rule.startswith("prose") else 0.0), 3)


def _is_unsure_note(fact: Fact, role: Role, topic: str) -> bool:
    """Whether readers kept too few of the form, or the letters are those of any field."""
    bare = fact.rule.endswith(".full-form") and (not topic or _lost_title(fact.topic, topic))
    return fact.rule in _DOUBTFUL_NOTES or (fact.rule, role.name) in _DOUBTFUL_ROLES or bare


def _stands_in_doubt(fact: Fact, role: Role, prompt: Prompt) -> bool:
    """Whether readers seldom keep what is asked so: below a title of ceremony, in a text whose sentences lean on each other."""
    if fact.rule == "prose.question-heading" or (role.name == "agent" and any(c.isdigit() for c in prompt.answer)):
        return True
    ceremony = _OF_THE_DAY.search(fact.topic.split(" · ")[0]) is not None
    named = fact.rule == "prose.full-form" and _BODY_OR_WORK.search(prompt.answer)
    if ceremony and fact.rule.startswith(("prose", "passage")) and not named:
        return True
    stands = fact.score >= _STANDS_ALONE or (fact.score >= _EXPLAINS and (fact.rule, role.kind) in _IN_EXPLAINERS)
    return fact.frame in {"passage", "clause"} and not stands


def _of_clause(fact: Fact, role: Role, prompt: Prompt, lost: float) -> float:
    """Return the place of what was cut from a sentence; ``lost`` is what a title that went with the answer takes from it."""
    if not isinstance(prompt, Basic):
        return (_LIST if _LISTED.match(role.noun) else _DOUBTFUL) - lost
    little = role.kind is not RoleKind.CLAUSE and len(content_words(prompt.question)) < _ENOUGH_WORDS
    listed = fact.rule == "prose.event" and _LISTED.match(role.noun)
    usual = _LIST if listed else _CLAUSE_QUESTIONS.get((fact.rule, role.kind), _DOUBTFUL + 0.02)
    return usual - max(lost, _LITTLE if little else 0.0)


def _of_passage(fact: Fact, role: Role) -> float:
    if _LISTED.match(role.noun):
        return _LIST
    if role.kind is RoleKind.PLACE and fact.told == "event" and role.at and _AT.search(fact.statement[: role.at.start]):
        return _PLACE_OF_EVENT
    if (fact.told, role.kind) in _OFTEN_TRIFLES:
        return _DOUBTFUL
    return _PASSAGES.get(role.kind, _DOUBTFUL)


def _lost_title(whole: str, topic: str) -> bool:
    return topic.split(" · ")[0] != whole.split(" · ")[0]


def _names_enough(text: str) -> bool:
    """Whether the prompt names two things or gives a figure, so that it stands without the title."""
    inside = text.split(" (as of")[0].split()[1:]
    return sum(word[0].isupper() for word in inside) > 1 or any(c.isdigit() for c in " ".join(inside))


def is_confident(score: float) -> bool:
    """Return whether a card of that score is shown without being asked for."""
    return score >= CONFIDENT
