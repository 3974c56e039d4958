"""Parts of a quoted sentence that are right and that nobody would ask: trifling dates, persons without a role, figures of nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studyapp.domain.fact import RoleKind
from studyapp.extract.prose.parts import Part
from studyapp.extract.prose.phrases import VERBS
from studyapp.extract.prose.statement import Statement
from studyapp.extract.prose.worth import told_as

# Whom else would the text mean: nobody has to learn these names.
TOO_COMMON = frozenset(
    """Indian Space Research Organisation;Indian Space Research Organisation (ISRO);
    India;Indian;Centre;Union;Supreme Court;Supreme Court of India;Parliament;Union Cabinet;Cabinet;UN;United Nations;RBI;
    Reserve Bank of India;ISRO;IAF;Indian Air Force;Indian Army;Indian Navy;General Assembly;UN General Assembly;
    United Nations General Assembly;Bay of Bengal;Arabian Sea;Indian Ocean""".replace("\n    ", "").split(";")
)
_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Gg]overnor|[Cc]hair\w*|PM|CM|CEO|CJI|Chief|[Jj]udge|[Jj]ustice|[Dd]irector|[Ss]ecretary|[Hh]ead|"
    r"[Ll]eader|[Cc]aptain|[Kk]ing|[Qq]ueen|[Pp]rince|[Rr]egent|Viceroy|[Ee]mperor|[Ff]ounder|[Cc]ommission|[Cc]ommittee|[Pp]anel|[Tt]eam|"
    r"Maharaja|General|[Ee]nvoy|[Aa]mbassador|Secretary-General|[Pp]etition\w*|[Bb]ench|[Cc]andidate|[Nn]ominee|[Ww]rote|[Ff]irst|only)\b"
)
_TALKING = frozenset(
    """say state tell add warn argue claim accuse allege speak remark explain inform reply respond react insist deny admit
    mention recall repeat suggest share criticise criticize complain point express""".split()
)
_HONOURING = frozenset("confer award present honour receive decorate".split())
_MEASURING = frozenset(
    "touch go stand put reach rise fall grow buy import export estimate cost total earn spend account".split()
)
# What is released and then holds, unlike a report.
_LAID_DOWN = re.compile(
    r"\b(?:[Pp]olicy|[Ss]trategy|[Gg]uidelines|Rules|Roadmap|Code|Vision) (?:\d{4} )?(?:was|were)\b"
)
_EARLIER_FIGURE = re.compile(r"\b(?:up|down) from [^,;]{1,30} in $|\b(?:against|compared (?:with|to)) [^,;]{1,30} in $")
_NUMBERED = frozenset({"Article", "Section", "Entry", "Rule", "Part"})
_NAME_INSIDE = re.compile(r"\b[A-Z]{2,}\b|[a-z,] [A-Z][a-z]")
_LAW = re.compile(
    r"\b(?:constitution(?:al)?|acts?|charter|convention|treaty|code|statute|bill|penal|criminal procedure|agreement|"
    r"president[’']s rule|rules|fundamental rights?)\b",
    re.IGNORECASE,
)


def is_small_date(statement: Statement, part: Part, parts: Sequence[Part]) -> bool:
    """Return whether nobody asks for the date: the day of a talk or an honour, the year of a figure, the time of what goes before."""
    doc, main = statement.clause.doc, statement.clause.doc[statement.clause.verb]
    inside = [
        doc[i]
        for i, place in statement.rendered.places.items()
        if place.start < part.at.end and part.at.start < place.end
    ]
    verb = next((token for token in (inside[0].ancestors if inside else ()) if token.pos_ in VERBS), main)
    figure = any(other.kind is RoleKind.NUMBER for other in parts)
    writes = verb.lemma_ == "write" and any(child.lower_ == "to" for child in verb.children)
    if verb.lemma_ in _TALKING or writes or (verb.lemma_ in _HONOURING and not part.text.isdigit()):
        return True  # "said on 1 April that boats had been seized"
    if figure and (main.lemma_ in _MEASURING or (verb.lemma_ == "be" and verb.dep_ == "relcl")):
        return True  # "inflation touched 54 per cent in June", "the ratio, which was 26.3% in 2018"
    if (
        verb.lemma_ in {"release", "publish"}
        and not part.text.isdigit()
        and not _LAID_DOWN.search(statement.rendered.text)
    ):
        return True  # the day on which a report came out
    if _EARLIER_FIGURE.search(statement.rendered.text[: part.at.start]):
        return True  # "38th, up from 44th in 2018"
    return (
        verb != main
        and verb.dep_ == "advcl"
        and any(child.lower_ in {"when", "as", "while"} for child in verb.children)
    )


def says_who(statement: Statement, part: Part) -> bool:
    """Return whether the sentence tells of the person what no other did: an office, a role beside the name, a deed that is asked."""
    text = statement.rendered.text
    around = f"{text[: part.at.start]} {text[part.at.end :]} {part.text.rsplit(' ', 2)[0]}"
    beside = re.match(r",? (?:\(|(?:an?|the|then|who|ex-|former)\b)|, [a-zA-Z-]+ ", text[part.at.end :])
    return told_as(statement) != "other" or bool(beside) or bool(_OFFICE.search(around))


def of_what_is_unsaid(
    part: Part, parts: Sequence[Part], text: str, topic: str, before: str, *, about_one: bool
) -> bool:
    """Return whether a figure or the number of an Article hangs in the air: no name beside it, no law that it is of."""
    if part.noun in _NUMBERED:
        return not _LAW.search(f"{topic} {before} {text}")
    if part.kind is not RoleKind.NUMBER or about_one or text.startswith(("A ", "An ")) or _NAME_INSIDE.search(before):
        return False
    named = [other for other in parts if other.kind not in {RoleKind.NUMBER, RoleKind.DATE}]
    return not any(other.text.removeprefix("the ") not in TOO_COMMON for other in named)
