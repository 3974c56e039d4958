"""Quote a sentence whole, with the sentence before it where it leans on that: nothing is turned, so nothing turns out wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from studyapp.domain.article import Article, BlockKind, Sentence, Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.fact import Dropped, Fact
from studyapp.domain.ids import derived_id
from studyapp.extract.prose.context import Antecedent, Context
from studyapp.extract.prose.dating import with_dates
from studyapp.extract.prose.leaning import explains, leaning
from studyapp.extract.prose.line import Line
from studyapp.extract.prose.parts import find_parts
from studyapp.extract.prose.phrases import OFFICES, VERBS, Clause, Refusal, auxiliaries_of
from studyapp.extract.prose.quotable import is_condition, main_verb, subject_of, why_not_askable, why_not_quotable
from studyapp.extract.prose.quoted_roles import find_quoted_roles
from studyapp.extract.prose.references import with_full_forms
from studyapp.extract.prose.setting import Setting
from studyapp.extract.prose.spoken_of import Spoken, with_spoken
from studyapp.extract.prose.statement import Statement, find_hedge, with_article
from studyapp.extract.prose.unsaid import why_unsaid
from studyapp.extract.prose.worth import is_headline, told_as, why_not_told
from studyapp.knowledge.gazetteer import Gazetteer

MAX_QUOTED_WORDS = 62
LONG_WORDS = 34  # from here on what stands aside of the main clause is left out
MOST_BEFORE = 2
_LABEL_WORDS = 5  # "Value addition: the fund was ..."
_OPENERS = frozenset(
    """however moreover further furthermore also besides meanwhile additionally notably incidentally thus hence therefore so but
    and yet interestingly importantly significantly similarly likewise accordingly overall finally pertinently separately""".split()
)
# Adverbs that add nothing months later.
_LOOSE = frozenset("also recently already too newly likewise similarly nevertheless nonetheless therefore".split())
_SAYING = frozenset(
    "say state add note explain announce declare mention report estimate find show reveal confirm".split()
)


@dataclass(frozen=True)
class Quoted:
    """A sentence ready to be quoted; ``leans`` are its words that the text before it explains.

    ``named`` is the same with a name for its first pronoun, where that is certain; it serves where the sentence before
    cannot be quoted. ``silence`` tells why it may lead to another sentence but is not asked itself; empty when it may be.
    """

    statement: Statement
    leans: tuple[Token, ...]
    named: Quoted | None
    silence: str


def quote(setting: Setting, doc: Doc, spoken: Spoken, *, begun: bool, stopped: bool) -> Quoted | Refusal:
    """Return the sentence as a card may quote it: links left out, dates that stand alone; or why it cannot be quoted.

    ``spoken`` are the names of what the text speaks of, for its pronouns. ``begun`` and ``stopped`` tell of fellows in the
    same sentence, see why_not_quotable.
    """
    reason = why_not_quotable(doc, setting.sentence.text, begun=begun, stopped=stopped)
    verb = main_verb(doc)
    subject = subject_of(verb) if verb is not None else None
    if reason or verb is None or subject is None:
        return Refusal(reason or "no complete sentence")
    clause = _whole_clause(doc, verb, subject)
    kept = _without_links(doc, clause.tokens)
    if len(setting.sentence.text.split()) > LONG_WORDS:
        kept = _without_asides(doc, verb, kept)
    if len(kept) < 2:
        return Refusal("too short to say something")
    line = with_article(Line(doc, setting.sentence.text, kept))
    dated = with_dates(line, clause, setting)
    if isinstance(dated, Refusal):
        return dated
    line = with_full_forms(dated, clause, setting)
    pointing = list(leaning(doc, line.tokens, setting.topic, setting.context.title_nouns))
    first = doc[line.tokens[0]]
    line, pointing = _with_names(line, pointing, setting)
    line, pointing = with_spoken(line, pointing, spoken)
    words = _meant_by(first, setting.before) if pointing[:1] == [first] else ""
    named = _quoted(clause, line.with_words(first.i, first.i + 1, words), pointing[1:], None) if words else None
    return _quoted(clause, line, pointing, named)


def _quoted(clause: Clause, line: Line, leans: list[Token], named: Quoted | None) -> Quoted:
    first = line.tokens[0]
    line = line.with_words(first, first + 1, line.word(first)[:1].upper() + line.word(first)[1:])
    rendered = line.render()
    statement = Statement(clause, line, rendered, find_hedge(rendered.text), "")
    return Quoted(statement, tuple(leans), named, why_not_askable(clause.doc, rendered.text))


def _meant_by(pronoun: Token, before: Antecedent | None) -> str:
    """Return the subject of the sentence before, as the pronoun takes it up, empty where it does not fit."""
    if before is None:
        return ""
    word = pronoun.lower_
    fits = {
        "it": not before.person and not before.plural,
        "its": not before.person and not before.plural,
        "he": before.person,
        "his": before.person,
        "she": before.person,
        "they": before.plural,
        "their": before.plural,
    }.get(word, False)
    if not fits:
        return ""
    return f"{before.wording}’s" if word in {"its", "his", "their"} else before.wording


def _with_names(line: Line, pointing: list[Token], setting: Setting) -> tuple[Line, list[Token]]:
    """Give "the declaration" the one name that it has in the article; return what still leans."""
    left = []
    for token in pointing:
        noun = token.head
        bare = token.lower_ == "the" and noun.i == token.i + 1 and noun.tag_ in {"NN", "NNP"}
        bare = bare and noun.lemma_.lower() not in OFFICES  # "the President" is not the party's, named before
        name = setting.context.meant_by(noun.lemma_.lower(), setting.index, setting.sentence.block) if bare else ""
        if name and name.lower() not in setting.topic.lower():
            line = line.with_words(token.i, noun.i + 1, name)
        else:
            left.append(token)
    return line, left


def _whole_clause(doc: Doc, verb: Token, subject: Token) -> Clause:
    """Return the sentence as one clause about what it tells: in "X said that Y was built", of Y."""
    said = next((child for child in verb.children if child.dep_ == "ccomp" and child.pos_ in VERBS), None)
    if said is not None and verb.lemma_ in _SAYING and subject_of(said) is not None:
        verb, subject = said, subject_of(said) or subject
    tokens = tuple(token.i for token in doc if not token.is_space)
    while tokens and doc[tokens[-1]].text == ".":
        tokens = tokens[:-1]
    return Clause(doc, tokens, tuple(t.i for t in subject.subtree), subject.i, verb.i, tuple(auxiliaries_of(verb)))


def _without_links(doc: Doc, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out what ties the sentence to the text before: a first "However,", "also", "recently"."""
    kept = [i for i in tokens if not (doc[i].lower_ in _LOOSE and doc[i].dep_ == "advmod" and not _in_brackets(doc[i]))]
    while kept and doc[kept[0]].lower_ in _OPENERS and doc[kept[0]].dep_ in {"advmod", "cc", "mark"}:
        if doc[kept[0]].lower_ == "so" and doc[kept[0]].nbor().text != ",":
            break  # "So far"
        kept.pop(0)
        if kept and doc[kept[0]].text == ",":
            kept.pop(0)
    colon = next((place for place, i in enumerate(kept[:_LABEL_WORDS]) if doc[i].text == ":"), None)
    if colon is None or any(doc[i].pos_ in {*VERBS, "PROPN", "NUM"} for i in kept[:colon]):
        return tuple(kept)
    return tuple(kept[colon + 1 :])


def _in_brackets(word: Token) -> bool:
    """Whether it belongs to its bracket: "(also written Keezhadi)"."""
    return word.i > 0 and word.nbor(-1).text == "("


def _without_asides(doc: Doc, verb: Token, kept: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out what is set off by a comma at the front or the end: "While ...", ", which ..."; the main clause stays true."""
    beside = [child for child in verb.children if child.dep_ == "advcl" and not is_condition(child)]
    beside += [token for token in doc if token.dep_ == "relcl" and token.i > verb.i]
    for part in beside:
        first, last = part.left_edge.i, part.right_edge.i
        if first <= verb.i <= last:
            continue
        if first <= kept[0] and last + 1 < len(doc) and doc[last + 1].text == ",":
            kept = tuple(i for i in kept if i > last + 1)
        elif last >= kept[-1] and first > 0 and doc[first - 1].text == ",":
            kept = tuple(i for i in kept if i < first - 1)
        if len(kept) < 2:
            break
    return kept


def passage_fact(
    article: Article,
    index: int,
    quoted: Mapping[int, Quoted | Refusal],
    context: Context,
    gazetteer: Gazetteer,
    as_of_of: Callable[[Statement], PartialDate | Refusal | None],
) -> Fact | Dropped:
    """Return the fact of sentence ``index`` as a passage, or why it must stay silent; ``as_of_of`` dates what may change."""
    sentence = article.sentences[index]
    topic = context.topics[sentence.block]
    found = _whole(article, index, quoted, topic)
    if isinstance(found, Refusal):
        return _dropped(sentence, found.reason)
    statement, before = found
    as_of = as_of_of(statement)
    if isinstance(as_of, Refusal):
        return _dropped(sentence, as_of.reason)
    parts = find_parts(statement, gazetteer, context.kinds)
    shift = len(before) + 1 if before else 0
    roles = tuple(
        replace(role, at=Span(role.at.start + shift, role.at.end + shift))
        for role in find_quoted_roles(statement, parts, topic, before, about_one=bool(context.title_thing))
        if role.at is not None
    )
    if not roles:
        return _dropped(sentence, "nothing in it can be asked for without guessing")
    text = f"{before} {statement.rendered.text}.".strip()
    return Fact(
        id=derived_id("fact", article.id, str(sentence.span.start), text),
        article_id=article.id,
        frame="passage",
        rule=f"passage.{told_as(statement)}",
        roles=roles,
        statement=text,
        span=sentence.span,
        asks=tuple(role.name for role in roles),
        topic=topic,
        as_of=as_of,
        hedge=statement.hedge,
        attribution="",
        score=context.trust,
    )


def _whole(
    article: Article, index: int, quoted: Mapping[int, Quoted | Refusal], topic: str
) -> tuple[Statement, str] | Refusal:
    """Return the sentence and what has to be quoted before it, or why it cannot stand on a card."""
    here = quoted[index]
    if isinstance(here, Refusal):
        return here
    silence = here.silence or why_not_told(here.statement) or why_unsaid(here.statement, topic)
    if silence:
        return Refusal(silence)
    if article.blocks[article.sentences[index].block].kind is BlockKind.BULLET and is_headline(here.statement):
        return Refusal("a headline told in the present")
    before = _before(article, index, here.leans, quoted)
    if before is None and here.named is not None:
        here = here.named
        before = _before(article, index, here.leans, quoted)
    if before is None:
        return Refusal("it leans on text that cannot be quoted with it")
    if len(f"{before} {here.statement.rendered.text}".split()) > MAX_QUOTED_WORDS:
        return Refusal("too long to stand on a card with the sentence that it leans on")
    return here.statement, before


def _before(article: Article, index: int, leans: Sequence[Token], quoted: Mapping[int, Quoted | Refusal]) -> str | None:
    """Return the sentences that have to be quoted before it: none, one or two; None when there is no whole beginning."""
    chain: list[str] = []
    needed = list(leans)
    while needed:
        if len(chain) == MOST_BEFORE or not _follows(article, index):
            return None
        index -= 1
        here = quoted.get(index)
        if not isinstance(here, Quoted):
            return None
        doc = here.statement.clause.doc
        needed = [*(token for token in needed if not explains(doc, token)), *here.leans]
        if needed and here.named is not None and not here.named.leans:
            here, needed = here.named, [token for token in needed if token not in here.leans]
        chain.insert(0, f"{here.statement.rendered.text}.")
    return " ".join(chain)


def _follows(article: Article, index: int) -> bool:
    """Whether the sentence continues the one before it: same block, or the next paragraph under the same heading."""
    if index == 0:
        return False
    here, there = (article.blocks[article.sentences[i].block] for i in (index, index - 1))
    if here is there:
        return True
    plain = here.kind is BlockKind.PARAGRAPH and there.kind is BlockKind.PARAGRAPH
    return plain and here.path == there.path


def _dropped(sentence: Sentence, reason: str) -> Dropped:
    return Dropped(sentence.span, sentence.text, "passage", reason)
