"""Recognisers of properties that are dates: set up, launched, held, signed, in force; by the sort of their owner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.adjuncts import Adjunct, read_adjuncts
from studyapp.extract.notes.compose import compose
from studyapp.extract.notes.dates import DATE, When, read_date
from studyapp.extract.notes.deed_verbs import HOLDING, PARTICIPLE, WRITTEN
from studyapp.extract.notes.naming import PLACES, is_name, noun_of
from studyapp.extract.notes.page import Outcome, Page
from studyapp.extract.notes.phrase import whole_phrase
from studyapp.extract.notes.properties import Property
from studyapp.extract.notes.sorts import sort_of, the_name
from studyapp.extract.notes.words import a, is_plural

# What a bare date behind a name of this sort says.
# Not of committees: their year may be that of the report.
_DEED = {
    "body": "set up", "scheme": "launched", "meeting": "held",
    "war craft": "commissioned", "craft": "launched", "operation": "launched", "resolution": "adopted",
}  # fmt: skip
_BARE = re.compile(rf"(?:{DATE}|[A-Z])")
_STATE = re.compile(
    rf"(?P<what>(?:fully |made |legally |now )?(?:compulsory|mandatory|effective|applicable|operational|"
    rf"functional|in force|free|banned|legal|"
    rf"illegal|open|permanent|binding|member)(?: (?:for|in|on|to|of|across|at) [^,;]+?)?),? (?:from|since|w\.e\.f\.?|with effect from) "
    rf"(?P<date>{DATE})"
)
_FORCE = re.compile(
    rf"(?:[Ee]ntered into|[Cc]ame into|comes into|[Ii]n) (?P<what>force|effect)(?: on| in| from| since| w\.e\.f\.?|:)? (?P<date>{DATE})"
)
_EFFECT = re.compile(rf"(?:w\.e\.f\.?|[Ww]ith effect from|[Ee]ffective(?: from)?) (?P<date>{DATE})")
_NOD = re.compile(
    rf"(?P<who>[Uu]nion Cabinet|Cabinet|CCEA|CCS|Parliament|Rajya Sabha|Lok Sabha|NITI Aayog) (?:nod|approval|OK|okay|"
    rf"clearance|approved|cleared|passed)(?: in| on|:)? (?P<date>{DATE})(?: under .*)?"
)


_HISTORIC = 1960
_OLD = 2005  # a later year behind an award's name mostly says for which year it was given


def _worded(deed: str, owner: Property) -> str:
    """Return the deed as it is said of this thing: judgments are delivered, old missions were founded."""
    if re.search(r"(?:judgment|verdict)$", owner.owner):
        return "delivered"
    year = re.search(r"\d{4}", owner.text)
    return "founded" if deed == "launched" and year and int(year[0]) < 1947 else deed


def _is_founding(owner: Property) -> bool:
    """Tell whether a date straight behind a body's name is that of its beginning: a day, or a year long past."""
    when = read_date(owner.text)
    if when is None or (" " not in owner.owner and not (when.value and when.value.year < _HISTORIC)):
        return False
    return bool(when.value and when.value.year < _HISTORIC)


def bare_date(owner: Property, page: Page) -> Iterator[Outcome]:
    """``UNESCO: 1945``, ``NSIL (2019)``, ``Reef Summit, Rome May 2011``: a date, and perhaps a place, with no verb."""
    sort = sort_of(owner.owner, page)
    deed = _DEED.get(sort)
    when = read_date(owner.text) if sort == "happening" and owner.adjacent else None
    if when and when.noun != "years" and (owner.sign != " " or when.noun == "date"):
        base, past = (
            ("begin", "began")
            if re.search(r"(?:[Mm]ovement|Agitation)$", owner.owner)
            else ("take place", "took place")
        )
        asks = f"{when.prep.capitalize()} which {when.noun} did {the_name(owner.owner, page)} {base}?"
        role = Role("time", when.words, RoleKind.DATE, when.noun, question=asks)
        said = f"{the_name(owner.owner, page)} {past} {when.prep} {{time}}."
        yield compose("took-place", said, (role,), ("time",), 0.8)
    if sort == "pact" and owner.adjacent and owner.sign != "(" and not re.search(r"\d{4}", owner.owner):
        yield from _pact(owner.owner, read_date(owner.text), page)
    when = read_date(owner.text) if sort == "award" and owner.adjacent and owner.sign not in (" ", ",") else None
    if when and when.value and when.value.year < _OLD:
        be = "were" if is_plural(owner.owner) else "was"
        asks = f"{when.prep.capitalize()} which {when.noun} {be} {the_name(owner.owner, page)} instituted?"
        role = Role("time", when.words, RoleKind.DATE, when.noun, question=asks)
        yield compose(
            "passive", f"{the_name(owner.owner, page)} {be} instituted {when.prep} {{time}}.", (role,), ("time",), 0.78
        )
    if (
        not deed
        or not owner.adjacent
        or (owner.sign == " " and deed not in ("held", "launched") and not _is_founding(owner))
        or not _BARE.match(owner.text)
    ):
        return
    if _says_another_thing(owner, sort):
        return
    deed = _worded(deed, owner)
    adjuncts = read_adjuncts(owner.text, page) or []
    plain = all(adjunct.kind in ("time", "place", "wider") for adjunct in adjuncts)
    dated = bool(adjuncts) and adjuncts[0].kind == "time" and not re.match(r"(?:19|20)\d\d[-–]", adjuncts[0].words)
    placed = (
        len(adjuncts) == 2 and adjuncts[0].kind == "place" and adjuncts[1].kind == "time" and sort in ("body", "scheme")
    )
    if deed == "held" and [adjunct.noun for adjunct in adjuncts] == ["country"]:
        return  # "Reef Olympics: India 2 medals": who won there
    if adjuncts and plain and (deed == "held" or dated or placed):
        yield from _passive(owner.owner, deed, adjuncts, page)


def _says_another_thing(owner: Property, sort: str) -> bool:
    """Tell whether the date may be another one's: the winner's place, the year of a name, a mission's approval."""
    name = re.sub(r" \([^()]*\)", "", owner.owner)
    if re.search(r"\b\d{4}\b.*\b(?:19|20)\d\d\b", name) or re.search(r"Act|Bill", name):
        return True
    if sort == "meeting" and (_CONTEST.search(name) or (owner.sign == " " and re.fullmatch(r"\d{4}", owner.text))):
        return True
    if owner.sign == " " and re.fullmatch(r"[A-Z]{2,}|.* \([A-Z-]+\)", owner.owner) and sort == "scheme":
        return True
    if sort == "operation" and not name.startswith("Operation "):
        return True
    return name.endswith("Mission") and bool(re.search(r"^1[5-9]\d\d$|\d [A-Z]|[a-z] \d", owner.text))


def _pact(name: str, when: When | None, page: Page) -> Iterator[Outcome]:
    """Of a bare year a pact only dates; a bare day may be that of its signing or of its coming into force."""
    if when is None or when.noun not in ("year", "date") or not when.value:
        return
    full = the_name(name, page)
    if when.noun == "date" and when.value.year < _HISTORIC:
        role = Role("time", when.words, RoleKind.DATE, when.noun, question=f"On which date was {full} signed?")
        yield compose("passive", f"{full} was signed on {{time}}.", (role,), ("time",), 0.8)
    if when.noun == "date":
        return  # of its signing, or of its coming into force?
    deed = f"From which {when.noun} does {full} date?"
    said = f"{full} dates from {{time}}."
    yield compose(
        "pact-date", said, (Role("time", when.words, RoleKind.DATE, when.noun, question=deed),), ("time",), 0.82
    )


_CONTEST = re.compile(r"\b(?:Cup|Trophy|League|Open|Championships?|Shield|Prix|Wimbledon|Masters|Bowl)\b")
_OF_PLACES = (
    "formed",
    "created",
    "liberated",
    "annexed",
    "ceded",
    "excavated",
    "discovered",
    "captured",
    "occupied",
    "conquered",
    "merged",
)
_AT_ONCE = ("founded", "held", "signed", "born", "fought", "adopted", "est", "est.", "established", "set up")


def participle(owner: Property, page: Page) -> Iterator[Outcome]:
    """``founded Paris 1924``, ``held in Rome, May 2011``, ``struck down 2015 by ...``: the passive with what stands behind it."""
    match = PARTICIPLE.fullmatch(owner.text)
    if match is None or owner.owner == page.person:
        return
    if noun_of(owner.owner, page) in PLACES and match["verb"] not in _OF_PLACES:
        return
    if is_plural(owner.owner) and " " not in owner.owner:
        return
    adjuncts = _behind(match["verb"], match["rest"].strip(" :."), page)
    if (
        not adjuncts
        or (match["verb"] == "born" and sort_of(owner.owner, page) != "body")
        or sort_of(owner.owner, page) == "person"
    ):
        return
    bare = adjuncts[0].kind == "place" and not re.match(r"(?:in|at|on|from|near)\b", match["rest"].strip(" :."))
    if bare and (match["verb"] not in _AT_ONCE or len(adjuncts) < 2):
        return
    if match["verb"] in _NAMING and not any(a.prep in ("as", "under", "") for a in adjuncts):
        return
    if re.search(r"(?:Act|Bill|Article \d+\w*)(?:,? \d{4})?$", owner.owner) and match["verb"] in (
        "set up",
        "established",
        "launched",
        "added",
    ):
        return
    verb = WRITTEN.get(match["verb"], match["verb"])
    if verb == "opened" and sort_of(owner.owner, page) == "pact":
        verb = "opened for signature"
    yield from _passive(owner.owner, f"{match['manner'] or ''}{verb}", adjuncts, page)


# Deeds that say little without their doer.
_WITH_DOER = (
    "captured",
    "occupied",
    "conquered",
    "annexed",
    "liberated",
    "cleared",
    "approved",
    "sanctioned",
    "passed",
)
_A_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?\b"
_NAMING = {"declared": "", "designated": "", "inscribed": "as", "listed": "as"}


def _behind(verb: str, rest: str, page: Page) -> list[Adjunct] | None:
    """Return the phrases behind the verb; of "declared national park 1984" also what it was declared."""
    named = re.match(
        rf"(?:as )?(?P<what>(?!{_A_MONTH})(?:(?:a|an|the) )?(?:[A-Z][\w-]*|[a-z]+)"
        r"(?: (?!in |on |by )[\w-]+){0,3}?)(?=$|,? "
        rf"(?:in|on|by|since)? ?{DATE})",
        rest,
    )
    if verb not in _NAMING or named is None:
        return read_adjuncts(re.sub(r"^(?:nationwide|formally|officially|jointly) ", "", rest), page, partly=True)
    what = named["what"]
    capital = what[0].isupper() and not re.match(r"(?:National P(?:ark|roject)|World Heritage|Tiger Reserve)$", what)
    what = a(what) if capital or "National Project" in what else whole_phrase(what[0].lower() + what[1:], page)
    after = read_adjuncts(rest[named.end() :], page)
    return [Adjunct("other", _NAMING[verb], what), *after] if what and after else None


def _passive(owner: str, verb: str, adjuncts: list[Adjunct], page: Page) -> Iterator[Outcome]:
    owner = _undated(owner, " ".join(adjunct.words for adjunct in adjuncts))
    if _is_common(owner, page):
        return
    if verb == "notified" and sort_of(owner, page) == "site" and not any(adjunct.prep == "as" for adjunct in adjuncts):
        return  # as what?
    owner = _as_inside(owner, page)
    be = ("are" if is_plural(owner) else "is") if verb in HOLDING else "were" if is_plural(owner) else "was"
    asked = []
    for adjunct in adjuncts:
        by_act = (_resting_on(adjunct) or ("",))[0] == "Under which Act"  # it has its own year
        others = [
            a
            for a in adjuncts
            if a is not adjunct
            and not (
                adjunct.kind == "time"
                and (
                    (_tells_who(a) and verb not in _WITH_DOER)
                    or a.prep in ("at", "with")
                    or (a.kind in ("place", "wider") and verb != "held")
                )
            )
            and not (by_act and a.kind == "time")
            and not (adjunct.kind == "place" and _tells_who(a))
        ]
        rest = "".join(f", {a.words}" if a.kind == "wider" else f" {a.text}" for a in others)
        if role := _asked(adjunct, f"{be} {the_name(owner, page)} {verb}{rest}", page, adjuncts):
            asked.append(role)
    asked = sorted(asked, key=lambda role: ("time", "agent", "basis", "place").index(role.name))[:3]
    said = f"{the_name(owner, page)} {be} {verb}" + "".join(
        f", {a.words}" if a.kind == "wider" else f" {a.text}" for a in adjuncts
    )
    for role in asked:
        head, _, tail = said.rpartition(role.text)
        said = f"{head}{{{role.name}}}{tail}"
    if asked:
        subject = Role("subject", owner, RoleKind.WORK)
        yield compose("passive", f"{said}.", (*asked, subject), tuple(role.name for role in asked), 0.82)


def _is_common(name: str, page: Page) -> bool:
    """Tell whether a head is no name but things in the plural ("Corporate donations"), or a word that the note also writes small
    or that tells a doing ("Docking"): of whom, and where?"""
    if re.fullmatch(r"[A-Z][a-z]+", name) and (
        name.endswith("ing") or re.search(rf"(?<![.!?] )\b{name.lower()}\b", page.text)
    ):
        return True
    common = re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+)* [a-z]+s", name)
    return bool(common) and not page.gazetteer.find(name.split()[0])


def _as_inside(name: str, page: Page) -> str:
    """Return a head as it stands inside a sentence: "caste enumeration", where only the line's beginning made it large."""
    words = re.fullmatch(r"(?P<first>[A-Z][a-z]+)(?P<rest>(?: [a-z]+)+)", name)
    if words is None or page.gazetteer.find(words["first"]):
        return name
    small = re.search(rf"(?<![.!?•–-] )\b{words['first'].lower()}\b", page.text)
    return f"{words['first'].lower()}{words['rest']}" if small else name


_MINISTRY = re.compile(r"the (?P<name>(?:Union )?Ministry of .+)")
_ACT = re.compile(r"the (?P<name>[A-Z].* Act(?:,? \d{4})?)")
_ADVICE = re.compile(r"(?:the )?recommendations? of (?:the )?(?P<name>[A-Z].+)")


def _tells_who(adjunct: Adjunct) -> bool:
    """Tell whether a phrase names the doer or what the doing rests on, which is asked on a card of its own."""
    return adjunct.kind == "agent" or (adjunct.kind == "other" and bool(_resting_on(adjunct)))


def _resting_on(adjunct: Adjunct) -> tuple[str, str, str] | None:
    """Return (question words, noun, answer) of "under the Ministry of M", "under the X Act 1990", "on the recommendation of C"."""
    if adjunct.prep == "under" and (match := _MINISTRY.fullmatch(adjunct.words)):
        return "Under which Union ministry", "ministry", match["name"].removeprefix("Union ")
    if adjunct.prep == "under" and (match := _ACT.fullmatch(adjunct.words)):
        return "Under which Act", "Act", match["name"]
    if adjunct.prep == "on" and (match := _ADVICE.fullmatch(adjunct.words)):
        return "On whose recommendation", "", match["name"]
    return None


_CEREMONIES = (
    "commissioned|inducted|inaugurated|launched|unveiled|released|flagged off|opened|started|notified|announced"
)
_NO_DOER = re.compile(
    r"^(?:Union Cabinet|Parliament|Government|India|Centre|Constitution|PM|President|CJI|Governor|Director[- ]General|"
    r"Cabinet|State|States|Court)$|\d{3}|\babout\b"
)


def _asked(adjunct: Adjunct, said: str, page: Page, adjuncts: list[Adjunct]) -> Role | None:
    if adjunct.kind == "time" and adjunct.noun == "years":
        return None
    if adjunct.kind == "time":
        role = Role("time", adjunct.words, RoleKind.DATE, adjunct.noun)
        at_once = adjunct.prep == "from" and adjunct.when and not re.search(r"\b(?:is|are) ", said[:4])
        prep = adjunct.when.prep if at_once and adjunct.when else adjunct.prep
        return replace(role, question=f"{prep.capitalize()} which {adjunct.noun} {said}?")
    if adjunct.kind == "place" and re.search(rf" (?:{_CEREMONIES})\b", said):
        return None  # where a ceremony was held
    if adjunct.kind == "place" and adjunct.noun and not any(a.kind == "wider" for a in adjuncts):
        bare = re.sub(r"^the ", "", adjunct.words)
        return Role(
            "place",
            bare,
            RoleKind.PLACE,
            adjunct.noun,
            question=f"{adjunct.prep.capitalize()} which {adjunct.noun} {said}?",
        )
    if adjunct.kind == "agent" and re.match(r"(?:the )?[A-Z]", adjunct.words):
        bare = re.sub(r"^PM (?=[A-Z])", "Prime Minister ", re.sub(r"^the ", "", adjunct.words))
        if _NO_DOER.search(bare) or not is_name(bare):
            return None
        noun = "Union ministry" if bare.startswith("Ministry of") else noun_of(bare, page)
        noun = "organisation" if noun in ("union", "alliance", "federation") else noun
        ask = f"By which {noun}" if noun and noun not in ("leader", "person") else "By whom"
        return Role("agent", bare, RoleKind.ORGANISATION, noun, question=f"{ask} {said}?")
    if resting := _resting_on(adjunct):
        kind = RoleKind.WORK if resting[1] == "Act" else RoleKind.ORGANISATION
        return Role("basis", resting[2], kind, resting[1], question=f"{resting[0]} {said}?")
    return None


def state_since(owner: Property, page: Page) -> Iterator[Outcome]:
    """``compulsory for recruits from 1 Jan 2004``: since when."""
    match = _STATE.fullmatch(owner.text)
    when = match and read_date(match["date"])
    what = match and _state_words(match["what"], page)
    if not match or not when or not what:
        return
    have = "have" if is_plural(owner.owner) else "has"
    role = Role(
        "time",
        when.words,
        RoleKind.DATE,
        when.noun,
        question=f"Since which {when.noun} {have} {the_name(owner.owner, page)} been {what}?",
    )
    yield compose("since", f"{the_name(owner.owner, page)} {have} been {what} since {{time}}.", (role,), ("time",), 0.8)


def _state_words(text: str, page: Page) -> str:
    head, prep, rest = re.match(
        r"(\S+(?: force)?)(?: (for|in|on|to|of|across|at) (.+))?$", text.removeprefix("now ")
    ).groups()  # type: ignore[union-attr]
    head = "a member" if head == "member" else head
    phrase = whole_phrase(rest, page) if rest else ""
    return "" if rest and not phrase else f"{head} {prep} {phrase}" if rest else head


def _undated(name: str, text: str) -> str:
    """Return the name without its year where that is the year of the date too, which it would give away."""
    year = re.search(r",? ((?:1[5-9]|20)\d\d)$", name)
    return name[: year.start()] if year and year[1] in text else name


# "Reef subsidies: in force 2031": it is an agreement on them that came into force.
NO_LAW = re.compile(
    r"[A-Z][a-z]+(?: [a-z]+)* (?!rules|guidelines|regulations|reforms|codes|laws|norms|orders|rates)[a-z]+s"
)


def dated_step(owner: Property, page: Page) -> Iterator[Outcome]:
    """``in force 1 July 2017``, ``Cabinet nod Sept 2024``."""
    name = the_name(_undated(owner.owner, owner.text), page)
    if NO_LAW.fullmatch(owner.owner):
        return
    if re.fullmatch(r"[A-Z][a-z]+", owner.owner) and sort_of(owner.owner, page) in ("", "place", "river", "person"):
        return
    if (match := _FORCE.fullmatch(owner.text)) and (when := read_date(match["date"])):
        question = f"{when.prep.capitalize()} which {when.noun} did {name} come into {match['what']}?"
        said = f"{name} came into {match['what']} {when.prep} {{time}}."
    elif (match := _EFFECT.fullmatch(owner.text)) and (when := read_date(match["date"])):
        question = f"From which {when.noun} did {name} take effect?"
        said = f"{name} took effect from {{time}}."
    elif (match := _NOD.fullmatch(owner.text)) and (when := read_date(match["date"])):
        who = match["who"] if match["who"].startswith(("Lok", "NITI", "Parl")) else f"the {match['who']}"
        who = (
            who.replace("the Cabinet", "the Union Cabinet").replace("the union", "the Union").replace("Lok", "the Lok")
        )
        question = f"{when.prep.capitalize()} which {when.noun} did {who} approve {name}?"
        said = f"{who} approved {name} {when.prep} {{time}}."
    else:
        return
    role = Role("time", when.words, RoleKind.DATE, when.noun, question=question)
    yield compose("dated-step", said, (role,), ("time",), 0.82)


DATE_PROPERTIES = (bare_date, participle, state_since, dated_step)
