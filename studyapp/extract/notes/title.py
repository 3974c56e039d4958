"""Reads a note's title, ``Reef Scheme (RS) Cleared by Cabinet — 24 August 2024``: its subject, for the lead, and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.naming import is_name, name_of
from studyapp.extract.notes.page import Outcome, Page
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.property_dates import dated_step, participle
from studyapp.extract.notes.sorts import sort_of

_DEED = (
    r"(?:Signed|Cleared|Approved|Launched|Notified|Upheld|Inaugurated|Passed|Enacted|Adopted|Established|Released|Opened|Completed|"
    r"Commissioned|Inscribed|Announced|Constituted|Formed|Set Up|Tested|Inducted|Held|Declared)"
)
_HEAD = re.compile(
    rf"(?P<name>.+?)(?: (?P<deed>{_DEED})\b(?P<by> by (?:the )?(?:Union )?[A-Z][\w ]+)?| (?:Open|Extended|Gets|Comes|Enters|Turns|Hits|"
    r"Completes|Wins|Becomes|Not|Near|Among|Ready)\b|,|$).*"
)
_DASH = re.compile(r" [—–-] | ?:: ?|: |; | [|] ")
_DATED = re.compile(rf"(?:on |in )?(?P<date>{DATE})")
_LEAD = re.compile(
    r"(?:Signed|Launched|Approved|Cleared|Announced|Established|Set up|Founded|Built|Inaugurated|Adopted|Opened|Enacted|Passed|Notified|"
    r"Commissioned|Completed|Headquartered|HQ|Cost|Outlay|Length|Height|Target|In force|Entered into force|Came into force|Effective|"
    r"Implemented|Run|Developed|Designed|Funded|Based)\b"
)


def title_subject(title: str, page: Page) -> str:
    """Return the one thing that the title is about, where its sort is certain; else empty."""
    head = _HEAD.fullmatch(_DASH.split(title)[0].strip())
    name = re.sub(r" \((?![A-Z][\w-]*\))[^()]*\)$", "", head["name"]) if head else ""
    whole = name_of(name, page) if name and is_name(name) and len(name.split()) <= 10 else ""
    certain = sort_of(whole, page) if whole else ""
    if not certain and (known := _opens_with(title, page)):
        return known
    return whole if certain in ("body", "pact", "scheme", "site", "law", "committee", "craft", "war craft") else ""


_TITLED = ("missions", "schemes", "treaties", "dams", "national_parks", "lakes", "weapons", "operations")


def _opens_with(title: str, page: Page) -> str:
    """Return the mission, scheme, pact or site of the lists with which the title begins ("Reefsat Success"), or an empty text."""
    mention = next(iter(page.gazetteer.find(title)), None)
    senses = list(getattr(mention, "senses", ()))
    if mention is None or mention.start > 0 or not senses or senses[0].collection not in _TITLED:
        return ""
    return name_of(title[: mention.end], page)


_OF_PERSON = re.compile(
    r"(?:(?:First |Former |Ex-|Deputy |Vice[- ]|Managing |Founder |Founding |Principal |Chief |Union |Joint )*"
    r"(?:Director|Chairman|Chairperson|President|Governor|Secretary|Adviser|Advisor|Minister|Commissioner|Justice|CEO|CM|PM|Speaker|"
    r"Ambassador|Captain|Editor|Professor|Vice-Chancellor|Chancellor|Head)\b|Bharat Ratna|Padma |Nobel|Magsaysay|Ramon|Dadasaheb|Jnanpith|"
    r"Sahitya|Arjuna|Khel Ratna|Born|Died|b\.|d\.|Author)"
)


def lead_line(line: str, subject: str, person: bool = False) -> str:
    """Return a line of the lead that drops its subject with the title's before it; any other line unchanged.

    ``person``: the subject is a person, of whom other things are said than of a thing.
    """
    if subject and person and _OF_PERSON.match(line):
        return f"{subject}: {line}"
    scraps = line.split("; ")
    if subject and not person and len(scraps) > 2 and not _LEAD.match(line):
        bare = re.sub(r" \([^()]*\)$", "", subject)
        return "; ".join(f"{bare}: {scrap[0].lower()}{scrap[1:]}" if _LEAD.match(scrap) else scrap for scrap in scraps)
    if not subject or person or not _LEAD.match(line):
        return line
    bare = re.sub(r" \([^()]*\)", "", subject)
    opening = line if re.match(r"(?:HQ|In force)\b", line) else line[0].lower() + line[1:]
    return f"{bare}; {opening}"


def title_claims(title: str, page: Page) -> Iterator[Outcome]:
    """Yield what the title itself dates: what was done to its subject, and from when it is in effect."""
    subject = title_subject(title, page)
    parts = re.split(r" — | – | - |; ", title)
    head = _HEAD.fullmatch(parts[0].strip())
    if not subject or head is None:
        return
    dates = [match for part in parts[1:] if (match := _DATED.fullmatch(part.strip()))]
    if head["deed"] and len(dates) == 1:
        text = f"{head['deed'].lower()}{head['by'] or ''} {dates[0]['date']}"
        yield from participle(Property(subject, text, False, "is"), page)
    for part in parts[1:]:
        if re.match(r"(?:[Ee]ffective|[Ii]n [Ff]orce)\b", part):
            yield from dated_step(Property(subject, part[0].lower() + part[1:], False, ";"), page)
