"""Patterns for named things with their year in brackets or behind them, and for measures with the date they hold for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.extract.notes.compose import compose, number, subject_roles, time_roles, wording
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import expand, is_name
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.patterns_figures import MONEY
from studyapp.extract.notes.words import is_plural, the, write_out

_WORKS = (
    "Mission|Programme|Scheme|Yojana|Abhiyan|Protocol|Convention|Committee|Commission|Declaration|Charter|Agreement|Treaty|Pact|Accord|"
    "FTA|CEPA|CECA|ECTA|TEPA|Policy|Report|Resolution|Plan|Initiative|Doctrine|Directive|"
    "Framework|Amendment Act|Akademi|Academy|Society|Sabha|Samaj|League|Institute"
)
_EVENTS = (
    "Satyagraha|Movement|Revolt|Rebellion|Mutiny|Session|Conference|War|Battle|Tragedy|Massacre|March|Partition|Earthquake|Cyclone|"
    "Eruption|Uprising|Agitation|Congress|Olympics|Games"
)
_PAST = (
    "Pact|Accord|Treaty|Declaration|Satyagraha|Movement|Revolt|Rebellion|Mutiny|War|Battle|Tragedy|Massacre|Uprising"
)
_BRACKETED = re.compile(
    rf"(?P<name>(?:[A-Z0-9][\w’'.&-]*|of|on|for|the|and|to|in)(?: (?:[A-Z0-9][\w’'.&-]*|of|on|for|the|"
    rf"and|to|in))*?(?: |-)(?P<kind>{_WORKS}|{_EVENTS})(?: (?:of|on|for|against|to) (?:[A-Z][\w’'-]*|"
    rf"the|and)(?: (?:[A-Z][\w’'-]*|of|and|the))*)?) \((?P<year>(?:1[5-9]|"
    rf"20)\d\d(?:[-–](?:\d\d){{1,2}})?|\d{{2,4}} BCE?)(?:,[^()]*)?\)"
)
_PROJECT = re.compile(
    r"(?P<name>(?P<kind>Project|Operation|Exercise) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?) \((?P<year>(?:19|20)\d\d)\)"
)
_BARE = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'.&-]* )+(?P<kind>{_PAST}))(?: of|,)? "
    rf"(?P<year>(?:1[5-9]|20)\d\d|\d{{2,4}} BCE?)(?![\d–-])"
)
_MEASURE = (
    "rate|share|ratio|population|literacy|production|coverage|deficit|density|expenditure|growth|cover|capacity|reserves|exports|imports|"
    "output|emissions|debt|inflation|consumption|area|intensity|speakers|transactions|mortality|fertility|"
    "prevalence|outlay|allocation|turnover|value|volume|corpus|budget"
)
_MEASURED = re.compile(
    rf"(?P<what>(?:[A-Z][\w’'-]*)(?: [\w’'-]+){{0,5}}?\b(?:{_MEASURE})(?: (?:of|in|to|for) [\w’' -]+?)?)"
)
_MEASURED_PLAINLY = re.compile(
    r"(?P<what>[A-Z][\w’' -]*?) (?:is |was |were |stood at |reached |of )?(?P<value>(?:about |over |nearly )?[₹$\d].*)"
)
_VALUE = re.compile(
    rf"(?P<value>(?:about |over |nearly )?(?:\d[\d,.]*%(?: of [\w’' -]+?)?|{MONEY}|\d[\d,.]*(?: "
    rf"(?:lakh crore|crore|lakh|million|billion|trillion))?(?: [a-z][a-z/ ]*?)?))"
    rf" (?:over \d+ years )?(?:\((?:as of |as per |per |Census |in )?(?P<date>(?:Census )?{DATE}|"
    rf"[A-Z]\w* ?{DATE})(?: Census)?\)|(?:in|as of|as on) (?P<date2>{DATE}))(?P<rest>,? .*)?"
)


_LAUNCHED = ("Operation", "Scheme", "Yojana", "Programme", "Abhiyan", "Initiative")


def dated_names(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Reef Protocol (2010)``, ``Salt March 1930``: of which year it is; at most two of a clause."""
    text = clause.body if clause.sign == ";" or not clause.subject else f"{clause.subject} {clause.sign} {clause.body}"
    text = clause.subject if clause.subject and _BRACKETED.fullmatch(clause.subject) else text
    found = [*_BRACKETED.finditer(text), *_BARE.finditer(text), *_PROJECT.finditer(text)]
    for match in found[:2]:
        name = re.sub(r"^(?:(?:The|In|Of|On|And|And the|For|To|of|on|for|the|and|to|in) )+", "", match["name"])
        when = read_date(match["year"])
        if when is None or not is_name(name) or len(name.split()) < 2:
            continue
        event = bool(re.fullmatch(_EVENTS, match["kind"]))
        if when.noun == "years" and not event:
            continue
        roles = (*subject_roles(expand(name, page), verb="does"), *time_roles(when))
        if match["kind"] in _LAUNCHED or match["kind"] == "Mission":
            yield compose("launched", "{the_subject} was launched in {time}.", roles, ("time",), 0.82)
        elif event:
            begun = match["kind"] in ("Movement", "Agitation")
            frame, verb = ("began", "began") if begun else ("took-place", "took place")
            yield compose(frame, f"{{the_subject}} {verb} in {{time}}.", roles, ("time",), 0.84)
        elif match["kind"] not in ("Commission", "Committee"):  # was it set up then, or did it report?
            yield compose(
                "dated-item",
                "{the_subject} {be_from} {time}.".replace("{be_from}", "dates from"),
                roles,
                ("time",),
                0.82,
            )


def measured(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X literacy rate = 70% (2011)``: the figure, only with its date."""
    body = write_out(clause.body)
    head = _MEASURED.fullmatch(re.sub(r" ?\([^()]*\)", "", clause.subject)) if clause.subject else None
    if not clause.subject and (own := _MEASURED_PLAINLY.fullmatch(body)):
        head, body = _MEASURED.fullmatch(own["what"]), own["value"]
    match = _VALUE.fullmatch(body)
    if not head or not match or clause.sign == ";":
        return
    date = match["date"] or match["date2"]
    when = read_date(re.sub(r"^(?:Census|[A-Z]\w*) (?=\d)", "", date)) or read_date(date)
    if when is None:
        yield Silence("note.measured", "the date of the figure is not plain")
        return
    what = expand(head["what"], page)
    lead = what if re.match(r"[A-Z][\w’]*['’]s? |[A-Z]{2}", what) else the(what) if the(what) != what else f"the {what}"
    if lead.startswith("the ") and not re.search(r" [A-Z]", what):
        lead = f"the {what[0].lower()}{what[1:]}"
    census = "Census " if "Census" in match[0] else ""
    date_words = f"in the Census of {when.words}" if census else f"{when.prep} {when.words}"
    roles = (
        wording("what", lead),
        number("value", match["value"].strip(), "how much"),
        wording("when", date_words),
        wording("be", "were" if is_plural(what) else "was"),
    )
    yield compose("measured", f"{{what}} {{be}} {{value}} {date_words}.", roles, ("value",), 0.84)


_FOUNDED_IN_BRACKET = re.compile(
    rf"(?P<name>[A-Z][\w’'&-]*(?: [\w’'&-]+)*?) \((?:(?P<full>[A-Z][^(),;]*)[,;] )?(?P<verb>est\.?|"
    rf"established|founded|set up|launched|formed)(?: in)? (?P<date>{DATE})\)"
)


def founded_in_bracket(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X (Full Name, est. 2008)``."""
    match = _FOUNDED_IN_BRACKET.search(clause.body if clause.sign == ";" else f"{clause.subject} {clause.body}")
    when = match and read_date(match["date"])
    name = re.search(r"(?:[A-Z][\w’'&-]*)(?: (?:of|for|and|the|on|[A-Z][\w’'&-]*))*$", match["name"]) if match else None
    if match and when and name:
        verb = "established" if match["verb"].startswith("est") else match["verb"]
        roles = (*subject_roles(expand(name[0], page)), wording("verb", verb), *time_roles(when))
        yield compose("done", f"{{the_subject}} {{be}} {{verb}} {when.prep} {{time}}.", roles, ("time",), 0.9)


DATED_NAME_PATTERNS = (founded_in_bracket, dated_names, measured)
