"""Whether a sentence can be quoted on a card as it stands."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from studyapp.domain.dates import MONTHS
from studyapp.extract.prose.phrases import CONDITIONS, OFFICES, SUBJECTS, VERBS, auxiliaries_of, has_clipped_tail

MIN_WORDS = 6
MIN_WORDS_BEFORE = 3  # a sentence that only leads to the next may be shorter
MAX_WORDS = 42
MAX_WORDS_READ = 80  # of which a part may be left out at its commas
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKERS = frozenset("i we you me us my our your mine ours yours".split())
_MONTHS = "|".join(MONTHS)
_ENDS = re.compile(r"[.][”’\"')\]]*$")
_UNENDED = re.compile(r"[\w)%”’]$")
_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their)\b", re.IGNORECASE)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
# Signs that only notes and tables use, and long speech: what is quoted in it needs its speaker.
_NOT_PROSE = re.compile(
    r"[=→➜•●|{}<>~]|->|[a-z] & [a-z]|\s[-–]\s*$|\.\.\.|…|[“\"][^”\"]{60,}|\?|!|:\s*$|\bi\.e\b|\be\.g\b|https?:|www\.|"
    r"\d\.\s[A-Z]|\bfounded (?!in )\w+ \d{4}|^.{2,16} [–—-] |^\d+(?:st|nd|rd|th) "
)
# Times told from another sentence.
_TIME_ELSEWHERE = re.compile(
    r"\b(?:that|the following|the next|the same|the previous|this|the preceding) "
    rf"(?:day|week|month|year|evening|morning|night|time|decade|{_MONTHS}|\w+day)\b|"
    r"\b(?:last|next|this) time\b|"
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b(?! (?:of [A-Z]|[A-Z]|[a-z]|-))"
)
_BARE_DATE = re.compile(
    r"\b(?:[a-z]+(?:ed|an|un|ut)|came|went|held|made|won|left|took|sold|built|born|opens?|ends?) (?:\d{1,2} )?"
    rf"(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) \d"
)
_HOW_MANY = "two|three|four|five|six|seven|eight|nine|ten"
# Words that count on, compare with or go on from what only the text before tells.
_GOES_ON = re.compile(
    r"\b(?:above|below|following|foregoing|aforesaid|then|thus|otherwise|elsewhere|instead|again|as well)\b"
    r"(?! (?:the|a|sea|ground|prime|\d|all|[A-Z]|of))|"
    r"\b(?:comes?|came) (?:next|second|third|last|first)\b|\bmore often\b(?!.* than)|"
    r"\bfollowed (?:with|in|by|within|soon)\b|\b(?:do|did|does|done) so\b|"
    r"^(?:One [a-z]+ed |Because\b|Besides\b|Others?\b|(?:Of )?[Tt]he (?:remaining|rest)\b)|\balongside\b(?! (?:the|an?|[A-Z]))|"
    rf"^(?:One|Another|Others?|Some|Many|Most|{_HOW_MANY.title()}|Both|Each|None|All|Few|Several) "
    r"(?:was|is|were|are|has|have|had|came|went|of them)\b|"
    r"\b(?:two|three|four|five|many|some|several|any|no|the|its|their) others?\b|\bone option\b|\bthat of\b|"
    r"^One (?:half|third|of them|more)\b|\b(?:an?|the) (?:[a-z-]+ ){1,3}one\b(?! (?:of|in|hundred|thousand|and|day|per)\b|-)|"
    rf"\ball (?:\d+|{_HOW_MANY})\b|\bthe (?:first|second|third|last|only one)(?:[.,;]| (?:was|is|were|are)\b)"
)
# A lively beginning or a sentence about the telling: it leads to the facts and tells none.
_CHATTY = re.compile(
    r"^(?:What|Whoever|Whatever|Whichever|How|Why|Whether|All of a sudden|Imagine|Consider|Remember|Think) |"
    r"\b(?:everybody|everyone|nobody|somebody|someone)\b|\b[Tt]hat is (?:how|why|what|where|when)\b",
)
_COMPARED = frozenset({"acomp", "oprd", "attr", "ccomp"})
_DONE_TO_THINGS = frozenset(
    """induct launch release inaugurate commission hold elect appoint name award declare approve notify found establish unveil
    dedicate swear confer rename sign ratify adopt nominate select honour felicitate cut ban merge""".split()
)
# Things that take an article unless a name or a number stands before them.
_COUNTED_THINGS = frozenset(
    """election rate stance failure tunnel bridge deal pact agreement treaty bill scheme portal plan record satellite missile ship
    carrier train dam river country match series championship tournament committee panel court bench judge report team captain
    minister coast border attack blast crash cyclone earthquake storm project plant hub campus university airport station summit
    meeting session visit exercise resolution corridor highway canal accord protocol convention nominee party company firm bank""".split()
)
_TELLS_WHICH = frozenset({"det", "poss", "nummod", "predet", "case"})
_INTO_OFFICE = frozenset("elect appoint name nominate declare select swear".split())
_COMPLETED_BY = frozenset({"dobj", "ccomp", "xcomp", "dative", "oprd"})
# "In 2019, a Bill goes to a committee", as timelines tell it.
_DATED_BEGINNING = re.compile(r"(?:In|On) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d, ")
# "All codes made effective" by somebody.
_MADE_SO = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bgot )(?<!\band )\bmade "
    r"(?:effective|mandatory|compulsory|public|available|applicable|operational|optional|free|permanent)\b"
)
_SAME_AS_PARTICIPLE = frozenset("made held set built found led brought cut put".split())


def why_not_quotable(doc: Doc, text: str, *, begun: bool, stopped: bool) -> str:
    """Return why the sentence cannot be quoted at all, be it only to lead to the next; empty when it can.

    ``begun`` and ``stopped`` tell that it has a fellow before or behind it in the same sentence, over a semicolon; the
    second also that it is followed by a stop somewhere.
    """
    ended = bool(_ENDS.search(text)) or stopped
    return (
        _why_no_prose(text, begun=begun, ended=ended) or _why_not_alone(doc, text) or _why_no_clause(doc, ended=ended)
    )


def why_not_askable(doc: Doc, text: str) -> str:
    """Return why a sentence that can be quoted tells no plain fact, empty when it does."""
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return "too short to say something" if len(text.split()) < MIN_WORDS else "too long to stand on a card"
    verb = main_verb(doc)
    if verb is not None and any(child.dep_ == "advcl" and is_condition(child) for child in verb.children):
        return "true only on a condition"
    return ""


def main_verb(doc: Doc) -> Token | None:
    """Return the finite verb of the sentence, or None."""
    root = next((token for token in doc if token.head == token), None)
    if root is None or root.pos_ not in VERBS:
        return None
    auxiliaries = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.tag_ == "WRB" and child.i < root.i for child in root.children):
        return None  # "Maiden test in 2012, when X was minister"
    finite = root.tag_ in _FINITE_TAGS or any(child.tag_ in _FINITE_TAGS for child in auxiliaries)
    return root if finite else None


def subject_of(verb: Token) -> Token | None:
    """Return the head of the verb's subject, or None."""
    return next((child for child in verb.children if child.dep_ in {*SUBJECTS, "expl", "csubj"}), None)


def _why_no_prose(text: str, *, begun: bool, ended: bool) -> str:
    words = len(text.split())
    if not MIN_WORDS_BEFORE <= words <= MAX_WORDS_READ:
        return "too short to say something" if words < MIN_WORDS else "too long to stand on a card"
    if not begun and not text.lstrip("“‘\"'₹$")[:1].isupper() and not text[:1].isdigit():
        return "it does not begin like a sentence"
    # A bullet may leave out its stop; a clipped line leaves out its articles too.
    if not ended and not (_UNENDED.search(text) and _ARTICLE.search(text)):
        return "no plain sentence"
    if _NOT_PROSE.search(text):
        return "no plain sentence"
    opened = any(text.count(a) != text.count(b) for a, b in _PAIRS)
    return "a bracket or quote is open" if opened else ""


def _why_not_alone(doc: Doc, text: str) -> str:
    if _TIME_ELSEWHERE.search(text) or _BARE_DATE.search(text):
        return "its time is told from another sentence"
    if _GOES_ON.search(text):
        return "it goes on from the text before"
    if _CHATTY.search(text):
        return "it leads to the facts and tells none"
    if not re.search(r"\bthan\b|\bwhichever is\b", text) and any(
        t.tag_ in {"JJR", "RBR"} and t.dep_ in _COMPARED for t in doc
    ):
        return "it compares with what the text before tells"
    spoken = any(token.lower_ in _SPEAKERS and token.pos_ == "PRON" and token.text != "US" for token in doc)
    return "it needs its speaker" if spoken else ""


def _why_no_clause(doc: Doc, *, ended: bool) -> str:
    verb = main_verb(doc)
    if verb is None:
        return "no complete sentence"
    subject = subject_of(verb)
    if subject is None:
        return "it does not say who or what"
    if cut := why_cut_short(doc):
        return cut
    if _DATED_BEGINNING.match(doc.text) and verb.tag_ in {"VBZ", "VBP"} and not auxiliaries_of(verb):
        return "the past told in the present"
    clipped = _is_bare(subject) or has_clipped_tail(doc, doc.text) or (not ended and _may_be_participle(verb, subject))
    return "a clipped line, not a sentence" if clipped else ""


def why_cut_short(doc: Doc) -> str:
    """Return whether a headline left its articles or its auxiliary out, in words; empty when it did not."""
    if _leaves_articles_out(doc):
        return "its articles are left out"
    verb = main_verb(doc)
    lost = _MADE_SO.search(doc.text) or (verb is not None and _lost_its_auxiliary(verb))
    return "a clipped line, not a sentence" if lost else ""


def _is_bare(subject: Token) -> bool:
    """Whether the subject is a countable noun without its article, as notes leave it out: "Centre to set up board"."""
    if subject.tag_ != "NN" or subject.i != subject.left_edge.i:
        return False
    return subject.ent_type_ == "" and not any(child.i > subject.i for child in subject.children)


def _leaves_articles_out(doc: Doc) -> bool:
    """Whether a thing that English counts stands without an article, as headlines write it: "won Canada election"."""
    return any(
        token.tag_ == "NN"
        and token.lemma_ in _COUNTED_THINGS
        and token.dep_ in {*SUBJECTS, "dobj"}
        and not any(child.dep_ in _TELLS_WHICH for part in (token, *token.lefts) for child in part.children)
        and not any(left.text in {"“", '"', "‘"} for left in token.doc[max(0, token.left_edge.i - 1) : token.i])
        and not (token.nbor(-1).text == "-" if token.i else False)
        for token in doc
    )


def _lost_its_auxiliary(verb: Token) -> bool:
    """Whether it is "jets inducted into the Force", as headlines write it: something has to be inducted by somebody."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.lemma_ not in _DONE_TO_THINGS or auxiliaries_of(verb):
        return False
    joined = [child for child in verb.children if child.dep_ == "conj"]
    into = verb.lemma_ in _INTO_OFFICE  # "elected President" is no object
    return not any(
        child.dep_ in _COMPLETED_BY and not (into and (child.dep_ == "oprd" or child.lower_ in OFFICES))
        for one in (verb, *joined)
        for child in one.children
    )


def _may_be_participle(verb: Token, subject: Token) -> bool:
    """Whether "made" in a line without a stop may be "was made": "Change made to Section 29C"."""
    plain = verb.tag_ in {"VBD", "VBN"} and not auxiliaries_of(verb)
    same = verb.lower_.endswith("ed") or verb.lower_ in _SAME_AS_PARTICIPLE
    return plain and same and not subject.ent_type_ and subject.left_edge.lower_ not in {"the", "a", "an"}


def is_condition(clause: Token) -> bool:
    """Return whether the clause says on what the main one depends."""
    return any(word.lower_ in CONDITIONS for word in clause.children if word.dep_ in {"mark", "advmod"})
