"""Give pronouns, "the scheme", short forms and capitals that act their full names, or refuse."""

from __future__ import annotations

from spacy.tokens import Token

from studyapp.extract.prose.context import VAGUE, Antecedent
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.phrases import APPROVING, OFFICES, Clause, Refusal
from studyapp.extract.prose.setting import Setting
from studyapp.knowledge.gazetteer import Gazetteer

_ELSEWHERE = frozenset("next previous following preceding same said other latter former".split())
# "The figure for September" leaves open what is counted.
_MEASURES = frozenset(
    "figure number total amount sum rate share level target case tally count price cost value".split()
)
_OF_CITIES = frozenset("be have host lie stand become see top rank receive grow house hold record get remain".split())
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_SHARES = frozenset({"both", "all", "some", "many", "most", "few", "each", "none", "others"})
_POINTING = frozenset(
    "this that these those such here there former latter respectively respective aforementioned".split()
)
_SPEAKERS = frozenset("i we you me us my our your mine ours yours".split())
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

Replacement = tuple[int, int, str]  # tokens from, to (excluded), words


def with_names(line: Line, clause: Clause, setting: Setting) -> Line | Refusal:
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
    if subject.lemma_.lower() in APPROVING and subject.dep_ == "nsubj":
        return Refusal(f"nobody can tell whose “{token}” is")  # "the Cabinet approved its development"
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
    if word in OFFICES and noun.tag_ not in {"NNS", "NNPS"}:
        return Refusal(f"nobody can tell which {noun} is meant")
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


def with_full_forms(line: Line, _clause: Clause, setting: Setting) -> Line:
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
