"""Cuts a line of a note into clauses: first at semicolons, then at its signs; brackets and quotes stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from studyapp.domain.dates import MONTHS
from studyapp.extract.notes.dates import DATE
from studyapp.extract.notes.deed_verbs import BASE
from studyapp.extract.notes.page import Clause
from studyapp.extract.notes.words import is_plural

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# A dash between two dates is a range.
_AFTER_DATE = "".join(f"(?<!{month} )" for month in (*MONTHS, *(name[:3] for name in MONTHS), "Sept"))
_SIGN = re.compile(
    rf" = | (?:—|(?<!\d ){_AFTER_DATE}–|–(?!\s(?:\d|{_MONTHS}))) | -{{1,2}} |\s?: |:$| (?:➜|→|->|=>|\|) "
)
_ARROWS = ("➜", "→", "->", "=>", "|")
_NUMBERED = re.compile(
    r"(?:Art\.?|Arts\.?|Article|Section|Part|Entry) [\dIVX]+\w{0,2}(?:\(\w\))?(?P<comma>, )(?=[a-z])"
)
_OPEN = {"(": ")", "[": "]", "“": "”", "‘": "’"}
_VERBS = (
    "abolished|adopted|allows|amended|approved|became|beat|built|carries|commissioned|completed|connects|covers|created|"
    "discovered|established|fell|formed|founded|had|handles|has|held|inaugurated|introduced|joined|launched|lies|"
    "located|mandates|merged|nationalised|nationalized|notified|opened|operated|passes|promotes|ratified|receives|"
    "reduced|reduces|released|renamed|runs|separated|set up|shares|signed|started|withdrew|won|is|are|was|were|will|can|"
    "must|shall|may|passed|enacted|constituted|inducted|imports|produces|involves|regulates|developed|declared"
)
_VERBS = "|".join([_VERBS, *sorted(BASE, key=len, reverse=True)])
PREDICATE = re.compile(rf"\b(?:{_VERBS})\b")
_HEAD = re.compile(r"[A-Z‘“₹]|\d+(?:st|nd|rd|th) |e-[A-Z]")
# A name, then what may be a verb that the list above lacks.
_NAME_THEN_VERB = re.compile(
    r"(?!HQ |Est|First |Theme |Known |Also |Now )[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)* (?:[a-z]+ed|[a-z]{3,}[^s]s|won|gave|"
    r"took|led|met|cut|set|got) [A-Za-z\d]"
)
# Words that say a property of what was named before, not a new subject.
KEY = re.compile(
    r"(?:HQ|Headquarters|Est\.?|Estd\.?|Established|Founded|Founder|Launched|Formed|Capital|Currency|"
    r"Theme(?: \d{4})?|Motto|Mascot|"
    r"Nodal (?:agency|ministry|body|Agency|Ministry)|Ministry|Chair(?:man|person)?|Implementing "
    r"(?:agency|body)|Aim|Objective|Target|"
    r"Outlay|Members|Venue|Host|Author|Source|Origin|Parent body|Born|Died|Script|Launch vehicle|Real "
    r"name|Total outlay|Length|Area|IUCN(?: status)?|Red List|CITES|GI(?: tag)?|MD|First [A-Z]\w+|"
    r"Landing site|Fuel|Base year)"
)
_HEAD_VERB = re.compile(rf"(?P<subject>[A-Z0-9₹].*?) (?P<rest>(?:{_VERBS})\b.*)", re.DOTALL)


@lru_cache(maxsize=4096)
def shield(text: str) -> str:
    """Return ``text`` of the same length with everything inside brackets and quotes masked by ``#``."""
    if not any(opener in text for opener in _OPEN):
        return text
    out: list[str] = []
    closers: list[str] = []
    for index, char in enumerate(text):
        if closers and char == closers[-1]:
            closers.pop()
            out.append(char if not closers else "#")
            continue
        out.append("#" if closers else char)
        closer = _OPEN.get(char)
        if closer and closer in text[index:]:
            closers.append(closer)
    return "".join(out)


def pieces(text: str, separator: str) -> Iterator[tuple[int, str]]:
    """Yield the stripped pieces of ``text`` between separators (a regular expression) outside brackets, with their places."""
    start = 0
    shielded = shield(text)
    ends = [(m.start(), m.end()) for m in re.finditer(separator, shielded)]
    for end, following in [*ends, (len(text), len(text))]:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + lead, piece.strip()
        start = following


# A full stop behind a unit ends a clause, though not every splitter sees it.
_BREAK = r";|(?<=\d km)\.(?= [A-Z])|(?<=\d cr)\.(?= [A-Z])|(?<=\d hrs)\.(?= [A-Z])|(?<= [A-Z]{2})\.(?= [A-Z])"
# What is told of the first subject of a line, in the passive, is told of what the rest of the line is about.
_TOLD_OF = re.compile(
    r"(?P<subject>[A-Z][^=:—–,]*?),? (?:was |were )?(?:est\.|established|set up|launched|founded|formed|"
    r"constituted|created|notified|"
    r"enacted|adopted|passed|signed|released|built|inaugurated|commissioned)(?= (?:in|on|by|under|\d|"
    r"[A-Z][a-z]{2,8} \d))"
)


# "Alba formed 1 May 1960; Ruritania 3 June 1972": the second date is of the same deed.
_DATED_DEED = re.compile(
    rf"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?P<deed>formed|launched|founded|established|set up|"
    rf"commissioned) (?:in |on )?{DATE}"
)
_SAME_DEED = re.compile(rf"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) (?P<rest>(?:in |on )?{DATE}.*)")


def cut(line: str, heading: str = "", subject: str = "") -> list[Clause]:
    """Return the clauses of a line. One without a subject of its own takes that of the clause before it.

    ``subject`` is what stood last on the line before, if it belongs to the same bullet.
    """
    clauses: list[Clause] = []
    deed = told_of = ""
    for at, part in pieces(line, _BREAK):
        part = part.rstrip(" .,")
        if deed and (again := _SAME_DEED.fullmatch(part)):
            part = f"{again['name']} {deed} {again['rest']}"
        deed = told["deed"] if (told := _DATED_DEED.match(part)) else ""
        cut_part = _cut_part(part, at, line, heading, subject)
        head = next((clause.subject for clause in clauses if clause.subject), told_of)
        subject = cut_part[-1].subject if cut_part else subject
        if cut_part and cut_part[-1].sign == "=" and _LAW.fullmatch(cut_part[-1].body):
            subject = cut_part[-1].body  # what is in force is the Act, not what the letters stand for
        if not clauses and not subject and (told := _TOLD_OF.match(shield(part))):
            subject = head = told_of = part[: told.end("subject")]
        if not clauses and not subject and _NAME_ALONE.fullmatch(part):
            subject = head = told_of = part
        if cut_part and _becomes_another(part, cut_part[-1]):
            subject = ""
        if cut_part and (_lists_several(cut_part[-1]) or _turns_away(cut_part[-1])):
            subject = ""
        clauses += [replace(clause, under=head) for clause in cut_part]
    return clauses


_LAW = re.compile(
    r"[A-Z][\w’'&-]*(?: (?:(?:of|and|for|to|on|the) )*(?:\([A-Z][\w ,&’'-]+\)|[A-Z][\w’'&-]*))*"
    r" (?:Act|Code|Rules|Bill|Ordinance|Sanhita|Adhiniyam)"
    r",? \d{4}"
)


def _lists_several(clause: Clause) -> bool:
    """Tell whether the clause lists several things under a head in the plural, so that what follows is not said of the head."""
    return is_plural(clause.subject) and ", " in shield(clause.body) and clause.sign in (":", "—", "–", "=")


# "Alba Bank (1990); HQ Pune": the whole first piece is a name.
_NAME_ALONE = re.compile(
    r"(?:[A-Z][\w’'&.–-]*)(?: (?:(?:of|and|for|the|on) )*[A-Z0-9][\w’'&.–-]*){0,7}(?: \([^()]*\))?"
)


def _becomes_another(part: str, clause: Clause) -> bool:
    """Tell whether an arrow leads from the head to another name, of which the next clause may be said ("IPC → BNS; ...")."""
    head = re.split(r" (?:→|➜|->|=>) ", part)
    name = re.sub(r",? \(?\d.*$", "", clause.body)
    return len(head) > 1 and head[0].strip() == clause.subject and bool(_PLAIN_NAME.fullmatch(name))


_PLAIN_NAME = re.compile(r"(?:[A-Z][\w’'.-]*)(?: (?:of |the )?[A-Z0-9][\w’'.-]*)*")
_CAPITAL_PROPERTY = re.compile(
    rf"(?:{DATE}|Part|Under|By|In|On|At|From|Now|Also|Under|Launched|Founded|Est|Set up|Signed|Adopted|Built|Secretariat|Headquarter|"
    r"Principal|Art|Section|Entry|Schedule|Appendix|CITES|UNESCO|Ramsar|World Heritage|Bharat Ratna|Padma|Nobel|Cabinet|Ministry|India\b)"
)


def _turns_away(clause: Clause) -> bool:
    """Tell whether a clause without a sign begins with another name, so that the next is hardly said of the head before."""
    body = clause.body
    if (
        clause.sign not in (";", "")
        or not re.match(r"[A-Z]\w+ ", body)
        or KEY.match(body)
        or _CAPITAL_PROPERTY.match(body)
    ):
        return False
    return clause.sign == ";"


def _cut_part(part: str, at: int, line: str, heading: str, carried: str) -> list[Clause]:
    """Return the clauses of what stands between two semicolons."""
    if not _SIGN.search(shield(part)) and (numbered := _NUMBERED.match(part)):
        rest = part[numbered.end() :]
        return [Clause(part[: numbered.start("comma")], "—", rest, at + numbered.end(), line, heading)]
    signs = list(_SIGN.finditer(shield(part)))
    if not signs:
        head = "" if names_its_doer(part) else carried
        return [Clause(head, ";" if head else "", part, at, line, heading)]
    head = part[: signs[0].start()].strip()
    if carried and (not _HEAD.match(head) or KEY.fullmatch(head)):
        return [Clause(carried, ";", _before_arrow(part, signs), at, line, heading)]
    signs = _own_signs(signs)
    out: list[Clause] = []
    verb = _HEAD_VERB.fullmatch(head)
    if verb and not verb["subject"].endswith((" and", ",")):
        out.append(Clause("", "", head, at, line, heading))
        head = verb["subject"]
    for sign, following in zip(signs, [*signs[1:], None], strict=False):
        end = following.start() if following else len(part)
        body = part[sign.end() : end]
        lead = len(body) - len(body.lstrip())
        inner = _SIGN.search(shield(body)) if following is None else None
        if body.strip():
            mark = "—" if len(signs) == 1 and sign[0].strip() in _ARROWS else sign[0].strip()
            out.append(Clause(head, mark, body.strip(), at + sign.end() + lead, line, heading))
        if inner and sign[0].strip() in "—–" and inner[0].strip() in "=:" and _HEAD.match(body.strip()):
            rest = body[inner.end() :].strip()
            place = at + part.rindex(rest) if rest else at
            out.append(Clause(body[: inner.start()].strip(), inner[0].strip(), rest, place, line, heading))
    return out


def _before_arrow(part: str, signs: list[re.Match[str]]) -> str:
    """Return what stands before the first arrow: what follows from it is another matter."""
    arrow = next((sign for sign in signs if sign[0].strip() in _ARROWS), None)
    return part[: arrow.start()].rstrip(" ,") if arrow and arrow is signs[0] else part


def _own_signs(signs: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the signs that join something to the head: in ``A: b = c`` the second joins c to b, not to A."""
    kept = signs[:1]
    for sign in signs[1:]:
        if sign[0].strip() in "=:":
            break
        kept.append(sign)
    return kept


def names_its_doer(part: str) -> bool:
    """Tell whether a clause without a sign names its own subject: a capital, then a verb."""
    shielded = shield(part)
    return bool(_HEAD_VERB.fullmatch(shielded) or _NAME_THEN_VERB.match(shielded))
