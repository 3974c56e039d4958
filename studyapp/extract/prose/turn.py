"""Turn a statement into a question for one of its parts, where the parse says exactly how; else stay silent."""

from __future__ import annotations

import re

from spacy.tokens import Token

from studyapp.domain.fact import RoleKind
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.parts import Part
from studyapp.extract.prose.statement import Statement

MAX_WORDS = 26
_OFFICES_ALONE = frozenset(
    {"PM", "President", "Prime Minister", "Centre", "Cabinet", "Union Cabinet", "Government", "CM"}
)
_SHORT_WORD = 6  # letters; longer ones are names more often: "Sonamarg tunnel"
_BE = {"am": "was", "is": "is", "are": "are", "was": "was", "were": "were"}
_PERSONS_ALONE = "Who"
_SAYING = frozenset(
    """announce propose say state declare decide agree plan promise pledge approve notify recommend suggest order raise lower extend
    increase reduce cut set revise fix""".split()
)
_OF_WHAT_IS_SAID = frozenset("from by until till since after before".split())
# What one does to something; without it the question does not say of what.
_DONE_TO_SOMETHING = frozenset(
    "sign ratify adopt approve launch announce release notify accede enact pass recommend propose introduce".split()
)
_PREPOSITIONS = frozenset(
    "in at on from to by under with for after before into against between during through along near of".split()
)


def ask(statement: Statement, part: Part, wh: str) -> str:
    """Return the question for the part, asked with ``wh`` ("which city", "who"); empty where no exact turn is known."""
    tokens = _tokens_of(statement, part)
    if not tokens or _leaves_its_object_out(statement) or _leaves_its_name_out(statement):
        return ""
    question = (
        _ask_subject(statement, part, tokens, wh)
        or _ask_oblique(statement, tokens, wh)
        or _ask_object(statement, part, tokens, wh)
    )
    question = question.rstrip(" ,")
    return f"{question[0].upper()}{question[1:]}?" if question and len(question.split()) <= MAX_WORDS else ""


def _leaves_its_object_out(statement: Statement) -> bool:
    """Whether it says "signed" without what: "The United States signed in November 2021"."""
    clause = statement.clause
    verb = clause.doc[clause.verb]
    begun = verb.lemma_ in {"start", "begin"} and clause.doc[clause.subject_head].ent_type_ in {"ORG", "PERSON", "GPE"}
    if clause.passive or clause.copula or not (begun or verb.lemma_ in _DONE_TO_SOMETHING):
        return False
    return not any(child.dep_ in {"dobj", "ccomp", "xcomp", "prt"} for child in verb.children)


def _leaves_its_name_out(statement: Statement) -> bool:
    """Whether it says "was renamed" without the name: many are renamed more than once."""
    verb = statement.clause.doc[statement.clause.verb]
    return verb.lemma_ == "rename" and not any(child.dep_ in {"oprd", "attr", "xcomp"} for child in verb.children)


def ask_why(statement: Statement, cause: tuple[int, ...]) -> str:
    """Return "Why was the summit cancelled?" for the statement without the tokens of its cause."""
    turned = _inverted(statement, statement.line.without(set(cause)))
    return f"Why {turned}?" if turned and len(turned.split()) < MAX_WORDS else ""


def _tokens_of(statement: Statement, part: Part) -> tuple[int, ...]:
    return tuple(
        i for i, place in statement.rendered.places.items() if place.start < part.at.end and part.at.start < place.end
    )


def _without_the(statement: Statement, tokens: tuple[int, ...]) -> set[int]:
    """Return the tokens with the article before them."""
    first = tokens[0]
    before = first - 1
    return (
        {*tokens, before} if before >= 0 and statement.clause.doc[before].lower_ in {"the", "a", "an"} else set(tokens)
    )


def _ask_subject(statement: Statement, part: Part, tokens: tuple[int, ...], wh: str) -> str:
    """ "Japan agreed to lead the pillar" -> "Which country agreed to lead the pillar"."""
    clause = statement.clause
    if _is_told_more_of(statement, tokens):
        return ""
    chosen = _without_the(statement, tokens)
    subject = [i for i in clause.subject if i in statement.rendered.places]
    if not subject or set(subject) - chosen or not (set(subject) & chosen):
        return ""
    verb = clause.doc[clause.auxiliaries[0] if clause.auxiliaries else clause.verb]
    if part.kind is RoleKind.PERSON and not part.noun:
        if " and " in part.text:
            return ""
    elif verb.tag_ == "VBP" and part.source != "list" and verb.lower_ != "have":
        return ""
    front, back = _around(statement, chosen)
    return " ".join(piece for piece in (wh, back, front) if piece)


def _is_told_more_of(statement: Statement, tokens: tuple[int, ...]) -> bool:
    """Whether the source tells more of the thing than the question holds: "the Bill, to replace the Act of 1961, was ..."."""
    subject = statement.clause.doc[statement.clause.subject_head]
    left_out = [
        token for token in subject.subtree if token.i not in statement.rendered.places and token.i not in tokens
    ]
    return any(token.dep_ in {"relcl", "acl", "advcl"} for token in left_out)


def _around(statement: Statement, chosen: set[int]) -> tuple[str, str]:
    """Return what stands before the subject (to be moved to the end) and after it, as text."""
    line = statement.line
    first = min(chosen)
    front = Line(
        line.doc, line.source, tuple(i for i in line.tokens if i < first and i not in chosen), line.replacements
    )
    back = Line(
        line.doc, line.source, tuple(i for i in line.tokens if i > first and i not in chosen), line.replacements
    )
    front_text = front.render().text.strip(" ,")
    if front_text:
        front_text = (
            front_text[0].lower() + front_text[1:]
            if line.doc[front.tokens[0]].ent_type_ not in {"GPE", "PERSON", "ORG"}
            else front_text
        )
    return front_text, back.render().text.strip(" ,")


def _ask_oblique(statement: Statement, tokens: tuple[int, ...], wh: str) -> str:
    """ "X was launched in Bangkok" -> "In which city was X launched"."""
    prep = _preposition(statement, tokens)
    if prep is None:
        return ""
    preposition, removed, glued = prep
    if preposition not in _PREPOSITIONS:
        return ""
    if preposition in _OF_WHAT_IS_SAID and statement.clause.doc[statement.clause.verb].lemma_ in _SAYING:
        return ""  # "announced a levy from 2027": the levy is from then, not the announcing
    if preposition == "at" and wh in {"which city", "which town", "which state", "which country"}:
        preposition = "in"
    if wh == "who":
        wh = "whom"
    rest = statement.line.without(removed)
    if glued:
        rest = rest.without(set(tokens))
    turned = _inverted(statement, rest)
    return f"{preposition} {wh} {turned}" if turned else ""


def _preposition(statement: Statement, tokens: tuple[int, ...]) -> tuple[str, set[int], bool] | None:
    """Return the preposition that ties the part to the verb, and the tokens that go with it; None if it is not tied so."""
    clause = statement.clause
    word = statement.line.word(tokens[0])
    glued = re.match(r"(in|on) (?=[\dA-Zeml])", word)
    if len(tokens) == 1 and tokens[0] in statement.line.replacements and glued:
        return glued[1], set(tokens), True
    doc = clause.doc
    chosen = _without_the(statement, tokens)
    first = min(chosen)
    if first == 0 or doc[first - 1].pos_ != "ADP":
        # A resolved date keeps the preposition that was there: "since 2019".
        return None
    prep = doc[first - 1]
    heads = [doc[i] for i in chosen if doc[i].head.i not in chosen]
    if len(heads) != 1 or heads[0].head != prep or not _hangs_on_verb(prep, clause.verb, statement):
        return None
    if any(child.i not in chosen and child.i in statement.rendered.places for i in chosen for child in doc[i].children):
        return None
    return prep.lower_, {*chosen, prep.i}, False


def _hangs_on_verb(prep: Token, verb: int, statement: Statement) -> bool:
    """Whether the phrase belongs to the verb itself; one behind a name ("by Modi in Bangkok") does so too."""
    head = prep.head
    if head.i == verb:
        return True
    behind_name = head.pos_ == "PROPN" and prep.lower_ in {"in", "at", "on"} and head.dep_ in {"pobj", "dobj"}
    return (
        behind_name
        and head.head.i in {verb, *(child.i for child in statement.clause.doc[verb].children)}
        and head.ent_type_ == "PERSON"
    )


def _ask_object(statement: Statement, part: Part, tokens: tuple[int, ...], wh: str) -> str:
    """ "The AU has 55 members" -> "How many members does the AU have"."""
    doc = statement.clause.doc
    chosen = _without_the(statement, tokens)
    if part.kind is RoleKind.NUMBER and wh.startswith("how many"):
        noun = doc[max(tokens)]
        while noun.dep_ in {"nummod", "quantmod", "compound"} and noun.head.i > noun.i:
            noun = noun.head
        if any(
            child.dep_ in {"relcl", "acl", "amod", "poss"} and child.i not in range(max(tokens), noun.i)
            for child in noun.children
        ):
            return ""
        chosen = {*chosen, *range(min(tokens), noun.i + 1)}
        after = [child for child in noun.children if child.i > noun.i and child.dep_ == "prep"]
        if after:
            return ""
    heads = [doc[i] for i in chosen if doc[i].head.i not in chosen]
    if len(heads) != 1 or heads[0].dep_ != "dobj" or heads[0].head.i != statement.clause.verb:
        return ""
    if any(child.i not in chosen and child.i in statement.rendered.places for i in chosen for child in doc[i].children):
        return ""
    turned = _inverted(statement, statement.line.without(chosen))
    return f"{wh} {turned}" if turned else ""


def _inverted(statement: Statement, rest: Line) -> str:
    """Return the rest of the statement in the order of a question: auxiliary, subject, verb and what follows."""
    clause, doc = statement.clause, statement.clause.doc
    subject = tuple(i for i in rest.tokens if i in clause.subject)
    if not subject or clause.verb not in rest.tokens:
        return ""
    first = min(subject)
    if _loses_a_comma(statement, subject, rest.tokens):
        return ""
    auxiliary, verb_words = _auxiliary(statement)
    if not auxiliary or (verb_words and _has_fellow_verb(statement)):
        return ""
    moved = (
        {*clause.auxiliaries[:1]}
        if clause.auxiliaries
        else ({clause.verb} if doc[clause.verb].lemma_ == "be" else set())
    )
    front = tuple(i for i in rest.tokens if i < first)
    after = tuple(i for i in rest.tokens if i > first and i not in subject and i not in moved)
    replaced = {**rest.replacements, **({clause.verb: verb_words} if verb_words else {})}

    def words(tokens: tuple[int, ...]) -> str:
        return Line(rest.doc, rest.source, tokens, replaced).render().text.strip(" ,")

    subject_text = _with_its_article(_small_start(words(subject), doc[first], first in rest.replacements))
    front_text = _small_start(words(front), doc[front[0]], front[0] in rest.replacements) if front else ""
    return " ".join(piece for piece in (auxiliary, subject_text, words(after), front_text) if piece)


def _has_fellow_verb(statement: Statement) -> bool:
    """Whether a second verb keeps its past form behind "did": "did it cut the rate and changed its stance"."""
    verb = statement.clause.doc[statement.clause.verb]
    kept = statement.rendered.places
    return any(child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ"} and child.i in kept for child in verb.children)


def _loses_a_comma(statement: Statement, subject: tuple[int, ...], tokens: tuple[int, ...]) -> bool:
    """Whether a comma in or behind the subject would be missed: "at Marseille, France, was", "a set, with three locks, was"."""
    doc, last = statement.clause.doc, subject[-1] + 1
    if last >= len(doc) or doc[last].text != ",":
        return False
    behind = next((i for i in tokens if i > last), last)
    verb = behind in {*statement.clause.auxiliaries, statement.clause.verb}
    return not verb or any(doc[i].text == "," for i in subject)


def _auxiliary(statement: Statement) -> tuple[str, str]:
    """Return the word that goes before the subject and, where that is a form of "do", the verb's plain form."""
    clause, doc = statement.clause, statement.clause.doc
    verb = doc[clause.verb]
    if clause.copula:
        return (clause.copula, verb.lower_) if verb.tag_ == "VBN" else ("", "")
    auxiliary = statement.line.word(clause.auxiliaries[0]).lower() if clause.auxiliaries else ""
    if auxiliary:
        return auxiliary, ""
    if clause.auxiliaries:
        return "did", verb.lemma_.lower()  # "has launched" was made "launched"
    if verb.lemma_ == "be":
        return verb.lower_, ""
    do = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag_, "")
    return do, verb.lemma_.lower() if do else ""


def _small_start(text: str, token: Token, replaced: bool = False) -> str:
    """Return the words with a small first letter where it was large only at the head of the sentence."""
    first = text.split(" ", 1)[0]
    if first in {"The", "A", "An"} or (token.pos_ == "NUM" and not any(c.isdigit() for c in first)):
        return text[:1].lower() + text[1:]
    if replaced:
        return text
    if _is_plain_word(token) and not text[:2].isupper():
        return text[:1].lower() + text[1:]  # "Sea trials" taken for a name
    if token.pos_ == "PROPN" or token.ent_type_ or text[:2].isupper() or (token.i > 0 and token.text[:1].isupper()):
        return text
    return text[:1].lower() + text[1:]


def _is_plain_word(token: Token) -> bool:
    """Whether a word with a large letter at the head of the sentence is a plain one: the parse says so, and it is short."""
    taken = token.i == 0 and token.pos_ == "PROPN" and not token.ent_type_ and token.nbor().pos_ == "NOUN"
    return taken and len(token.text) <= _SHORT_WORD


def _with_its_article(subject: str) -> str:
    """Return "the PM" for "PM", as one-liners write it."""
    return f"the {subject}" if subject in _OFFICES_ALONE else subject
