"""Cut a parsed sentence into clauses, each of which says one thing about its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Who says something comes first and what is said depends on the verb: the fact is in what is said.
SAYING = frozenset(
    "say state add note explain tell inform announce declare mention report claim observe estimate find show reveal confirm".split()
)
_VERBS = frozenset({"VERB", "AUX"})
# A clause under one of these words changes whether the main clause is true.
_CONDITIONS = frozenset({"if", "unless", "provided", "until", "till", "lest", "whether"})
_DROPPED_CLAUSES = frozenset({"advcl", "parataxis", "dep", "meta"})
_QUANTITIES = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_KEPT_SIGNS = frozenset([",", "“", "”", '"', "‘", "’", "'", "-", "%"])
_TOLD = frozenset({"when", "after", "while", "whereas", "although", "though", "because", "since", "as"})
_RELATIVE = frozenset({"which", "who", "that"})


@dataclass(frozen=True)
class Clause:
    """Token indices of one clause in reading order; ``subject`` and ``verb`` are among them.

    ``verb`` is the content verb or the copula; ``auxiliaries`` stand before it. ``said_by`` are the tokens of the one who
    says it, empty when the article itself does. ``relative`` tells a clause made from "X, which ...".
    """

    doc: Doc
    tokens: tuple[int, ...]
    subject: tuple[int, ...]
    subject_head: int
    verb: int
    auxiliaries: tuple[int, ...]
    said_by: tuple[int, ...] = ()
    relative: bool = False
    copula: str = ""  # "was" of an aside made a clause: "X, launched in 2019" is "X was launched in 2019"

    @property
    def passive(self) -> bool:
        """Whether the subject undergoes the action."""
        return any(child.dep_ == "auxpass" for child in self.doc[self.verb].children)


@dataclass(frozen=True)
class Refusal:
    """Why a sentence, or a part of it, gives no clause."""

    reason: str


def find_clauses(doc: Doc) -> tuple[Clause | Refusal, ...]:
    """Return the clauses of a sentence: of its main verb, of verbs joined to it, of relative clauses set off by commas."""
    root = next((token for token in doc if token.head == token), None)
    if root is None or root.pos_ not in _VERBS:
        return (Refusal("no complete sentence"),)
    found = list(_main_clauses(root, ()))
    for token in doc:
        clause = None
        if token.dep_ == "relcl" and token.pos_ in _VERBS:
            clause = _relative_clause(token)
        elif token.dep_ == "advcl" and token.head.pos_ in _VERBS and _is_told(token):
            clause = _told_beside(token)
        elif token.dep_ == "acl" and token.tag_ == "VBN":
            clause = _participle_clause(token)
        elif token.dep_ == "appos" and token.pos_ == "NOUN":
            clause = _rank_clause(token)
        if clause is not None:
            found.append(clause)
    return tuple(found) or (Refusal("it does not say who or what"),)


def _main_clauses(verb: Token, said_by: tuple[int, ...]) -> Iterator[Clause | Refusal]:
    if any(_is_condition(child) for child in verb.children):
        yield Refusal("true only on a condition")
        return
    said = next((child for child in verb.children if child.dep_ == "ccomp" and child.pos_ in _VERBS), None)
    if said is not None and verb.lemma_ in SAYING:
        yield from _main_clauses(said, _subject_tokens(verb))
        return
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        yield Refusal("it does not say who or what")
        return
    if any(child.dep_ == "agent" for child in verb.children) and not any(
        child.dep_ == "auxpass" for child in verb.children
    ):
        yield Refusal("no complete sentence")  # "a Bench headed by the Chief Justice"
        return
    if _hides_list(subject):
        yield Refusal("a list of names that may be an aside")
        return
    for one in _joined_verbs(verb):
        own = next((child for child in one.children if child.dep_ in SUBJECTS), None)
        clause = _clause(one, own or subject, said_by, leading=one == verb)
        torn = _is_torn(one, [i for i in clause.tokens if i not in clause.subject]) or _tears_list(one)
        yield Refusal("the sentence is too tangled to take a part of it safely") if torn else clause


def _is_torn(verb: Token, body: list[int]) -> bool:
    """Whether words inside the clause hang on something outside it: then the parse is wrong."""
    if not body:
        return True
    own = {token.i for token in verb.subtree}
    return any(i not in own and not verb.doc[i].is_punct and i > verb.i for i in range(min(body), max(body) + 1))


def _tears_list(verb: Token) -> bool:
    """Whether an aside would be cut out of a list, or out of the words before the subject: both are often misread."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    for token in verb.subtree:
        if _is_aside(token) and token.dep_ in {"appos", "acl"}:
            if any(child.dep_ == "conj" for child in token.head.children) or token.head.dep_ == "conj":
                return True
            if subject is not None and token.i < subject.left_edge.i and token.head.i < subject.left_edge.i:
                return True
    return False


def _hides_list(noun: Token) -> bool:
    """Whether names behind commas may be fellow members, not explanations: "India, the US, the UAE and the EU signed"."""
    behind = [
        child for child in noun.children if child.dep_ == "appos" and child.doc[child.left_edge.i - 1].text == ","
    ]
    return noun.pos_ == "PROPN" and any(child.pos_ == "PROPN" and child.ent_type_ == noun.ent_type_ for child in behind)


def _is_condition(child: Token) -> bool:
    return child.dep_ == "advcl" and any(
        word.lower_ in _CONDITIONS for word in child.children if word.dep_ in {"mark", "advmod"}
    )


def _subject_tokens(verb: Token) -> tuple[int, ...]:
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return tuple(token.i for token in subject.subtree) if subject is not None else ()


def _joined_verbs(verb: Token) -> Iterator[Token]:
    """Yield the verb and the verbs joined to it by "and"; a "but" or "or" joins no fact that stands alone."""
    yield verb
    joiners = {child.lower_ for child in verb.children if child.dep_ == "cc"}
    if joiners <= {"and"}:
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ in _VERBS and _is_finite(child):
                yield from _joined_verbs(child)


def _is_finite(verb: Token) -> bool:
    """Whether the verb can carry a clause by itself; "agreed to be ... and take" has none in "take"."""
    return verb.tag_ not in {"VBG", "VB"} or any(verb.doc[i].lower_ != "to" for i in _auxiliaries(verb))


def _clause(verb: Token, subject: Token, said_by: tuple[int, ...], *, leading: bool) -> Clause:
    auxiliaries = _auxiliaries(verb)
    inherited = [] if leading or auxiliaries or subject.head == verb else _auxiliaries(subject.head)
    # "Would take, meet and cut": a form that may be the plain one shares the auxiliary.
    shared = verb.tag_ == "VBN" or verb.lower_ == verb.lemma_.lower()
    body = _kept(verb)
    if shared and inherited:
        auxiliaries = inherited
        body = sorted({*body, *inherited})
    if subject.head != verb:
        body = [*_leading(subject), *(i for i in body if i > subject.i)]
    return _made(verb, subject, body, auxiliaries, said_by=said_by)


def _made(
    verb: Token,
    subject: Token,
    body: list[int],
    auxiliaries: list[int],
    *,
    said_by: tuple[int, ...] = (),
    relative: bool = False,
    copula: str = "",
) -> Clause:
    """Put subject and body together in the order of the sentence."""
    subject_tokens = _noun_phrase(subject)
    own = {token.i for token in subject.subtree}
    if verb.i in own:  # an aside about the subject
        own -= {token.i for token in verb.subtree}
    rest = [i for i in body if i not in own]
    tokens = _without_loose_commas(verb.doc, sorted({*subject_tokens, *rest}))
    bare = _without_loose_commas(verb.doc, subject_tokens)
    return Clause(verb.doc, tokens, bare, subject.i, verb.i, tuple(auxiliaries), said_by, relative, copula)


def _leading(subject: Token) -> list[int]:
    """Return the time or place before the shared subject, which holds for the joined verbs too: "On 3 May X rose and fell"."""
    first = subject.head
    kept = set(_kept(first))
    return [
        token.i
        for child in first.children
        if child.dep_ in {"prep", "npadvmod"} and child.i < subject.i and child.i in kept
        for token in child.subtree
    ]


def _auxiliaries(verb: Token) -> list[int]:
    return [child.i for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]


def _relative_clause(verb: Token) -> Clause | None:
    """Return "X, which did this" as "X did this": only behind a comma, where X is known without it."""
    noun = verb.head
    first = verb.left_edge
    pronoun = next((child for child in verb.children if child.dep_ in SUBJECTS and child.lower_ in _RELATIVE), None)
    if pronoun is None or first.i == 0 or verb.doc[first.i - 1].text != "," or first.i < noun.i:
        return None
    if noun.dep_ == "appos" or any(child.dep_ == "appos" for child in noun.children):
        return None  # "X, a judge of the High Court, who ...": the parse cannot tell who
    if pronoun.lower_ == "who" and noun.ent_type_ != "PERSON":
        return None
    if (
        noun.lower_ in {"crore", "lakh", "million", "billion"}
        or noun.ent_type_ in _QUANTITIES
        or any(child.dep_ == "nummod" for child in noun.children)
    ):
        return None  # "8,27,357 sq km, which is a quarter": of what stands elsewhere
    nearest = verb.doc[first.i - 2] if first.i > 1 else noun
    if nearest.pos_ in {"PROPN", "NUM"} and noun.pos_ != "PROPN":
        return None  # "goods and services, and Article 279A, which ...": the nearer name is meant
    if noun.left_edge.lower_ in {"a", "an"}:
        return None  # "a committee, which takes two years": nobody knows which
    body = [i for i in _kept(verb) if i != pronoun.i]
    return None if _is_torn(verb, body) else _made(verb, noun, body, _auxiliaries(verb), relative=True)


_STATES = frozenset("base locate situate headquarter know call spread surround bound name style nickname".split())
_ONCE = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only youngest oldest".split())


def _set_off(token: Token) -> bool:
    """Whether a comma stands before the part and a name before the comma."""
    start = token.left_edge.i
    return start > 1 and token.doc[start - 1].text == "," and token.head.pos_ == "PROPN" and token.head.i < start


def _participle_clause(verb: Token) -> Clause | None:
    """Return "X, launched in 2019," as "X was launched in 2019"."""
    noun = verb.head
    if not _set_off(verb) or _hides_list(noun) or noun.dep_ in {"appos", "conj"}:
        return None
    body = _kept(verb)
    plural = noun.tag_ in {"NNS", "NNPS"}
    if noun.left_edge.pos_ == "ADP":
        return None
    copula = ("are" if plural else "is") if verb.lemma_.lower() in _STATES else ("were" if plural else "was")
    return None if len(body) < 2 or _is_torn(verb, body) else _made(verb, noun, body, [], relative=True, copula=copula)


def _rank_clause(rank: Token) -> Clause | None:
    """Return "X, the first woman to win it," as "X was the first woman to win it": only what is first, only or the most."""
    noun = rank.head
    if (
        not _set_off(rank)
        or rank.left_edge.lower_ != "the"
        or rank.left_edge.head != rank
        or noun.dep_ in {"appos", "conj"}
    ):
        return None
    words = {child.lower_ for child in rank.children if child.dep_ == "amod"} | {
        child.lower_ for child in rank.children if child.tag_ == "JJS"
    }
    most = any(child.tag_ == "JJS" for child in rank.children)
    if not (words & _ONCE or most) or any(token.dep_ == "conj" for token in rank.children):
        return None
    main = next((token for token in rank.doc if token.head == token), None)
    copula = "is" if (most and not words & _ONCE) or main is None or main.tag_ not in {"VBD", "VBN"} else "was"
    body = [token.i for token in rank.subtree]
    return _made(rank, noun, body, [], relative=True, copula=copula)


def _is_told(verb: Token) -> bool:
    """Whether a clause beside the main one is told as true: "when the summit was held", "after it crashed"."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(verb.doc[i].lower_ != "to" for i in _auxiliaries(verb))
    return bool(words & _TOLD) and not words & _CONDITIONS and finite


def _told_beside(verb: Token) -> Clause | None:
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    mark = next((child.i for child in verb.children if child.lower_ in _TOLD), -1)
    if subject is None or subject.pos_ == "PRON" or subject.left_edge.i < mark:
        return None
    own = {token.i for token in subject.subtree}
    measure = {
        token.i
        for child in verb.children
        if child.dep_ == "npadvmod" and child.i < subject.left_edge.i
        for token in child.subtree
    }
    told = {child.i for child in verb.children if child.lower_ in _TOLD and child.i < subject.i}
    body = [i for i in _kept(verb) if i not in own | told | measure]
    return None if _is_torn(verb, body) else _made(verb, subject, body, _auxiliaries(verb), relative=True)


def _noun_phrase(noun: Token) -> list[int]:
    """Return the tokens of a noun with all that belongs to it, without asides set off by commas or brackets.

    A comma in a phrase that lists nothing begins an aside, whatever the parse says: "Jim O’Neill, then at a bank".
    """
    tokens = [token.i for token in noun.subtree if not _is_aside_of(token, noun)]
    lists = any(noun.doc[i].dep_ in {"cc", "conj"} for i in tokens) or noun.lower_ in OFFICES
    comma = next((i for i in tokens if noun.doc[i].text == "," and i > noun.i), None)
    return [i for i in tokens if i < comma] if comma is not None and not lists else tokens


def _is_aside_of(token: Token, top: Token) -> bool:
    """Whether the token lies in a part below ``top`` that can be left out."""
    while token != top:
        if _is_aside(token):
            return True
        token = token.head
    return False


def _is_aside(token: Token) -> bool:
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > 0 else None
    set_off = before is not None and before.text in {",", "(", "—", "-"}
    if token.dep_ == "prep" and token.lower_ in {"including", "like"}:
        return set_off
    if token.dep_ in {"relcl", "acl"}:
        return set_off and before is not None and before.text != "("
    if token.dep_ not in _APPOSED or not set_off or before is None or before.text == "(" or token.like_num:
        return False
    if token.dep_ != "appos":
        # "..., a proposal that India had pushed through" is about the whole sentence.
        return token.left_edge.lower_ in {"a", "an"} and any(child.dep_ == "relcl" for child in token.children)
    # "The Prime Minister, Narendra Modi, ..." is nobody without the name.
    return token.head.lower_ not in OFFICES


_APPOSED = frozenset({"appos", "npadvmod", "dobj", "attr", "oprd"})
OFFICES = frozenset(
    """minister president chairman chairperson secretary governor chief speaker judge justice premier director head leader ceo
    executive captain coach ambassador commissioner adviser advisor king queen pope sherpa chancellor founder author scientist
    director-general economist general admiral marshal mayor envoy spokesperson""".split()
)


def _kept(verb: Token) -> list[int]:
    """Return the tokens of the verb's clause without the clauses beside it and without asides."""
    kept = {verb.i}
    for child in verb.children:
        if not _is_beside(child, verb):
            kept.update(token.i for token in child.subtree if not _is_aside_of(token, verb))
    return sorted(kept)


def _is_beside(child: Token, verb: Token) -> bool:
    """Whether the child is another clause or a link to the text before, not a part of what this verb says."""
    if child.dep_ == "advcl":
        return not _is_purpose(child, verb)
    if child.dep_ == "conj":
        return child.pos_ in _VERBS
    if child.dep_ == "cc":
        return not any(
            other.dep_ == "conj" and other.pos_ not in _VERBS and other.i > child.i for other in verb.children
        )
    if child.dep_ in _DROPPED_CLAUSES or child.dep_ in {"mark", "ccomp" if child.i < verb.i else ""}:
        return True
    if child.dep_ == "punct":
        return child.text not in _KEPT_SIGNS
    return child.i < verb.i and _is_link(child)


def _is_link(child: Token) -> bool:
    """Whether a part before the verb only ties the sentence to others: "Besides", "With this", "With threats rising"."""
    if child.dep_ == "advmod" and child.i == 0:
        return True
    if child.dep_ != "prep":
        return False
    return any(grand.dep_ == "pcomp" or grand.lower_ in {"this", "that", "these", "those"} for grand in child.children)


def _is_purpose(child: Token, verb: Token) -> bool:
    """Whether the clause is "to do so" right behind the verb."""
    return child.i > verb.i and any(word.lower_ == "to" and word.dep_ == "aux" for word in child.children)


def _without_loose_commas(doc: Doc, tokens: list[int]) -> tuple[int, ...]:
    """Leave out commas which no longer part two things that are both kept, and those at the edges."""
    chosen = {i for i in tokens if not doc[i].is_space}
    kept = [i for i in sorted(chosen) if doc[i].text not in {",", "—", "-"} or {i - 1, i + 1} <= chosen]
    while kept and doc[kept[0]].text == ",":
        kept.pop(0)
    while kept and doc[kept[-1]].text in {",", ".", ";"}:
        kept.pop()
    return tuple(kept)
