"""The parts of a parsed sentence: noun phrases without asides, what belongs to a verb, and where a cut would tear."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBS = frozenset({"VERB", "AUX"})
# A clause under one of these words changes whether the main clause is true.
CONDITIONS = frozenset({"if", "unless", "provided", "until", "till", "lest", "whether"})
_DROPPED_CLAUSES = frozenset({"advcl", "parataxis", "dep", "meta"})
_KEPT_SIGNS = frozenset([",", "“", "”", '"', "‘", "’", "'", "-", "%"])
_APPOSED = frozenset({"appos", "npadvmod", "dobj", "attr", "oprd"})
# Who decides on the things of others: "the Cabinet approved its development" is not about the Cabinet.
APPROVING = frozenset("cabinet government parliament centre court commission committee council assembly".split())
OFFICES = frozenset(
    """minister president chairman chairperson secretary governor chief speaker judge justice premier director head leader ceo
    executive captain coach ambassador commissioner adviser advisor king queen pope sherpa chancellor founder author scientist
    director-general economist general admiral marshal mayor envoy spokesperson""".split()
)


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


def made(
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


def auxiliaries_of(verb: Token) -> list[int]:
    """Return the auxiliaries before the verb: "will", "has been"."""
    return [child.i for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]


def is_finite(verb: Token) -> bool:
    """Whether the verb can carry a clause by itself; "agreed to be ... and take" has none in "take"."""
    return verb.tag_ not in {"VBG", "VB"} or any(verb.doc[i].lower_ != "to" for i in auxiliaries_of(verb))


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


def body_of(verb: Token) -> list[int]:
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
        return child.pos_ in VERBS
    if child.dep_ == "cc":
        return not any(
            other.dep_ == "conj" and other.pos_ not in VERBS and other.i > child.i for other in verb.children
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


def is_torn(verb: Token, body: list[int]) -> bool:
    """Whether words inside the clause hang on something outside it: then the parse is wrong."""
    if not body:
        return True
    own = {token.i for token in verb.subtree}
    return any(i not in own and not verb.doc[i].is_punct and i > verb.i for i in range(min(body), max(body) + 1))


def tears_list(verb: Token) -> bool:
    """Whether an aside would be cut out of a list, or out of the words before the subject: both are often misread."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    for token in verb.subtree:
        if _is_aside(token) and token.dep_ in {"appos", "acl"}:
            if any(child.dep_ == "conj" for child in token.head.children) or token.head.dep_ == "conj":
                return True
            if subject is not None and token.i < subject.left_edge.i and token.head.i < subject.left_edge.i:
                return True
    return False


def hides_list(noun: Token) -> bool:
    """Whether names behind commas may be fellow members, not explanations: "India, the US, the UAE and the EU signed"."""
    behind = [
        child for child in noun.children if child.dep_ == "appos" and child.doc[child.left_edge.i - 1].text == ","
    ]
    return noun.pos_ == "PROPN" and any(child.pos_ == "PROPN" and child.ent_type_ == noun.ent_type_ for child in behind)


def has_clipped_tail(doc: Doc, text: str) -> bool:
    """Whether a line without a stop ends in words that only notes hang on: "..., England vs New Zealand", "..., mascot Moga"."""
    if text.rstrip("”’\"')]").endswith((".", "!", "?")) or ", " not in text:
        return False
    start = text.rindex(", ") + 2
    tail = [token for token in doc if token.idx >= start]
    if not tail or tail[0].pos_ in {"ADP", "SCONJ", "CCONJ", "DET", "VERB", "AUX", "ADV", "PRON"}:
        return False
    dated = all(token.ent_type_ in {"DATE", "GPE", "LOC"} or token.is_punct for token in tail)
    return not dated and not any(token.pos_ in VERBS for token in tail)
