"""Patterns for who does or did something: led by, chaired by, named after, between, awards received, what an Act or body does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, time_roles, work, wording
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import agent, is_loose_name, is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.restore import restore


_MADE = (
    "led|composed|written|authored|drafted|designed|proposed|directed|developed|invented|discovered|coined|produced|"
    "compiled|translated|recommended|founded|established|built|created|started|launched|conceived|sculpted|painted|"
    "edited|prepared|formulated|initiated|organised|constructed|convened"
)
_DOES = (
    "headed|chaired|implemented|administered|operated|regulated|published|released|hosted|managed|governed|run|maintained|"
    "funded|supervised|monitored|appointed|awarded|presented|issued|conducted|anchored|coordinated"
)
_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Shri|Smt|Justice|Prof|Sir|PM|President|King|Emperor|Maharaja|Raja)\.? )?[A-Z][\w’'.-]*(?: (?:of|the|and|de|&|[A-Z][\w’'.-]*))*"
_BY = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:,]*?) )?(?:is |was |are |were )?(?:jointly )?(?P<verb>{_MADE}|{_DOES}) by (?:the )?(?P<agent>{_NAME})"
    rf"(?: \((?P<gloss>[^()]*)\))?(?: in (?P<year>\d{{4}}))?(?P<rest>,? (?:in|at|on|during|after|to|for|under|from|with|and) .*)?"
)
_OFFICE = r"(?:Prime Minister|President(?: of India)?|Vice[- ]President|Home Minister|Finance Minister|Union \w+ Minister|Chief Minister|Chief Justice of India|Governor(?: of RBI)?|RBI Governor|Defence Minister|External Affairs Minister|Cabinet Secretary|NITI Aayog CEO|Speaker|Lok Sabha Speaker)"
_CHAIR = re.compile(
    rf"(?:chaired by|headed by|Chairperson|Chairman|Chair|chairperson|chairman|ex-officio chair(?:man|person))(?: is| =|:| —|-)? ?(?:the )?(?P<office>{_OFFICE})(?: \(ex[- ]officio\))?"
)
_AFTER = re.compile(r"named after (?:the )?(?P<whom>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)(?P<rest>,.*| \(.*)?")
_FORCE = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?) )?(?:came|entered|comes) into (?P<what>force|effect)(?: on| in| from)? (?P<date>{DATE})"
)
_RENAMED = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?) )?(?:was )?renamed (?:as |to )?(?P<new>[A-Z][\w’' -]+?)(?: in (?P<date>{DATE}))?"
)
_BETWEEN = re.compile(
    r"(?:[a-z][\w -]*? )?between (?P<a>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*)*) (?:and|&) (?P<b>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*)*)(?: \([^()]*\))?"
)
_AWARD = r"(?:Bharat Ratna|Padma (?:Vibhushan|Bhushan|Shri)|(?:[A-Z][\w’'.]+ )*(?:Award|Prize|Medal|Khel Ratna)|[A-Z]\w+ Ratna|Param Vir Chakra|Ashoka Chakra)"
_AWARDS = re.compile(
    rf"(?:(?:received|awarded|conferred|won|got) )?(?:with )?(?:the )?(?P<award>{_AWARD})(?: in)? \(?(?P<year>(?:19|20)\d\d)(?P<how>,? posthumous(?:ly)?)?\)?(?P<how2> \(?posthumous(?:ly)?\)?)?"
)
_VERB = (
    "regulates|governs|mandates|prohibits|bans|guarantees|provides|protects|implements|funds|monitors|administers|supervises|"
    "publishes|conducts|issues|awards|covers|recommends|grants|empowers|requires|enables|allows|defines|operates|manages|"
    "maintains|releases|certifies|abolishes|criminalises|lists|advises|audits|decides|settles|declares|recognises"
)
_WORK = re.compile(
    rf"(?P<subject>[A-Z][^;=:]*?)(?: \((?P<year>\d{{4}})\))?(?: under [A-Z][\w-]+)? (?P<verb>{_VERB}) (?P<rest>.+)"
)
_WEAK = re.compile(
    r"\b(?:its|their|it|they|this|various|several|many|etc|important|significant|better|all|also|such|other|key)\b|[~%/=]|\d\+",
    re.IGNORECASE,
)
_DOER_NOUNS = frozenset("Act protocol convention commission committee authority board ministry organisation agency council tribunal treaty institute fund foundation scheme Article bank corporation notification".split())  # fmt: skip


def by_whom(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X led by P``, ``X — operated by Y``: who; the doings of today only where the doer is a body."""
    match = _BY.fullmatch(clause.body)
    if match is None:
        return
    subject = _subject(match["subject"] or clause.subject, page)
    doer = _doer(match["agent"], page)
    if (
        not subject
        or not doer
        or " and " in match["agent"]
        and not re.search(r"Ministry|Department|Committee", match["agent"])
    ):
        yield Silence("note.by-whom", "no certain subject or several doers")
        return
    now = bool(re.fullmatch(_DOES, match["verb"]))
    if now and not doer.noun:
        yield Silence("note.by-whom", "a doer that may change")
        return
    roles = (*subject_roles(subject, verb="is" if now else "was"), wording("verb", match["verb"]), doer)
    year = f" in {match['year']}" if match["year"] else ""
    yield compose("by-whom", f"{{the_subject}} {{be}} {{verb}} by {{the_agent}}{year}.", roles, ("agent",), 0.86)


def _doer(text: str, page: Page) -> Role | None:
    if text.split()[0].lower() in ("india", "parliament", "government", "centre", "many", "indian"):
        return None
    if re.match(r"(?:Dr|Mr|Ms|Mrs|Shri|Smt|Justice|Prof|Sir|King|Emperor|Maharaja|Raja)\b", text):
        return Role("agent", text, RoleKind.PERSON)
    return agent("agent", text, page)


def _subject(head: str, page: Page) -> str:
    name = name_of(head, page) if head else ""
    return name if name and is_loose_name(name) and not re.match(r"\d|Article |[A-Z][a-z]+ed ", name) else ""


def chaired(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X; chaired by Prime Minister``: an office, which does not change as its holders do."""
    match = _CHAIR.fullmatch(clause.body)
    subject = _subject(clause.subject, page)
    if match and subject:
        roles = (
            *subject_roles(subject, RoleKind.ORGANISATION, verb="is"),
            Role("office", match["office"], RoleKind.TERM, "office-holder"),
        )
        yield compose("chaired", "{the_subject} {be} chaired by the {office}.", roles, ("office",), 0.88)


def named_after(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X named after P``."""
    match = _AFTER.fullmatch(clause.body)
    subject = _subject(clause.subject, page)
    if match and subject and match["whom"].split()[0] not in subject:
        roles = (*subject_roles(subject, verb="is"), Role("whom", match["whom"], RoleKind.TERM))
        yield compose("named-after", "{the_subject} {be} named after {whom}.", roles, ("whom",), 0.85)


def into_force(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X came into force 1 July 2017``."""
    match = _FORCE.fullmatch(clause.body)
    when = match and read_date(match["date"])
    subject = _subject((match["subject"] if match else "") or clause.subject, page)
    if match and when and subject:
        roles = (*subject_roles(subject), wording("what", match["what"]), *time_roles(when))
        yield compose("into-force", f"{{the_subject}} came into {{what}} {when.prep} {{time}}.", roles, ("time",), 0.92)


def renamed(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X renamed Y in 2015``."""
    match = _RENAMED.fullmatch(clause.body)
    subject = _subject((match["subject"] if match else "") or clause.subject, page)
    if match and subject and is_name(match["new"]):
        when = read_date(match["date"]) if match["date"] else None
        roles = (
            *subject_roles(subject),
            work("new", match["new"]),
            wording("when", f"{when.prep} {when.words}" if when else ""),
        )
        yield compose(
            "renamed",
            f"{{the_subject}} {{be}} renamed {{new}}{f' {when.prep} {when.words}' if when else ''}.",
            roles,
            ("new",),
            0.86,
        )


def between(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Pact 1932 between A and B``: between whom, or which two countries."""
    match = _BETWEEN.fullmatch(clause.body) or _BETWEEN.fullmatch(clause.body.partition(" ")[2])
    subject = _subject(clause.subject, page)
    if (
        not match
        or not subject
        or clause.body.startswith("difference")
        or any(word in subject for word in (match["a"], match["b"]))
    ):
        return
    nouns = {noun_of(match["a"], page), noun_of(match["b"], page)}
    noun = "two countries" if nouns == {"country"} else ""
    pair = f"{match['a']} and {match['b']}"
    kind = RoleKind.PLACE if noun else RoleKind.TERM
    roles = (*subject_roles(subject, verb="is"), Role("pair", pair, kind, noun))
    yield compose("between", "{the_subject} {be} between {pair}.", roles, ("pair",), 0.82)


def award(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X; Padma Shri 1998``: in which year a person got an award."""
    match = _AWARDS.fullmatch(clause.body)
    subject = name_of(clause.subject, page) if clause.subject else ""
    when = match and read_date(match["year"])
    if not match or not when or not subject or subject != page.person:
        return
    roles = (Role("subject", subject, RoleKind.PERSON), work("award", match["award"], "award"), *time_roles(when))
    how = " posthumously" if match["how"] or match["how2"] else ""
    yield compose(
        "award",
        f"{{subject}} received the {{award}}{how} in {{time}}.",
        (*roles, wording("how", how.strip())),
        ("time", "award"),
        0.88,
    )


def does(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X Protocol regulates ...``: asks which protocol, where the name itself says what it is."""
    text = clause.body if not clause.subject else f"{re.sub(r' ?[(][^()]*[)]', '', clause.subject)} {clause.body}"
    match = _WORK.fullmatch(text)
    subject = _subject(match["subject"], page) if match else ""
    noun = noun_of(subject, page) if subject else ""
    if not match or noun not in _DOER_NOUNS:
        return
    rest = restore(match["rest"], page).rstrip(".")
    if _WEAK.search(rest) or not 3 <= len(rest.split()) <= 16 or _told(subject, rest) or not is_name(subject):
        yield Silence("note.does", "too vague or too long, or it names itself")
        return
    year = f" of {match['year']}" if match["year"] else ""
    roles = (
        Role("subject", subject, RoleKind.WORK, noun),
        wording("verb", match["verb"]),
        wording("rest", rest),
        wording("of_year", year.strip()),
    )
    yield compose("does", f"{{the_subject}}{year} {{verb}} {{rest}}.", roles, ("subject",), 0.78)


def _told(subject: str, rest: str) -> bool:
    words = {word.lower().rstrip("s")[:6] for word in re.findall(r"[A-Za-z]{4,}", subject)}
    return any(word.lower().rstrip("s")[:6] in words for word in re.findall(r"[A-Za-z]{4,}", rest))


DEED_PATTERNS = (by_whom, chaired, named_after, into_force, renamed, between, award, does)
