"""Patterns for chains of dated names, ``A 1962 → B, 15 August 1969``, and for labelled pairs, ``Old names: A = x, B = y``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.cut import pieces
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import is_plural, join, ordinal

_LINK = re.compile(rf"(?P<name>[A-Z][\w’'&. -]*?)(?: \([^()]*\))?,? \(?(?P<date>{DATE})\)?(?: \([^()]*\))?")
_BEGUN = {"body": "set up", "committee": "set up", "scheme": "launched"}


def chain(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``A 1962 → B, 15 August 1969 → C 1972``: bodies or schemes in a row with their dates; when each began."""
    for _, part in pieces(clause.line, ";"):
        links = [_LINK.fullmatch(link.strip(" .,")) for link in part.split(" → ")]
        found = [link for link in links if link]
        if len(links) < 2 or len(found) < 2 or clause.at != _first_body(clause.line, part):
            continue
        for link in found:
            name = name_of(link["name"].strip(" ,"), page)
            when, deed = read_date(link["date"]), _BEGUN.get(sort_of(name, page) if name else "", "")
            if when and deed and when.noun != "years" and is_name(name):
                be = "were" if is_plural(name) else "was"
                asks = f"{when.prep.capitalize()} which {when.noun} {be} {the_name(name, page)} {deed}?"
                role = Role("time", when.words, RoleKind.DATE, when.noun, question=asks)
                yield compose(
                    "passive", f"{the_name(name, page)} {be} {deed} {when.prep} {{time}}.", (role,), ("time",), 0.82
                )


def _first_body(line: str, part: str) -> int:
    """Return the place behind the first arrow of the part: so the chain is read once, with its first clause."""
    return line.find(part) + part.find(" → ") + 3


_LABEL = re.compile(
    r"(?:(?P<kind>[A-Z][\w’'-]*(?: [a-z-]+)?) )?(?P<what>[Nn]ames?|[Cc]apitals?|[Cc]urrenc(?:y|ies)|[Pp]arliaments?|[Ff]ounders?|"
    r"[Aa]uthors?|[Mm]ascots?|[Mm]ottos?|[Oo]res?|[Ss]ymbols?|[Ss]cripts?|[Tt]itles?|[Pp]en names?|[Bb]irthplaces?|[Ss]amadhis?)"
    r"(?: of [a-z ]+)?"
)
_PAIR = re.compile(r"(?P<a>[A-Z][\w’' -]*?) ?(?:=|–|—|:|-) ?(?P<b>[A-Z‘“][\w’”' -]*)")
_SINGULAR = {"currencies": "currency"}


def labelled_pairs(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Vedic names: A = x, B = y``: what is the name of each; at most three."""
    label = re.match(r"(?P<label>[A-Z][^:=]*): (?P<list>[^;]+)", clause.line)
    head = _LABEL.fullmatch(label["label"].strip()) if label else None
    if label is None or head is None or clause.under not in ("", label["label"], clause.subject):
        return
    pairs = [_PAIR.fullmatch(part.strip(" .")) for part in re.split(r", |; ", clause.line[label.start("list") :])]
    first = re.search(r" ?(?:=|–|—|:|-) ?", clause.line[label.start("list") :])
    if len(pairs) < 2 or not all(pairs) or first is None or _not_first(clause, label):
        return
    what = head["what"].lower()
    what = _SINGULAR.get(what, what.removesuffix("s"))
    kind = head["kind"] or ""
    kind = kind if not kind or page.gazetteer.find(kind) or kind.endswith(("ic", "n")) else kind[0].lower() + kind[1:]
    key = f"{kind} {what}".strip()
    rivers = sum(_is_river(pair["a"], page) for pair in pairs if pair) > 1
    for pair in [pair for pair in pairs if pair][:3]:
        owner = f"the {pair['a']}" if rivers else the_name(pair["a"], page)
        value = pair["b"].strip("‘’“”' ")
        role = Role("value", value, RoleKind.TERM, question=f"What is the {key} of {owner}?")
        yield compose("keyed", f"The {key} of {owner} is {{value}}.", (role,), ("value",), 0.84)


def _not_first(clause: Clause, label: re.Match[str]) -> bool:
    return clause.at > label.start("list") + len(label["list"].split(",")[0])


def _is_river(name: str, page: Page) -> bool:
    return noun_of(name, page) == "river"


_HEAD = re.compile(r"(?P<name>[A-Z][\w’'&. -]*?)[ -](?P<n>[2-9])(?: (?P<what>members|nations|countries|states))?")


def named_number(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Reef Bloc 4: A, B, C, D``: a body with the number of its members and just so many countries."""
    head = _HEAD.fullmatch(clause.subject)
    names = [re.sub(r"^and ", "", name.strip(" .")) for name in re.split(r", | and ", clause.body)]
    if head is None or clause.sign == ";" or len(names) != int(head["n"]) or not 3 <= len(names) <= 4:
        return
    owner = name_of(head["name"], page)
    nouns = {noun_of(name, page) for name in names}
    if not owner or nouns not in ({"country"}, {"state"}, {"city"}):
        return
    noun = nouns.pop()
    asks = f"Besides {join(names[:-1])}, which {noun} is the {ordinal(len(names))} member of {the_name(owner, page)}?"
    role = Role("last", names[-1], RoleKind.PLACE, noun, question=asks)
    said = f"The members of {the_name(owner, page)} are {', '.join(names[:-1])} and {{last}}."
    yield compose("counted-list", said, (role,), ("last",), 0.84)


_RIVERS = re.compile(r"(?P<a>[A-Z][a-z]+)(?: \([^()]*\))? \+ (?P<b>[A-Z][a-z]+)(?: \([^()]*\))?")


def confluence(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Chenab = Chandra + Bhaga``: which two rivers make the river."""
    match = _RIVERS.fullmatch(clause.body)
    if match is None or clause.sign not in ("=", ":", "—", "–", "→") or not _is_river(clause.subject, page):
        return
    pair = f"{match['a']} and {match['b']}"
    role = Role("pair", pair, RoleKind.PLACE, question=f"Which two rivers join to form the {clause.subject}?")
    yield compose("river", f"The {clause.subject} is formed by the rivers {{pair}}.", (role,), ("pair",), 0.84)


_COURSE = re.compile(r"(?P<source>[A-Z][\w’' ]+?)(?:, [A-Z][\w’' ]+)? → (?P<mouth>[A-Z][\w’' ]+)")


def course(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Narmada – Amarkantak → Gulf of Khambhat``: where a river rises and into what it flows."""
    if not _is_river(clause.subject, page) or clause.sign not in (":", "—", "–", "=", "-"):
        return
    rest = clause.line[clause.at :].split(";")[0].strip(" .")
    match = _COURSE.fullmatch(rest)
    if match is None or not clause.line[: clause.at].rstrip(" :—–=-").endswith(clause.subject):
        return
    noun = noun_of(match["mouth"], page)
    rise = Role("source", match["source"], RoleKind.PLACE, question=f"Where does the {clause.subject} rise?")
    yield compose("river", f"The {clause.subject} rises at {{source}}.", (rise,), ("source",), 0.8)
    if noun in ("river", "sea", "bay", "gulf", "ocean", "lake"):
        asks = f"Into which {'river' if noun == 'river' else 'body of water'} does the {clause.subject} flow?"
        mouth = Role("mouth", match["mouth"], RoleKind.PLACE, noun, question=asks)
        yield compose("river", f"The {clause.subject} flows into the {{mouth}}.", (mouth,), ("mouth",), 0.82)


_BESIDE = re.compile(r"(?P<name>[A-Z][\w’' -]*?) Article (?P<n>\d+[A-Z]{0,2})(?: \([^()]*\))?")


def article_beside(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``NCSC Art 338, NCST Art 338A``: bodies beside their Articles, with no sign between."""
    whole = f"{clause.subject} {clause.body}" if clause.subject and clause.sign != ";" else clause.body
    for _, part in pieces(whole, ",|;"):
        match = _BESIDE.fullmatch(part.strip(" ."))
        name = name_of(match["name"], page) if match else ""
        if match and is_name(name) and " " in name and sort_of(name, page) in ("body", "committee"):
            answer = f"Article {match['n']}"
            asks = f"Which Article of the Constitution of India deals with {the_name(name, page)}?"
            role = Role("reference", answer, RoleKind.WORK, "Article", question=asks)
            said = f"{{reference}} of the Constitution of India deals with {the_name(name, page)}."
            yield compose("deals-with", said, (role,), ("reference",), 0.9)


CHAIN_PATTERNS = (chain, labelled_pairs, named_number, confluence, course, article_beside)
