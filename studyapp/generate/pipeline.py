"""From the facts of an article to its drafts: word, check, drop repetitions, choose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studyapp.domain.article import Article, Span
from studyapp.domain.draft import Draft
from studyapp.domain.fact import Dropped, Fact, Role, RoleKind
from studyapp.domain.ids import derived_id
from studyapp.domain.prompt import BLANK, Basic, Cloze, Prompt, prompt_kind, prompt_text
from studyapp.generate.cue import cue
from studyapp.generate.gates import Candidate, refused
from studyapp.generate.giveaway import telling_topic
from studyapp.generate.note_wording import NOTE_TEMPLATES
from studyapp.generate.template import Template, wording
from studyapp.generate.trust import is_confident, score_of
from studyapp.generate.wording import PROSE
from studyapp.text.similarity import content_words, likeness

TEMPLATES: tuple[Template, ...] = (*PROSE, *NOTE_TEMPLATES)
MAX_PER_SENTENCE = 2
LONG_SENTENCE = 24  # words; such a sentence holds a third fact
_SAME = 0.86
# Rules of the reader of full sentences; a note's line is cut into facts by the note itself.
CLAUSE_RULES = ("passage", "prose.event", "prose.state", "prose.rank", "prose.other")


@dataclass(frozen=True)
class Generation:
    """The drafts of an article in reading order, and what was not made into one."""

    drafts: tuple[Draft, ...]
    dropped: tuple[Dropped, ...]


def generate(article: Article, facts: Iterable[Fact]) -> Generation:
    """Return the drafts of these facts, at most two a sentence, the likeliest first to be kept; deterministic."""
    dropped: list[Dropped] = []
    drafts: list[Draft] = []
    for fact in facts:
        for role in (fact.role(name) for name in fact.asks):
            if role is not None:
                made = _draft(article, fact, role)
                (drafts if isinstance(made, Draft) else dropped).append(made)  # type: ignore[arg-type]
    kept, crowded = _chosen(drafts)
    return Generation(kept, (*dropped, *crowded))


def _draft(article: Article, fact: Fact, role: Role) -> Draft | Dropped:
    """Return the first wording that passes the gates, or the reason why none does."""
    reason = "nothing in it can be asked for without guessing"
    for prompt in _prompts(fact, role):
        reason = refused(Candidate(fact, role, prompt))
        if not reason:
            return _as_draft(article, fact, role, prompt)
    return Dropped(fact.span, fact.statement, f"{fact.rule}:{role.kind}", reason)


def _prompts(fact: Fact, role: Role) -> Iterator[Prompt]:
    """Yield the wordings to try, best first: the exact question, then the statement with a blank."""
    as_of = f" (as of {fact.as_of.words()})" if fact.as_of is not None else ""
    question = role.question or wording(TEMPLATES, fact, role)
    if question:
        yield Basic(f"{question}{as_of}", _answer(role))
    if fact.frame == "confirmed":
        return  # its statement is ours: where the question tells the answer, the blank does, too
    words = cue(role)
    if role.at is not None and words:
        text = f"{fact.statement[: role.at.start]}{BLANK} ({words}){fact.statement[role.at.end :]}"
        yield Cloze(f"{text.removesuffix('.')}{as_of}." if as_of else text, role.text)


def _answer(role: Role) -> str:
    """Return the answer as it stands alone on the back of a card."""
    return role.text if role.kind in {RoleKind.TERM, RoleKind.NUMBER} else role.text[:1].upper() + role.text[1:]


def _as_draft(article: Article, fact: Fact, role: Role, prompt: Prompt) -> Draft:
    kind = prompt_kind(prompt)
    rule = f"{fact.rule}.{role.kind}.{kind}" if fact.of_sentence else f"{fact.rule}.{role.name}.{kind}"
    topic = telling_topic(fact.topic, role, prompt.answer)
    score = score_of(fact, role, prompt, topic)
    return Draft(
        id=derived_id("draft", fact.id, kind, prompt_text(prompt), prompt.answer),
        fact_id=fact.id,
        article_id=article.id,
        prompt=prompt,
        topic=topic,
        explanation=fact.statement,
        source_sentence=_source(article, fact.span),
        span=fact.span,
        rule=rule,
        score=score,
        confident=is_confident(score),
        hedge=fact.hedge,
        as_of=fact.as_of,
    )


def _source(article: Article, span: Span) -> str:
    """Return the sentence that holds the span, cleaned; the bare stretch where no sentence does."""
    place = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.span.start)
    for sentence in article.sentences[max(0, place - 1) : place]:
        if sentence.span.start <= span.start and span.end <= sentence.span.end:
            return sentence.text
    return " ".join(article.text[span.start : span.end].split())


def _chosen(drafts: list[Draft]) -> tuple[tuple[Draft, ...], tuple[Dropped, ...]]:
    """Keep the best of each sentence and the first of what repeats itself; return the rest with reasons."""
    dropped: list[Dropped] = []
    kept: list[Draft] = []
    by_word: dict[str, list[Draft]] = {}  # those kept, by each telling word of the answer: twins share one
    per_sentence: dict[tuple[Span, bool], int] = {}  # what is shown at once and what on request
    for draft in sorted(drafts, key=lambda draft: (-draft.score, draft.span, draft.id)):
        words = sorted(content_words(draft.prompt.answer)) or [draft.prompt.answer]
        alike = dict.fromkeys(other for word in words for other in by_word.get(word, ()))
        twin = next((other for other in alike if _repeats(draft, other)), None)
        if twin is not None:
            dropped.append(_left(draft, f"asks the same as “{prompt_text(twin.prompt)}”"))
        elif per_sentence.get((draft.span, draft.confident), 0) >= _room(draft) and _of_clause(draft):
            dropped.append(_left(draft, "two better cards come from this sentence"))
        else:
            place = draft.span, draft.confident
            per_sentence[place] = per_sentence.get(place, 0) + _of_clause(draft)
            kept.append(draft)
            for word in words:
                by_word.setdefault(word, []).append(draft)
    return tuple(sorted(kept, key=lambda draft: (draft.span, -draft.score, draft.id))), tuple(dropped)


def _of_clause(draft: Draft) -> bool:
    return draft.rule.startswith(CLAUSE_RULES)


def _room(draft: Draft) -> int:
    return MAX_PER_SENTENCE + (len(draft.source_sentence.split()) >= LONG_SENTENCE)


def _repeats(draft: Draft, other: Draft) -> bool:
    if _figures(draft) != _figures(other):
        return False  # Article 266 is not Article 267
    if (
        _of_clause(draft)
        and _of_clause(other)
        and draft.span == other.span
        and draft.prompt.answer == other.prompt.answer
    ):
        return True  # a question and a blank for one and the same thing
    mine, theirs = _named_in(draft), _named_in(other)
    if mine and theirs and not mine & theirs:
        return False  # the seat of the one body is not the seat of the other, though both are at Geneva
    same_answer = likeness(draft.prompt.answer.lower(), other.prompt.answer.lower()) > _SAME
    return same_answer and likeness(prompt_text(draft.prompt), prompt_text(other.prompt)) > _SAME - 0.16


def _named_in(draft: Draft) -> frozenset[str]:
    """Return the capitalised words of the prompt but the first."""
    return frozenset(re.findall(r"(?<=\s)[A-Z][\w.’-]*\w", prompt_text(draft.prompt)))


def _figures(draft: Draft) -> list[str]:
    return re.findall(r"\d+", draft.prompt.answer)


def _left(draft: Draft, reason: str) -> Dropped:
    return Dropped(draft.span, prompt_text(draft.prompt), draft.rule, reason)
