"""A heading that asks ("What is a PHEIC?") and the short answer that the text below it gives, as a card of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from studyapp.domain.article import Article, BlockKind, Span
from studyapp.domain.fact import Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.domain.prompt import MAX_ANSWER_WORDS, MAX_DEFINITION_WORDS
from studyapp.extract.prose.quotable import main_verb
from studyapp.extract.topic import title_of
from studyapp.knowledge.gazetteer import Gazetteer

_DEFINED = re.compile(r"What (?:is|are) (?:an? |the )?(?P<thing>[^,?]{2,50})\?$")
_ASKED = re.compile(
    r"(?:When|Where|Who|In which|On which|By whom|How (?:many|much|long|big|large|far|old|often)) .{8,90}\?$"
)
_NAMED = re.compile(r" [A-Z]")  # "How much is to be moved?" does not say of what
_IT_IS = re.compile(r"^(?:It is|It was|They are|This is|These are) (?=(?:an?|the|any|all|those) )")
_POINTS = re.compile(r"\b(?:it|they|them|this|these|those|that|here|there|he|she|his|her|their|its)\b", re.IGNORECASE)
_OPEN = re.compile(r"[;:—]|\b(?:above|below|following)\b")
_NOT_A_THING = re.compile(
    r"^(?:plan|present|debate|issue|matter|law|list|news|problem|case|idea|way|point|status|next|new|that|this|it)\b"
)


def read_question_headings(article: Article, docs: dict[int, Doc], gazetteer: Gazetteer) -> Iterator[Fact]:
    """Yield a fact for each asking heading whose first sentence answers it in a few words; ``docs`` by sentence number."""
    done: set[tuple[str, ...]] = set()
    for index, sentence in enumerate(article.sentences):
        block = article.blocks[sentence.block]
        if (
            not block.path
            or block.path in done
            or block.kind in {BlockKind.TITLE, BlockKind.HEADING}
            or index not in docs
        ):
            continue
        done.add(block.path)
        question, text = block.path[-1].strip(), sentence.text.strip()
        if question.endswith("?") and question == question.lstrip("0123456789. "):
            answer = _answer(question, text, docs[index], gazetteer)
            if answer:
                yield _fact(article, sentence.span, question, answer)


def _answer(question: str, text: str, doc: Doc, gazetteer: Gazetteer) -> str:
    """Return the answer without its stop, empty when the text below the heading gives none that stands alone."""
    defined = _DEFINED.match(question)
    words = re.sub(r" \([a-z][^)]*\)$", "", _IT_IS.sub("", text).rstrip("."))
    whole = main_verb(doc) is not None and words == text.rstrip(".")
    longest = MAX_DEFINITION_WORDS if defined is not None else MAX_ANSWER_WORDS
    if whole or _OPEN.search(words) or _POINTS.search(words) or len(words.split()) > longest:
        return ""
    if defined is not None:
        return words if len(words.split()) >= 4 and not _NOT_A_THING.match(defined["thing"].lower()) else ""
    if not _ASKED.match(question) or " and " in question or _POINTS.search(question) or not _NAMED.search(question):
        return ""
    telling = bool(re.search(r"\d", words)) or bool(gazetteer.find(words))
    return words if telling and len(words.split()) >= 2 else ""


def _fact(article: Article, span: Span, question: str, answer: str) -> Fact:
    answer = answer[0].upper() + answer[1:]
    roles = (Role("question", question, RoleKind.CLAUSE), Role("answer", answer, RoleKind.CLAUSE))
    return Fact(
        id=derived_id("fact", article.id, str(span.start), question),
        article_id=article.id,
        frame="ready-question",
        rule="prose.question-heading",
        roles=roles,
        statement=f"{question} {answer}.",
        span=span,
        asks=("answer",),
        topic=title_of(article),
        score=0.8,
    )
