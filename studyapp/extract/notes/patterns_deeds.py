"""Patterns for who does or did something: led by, chaired by, named after, between, awards received, what an Act or body does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, subject_roles, time_roles, wording, work
from studyapp.extract.notes.cut import pieces
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.naming import agent, is_loose_name, is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.property_dates import NO_LAW
from studyapp.extract.notes.restore import restore
from studyapp.extract.notes.words import OFFICE, head_noun, the, write_out

_MADE = (
    "led|presided over|composed|written|authored|drafted|designed|proposed|directed|developed|invented|discovered|coined|produced|"
    "compiled|translated|recommended|founded|established|built|created|started|launched|conceived|sculpted|painted|"
    "edited|prepared|formulated|initiated|organised|constructed|convened"
)
_DOES = (
    "headed|chaired|implemented|administered|operated|regulated|published|released|hosted|managed|governed|run|maintained|"
    "funded|supervised|monitored|appointed|awarded|presented|issued|conducted|anchored|coordinated"
)
_NAME = (
    r"(?:(?:Dr|Mr|Ms|Mrs|Shri|Smt|Justice|Prof|Sir|PM|President|King|Emperor|Maharaja|Raja)\.? "
    r")?[A-Z][\w’'.-]*(?: (?:of|the|and|de|&|[A-Z][\w’'.-]*))*"
)
_BY = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:,]*?) )?(?:is |was |are |were )?(?:jointly )?(?P<verb>{_MADE}|{_DOES}) "
    rf"by (?:the )?(?P<agent>{_NAME})"
    rf"(?: \((?P<gloss>[^()]*)\))?(?:,? (?:in )?(?P<year>\d{{4}}))?(?P<rest>,? (?:in|at|on|during|after|to|"
    rf"for|under|from|with|and) .*)?"
)
_OFFICE = (
    r"(?:Prime Minister|PM|President(?: of India)?|Vice[- ]President|Home Minister|Finance Minister|Union "
    r"\w+ Minister|Chief Minister|Chief Justice of India|Governor(?: of RBI)?|RBI Governor|Defence "
    r"Minister|External Affairs Minister|Cabinet Secretary|NITI Aayog CEO|Speaker|Lok Sabha Speaker|"
    r"Principal Scientific Adviser(?: to (?:the )?(?:Govt|Government) of India)?)"
)
_CHAIR = re.compile(
    rf"(?P<organ>(?:(?:[A-Z][\w’'-]* )*(?:[a-z]+ )*(?:council|board|body|committee|Council|Board|"
    rf"Committee) )?)(?:chaired by|headed by|Chairperson|Chairman|Chair|chairperson|chairman|"
    rf"ex-officio chair(?:man|person))(?: is| =|:| —|-)? ?(?:the )?(?P<office>{_OFFICE})(?: \(ex[- "
    rf"]officio\))?"
)
_AFTER = re.compile(r"named after (?:the )?(?P<whom>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)(?P<rest>,.*| \(.*)?")
_FORCE = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?) )?(?:(?:came|entered|comes) into|in) (?P<what>force|effect)(?: on| in| "
    rf"from)? (?P<date>{DATE})(?: \([^()]*\))?"
)
_RENAMED = re.compile(
    rf"(?:(?P<subject>[A-Z][^;=:]*?) )?(?:was )?renamed (?:as |to )?(?P<new>[A-Z][\w’' -]+?)(?:,?(?: in)? (?P<date>{DATE}))?"
)
_BETWEEN = re.compile(
    r"(?:[a-z][\w -]*? )?between (?P<a>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*)*) (?:and|&) "
    r"(?P<b>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*)*)(?: \([^()]*\))?"
)
_AWARD = (
    r"(?:Bharat Ratna|Padma (?:Vibhushan|Bhushan|Shri)|(?:[A-Z][\w’'.]+ )*(?:Award|Prize|Medal|Khel "
    r"Ratna)|[A-Z]\w+ Ratna|Param Vir Chakra|Ashoka Chakra)"
)
_VERB = (
    "regulates|governs|mandates|prohibits|bans|guarantees|provides|protects|implements|funds|monitors|administers|supervises|"
    "publishes|conducts|issues|awards|covers|recommends|grants|empowers|requires|enables|allows|defines|operates|manages|"
    "maintains|releases|certifies|abolishes|criminalises|lists|advises|audits|recommended|proposed|"
    "examined|investigated|drafted|decides|settles|declares|recognises"
)
_WORK = re.compile(
    rf"(?P<subject>[A-Z][^;=:]*?)(?: \((?P<year>\d{{4}})\))?(?: under [A-Z][\w-]+)? (?P<verb>{_VERB}) (?P<rest>.+)"
)
_WEAK = re.compile(
    r"\b(?:its|their|it|they|this|various|several|many|etc|important|significant|better|all|also|such|"
    r"other|key)\b|[~%/=]|\d\+",
    re.IGNORECASE,
)
# A singular noun that has lost its article reads badly in a question.
_PLURAL_OR_ARTICLE = re.compile(
    r"(?:a|an|the|[a-z]+ing|access|information|trade|research|that|every|each|any|no|free) |[A-Z]|"
    r"(?:[\w-]+ ){0,2}[\w-]+[^s’']s\b"
)
_DOER_NOUN_WORDS = """
    Act protocol convention commission committee authority board ministry organisation agency council tribunal treaty institute
    institution foundation scheme Article corporation notification
"""
_DOER_NOUNS = frozenset(_DOER_NOUN_WORDS.split())


# A programme whose first and last year are told is spoken of as past.
_SPAN_OF_YEARS = re.compile(r"\b(?:1[89]|20)\d\d ?[–—-] ?(?:1[89]|20)\d\d\b")
_PAIR_OF_PERSONS = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)+ and [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)+")


def by_whom(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X led by P``, ``X — operated by Y``: who; the doings of today only where the doer is a body."""
    match = _BY.fullmatch(clause.body.replace("presided by", "presided over by"))
    if match is None:
        return
    subject = _subject(match["subject"] or clause.subject, page)
    doer = _doer(match["agent"], page)
    if (
        not subject
        or re.search(r"\d{4}[-–]\d{2,4}$", subject)
        or not doer
        or (match["verb"] == "coined" and clause.sign == ";")
        or (
            " and " in match["agent"]
            and not re.search(r"Ministry|Department|Committee", match["agent"])
            and not _PAIR_OF_PERSONS.fullmatch(match["agent"])
        )
    ):
        yield Silence("note.by-whom", "no certain subject or several doers")
        return
    if match["verb"] in (
        "launched",
        "inaugurated",
        "unveiled",
        "opened",
        "released",
        "commissioned",
    ) and OFFICE.match(match["agent"]):
        return  # who was there, not who made it
    now = bool(re.fullmatch(_DOES, match["verb"]))
    if now and not doer.noun:
        yield Silence("note.by-whom", "a doer that may change")
        return
    lasting = now and not _SPAN_OF_YEARS.search(clause.line) and not re.search(r"\b(?:19|20)\d\d$", subject)
    roles = (*subject_roles(subject, verb="is" if lasting else "was"), wording("verb", match["verb"]), doer)
    year = f" in {match['year']}" if match["year"] else ""
    yield compose("by-whom", f"{{the_subject}} {{be}} {{verb}} by {{the_agent}}{year}.", roles, ("agent",), 0.86)


_HOLDERS = (
    "PM",
    "President",
    "Prime Minister",
    "CM",
    "Governor",
    "FM",
    "HM",
    "Minister",
    "Vice President",
)  # which one?


def _doer(text: str, page: Page) -> Role | None:
    if text.split()[0].lower() in ("india", "parliament", "government", "centre", "many", "indian") or text in _HOLDERS:
        return None
    text = re.sub(r"^PM (?=[A-Z])", "Prime Minister ", text)
    if re.match(r"(?:Prime Minister|Dr|Mr|Ms|Mrs|Shri|Smt|Justice|Prof|Sir|King|Emperor|Maharaja|Raja)\b", text):
        return Role("agent", text, RoleKind.PERSON)
    doer = agent("agent", text, page)
    return replace(doer, noun="organisation") if doer.noun in ("union", "alliance", "federation") else doer


def _subject(head: str, page: Page) -> str:
    name = name_of(re.split(r" (?:at|held) ", head)[0], page) if head else ""
    return (
        name
        if name
        and is_loose_name(name)
        and " by " not in name
        and not re.match(r"\d|Article |First |[A-Z][a-z]+ed ", name)
        else ""
    )


def chaired(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X; chaired by Prime Minister``: an office, which does not change as its holders do."""
    match = _CHAIR.fullmatch(clause.body)
    if match is None:
        return
    organ = match["organ"].strip()
    own = bool(re.match(r"[A-Z]", organ))
    part = _organ(organ)
    owner = _subject(organ.removesuffix(part.removeprefix("the ")) if own else clause.subject or clause.under, page)
    subject = f"{part} of {the(owner)}".removeprefix("the ") if part and owner else owner
    if subject and not subject.endswith("Cabinet"):
        roles = (
            *subject_roles(subject, RoleKind.ORGANISATION, verb="is"),
            Role(
                "office", re.sub(r"^PM$", "Prime Minister", write_out(match["office"])), RoleKind.TERM, "office-holder"
            ),
        )
        yield compose("chaired", "{the_subject} {be} chaired by the {office}.", roles, ("office",), 0.88)


_CHAIRS = re.compile(
    r"(?P<body>[A-Z][\w&-]*(?: (?:of |and |for )?[A-Z][\w&-]*)*) (?:chair(?:ed by|man|person)?|head(?:ed by)?)(?: is| =|:| –| —| -)? "
    r"(?:the )?(?P<office>PM|Prime Minister|CM|Chief Minister|President|Vice[- ]President|Home Minister|Finance Minister|FM|"
    r"Union Finance Minister|Union Home Minister|CJI|Cabinet Secretary|Speaker|Governor|RBI Governor)(?: \([^()]*\))?"
)
_OFFICE_NAMES = {
    "PM": "Prime Minister",
    "CM": "Chief Minister",
    "FM": "Finance Minister",
    "CJI": "Chief Justice of India",
}


def chairs(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Reef Council chair PM, Alba Board chair CM``: the holder of which office chairs each."""
    text = f"{clause.subject} {clause.body}" if clause.subject and clause.sign != ";" else clause.body
    for _, piece in pieces(text, r","):
        match = _CHAIRS.fullmatch(piece.strip(" ."))
        owner = _subject(match["body"], page) if match else ""
        if match and owner and not owner.endswith("Cabinet"):
            office = _OFFICE_NAMES.get(match["office"], match["office"])
            role = Role("office", office, RoleKind.TERM, question=f"The holder of which office chairs {the(owner)}?")
            yield compose("chaired", f"{the(owner)} is chaired by the {{office}}.", (role,), ("office",), 0.87)


def _organ(text: str) -> str:
    """Return "the governing board" of "ANRF governing board"; nothing where the whole is one name."""
    found = re.search(r"(?:[a-z]+ )*(?:council|board|body|committee)$", text)
    return f"the {found[0]}" if found else ""


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
    if match and when and subject and not re.fullmatch(r"[A-Z][a-z]+|.*,.*", subject) and not NO_LAW.fullmatch(subject):
        year = re.search(r",? ((?:1[5-9]|20)\d\d)$", subject)  # it would give the date's away
        subject = subject[: year.start()] if year and year[1] in when.words else subject
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


_LIES_BETWEEN = re.compile(rf"(?P<subject>[A-Z][\w’' ]+?)(?:,? {DATE})? (?P<rest>between [A-Z].+)")
_TWO = re.compile(r"(?P<a>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*)*) (?:and|&) (?P<b>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*)*)")
_PACT = re.compile(r"\b(?:Pact|Treaty|Accord|Agreement)\b")


def between(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Pact 1932 between A and B``: between whom, or which two countries."""
    own = _LIES_BETWEEN.fullmatch(clause.body) if not clause.subject else None
    clause = replace(clause, subject=own["subject"], body=own["rest"]) if own else clause
    match = _BETWEEN.fullmatch(clause.body) or _BETWEEN.fullmatch(clause.body.partition(" ")[2])
    subject = _subject(clause.subject, page)
    if not match and subject and _PACT.search(subject) and clause.sign in (":", "—", "–"):
        match = _TWO.fullmatch(clause.body)
    if (
        not match
        or not subject
        or clause.body.startswith("difference")
        or any(word in subject for word in (match["a"], match["b"]))
        or not (head_noun(subject) or _PACT.search(subject))
    ):
        return
    nouns = {noun_of(match["a"], page), noun_of(match["b"], page)}
    noun = "two countries" if nouns == {"country"} else ""
    pair = f"{match['a']} and {match['b']}"
    kind = RoleKind.PLACE if noun else RoleKind.TERM
    if pact := bool(_PACT.search(subject)):
        subject = re.sub(r",? (\d{4})$", r" of \1", subject)
    roles = (
        *subject_roles(subject, verb="was" if pact else "is"),
        Role("pair", pair, kind, noun),
        wording("made", "concluded" if pact else ""),
    )
    yield compose("between", "{the_subject} {be} between {pair}.", roles, ("pair",), 0.82)


def does(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X Protocol regulates ...``: asks which protocol, where the name itself says what it is."""
    text = clause.body if not clause.subject else f"{re.sub(r' ?[(][^()]*[)]', '', clause.subject)} {clause.body}"
    match = _WORK.fullmatch(text)
    subject = _subject(match["subject"], page) if match else ""
    noun = noun_of(subject, page) if subject else ""
    noun = {"bank": "institution", "fund": "institution"}.get(noun, noun)
    if not match or noun not in _DOER_NOUNS:
        return
    if re.search(DATE, match["rest"]) and not re.search(r"Act,? \d{4}$", match["rest"]):
        return
    rest = restore(match["rest"], page).rstrip(".")
    if not _PLURAL_OR_ARTICLE.match(rest):
        yield Silence("note.does", "an article is missing that cannot be put back")
        return
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


_BUILT_ON = re.compile(
    r"(?:(?P<subject>[A-Z][^;=:]*?) )?(?:is |was )?(?P<verb>built|based) on (?:the )?"
    r"(?P<base>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?: (?:platform|model|technology|principle|framework|"
    r"report))?)(?: \([^()]*\))?"
)
_HOLDER = re.compile(rf"(?:currently |held by |now )?(?P<who>{_NAME}) \(as (?:of|on) (?P<date>{DATE})\)")
_POST = (
    r"(?:Adviser|Advisor|Governor|Chairman|Chairperson|President|Director|Secretary|CEO|Chief|"
    r"Minister|Commissioner|Speaker|"
    r"General|Justice|Head)"
)


def built_on(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X built on Y platform``."""
    match = None if re.search(r"Comm|Report|Panel", clause.body) else _BUILT_ON.fullmatch(clause.body)
    subject = _subject((match["subject"] if match else "") or clause.subject, page)
    if match and subject:
        last = re.search(r" ([a-z]+)$", match["base"])
        base = f"the {match['base']}" if last else the(match["base"])
        role = work(
            "base",
            match["base"].removesuffix(last[0]) if last else match["base"],
            last[1] if last else noun_of(match["base"], page),
        )
        roles = (*subject_roles(subject, verb="is"), role, wording("verb", match["verb"]))
        article = base.removesuffix(match["base"])
        end = last[0] if last else ""
        yield compose("built-on", f"{{the_subject}} {{be}} {{verb}} on {article}{{base}}{end}.", roles, ("base",), 0.85)


def holder(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Post — P (as of 2025)``: a holder with his date."""
    match = _HOLDER.fullmatch(clause.body)
    when = match and read_date(match["date"])
    post = re.sub(r" \([^()]*\)", "", write_out(clause.subject)) if clause.subject else ""
    if match and when and re.search(_POST, post) and clause.sign != ";":
        named = post if post.startswith("the ") else f"the {post.replace(' to government', ' to the Government')}"
        roles = (
            wording("post", named),
            Role("who", match["who"], RoleKind.PERSON),
            wording("when", f"{when.prep} {when.words}"),
        )
        yield compose("holder", f"{{post}} {when.prep} {when.words} was {{who}}.", roles, ("who",), 0.86)


_PARTNER = re.compile(
    r"(?:bilateral |joint |annual )?(?:(?:military|naval|army|air) )?(?:exercise )?(?:with |between "
    r")?India(?: and |[-–& ]+)(?P<other>[A-Z][\w ]+?)(?: \([^()]*\))?(?: (?:joint |bilateral "
    r")?(?:(?:military|naval|army|air|Army|Navy) )?(?:exercise)?)?"
)


def exercise(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Exercise X: India-Japan``: with which country."""
    match = _PARTNER.fullmatch(clause.body)
    if match and clause.subject.startswith("Exercise ") and noun_of(match["other"], page) == "country":
        name = re.sub(r" ?\([^()]*\)", "", clause.subject)
        roles = (
            *subject_roles(name, RoleKind.EVENT),
            Role("partner", match["other"].strip(), RoleKind.PLACE, "country"),
        )
        yield compose("exercise", "India holds {subject} with {the_partner}.", roles, ("partner",), 0.9)


_GOT = re.compile(rf"(?P<who>{_NAME}) (?:won|received|got|was awarded)(?: it)? in (?P<year>\d{{4}})")


def got_award(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``X Award: ...; P won in 1989``."""
    match = _GOT.fullmatch(clause.body)
    prize = re.sub(r" \([^()]*\)", "", clause.under)
    when = match and read_date(match["year"])
    if match and when and re.fullmatch(_AWARD, prize) and " " in match["who"]:
        roles = (Role("subject", match["who"], RoleKind.PERSON), work("award", prize, "award"), *time_roles(when))
        yield compose("award", "{subject} received the {award} in {time}.", roles, ("time",), 0.86)


_DID = {
    "established": "establish",
    "founded": "found",
    "launched": "launch",
    "started": "start",
    "wrote": "write",
    "formed": "form",
}
_DATED_ITEM = re.compile(r"(?P<name>[‘“\"']?[A-Z][\w’' &-]+?[’”\"']?) \((?P<year>(?:1[5-9]|20)\d\d)\)")


def deeds_listed(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``P established: A (1924), B (1936)``: in which year each; at most three."""
    verb = re.match(r"(?P<who>[A-Z][^:]*?) (?P<verb>established|founded|launched|started|wrote|formed): ", clause.line)
    if not verb or clause.sign != ":" or clause.subject != verb["who"]:
        return
    who = name_of(verb["who"], page)
    items = [_DATED_ITEM.fullmatch(item) for _, item in pieces(clause.body, ",")]
    if not who or not all(items):
        return
    for match in [item for item in items if item][:3]:
        when = read_date(match["year"])
        if when:
            roles = (
                term_role(who),
                work("what", match["name"]),
                wording("did", _DID[verb["verb"]]),
                wording("the_what", the(match["name"])),
                *time_roles(when),
            )
            yield compose("deed", f"{{who}} {verb['verb']} {{the_what}} in {{time}}.", roles, ("time",), 0.86)


def term_role(who: str) -> Role:
    """Return the doer of a list of deeds."""
    return Role("who", who, RoleKind.PERSON)


def works_listed(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``P's works: ‘A’ (1936), ...``: who wrote each; at most two."""
    owner = re.fullmatch(r"(?P<who>[A-Z].*?)['’]s? (?:major |famous )?(?:works|books|writings)", clause.subject)
    who = name_of(owner["who"], page) if owner else ""
    if not who or clause.sign == ";":
        return
    found = re.findall(r"[‘“\"']([A-Z][^‘’“”\"']{5,60})[’”\"'] \((\d{4})\)", clause.body)
    for name, year in found[:2]:
        roles = (term_role(who), work("what", name), wording("year", year))
        yield compose("wrote", "‘{what}’ ({year}) was written by {who}.", roles, ("who",), 0.86)


DEED_PATTERNS = (
    got_award,
    deeds_listed,
    works_listed,
    exercise,
    built_on,
    holder,
    by_whom,
    chaired,
    named_after,
    into_force,
    renamed,
    between,
    does,
)
