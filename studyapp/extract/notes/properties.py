"""Cuts what stands around a head into its single properties: its brackets, its own date, the pieces between commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from studyapp.extract.notes.cut import KEY, shield
from studyapp.extract.notes.dates import DATE, DAY
from studyapp.extract.notes.deed_verbs import PARTICIPLES
from studyapp.extract.notes.naming import PLACES, is_loose_name, is_name, name_of, place_noun
from studyapp.extract.notes.page import Clause, Page

_DATE = re.compile(DATE)
_PARTICIPLE = re.compile(rf"(?:{PARTICIPLES})\b")
_DATED_HEAD = re.compile(rf"(?P<name>.+?),? (?P<date>{DATE})")
_DATED_DAY = re.compile(rf"(?P<name>[A-Z][\w’' -]* (?:Day|Diwas|Divas)) (?P<date>{DAY})")
_BRACKET = re.compile(r" ?\(([^()]*)\)")
_LIST_HEAD = re.compile(
    r"^(?:Types?|Others?|Firsts?|Features?|Gains?|Aims?|Objectives?|Examples?|Members?|Parts?|Recent|Major|Key|Important|"
    r"Related|Similar|Compare|Note|Also|Why|Who|What|When|Where|How|Both|All|Only|Of|In|On|At|By|From|For|Under|During|After|"
    r"Before|As|If|Then|Now|Later|Earlier|Not|No|Held|Came|Came|First|Second|Third|India|Article|Art|Part|Schedule|Section|"
    r"Entry|S\.|Theme|Source|Target|Outlay|Cost|Total|Winner|Venue|Rank|Q|A|Ans|Indian|Union|State|Central|Centre|Cabinet|"
    r"SC|PM|President|Parliament|Govt|Government)$"
)


@dataclass(frozen=True)
class Property:
    """One thing said of a named head. ``adjacent``: it stands right behind the name; ``sign`` is what joins it.

    ``alone``: nothing else is said behind that sign.
    """

    owner: str
    text: str
    adjacent: bool
    sign: str
    alone: bool = False


def properties_of(clause: Clause, page: Page) -> Iterator[Property]:
    """Yield the properties of the clause's head; nothing where the head is no certain name."""
    if (clause.sign == ";" and _begins_anew(clause.body)) or is_label(clause.subject):
        clause = replace(clause, subject="", sign="")
    head, body, sign = _split(clause)
    if not head:
        return
    bare = _BRACKET.sub("", head).strip(" ,")
    dated = _DATED_HEAD.fullmatch(bare)
    name, date = (dated["name"].strip(" ,"), dated["date"]) if dated else (bare, "")
    if dated and _DATE.fullmatch(date) and place_noun(name, page) in PLACES and " " not in name:
        return  # "Paris 2024" is no city but what happened there
    lying = _LYING.fullmatch(name) if clause.subject else None
    name = lying["name"] if lying else name
    pieces_of_head = [piece for _, piece in _comma_pieces(name)]
    name = pieces_of_head[0] if pieces_of_head else ""
    owner = _owner(name, date, page)
    if not owner:
        return
    yield from _of_head(owner, head, date, pieces_of_head)
    if lying:
        yield Property(owner, lying["where"], True, "is")
    adjacent = (
        not date
        and not _BRACKET.search(head)
        and len(pieces_of_head) == 1
        and clause.sign != ";"
        and _stands_behind(clause)
    )
    pieces = [piece for _, piece in _comma_pieces(body)]
    pieces = [part for piece in pieces for part in re.split(r" (?:(?:&|and) )?(?=\d+ [a-z]+s\b)", piece) if part]
    pieces = list(_with_dates(pieces))
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        if _lists_doers(piece, following) and not place_noun(following, page):
            return
        yield from _dated_name(piece, page)
        if not adjacent and _turns_to_another(piece, page):
            return
        yield Property(owner, piece, adjacent, sign, piece == body.strip(" ."))
        if re.match(r"\d+(?:st|nd|rd|th)\b", piece) or _names_another(piece, page):
            return
        adjacent = False


_LABEL = re.compile(
    r"(?:Earlier|Recent|Other|Others|Old|Older|New|Latest|Next|Previous|Similar|Related|Major|Main|Key|Notable|Famous|"
    r"Compare|Also|Examples?|Cf|See|Another|Two|Three|Four|Five)\b(?: [a-z-]+)*|[A-Z][a-z]+(?: [a-z-]+)*? "
    r"(?:ones?|pacts|treaties|agreements|schemes|missions|projects|dams|tunnels|bridges|bodies|reports|laws|acts|cases|"
    r"summits|ports|airports|committees|commissions|conventions|groupings|examples|sites|parks|temples|rivers|passes)"
)


# "Alba dam on Sutlej, HP - longest": where the head lies is a property of it.
_LYING = re.compile(r"(?P<name>[A-Z][\w’' -]*?) (?P<where>(?:on|in|at|near) [A-Z][\w’' -]*(?:, [A-Z][\w’' .]*)?)")


def is_label(head: str) -> bool:
    """Tell whether a head only says what sort of things follow ("Recent pacts", "Earlier one"), each with a name of its own."""
    return bool(head) and bool(_LABEL.fullmatch(head))


def _dated_name(piece: str, page: Page) -> Iterator[Property]:
    """Yield the date of a piece that is a name with its own date: "..., Reef League 24 Sept 1873"."""
    match = _DATED_HEAD.fullmatch(piece) or _DATED_DAY.fullmatch(piece)
    owner = _owner(match["name"], "", page) if match and is_name(match["name"]) and " " in match["name"] else ""
    if match and owner:
        yield Property(owner, match["date"], True, " ")


def _stands_behind(clause: Clause) -> bool:
    """Tell whether the body follows its head at once, with no other part between."""
    before = clause.line[: clause.at].rstrip(" =—–:-→➜>|")
    return not clause.subject or before.endswith(clause.subject)


def _lists_doers(piece: str, following: str) -> bool:
    """Tell whether "led by A" goes on with another name."""
    return bool(re.search(r"\bby [A-Z][^,]*$", piece)) and is_name(following)


def _begins_anew(body: str) -> bool:
    """Tell whether a clause that names no verb begins with a name of its own ("...; Alba Lake, India's deepest lake")."""
    pieces = [piece for _, piece in _comma_pieces(body)]
    return (
        len(pieces) > 1
        and (is_name(pieces[0]) or bool(_KINDED.fullmatch(pieces[0])))
        and not KEY.match(pieces[0])
        and not _KEY_LIKE.match(pieces[0])
    )


_KINDED = re.compile(
    r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?:river|dam|lake|tunnel|bridge|canal|fort|temple|island|district|pass|valley|port|falls)"
)
_OF_ANOTHER = re.compile(
    r"\b(?:by|of|with|from) (?:the )?(?!Ministry|Department|Parliament|India\b)[A-Z]\w+ (?:[A-Z]|of [A-Z])"
)


def _names_another(piece: str, page: Page) -> bool:
    """Tell whether a piece names another person or body, of which the next pieces may be said."""
    if _OF_ANOTHER.search(piece) and not _PARTICIPLE.match(piece):
        return True
    return (
        is_name(piece)
        and " " in piece
        and not KEY.match(piece)
        and not _DATE.search(piece)
        and not place_noun(piece, page)
    )


def _of_head(owner: str, head: str, date: str, pieces: list[str]) -> Iterator[Property]:
    """Yield what stands in the head itself: its brackets, its date, what follows a comma."""
    adjacent = True
    joined = "," if date and f", {date}" in head else " "
    for bracket in _BRACKET.findall(head):
        for piece in re.split(r"; |, (?!\d{4})", bracket):
            yield Property(owner, piece.strip(), adjacent, "(")
            adjacent = False
    if date:
        yield Property(owner, date, len(pieces) == 1, joined)
    for piece in pieces[1:]:
        yield Property(owner, piece, False, ",")


def _turns_to_another(piece: str, page: Page) -> bool:
    """Tell whether a piece begins a list or speaks of another thing, so that what follows is not the head's."""
    if re.match(r"\d+(?:st|nd|rd|th)\b", piece):
        return True
    if not re.match(r"[A-Z]", piece) or KEY.match(piece) or _DATE.match(piece):
        return False
    return not place_noun(re.split(r" (?:in|on|\d)", piece)[0], page) and not _KEY_LIKE.match(piece)


_KEY_LIKE = re.compile(
    r"(?:Act(?: of)? \d{4}|Cabinet|CCEA|Parliament|Lok Sabha|Rajya Sabha|In force|Launched|Founded|Est|Set|Signed|Adopted|"
    r"Secretariat|Headquarter|Principal|Section|Article|Art|Entry|"
    r"Schedule|Appendix|CITES|IUCN|Bharat Ratna|"
    r"WHS|GI|Padma|Nobel|Critically|Endangered|Vulnerable|UNESCO|World Heritage|Ramsar|India (?:joined|signed|"
    r"ratified|acceded))\b|[A-Z]\w+[’']s (?:first|only|largest|longest|highest|oldest)"
)


def _with_dates(pieces: list[str]) -> Iterator[str]:
    """Yield the pieces, a deed joined with the date that stands behind its comma ("commissioned at Pune, 21 Nov 2021")."""
    held = ""
    for piece in pieces:
        if held and re.fullmatch(rf"(?:on |in )?{DATE}", piece):
            yield f"{held}, {piece}"
            held = ""
            continue
        if held:
            yield held
        held = piece if _PARTICIPLE.match(piece) and not _DATE.search(piece) else ""
        if not held:
            yield piece
    if held:
        yield held


_DAY_HEAD = re.compile(rf"(?P<head>[A-Z][\w’' -]* (?:Day|Diwas|Divas)),? (?P<day>{DAY})(?=$|,| \()")
_TELLS = re.compile(
    r"(?P<head>[A-Z][^,;:=()]*?(?: \([A-Z][\w-]*\))?) (?P<body>(?:is|are|was|were|has|have|had|comprises|contains|consists of) .+)"
)


_DONE = re.compile(
    rf"(?P<head>(?:\d+(?:st|nd|rd|th) )?[A-Z][^,;:=]*?) (?P<body>(?!was|were|is|are)(?:(?:{PARTICIPLES}) (?:by|in|on|at|from|under|{DATE})|"
    rf"(?:founded|held|signed|adopted|est\.?|established|set up) [A-Z][\w ]+? {DATE}).*)"
)


_PLACE = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_SAID = re.compile(
    r"(?P<head>[A-Z][^,;:=()]*?(?: \([^()]*\))?) (?P<body>(?:first|only|oldest|largest|longest|highest|deepest|smallest|HQ|Hq|"
    rf"headquarters|[Ss]ecretariat) .+|UNESCO(?: site)? \d{{4}}|{DATE} by [A-Z].+|"
    rf"(?:w\.e\.f\.?|with effect from|effective(?: from)?|in force(?: from| since)?) {DATE}.*|"
    rf"(?:rises|originates|flows into|falls into|drains into|joins|meets) .+|between [A-Z].+ and [A-Z].+|"
    rf"\d[\d,.]* ?(?:km|m)(?: \([^()]*\))?(?:, .*)?|"
    rf"(?:in|at|on|near) {_PLACE}(?: island| district| river| hills)?(?:, {_PLACE})?(?: \([^()]*\))?)"
)


def _split(clause: Clause) -> tuple[str, str, str]:
    """Return head, body and sign; of a clause without a sign what stands before its first comma or bracket is the head."""
    if clause.subject:
        return clause.subject, clause.body, clause.sign
    if day := _DAY_HEAD.match(clause.body):
        return day["head"], day["day"], ","
    shielded = shield(clause.body)
    if told := _TELLS.fullmatch(clause.body):
        return told["head"], told["body"], "is"
    if (told := _DONE.fullmatch(clause.body) or _SAID.fullmatch(clause.body)) and is_loose_name(told["head"]):
        return told["head"], told["body"], "is"
    comma = re.search(r", | \(", shielded)
    if comma is None:
        return clause.body, "", ""
    if comma[0] == ", ":
        return clause.body[: comma.start()], clause.body[comma.end() :], ","
    close = shielded.find(")", comma.start())
    if close < 0:
        return "", "", ""
    return clause.body[: close + 1], clause.body[close + 1 :].lstrip(" ,"), ","


# The commas inside of a ministry's name part nothing.
_MINISTRY = re.compile(
    r"(?:Ministry|Department|Min) of [A-Z][\w-]*(?: [A-Z][\w-]*)*(?:, [A-Z][\w-]*(?: [A-Z][\w-]*)*)+,? (?:and|&) [A-Z]"
)


def _comma_pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces between commas, but keep "March 3, 2011" together."""
    masked = _DATE.sub(lambda date: date[0].replace(",", "#"), shield(text))
    masked = _MINISTRY.sub(lambda ministry: ministry[0].replace(",", "#"), masked)
    start = 0
    for comma in [*re.finditer(r", |$", masked)]:
        if piece := text[start : comma.start()].strip(" .,"):
            yield start, piece
        start = comma.end()


def _owner(name: str, date: str, page: Page) -> str:
    """Return the head as a certain name; a name that is a well-known one with its year keeps it ("Citizenship Act 1955")."""
    name = re.split(r" (?:under|at|held) ", name)[0]
    if re.search(r" (?:HQ|Hq|[Hh]eadquarters|[Ss]ecretariat) [A-Z]", name):
        return ""  # its seat stands behind it
    if re.fullmatch(
        r"India(?:n)? (?:party|member|signatory|observer|side|team)|(?:Central|State|Open|Deemed|National) University",
        name,
    ):
        return ""
    if re.search(r" (?:by|in|from|with) ", name):
        return ""
    if (
        not name
        or _LIST_HEAD.match(name)
        or (KEY.fullmatch(name) and name not in ("CITES", "IUCN"))
        or re.search(r"[+/&]|^\d+(?!\d*(?:st|nd|rd|th)\b)", name)
    ):
        return ""
    whole = (
        name_of(f"{name} {date}", page)
        if date and re.search(r"(?:Act|Bill|Rules|Policy)$", name)
        else name_of(name, page)
    )
    return whole if whole and is_loose_name(whole) and len(whole.split()) <= 14 else ""
