"""What a sentence leaves unsaid (of which office, State, contest, case), which the line above the card has to say then."""

from __future__ import annotations

import re

from studyapp.extract.prose.statement import Statement

_IN_OFFICE = re.compile(
    r"\b(?:held|holds?|took|takes?|assumed|demits?|demitted|left|in) office\b|"
    r"\b(?:first|second|third|fourth|fifth|another|new|fresh|consecutive) term\b|\bsworn in\b|"
    r"\b(?:resign(?:ed|s|ing)?|stepp?(?:ed|s|ing) down|took charge|took over)\b(?! (?:as|the|of|control|power))"
)
_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Gg]overnor|[Cc]hairman|[Cc]hairperson|PM|CM|CEO|CEC|CJI|[Ss]peaker|[Cc]hief|[Jj]udge|[Jj]ustice|"
    r"[Dd]irector|[Ss]ecretary|[Hh]ead|[Ll]eader|[Mm]ayor|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Pp]ope|[Cc]ommissioner|[Rr]egent|MP|MLA|"
    r"[Gg]overnment|[Cc]abinet|[Cc]oalition)s?\b"
)
_OF_A_STATE = re.compile(r"\b(?:CM|Chief Minister|Mayor)\b")
_OWN = frozenset({"india", "state", "centre"})
_OF = re.compile(r"(?:Minister|CM|Mayor),? of [A-Z]|[A-Z]\w+(?:[’']s)? (?:CM|Chief Minister)\b")
_IN_COURT = re.compile(
    r"\b(?:went|gone|go|goes) to (?:the )?(?:Supreme |High )?[Cc]ourt\b|\b(?:approached|moved) the (?:\w+ )?[Cc]ourt\b"
)
_OVER_WHAT = re.compile(r"\b(?:against|over|challeng\w+|seeking|asking|demanding|for|with|arguing|saying|because) ")
_OF_ONE_STATE = re.compile(
    r"\b[Ss]tate(?:[’']s)? (?:[A-Z]{2,5} )?(?:chief|president|unit|party|government|Cabinet|Assembly|police)\b|"
    r"\b[Tt]he State\b(?! (?:of|Bank|List|Bar|Emblem)\b)"
)
_WON = re.compile(
    r"\b(?:w[io]ns?|took|takes|bagged|clinched|claimed|settled for|lifted|retained|defended|reached)\b.{0,40}"
    r"\b(?:gold|silver|bronze|title|final|semi-?final|quarter-?final|medals?)\b"
)
_CONTEST = re.compile(
    r"\b(?:Olympi\w*|Paralympi\w*|Games|Cup|Championships?|Open|Trophy|League|Tournament|Grand Slam|Wimbledon|Asiad|Masters|"
    r"Grand Prix|Olympiad|Nationals|World|Series|IPL|Premier|Medal)\b"
)
_FIRST_HEAD = re.compile(
    r"\b(?:first|\d+(?:st|nd|rd|th)|new|youngest|oldest) (?:woman |tribal |elected )?"
    r"(?:President|Prime Minister|PM|King|Queen)\b(?! of)"
)
_LAND = re.compile(
    r"\bIndia|\b[A-Z][a-z]+(?:an|ese|ish)[’']?s? (?:President|Prime Minister|PM|King)|[’']s (?:first|new|\d+)"
)
_HONOURED = re.compile(r"\b(?:was|were) (?:\w+ )?(?:honoured|decorated|rewarded)\b(?! (?:with|by|as|for)\b)")
_OF_WHOSE_DEED = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:own |first |last )?(?:cuts?|reductions?|claims?|withdrawal|consent|merger|accession|"
    r"ratification|entry|exit|demands?|objections?|refusal|decision|ban|assent)\b"
    r"(?! (?:of|to|in|for|from|by|with|on|over|into|against|that|not)\b(?! \d|(?: the)? [A-Z][a-z]+ \d))"
)
_A_PARTY = re.compile(r"\b(?:is|was|became|are) a (?:party|member|signatory)\b(?! (?:to|of|in)\b)")
_FOR_EACH = re.compile(r"\bfor each(?:[.,]| of them|$)")
_MARK = re.compile(r"\b[Tt]he [\d,.]+(?: (?:crore|lakh|million|billion))?(?:-| )mark\b")
_SITTING = re.compile(r"\b[Tt]he (?:debate|session|discussion|sitting|hearing)s?\b")


def why_unsaid(statement: Statement, topic: str) -> str:
    """Return what neither the sentence nor the topic line says, empty when nothing is missing."""
    text = statement.rendered.text
    both = f"{text} {topic}"
    if _IN_OFFICE.search(text) and not _OFFICE.search(both):
        return "it does not say which office"
    if _WON.search(text) and not _CONTEST.search(both):
        return "it does not say in which contest"
    if _IN_COURT.search(text) and not _OVER_WHAT.search(text):
        return "it does not say over what"
    if (
        _MARK.search(text)
        or _HONOURED.search(text)
        or _OF_WHOSE_DEED.search(text)
        or _A_PARTY.search(text)
        or _FOR_EACH.search(text)
    ):
        return "it does not say of what"
    if _SITTING.search(text) and not _SITTING.search(topic):
        return "it does not say of which body"
    if _FIRST_HEAD.search(text) and not _LAND.search(both) and not _has_land(statement):
        return "it does not say of which country"
    unnamed = (_OF_A_STATE.search(text) and not _OF.search(both)) or _OF_ONE_STATE.search(text)
    if unnamed and not _has_land(statement):
        return "it does not say of which State"
    return ""


def _has_land(statement: Statement) -> bool:
    return any(token.ent_type_ == "GPE" and token.lower_ not in _OWN for token in statement.clause.doc)
