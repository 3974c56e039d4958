"""Patterns for the Constitution, Acts, amendments, Schedules and treaties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studyapp.domain.fact import Role, RoleKind
from studyapp.extract.notes.compose import compose, number, subject_roles, term, time_roles, wording, work
from studyapp.extract.notes.dates import DATE, read_date
from studyapp.extract.notes.deed_verbs import BASE
from studyapp.extract.notes.naming import expand, is_name, name_of, noun_of
from studyapp.extract.notes.page import Clause, Outcome, Page, Silence
from studyapp.extract.notes.restore import restore
from studyapp.extract.notes.words import join, the, write_out

_ARTICLE = r"Art(?:icle|\.)? ?(?P<number>\d+[A-Z]{0,2}(?:\(\d+\))?(?:\([a-z]\))?)"
_MODAL = re.compile(r"\b(?:must|can|cannot|shall|may|is|are|has|have|provides|will)\b")
_BRACKET_GIVEN = re.compile(
    rf"(?P<name>(?:the )?[A-Z][A-Za-z’'-]+(?: (?:of|and|for|to|the|[A-Z][A-Za-z’'-]+))*) \({_ARTICLE}\)"
)
_AMENDMENT = re.compile(
    r"(?:(?P<name>[A-Z][\w’' ()&-]+?) )?(?P<verb>added|inserted|amended|introduced|removed|deleted|"
    r"included|lowered|abolished|shifted|moved|transferred|reduced|raised)"
    r"(?P<where> (?:to|in|into|from) (?:the )?[\w ]+?)? (?:by|via|through|under) (?:the "
    r")?(?P<amendment>(?:\d+(?:st|nd|rd|th)) "
    r"(?:Constitutional |Constitution )?(?:\(?[Aa]mendment\)?)(?: Act)?)(?:,? \(?(?P<year>\d{4})\)?)?"
)
_LIST = re.compile(
    r"(?P<name>[A-Z][\w’' /-]+?) (?:(?:is|are|falls?|comes?) )?(?:under|in|on) (?:the "
    r")?(?P<list>Union|State|Concurrent) List(?: \((?P<entry>Entry \d+\w?)\))?"
)
_GIVEN_UNDER = re.compile(
    r"(?P<what>[A-Z].*?) \((?:issued |notified |made |framed )?under (?:the )?(?P<act>[A-Z][\w’' "
    r",()&-]*? Act,? \d{4})\)"
)
_RATIFIED = re.compile(
    rf"(?P<who>[A-Z][\w’' ]+?) (?P<verb>ratified|signed|joined|acceded to|adopted|withdrew from|became "
    rf"a? ?member of|became a? ?party to) (?P<what>[A-Z0-9][\w’' ()–-]*?)(?: negotiations)? "
    rf"(?P<prep>in|on) (?P<date>{DATE})"
)


def article_deals_with(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Article 77 — conduct of business``: asks for the Article."""
    match = re.fullmatch(rf"{_ARTICLE}(?: \([^()]*\))?(?: of (?:the )?Constitution)?", clause.subject)
    if match is None or clause.sign == ";" or not _first_on_line(clause):
        return
    body = write_out(clause.body).rstrip(".")
    if re.match(r"(?:NOT|not|also|no|but|only|see)\b", body):
        yield Silence("note.article", "a negative or a cross-reference")
        return
    yield from _article(match["number"], body)


def _first_on_line(clause: Clause) -> bool:
    """Tell whether nothing but a full stop's end or a semicolon stands between the Article and its matter."""
    before = clause.line[: clause.at].rstrip(" =—–:-→➜>|,")
    return before.endswith(clause.subject)


_CLAUSE = re.compile(
    r"\w (?:chooses|decides|removes|acts|says|presides|votes|sits|holds|ends|gives|"
    r"elects|appoints|leaves|allows|bars|empowers|makes|requires|lets|says|defines|becomes|goes)\b"
)
_BASES = frozenset(BASE.values())


def _article(number: str, body: str) -> Iterator[Outcome]:
    article = work("article", f"Article {number}", "Article")
    body = body.replace(" & ", " and ")
    body = re.sub(r"^(.+) definition$", r"the definition of \1", body)
    body = re.sub(r"^State to (?=[a-z])", "the State shall ", body)
    body = re.sub(r"^[Ss]tate (?=shall )", "the State ", body)
    matter = re.sub(
        r"^([Rr]ight|[Pp]ower|[Dd]uty|[Bb]an|[Bb]ar) (?=to |on )", lambda word: f"the {word[0].lower()}", _matter(body)
    )
    if len(matter.split()) > 16 or "+" in matter or "/" in matter or re.search(r"Article \d", matter):
        yield Silence("note.article", "too long or names another Article")
    elif re.fullmatch(
        r"(?:[A-Za-z]+ )?(?:conditions|matters|provisions|rules|procedure|powers|duties|rights|functions|disputes)",
        matter,
    ):
        yield Silence("note.article", "of whom or of what?")
    elif re.fullmatch(r"[a-z-]+", matter) or matter.split()[0] in _BASES or _CLAUSE.search(matter):
        yield Silence("note.article", "a verb without its doer")
    elif re.search(r"\b(?:such|this|these|it|same)\b", matter):
        yield Silence("note.article", "points at something outside the clause")
    elif _MODAL.search(matter):
        clause = re.sub(r", (?=[^,]+$)", " and ", matter) if matter.count(",") > 1 and " and " not in matter else matter
        roles = (article, wording("matter", _with_the(clause)))
        yield compose(
            "article-provides", "Under {article} of the Constitution of India, {matter}.", roles, ("article",), 0.88
        )
    else:
        roles = (article, wording("matter", _with_the(matter)))
        yield compose(
            "article-deals-with",
            "{article} of the Constitution of India deals with {matter}.",
            roles,
            ("article",),
            0.93,
        )


def _matter(body: str) -> str:
    bare = re.sub(r"\s*\((?:[^()]*\d[^()]*|[a-z][^()]*|DPSP|[A-Z]{2,})\)", "", body).strip(" ,")
    bare = _ORGAN.sub(r"\1 the \2", bare)
    return f"the {bare}" if re.match(r"[a-z]+ of ", bare) else bare


# Organs of the State that notes name without their article ("establishment of Supreme Court").
_ORGAN = re.compile(
    r"\b(of|to|by|for|in|from|between|and) ((?:Supreme|High) Courts?|Council of (?:Ministers|States)|(?:Election|Finance) Commission|"
    r"Union|States?|President|Vice[- ]President|Governors?|Constitution|CAG|Lok Sabha|Rajya Sabha|Attorney[- ]General|"
    r"Prime Minister|Speaker|House of the People)\b"
)


def _with_the(matter: str) -> str:
    """Restore the article before a leading name; begin in the lower case where no name stands."""
    name = re.match(r"[A-Z][\w’'-]+(?: (?:(?:of|and|for|to) )*[A-Z][\w’'-]+)*(?: \([^)]*\))?", matter)
    if name and (len(name[0].split()) > 1 or name[0] == matter):
        return the(matter) if name[0] == matter else the(name[0]) + matter[name.end() :]
    return matter


def article_in_bracket(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Finance Commission (Article 280)``: asks for the Article."""
    for match in _BRACKET_GIVEN.finditer((clause.subject and clause.sign != ";" and clause.subject) or clause.body):
        name = match["name"].removeprefix("the ")
        if len(name.split()) < 2:
            continue
        roles = (work("article", f"Article {match['number']}", "Article"), wording("matter", the(name)))
        yield compose(
            "article-deals-with",
            "{article} of the Constitution of India deals with {matter}.",
            roles,
            ("article",),
            0.92,
        )


def amendment(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``X added by 42nd Amendment 1976``: by which amendment, in which year."""
    body = re.sub(
        r" (?:in )?(\d{4}),? \(?(?:by |via |through )?(?:the )?(\d+(?:st|nd|rd|th) (?:Constitutional "
        r")?Amendment(?: Act)?)\)?$",
        r" by \2 \1",
        clause.body,
    )
    match = _AMENDMENT.fullmatch(body)
    if match is None:
        return
    subject = name_of(match["name"] or clause.subject, page)
    if not subject or not re.match(r"[A-Z]", subject) or len(subject.split()) > 6 or "," in subject:
        yield Silence("note.amendment", "no certain subject")
        return
    words = (
        re.sub(r"[()]", "", match["amendment"])
        .replace("Constitution ", "Constitutional ")
        .replace("amendment", "Amendment")
    )
    if "Constitutional" not in words:
        words = words.replace("Amendment", "Constitutional Amendment")
    where = f" {restore(match['where'], page)}" if match["where"] else ""
    roles: tuple[Role, ...] = (
        *subject_roles(subject),
        wording("verb", match["verb"] + where),
        work("amendment", words, "amendment"),
    )
    pattern = "{the_subject} {be} {verb} by the {amendment}"
    asks: tuple[str, ...] = ("amendment",)
    if match["year"] and (when := read_date(match["year"])):
        roles += time_roles(when)
        pattern += " in {time}"
        asks += ("time",)
    yield compose("amendment", pattern + ".", roles, asks, 0.93)


def on_list(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Ports under Union List (Entry 27)``: on which List of the Seventh Schedule."""
    match = _LIST.fullmatch(clause.body)
    if match is None:
        return
    if "/" in match["name"]:
        yield Silence("note.list", "two names joined by a slash")
        return
    roles = (
        *subject_roles(match["name"], RoleKind.TERM, verb="is"),
        work("list", f"{match['list']} List", "List"),
        wording("entry", match["entry"] or ""),
    )
    entry = f" ({match['entry']})" if match["entry"] else ""
    yield compose(
        "on-list",
        f"{{the_subject}} {{be}} on the {{list}}{entry} of the Seventh Schedule to the Constitution of India.",
        roles,
        ("list",),
        0.9,
    )


def under_act(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``... under EIA Notification 2006 (under Environment Act 1986)``: the Act behind the rules named last."""
    match = _GIVEN_UNDER.search(clause.body)
    if match is None:
        return
    rules = re.search(
        r"(?P<name>(?:[A-Z][\w’'&-]+ )+(?:Notification|Rules|Regulations|Order|Scheme),? \d{4})$", match["what"]
    )
    if rules:
        roles = (*subject_roles(rules["name"]), work("act", match["act"], "Act"))
        yield compose("issued-under-act", "{the_subject} {be} issued under {the_act}.", roles, ("act",), 0.88)


_STEP = re.compile(
    rf"(?P<who>[A-Z][\w’' ]+?) (?P<verb>ratified|signed|joined|acceded to)(?: it)?(?: in| on)? "
    rf"(?P<date>{DATE})(?: \([^()]*\))?"
)
_TREATY = re.compile(
    r"(?:Convention|Treaty|Protocol|Agreement|Accords?|Charter|Statute|Trade in Endangered Species|"
    r"Organi[sz]ation|Union|Alliance|Bank|Fund|Agency)\b"
)


def treaty_step(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``India ratified X in 1994``: when, and what."""
    match = _RATIFIED.fullmatch(clause.body)
    if match is None and clause.under and (step := _STEP.fullmatch(clause.body)):
        treaty = name_of(clause.under, page)
        if noun_of(step["who"], page) == "country" and _TREATY.search(re.sub(r" \([^()]*\)", "", treaty)):
            match = _RATIFIED.fullmatch(
                f"{step['who']} {step['verb']} {re.sub(r' [(][^()]*[)]', '', treaty)} in {step['date']}"
            )
    when = match and read_date(match["date"])
    if not match or not when:
        return
    what = expand(match["what"].strip(), page)
    if not is_name(match["who"]) or not is_name(what):
        return
    negotiations = " negotiations" if f"{match['what']} negotiations" in clause.body else ""
    verb = re.sub(r"became (?:a )?", "became a ", match["verb"])
    roles = (
        term("who", match["who"]),
        wording("verb", verb),
        work("subject", what),
        wording("the_who", the(match["who"])),
        *time_roles(when),
    )
    yield compose(
        "treaty-step",
        f"{{the_who}} {{verb}} {{the_subject}}{negotiations} {when.prep} {{time}}.",
        roles,
        ("time",),
        0.92,
    )


_PART = (
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|"
    r"\d{1,2}(?:th|st|nd|rd)) Schedule|Part [IVX]+(?:-?[A-D])?)"
)
_AMENDMENT_NAME = (
    r"(?P<nth>\d+(?:st|nd|rd|th)) (?:Constitutional |Constitution )?\(?Amendment\)?(?: Act)?,? "
    r"?\(?(?P<year>(?:19|20)\d\d)?\)?"
)
_AMENDMENT_DID = re.compile(
    rf"(?:the )?{_AMENDMENT_NAME} (?P<verb>added|inserted|lowered|gave|made|abolished|introduced|"
    rf"reduced|created|changed|raised|included|granted|provided|extended|removed|deleted|brought|"
    rf"recognised|established|set up|separated|replaced) (?P<what>.+)"
)
_AMENDMENT_IN_BRACKET = re.compile(
    rf"(?P<name>(?:[A-Z]|\d+th )[\w’' -]+?) \((?P<verb>added|inserted)(?: to [\w ]+?)?(?: by| via| through) "
    rf"(?:the )?{_AMENDMENT_NAME}\)"
)


def part_deals_with(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Tenth Schedule — anti-defection``, ``Part IV: Directive Principles``: asks for the Schedule or Part."""
    part = re.sub(r" \([^()]*\)| of (?:the )?Constitution$", "", clause.subject)
    matter = re.sub(r" \([^()]*\)$", "", clause.body).strip(" .")
    if not re.fullmatch(_PART, part) or clause.sign == ";" or not _first_on_line(clause):
        return
    if _MODAL.search(matter) or re.search(r"\d", matter) or not 1 <= len(matter.split()) <= 10:
        yield Silence("note.part", "no plain matter")
        return
    if "," in matter and all(is_name(name) for name in re.split(r", | and ", matter)):
        yield Silence("note.part", "a list of names, not a matter")
        return
    noun = "Schedule" if "Schedule" in part else "Part"
    roles = (work("part", part, noun), wording("matter", _with_the(matter)))
    article = "The " if noun == "Schedule" else ""
    yield compose(
        "part-deals-with",
        f"{article}{{part}} of the Constitution of India deals with {{matter}}.",
        roles,
        ("part",),
        0.92,
    )


def article_behind(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Right to Education — Article 21A``: the same turned round."""
    match = re.fullmatch(rf"(?:under )?{_ARTICLE}(?: \([^()]*\))?", clause.body)
    matter = re.sub(r" ?\([^()]*\)", "", clause.subject)
    if (
        match
        and clause.sign in ("=", "—", "–", ":", "-", "→")
        and len(matter.split()) > 1
        and is_name(matter)
        and "," not in matter
    ):
        roles = (work("article", f"Article {match['number']}", "Article"), wording("matter", the(matter)))
        yield compose(
            "article-deals-with",
            "{article} of the Constitution of India deals with {matter}.",
            roles,
            ("article",),
            0.9,
        )


def amendment_did(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``61st Amendment 1989 — lowered the voting age``: which amendment did it."""
    text = clause.body if not clause.subject else f"{clause.subject} {clause.body}"
    match = _AMENDMENT_DID.fullmatch(text)
    if match is None:
        return
    what = _with_the(write_out(match["what"])).strip(" .")
    if len(what.split()) > 16 or re.search(r"\b(?:its|their|it|etc|various|many)\b|Amendment", what):
        yield Silence("note.amendment", "too long or not plain")
        return
    name = f"{match['nth']} Constitutional Amendment"
    year = f" of {match['year']}" if match["year"] else ""
    roles = (
        work("amendment", name, "constitutional amendment"),
        wording("verb", match["verb"]),
        wording("what", what),
        wording("of_year", year.strip()),
    )
    yield compose("amendment-did", f"The {{amendment}}{year} {{verb}} {{what}}.", roles, ("amendment",), 0.9)


def amendment_in_bracket(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Alpha (added by 71st Amendment 1992), Beta (...)``: each name belongs to its own bracket."""
    for match in _AMENDMENT_IN_BRACKET.finditer(
        clause.body if clause.sign == ";" else f"{clause.subject}: {clause.body}"
    ):
        if not is_name(match["name"]):
            continue
        roles: tuple[Role, ...] = (
            *subject_roles(name_of(match["name"], page) or match["name"]),
            wording("verb", match["verb"]),
            work("amendment", f"{match['nth']} Constitutional Amendment", "amendment"),
        )
        year = f" of {match['year']}" if match["year"] else ""
        yield compose(
            "amendment", f"{{the_subject}} {{be}} {{verb}} by the {{amendment}}{year}.", roles, ("amendment",), 0.88
        )


_ARTICLE_DOES = re.compile(
    rf"{_ARTICLE}(?: of (?:the )?Constitution(?: of India)?)? (?P<verb>abolishes|guarantees|provides "
    rf"for|provides|empowers|prohibits|allows|deals with|"
    r"protects|establishes|grants|confers|ensures|defines|mandates|directs|bars|forbids) (?P<rest>.+)"
)
_LISTS = re.compile(
    r"(?P<name>\d+th Schedule|(?:[A-Z][a-z]+) Schedule)(?: of (?:the )?(?:Indian )?Constitution(?: of "
    r"India)?)?(?: \([^()]*\))? (?:lists|contains|has) (?P<n>\d+) (?P<what>[a-z][a-z ]*(?: of "
    r"[A-Z][\w ]+)?)"
)
_ORIGINALLY = re.compile(r"originally (?P<n>\d+) (?P<what>[a-z]+s)(?: in (?P<year>\d{4}))?")
_GROUP = re.compile(rf"(?P<names>[A-Z][\w’'-]+(?:(?:, | and | & )[A-Z][\w’'-]+){{0,3}}) \({_AMENDMENT_NAME}\)")


def article_does(clause: Clause, page: Page) -> Iterator[Outcome]:
    """``Article 18 abolishes titles``: which Article."""
    match = _ARTICLE_DOES.fullmatch(clause.body)
    if match is None:
        return
    rest = restore(re.sub(r"\b(EXCEPT|ONLY|AND|OR|NOT)\b", lambda word: word[0].lower(), match["rest"]), page).rstrip(
        "."
    )
    if len(rest.split()) > 16 or re.search(r"\b(?:its|their|it|etc)\b|Article \d", rest):
        yield Silence("note.article", "too long or not plain")
        return
    verb = match["verb"]
    roles = (work("article", f"Article {match['number']}", "Article"), wording("verb", verb), wording("rest", rest))
    yield compose("article-does", "{article} of the Constitution of India {verb} {rest}.", roles, ("article",), 0.9)


def schedule_count(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``11th Schedule lists 29 functions``, ``originally 14 languages in 1950``: how many."""
    lists = _LISTS.fullmatch(clause.body) or _LISTS.fullmatch(f"{clause.subject} {clause.body}")
    if lists:
        roles: tuple[Role, ...] = (wording("name", lists["name"]), number("value", lists["n"], lists["what"]))
        yield compose(
            "schedule-count",
            f"The {{name}} to the Constitution of India lists {{value}} {lists['what']}.",
            roles,
            ("value",),
            0.86,
        )
    first = _ORIGINALLY.fullmatch(clause.body)
    schedule = re.match(r"(?P<name>\d+th Schedule|[A-Z][a-z]+ Schedule)", clause.subject) if first else None
    if first and schedule:
        year = f" in {first['year']}" if first["year"] else ""
        roles = (
            wording("name", schedule["name"]),
            number("value", first["n"], first["what"]),
            wording("when", year.strip()),
        )
        yield compose(
            "schedule-first",
            f"The {{name}} to the Constitution of India originally listed {{value}} {first['what']}{year}.",
            roles,
            ("value",),
            0.88,
        )


def added_groups(clause: Clause, _page: Page) -> Iterator[Outcome]:
    """``Schedule: ...; added: A (21st Amendment 1967), B, C (71st Amendment 1992)``: by which amendment each group was added."""
    body = re.sub(r"^added:? ", "", clause.body)
    schedule = re.match(r"(?P<name>\d+th Schedule|[A-Z][a-z]+ Schedule)", clause.subject)
    if body == clause.body or not schedule:
        return
    for match in _GROUP.finditer(body):
        names = re.split(r", | and | & ", match["names"])
        year = f" of {match['year']}" if match["year"] else ""
        roles = (
            wording("the_subject", join(names)), wording("be", "were" if len(names) > 1 else "was"),
            wording("verb", f"added to the {schedule['name']}"), work("amendment", f"{match['nth']} Constitutional Amendment", "amendment"),
        )  # fmt: skip
        pattern = f"{{the_subject_}} {{be}} {{verb}} by the {{amendment}}{year}.".replace("{the_subject_}", join(names))
        yield compose("amendment", pattern, roles, ("amendment",), 0.88)


LAW_PATTERNS = (
    article_does,
    schedule_count,
    added_groups,
    part_deals_with,
    article_behind,
    amendment_did,
    amendment_in_bracket,
    article_deals_with,
    article_in_bracket,
    amendment,
    on_list,
    under_act,
    treaty_step,
)
