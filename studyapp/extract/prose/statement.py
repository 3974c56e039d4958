"""Make a clause complete by itself: dates that stand alone, names for pronouns, full forms; or say why it cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from studyapp.domain.article import Sentence
from studyapp.domain.dates import PartialDate
from studyapp.extract.prose.clause import Clause, Refusal
from studyapp.extract.prose.context import VAGUE, Antecedent, Context
from studyapp.extract.prose.line import Line, Rendered
from studyapp.extract.prose.names import find_names
from studyapp.knowledge.gazetteer import Gazetteer
from studyapp.text.dates import find_dates
from studyapp.text.relative_dates import resolve_relative

MAX_WORDS = 34
MIN_WORDS = 4
_ELSEWHERE = frozenset("next previous following preceding same said other latter former".split())
# "The figure for September" leaves open what is counted.
_MEASURES = frozenset(
    "figure number total amount sum rate share level target case tally count price cost value".split()
)
_OF_CITIES = frozenset("be have host lie stand become see top rank receive grow house hold record get remain".split())
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_SHARES = frozenset({"both", "all", "some", "many", "most", "few", "each", "none", "others"})
_LINKS = frozenset(
    """also too however moreover further furthermore therefore thus meanwhile besides hence instead finally already just
    indeed again similarly likewise only currently now presently recently newly additionally accordingly subsequently thereby""".split()
)
_POINTING = frozenset(
    "this that these those such here there former latter respectively respective aforementioned".split()
)
_SPEAKERS = frozenset("i we you me us my our your mine ours yours".split())
_HEDGES = re.compile(
    r"\b(?:reportedly|allegedly|apparently|probably|possibly|likely|may|might|could|is expected to|are expected to|is set to|plans? to|"
    r"proposed to|is to|are to|estimated|about to|seeks? to|aims? to|wants? to|intends? to)\b",
    re.IGNORECASE,
)
# "The <noun>" that means one thing to every reader.
_UNIQUE = frozenset(
    """sun moon earth world sea ocean sky internet web environment public poor constitution centre economy universe equator
    government parliament state nation rule law end beginning start number time top south north east west future past press media
    judiciary executive legislature army navy aim purpose use value share cost price rate name help basis
    people population union ground air surface seabed atmosphere climate soil day night year""".split()
)
_TELLING_BEHIND = frozenset({"prep", "relcl", "acl", "appos", "nummod"})
_TITLES = frozenset(
    "minister president chairman chairperson secretary governor chief speaker judge justice premier director".split()
)
# Nouns that texts write with a capital for "the one spoken of".
_CAPITALISED = frozenset(
    """bill act agreement scheme mission committee commission bench council board programme project policy convention treaty
    report conference summit authority fund portal tribunal amendment order code conference company bank university institute
    department ministry society trust corporation forum alliance index survey exercise""".split()
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


@dataclass(frozen=True)
class Setting:
    """Where a clause stands: ``index`` is its sentence's number in the article, ``before`` the subject of the sentence
    before, if "it" may mean that, ``topic`` the line that the student will see above the card.
    """

    sentence: Sentence
    index: int
    context: Context
    before: Antecedent | None
    published: PartialDate | None
    gazetteer: Gazetteer
    topic: str


Step = Callable[[Line, Clause, Setting], Line | Refusal]


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
    hedge = _HEDGES.search(rendered.text)
    return Statement(clause, line, rendered, hedge[0].lower() if hedge else "", said_by)


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
    if _is_clipped(clause, line.source):
        return Refusal("a clipped line, not a sentence")
    if clause.doc[clause.subject[0]].tag_ == "VBG" and any(clause.doc[i].text == "," for i in clause.subject):
        return Refusal("the sentence is too tangled to tell what it is about")
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


def _looks_ahead(clause: Clause) -> bool:
    verb = clause.doc[clause.verb]
    if any(clause.doc[i].lower_ in {"will", "shall", "would"} for i in clause.auxiliaries):
        return True
    if not clause.auxiliaries and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ not in {"be", "have"}:
        return True  # "retires on Sunday"
    return verb.lemma_ == "be" and any(child.dep_ == "xcomp" for child in verb.children) and verb.tag_ in {"VBZ", "VBP"}


def _with_dates(line: Line, clause: Clause, setting: Setting) -> Line | Refusal:
    chosen = set(line.tokens)
    for found in resolve_relative(line.source, setting.published, ahead=_looks_ahead(clause)):
        span = clause.doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is None or not chosen & set(range(span.start, span.end)):
            continue
        if not found.replacement:
            return Refusal(found.reason)
        if line.source[found.start : found.end].lower() == "today" and clause.doc[clause.verb].tag_ in {"VBZ", "VBP"}:
            return Refusal("“today” may mean nowadays")
        if clause.doc[span.start].dep_ in {"nsubj", "nsubjpass", "poss"} or span.root.dep_ in {
            "nsubj",
            "nsubjpass",
            "poss",
            "dobj",
        }:
            return Refusal(
                f"“{line.source[found.start : found.end]}” is a part of the sentence that cannot be replaced"
            )
        words = found.replacement
        previous = clause.doc[span.start - 1] if span.start else None
        if (
            previous is not None
            and previous.pos_ in {"ADP", "SCONJ"}
            and previous.dep_ != "prt"
            and previous.i in chosen
        ):
            words = re.sub(r"^(?:in|on) ", "", words)
        line = line.with_words(span.start, span.end, words)
        line = _past_for_perfect(line, clause)
        of_day = re.search(r"day\b|night|morning|evening", line.source[found.start : found.end], re.IGNORECASE)
        if of_day and max(clause.subject) == span.end - 1:
            line = line.moved_to_end(span.start, span.end)
    return line


def _past_for_perfect(line: Line, clause: Clause) -> Line:
    """ "Has been hit in 2020" is no English: write "was hit". Other perfect forms are left to the gates."""
    words = [clause.doc[i].lower_ for i in clause.auxiliaries]
    if words[:2] in (["has", "been"], ["have", "been"]):
        first, second = clause.auxiliaries[:2]
        plain = "was" if words[0] == "has" else "were"
        if clause.doc[clause.verb].tag_ == "VBN":
            return line.with_words(first, first + 1, plain).with_words(second, second + 1, "")
    return line


def _with_tense(line: Line, clause: Clause, _setting: Setting) -> Line | Refusal:
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


_SAME_PAST = frozenset(
    "set held made built won led brought bought found put sent spent met cut hit let lost paid sold told laid".split()
)


def _with_names(line: Line, clause: Clause, setting: Setting) -> Line | Refusal:
    """Replace pronouns and bare "the <noun>" by names; refuse where one is left."""
    for i in line.tokens:
        if line.replacements.get(i) is not None:
            continue
        words = _name_for(clause.doc[i], clause, setting)
        if isinstance(words, Refusal):
            return words
        if words:
            start, end, text = words
            line = line.with_words(start, end, text)
    return line


Replacement = tuple[int, int, str]  # tokens from, to (excluded), words


def _name_for(token: Token, clause: Clause, setting: Setting) -> Replacement | Refusal | None:
    word = token.lower_
    if token.i == clause.subject_head and clause.subject == (token.i,):
        government = _government(token, clause, setting)
        if government:
            return token.i, token.i + 1, government
    if word in _SPEAKERS and not (token.is_upper and word != "i"):
        return Refusal(f"“{token}” needs its speaker")
    if token.tag_ == "PRP":
        return _pronoun(token, clause, setting.before)
    if token.tag_ == "PRP$":
        return _possessive(token, clause, setting.before)
    if word == "the" or (word in _DEMONSTRATIVES and token.dep_ == "det"):
        kept = tuple(
            i for i in clause.tokens if i != clause.verb
        )  # "the summit, which was held": its own clause tells nothing
        return _country_of_side(token, setting.gazetteer) or _definite(token, kept, setting)
    return _pointing(token, clause)


def _government(token: Token, clause: Clause, setting: Setting) -> str:
    """Return "Japan" for "Tokyo" where a capital does what governments do, in an article that names the country."""
    country = setting.gazetteer.country_of_capital(token.text)
    verb = clause.doc[clause.verb]
    if not country or clause.passive or verb.lemma_ in _OF_CITIES:
        return ""
    return country if country in setting.context.text else ""


def _pointing(token: Token, clause: Clause) -> Refusal | None:
    """Refuse a word that points out of the sentence: "such", "here", "both", "some" alone."""
    word = token.lower_
    if (
        word in _POINTING
        and token.pos_ in {"DET", "PRON", "ADJ", "ADV"}
        and token.dep_ not in {"mark", "expl"}
        and token.tag_ != "WDT"
    ):
        return Refusal(f"“{token}” points to another sentence")
    if word in _SHARES and token.i == clause.subject_head:
        return Refusal(f"“{token}” of what stands in another sentence")
    if word == "both" and not any(child.lower_ == "and" for child in token.head.subtree):
        return Refusal("“both” points to another sentence")
    return None


def _pronoun(token: Token, clause: Clause, before: Antecedent | None) -> Replacement | Refusal:
    fits = before is not None and {
        "it": not before.person and not before.plural,
        "he": before.person,
        "she": before.person,
    }.get(token.lower_, False)
    cleft = any(
        child.dep_ == "relcl"
        for attr in clause.doc[clause.verb].children
        if attr.dep_ == "attr"
        for child in attr.children
    )
    if token.i == clause.subject_head and fits and before is not None and _opens(token) and not cleft:
        return token.i, token.i + 1, before.wording
    return Refusal(f"nobody can tell what “{token}” stands for")


def _opens(token: Token) -> bool:
    """Whether no other name stands before the word in its sentence, which it might mean instead."""
    return not any(other.pos_ == "PROPN" and other.ent_type_ not in {"DATE", "TIME"} for other in token.doc[: token.i])


def _possessive(token: Token, clause: Clause, before: Antecedent | None) -> Replacement | Refusal | None:
    if token.i in clause.subject:
        if before is not None and token.lower_ == "its" and not before.person and not before.plural and _opens(token):
            return token.i, token.i + 1, f"{before.wording}’s"
        return Refusal(f"nobody can tell whose “{token}” is")
    if token.head.tag_ == "VBG":
        return Refusal(f"nobody can tell whose “{token}” is")  # "led to its being raised"
    subject = clause.doc[clause.subject_head]
    plural = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)
    person = subject.ent_type_ == "PERSON" or subject.lower_ in {"he", "she"}
    bound = {"its": not plural and not person, "their": plural, "his": person, "her": person}.get(token.lower_, False)
    return None if bound and clause.subject_head < token.i else Refusal(f"nobody can tell whose “{token}” is")


def _definite(token: Token, kept: tuple[int, ...], setting: Setting) -> Replacement | Refusal | None:
    """ "The scheme" and "this scheme" get the scheme's name; "the scheme of 2020" and "the largest" need none."""
    noun = token.head
    if noun.i + 1 < len(noun.doc) and noun.nbor().text == "-":
        return None  # "the e-rupee"
    if noun.lower_ in {"one", "ones"}:
        return Refusal(f"“{token} {noun}” stands for something in another sentence")
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i < token.i:
        return _without_noun(token)
    before = [child for child in noun.children if child.i < noun.i and child.dep_ not in {"det", "punct"}]
    if any(child.lower_ in _ELSEWHERE for child in before):
        return Refusal(f"“{token} {noun}” is told from another only in the article")
    if token.lower_ == "the":
        told = _told_apart(noun, before, kept)
        if told is not None:
            return Refusal(told) if told else None
    return _named(token, noun, bool(before), setting)


def _without_noun(token: Token) -> Refusal | None:
    """Refuse "the longest" where a noun is wanted; let "the more the better" pass."""
    noun = token.head
    wanted = noun.pos_ == "ADJ" and noun.i > token.i and noun.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    if wanted or token.lower_ != "the" or noun.lower_ in VAGUE:
        return Refusal(f"“{token} {noun}” of what stands in another sentence")
    return None


def _told_apart(noun: Token, before: list[Token], kept: tuple[int, ...]) -> str | None:
    """Return '' when the words around "the <noun>" say which one is meant, a reason when they never can, None when they do not."""
    telling = [child for child in before if child.lower_ not in VAGUE]
    after = [child for child in noun.children if child.i > noun.i and child.i in kept and _tells(child)]
    if noun.pos_ == "PROPN" and (telling or noun.lower_ not in {*_TITLES, *_CAPITALISED}):
        return ""
    if noun.lemma_.lower() in _MEASURES and not telling and not any(child.lower_ == "of" for child in after):
        return f"“the {noun}” of what is not said"
    unique = noun.lemma_.lower() in _UNIQUE and not before
    return "" if telling or after or unique else None


def _named(token: Token, noun: Token, described: bool, setting: Setting) -> Replacement | Refusal:
    """Replace "the <noun>" by the one name that it can stand for here."""
    word = noun.lemma_.lower()
    if noun.tag_ in {"NNS", "NNPS"}:
        name = "" if described else _meant(noun.lower_, setting)
        return (token.i, noun.i + 1, name) if name else Refusal(f"“{token} {noun}” points to another sentence")
    name = _country_meant(token) if word in {"country", "nation"} and not described else _meant(word, setting)
    return (token.i, noun.i + 1, name) if name else Refusal(f"nobody can tell which {noun} is meant")


def _meant(noun: str, setting: Setting) -> str:
    return setting.context.meant_by(noun, setting.index, setting.sentence.block)


def _tells(child: Token) -> bool:
    """Whether a part behind a noun says which one is meant: "the text of the treaty", not "the meeting in partnership"."""
    if child.dep_ != "prep" or child.lower_ in {"of", "for", "on", "between", "against", "to", "under", "that"}:
        return child.dep_ in _TELLING_BEHIND
    return any(token.pos_ in {"PROPN", "NUM"} for token in child.subtree)


def _country_of_side(token: Token, gazetteer: Gazetteer) -> Replacement | None:
    """Return "Japan" for "the Japanese side"."""
    noun = token.head
    if token.lower_ != "the" or noun.lower_ != "side" or noun.i != token.i + 2:
        return None
    country = gazetteer.country_of_demonym(token.doc[token.i + 1].text)
    return (token.i, noun.i + 1, country) if country else None


def _country_meant(token: Token) -> str:
    """Return the one country named before in the same sentence; its people's name ("Indian") does not count."""
    named = {other.text for other in token.doc[: token.i] if other.ent_type_ == "GPE" and other.pos_ == "PROPN"}
    return named.pop() if len(named) == 1 else ""


def _with_full_forms(line: Line, _clause: Clause, setting: Setting) -> Line:
    """Write "Full Form (FF)" for a short form whose full form the article gives, once a statement."""
    done: set[str] = set()
    text = line.render().text
    for i in line.tokens:
        short = line.word(i)
        long = setting.context.full_forms.get(short)
        if long and long not in text and short not in done and not _in_longer_name(line, i):
            done.add(short)
            line = line.with_words(i, i + 1, f"{long} ({short})")
    return line


def _in_longer_name(line: Line, index: int) -> bool:
    """Whether the short form is a part of a name ("AI Act", "G20-led") or owns something ("the RBI's")."""
    token = line.doc[index]
    following = line.doc[index + 1] if index + 1 < len(line.doc) else None
    if following is not None and (following.text.startswith(("-", "'", "’")) or following.pos_ == "PROPN"):
        return True
    return token.dep_ in {"compound", "nmod", "amod"} and token.head.pos_ == "PROPN"


STEPS: tuple[Step, ...] = (
    _without_links,
    _whole,
    _adverbs_last,
    _with_dates,
    _with_names,
    _with_tense,
    _with_full_forms,
    _of_fit_length,
)
