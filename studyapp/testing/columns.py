"""Facts of one form as rows of a table: what stands left, what belongs to it on the right, and the head of each column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studyapp.domain.fact import RoleKind
from studyapp.testing.claim import Claim
from studyapp.testing.numbers import number_of, year_of
from studyapp.testing.slots import Slot
from studyapp.text.similarity import content_words


@dataclass(frozen=True)
class Column:
    """How facts of a frame stand in a table: the role on the left, and the heads. ``{noun}`` is the value's own noun."""

    left: str
    heads: tuple[str, str]


@dataclass(frozen=True)
class Cell:
    """One row before it is printed; ``table`` is the same for rows that may stand together."""

    claim: Claim
    slot: Slot
    left: str
    right: str
    heads: tuple[str, str]
    table: str


_COLUMNS: dict[tuple[str, str], Column] = {
    ("rank", "rank"): Column("index", ("Index", "India’s rank")),
    ("tops-index", "top"): Column("index", ("Index", "Country at the top")),
    ("held-at", "place"): Column("the_name", ("Event", "{Noun}")),
    ("prize", "winner"): Column("prize", ("Award", "Winner")),
    ("article-deals-with", "article"): Column("matter", ("Subject", "Article of the Constitution")),
    ("outlay", "value"): Column("the_subject", ("Scheme", "Outlay")),
    ("headquartered", "place"): Column("the_subject", ("Body", "Headquarters")),
    ("located-in", "place"): Column("the_subject", ("Place", "{Noun}")),
    ("under-ministry", "ministry"): Column("the_subject", ("Scheme or body", "Ministry")),
    ("dated-item", "time"): Column("the_subject", ("{Class}", "Year")),
    ("done", "time"): Column("the_subject", ("{Class}", "{Verb}")),
    ("into-force", "time"): Column("the_subject", ("Law", "In force from")),
    ("born", "time"): Column("subject", ("Person", "Date of birth")),
}


# What a left side is, by the words of its name; the first that fits. A table holds one of them and bears its name as a head.
_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (head, re.compile(rf"\b(?:{words})\b"))
    for head, words in (
        ("Law", "Act|Bill|Code|Ordinance|Rules|Regulations?"),
        ("Amendment", "Amendment"),
        ("Agreement", "Treaty|Protocol|Convention|Pact|Agreement|Accords?|Charter|Declaration|CEPA|CECA|FTA"),
        (
            "Scheme or mission",
            "Yojana|Scheme|Mission|Abhiyan|Programme|Campaign|Initiative|Interface|System|Portal|Platform|Phase",
        ),
        (
            "Body",
            (
                "Commission|Authority|Boards?|Council|Corporation|Bank|Organi[sz]ation|Institute|Agency|Committee|Society|Association|"
                "Union|League|Party|Federation|Sabha|University|Centre|Center|Ltd|Limited|Forum|Foundation|Fund|Tribunal|Survey|Alliance|"
                "Panel|Service|Parliament|Court|Academy|Company|Trust|Army|Navy|Force"
            ),
        ),
    )
)
_LANGUAGES = re.compile(r"\bclassical language\b")


_ONE_DECADE = 15  # years; things of the bank that stand beside a kept fact are of about its time
_ONE_AGE = 30  # years; who knows nothing else tells a pact of 1932 from one of 2010
_BARE_YEARS_APART = 3  # "CEPA (2010)": signed the year before, it may be said to date from either
_COMMON_IN_PRIZES = frozenset({"prize", "award", "title", "winner", "year", "india", *map(str, range(1990, 2040))})
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b")
_BEGUN = dict.fromkeys(("founded", "established", "set up", "formed", "constituted", "created"), "Set up")


def class_of(name: str) -> str:
    """Return what a thing is by the words of its name (a body, a law ...), empty where they do not tell."""
    return next((head for head, words in _CLASSES if words.search(name)), "")


def _class_of(left: str, verb: str) -> str:
    """Return the head under which a name may stand, empty where its words do not tell what it is."""
    if _LANGUAGES.search(verb):
        return "Language"
    return class_of(left)


def cell_of(claim: Claim) -> Cell | None:
    """Return the row that a claim makes, None where facts of its form stand in no table."""
    for slot in claim.slots:
        column = _COLUMNS.get((claim.fact.frame, slot.role))
        left = claim.fact.role(column.left) if column else None
        if column and left and not claim.fact.hedge:
            return _cell(claim, slot, left.text, column)
    return None


def may_stand_together(one: Cell, other: Cell) -> bool:
    """Return whether their right sides may be confused: persons by prizes alike, dates of one age, all else always."""
    if one.left == other.left or one.right == other.right:
        return False
    if one.slot.kind is RoleKind.PERSON:
        return bool((content_words(one.left) & content_words(other.left)) - _COMMON_IN_PRIZES)
    years = year_of(one.right), year_of(other.right)
    if None in years:
        return True
    apart = abs((years[0] or 0) - (years[1] or 0))
    frames = (one.claim.fact.frame, other.claim.fact.frame)
    least = _BARE_YEARS_APART if frames[0] == "dated-item" else 0
    return least <= apart <= (_ONE_DECADE if "bank" in frames else _ONE_AGE)


def _cell(claim: Claim, slot: Slot, left: str, column: Column) -> Cell | None:
    verb = claim.fact.role("verb")
    word = _BEGUN.get(verb.text.lower(), verb.text.capitalize()) if verb else ""
    class_ = _class_of(left, word.lower()) if "{Class}" in column.heads[0] else ""
    heads = tuple(
        head.replace("{Noun}", slot.noun.capitalize()).replace("{Verb}", word).replace("{Class}", class_)
        for head in column.heads
    )
    if not all(heads):
        return None
    shown = left.removeprefix("the ").removeprefix("The ")
    table = "|".join((claim.fact.frame, slot.role, slot.noun, word, class_, _grain(slot)))
    when = claim.fact.role("when") if claim.fact.frame == "held-at" else None
    if when and not any(part in shown for part in when.text.split() if part.isdigit()):
        shown = f"{shown}, {when.text.removeprefix('in ').removeprefix('on ')}"
    return Cell(claim, slot, shown[:1].upper() + shown[1:], slot.value, (heads[0], heads[1]), table)


def _grain(slot: Slot) -> str:
    """Return the form of a date or number, so that a column holds one form only."""
    if slot.kind is RoleKind.DATE:
        return str(len(slot.value.split()))
    if slot.kind is RoleKind.NUMBER:
        return (
            _ORDINAL.sub("th", "".join(letter for letter in slot.value if not letter.isdigit() and letter not in ",."))[
                :12
            ]
            if number_of(slot.value)
            else slot.value
        )
    return ""
