"""Make a clause complete by itself: dates that stand alone, names for pronouns, full forms; or say why it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from studyapp.domain.dates import MONTHS
from studyapp.extract.prose.dating import with_dates, with_tense
from studyapp.extract.prose.line import Line, Rendered
from studyapp.extract.prose.names import Name, find_names
from studyapp.extract.prose.phrases import Clause, Refusal, has_clipped_tail
from studyapp.extract.prose.references import with_full_forms, with_names
from studyapp.extract.prose.setting import Setting, Step
from studyapp.text.dates import find_dates

MAX_WORDS = 34
MIN_WORDS = 4
_LINKS = frozenset(
    """also too however moreover further furthermore therefore thus meanwhile besides hence instead finally already just
    indeed again similarly likewise only currently now presently recently newly additionally accordingly subsequently thereby""".split()
)
_HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|apparently|probably|possibly|likely|may|might|could|is expected to|are expected to|is set to|plans? to|"
    r"proposed to|is to|are to|estimated|about to|seeks? to|aims? to|wants? to|intends? to)\b",
    re.IGNORECASE,
)
_DOCUMENTS = frozenset("statement report declaration release study paper ministry survey document text court".split())


@dataclass(frozen=True)
class Statement:
    """One claim in words of its own. ``rendered`` has no final stop and may begin small; ``line`` made it."""

    clause: Clause
    line: Line
    rendered: Rendered
    hedge: str
    said_by: str


def build_statement(clause: Clause, setting: Setting) -> Statement | Refusal:
    """Return the clause as a complete statement, or the reason why it must stay silent."""
    said_by = _speaker(clause, setting.sentence.text)
    if said_by is None:
        return Refusal("said by somebody without a name")
    line = _with_copula(Line(clause.doc, setting.sentence.text, clause.tokens), clause)
    for step in STEPS:
        changed = step(line, clause, setting)
        if isinstance(changed, Refusal):
            return changed
        line = changed
    rendered = line.render()
    return Statement(clause, line, rendered, find_hedge(rendered.text), said_by)


def find_hedge(text: str) -> str:
    """Return the first word that makes the text less than certain ("reportedly"), in small letters; empty without one."""
    hedge = _HEDGES.search(text)
    return hedge[0].lower() if hedge else ""


def _with_copula(line: Line, clause: Clause) -> Line:
    """Write the "was" that an aside leaves out before its verb or its "the"."""
    if not clause.copula:
        return line
    verb = clause.doc[clause.verb]
    first = clause.verb if verb.tag_ == "VBN" else verb.left_edge.i
    return line.with_words(first, first + 1, f"{clause.copula} {line.word(first)}")


def _without_links(line: Line, clause: Clause, _setting: Setting) -> Line:
    """Leave out words that only tie the sentence to others, and asides in brackets."""
    line = line.without({i for i in line.tokens if _is_link(clause.doc[i], clause.verb)} | _bracketed(line))
    return _without_recent(line)


def _without_recent(line: Line) -> Line:
    """ "A recent attack" is "an attack" to the one who reads it months later."""
    for i in line.tokens:
        if line.doc[i].lower_ == "recent" and line.doc[i].dep_ == "amod" and i + 1 in line.tokens:
            line = line.without({i})
            if line.doc[i - 1].lower_ == "a" and line.doc[i + 1].lower_[0] in "aeiou":
                line = line.with_words(i - 1, i, f"{line.word(i - 1)}n")
    return line


def _whole(line: Line, clause: Clause, setting: Setting) -> Line | Refusal:
    """Refuse what is no sentence, or was cut at the wrong place."""
    if _is_clipped(clause, line.source) or has_clipped_tail(clause.doc, line.source):
        return Refusal("a clipped line, not a sentence")
    if clause.doc[clause.subject[0]].tag_ == "VBG" and any(clause.doc[i].text == "," for i in clause.subject):
        return Refusal("the sentence is too tangled to tell what it is about")
    if (
        clause.auxiliaries
        and clause.doc[clause.auxiliaries[0]].lower_ in {"to", "do", "does", "did"}
        and not any(child.dep_ == "neg" for child in clause.doc[clause.verb].children)
    ):
        return Refusal("a form of the verb that tells no plain fact")
    if clause.doc[clause.verb].lemma_ == "be" and any(t.lower_ == "now" for t in clause.doc[clause.verb].children):
        return Refusal("“now” tells of a change that is not named")
    if _bare_plural(clause, setting.topic):
        return Refusal(f"“{clause.doc[clause.subject_head]}” of what is not said")
    torn = _torn(line)
    return Refusal(f"the sentence could not be cut without tearing “{torn}”") if torn else line


def _adverbs_last(line: Line, clause: Clause, _setting: Setting) -> Line:
    """Move what stands between subject and verb behind all else: "The bank, in 2004, was merged" -> "... was merged in 2004"."""
    first = min((*clause.auxiliaries, clause.verb))
    between = [i for i in line.tokens if max(clause.subject) < i < first]
    phrases = [
        child for child in clause.doc[clause.verb].children if child.dep_ in {"prep", "npadvmod"} and child.i in between
    ]
    for phrase in phrases:
        line = line.moved_to_end(phrase.left_edge.i, phrase.right_edge.i + 1)
    commas = {i for i in between if clause.doc[i].text == ","} if phrases else set()
    return line.without(commas)


def _of_fit_length(line: Line, _clause: Clause, _setting: Setting) -> Line | Refusal:
    words = len(line.render().text.split())
    if words > MAX_WORDS:
        return Refusal("too long to stand on a card")
    return Refusal("too short to say something") if words < MIN_WORDS else line


def _bracketed(line: Line) -> set[int]:
    """Return the tokens of asides in brackets; a short form in brackets is none."""
    aside: set[int] = set()
    opened: int | None = None
    for token in line.doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            inside = line.doc[opened + 1 : token.i].text
            behind = line.doc[token.i + 1] if token.i + 1 < len(line.doc) else None
            in_name = (
                behind is not None
                and behind.text[:1].isupper()
                and line.doc[opened].i > 0
                and line.doc[opened - 1].text[:1].isupper()
            )
            short = re.fullmatch(r"[A-Z][\w.&-]{1,11}", inside) and sum(c.isupper() for c in inside) > 1
            if not short and not in_name:
                aside.update(range(opened, token.i + 1))
            opened = None
    return aside


def _is_clipped(clause: Clause, source: str) -> bool:
    """Whether it is a note without articles ("Change made to Section 13A"), whose parse is a guess."""
    subject = clause.doc[clause.subject_head]
    common = subject.tag_ == "NN" or (subject.i == 0 and subject.pos_ == "PROPN" and not subject.ent_type_)
    bare = common and not any(child.i < subject.i for child in subject.children)
    verb = clause.doc[clause.verb]
    participle = verb.tag_ == "VBD" and verb.lower_ in {"made", "held", "set", "built", "found", "led"}
    return bare and (participle or not re.search(r"[.!?][”\"')]*$", source))


def _bare_plural(clause: Clause, topic: str) -> bool:
    """Whether the subject is "proposals" or "fighters" of something that the topic does not speak of."""
    subject = clause.doc[clause.subject_head]
    bare = subject.tag_ == "NNS" and not any(child.dep_ != "punct" for child in subject.children)
    return bare and subject.lower_[:4] not in topic.lower()


def _torn(line: Line) -> str:
    """Return a date or name of the source of which only a part is kept."""
    kept = set(line.tokens)
    found = [(date.start, date.end) for date in find_dates(line.source)] + [
        (name.start, name.end) for name in find_names(line.source)
    ]
    for start, end in found:
        span = line.doc.char_span(start, end, alignment_mode="expand")
        inside = {token.i for token in span if not token.is_punct} if span is not None else set()
        if inside & kept and inside - kept:
            return line.source[start:end]
    return ""


def _speaker(clause: Clause, source: str) -> str | None:
    """Return who says it, '' when it may be told as it is (a document says it), None when it is nobody known."""
    if not clause.said_by:
        return ""
    head = next((clause.doc[i] for i in clause.said_by if clause.doc[i].dep_ in {"nsubj", "nsubjpass"}), None)
    if head is None or head.pos_ == "PRON":
        return None
    if head.lemma_.lower() in _DOCUMENTS:
        return ""
    if head.pos_ != "PROPN":
        return None
    first, last = clause.doc[clause.said_by[0]], clause.doc[clause.said_by[-1]]
    return source[first.idx : last.idx + len(last)]


def _is_link(token: Token, verb: int) -> bool:
    return token.dep_ == "advmod" and token.lower_ in _LINKS and token.head.i == verb


_ORDINAL = re.compile(r"First|Second|Third|\d+(?:st|nd|rd|th)")
_MONTHS = frozenset(month[:3] for month in MONTHS)
_LANDS_WITH_ARTICLE = frozenset({"USA", "UK", "US", "UAE", "UN", "EU", "Netherlands", "Philippines", "Maldives"})
# Names that go with "the" in a sentence; notes leave it out.
_WITH_ARTICLE = frozenset(
    """court cup games government cabinet commission committee council ministry assembly authority tribunal bureau board agency army
    navy academy association federation union conference summit championship championships olympics festival convention treaty
    agreement protocol act bill code amendment scheme award prize trophy index report policy fund organisation organization society
    senate""".split()
)


def with_article(line: Line) -> Line:
    """Write "the Supreme Court", "the first train" and "the USA" where a line of notes leaves "the" out."""
    for name in find_names(line.source):
        span = line.doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and _wants_article(line, span, name):
            line = _put_the_before(line, span.start)
    for token in line.doc:
        if _counts(token) and token.i in line.tokens and _stands_bare(line.doc, token.i):
            line = _put_the_before(line, token.i)
    for token in line.doc[1:]:
        ranked = token.lower_ in {"first", "second", "third", "only"} or (
            token.tag_ == "JJS" and token.lower_ not in {"most", "least"}
        )
        first = ranked and (token.nbor(-1).lemma_ in {"be", "become"} or token.nbor(-1).lower_ in {"for", "as"})
        if first and token.i in line.tokens and token.head.tag_ == "NN" and token.head.i > token.i:
            line = _put_the_before(line, token.i)
    return line


def _counts(token: Token) -> bool:
    """Whether it counts what follows ("550th birth anniversary"), not a day of a month nor a place in a race."""
    if not _ORDINAL.fullmatch(token.text) or token.i + 1 == len(token.doc):
        return False
    behind = token.nbor()
    return (
        behind.pos_ in {"NOUN", "PROPN", "ADJ"}
        and behind.text[:3] not in _MONTHS
        and behind.lower_ not in {"place", "position"}
    )


def _wants_article(line: Line, span: Span, name: Name) -> bool:
    """Whether the name goes with "the" and has nothing before it that stands for it, nor a noun behind that it describes."""
    doc, text = line.doc, name.text
    if span.start not in line.tokens or not _stands_bare(doc, span.start):
        return False
    if span.end < len(doc) and doc[span.end].text == ":":
        return False
    if text in _LANDS_WITH_ARTICLE:
        return span.end == len(doc) or doc[span.end].pos_ not in {"NOUN", "PROPN"}
    if name.noun.lower() not in _WITH_ARTICLE or text.startswith("India") or " " not in text:
        return False
    return span.start == 0 or span.end == len(doc) or doc[span.end].pos_ not in {"NOUN", "PROPN", "NUM"}


def _stands_bare(doc: Doc, start: int) -> bool:
    """Whether the word begins the sentence or follows a preposition or a verb, so that nothing tells which one."""
    return start == 0 or (doc[start - 1].pos_ in {"ADP", "VERB"} and doc[start - 1].is_lower)


def _put_the_before(line: Line, start: int) -> Line:
    if start in line.replacements:
        return line
    word = line.word(start)
    small = start == 0 and word in {"First", "Second", "Third"}
    return line.with_words(start, start + 1, f"the {word.lower() if small else word}")


def _with_article(line: Line, _clause: Clause, _setting: Setting) -> Line:
    return with_article(line)


STEPS: tuple[Step, ...] = (
    _without_links,
    _with_article,
    _whole,
    _adverbs_last,
    with_dates,
    with_names,
    with_tense,
    with_full_forms,
    _of_fit_length,
)
