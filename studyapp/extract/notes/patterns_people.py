"""Patterns for persons: born, died, made by, chairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, time_roles, wording, work
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import expand, name_of, place_noun, whole_mention
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.words import the

_PERSON = (
    r"(?:(?:Dr|Mr|Ms|Mrs|Justice|General|Admiral|Shri|Smt|Prof)\.? )?[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]*|"
    r"de|von|van|bin)){1,4}"
)
_BORN = re.compile(
    rf"(?:\(?b\.|[Bb]orn:?)(?: on| in)? (?P<date>{DATE})(?:,? (?:in|at) (?P<place>[A-Z][\w’' -]+?)|,? "
    rf"(?P<place2>[A-Z][\w’' -]+?))?(?:, [A-Z][\w ]+| \([^()]*\))?"
)
_DIED = re.compile(
    rf"(?:d\.|[Dd]ied:?|passed away)(?: on| in)? (?P<date>{DATE})(?:,? (?:in|at) (?P<place>[A-Z][\w’' "
    rf"-]+?)|, (?P<place2>[A-Z][\w’' -]+?))?(?:, [A-Z][\w ]+| \([^()]*\))?"
)
_MADE = re.compile(
    rf"(?P<who>{_PERSON}|[A-Z][a-z]{{3,}})(?: \((?P<life>[^()]*)\))? (?P<verb>developed|invented|"
    rf"discovered|founded|wrote|composed|designed|proposed|coined|authored|started|established|"
    rf"introduced) (?P<what>(?!by\b|in\b|on\b)[A-Za-z‘“'][\w’' “”‘-]+?)(?: \([^()]*\))?(?: used \w+| in "
    rf"(?P<year>\d{{4}}))?"
)
_CHAIR = re.compile(
    rf"(?P<body>[A-Z0-9][\w’' -]+?) (?P<post>Chairman|Chairperson|Chair|President|Director|"
    rf"Secretary-General|Governor) (?:is|=|:|was) (?P<who>{_PERSON}) \((?P<term>\d{{4}}[-–]\d{{2,4}}|"
    rf"since \d{{4}}|\d{{4}})\)"
)
_LOOSE = re.compile(
    r"\b(?:it|its|their|they|this|these|here|now|currently|recently|also|nearby|such|including|~|"
    r"several|many|various|significant|important|major|NOT|not)\b|[/~=]|\d\+",
    re.IGNORECASE,
)


def born(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X (born D, place; died D)`` and ``X: born D``: when and where."""
    for pattern, verb in ((_BORN, "born"), (_DIED, "died")):
        for text, subject in _lives(clause):
            match = pattern.fullmatch(text)
            when = match and read_date(match["date"])
            who = name_of(subject, page)
            if not match or not when or not re.fullmatch(_PERSON, re.sub(r" \([^)]*\)", "", who)):
                continue
            where = match["place"] or match["place2"]
            was = "was born" if verb == "born" else "died"
            roles: tuple[Role, ...] = (Role("subject", who, RoleKind.PERSON), *time_roles(when))
            place_part = ""
            if where:
                noun = place_noun(where, page) or "place"
                roles += (
                    Role("place", where, RoleKind.PLACE, noun),
                    wording("at_which", f"{'At' if noun == 'place' else 'In'} which {noun}"),
                )
                place_part = " at {place}"
            asks = ("time", "place") if where else ("time",)
            yield compose(verb, f"{{subject}} {was} {when.prep} {{time}}{place_part}.", roles, asks, 0.85)


def _lives(clause: Clause) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a clause that may say a birth or death, with the person."""
    own = re.fullmatch(
        rf"(?:[a-z][\w-]* |[A-Z][a-z]+ (?=[a-z]))*(?P<who>{_PERSON}) (?:was )?(?P<life>(?:born|died|passed away) .+)",
        clause.body,
    )
    if own:
        yield re.sub(r" (?:at age|aged|at the age of) \d+$", "", own["life"]), own["who"]
    if clause.subject:
        bracket = re.search(r"(?P<who>.+?) \((?P<life>[^()]*)\)", clause.subject)
        yield clause.body, clause.subject
        if bracket:
            yield from ((piece.strip(), bracket["who"]) for piece in bracket["life"].split(";"))
    bracket = re.match(r"(?P<who>[A-Z][^()]+?) \((?P<life>[^()]*)\)", clause.body)
    if bracket:
        yield from ((piece.strip(), bracket["who"]) for piece in bracket["life"].split(";"))


def made(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``P developed X``: who did it."""
    living = clause.subject and re.search(r"\(\d{3,4}[-–]\d{2,4}\)", clause.subject)
    named = (
        name_of(clause.subject, page)
        if living or (clause.subject and name_of(clause.subject, page) == page.person)
        else ""
    )
    match = _MADE.fullmatch(
        f"{named} {clause.body}" if named and re.match(r"[a-z]+(?:ed|e) |wrote ", clause.body) else clause.body
    )
    if (
        match is None
        or _LOOSE.search(match["what"])
        or re.search(DATE, match["what"])
        or len(match["what"].split()) > 8
    ):
        return
    who = match["who"] if " " in match["who"] or named else name_of(match["who"], page)
    if " " not in who and not named:
        return
    what = expand(match["what"].strip(), page)
    roles: tuple[Role, ...] = (
        Role("who", who, RoleKind.PERSON),
        wording("verb", match["verb"]),
        work("what", what),
        wording("the_what", the(what)),
    )
    year = f" in {match['year']}" if match["year"] else ""
    yield compose("made", f"{{who}} {{verb}} {{the_what}}{year}.", roles, ("who",), 0.85)


def chair(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X Chairman is P (2026–2031)``: only with the term of office."""
    match = _CHAIR.fullmatch(clause.body)
    if match:
        term_of_office = match["term"].replace("-", "–")
        roles = (
            *subject_roles(expand(match["body"], page), RoleKind.ORGANISATION),
            Role("who", match["who"], RoleKind.PERSON),
            wording("post", match["post"]),
            wording("term", term_of_office),
        )
        yield compose("chair", "The {post} of {the_subject} (" + term_of_office + ") is {who}.", roles, ("who",), 0.9)


_TITLED = re.compile(r"[‘“\"'](?P<work>[A-Z][^‘’“”\"]{3,60})[’”\"'](?: \((?P<year>(?:1[5-9]|20)\d\d)\))?")
_MAKER = re.compile(rf"(?:by )?(?P<who>{_PERSON})(?:,? \(?(?P<year>(?:1[5-9]|20)\d\d)\)?)?")


_NO_MAKER = re.compile(
    r"(?:Upanishad|Veda|Purana|Samhita|Brahmana|Sutra|Gita|Constitution|Award|Prize|Festival|Edict|Inscription)$"
)


def work_of(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``‘Alba Darpan’ – B. Rao, 1860`` and ``B. Rao: ‘Alba Darpan’ (1860)``: whose work it is."""
    if clause.sign not in ("=", "—", "–", "-", ":", "→"):
        return
    work, maker = _TITLED.fullmatch(clause.subject), _MAKER.fullmatch(clause.body)
    if work is None:
        head, _, rest = clause.body.rpartition(", ")
        work, maker = _TITLED.fullmatch(rest), _MAKER.fullmatch(head or clause.subject)
    if maker is not None and (_NO_MAKER.search(maker["who"]) or sort_of(maker["who"], page) not in ("", "person")):
        return
    if work is None or maker is None or (whole_mention(maker["who"], page) and place_noun(maker["who"], page)):
        return
    year = work["year"] or maker["year"]
    dated = f" ({year})" if year else ""
    role = Role("who", maker["who"], RoleKind.PERSON, question=f"Whose work is ‘{work['work']}’{dated}?")
    yield compose("author", f"‘{work['work']}’{dated} is a work of {{who}}.", (role,), ("who",), 0.84)


PEOPLE_PATTERNS = (born, made, chair, work_of)
