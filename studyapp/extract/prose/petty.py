"""Parts of a quoted sentence that nobody would ask for: small change, giveaways, one of several."""

from __future__ import annotations

import re

from studyapp.domain.fact import RoleKind
from studyapp.extract.prose.names import NAMED_NOUNS, find_names
from studyapp.extract.prose.parts import Part
from studyapp.text.acronyms import spells

_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten eleven twelve both".split())
# What is counted in small words and yet asked: who sits on a body, how many belong to it.
_WORTH_COUNTING = re.compile(
    r" ?(?:members?|judges?|seats?|states?|countries|nations|parties|schedules?|parts|languages|satellites|zones|phases|"
    r"pillars|goals|targets|crore|lakh|million|billion|categories|districts|sites|reserves|parks|titles|medals|golds?|units?)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b")
_RATE = re.compile(
    r"\b(?:grew|grow\w*|rose|rise\w*|fell|falls?|rate|inflation|duty|tax\w*|interest|stake|share|cut|reduc\w+|increas\w+|"
    r"declin\w+|below|above|efficiency|literacy|turnout|cess|reservation|quota)\b"
)
_OF_WHAT = re.compile(r" (?:of|in|more|less|stake|share|duty|tax|interest|growth)\b")
_DURATION = re.compile(r" ?(?:days?|weeks?|hours?|minutes?|months?|years?)\b")
# A length of time that was laid down, not one that happened.
_LAID_DOWN = re.compile(
    r"\b(?:term|tenure|within|notice|serves?|sentenced?|imprisonment|punish\w+|valid\w*|every|lasts?|retire\w*|age|aged|"
    r"minimum|maximum|orbits? (?:the|every|once|in)|takes?|holds? office|period of|mission life|lifespan|youngest|oldest)\b"
)
_PETTY_COUNTED = re.compile(
    r" ?(?:games?|points?|runs|goals|lives|deaths|passengers|casualties|photographs?|spots?|pages?|wickets?|balls?|"
    r"overs?|occasions?|times|men|women|people who|hands|"
    r"meetings?|reports?|seconds?|questions?|words|votes?|ballots?|abstentions?|members abstained|members voted)\b"
)
_OWNED = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir) $")
_GOES_ON = re.compile(r" (?:of|for|on|and) (?:the )?[A-Z]")
_KNOWN_TO_ALL = re.compile(r"(?:Prime Minister|President),? (?:of India,? )?(?:Shri |Smt |Mr\.? )?$")
_SPEAKS = re.compile(
    r"(?:, [^,]{3,60},)* (?:also )?(?:said|says|stated|told|noted|added|called|remarked|stressed|observed) "
)
_CHAIRED = re.compile(r"(?:chaired by|met under|under the chairmanship of) (?:the )?$")
_TOLD_BY = re.compile(r"\b(?:says?|said|according to|estimates? of|reports?|as per)(?: by)? (?:the )?$")
_PART_BEFORE = re.compile(r"[^.:;] (?!(?:The|A|An) )(?:[A-Z][\w.&-]*|[A-Z]\w*n[’']s|[A-Z]\w*s[’']) $")
_PART_BEHIND = re.compile(r"[ -](?!I\b)[A-Z][a-z]|-[a-z]|/| /")
_ALSO_CALLED = re.compile(r",? \((?:[A-Z][\w-]*[A-Z]|[A-Z]{2,})|,? (?:also|better|popularly|formerly) (?:known|called)")
_ROUGH = re.compile(r"\beach(?: of)? $|\bsome (?:[\d,]+|[a-z]+) \w+ and $", re.IGNORECASE)
_WEIGHT_CLASS = re.compile(r" ?kg (?:gold|silver|bronze|category|class|division|weight|freestyle|event|title)")
_DISTANCE = re.compile(
    r" ?(?:km|kms|kilometres|miles|nautical miles)(?: \w+)? (?:from|away|off|to the|north|south|east|west|up|down|upstream|downstream)\b"
)
_LISTS = re.compile(r"\b(?:Union|State|Concurrent) List\b")
_FISCAL_YEAR = re.compile(r"\d{4}[-–]\d{2}(?:\d{2})?")
_FIGURES = re.compile(
    r"\b(?:growth|grew|grow\w*|GDP|inflation|deficit|crore|lakh|tonnes|exports?|imports?|production|output)\b|%|per cent"
)
_FAIR = frozenset({"expo", "fair", "conclave", "exhibition", "show", "mela", "mahotsav"})
_ADDED_UP = re.compile(r"\(\d+ \w+(?: \w+)?(?:,| and|;) \d+|: \d+ \w+(?:,| and) \d+")
_COUNTED_YEARS = re.compile(r"\b(?:hundredth|\d+(?:st|nd|rd|th)) (?:year|anniversary)\b|\b(?:centenary|jubilee)\b")
_GENERIC = re.compile(r"(?:An? )?(?:Act|Order|Law) of Parliament|Certificate Programme", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:Dr|Shri|Smt|Sir|St)\.? $|[A-Z]\w*(?:-\w+)? [A-Z]\w*[’']s $")
_ONCE_OF = re.compile(r"\b(?:former\w*|brought|once|earlier)\b[^,]{0,30}$")
_OF_A_DISTRICT = re.compile(
    r" (?:district|division|block|taluka?|tehsil|subdivision|village|island|region|province)s?\b"
)
_MAKER_OF = re.compile(r"\b(?:company|firm|maker|manufacturer|start-?up|contractor) (?:of|from|based in) $")
_YEAR_BEFORE = re.compile(r"\d{4},? (?:and )?$")
_YEAR_BEHIND = re.compile(r",? (?:and )?(?:in )?\d{4}|, \d{4}")


# A short form spelled out is a card of its own; "one of the strongest" and "there was a" are true of other years too.
_SPELLED = re.compile(r"\bstands? for\b|\babbreviat|\bshort for\b")
_OF_MANY = re.compile(r"\bone of the\b|\b[Tt]here (?:was|were|have been|had been)\b")
_TALLY = re.compile(r"\b\d[\d,]*\b.*\b(?:members?|countries|states|signatories|ratifications|parties|nations)\b")


def is_petty(text: str, part: Part) -> bool:
    """Return whether nobody would ask for that part of the sentence ``text``."""
    before, behind = text[: part.at.start], text[part.at.end :]
    if _SPELLED.search(text):
        return True
    if part.kind is RoleKind.NUMBER:
        return _is_petty_number(text, before, behind, part)
    if part.kind is RoleKind.DATE:
        return _is_petty_date(text, before, behind, part)
    begun = _BEGUN.search(before) or re.search(r"[A-Z]\w+ (?:de|du|la|del) $", before) or _PART_BEFORE.search(before)
    if _PART_BEHIND.match(behind) or (part.kind is not RoleKind.PERSON and begun) or before.endswith("/ "):
        return True  # the name began before it, or goes on behind it
    if part.kind is not RoleKind.PERSON and _ALSO_CALLED.match(behind):
        return True
    if part.kind is RoleKind.PLACE:
        return _is_petty_place(before, behind, part)
    if (
        part.noun.lower() in _FAIR
        or part.text.startswith("Justices ")
        or (part.noun == "Schedule" and _LISTS.search(text))
    ):
        return True
    known = part.kind is RoleKind.PERSON and (_KNOWN_TO_ALL.search(before) or _SPEAKS.match(behind))
    return bool(
        known
        or _GENERIC.fullmatch(part.text)
        or (part.source != "office" and _CHAIRED.search(before))
        or _TOLD_BY.search(before)
        or _GOES_ON.match(behind)
        or _ONCE_OF.search(before)
    )


def _is_petty_place(before: str, behind: str, part: Part) -> bool:
    """Whether it is "Bijapur" of a district, which is no city, the home of a firm, or a capital that acts as a government."""
    of_other = _OF_A_DISTRICT.match(behind) or _MAKER_OF.search(before)
    return bool(of_other) or (part.noun in {"city", "capital"} and before == "")


def _is_petty_date(text: str, before: str, behind: str, part: Part) -> bool:
    """Whether it can be reckoned, is said in figures beside it, or is the year of a figure or one of a list."""
    if (
        re.match(r" (?:BCE|BC|CE|AD)\b", behind)
        or _COUNTED_YEARS.search(text)  # it can be reckoned
        or re.search(rf"\bby {part.text[-2:]}\b", text)  # "30 by 30"
        or _OF_MANY.search(text)
        or (re.search(r"\b[Bb]y $", before) and _TALLY.search(text))
    ):
        return True
    if _FISCAL_YEAR.fullmatch(part.text) and _FIGURES.search(text):
        return True  # the year of a figure, which the line above tells
    return bool(_YEAR_BEFORE.search(before) or _YEAR_BEHIND.match(behind))  # one year of a list of years


def _is_petty_number(text: str, before: str, behind: str, part: Part) -> bool:
    """Whether it is "the two men", the length of a sitting, per cent of what is not said, or a small number of small things."""
    if (
        _WEIGHT_CLASS.match(behind)
        or _DISTANCE.match(behind)
        or _ADDED_UP.search(behind)
        or _ROUGH.search(before)
        or (re.match(r"There (?:are|were) $", before) and not re.match(r" [^,.]*[A-Z]", behind))
    ):
        return True
    if re.match(r" to \d", behind) or re.search(r"\d to $", before):
        return True  # a score, the sides of a vote
    if re.match(r" [a-z]+: ", behind) and len(_COUNTS.findall(behind)) > 1:
        return True  # "15 members: five permanent and ten elected"
    if _OWNED.search(before) or _PETTY_COUNTED.match(behind):
        return True
    if _DURATION.match(behind):
        return not _LAID_DOWN.search(text)
    if part.noun == "what percentage" and not _OF_WHAT.match(behind):
        return not _RATE.search(text)
    return part.text.lower() in _NUMBER_WORDS and not _WORTH_COUNTING.match(behind)


def is_told_by_topic(part: Part, topic: str) -> bool:
    """Return whether a telling name in it stands in the topic line: "Tata Sons" under "Air India goes back to the Tatas"."""
    if part.kind in {RoleKind.NUMBER, RoleKind.DATE}:
        return False
    above = {word.removesuffix("s") for word in re.findall(r"[a-z]+", topic.lower())}
    if part.text.isupper() and any(spells(name.text, part.text) for name in find_names(topic)):
        return True
    if "".join(word[0] for word in re.findall(r"[A-Z][a-z]+", part.text)).lower() in above:
        return True  # its short form
    telling = [word for word in re.findall(r"[A-Z][a-z]+", part.text) if word.lower() not in NAMED_NOUNS]
    return any(word.lower().removesuffix("s") in above for word in telling)
