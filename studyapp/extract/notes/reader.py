"""Reads the telegraphic lines of an article into facts; what it leaves alone is returned with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from studyapp.domain.article import Article, Block, BlockKind, Sentence, Span
from studyapp.domain.fact import Dropped, Fact, Role
from studyapp.domain.ids import derived_id
from studyapp.extract.notes.about import Thing, thing_of, thing_spoken_of
from studyapp.extract.notes.acronyms import definition, derived, inferred, pairs_in
from studyapp.extract.notes.active_clause import active_clause
from studyapp.extract.notes.articles import articles, of_other_law
from studyapp.extract.notes.attributes import attributes, unlabelled
from studyapp.extract.notes.confirmed import confirmed, contradicted, unasked, uncapped
from studyapp.extract.notes.contests import contests
from studyapp.extract.notes.cut import cut, pieces
from studyapp.extract.notes.dated_lines import joined as members
from studyapp.extract.notes.dated_lines import on_its_day, with_doing
from studyapp.extract.notes.dates import DATE, DAY, only_year, with_year
from studyapp.extract.notes.events import of_event
from studyapp.extract.notes.heads import Above, may_be_cell
from studyapp.extract.notes.listing import joined, listed, titled, whole_items, with_treaties
from studyapp.extract.notes.lives import life
from studyapp.extract.notes.naming import whole_names
from studyapp.extract.notes.page import Claim, Clause, Gazetteer, Outcome, Page, Silence
from studyapp.extract.notes.patterns_bodies import BODY_PATTERNS, headquartered
from studyapp.extract.notes.patterns_budget import BUDGET_PATTERNS
from studyapp.extract.notes.patterns_called import CALLED_PATTERNS
from studyapp.extract.notes.patterns_chains import CHAIN_PATTERNS
from studyapp.extract.notes.patterns_dated_names import DATED_NAME_PATTERNS
from studyapp.extract.notes.patterns_deeds import DEED_PATTERNS, chairs
from studyapp.extract.notes.patterns_figures import FIGURE_PATTERNS
from studyapp.extract.notes.patterns_law import LAW_PATTERNS, treaty_step
from studyapp.extract.notes.patterns_lists import LIST_PATTERNS, tag_lists
from studyapp.extract.notes.patterns_names import NAME_PATTERNS, bracketed_full_form
from studyapp.extract.notes.patterns_nature import NATURE_PATTERNS
from studyapp.extract.notes.patterns_one_liners import LINE_PATTERNS
from studyapp.extract.notes.patterns_people import PEOPLE_PATTERNS
from studyapp.extract.notes.patterns_places import PLACE_PATTERNS
from studyapp.extract.notes.patterns_ready import READY, ready_question, ready_statement
from studyapp.extract.notes.patterns_schemes import SCHEME_PATTERNS
from studyapp.extract.notes.places_in import spaced
from studyapp.extract.notes.plain_line import plain_line
from studyapp.extract.notes.posts import posts
from studyapp.extract.notes.prizes import prizes
from studyapp.extract.notes.properties import Property, properties_of
from studyapp.extract.notes.property_dates import DATE_PROPERTIES, bare_date
from studyapp.extract.notes.property_figures import FIGURE_PROPERTIES, cost, count
from studyapp.extract.notes.property_keys import KEY_PROPERTIES, key_of
from studyapp.extract.notes.property_law import LAW_PROPERTIES, section_deals_with
from studyapp.extract.notes.property_places import PLACE_PROPERTIES
from studyapp.extract.notes.property_ranks import RANK_PROPERTIES, rank_before
from studyapp.extract.notes.property_titles import TITLE_PROPERTIES, day_before
from studyapp.extract.notes.property_words import WORD_PROPERTIES
from studyapp.extract.notes.repeats import without_repeats
from studyapp.extract.notes.silence import why_silent
from studyapp.extract.notes.sorts import sort_of
from studyapp.extract.notes.tables import row_as_line
from studyapp.extract.notes.telegraphic import is_full_sentence, is_marked, is_telegraphic
from studyapp.extract.notes.title import lead_line, title_claims, title_subject
from studyapp.extract.notes.topic import topic_without

_BUDGET = re.compile(r"(?:Union |Interim |State )?Budget (?:19|20)\d\d-\d\d")
_PERSON = re.compile(
    r"(?P<who>(?:(?:Dr|Shri|Smt|Prof)\.? )?[A-Z][\w.]+(?: [A-Z][\w.]*)+) "
    r"(?:\((?:b\. ?)?\d{4}|Jayanti|Birth Anniversary|Death Anniversary|[Pp]asses [Aa]way|[Dd]ies\b)"
)
# Longer lines are no notes, and patterns with many ways to match would crawl over them.
_LONGEST = 1200
_MOST_TEXT = 20000  # characters of a note that are searched for what its names are
_CUT_SHORT = re.compile(
    r"\b(?:[Ee]st|[Ee]std|approx|Ans|Art|c|b|d|[Nn]o|vs|[Gg]ovt|[Dd]ept|[Dd]r|Lt|Br|dt|[Dd]ist|Cttee|Sec|[A-Z])\.$"
)
_ANSWER = re.compile(r"(?:A(?:ns(?:wer)?)?\s?[.:=-]|→|➜|->|=>|=|[—–-])")
_QUESTION = re.compile(r"\W*(?:Q|Ques|MCQ)\b[\s\d.:)-]*\S")
_SHORT_ANSWER = 6  # words of an answer that stands behind its question without a sign
_ASKS = re.compile(r"(?:^|[^\w“‘])(?:Which|What|Who|When|Where|How|Whose|Whom|Why) [^?]*\?")
_LIST = re.compile(r"one.?liner|current affairs|\bGK\b|quick revision", re.IGNORECASE)
_DATED_HEADING = re.compile(
    r"\b(?:Nobel|Awards?|Prizes?|Honours|Winners|Oscars?|Appointments?|One.?liners?)\b", re.IGNORECASE
)
# What is told under such a title happened in its year.
_DATED_LIST = re.compile(
    rf"{_LIST.pattern}|capsule|\bawards\b|\bhonours\b|\bprizes\b|round.?up|\bmonthly\b|year.?book|\brecap\b|compilation",
    re.IGNORECASE,
)
# A day's current affairs tell of older prizes and posts too; a year's list does not.
_OF_A_DAY = re.compile(
    rf"{DAY}|\d{{1,2}}(?:st|nd|rd|th)? [A-Z][a-z]{{2,8}},? (?:19|20)\d\d|"
    r"[A-Z][a-z]{2,8} \d{1,2},? (?:19|20)\d\d"
)
_RUNS = re.compile(r"(?:Runs|Connects|Covers|Links|Houses|Launched|Established|Founded|Built|Set up) ")
Pattern = Callable[[Clause, Page], Iterator[Outcome]]
CLAUSE_PATTERNS: tuple[Pattern, ...] = (
    *NAME_PATTERNS, *BODY_PATTERNS, *LAW_PATTERNS, *FIGURE_PATTERNS, *LIST_PATTERNS, *PLACE_PATTERNS, *PEOPLE_PATTERNS,
    *BUDGET_PATTERNS, *DEED_PATTERNS, *DATED_NAME_PATTERNS, *NATURE_PATTERNS, *SCHEME_PATTERNS,
    section_deals_with, rank_before, key_of, cost, day_before, tag_lists, chairs,
    *CHAIN_PATTERNS, *CALLED_PATTERNS,
)  # fmt: skip


PIECE_PATTERNS: tuple[Pattern, ...] = (
    treaty_step,
    *(pattern for pattern in BODY_PATTERNS if pattern is not headquartered),
    *DEED_PATTERNS,
    *NATURE_PATTERNS,
    *SCHEME_PATTERNS,
)
EVENT_PATTERNS = (posts, prizes, contests)
PROPERTIES = (
    *DATE_PROPERTIES,
    *FIGURE_PROPERTIES,
    *PLACE_PROPERTIES,
    *TITLE_PROPERTIES,
    *WORD_PROPERTIES,
    *LAW_PROPERTIES,
    *RANK_PROPERTIES,
    *KEY_PROPERTIES,
)


def read_notes(article: Article, gazetteer: Gazetteer) -> tuple[tuple[Fact, ...], tuple[Dropped, ...]]:
    """Return the facts of the article's telegraphic lines in the order of the text, and what was left out and why."""
    page = page_of(article, gazetteer)
    facts = {fact.id: fact for fact in _title_facts(article, page)}
    dropped: list[Dropped] = []
    about = title_subject(article.title, page)
    thing = thing_of(article.title, page)
    subject, of_block, above = "", -1, Above()
    cell: tuple[tuple[str, ...], bool] = (), False
    for sentence in _whole_lines([article.sentences[index] for index in sorted(note_lines(article))]):
        block = article.blocks[sentence.block]
        carried = subject if of_block == sentence.block else ""
        above = above.at(sentence.text, block.path, page, after_cell=cell == (block.path, True))
        cell = block.path, block.kind is not BlockKind.BULLET and may_be_cell(sentence.text)
        text = sentence.text
        spoken_of = thing_spoken_of(above, thing, page)
        row = row_as_line(sentence.text, above.columns)
        own = list(_of_thing(row, above.heading, spoken_of, page))
        text = with_doing(unlabelled(plain_line(text)), above.heading, spoken_of, page)
        if text == unlabelled(plain_line(sentence.text)):
            text = sentence.text
        if text == sentence.text and not block.path and not carried:
            text = lead_line(text, page.person or about, bool(page.person))
        if text == sentence.text and not carried:
            text = above.said_of(text, about)
        outcomes = [*own, *read_line(text, above.heading, page, carried)]
        if own:
            outcomes = [(outcome, clause) for outcome, clause in outcomes if isinstance(outcome, Claim)]
        subject, of_block = _subject_of(outcomes), sentence.block
        for outcome, clause in outcomes:
            span = _span(article, sentence, clause)
            if isinstance(outcome, Silence):
                dropped.append(Dropped(span, clause.body, outcome.rule, outcome.reason))
            elif isinstance(outcome, Claim) and contradicted(outcome, page, clause.body):
                dropped.append(Dropped(span, clause.body, f"note.{outcome.frame}", "the lists know it otherwise"))
            elif isinstance(outcome, Claim):
                fact = _fact(outcome, article, block, span, page)
                facts.setdefault(fact.id, fact)
    return tuple(without_repeats(list(facts.values()))), tuple(dropped)


def _of_thing(line: str, heading: str, thing: Thing | None, page: Page) -> Iterator[tuple[Outcome, Clause]]:
    """Yield what a line says as an attribute of the one thing, event or person that stands above it."""
    plain = plain_line(line)
    whole = Clause("", "", plain, 0, plain, heading)
    for claim, piece in (*attributes(plain, thing, page), *life(plain, thing, page)):
        yield claim, replace(whole, body=piece, at=max(plain.find(piece), 0))
    for claim in of_event(plain, heading, thing, page):
        yield claim, whole
    for claim in members(plain, thing, page):
        yield claim, whole


def _title_facts(article: Article, page: Page) -> Iterator[Fact]:
    """Yield what the title dates, if the article is a note."""
    block = next((block for block in article.blocks if block.kind is BlockKind.TITLE), None)
    if block is not None and note_lines(article):
        for outcome in title_claims(article.title, page):
            if isinstance(outcome, Claim):
                yield _fact(outcome, article, block, block.span, page)


def _whole_lines(sentences: list[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences; one that was cut behind an abbreviation ("est. | April 1935") is joined with the next.

    A line whose stops stand between scraps of a few words is one line with semicolons.
    """
    for _, group in groupby(_joined(sentences), key=lambda sentence: sentence.block):
        parts = list(group)
        short = sum(len(part.text.split()) <= _SCRAP for part in parts)
        if len(parts) > 1 and short * 3 >= len(parts) * 2 and not any("?" in part.text for part in parts):
            text = "; ".join(part.text.rstrip(" .;") for part in parts)
            if dated := _DATE_FIRST.fullmatch(plain_line(text)):
                text = f"{dated['name']}: {dated['date']}{dated['rest'] or ''}"
            yield Sentence(text, Span(parts[0].span.start, parts[-1].span.end), parts[0].block)
        else:
            yield from parts


_SCRAP = 5  # words
_DATE_FIRST = re.compile(rf"(?P<date>{DATE})[;:,.]? (?P<name>[A-Z][^;:=.]*?)(?P<rest>; .*)?")


def _joined(sentences: list[Sentence]) -> Iterator[Sentence]:
    held: Sentence | None = None
    for sentence in sentences:
        answers = held is not None and bool(_QUESTION.match(held.text)) and len(sentence.text.split()) <= _SHORT_ANSWER
        joins = held is not None and (not held.text.endswith("?") or bool(_ANSWER.match(sentence.text)) or answers)
        if held is not None and held.block == sentence.block and joins:
            arrow = " →" if answers and held.text.endswith("?") and not _ANSWER.match(sentence.text) else ""
            sentence = Sentence(
                f"{held.text}{arrow} {sentence.text}", Span(held.span.start, sentence.span.end), sentence.block
            )
        elif held is not None:
            yield held
        held = sentence if _CUT_SHORT.search(sentence.text) or sentence.text.endswith("?") else None
        if held is None:
            yield sentence
    if held is not None:
        yield held


def note_lines(article: Article) -> frozenset[int]:
    """Return the indices of the sentences that this reader takes; the others are prose.

    An article that mostly is a note, by its signs, is taken whole: its sentences are clipped too.
    """
    body = [
        (index, sentence.text)
        for index, sentence in enumerate(article.sentences)
        if article.blocks[sentence.block].kind not in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.NOISE)
    ]
    body = [(index, text) for index, text in body if len(text) <= _LONGEST]
    if _LIST.search(article.title):
        return frozenset(index for index, _ in body)
    short = {index for index, text in body if is_telegraphic(text)}
    whole = sum(is_full_sentence(text) for _, text in body)
    if (
        sum(is_marked(text) for _, text in body) * 5 > len(body)
        or len(short) * 5 > len(body) * 3
        or (whole * 8 < len(body) and len(short) * 4 > len(body))
    ):
        short = {index for index, _ in body}
    return frozenset(short)


def _subject_of(outcomes: list[tuple[Outcome, Clause]]) -> str:
    """Return what the line was about, for a next one that drops its subject."""
    subjects = [
        role.text
        for outcome, _ in outcomes
        if isinstance(outcome, Claim)
        for role in outcome.roles
        if role.name == "subject"
    ]
    return re.sub(r" \([^()]*\)$", "", subjects[0]) if len(set(subjects)) == 1 else ""


def page_of(article: Article, gazetteer: Gazetteer) -> Page:
    """Return what the whole article says for each of its lines: its year and its short forms."""
    equal: dict[str, str] = {}
    longs: dict[str, str] = {}
    for text in (plain_line(block.text) for block in article.blocks if len(block.text) <= 2 * _LONGEST):
        for piece in re.split(r"; ", text):
            if pair := definition(piece):
                (equal if " = " in piece else longs).setdefault(*pair)
        for short, long, _, _ in pairs_in(text):
            longs.setdefault(short, long)
    longs |= equal  # "ABC = ..." says it outright
    for short, long in list(longs.items()):
        for inner, words in derived(short, long):
            longs.setdefault(inner, words)
    budget = _BUDGET.search(article.title)
    text = article.text[:_MOST_TEXT]
    longs |= inferred(text, longs)
    return Page(
        article.title,
        only_year(article.title),
        longs,
        gazetteer,
        budget[0] if budget else "",
        person_of(article.title),
        whole_names(text),
        text,
    )


def person_of(title: str) -> str:
    """Return the person whom the title is about: "Asha Rao (1933-2026) ...", "Anil Rao Jayanti ..."; else empty."""
    match = _PERSON.match(title)
    return match["who"] if match and not _NO_PERSON.search(match["who"]) else ""


# "Reef Movement (1930-34)" lived, too, but is nobody.
_NO_PERSON = re.compile(
    r"(?i:movement|war|revolt|satyagraha|act|mission|project|treaty|pact|committee|commission|scheme|plan|bank|party|league|battle|"
    r"agreement|empire|dynasty|council|rebellion|mutiny|conference|session|expedition|policy|programme)$"
)


def read_line(line: str, heading: str, page: Page, carried: str = "") -> Iterator[tuple[Outcome, Clause]]:
    """Yield what the patterns make of a line, and what the bank confirms in it that they do not ask."""
    line = with_treaties(titled(uncapped(plain_line(line), page), heading), page)
    if (year := only_year(heading)) and _DATED_HEADING.search(heading):
        page = replace(page, year=year, title=f"{page.title} (awards)")
    told: list[Claim] = []
    for outcome, clause in _read_line(line, heading, page, carried):
        if isinstance(outcome, Claim) and of_other_law(outcome, line, heading, page):
            outcome = Silence("note.article", "perhaps an Article of another law")
        told += [outcome] if isinstance(outcome, Claim) else []
        yield outcome, clause
    if not any(claim.frame == "ready-question" for claim in told):
        yield from unasked((*articles(line, page), *confirmed(line, page, heading)), told)


def _read_line(line: str, heading: str, page: Page, carried: str) -> Iterator[tuple[Outcome, Clause]]:
    """Yield what the patterns make of a line: a ready question, a one-liner as a whole, or its clauses one by one."""
    whole = Clause("", "", line, 0, line, heading)
    if READY.fullmatch(line.strip()):
        yield from ((outcome, whole) for outcome in (*ready_question(line, page), *bracketed_full_form(whole, page)))
        return
    if "?" in line and _ASKS.search(line):
        yield Silence("note.ready-question", "a question whose answer is not certain"), whole
        return
    if filled := list(ready_statement(line, page)):
        yield from ((outcome, whole) for outcome in filled)
        return
    yield from _lists(line, heading, page)
    found = False
    bare = re.sub(r"^\d{1,3}\.\s+", "", line.strip())
    if page.year and _DATED_LIST.search(page.title) and not re.search(r"\bDay\b|\b(?:19|20)\d\d", bare):
        bare = line = on_its_day(with_year(bare, page.year))
    for line_pattern in LINE_PATTERNS:
        for outcome in line_pattern(bare, heading, page):
            found = True
            yield outcome, whole
    listed = bool(_DATED_LIST.search(page.title)) and not _OF_A_DAY.search(page.title)
    of_year = bool(_LIST.search(page.title)) and not _OF_A_DAY.search(page.title)
    for outcome in _events(bare, page, listed):
        found = True
        yield outcome, whole
    if not found and not (of_year and bare.endswith(".") and not is_telegraphic(bare)):
        for clause in cut(line, heading, carried):
            yield from _read_clause(_with_subject(clause, carried), page)


def _events(line: str, page: Page, listed: bool) -> Iterator[Outcome]:
    """Yield who came into office, won a prize or a contest: said by the whole line or by a piece between semicolons."""
    whole = [outcome for pattern in EVENT_PATTERNS for outcome in pattern(line, page, listed)]
    parts = [piece for _, piece in pieces(line, r";|(?<=[a-z)])\.(?= [A-Z])")] if not whole else []
    yield from whole or (out for part in parts for pattern in EVENT_PATTERNS for out in pattern(part, page, listed))


def _lists(line: str, heading: str, page: Page) -> Iterator[tuple[Outcome, Clause]]:
    """Yield what a line says as a list under a label."""
    yield from listed(line, heading, page)
    yield from joined(line, page)
    for clause, text in whole_items(line, heading):
        yield from ((outcome, clause) for outcome in _of_item(text, heading, page))


def _of_item(text: str, heading: str, page: Page) -> Iterator[Outcome]:
    """Yield what is read from an item of a list that was given its whole name."""
    yield from (outcome for outcome, _ in confirmed(text, page))
    for clause in cut(text, heading):
        yield from (outcome for outcome, _ in _read_clause(clause, page))


def _with_subject(clause: Clause, carried: str) -> Clause:
    """Give a clause that begins with its verb ("Runs A to B") the subject of the line before it."""
    if carried and not clause.subject and _RUNS.match(clause.body):
        return replace(clause, subject=carried, sign=";")
    return clause


def _read_clause(clause: Clause, page: Page) -> Iterator[tuple[Outcome, Clause]]:
    outcomes, single = _found_in(clause, page)
    if (
        not any(isinstance(outcome, Claim) for outcome in outcomes)
        and (plain := _GLOSS.sub("", clause.body)) != clause.body
    ):
        more, single = _found_in(replace(clause, body=plain), page)
        outcomes = [outcome for outcome in more if isinstance(outcome, Claim)] or outcomes
    claims = [outcome for outcome in outcomes if isinstance(outcome, Claim)]
    reason = why_silent(clause)
    if reason:
        certain = [] if reason.startswith("uncertain") else single
        claims = [
            claim for claim in claims if claim.frame in ("full-form", "located-in", "headquartered") or claim in certain
        ]
    if claims:
        yield from ((claim, clause) for claim in claims)
    elif reason:
        yield Silence("note", reason), clause
    elif outcomes:
        yield outcomes[0], clause
    else:
        yield Silence("note", "no known form of a fact"), clause


# "commercial arm of ISRO (2019)": what is said holds without the year, place or letters in the last bracket.
_GLOSS = re.compile(r" \((?:(?:1[5-9]|20)\d\d|[A-Z][\w .’'-]{1,30})\)$")


def _found_in(clause: Clause, page: Page) -> tuple[list[Outcome], list[Outcome]]:
    """Return what all patterns make of a clause, and which of it single properties say."""
    single = list(_read_properties(clause, page))
    outcomes = [outcome for pattern in CLAUSE_PATTERNS for outcome in pattern(clause, page)]
    return [*outcomes, *active_clause(clause, page), *single], single


def _read_properties(clause: Clause, page: Page) -> Iterator[Outcome]:
    """Yield what each single property of the clause's head says: by its own recogniser, or as a clause of its own."""
    for owned in properties_of(clause, page):
        if not _is_silent(owned, clause):
            for recogniser in PROPERTIES:
                if recogniser is count and _PLANNED.search(clause.line):
                    continue
                if recogniser is bare_date and _JOINED.search(clause.line) and sort_of(owned.owner, page) != "pact":
                    continue
                yield from recogniser(owned, page)
        if owned.text != clause.body and not re.fullmatch(r"[\d\W]*|[A-Z][\w’'-]*", owned.text):
            piece = Clause(owned.owner, ";", owned.text, clause.at, clause.line, clause.heading, owned.owner)
            if not why_silent(piece):
                yield from active_clause(piece, page)
                found = (outcome for pattern in PIECE_PATTERNS for outcome in pattern(piece, page))
                yield from (
                    out for out in found if owned.adjacent or not isinstance(out, Claim) or out.frame != "built-on"
                )


# "India joined 2016; Alba Group 19 Jan 2018": of whose joining?
_JOINED = re.compile(r"\b(?:joined|acceded|ratified|withdrew|became (?:a )?member|full member)\b")
_PLANNED = re.compile(r"\b(?:target|planned|proposed|upcoming)\b|\bby 20[3-9]\d")


def _is_silent(owned: Property, clause: Clause) -> bool:
    return bool(why_silent(replace(clause, body=owned.text)))


def _fact(claim: Claim, article: Article, block: Block, span: Span, page: Page) -> Fact:
    answers = [role.text for name in claim.asks for role in claim.roles if role.name == name]
    return Fact(
        id=derived_id(article.id, "note", claim.frame, claim.statement),
        article_id=article.id,
        frame=claim.frame,
        rule=f"note.{claim.frame}",
        roles=tuple(role for role in claim.roles if role.text),
        statement=claim.statement,
        span=span,
        asks=tuple(name for name in claim.asks if _asked(claim, name)),
        topic=topic_without(article.title, block.path, page.year, answers),
        as_of=claim.as_of,
        score=claim.score,
    )


def _asked(claim: Claim, name: str) -> Role | None:
    return next((role for role in claim.roles if role.name == name and role.text), None)


def _span(article: Article, sentence: Sentence, clause: Clause) -> Span:
    """Return the place of the clause in the article, with its subject where that stands right before it.

    Exact where the cleaned line is the text as it stands; else found again word by word; else the whole line.
    """
    raw = article.text[sentence.span.start : sentence.span.end]
    said = clause.body
    if clause.subject and clause.sign != ";":
        start = clause.line.rfind(clause.subject, 0, clause.at)
        said = clause.line[max(start, 0) : clause.at + len(clause.body)]
    at = raw.find(said)
    if said and at >= 0:
        return Span(sentence.span.start + at, sentence.span.start + at + len(said))
    place = spaced(raw, said)
    if place is None:
        return sentence.span
    return Span(sentence.span.start + place[0], sentence.span.start + place[1])
