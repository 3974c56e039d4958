"""Write dates that stand alone, and the tense that goes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from studyapp.domain.dates import MONTHS
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.phrases import Clause, Refusal, auxiliaries_of
from studyapp.extract.prose.setting import Setting
from studyapp.text.relative_dates import resolve_relative

_SAME_PAST = frozenset(
    "set held made built won led brought bought found put sent spent met cut hit let lost paid sold told laid".split()
)


# "Is kept on 31 January": of every year.
_KEPT_YEARLY = frozenset("observe celebrate keep mark commemorate fall".split())
_DAY_OF_ANY_YEAR = re.compile(rf"(?:on )?(?:\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}})")


def is_kept_yearly(clause: Clause) -> bool:
    """Return whether it tells of a day that is kept year after year."""
    verb = clause.doc[clause.verb]
    first = clause.doc[clause.auxiliaries[0]] if clause.auxiliaries else verb
    return verb.lemma_ in _KEPT_YEARLY and first.tag_ in {"VBZ", "VBP"} and first.lemma_ in {"be", verb.lemma_}


def with_dates(line: Line, clause: Clause, setting: Setting) -> Line | Refusal:
    """Write every date that hangs on the publication date as one that stands alone; refuse where it cannot be known."""
    chosen = set(line.tokens)
    back = resolve_relative(line.source, setting.published, ahead=False)
    ahead = resolve_relative(line.source, setting.published, ahead=True)
    for past, coming in zip(back, ahead, strict=True):
        span = clause.doc.char_span(past.start, past.end, alignment_mode="expand")
        yearly = is_kept_yearly(clause) and _DAY_OF_ANY_YEAR.fullmatch(line.source[past.start : past.end])
        if span is None or yearly or not chosen & set(range(span.start, span.end)):
            continue
        # "A strike was called for 21 August" looks ahead, whatever its verb.
        called_for = span.start > 0 and clause.doc[span.start - 1].lower_ == "for"
        found = coming if called_for or _told_ahead(span.root, clause) else past
        if not found.replacement:
            return Refusal(found.reason)
        if reason := _why_not_replaced(span, line.source[found.start : found.end], clause):
            return Refusal(reason)
        words = found.replacement
        previous = clause.doc[span.start - 1] if span.start else None
        if (
            previous is not None
            and previous.pos_ in {"ADP", "SCONJ"}
            and previous.dep_ != "prt"
            and previous.i in chosen
        ):
            words = re.sub(r"^(?:in|on) ", "", words)
        if _stands_in_brackets(clause, span.start, span.end):
            if clause.doc[clause.verb].tag_ in {"VBZ", "VBP"} and not clause.auxiliaries:
                return Refusal("its date is tacked on to the present")
            words = words if words.startswith(("in ", "on ", "early ", "late ", "mid ")) else f"on {words}"
            line = line.with_words(span.start - 1, span.end + 1, words)
        else:
            line = line.with_words(span.start, span.end, words)
        line = _past_for_perfect(line, clause)
        of_day = re.search(r"day\b|night|morning|evening", line.source[found.start : found.end], re.IGNORECASE)
        if of_day and max(clause.subject) == span.end - 1:
            line = line.moved_to_end(span.start, span.end)
    return line


def _why_not_replaced(span: Span, said: str, clause: Clause) -> str:
    """Return why the words of a date cannot give way to others, empty where they can."""
    if said.lower() == "today" and clause.doc[clause.verb].tag_ in {"VBZ", "VBP"}:
        return "“today” may mean nowadays"
    subjects = {"nsubj", "nsubjpass", "poss"}
    part = clause.doc[span.start].dep_ in subjects or span.root.dep_ in {*subjects, "dobj"}
    return f"“{said}” is a part of the sentence that cannot be replaced" if part else ""


def _stands_in_brackets(clause: Clause, start: int, end: int) -> bool:
    """Whether the date alone stands in brackets at the end: "was sworn in (Nov 18)"."""
    doc = clause.doc
    if not (start > 0 and end < len(doc) and doc[start - 1].text == "(" and doc[end].text == ")"):
        return False
    return all(token.is_punct for token in doc[end + 1 :])


def _told_ahead(date: Token, clause: Clause) -> bool:
    """Whether the verb that the date goes with speaks of what is to come: in "was led by X, who retires on Sunday" the second."""
    own = next((token for token in (date, *date.ancestors) if token.pos_ in {"VERB", "AUX"}), clause.doc[clause.verb])
    if own.i == clause.verb:
        return _looks_ahead(own, clause.auxiliaries)
    return _looks_ahead(own, auxiliaries_of(own))


def _looks_ahead(verb: Token, auxiliaries: Sequence[int]) -> bool:
    if any(verb.doc[i].lower_ in {"will", "shall", "would"} for i in auxiliaries):
        return True
    if not auxiliaries and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ not in {"be", "have"}:
        return True  # "retires on Sunday"
    return verb.lemma_ == "be" and any(child.dep_ == "xcomp" for child in verb.children) and verb.tag_ in {"VBZ", "VBP"}


def _past_for_perfect(line: Line, clause: Clause) -> Line:
    """ "Has been hit in 2020" is no English: write "was hit". Other perfect forms are left to the gates."""
    words = [clause.doc[i].lower_ for i in clause.auxiliaries]
    if words[:2] in (["has", "been"], ["have", "been"]):
        first, second = clause.auxiliaries[:2]
        plain = "was" if words[0] == "has" else "were"
        if clause.doc[clause.verb].tag_ == "VBN":
            return line.with_words(first, first + 1, plain).with_words(second, second + 1, "")
    return line


def with_tense(line: Line, clause: Clause, _setting: Setting) -> Line | Refusal:
    """Write "launched" for "has launched in September 2024", which is no English, and for "had launched" before something
    that only the article tells; refuse the first where the past form is not the same.
    """
    words = [clause.doc[i].lower_ for i in clause.auxiliaries]
    if words not in (["has"], ["have"], ["had"]) or clause.auxiliaries[0] in line.replacements:
        return line
    verb = clause.doc[clause.verb]
    same = verb.lower_.endswith("ed") or verb.lower_ in _SAME_PAST
    dated = re.search(r"\b(?:in|on) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d\b", line.render().text)
    if words == ["had"]:
        return line.with_words(clause.auxiliaries[0], clause.auxiliaries[0] + 1, "") if same else line
    if not dated:
        return line
    if not same:
        return Refusal("a tense that does not go with its date")
    return line.with_words(clause.auxiliaries[0], clause.auxiliaries[0] + 1, "")
