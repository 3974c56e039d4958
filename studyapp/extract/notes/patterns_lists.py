"""Patterns for closed lists: sums, numbered pillars, items with their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, subject_roles, term, time_roles, wording
from studyapp.extract.notes.cut import pieces
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.words import join, ordinal, the, write_out

_TWO = {"country": "countries", "state": "states"}
OPEN = re.compile(
    r"\b(?:including|includes?|such as|etc|among others|like|e\.g|major|important|prominent|some|other|others)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTED = re.compile(
    r"(?:(?:has|have|with|covers|based on|rests on) )?(?P<n>\d{1,2}|two|three|four|five|six|seven|"
    r"eight) (?P<what>(?:[a-z-]+ )?(?:pillars|aims|goals|components|parts|phases|objectives|members|"
    r"founding members|verticals|principles|missions|themes|tiers|zones|corridors|tracks|elements|"
    r"priorities|sub-schemes|schemes|languages|states|countries|organs|levels|types|stages))(?: ?(?::|"
    r"=|—|–|-)| are) (?P<items>.+)",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?P<name>[A-Z][\w’' –-]+?) \((?P<year>(?:1[89]|20)\d\d)\)")


_OF_PERSONS = re.compile(r"\b(?:[Cc]rew|[Tt]eam|[Tt]rio|[Pp]anel|[Cc]ommittee)$")


def summed(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Tri-Delta = Ganga + Mekong + Nile``: besides two, which is the third."""
    if clause.sign not in ("=", ":") or " + " not in clause.body or not re.match(r"[A-Z]", clause.subject):
        return
    if page.title.startswith(clause.subject) or re.search(
        r"\b(?:CAPSULE|NOTES|DIGEST|QUIZ|Capsule|Notes|Digest)\b", clause.subject
    ):
        return  # the parts of the note itself
    names = [re.sub(r" ?\([^()]*\)", "", piece).strip() for _, piece in pieces(clause.body, r"\+")]
    subject = name_of(clause.subject, page)
    names = [*names[:-1], re.sub(rf",? \(?{DATE}\)?$", "", names[-1])]
    kinds = {noun_of(name, page) for name in names}
    if len(names) == 2 and subject and kinds in ({"country"}, {"state"}) and is_name(subject):
        pair = Role(
            "pair", join(names), RoleKind.PLACE, question=f"Which two {_TWO[kinds.pop()]} made up {the(subject)}?"
        )
        yield compose("sum", f"{the(subject)} was made up of {{pair}}.", (pair,), ("pair",), 0.86)
        return
    if not 3 <= len(names) <= 5 or not subject or not all(is_name(name) for name in names):
        yield Silence("note.sum", "not a plain sum of three to five names")
        return
    nouns = {noun_of(name, page) for name in names}
    noun = nouns.pop() if len(nouns) == 1 else ""
    last = term("last", names[-1], noun)
    if _OF_PERSONS.search(subject):
        asks = f"Besides {join(names[:-1])}, who was the {ordinal(len(names))} member of the {subject}?"
        last = Role("last", names[-1], RoleKind.PERSON, question=asks)
    roles = (
        *subject_roles(subject, RoleKind.TERM, verb="does"), wording("others", join(names[:-1])),
        last, wording("ordinal", ordinal(len(names))),
    )  # fmt: skip
    yield compose(
        "sum",
        "{the_subject} consists of {others} and {last}." if len(names) == 2 else _sum_pattern(names),
        roles,
        ("last",),
        0.9,
    )


def _sum_pattern(names: list[str]) -> str:
    return f"{{the_subject}} consists of {', '.join(names[:-1])} and {{last}}."


_PLAIN_ITEM = 3  # words; what is longer lost its articles


def counted_list(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X ...; 4 pillars: a, b, c, d``: how many, and besides three which fourth; number and list must agree."""
    match = _COUNTED.fullmatch(clause.body)
    if match is None or not clause.subject:
        return
    subject = name_of(clause.subject, page)
    items = [re.sub(r"^and ", "", item) for _, item in pieces(write_out(match["items"]).rstrip("."), r",|\band\b|\+")]
    items = [re.sub(r" \([^()]*\)", "", item) for item in items]
    count = _NUMBER_WORDS.get(match["n"].lower()) or int(match["n"])
    if not subject or len(items) != count or OPEN.search(match["items"]):
        yield Silence("note.counted-list", "the list is open or does not have as many items as it says")
        return
    what = match["what"].lower()
    roles = (
        *subject_roles(subject, verb="does"), number("count", str(count), what), wording("what", what),
        wording("others", join(items[:-1])),
        term("last", items[-1], what.removesuffix("s")), wording("ordinal", ordinal(count) if count < 10 else ""),
    )  # fmt: skip
    told = all(len(item.split()) <= _PLAIN_ITEM or is_name(item) for item in items)
    items_pattern = f": {', '.join(items[:-1])} and {{last}}" if 3 <= count <= 4 and told else ""
    yield compose(
        "counted-list",
        f"{{the_subject}} has {{count}} {what}{items_pattern}.",
        roles,
        ("last",) if items_pattern else ("count",),
        0.86,
    )


def dated_items(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Unions: Alpha (1990), Beta (1995)``: of which year each is."""
    items = [piece for _, piece in pieces(clause.body, r",")]
    if len(items) < 2 or clause.sign == ";":
        return
    for match in list(filter(None, map(_DATED.fullmatch, items)))[:3]:
        when = read_date(match["year"])
        if (
            when
            and is_name(match["name"])
            and noun_of(match["name"], page)
            in ("agreement", "treaty", "convention", "protocol", "Act", "committee", "commission", "")
        ):
            if not re.search(
                r"(?:FTA|CEPA|CECA|CEPA|ECTA|TEPA|Agreement|Treaty|Convention|Protocol|Pact|Accord|"
                r"Declaration|Act|Committee|Commission)$",
                match["name"],
            ):
                continue
            roles = (
                *subject_roles(match["name"], RoleKind.WORK, verb="does"),
                *time_roles(when),
                wording("the_name", the(match["name"])),
            )
            yield compose("dated-item", "{the_subject} dates from {time}.", roles, ("time",), 0.84)


_STATUS = {
    "classical languages": "recognised as a classical language",
    "ramsar sites": "designated a Ramsar site",
    "world heritage sites": "inscribed as a World Heritage Site",
}


def status_years(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Classical languages: A (2004), B (2005)``: in which year each got its status; at most three."""
    head = re.sub(r" (?:in|of) (?:India|Bihar)$", "", clause.subject).lower()
    status = _STATUS.get(head)
    items = [_DATED.fullmatch(piece) for _, piece in pieces(clause.body, r",")]
    if status is None or clause.sign == ";" or not all(items):
        return
    for match in [item for item in items if item][:3]:
        when = read_date(match["year"])
        if when:
            roles = (*subject_roles(match["name"], RoleKind.TERM), wording("verb", status), *time_roles(when))
            yield compose("done", f"{{the_subject}} {{be}} {status} in {{time}}.", roles, ("time",), 0.87)


_TAGGED = re.compile(
    r"(?:and )?[‘“\"']?(?P<name>[A-Z][\w’' -]*?)[’”\"']?,? \(?(?P<date>(?:in |since )?" + DATE + r")\)?(?: \([^()]*\))?"
)
_TAG_HEADS = {
    "gi tag": ("did {} receive the GI tag", "received the GI tag"),
    "gi tags": ("did {} receive the GI tag", "received the GI tag"),
    "gi": ("did {} receive the GI tag", "received the GI tag"),
}


def tag_lists(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``GI tag: 'Reef Tea' Aug 2022, Alba Silk (2010)``: when each got it."""
    asks = _TAG_HEADS.get(clause.subject.lower())
    if asks is None or clause.sign == ";":
        return
    for _, piece in pieces(clause.body, r","):
        match = _TAGGED.fullmatch(piece)
        when = read_date(match["date"]) if match else None
        if match and when and is_name(match["name"]):
            question = f"{when.prep.capitalize()} which {when.noun} {asks[0].format(match['name'])}?"
            role = Role("time", when.words, RoleKind.DATE, when.noun, question=question)
            yield compose("tagged", f"{match['name']} {asks[1]} {when.prep} {{time}}.", (role,), ("time",), 0.84)


LIST_PATTERNS = (status_years, summed, counted_list, dated_items)
