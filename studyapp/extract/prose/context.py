"""What an article has named so far, so that "it", "the scheme" and short forms can be given their full names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from studyapp.domain.article import Article
from studyapp.domain.fact import RoleKind
from studyapp.extract.prose.names import GENERAL, Name, bare_person, find_names, is_titled
from studyapp.extract.text_form import TextForm, text_form
from studyapp.extract.topic import names_a_part, title_of, topic_lines
from studyapp.knowledge.gazetteer import Gazetteer
from studyapp.text.acronyms import find_pairs

# Words before a noun that say which one only to the reader of the article.
VAGUE = frozenset(
    """same other next last previous new old first second third two three four five six several many latest recent earlier
    former latter said above following such current present various respective entire whole both remaining more
    upcoming proposed own resulting ensuing subsequent""".split()
)
# What a title's thing may be called in the text below it when nobody says what it is.
_ROLES_OF_A_TOPIC = frozenset("mission scheme project programme initiative craft spacecraft".split())
_GROUP = frozenset({"leaders", "members"})
_GROUPS = frozenset({"group", "grouping", "alliance", "organisation", "union", "bloc"})
# "The school" may be one of which the text only speaks, beside the one that it names.
_MANY = frozenset(
    "school place centre institute university college company firm bank road river city town village house man woman".split()
)
_WHAT_A_THING_IS = frozenset(
    """site mound settlement town city temple fort monument lake river park reserve sanctuary species plant animal bird disease virus
    festival dance movement technique language script dynasty kingdom empire battle revolt island""".split()
)
# Those of whom a law or a scheme speaks, whichever it is.
_LAW = re.compile(r"\b(?:Act|Bill|Code|Rules|Ordinance|Scheme|Yojana)\b")
PARTIES = frozenset(
    """buyer promoter builder allottee tenant landlord employer employee worker applicant vendor beneficiary couple mother husband wife
    woman child victim accused offender complainant consumer seller manufacturer owner holder depositor borrower lender creditor
    debtor farmer student patient donor surrogate magistrate tribunal authority board""".split()
)
# As strangers kept them: 81 of 100 quoted sentences of notes, reports and encyclopedic texts, 46 and 47 of the others.
_TRUST_OF_FORM = {TextForm.OTHER: 0.8, TextForm.EXPLAINER: 0.5, TextForm.LIST: 0.4}
# Nouns that anything may have: "one-third of the area" is not of "the forest area" that was named before.
_OF_ANYTHING = frozenset(
    """area share rate number level cost price amount percentage size length height part region rest total definition order date day
    year time use value weight figure name role term limit ceiling target aim purpose result effect state land money water""".split()
)
# What stands beside a name without telling its sort: "fixed the number: the CJI and his four colleagues".
_NO_SORT = frozenset(
    "number figure total name word term question answer reason point thing fact rest one other".split()
)
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_WORDS_OF_A_THING = 5
_AT_THE_START = 5  # characters: "The " may come first
_WHERE = re.compile(r"(?<=[a-z]), [A-Z][a-z]+(?: [A-Z][a-z]+)?$")
_HAPPENED = re.compile(
    r" (?:Adopted|Launched|Approved|Notified|Passed|Signed|Released|Inaugurated|Commissioned|Announced|Extended|Amended|Ratified|"
    r"Explained|Unveiled|Cleared|Opened|Concluded|Completed|Revised|Upheld)$"
)
_ABOUT = re.compile(
    r"^(?:about|what (?:is|are)|who (?:is|are)|why|how|the role of|key facts (?:on|about))\s+", re.IGNORECASE
)


@dataclass(frozen=True)
class Named:
    """A noun phrase that says which thing it means; ``wording`` begins with "the" where English wants it."""

    sentence: int
    block: int
    wording: str


@dataclass(frozen=True)
class Antecedent:
    """The subject of the sentence before: what "it", "he", "she" stand for in the next one of the same block."""

    wording: str
    person: bool
    plural: bool
    block: int


@dataclass(frozen=True)
class Context:
    """Full forms by short form, and named things by the lemma of their noun."""

    text: str  # of the whole article
    full_forms: dict[str, str]
    named: dict[str, tuple[Named, ...]]
    protagonist_noun: str  # what the bank says that it is ("scheme"), else empty
    protagonist: str  # the one thing that the title speaks of, if there is a title and one thing in it
    title_thing: str  # what the whole article is about, where the title is the name of one thing
    title_nouns: frozenset[str]  # what the text says that thing is ("lagoon"), and whom a law of the title speaks of
    title_person: str  # whom the whole article is about, where the title names one person
    trust: float  # how well sentences of such a text stand alone, 0 to 1
    topics: tuple[str, ...]  # the line above the cards of each block
    kinds: dict[str, str]  # name -> what the article calls it ("Vikram": "lander"), where it calls it one thing only

    def meant_by(self, noun: str, sentence: int, block: int) -> str:
        """Return the one thing that "the <noun>" can mean here, or nothing.

        The sentences before in the same block decide first; else the article has to name just one such thing, before or
        in its title, of a sort of which a text seldom has two.
        """
        if noun in _OF_ANYTHING:
            return ""
        if noun == self.protagonist_noun:
            return self._by_title(noun)
        known = self.named.get(noun, ())
        near = {item.wording for item in known if item.block == block and sentence - 2 <= item.sentence < sentence}
        if near:
            return next(iter(near)) if len(near) == 1 else ""
        everywhere = {_key(item.wording): item.wording for item in known}
        if len(everywhere) == 1 and known[0].sentence <= sentence and noun not in _MANY:
            return next(iter(everywhere.values()))
        return "" if everywhere else self._by_title(noun)

    def _by_title(self, noun: str) -> str:
        """Return "the Chandrayaan-3 mission" for "the mission" under a title that speaks of Chandrayaan-3."""
        fits = noun == self.protagonist_noun or (not self.protagonist_noun and noun in _ROLES_OF_A_TOPIC)
        if not self.protagonist or not (fits or (noun in _GROUP and self.protagonist_noun in _GROUPS)):
            return ""
        named = self.protagonist.lower().endswith(noun)
        return f"the {self.protagonist}" if named else f"the {self.protagonist} {noun}"


def _key(wording: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", wording.lower().replace("’", "'"))


def build_context(article: Article, docs: Sequence[Doc], gazetteer: Gazetteer) -> Context:
    """Read the whole article once; ``docs`` are the parses of its sentences, in order."""
    pairs = [pair for sentence in article.sentences for pair in find_pairs(sentence.text)]
    named: dict[str, list[Named]] = {}
    for index, (sentence, doc) in enumerate(zip(article.sentences, docs, strict=True)):
        for token in doc:
            wording = _specific_phrase(token, sentence.text)
            if wording:
                named.setdefault(token.lemma_.lower(), []).append(Named(index, sentence.block, wording))
            for noun, name in _called(token, sentence.text):
                named.setdefault(noun, []).append(Named(index, sentence.block, name))
    kinds: dict[str, set[str]] = {}
    for noun, items in named.items():
        for item in items:
            kinds.setdefault(item.wording, set()).add(noun)
    called = {name: nouns.pop() for name, nouns in kinds.items() if len(nouns) == 1 and not name.startswith("the ")}
    return Context(
        article.text,
        {pair.short: pair.long for pair in pairs},
        {noun: tuple(items) for noun, items in named.items()},
        *_protagonist(article, gazetteer),
        subject_of_title(title_of(article)),
        _title_nouns(subject_of_title(title_of(article)), title_of(article), docs),
        _title_person(article, docs),
        _TRUST_OF_FORM[text_form(article)],
        topic_lines(article),
        called,
    )


# Who decides on the thing in a title ("Cabinet approves ...") is not what the text is about.
_DECIDES = frozenset({"cabinet", "government", "parliament", "centre"})


def _protagonist(article: Article, gazetteer: Gazetteer) -> tuple[str, str]:
    """Return (noun, name) of the thing that the title speaks of: what it begins with, or the only thing named in it."""
    title = title_of(article)
    things = [
        mention
        for mention in gazetteer.find(title)
        if mention.kind not in {RoleKind.PLACE, RoleKind.PERSON} and mention.name.split()[-1].lower() not in _DECIDES
    ]
    if len(things) == 1 or (things and things[0].start < _AT_THE_START):
        return things[0].noun, things[0].name
    first = next((name for name in find_names(title) if not gazetteer.senses_of(name.text)), None)
    if first is None or first.start >= _AT_THE_START:
        return "", ""
    return first.noun.lower(), re.sub(r"[’']s?$", "", first.text)


def _title_nouns(thing: str, title: str, docs: Sequence[Doc]) -> frozenset[str]:
    """Return the nouns that mean the title's thing in the text: what "Chilika is a lagoon" says, and parties of a law."""
    found = set(PARTIES if _LAW.search(title) else ()) | set(_WHAT_A_THING_IS if thing else ())
    bare = re.sub(r"^the ", "", thing.lower())
    for doc in docs if bare else ():
        root = next((token for token in doc if token.head == token), None)
        subject = next((child for child in root.children if child.dep_ == "nsubj"), None) if root is not None else None
        if subject is None or root is None or root.lemma_ != "be" or not bare.startswith(subject.lower_):
            continue
        found |= {child.lemma_.lower() for child in root.children if child.dep_ == "attr" and child.tag_ == "NN"}
    return frozenset(found)


def _title_person(article: Article, docs: Sequence[Doc]) -> str:
    """Return the one person whose whole name stands in the title, as the text writes it first."""
    title = set(re.findall(r"[a-z]+", title_of(article).lower()))
    named: dict[str, str] = {}
    for sentence, doc in zip(article.sentences, docs, strict=True):
        persons = [entity.text for entity in doc.ents if entity.label_ == "PERSON"]
        persons += [name.text for name in find_names(sentence.text) if _is_titled(sentence.text, name)]
        for words in (bare_person(person).split() for person in persons):
            if len(words) > 1 and {word.lower().strip(".’") for word in words} <= title:
                named.setdefault(words[-1].lower(), " ".join(words))
    return next(iter(named.values())) if len(named) == 1 else ""


def _is_titled(text: str, name: Name) -> bool:
    """Whether a title of a person begins the name or stands with its stop before it ("Smt. Wanjiru Otieno")."""
    return is_titled(name.text) or re.search(r"\b(?:Smt|Dr|Mr|Mrs|Ms|Prof|Shri)\. $", text[: name.start]) is not None


def _specific_phrase(noun: Token, source: str) -> str:
    """Return the noun with the words before it when they name one thing ("the cybersecurity agreement"), else nothing."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.tag_ in {"NNS", "NNPS"}:
        return ""
    before = [child for child in noun.children if child.dep_ in _MODIFIERS and child.i < noun.i]
    telling = [child for child in before if child.lower_ not in VAGUE | GENERAL and child.pos_ in {"PROPN", "NOUN"}]
    if not telling or any(child.pos_ == "PRON" for child in before) or any(c.dep_ == "nummod" for c in before):
        return ""
    first = min(child.left_edge.i for child in before if child in telling or child.pos_ == "PROPN")
    if any(noun.doc[i].pos_ in {"PRON", "DET"} for i in range(first, noun.i)):
        return ""
    wording = source[noun.doc[first].idx : noun.idx + len(noun)]
    if any(child.dep_ == "poss" for child in telling):
        return wording
    return f"the {wording}"


def _called(token: Token, source: str) -> Iterator[tuple[str, str]]:
    """Yield (noun, name) where the text says what a name is: "Vikrant, an aircraft carrier", "X is the first bank"."""
    other: Token | None = None
    if token.dep_ == "appos":
        other = token.head
    elif token.dep_ == "attr" and token.head.lemma_ == "be":
        other = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
    elif token.dep_ == "compound" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN":
        other = token.head
    if other is None:
        return
    for noun, name in ((token, other), (other, token)):
        if (
            noun.pos_ == "NOUN"
            and noun.tag_ == "NN"
            and noun.lemma_.lower() not in _NO_SORT
            and name.pos_ == "PROPN"
            and name.ent_type_ != "PERSON"
            and not any(child.lower_ in {"a", "an"} for child in name.children)  # "a C-130J" is one of many
        ):
            wording = _proper_name(name, source)
            if wording:
                yield noun.lemma_.lower(), wording


def _proper_name(noun: Token, source: str) -> str:
    """Return the whole proper name that the token ends, as written."""
    offset = noun.idx
    name = next((name for name in find_names(source) if name.start <= offset < name.end), None)
    return name.text if name is not None and not name.text.endswith(("’s", "'s")) else ""


def _is_short_form(word: str) -> bool:
    """Whether a heading in capitals is a short form ("CBDC"), not a common word ("BACKGROUND")."""
    return word.isupper() and (len(word) <= 4 or not re.search(r"[AEIOU]", word))


def subject_of_heading(path: Sequence[str]) -> str:
    """Return the one thing that the innermost heading names ("About the G20" -> "the G20"), or nothing."""
    heading = _ABOUT.sub("", path[-1]).rstrip(" ?:") if path else ""
    plain = re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]+", heading) is not None and not _is_short_form(heading)
    asked = (
        re.match(r"(?:why|how|when|where|is|are|was|does|do|did|can|should|will)\b", path[-1].strip(), re.IGNORECASE)
        if path
        else None
    )
    if asked or not re.search(r"[A-Z\d][\w.’-]*\)?$", heading):
        return ""  # "How is India placed?", "School education"
    shouted = heading.isupper() and " " in heading  # "PAY AND BENEFITS" may be no name at all
    return "" if plain or shouted or names_a_part(heading) else _one_name(heading)


def subject_of_title(title: str) -> str:
    """Return the one thing that a title names and nothing else, as titles of an encyclopedia do, or nothing.

    What happened to it ("... Framework Adopted") is no part of its name, nor is where it stands ("... Temple, Thanjavur").
    """
    title = _WHERE.sub("", _HAPPENED.sub("", title))
    return _one_name(title) if len(title.split()) <= _WORDS_OF_A_THING else ""


def _one_name(heading: str) -> str:
    """Return the name as it stands in a sentence, where the heading is one name."""
    names = find_names(heading)
    if len(names) != 1 or len(names[0].text) < len(heading) - 12:
        return ""
    if heading.lower().startswith("the "):
        return f"the {heading[4:]}"
    return f"the {heading}" if names[0].noun or heading.isupper() or re.fullmatch(r"[A-Z]+\d+", heading) else heading
