"""The parts of a statement that can be asked for, each of a kind that is certain: names, lists, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from studyapp.domain.article import Span
from studyapp.domain.fact import RoleKind
from studyapp.extract.prose.names import NAMED_NOUNS, Name, bare_person, find_names, is_titled
from studyapp.extract.prose.phrases import OFFICES, SUBJECTS
from studyapp.extract.prose.statement import Statement
from studyapp.knowledge.gazetteer import Gazetteer, stands_alone
from studyapp.text.dates import find_dates

_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_ABOUT = r"(?:(?:about|nearly|around|over|more than|almost|at least|up to|less than|some|roughly|approximately|close to|under) )?"
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{'|'.join(_NUMBER_WORDS)})"
_SCALE = r"(?:[ -](?:hundred|thousand|lakh|crore|million|billion|trillion))*"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<about>{_ABOUT})(?P<money>(?:₹|Rs\.? ?|US\$|\$|€|£) ?)?(?P<figure>{_FIGURE})(?P<scale>{_SCALE})(?! ?[-–] ?\d)"
    r"(?P<percent> ?(?:per cent|percent|%))?(?![\w/]|,\d|\.\d|-[a-z])",
    re.IGNORECASE,
)
_SPELL = re.compile(r" (?:years|months|weeks|days|decades|hours)\b")
_UNITS = frozenset(
    """km kg m cm mm metre metres meter meters kilometre kilometres tonne tonnes litre litres hectare hectares acre acres MW GW
    kW TW MT ha GWh MWe °C degrees knots nautical miles mile feet seconds minutes hours days weeks months years""".split()
)
_QUOTED = re.compile(r"[“‘\"]([A-Z][^“”‘’\"]{1,60})[”’\"]")
_NAMING = re.compile(
    r"(?:named|called|known as|dubbed|titled|termed|theme|slogan|motto)\b(?: [\w’,]+){0,3} ?$", re.IGNORECASE
)
_CALLED = re.compile(
    r"\b(?:known|renamed|dubbed|termed|nicknamed) (?:as )?(?:the )?$|\b(?:is|was|are|were|also) called (?:the )?$"
)
_OF_PERSONS = frozenset(
    "become resign quit replace succeed retire die swear appoint elect reelect re-elect assume take name nominate".split()
)
_IN_OFFICE = re.compile(
    r"\b(?:CM|PM|CEO|MD|CJI|CEC|President|Prime Minister|(?:Chief |Deputy |Union |[A-Z]\w+ )?Minister|Governor|Chair(?:man|person)|Chief|"
    r"Secretary|Director|Ambassador|[Cc]aptain|[Cc]hampion|Speaker|Commissioner|Judge|Justice|Lokpal|[Cc]oach|Mayor|Premier)\b"
)
_BY_OFFICE = re.compile(
    r"\b(?:chaired|headed|led|presided over|appointed|administered|nominated|removed) by (?:the |an? )?"
    r"(?P<office>(?:[A-Z][\w-]+ (?:and )?){0,3}(?:President|Governor|Minister|Secretary|Adviser|Advisor|Chief Justice|Speaker|Director"
    r"(?: General)?|Commissioner|Judge|Collector|Magistrate)(?: of (?:the )?[A-Z]\w+)?)(?!\w|,? (?:Shri |Smt )?[A-Z])"
)
_SEAT = re.compile(
    r"\b(?:headquarters?|headquartered|capital|seat|secretariat)\b[^,;]{0,60}\b(?:is|are|was|headquartered) (?:located )?(?:at|in) $"
)
_GIVEN = re.compile(
    r"\b(emblem|mascot|motto|anthem|symbol|nickname|slogan|capital|currency) (?:is|was) (?:the )?$", re.IGNORECASE
)
_OPEN_LIST = re.compile(
    r"\b(?:including|includes?|such as|such \w+ as|like|especially|particularly|notably|for example)\b|among others|and others|etc\b",
    re.IGNORECASE,
)
_COMMON_NOUN_KINDS = {
    "company": RoleKind.ORGANISATION, "firm": RoleKind.ORGANISATION, "firms": RoleKind.ORGANISATION, "companies": RoleKind.ORGANISATION,
    "carrier": RoleKind.ORGANISATION, "carriers": RoleKind.ORGANISATION, "bank": RoleKind.ORGANISATION, "agency": RoleKind.ORGANISATION,
    "city": RoleKind.PLACE, "town": RoleKind.PLACE, "village": RoleKind.PLACE, "district": RoleKind.PLACE,
    "river": RoleKind.PLACE, "lake": RoleKind.PLACE, "port": RoleKind.PLACE, "island": RoleKind.PLACE,
    "rover": RoleKind.WORK, "lander": RoleKind.WORK, "rocket": RoleKind.WORK, "satellite": RoleKind.WORK, "payload": RoleKind.WORK,
    "instrument": RoleKind.WORK, "portal": RoleKind.WORK, "app": RoleKind.WORK, "scheme": RoleKind.WORK, "mission": RoleKind.WORK,
}  # fmt: skip
_PREDICATES = frozenset("wetland airport language species element state country".split())
_PERSONS = frozenset(
    """man woman person player athlete leader captain minister judge official officer cricketer wrestler shooter swimmer boxer
    scientist writer author poet singer actor actress director economist lawyer astronaut pilot soldier citizen""".split()
)


@dataclass(frozen=True)
class Part:
    """A part at ``at`` of the statement's text. ``noun`` asks for it ("city"; for a list "three carriers"); empty: unknown.

    ``source`` says how its kind is known: bank, form (a noun in the name), model (a person by the statistical model),
    date, number, quote, list, apposition.
    """

    at: Span
    text: str
    kind: RoleKind
    noun: str
    source: str
    open_list: bool = False
    listed: bool = False  # stands in a list with others of its kind: never asked alone


def find_parts(statement: Statement, gazetteer: Gazetteer, kinds: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts in the order of the text; parts of an open list are marked, lists of two to four are joined.

    ``kinds`` says of names what the article itself calls them ("Vikram": "lander").
    """
    text = statement.rendered.text
    laws = [_with_short_form(text, name.start, name.end) for name in find_names(text)]
    dates = [
        part for part in _dates(text) if not any(law.start < part.at.start and part.at.end <= law.end for law in laws)
    ]
    taken = [part.at for part in dates]
    quoted = [part for part in _quotes(text) if not _hits(part.at, taken)]
    taken += [part.at for part in quoted]
    offices = [part for part in _offices(text) if not _hits(part.at, taken)]
    taken += [part.at for part in offices]
    names = [part for part in _names(statement, gazetteer, kinds) if not _hits(part.at, taken)]
    taken += [part.at for part in names]
    numbers = [part for part in _numbers(statement) if not _hits(part.at, taken)]
    parts = sorted([*dates, *quoted, *offices, *names, *numbers], key=lambda part: part.at)
    whole = (_with_its_article(part, text) for part in parts if not _OF_THAT_SORT.match(text, part.at.end))
    return tuple(_join_lists(text, list(whole)))


# "RESCO based models" are of a sort of company, not of one.
_OF_THAT_SORT = re.compile(r"(?: \([A-Z]+\))?[ -](?:based|led|backed|style|type|like)\b")


def _with_its_article(part: Part, text: str) -> Part:
    """Return "The Hague" for "Hague"."""
    if part.kind is RoleKind.PLACE and text[: part.at.start].endswith(" The "):
        return replace(part, at=Span(part.at.start - 4, part.at.end), text=f"The {part.text}")
    return part


def _hits(span: Span, taken: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in taken)


def _dates(text: str) -> Iterator[Part]:
    for found in find_dates(text):
        if found.date is not None:
            start = found.start
            # "13-14 November 2019" is no one day.
            grain = re.search(r"(?:early|mid|late)[ -]$|\d{1,2}(?:st|nd|rd|th)? ?(?:[-–]|to|and) ?$", text[:start])
            if grain:
                start = grain.start()
            yield Part(Span(start, found.end), text[start : found.end], RoleKind.DATE, "", "date")


def _quotes(text: str) -> Iterator[Part]:
    for match in _QUOTED.finditer(text):
        naming = _NAMING.search(text[: match.start()])
        if naming and len(match[1].split()) <= 8:
            word = naming[0].split()[0].lower()
            noun = word if word in {"theme", "slogan", "motto"} else "name"
            yield Part(Span(match.start(1), match.end(1)), match[1], RoleKind.TERM, noun, "quote")


def _offices(text: str) -> Iterator[Part]:
    """Yield the office that heads, appoints or administers ("chaired by the Cabinet Secretary"), where no name follows it."""
    for match in _BY_OFFICE.finditer(text):
        yield Part(Span(*match.span("office")), match["office"], RoleKind.PERSON, "office-holder", "office")


def _names(statement: Statement, gazetteer: Gazetteer, kinds: Mapping[str, str]) -> Iterator[Part]:
    """Yield the bank's names that stand alone, then the runs of capitals that hold none of them."""
    text = statement.rendered.text
    mentions = [mention for mention in gazetteer.find(text) if stands_alone(text, mention)]
    runs = find_names(text)
    for mention in mentions:
        inside = next((run for run in runs if run.start <= mention.start and mention.end < _bare_end(run)), None)
        titled = next((run for run in runs if run.start < mention.start and mention.end == _bare_end(run)), None)
        if mention.kind is RoleKind.PERSON:
            start = titled.start if titled is not None and is_titled(titled.text) else mention.start
            yield Part(Span(start, mention.end), text[start : mention.end], RoleKind.PERSON, "", "bank")
        elif inside is None:
            at = _with_short_form(text, mention.start, mention.end)
            yield Part(at, text[at.start : at.end], mention.kind, mention.noun, "bank")
    known = [(mention.start, mention.end) for mention in mentions]
    for run in runs:
        whole = any(run.start <= start and end < _bare_end(run) for start, end in known)
        if whole or not any(start < run.end and run.start < end for start, end in known):
            yield _named_part(statement, gazetteer, run, kinds)


def _bare_end(name: Name) -> int:
    """Return the end of the name without the sign of the genitive."""
    return name.start + len(re.sub(r"[’']s?$", "", name.text))


def _with_short_form(text: str, start: int, end: int) -> Span:
    """Return the place with the short form and the year behind it: "Goods and Services Tax (GST)", "Forest Report 2023"."""
    behind = re.match(r"(?: \([A-Z][\w.&-]{1,11}\))?(?: (?:19|20)\d\d\b(?!-))?", text[end:])
    return Span(start, end + (behind.end() if behind else 0))


def _named_part(statement: Statement, gazetteer: Gazetteer, name: Name, kinds: Mapping[str, str]) -> Part:
    text = statement.rendered.text
    at = _with_short_form(text, name.start, _bare_end(name))
    words, shown = text[name.start : _bare_end(name)], text[at.start : at.end]
    # "Convention and Expo Centre" may be the end of one longer name.
    halved = re.search(r"[A-Z][\w’']* (?:and|&) $", text[: name.start]) is not None
    senses = gazetteer.senses_of(words)
    if senses:
        return Part(at, shown, senses[0].kind, senses[0].noun, "bank")
    if name.askable and name.kind is not None and not halved:
        return Part(at, shown, name.kind, name.noun, "form")
    if _is_person(statement, words, at):
        return Part(at, shown, RoleKind.PERSON, "", "model")
    noun = re.search(r"(\w+) $", text[: at.start])
    if noun and noun[1].lower() in _COMMON_NOUN_KINDS:
        return Part(at, shown, _COMMON_NOUN_KINDS[noun[1].lower()], noun[1].lower(), "apposition")
    told = _noun_of_predicate(statement, at)
    if told:
        return Part(at, shown, RoleKind.TERM, told, "predicate")
    if kinds.get(words) in {*_COMMON_NOUN_KINDS, *NAMED_NOUNS}:
        return Part(at, shown, RoleKind.TERM, kinds[words], "article")
    seat = _SEAT.search(text[: at.start])
    if seat:
        return Part(at, shown, RoleKind.PLACE, "place", "unknown")
    return Part(at, shown, RoleKind.TERM, _given_as(text[: at.start]), "unknown")


def _given_as(before: str) -> str:
    """Return what the words before a name say that it is: "also called the" a name, "its emblem is the" an emblem."""
    given = _GIVEN.search(before)
    return given[1].lower() if given else "name" if _CALLED.search(before) else ""


def _told_to_be(statement: Statement, at: Span) -> str:
    """Return the noun that the sentence says its subject is: "Bakhira became the first wetland ..." -> "wetland"."""
    clause = statement.clause
    subject = statement.rendered.places.get(clause.subject_head)
    verb = clause.doc[clause.verb]
    if subject is None or not (at.start <= subject.start and subject.end <= at.end):
        return ""
    if clause.copula and verb.tag_ == "NN":
        return verb.lower_
    if verb.lemma_ not in {"be", "become"}:
        return ""
    return next((child.lower_ for child in verb.children if child.dep_ == "attr" and child.tag_ == "NN"), "")


def _noun_of_predicate(statement: Statement, at: Span) -> str:
    """Return that noun when it asks for a thing ("which wetland")."""
    noun = _told_to_be(statement, at)
    ranked = bool(statement.clause.copula) and noun not in _PERSONS
    return noun if ranked or noun in {*_COMMON_NOUN_KINDS, *_PREDICATES} else ""


def _is_person(statement: Statement, words: str, at: Span) -> bool:
    inside = {word.lower() for word in re.findall(r"[A-Za-z]+", words)}
    # "General Conference", "President of the Court" and "Justices X, Y and Z" are no persons.
    if any(c.isdigit() for c in words) or inside & (NAMED_NOUNS.keys() | {"of", "justices", "ministers"}):
        return False
    bare = bare_person(words)
    if is_titled(words) and bare != words and " " in words:
        return len(bare.split()) >= 2 or words.split()[-2] in {"Justice", "Shri", "Smt", "Dr"}
    if _told_to_be(statement, at) in _PERSONS:
        return len(bare.split()) >= 2
    if _does_what_persons_do(statement, words, at):
        return True
    if not re.match(r"(?:[A-Z]\.)+ ?[A-Z][a-z]", words) and not _holds_office(statement, at):
        return False
    tokens = [
        statement.clause.doc[i]
        for i, place in statement.rendered.places.items()
        if at.start <= place.start and place.end <= at.end
    ]
    return len(bare.split()) >= 2 and bool(tokens) and all(token.ent_type_ == "PERSON" for token in tokens)


def _does_what_persons_do(statement: Statement, words: str, at: Span) -> bool:
    """Whether the sentence says of the name that it took, left or filled an office ("X replaced Y as CM")."""
    if not re.fullmatch(r"(?:[A-Z][\w’-]*\.? ){1,3}[A-Z][\w’-]+", words) or not _IN_OFFICE.search(
        statement.rendered.text[at.end :]
    ):
        return False
    doc, verb = statement.clause.doc, statement.clause.verb
    if doc[verb].lemma_ not in _OF_PERSONS:
        return False
    inside = [
        doc[i] for i, place in statement.rendered.places.items() if at.start <= place.start and place.end <= at.end
    ]
    return any(token.head.i == verb and token.dep_ in {*SUBJECTS, "dobj"} for token in inside)


def _holds_office(statement: Statement, at: Span) -> bool:
    """Whether the sentence says what the person is: "the Prime Minister, X", "X was the chairman"."""
    for i, place in statement.rendered.places.items():
        if at.start <= place.start and place.end <= at.end:
            token = statement.clause.doc[i]
            near = (
                [token.head, *token.children] if token.dep_ in {"appos", "nsubj", "compound"} else list(token.children)
            )
            near += [child for child in token.head.children if child.dep_ == "attr"] if token.dep_ == "nsubj" else []
            if any(other.lower_ in OFFICES for other in near):
                return True
    return False


def _numbers(statement: Statement) -> Iterator[Part]:
    text = statement.rendered.text
    for match in _NUMBER.finditer(text):
        start, end = match.start(), match.end()
        if match["about"].lower() == "over " and _SPELL.match(text[end:]):
            start = match.start("figure")  # "over five years" is "in the course of"
        if match["percent"]:
            yield Part(Span(start, end), text[start:end], RoleKind.NUMBER, "what percentage", "number")
        elif match["money"]:
            yield Part(Span(start, end), text[start:end], RoleKind.NUMBER, "what amount", "number")
        else:
            counted = _counted(statement, match)
            if counted:
                yield Part(Span(start, end), text[start:end], RoleKind.NUMBER, counted, "number")


def _counted(statement: Statement, match: re.Match[str]) -> str:
    """Return what is counted ("neutron stars", "km"), or nothing when the number counts no plain plural noun."""
    text = statement.rendered.text
    after = text[match.end() :]
    unit = re.match(r"[ -]?(sq\.? km|square kilometres|[A-Za-z°]+)", after)
    if unit and (unit[1] in _UNITS or unit[1].startswith("sq") or re.fullmatch(r"[A-Z]{2,4}", unit[1])):
        return unit[1] if unit[0].startswith(" ") else ""
    figure = match.start("figure")
    for i, place in statement.rendered.places.items():
        if place.start <= figure < place.end:
            token = statement.clause.doc[i]
            while token.dep_ in {"compound", "quantmod", "nummod"} and token.head.like_num:
                token = token.head
            noun = token.head
            if token.dep_ != "nummod" or noun.tag_ not in {"NNS", "NNPS"} or noun.i < token.i:
                return ""
            between = [statement.clause.doc[k] for k in range(token.i + 1, noun.i + 1)]
            if (
                any((word.pos_ not in {"NOUN", "ADJ"} and word.text != "-") or word.text in _UNITS for word in between)
                or len(between) > 4
            ):
                return ""
            return (
                text[match.end() : statement.rendered.places[noun.i].end].strip()
                if noun.i in statement.rendered.places
                else ""
            )
    return ""


def _join_lists(text: str, parts: list[Part]) -> Iterator[Part]:
    """Join neighbours of one kind ("A, B and C"): two to four of them become one part, members of longer ones are only marked."""
    index = 0
    while index < len(parts):
        run = [parts[index]]
        while index + len(run) < len(parts) and _listed_together(text, run[-1], parts[index + len(run)]):
            run.append(parts[index + len(run)])
        index += len(run)
        yield from _as_list(text, run) if len(run) > 1 else run


def _listed_together(text: str, left: Part, right: Part) -> bool:
    between = text[left.at.end : right.at.start]
    return (
        re.fullmatch(r",? (?:and |as well as )?(?:the )?|, ", between) is not None
        and left.kind is right.kind
        and left.kind is not RoleKind.DATE
    )


def _as_list(text: str, run: list[Part]) -> Iterator[Part]:
    yield from (replace(part, listed=True) for part in run)
    start, end = run[0].at.start, run[-1].at.end
    if re.search(r"[\w)], (?:the )?$", text[:start]) and not re.search(r"\b[a-z]+s, $", text[:start]):
        return  # the end of a longer list
    closed = re.search(r"\band\b", text[run[-2].at.end : run[-1].at.start]) is not None
    opened = _OPEN_LIST.search(text[max(0, start - 24) : start]) or _OPEN_LIST.match(text[end:].lstrip(" ,"))
    opened = opened or re.match(r" \([^)]*\),? and ", text[end:])  # "India and Pakistan (1998) and North Korea"
    nouns = {part.noun for part in run}
    if closed and not opened and 2 <= len(run) <= 4 and len(nouns) == 1:
        noun = _list_noun(text[:start], len(run), nouns.pop(), run)
        if noun:
            yield Part(Span(start, end), text[start:end], run[0].kind, f"{_NUMBER_WORDS[len(run) - 1]} {noun}", "list")


def _list_noun(before: str, count: int, noun: str, run: list[Part]) -> str:
    """Return the plural: the noun written before the list ("top three carriers, A, B and C"), else that of the members."""
    kind = re.search(r"\b([a-z]+s) of (?:the )?$", before)
    if kind and kind[1] in {"districts", "states", "cities", "towns", "villages", "islands", "provinces", "regions"}:
        return kind[1]
    written = re.search(rf"\b(?:{_NUMBER_WORDS[count - 1]} )?((?:[a-z]+ )?([a-z]+s)),? $", before)
    if written and written[2] in {noun + "s", *(_COMMON_NOUN_KINDS)}:
        return written[2]
    if not noun or run[0].source not in {"bank", "form"}:
        return ""
    return plural_of(noun)


def plural_of(noun: str) -> str:
    """Return the regular plural of a question noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
