"""Reads a list under the label that says what its items are, ``Steel plants: A (Odisha), B (Bihar)``; each item is of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.cut import pieces
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import expand, is_name, name_of, place_noun, whole_mention
from studyapp.extract.notes.page import Claim, Clause, Outcome, Page
from studyapp.extract.notes.sorts import the_name
from studyapp.extract.notes.words import place_name, plural

_LABEL = re.compile(
    r"(?P<label>[A-Za-z][\w’' &/()+-]*?)(?: \([^()]*\))?\s*(?::-?|=|→|—|–| - )\s*(?=[A-Z0-9(‘“\"'])(?P<items>.+)",
    re.DOTALL,
)
_ITEM = re.compile(
    r"(?P<name>[A-Z0-9‘“\"'][\w’”\"'. &-]*?)"
    r"(?: ?\((?P<inside>[^()]*)\)| ?(?:–|—| - |-(?=[A-Z][a-z]+$)|=|→|:|@) ?(?P<behind>[A-Z0-9][^()]*?)(?: \([^()]*\))?)"
)
_FIRST = re.compile(
    r"(?:Other|Others|Some|Main|Major|Key|Important|Imp|Famous|Notable|Recent|All|Similar|Related|More|Also|Old|New|Big|Same) "
)
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
# Kinds of things that stand somewhere, and of things that come from somewhere.
_SITES = frozenset(
    "plant port mine dam park reserve sanctuary temple fort cave lake wetland pass peak hill airport refinery site monastery museum "
    "stadium bridge tunnel spaceport reactor station university institute beach island waterfall glacier valley volcano base observatory "
    "oilfield coalfield field factory stupa palace tomb mosque church shrine barrage lagoon desert plateau waterway campus mint".split()
)
_PRODUCTS = frozenset(
    "breed dance festival painting craft textile saree sari gi product tribe theatre sweet embroidery puppet toy silk mango "
    "rice tea art dish instrument drama style tag goods".split()
)
_LOOSE = ("site", "plant", "base", "station", "field", "unit", "campus")  # they say too little of what stands there
# What an item's own name leaves to the label: "Coffee" under "boards" is the Coffee Board.
_TITLED = frozenset(
    "board dam park committee commission treaty convention protocol pass tunnel port airport lake bank council summit award bridge canal "
    "temple fort airport glacier river act mission scheme plan".split()
)
_JOINED = re.compile(
    r"India(?: is| IS| joined| became| now)*(?: a)?(?: full)?(?: member)?(?: of| in)? (?P<rest>[A-Z].+)"
)


@dataclass(frozen=True)
class Item:
    """One item of a list: its name as written, what stands with it, and where."""

    name: str
    with_it: str
    at: int


def kind_of(label: str, heading: str) -> str:
    """Return what the items of a list are, in the singular ("buffalo breed"), by its label or by label and heading; else empty."""
    label = re.sub(r" \([^()]*\)", "", label).strip()
    heading = re.sub(r" \([^()]*\)", "", heading).strip()
    own = _singular(_FIRST.sub("", f"{label} "[0].upper() + f"{label} "[1:]).strip())
    if own:
        return own
    above = _singular(heading)
    return f"{label} {above}" if above and " " not in above and re.fullmatch(r"[A-Z][a-z]+", label) else ""


def _singular(label: str) -> str:
    words = label.split()
    if not 1 <= len(words) <= 4 or not re.fullmatch(r"[A-Za-z]{2,}s", words[-1]) or words[-1].endswith("ss"):
        return ""
    word = "GI" if words[-1] == "GIs" else words[-1].lower()
    end, instead = next((end, instead) for end, instead in (("GI", "GI"), *_SINGULAR) if word.endswith(end))
    return " ".join(
        [
            *(w if w[0].isupper() and len(words) > 1 and w.isalpha() else w.lower() for w in words[:-1]),
            word.removesuffix(end) + instead,
        ]
    )


def items_of(line: str) -> tuple[str, list[Item]]:
    """Return the label of a list and its items that something stands with; no items where the line is no list."""
    match = _LABEL.fullmatch(line.strip(" ."))
    if match is None:
        return "", []
    rest, start = match["items"], match.start("items")
    found = []
    for at, piece in pieces(rest, r"[,;>/]"):
        item = _ITEM.fullmatch(re.sub(r"^(?:and|&) ", "", piece).rstrip(" ."))
        if item and len(item["name"].split()) <= 6:
            found.append(Item(item["name"].strip("‘’“”\"' "), (item["inside"] or item["behind"]).strip(), start + at))
    return match["label"].strip(), found if len(found) >= 2 else []


def listed(line: str, heading: str, page: Page) -> Iterator[tuple[Outcome, Clause]]:
    """Yield where each item of a labelled list lies or comes from."""
    label, items = items_of(line)
    kind = kind_of(label, heading) if items else ""
    noun = kind.split()[-1].lower() if kind else ""
    if not items or noun not in _SITES | _PRODUCTS:
        return
    for item in items:
        first = item.with_it.split(",")[0].split(";")[0].strip()
        where = place_name(re.sub(r"(?<=\w)\.$", "", first))
        of = place_noun(where, page)
        if of not in ("state", "union territory", "country", "city", "district", "island") or not is_name(item.name):
            continue
        name = _readable(item.name, page)
        if not name:
            continue
        claim = _site(name, kind, where, of, page) if noun in _SITES else _product(name, kind, where, of)
        if claim:
            yield claim, Clause(item.name, ";", line[item.at : item.at + len(item.name)], item.at, line)


def _readable(name: str, page: Page) -> str:
    """Return the name with its letters written out; empty where nobody can read them without the note."""
    letters = re.findall(r"(?<![\w-])[A-Z]{2,}(?![\w-])", name)
    if not letters:
        return name
    whole = name_of(name, page)
    return whole if whole and (whole != name or not any(len(short) > 2 for short in letters)) else ""


def _site(name: str, kind: str, where: str, of: str, page: Page) -> Claim | None:
    kind = kind if kind.islower() else kind.split()[-1]  # the Zemu glacier, not "the Zemu Himalayan glacier"
    named = name if kind.split()[-1].lower() in name.lower() or kind in _LOOSE else f"{name} {kind}"
    if place_noun(name, page) == "city" or any(word in name for word in where.split()):
        return None
    full = the_name(name, page) if named == name else f"the {named}"
    be = "are" if " and " in name else "is"
    full = plural(full) if be == "are" and named != name else full
    prep = "On" if of == "island" else "In"
    role = Role("place", where, RoleKind.PLACE, of, question=f"{prep} which {of} {be} {full}?")
    return compose("located-in", f"{full} {be} {prep.lower()} {{place}}.", (role,), ("place",), 0.84)


def _product(name: str, kind: str, where: str, of: str) -> Claim | None:
    last = kind.split()[-1].lower()
    told = (
        name
        if last in name.lower() or last in ("gi", "product", "tag", "goods")
        else f"the {name} {kind[0].lower()}{kind[1:]}"
    )
    if any(word in name for word in where.split()):
        return None
    be = "are" if " and " in name else "is"
    role = Role("place", where, RoleKind.PLACE, of, question=f"With which {of} {be} {told} associated?")
    return compose("associated", f"{told} {be} associated with {{place}}.", (role,), ("place",), 0.84)


_OF_HEADING = (_TITLED - {"act", "mission", "scheme", "plan", "award"}) | {
    "amendment",
    "case",
    "agreement",
    "accord",
    "reserve",
}
_OWN_HEAD = re.compile(
    r"(?P<name>[A-Z0-9][\w.’'&-]*(?: [A-Z][\w.’'&-]*| of [A-Z]\w*| v\.?)*)"
    r"(?P<rest> ?\(.*| [—–=:→-] .*|: .*|,? (?:1[5-9]|20)\d\d\b.*)"
)


def titled(line: str, heading: str) -> str:
    """Return a line under a heading in the plural with the kind put to its name: "42nd 1976 ..." under "Amendments"."""
    kind = kind_of(heading, "").split()
    noun = kind[-1].lower() if kind else ""
    match = _OWN_HEAD.fullmatch(line) if noun in _OF_HEADING else None
    if match is None or noun in match["name"].lower() or re.fullmatch(r"[A-Z]{2,}", match["name"]):
        return line
    if noun == "amendment" and not re.fullmatch(r"\d+(?:st|nd|rd|th)", match["name"]):
        return line
    if re.search(r"(?:Act|Convention|Treaty|Protocol|Committee|Commission|Report|Panel|Board)\b", match["name"]):
        return line
    name, _, number = (
        match["name"].rpartition(" ") if re.search(r" [IVX]+$", match["name"]) else (match["name"], "", "")
    )
    return f"{name} {noun if noun == 'case' else noun.capitalize()}{f' {number}' if number else ''}{match['rest']}"


_TREATY_NOUNS = "Convention|Protocol|Agreement|Treaty|Accord|Declaration|Framework"
_PLACE_YEAR = re.compile(
    rf"(?P<name>[A-Z][a-z]+)(?:(?P<kind> (?:{_TREATY_NOUNS}))(?! of | on | for | to )|(?=,? ?[(–—:=\d]| - ))"
)


def with_treaties(line: str, page: Page) -> str:
    """Return the line with the whole names of treaties that it calls by their place and year: "Kyoto 1997"."""
    out = line
    for at, piece in reversed([*pieces(line, r";|\|")]):
        match = _PLACE_YEAR.match(piece)
        years = set(re.findall(r"\b(?:19|20)\d\d\b", piece))
        name = _treaty(f"{match['name']}{match['kind'] or ''}", years, page) if match and years else ""
        if match and name:
            out = f"{out[:at]}{name}{out[at + match.end() :]}"
    return out


def _treaty(words: str, years: set[str], page: Page) -> str:
    bank = page.gazetteer.bank
    if "treaties" not in bank.keys():  # noqa: SIM118
        return ""
    named = [entry for entry in bank.collection("treaties").entries if f"{entry.name} ".startswith(f"{words} ")]
    if any(entry.name == words or words in entry.aliases for entry in named):
        return ""
    bare = " " not in words
    fitting = [
        entry.name
        for entry in named
        if entry.value("year") in years
        and (not bare or entry.noun in ("convention", "protocol", "agreement", "treaty"))
    ]
    return fitting[0] if len(fitting) == 1 else ""


def whole_items(line: str, heading: str) -> list[tuple[Clause, str]]:
    """Return the items of a labelled list as lines of their own, with the whole name: "Coffee Board (HQ Bengaluru)"."""
    label, items = items_of(line)
    kind = kind_of(label, heading) if items else ""
    noun = kind.split()[-1].lower() if kind else ""
    if noun not in _TITLED:
        return []
    out = []
    for item in items:
        name = item.name if noun in item.name.lower() else f"{item.name} {noun.capitalize()}"
        text = line[item.at : item.at + len(item.name)]
        out.append((Clause(item.name, ";", text, item.at, line, heading), f"{name} ({item.with_it})"))
    return out


def _whole(name: str, page: Page) -> str:
    """Return the name that the lists know for what India joined ("the Wassenaar Arrangement"); else empty."""
    for text in (name, f"{name} Arrangement", f"{name} Convention", f"{name} Treaty"):
        if whole_mention(text, page):
            return expand(text, page)
    return ""


def joined(line: str, page: Page) -> Iterator[tuple[Outcome, Clause]]:
    """``India joined A (2016), B (2017)``: in which year India joined each."""
    match = _JOINED.fullmatch(line.strip(" ."))
    items = [(at, _ITEM.fullmatch(piece)) for at, piece in pieces(match["rest"], ",")] if match else []
    if (
        match is None
        or not items
        or not all(item and item["inside"] and re.fullmatch(DATE, item["inside"]) for _, item in items)
    ):
        return
    for at, item in items:
        when = read_date(item["inside"]) if item else None
        if item and when:
            name = _whole(item["name"], page)
            if not name:
                continue
            asks = f"{when.prep.capitalize()} which {when.noun} did India join {the_name(name, page)}?"
            role = Role("time", when.words, RoleKind.DATE, when.noun, question=asks)
            said = f"India joined {the_name(name, page)} {when.prep} {{time}}."
            place = match.start("rest") + at
            yield compose("joined", said, (role,), ("time",), 0.85), Clause("", "", item[0], place, line)
