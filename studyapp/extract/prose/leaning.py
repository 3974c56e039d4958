"""The words of a sentence that only the text before it explains, and whether a sentence quoted before it does."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from studyapp.extract.prose.context import PARTIES, VAGUE
from studyapp.extract.prose.names import GENERAL, NAMED_NOUNS, find_names, is_titled
from studyapp.extract.prose.phrases import APPROVING, OFFICES, SUBJECTS, VERBS

# What each pronoun may stand for; "" for any.
_PERSONAL = {
    "it": "thing", "its": "thing", "he": "person", "him": "person", "his": "person", "she": "person", "her": "person",
    "they": "plural", "them": "plural", "their": "plural", "itself": "", "himself": "", "themselves": "", "herself": "",
}  # fmt: skip
_POINTING = frozenset("this these those such here there former latter respectively aforementioned both another".split())
# "The <noun>" that means one thing to every reader.
_KNOWN_TO_ALL = frozenset(
    """sun moon earth world sea sky internet public poor constitution centre economy universe equator rule end beginning
    start time top south north east west future past press media judiciary executive legislature army navy people population
    ground air surface seabed atmosphere climate soil day night year country union government parliament state environment
    coast south-east north-east police telephone taxpayer market margin hand ocean planet nation mainland treasury humanity""".split()
)
# "The figure" is of something, always.
_MEASURES = frozenset(
    "figure number total amount sum rate share level target count price cost value rest remainder part portion bulk".split()
)
# Nouns that texts write with a capital for "the one spoken of", beside those of named things.
_CAPITALISED = frozenset("bill chief speaker judge chairman chairperson minister governor court panel".split())
_TELLING_BEHIND = frozenset({"prep", "relcl", "acl", "appos", "nummod"})
_HOLDING = frozenset("hold rule find observe note argue think explain believe feel consider".split())
_ACTS_OF_STATE = frozenset("promulgate appoint nominate dissolve summon prorogue".split())
_SAY_NOTHING = (
    frozenset(NAMED_NOUNS)
    | GENERAL
    | OFFICES
    | _CAPITALISED
    | frozenset("prime deputy vice home high chief first second".split())
)
_OF = frozenset({"of", "between", "for", "on", "against"})
_MEASURED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TOLD_AS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos", "agent"})
# What "this <noun>" may sum up, whatever was told.
_SUMS_UP = frozenset("move step decision change event year rule system method process result approach idea".split())
# Words for one sort of thing: a title that speaks of a treaty explains "the pact".
_SORTS = tuple(
    frozenset(words.split())
    for words in (
        "treaty pact agreement accord deal convention framework text declaration protocol negotiation partnership talk",
        "act law legislation bill statute code amendment provision ordinance",
        "court bench judgment judgement verdict ruling case petition judge petitioner order",
        "scheme programme program mission project initiative plan campaign policy yojana drive",
        "mission spacecraft satellite rocket launch orbiter lander rover probe craft vehicle flight payload space orbit",
        "disease virus outbreak infection epidemic pandemic vaccine case strain",
        "storm cyclone hurricane flood quake earthquake disaster",
        "bridge tunnel railway line highway corridor port airport canal dam project link",
        "election poll vote referendum commission result",
        "championship tournament cup final match title trophy team game games medal",
        "summit meeting conference bloc group grouping alliance organisation body forum union member",
        "company firm bank airline carrier merger sale bidder",
        "report index survey census study estimate",
        "exercise drill navy army",
        "award prize laureate honour winner",
        "park reserve sanctuary forest site wetland",
        "temple monument fort site mound heritage",
        "movement satyagraha agitation campaign struggle revolt",
        "mine mineral element technique technology tool",
        "missile test weapon",
    )
)


def leaning(doc: Doc, kept: Collection[int], topic: str, known: Collection[str] = ()) -> tuple[Token, ...]:
    """Return those of the ``kept`` words that only the text before the sentence explains, or what is left out of it.

    ``topic`` is the line above the card; ``known`` are the nouns which that line explains ("the site", "the buyers").
    """
    left_out = [token for token in doc if token.i not in kept and token.pos_ in {"NOUN", "PROPN"}]
    return tuple(
        token
        for token in (doc[i] for i in sorted(kept))
        if (_leans(token, topic.lower()) and not _is_known(token, known)) or _is_cut_off(token, left_out)
    )


def _is_known(token: Token, known: Collection[str]) -> bool:
    """Whether it is "the site" or "the treaty": what the article's one thing may be called, or a party of its law."""
    noun = token.head
    bare = token.lower_ == "the" and noun.i == token.i + 1
    one = noun.tag_ in {"NN", "NNP"} or (noun.tag_ == "NNS" and noun.lemma_.lower() in PARTIES)
    return bare and one and noun.lemma_.lower() in known


def _is_cut_off(token: Token, left_out: Sequence[Token]) -> bool:
    """Whether a pronoun may stand for something that was left out."""
    sort = _PERSONAL.get(token.lower_)
    return sort is not None and any(_may_be(noun, sort) for noun in left_out if noun.i < token.i)


def explains(doc: Doc, token: Token) -> bool:
    """Return whether this sentence, quoted before it, says what the leaning word stands for."""
    word = token.lower_
    nouns = [other for other in doc if other.pos_ in {"NOUN", "PROPN"} and other.ent_type_ not in _MEASURED]
    if word in _PERSONAL:
        sort = _PERSONAL[word]
        told = [noun for noun in nouns if noun.dep_ in _TOLD_AS or noun.head.dep_ in _TOLD_AS]
        if word == "it" and token.dep_ == "dobj":  # "returned it": no lone name, which may be a person's
            told = [noun for noun in told if noun.pos_ != "PROPN" or _has_parts(noun)]
        return any(_may_be(noun, sort) for noun in (nouns if sort == "person" else told))
    if word in {"here", "there"}:
        return any(noun.ent_type_ in _PLACES for noun in nouns)
    if word == "both":
        return any(child.dep_ == "conj" for noun in nouns for child in noun.children)
    if token.tag_ == "NNS":
        return any(noun.lemma_ == token.lemma_ for noun in nouns)
    return _names_the_same(nouns, token)


def _has_parts(noun: Token) -> bool:
    return any(child.i < noun.i for child in noun.children)


def _names_the_same(nouns: list[Token], token: Token) -> bool:
    """Whether one of the nouns is what "the <noun>" or "this <noun>" takes up; other words are taken on trust."""
    word, head = token.lower_, token.head
    if head.pos_ not in {"NOUN", "PROPN"} or head.i <= token.i:
        return True
    lemma = head.lemma_.lower()
    if lemma in _MEASURES:
        return False
    person = lemma in OFFICES and any(noun.ent_type_ == "PERSON" for noun in nouns)
    return person or (word != "the" and lemma in _SUMS_UP) or _is_told(lemma, " ".join(n.lemma_.lower() for n in nouns))


def _leans(token: Token, topic: str) -> bool:
    word = token.lower_
    if word in _PERSONAL and token.pos_ in {"PRON", "DET"}:
        return not (word == "it" and _is_dummy(token)) and not _named_before(token, _PERSONAL[word])
    if word in _POINTING and token.pos_ in {"DET", "PRON", "ADJ", "ADV"} and token.tag_ not in {"EX", "WDT"}:
        return _points(token)
    if word in {"that", "those"} and token.tag_ == "DT" and token.dep_ != "mark":
        return True
    if word == "the":
        return _is_unexplained(token, topic)
    plural = token.tag_ == "NNS" and token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"
    return plural and _is_bare_plural(token, topic)


def _points(token: Token) -> bool:
    if token.lower_ == "such" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "as":
        return False
    joined = token.lower_ == "both" and any(child.lower_ == "and" for child in token.head.subtree)
    return not joined and token.dep_ not in {"mark", "expl"}


def _is_dummy(token: Token) -> bool:
    """Whether "it" stands for nothing: "it was in 1905 that", "it is the first time"."""
    verb = token.head
    return token.dep_ == "expl" or (
        verb.lemma_ == "be" and any(child.dep_ in {"ccomp", "advcl"} for child in verb.children if child.i > verb.i)
    )


def _named_before(token: Token, sort: str) -> bool:
    """Whether the sentence itself has named what the pronoun may stand for.

    A pronoun that is the main subject is named only by the subject of a clause before it ("When the Act came, it ...");
    one that the main verb acts on ("DRDO did it", "experiments on it") by nothing in the sentence.
    """
    before = [other for other in token.doc[: token.i] if other.pos_ in {"NOUN", "PROPN"}]
    owners = [other for other in before if other.dep_ in SUBJECTS and other.lemma_.lower() not in APPROVING]
    if token.tag_ == "PRP$" and any(_may_be(owner, sort) for owner in owners):
        return True
    if token.dep_ in SUBJECTS and _is_held(token.head):
        before = [other for other in before if other.dep_ not in SUBJECTS or other.head != token.head.head]
    subject = token.dep_ in SUBJECTS
    main = subject and token.head.dep_ == "ROOT"
    verb = next((other for other in token.ancestors if other.pos_ in VERBS), None)
    while verb is not None and verb.dep_ in {"xcomp", "conj"}:
        verb = verb.head
    if not subject and sort != "person" and verb is not None and verb.dep_ == "ROOT":
        return False
    own = token.head.children if token.dep_ in {"dobj", "dative"} else ()
    doer = next((child for child in own if child.dep_ in SUBJECTS), None)
    return any(
        _may_be(other, sort)
        for other in before
        if other.dep_ not in {"compound", "npadvmod", "nmod"}
        and other.ent_type_ not in _MEASURED
        and other != doer
        and (not main or other.dep_ in SUBJECTS)
    )


def _is_held(verb: Token) -> bool:
    """Whether it stands in what a court or a speaker holds of something else: "the Court held that it can be about poverty"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in _HOLDING


def _may_be(noun: Token, sort: str) -> bool:
    plural = noun.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in noun.children)
    person = noun.ent_type_ == "PERSON" or noun.lower_ in OFFICES
    return {
        "plural": plural or noun.ent_type_ == "ORG",
        "person": person,
        "thing": not plural and not person,
        "": True,
    }[sort]


def _is_unexplained(the: Token, topic: str) -> bool:
    """Whether "the <noun>" says neither here nor in the topic line which one is meant."""
    noun = the.head
    if noun.pos_ == "NUM" and noun.i > the.i:
        return True  # "the first two"
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i < the.i:
        subject = noun.pos_ == "ADJ" and noun.dep_ in SUBJECTS
        return subject and not any(child.lower_ == "of" for child in noun.children)
    lemma = noun.lemma_.lower()
    if lemma in {"first", "second", "third", "fourth", "fifth", "one", "former", "latter", "other"}:
        return True
    if re.fullmatch(r"\d{2,4}s", noun.text) or (noun.i + 1 < len(noun.doc) and noun.nbor().text == "-"):
        return False
    if lemma in _MEASURES and not any(child.lower_ == "of" for child in noun.children):
        return True
    if (
        _names_it(the)
        or _tells_which(the, noun, topic)
        or _acts_by_law(noun)
        or (lemma in OFFICES and noun.ent_type_ == "PERSON")
    ):
        return False
    if any(other.lemma_.lower() == lemma for other in noun.doc[: the.i]):
        return False
    return not _is_told(lemma, topic)


def _names_it(the: Token) -> bool:
    """Whether a name of several words follows, of which some word tells which ("the Bankruptcy Code Ordinance")."""
    if the.i + 1 >= len(the.doc):
        return False
    start = the.nbor().idx
    name = next((name for name in find_names(the.doc.text) if name.start == start), None)
    if name is None or " " not in name.text:
        return False
    words = {word.lower().removesuffix("s") for word in re.findall(r"[A-Z][\w-]*", name.text)}
    return len(words) > 1 and bool(words - _SAY_NOTHING)


def _acts_by_law(noun: Token) -> bool:
    """Whether it is the head of state, who alone promulgates, assents and appoints."""
    verb = noun.head
    return noun.lower_ in {"president", "governor"} and noun.dep_ in SUBJECTS and verb.lemma_ in _ACTS_OF_STATE


def _tells_which(the: Token, noun: Token, topic: str) -> bool:
    """Whether the words around "the <noun>" say which one is meant, or there is only one."""
    lemma = noun.lemma_.lower()
    before = [child for child in noun.children if the.i < child.i < noun.i and child.dep_ not in {"det", "punct"}]
    if any(_is_telling(child, topic) for child in before) or any(_tells_behind(child, noun) for child in noun.children):
        return True
    common = lemma in _CAPITALISED or lemma in NAMED_NOUNS
    if noun.pos_ == "PROPN" and (noun.is_upper or (noun.ent_type_ and not common)):
        return True
    return lemma in _KNOWN_TO_ALL and not any(child.lower_ in VAGUE for child in before)


def _is_telling(word: Token, topic: str) -> bool:
    """Whether a word before a noun says which one: a name, "largest", a word of the topic line; not "the prize money"."""
    if word.lower_ in VAGUE or word.dep_ == "nummod" or word.lower_ == "based":
        return False
    named = word.pos_ == "PROPN" or word.ent_type_ == "NORP" or word.tag_ == "JJS" or not word.is_lower
    told = word.lemma_.lower() in topic or any(other.lemma_ == word.lemma_ for other in word.doc[: word.i])
    return named or told or any(_is_telling(child, topic) for child in word.children if child.i < word.i)


def _tells_behind(part: Token, noun: Token) -> bool:
    """Whether a part behind the noun says which one. What is set off by a comma adds to what is known already."""
    if part.i < noun.i or part.dep_ not in _TELLING_BEHIND or noun.doc[part.left_edge.i - 1].text == ",":
        return False
    if part.dep_ != "prep":
        return True
    inside = [token for token in part.subtree if token.i > part.i]
    if any(token.ent_type_ in {"DATE", "TIME"} for token in inside[:3]) or part.left_edge.i != noun.i + 1:
        return False
    return part.lower_ in _OF or any(token.pos_ == "PROPN" for token in inside)


def _is_bare_plural(noun: Token, topic: str) -> bool:
    """Whether it is "proposals" or "fighters" of something that the topic line does not speak of."""
    return (
        not is_titled(noun.text)
        and not any(child.dep_ != "punct" for child in noun.children)
        and noun.lower_[:5] not in topic
    )


def _is_told(noun: str, text: str) -> bool:
    """Whether the text names the thing, or one of its sort."""
    if noun in text:
        return True
    words = set(re.findall(r"[a-z]+", text))
    words |= {word.removesuffix("s") for word in words}
    return any(noun in sort and words & sort for sort in _SORTS)
