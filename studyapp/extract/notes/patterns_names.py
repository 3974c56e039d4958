"""Patterns for full forms, second names and the words for things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import RoleKind
from studyapp.extract.notes.acronyms import SHORT, WELL_KNOWN, long_at_start, long_loosely, pairs_in
from studyapp.extract.notes.compose import compose, subject_roles, term, wording
from studyapp.extract.notes.naming import PLACES, is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.phrase import is_mass
from studyapp.extract.notes.restore import restore
from studyapp.extract.notes.words import a, is_plural, takes_the, write_out
from studyapp.text.acronyms import EVERYDAY

_QUOTED = re.compile(
    r"(?:also )?(?:known as |called |nicknamed |termed |dubbed )?[‘“\"']([^‘’“”\"']{3,40})[’”\"'](?=$|"
    r"[;,(]| \(| of| due| for| because)"
)
_CALLED = re.compile(
    r"(?P<subject>[A-Z][\w’' -]*?) (?:is |are )?(?:also )?(?:known as|called|nicknamed|termed|dubbed) "
    r"(?P<name>[‘“\"'].*)"
)
_OTHER_NAME = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4}) \((?P<how>modern|now|present-day|formerly|"
    r"earlier|previously|erstwhile|ancient|old name|also called|also known as|renamed) "
    r"(?P<other>[A-Z][\w’' -]+)\)"
)
_GENUS = (
    "science|study|process|method|technique|system|art|practice|branch|difference|ratio|total|sum|measure|ability|period|phenomenon|"
    "belt|layer|line|zone|area|region|rate|amount|value|form|state|type|kind|tax|duty|law|rule|doctrine|theory|device|"
    "instrument|disease|gas|rock|soil|wind|current|movement|body|unit|tool|mechanism|practice|use|release|loss|rise|fall|growth|"
    "condition|power|right|bond|loan|account|fund|market|price|index|tree|plant|animal|material|substance|mixture|distance|"
    "boundary|point|chain|network|algorithm|program|"
    "deposit|mound|chronicle|particle|alloy|hormone|enzyme|compound|"
    "conversion|formation|transfer|removal|exchange|collection|breakdown|movement|storage|production"
)
_DEFINED = re.compile(
    rf"(?P<before>(?:[a-z][\w-]+ ){{0,3}})(?P<genus>{_GENUS})s?(?P<tail> (?:of|between|by|in|for|that|"
    rf"which|where|with|from|around|to|on|used|given|made|formed|found) .+)"
)
_DEFINED_BROADLY = re.compile(
    r"(?P<before>(?:[a-z][\w-]+ ){0,3})(?P<genus>[a-z][\w-]+)"
    r"(?P<tail> (?:originating|used|made|formed|found|caused|consisting|containing|living|that|which|"
    r"where|in which) .+)"
)
_GERUND = re.compile(r"(?!including|according|during|leading|ranging|being|having|excluding)[a-z]{2,}ing (?:of )?.+")
_VAGUE = re.compile(
    r"\b(?:important|critical|key|major|significant|crucial|best|great|essential|nearest|nodal|top|one of)\b"
)


def full_form(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``ABBR = Full Form`` and ``ABBR: Full Form``."""
    match = re.fullmatch(rf"(?:[A-Z][\w’'-]+ ){{0,2}}(?P<short>{SHORT})(?: [a-z]+)?", clause.subject)
    if match is None or clause.sign == ";":
        return
    short = match["short"]
    long = long_at_start(short, clause.body) or (clause.sign == "=" and long_loosely(short, clause.body)) or ""
    if long:
        yield from _full_form(short, long)


def bracketed_full_form(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Full Form (ABBR)`` and ``ABBR (Full Form)`` anywhere in a clause."""
    for short, long, _, _ in pairs_in(
        (clause.subject and clause.sign != ";" and f"{clause.subject} {clause.sign} {clause.body}") or clause.body
    ):
        yield from _full_form(short, long)


def _full_form(short: str, long: str) -> Iterator[Outcome]:
    if short.upper() in WELL_KNOWN or short.lower() in EVERYDAY:
        yield Silence("note.full-form", f"everyone knows what {short} stands for")
        return
    if (
        len(long.split()) < 2
        or len(short) < 3
        or re.search(r"\d|(?:[Mm]et|[Ll]it)res?$|[Tt]onnes?$|[Ww]atts?$|[Hh]ours?$|[Kk]ilometres?$", long)
    ):
        return
    score = 0.93 if len(long.split()) > 2 else 0.85
    yield compose(
        "full-form", "{short} stands for {long}.", (term("short", short), term("long", long)), ("long",), score
    )


def nickname(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X = ‘Nickname’`` and ``X — known as “Nickname”``."""
    called = _CALLED.fullmatch(clause.body)
    match = _QUOTED.match(called["name"] if called else clause.body)
    subject = name_of(called["subject"] if called else clause.subject, page)
    plain = bool(called) or clause.sign != ";" or not clause.body.startswith(("‘", "“", "'", '"'))
    if match and subject and plain and is_name(match[1]) and noun_of(subject, page):
        subject_role = subject_roles(subject, noun=noun_of(subject, page), verb="is")
        yield compose(
            "nickname",
            "{the_subject} {be} called ‘{alias}’.",
            (*subject_role, term("alias", match[1])),
            ("subject",),
            0.85,
        )


_OF_A_PART = re.compile(r"\b(?:vill(?:age)?|town|hamlet|tehsil|taluka?|block)\.?, $")


def other_name(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Old (modern New)``, only where a word says which name is which."""
    for match in _OTHER_NAME.finditer(f"{clause.subject} {clause.body}"):
        how = match["how"]
        if _OF_A_PART.search(match.string[: match.start()]):
            continue  # "Alba vill., Reef (now Reefgram)": is it the village or the district that has the new name?
        relation = {
            "modern": "modern", "now": "modern", "present-day": "modern", "renamed": "modern",
            "also called": "other", "also known as": "other",
        }.get(how, "former")  # fmt: skip
        if how in ("now", "modern", "present-day") and not _same_kind(match["name"], match["other"], page):
            yield Silence("note.other-name", "the second may be where the first lies, not its name")
            continue
        roles = (term("name", match["name"]), term("alias", match["other"]), wording("relation", relation))
        yield compose("other-name", "The {relation} name of {name} is {alias}.", roles, ("alias",), 0.85)


def _same_kind(name: str, other: str, page: Page) -> bool:
    """Tell whether two names may name one thing: the new one is no larger place than the old."""
    noun = noun_of(other, page)
    if noun in PLACES and takes_the(name):
        return False
    return noun not in ("state", "country", "union territory", "district") or noun_of(name, page) == noun


_FINITE = re.compile(r"\b(?:has|have|is|are|was|were|will|can)\b")
_RELATIVE = re.compile(r"\b(?:that|which|where|when|who)\b")


def definition(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Term = kind of thing that ...``: asks for the term."""
    if (
        clause.sign not in ("=", "—", "–", ":")
        or not (re.match(r"(?!Art|Part |Section |Schedule )[A-Z]", clause.subject) or _small_term(clause))
        or "Schedule" in clause.subject
    ):
        return
    if re.match(
        r"(?:national|state|official|first|only|last|largest|longest|highest|oldest|second|third|\d)", clause.body
    ):
        return
    body = write_out(re.split(r" (?:→|->|➜) ", clause.body)[0])
    words = body.split()
    match = _DEFINED.fullmatch(body)
    if clause.sign == "=" and not match:
        match = _DEFINED_BROADLY.fullmatch(body)
    if (
        match
        and not match["before"]
        and re.match(r"[a-z]+[^s]s ", body)
        and match["tail"].startswith((" in ", " by ", " from ", " to ", " on ", " for ", " with "))
    ):
        match = None
    if not match and not _GERUND.fullmatch(body):
        return
    if _FINITE.search(_RELATIVE.split(body)[0]):
        yield Silence("note.definition", "a statement, not a definition")
        return
    if (
        _VAGUE.search(body)
        or not 4 <= len(words) <= 24
        or re.search(r"[~₹%]|\d{3}|\+|\bits\b|\btheir\b|\bthis\b", body)
    ):
        yield Silence("note.definition", "a remark or a figure, not a definition")
        return
    subject = clause.subject if _small_term(clause) else name_of(clause.subject, page)
    if reason := _no_definition(clause, body):
        yield Silence("note.definition", reason)
        return
    if not subject or _gives_away(subject, body):
        yield Silence("note.definition", "the definition repeats the term")
        return
    meaning = restore(_with_article(body, match), page)
    roles = (term("subject", subject), term("meaning", meaning))
    yield compose("definition", "{subject} is {meaning}.", roles, ("subject",), 0.86)


_COUNTED = (
    "line",
    "point",
    "body",
    "unit",
    "device",
    "instrument",
    "disease",
    "tree",
    "plant",
    "animal",
    "tool",
    "network",
    "chain",
)


def _no_definition(clause: Clause, body: str) -> str:
    """Return why the clause is no definition, or an empty text."""
    if clause.sign != "=" and re.match(r"\S+ [A-Z]", clause.subject) and not is_plural(clause.subject):
        return "a name of several words: perhaps a person, or a thing with what it is for"
    breaks_off = re.search(r"\b(?:above|below|around|over|under|up|down|off|of|in|to|by|with|on)$", body)
    return "it breaks off" if breaks_off else ""


def _small_term(clause: Clause) -> bool:
    """Tell whether the head is a term written small ("isobar = line of equal pressure")."""
    return clause.sign == "=" and bool(re.fullmatch(r"[a-z]{5,}(?:[ -][a-z]{3,})?", clause.subject))


def _with_article(body: str, match: re.Match[str] | None) -> str:
    """Put the article that notes leave out: "the science of", "a volcanic belt around"."""
    if re.match(r"[a-z]+ing of ", body):
        return f"the {body}"
    if match is None or re.match(r"(?:the|a|an) ", body) or re.search(r"[^s]s$", match["genus"]):
        return body
    if match["genus"] in _COUNTED:
        return a(body)
    if match["tail"].startswith((" of ", " between ")):
        return f"the {body}"
    return body if is_mass(match["genus"].split()[-1]) else a(body)


def _gives_away(term_text: str, body: str) -> bool:
    stems = {word.lower()[:5] for word in re.findall(r"[A-Za-z]{4,}", term_text)}
    return any(word.lower()[:5] in stems for word in re.findall(r"[A-Za-z]{4,}", body))


_TITLE = re.compile(
    r"(?:(?P<subject>[A-Z][\w’'. -]*?) (?:is |was )?)?(?:also )?(?:known as|called|hailed as) (?:the )?"
    r"(?P<title>(?:Father|Mother|Architect|Nightingale|Queen|King|Iron Man|Grand Old Man|Land|City|"
    r"Sorrow|Manchester|Venice|Gateway|Roof|Lungs|"
    r"Granary|Pearl|Birdman|Missile Man|Milkman|Waterman|Metro Man) (?:of )?[A-Z][\w’' ]*|Missile Man|"
    r"Frontier Gandhi|Birdman|Grand Old Man)"
)


_FATHER = re.compile(
    r"(?:(?:is |was )?(?:known as |called |regarded as )?)(?:the )?(?P<title>(?:[Ff]ather|[Mm]other|"
    r"[Aa]rchitect|[Pp]ioneer) of (?:the )?(?:modern )?(?P<what>[A-Z][\w’' -]*))"
)


def father_of(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``P = father of Y``."""
    match = _FATHER.fullmatch(clause.body)
    subject = name_of(clause.subject, page) if clause.subject else ""
    if match and subject and is_name(subject) and clause.sign in ("=", "—", "–", ":", ";"):
        title_words = match["title"]
        if (
            re.search(r"(?:programme|movement|revolution|constitution|Constitution)$", match["what"])
            and " of the " not in title_words
        ):
            title_words = title_words.replace(" of ", " of the ", 1)
        roles = (*subject_roles(subject, RoleKind.PERSON, "", "is"), wording("alias", title_words))
        yield compose("title", "{the_subject} {be} known as the {alias}.", roles, ("subject",), 0.84)


def title(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X; known as Father of Y``: who or what bears the title."""
    match = _TITLE.fullmatch(clause.body)
    subject = name_of((match["subject"] if match else "") or clause.subject, page)
    if match and subject and is_name(subject):
        noun = noun_of(subject, page)
        kind = RoleKind.TERM if noun else RoleKind.PERSON
        roles = (*subject_roles(subject, kind, noun, "is"), wording("alias", match["title"]))
        yield compose("title", "{the_subject} {be} known as the {alias}.", roles, ("subject",), 0.84)


NAME_PATTERNS = (title, father_of, full_form, bracketed_full_form, nickname, other_name, definition)
