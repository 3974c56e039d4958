"""Which statements are worth a card: facts an examiner may ask, no ceremony, no praise, no opinion, no advice."""

from __future__ import annotations

import re

from studyapp.extract.prose.phrases import Clause
from studyapp.extract.prose.statement import Statement

_CEREMONY = frozenset(
    """abstain accuse allege blame criticise criticize slam deny tweet complain lament regret warn insist
    welcome thank congratulate greet praise laud applaud hail express extend emphasise emphasize highlight stress underline
    underscore reiterate reaffirm urge appeal note recall believe hope want wish feel think look appreciate commend acknowledge
    remark opine discuss interact exchange attend participate grace witness encourage assure invite request wait expect fear
    reflect demonstrate showcase pave strengthen foster envisage continue remain seem appear tend try help let
    outline meet brief detail chair address preside visit review mark enjoy love like concur play convey pray salute
    felicitate honour speak address""".split()
)
# What is said in the present and stays so; other verbs tell news in the present ("the ruling brings down a law").
_LASTING = frozenset(
    """be have list promote
    include comprise consist cover lie flow rise border produce provide allow require contain house run operate manage
    oversee represent mean refer deal apply use support aim seek offer serve belong connect link publish award elect hold regulate
    govern measure stand account make employ collect own form need empower grant give create deal define prohibit ban regulate
    work live grow inhabit occur divide receive get cost weigh span extend reach pass feed
    drain carry generate supply store fund finance administer implement bar permit entitle guarantee protect recognise recognize
    retire pay take""".split()
)
# Things that happen once and are asked: who did them, where, when.
_EVENTS = frozenset(
    """agree exclude refuse launch found
    establish create form constitute set sign ratify adopt accede join enter leave quit withdraw commission induct
    inaugurate open unveil release publish notify enact pass amend repeal abolish introduce approve clear sanction allot award confer
    win beat defeat retain top rank land lift reach crash orbit close promise pledge back dock discover detect
    invent develop build design make appoint elect
    name swear succeed replace retire resign die bear marry rename declare designate announce recognise
    recognize include add
    inscribe host hold celebrate observe mark begin start commence end conclude merge acquire buy sell nationalise nationalize
    privatise test fire hand deliver strike overrule uphold rule order ban allow grant cancel postpone suspend split separate
    move shift cross raise lower cut reduce increase double triple grow fall rise cost allocate transfer export import produce
    prohibit outlaw bar impose impeach assassinate phase reject dissolve annex capture liberate invade surrender
    become give take roll complete achieve hit sell bring draft write direct compose propose recommend chair head lead govern""".split()
)
_NEWS = (_EVENTS - _LASTING - {"import", "export"}) | frozenset("get become bring announce keep hike slash".split())
_MERE_WORDS = frozenset("say state add tell note explain mention inform claim observe".split())
_ADVICE = frozenset("should must would could can ought need cannot".split())
_OPINION = re.compile(
    r"\b(?:very|quite|rather|extremely|great|greatly|good|bad|better|important|crucial|vital|significant|significantly|remarkable|"
    r"historic|landmark|unprecedented|key role|major step|seamless|vibrant|holistic|transformative|commitment|vision of|"
    r"dedicated to|spirit of|testament|milestone|proud|pride|hopes?|repeatedly|often|frequently|"
    r"no small|so much as|alone|enormous|immense|clear signal|aggressive|belligeren\w+)\b",
    re.IGNORECASE,
)

# "S. Somanath was the chairman and P. Veeramuthuvel the director" leaves out its second verb; "wheels. Payloads were" is two lines.
_GAPPED = re.compile(
    r"\band (?:[A-Z][\w.]+ ){1,3}(?:the|an?) [a-z]|\band (?:[A-Z][\w.]+ ){1,3}in (?:19|20)\d\d|\band [A-Z]\w+ \d|"
    r"[a-z0-9)]\. [A-Z][a-z]|[a-z] (?:The|It|In|This|There) [a-z]|, [A-Z]\w+ (?:in|at|for|with) \w+(?:,| and)"
)
_TRIVIAL = re.compile(
    r"\b(?:seat|gong|lamp|bouquets?|flag|ribbon|garlands?|dignitar\w+|felicitat\w+|audience|applause|on the occasion|workshops?|"
    r"seminars?|webinars?|consultations?|exhibitions?|stalls?|participants?|delegates?|interactive|deliberat\w+|"
    r"stakeholders?|inaugural|keynote|panel|contours|glimpses?|(?:Additional|Joint|Deputy|Under|Principal) Secretary|"
    r"Director General|joined by|accompanied by)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:extremely|great|greatly|crucial|vital|remarkable|historic|landmark|unprecedented|seamless|vibrant|holistic|transformative|"
    r"commitment|vision of|dedicated to|spirit of|testament|milestone|proud|pride|hopes?|no small|so much as|enormous|immense|"
    r"clear signal|aggressive|belligeren\w+|unfortunately|hopefully|of course|in fact|perhaps|seems?|appears?)\b",
    re.IGNORECASE,
)
# "Goa has 1,461 and Gujarat 449".
_SECOND_LEFT_OUT = re.compile(r"\b(?:has|have|had|is|was|got|won) [\d,.]+ and [A-Z]\w+ [\d,.]+\b")
# Verbs of ceremony that also tell facts, where the whole sentence stands around them.
_DONE_TOO = frozenset("meet let chair preside try honour recall".split())
_TRIVIAL_TOLD = re.compile(
    r"\b(?:gong|lamp|bouquets?|ribbon|garlands?|dignitar\w+|felicitat\w+|audience|applause|on the occasion|workshops?|"
    r"seminars?|webinars?|exhibitions?|stalls?|participants?|delegates?|interactive|deliberat\w+|"
    r"stakeholders?|keynote|contours|glimpses?|(?:Additional|Joint|Deputy|Under|Principal) Secretary|"
    r"Director General|joined by|accompanied by|(?:took|takes|held|holds) a (?:review |high-level )?meeting|"
    r"shared (?:a|an|the) (?:\w+ )?(?:report|video|post|photo\w*|picture|message|clip)|who (?:retires|demits office)|made (?:it )?clear)\b",
    re.IGNORECASE,
)


def told_as(statement: Statement) -> str:
    """Return what the statement tells: an "event", a lasting "state", a "rank" ("the first to ..."), or something "other"."""
    clause = statement.clause
    verb = clause.doc[clause.verb]
    first = clause.doc[(*clause.auxiliaries, clause.verb)[0]]
    if clause.copula and verb.pos_ == "NOUN":
        return "rank"
    if clause.copula == "is":
        return "state"
    perfect = bool(clause.auxiliaries) and first.lower_ in {"has", "have"}
    if first.tag_ in {"VBZ", "VBP"} and not perfect:
        return "state"
    return "event" if verb.lemma_.lower() in _EVENTS else "other"


def why_not(statement: Statement) -> str:
    """Return why the statement is not worth a card, empty when it is."""
    clause = statement.clause
    verb = clause.doc[clause.verb]
    if empty := _why_empty(clause, spared=frozenset()):
        return empty
    if verb.lemma_ == "do" and any(child.lower_ == "so" for child in verb.children):
        return "what was done stands in another sentence"
    if is_of_the_moment(statement):
        return f"“{verb}” tells of the moment of writing"
    if any(clause.doc[i].lower_ in _ADVICE for i in clause.auxiliaries):
        return "says what should or could be, not what is"
    if any(child.dep_ == "neg" for child in verb.children) or any(
        clause.doc[i].lower_ == "no" and clause.doc[i].dep_ == "det" for i in clause.tokens
    ):
        return "says what is not so"
    if _GAPPED.search(statement.rendered.text):
        return "two statements run together here"
    if _TRIVIAL.search(statement.rendered.text):
        return "tells of ceremony"
    opinion = _OPINION.search(statement.rendered.text)
    if opinion:
        return f"“{opinion[0]}” is a judgement"
    return ""


def is_of_the_moment(statement: Statement) -> bool:
    """Whether it is told in the present with a verb of news ("the ruling brings down a law")."""
    clause = statement.clause
    verb = clause.doc[clause.verb]
    return not clause.auxiliaries and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_.lower() not in _LASTING


def is_headline(statement: Statement) -> bool:
    """Whether a point tells news in the present, as headlines do: "Antonio Guterres gets second term"."""
    clause = statement.clause
    verb, first = clause.doc[clause.verb], clause.doc[clause.subject[0]]
    bare = first.pos_ == "PROPN" and first.dep_ != "det"
    return bare and not clause.auxiliaries and verb.tag_ == "VBZ" and verb.lemma_.lower() in _NEWS


def why_not_told(statement: Statement) -> str:
    """Return why a sentence that is quoted whole is not worth a card, empty when it is; its own words may judge a little."""
    clause = statement.clause
    verb = clause.doc[clause.verb]
    if empty := _why_empty(clause, spared=_DONE_TOO):
        return empty
    if any(clause.doc[i].lower_ in _ADVICE - {"can", "must"} for i in clause.auxiliaries):
        return "says what should or could be, not what is"
    if any(child.dep_ == "neg" for child in verb.children) and not clause.auxiliaries:
        return "says what is not so"
    if _TRIVIAL_TOLD.search(statement.rendered.text):
        return "tells of ceremony"
    if _SECOND_LEFT_OUT.search(statement.rendered.text):
        return "its second half leaves its verb out"
    praise = _PRAISE.search(statement.rendered.text)
    return f"“{praise[0]}” is a judgement" if praise else ""


def _why_empty(clause: Clause, *, spared: frozenset[str]) -> str:
    """Return why its verb tells no fact: ceremony, opinion or hope (but for ``spared`` verbs), or mere words."""
    verb = clause.doc[clause.verb]
    lemma = verb.lemma_.lower()
    if lemma in _CEREMONY - spared and not (verb.lemma_ == "mark" and clause.passive):
        return f"“{verb}” tells of ceremony, opinion or hope, not of a fact"
    return "tells who said something" if lemma in _MERE_WORDS else ""
