"""Direct questions and one-liners: the wording of the student's own card, with wrong options beside its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from studyapp.domain.fact import RoleKind
from studyapp.domain.prompt import BLANK, Basic, Cloze, Prompt
from studyapp.domain.question import Option, Question, QuestionKind
from studyapp.testing.articles import with_articles
from studyapp.testing.build import Balance, Refusal, hangs_on_topic, make
from studyapp.testing.claim import READY_QUESTION, Claim, in_one_style, lasts, words_of
from studyapp.testing.distractors import wrong_values
from studyapp.testing.false_statements import cited
from studyapp.testing.material import Material
from studyapp.testing.names import ACRONYM_BRACKET, Names
from studyapp.testing.numbers import days_between, number_of, order_of, year_of
from studyapp.testing.slots import Slot
from studyapp.testing.wrong import Wrong, about
from studyapp.text.similarity import content_words

_ORDERED = (RoleKind.DATE, RoleKind.NUMBER)
_CLAUSE = re.compile(r"\d[A-Z]*\(\w+\)")  # "Article 25(2)"
_LONGEST_KEY = 1.4  # times the mean length of the options
_SMALL = 20  # up to here numbers may stand side by side
_LEAST_GAP = 0.07
_DAYS_APART = 4
_SPARE = 4  # names more than are needed, to choose from by their length
_RANK = "which rank"
_LONGEST_STEM = 32  # words
_AS_OF_LAST = re.compile(r"\? (\(as of [^)]+\))$")
_AS_OF = re.compile(r" \(as of [^)]+\)")
_NOUNS = frozenset({"article", "schedule", "part", "act"})  # that a question asks for by name


def direct(
    claim: Claim,
    material: Material,
    options: int,
    balance: Balance,
    rng: Random,
    kind: QuestionKind = QuestionKind.DIRECT,
) -> Question | Refusal:
    """Return a question with that many options, or why none can be made of this claim."""
    reason = "no card asks for a part of it that has a single value"
    for slot, stem in _stems(claim, clozes=kind is QuestionKind.ONE_LINER):
        wrong = _wrong_options(claim, slot, stem, material, options - 1, balance, rng)
        if wrong is not None:
            if claim.question_stands_alone and not hangs_on_topic([claim], [slot.value]):
                return _question(kind, stem, claim, slot, wrong, material.names, balance, rng)
            reason = "without the line above it nobody could tell what it asks for"
            continue
        reason = f"there are not {options - 1} wrong options that are certainly wrong and of the same sort"
    return Refusal(reason)


def _stems(claim: Claim, *, clozes: bool) -> Iterator[tuple[Slot, str]]:
    """Yield the slots that a card of the fact asks for, with its wording."""
    for prompt in claim.kept.prompts:
        for slot in claim.slots:
            if prompt.answer.lower() == slot.value.lower() and (stem := _stem(prompt, clozes)):
                yield slot, stem


def _stem(prompt: Prompt, clozes: bool) -> str:
    if isinstance(prompt, Basic):
        asks = prompt.question.rstrip().endswith(("?", ")")) and len(prompt.question.split()) <= _LONGEST_STEM
        dated = "?" if lasts(prompt.question) else r" \1?"
        return in_one_style(_AS_OF_LAST.sub(dated, with_articles(prompt.question))) if asks else ""
    if not clozes or not isinstance(prompt, Cloze) or BLANK not in prompt.text:
        return ""
    return f"Fill in the blank: {in_one_style(_AS_OF.sub('', prompt.text) if lasts(prompt.text) else prompt.text)}"


def _wrong_options(
    claim: Claim, slot: Slot, stem: str, material: Material, count: int, balance: Balance, rng: Random
) -> list[Wrong] | None:
    """Return that many wrong options that give nothing away, None where there are not so many."""
    in_stem = words_of(stem)
    key = _shown(slot.value)
    if (content_words(key) - content_words(slot.noun) - _NOUNS) & content_words(stem) and slot.kind not in _ORDERED:
        return None
    found: list[Wrong] = []
    for wrong in wrong_values(claim, slot, material, rng):
        fits = _shown(wrong.value).lower() not in {_shown(other.value).lower() for other in found}
        fits = fits and _as_written(key) == _as_written(wrong.value)
        apart = all(_are_apart(wrong.value, other.value, slot) for other in found)
        if fits and apart and not content_words(wrong.value) <= in_stem:
            found.append(wrong)
        if len(found) >= (4 * count if slot.kind in _ORDERED else count + _SPARE):
            break
    if slot.kind in _ORDERED:
        return _around(slot, found, count, balance, rng)
    of_its_own_length = slot.kind in (RoleKind.PLACE, RoleKind.PERSON) or slot.noun == "ministry"  # that tells nothing
    return found[:count] if of_its_own_length and len(found) >= count else _even(key, found, count, rng)


def _as_written(value: str) -> tuple[bool, bool]:
    """Return whether a value is letters only, and whether it names a clause: the one of its kind would stand out."""
    return value.isupper() and value.isalpha(), bool(_CLAUSE.search(value))


def _are_apart(one: str, other: str, slot: Slot) -> bool:
    """Return whether two wrong options differ enough: numbers by a share, names by more than a part."""
    if slot.kind is RoleKind.NUMBER:
        left, right = number_of(one) or 0.0, number_of(other) or 0.0
        counted = left == int(left) and right == int(right) and max(left, right) <= _SMALL
        return counted or abs(left - right) >= _LEAST_GAP * max(left, right) or slot.noun == _RANK
    if slot.kind is RoleKind.DATE:
        return days_between(one, other) >= _DAYS_APART
    return not _shares_name(one, other)


def _shares_name(one: str, other: str) -> bool:
    """Return whether one name is a part of the other."""
    left, right = content_words(one), content_words(other)
    return left <= right or right <= left


def _around(slot: Slot, found: list[Wrong], count: int, balance: Balance, rng: Random) -> list[Wrong] | None:
    """Return numbers or dates on both sides of the key, so that its rank is the position that was used least."""
    lower = [wrong for wrong in found if order_of(wrong.value) < order_of(slot.value)]
    higher = [wrong for wrong in found if order_of(wrong.value) > order_of(slot.value)]
    if not lower or not higher:  # as when a date is the last that the source can know: "the latest" would be the key
        return None
    ranks = [rank for rank in range(count + 1) if rank <= len(lower) and count - rank <= len(higher)]
    if not ranks:
        return None
    used = min(balance.positions[count + 1, rank] for rank in ranks)
    rank = rng.choice([rank for rank in ranks if balance.positions[count + 1, rank] == used])
    chosen = [*_spread(slot.value, lower, rank), *_spread(slot.value, higher, count - rank)]
    return None if slot.kind is RoleKind.DATE and _alone_in_its_year(slot.value, chosen) else chosen


def _spread(key: str, wrong: list[Wrong], count: int) -> list[Wrong]:
    """Return so many values from the nearest to the farthest, so that the key does not stand far from a cluster."""
    nearest = sorted(wrong, key=lambda each: _distance(key, each.value))
    return [nearest[place * len(nearest) // count] for place in range(count)]


def _distance(key: str, other: str) -> tuple[float, ...]:
    return tuple(abs(one - two) for one, two in zip(order_of(key), order_of(other), strict=True))


def _alone_in_its_year(key: str, wrong: Sequence[Wrong]) -> bool:
    """Return whether all others lie in one other year, or one other month: the key would be the odd one out."""
    years = [year_of(each.value) for each in wrong]
    months = [order_of(each.value)[1] for each in wrong]
    alone = year_of(key) not in years and len(set(years)) == 1
    return not key.isdigit() and (alone or (order_of(key)[1] not in months and len(set(months)) == 1))


def _even(key: str, found: list[Wrong], count: int, rng: Random) -> list[Wrong] | None:
    """Return names beside which the key is not the odd one by its length; the longest where it is long itself."""
    if len(found) < count:
        return None
    chosen = _flanked(key, found, count, rng)
    if not _stands_out(key, chosen):
        return chosen
    nearest = sorted(found, key=lambda wrong: abs(len(wrong.value) - len(key)))[:count]
    return None if _stands_out(key, nearest) else nearest


def _flanked(key: str, found: list[Wrong], count: int, rng: Random) -> list[Wrong]:
    """Return names of which now more, now fewer are shorter than the key, so that its length tells nothing."""
    shorter = [each for each in found if len(_shown(each.value)) <= len(key)]
    longer = [each for each in found if each not in shorter]
    wanted = sorted(rng.choices(range(count + 1), k=3))[1]  # the middle of three draws: seldom all, seldom none
    chosen = shorter[:wanted] + longer[: count - wanted]
    rest = [each for each in found if each not in chosen]
    return chosen + rest[: count - len(chosen)]


def _stands_out(key: str, wrong: Sequence[Wrong]) -> bool:
    lengths = [len(_shown(each.value)) for each in wrong]
    mean = (len(key) + sum(lengths)) / (len(wrong) + 1)
    return len(key) > _LONGEST_KEY * mean and len(key) > max(lengths) + 3


def _shown(value: str) -> str:
    """Return a value as an option: without the acronym in brackets that only one of them would carry."""
    return ACRONYM_BRACKET.sub("", value[:1].upper() + value[1:] if number_of(value) is None else in_one_style(value))


def _question(
    kind: QuestionKind,
    stem: str,
    claim: Claim,
    slot: Slot,
    wrong: list[Wrong],
    names: Names,
    balance: Balance,
    rng: Random,
) -> Question:
    right = Option(_shown(slot.value), f"Right: {cited(claim)}{_beside(claim, slot, names)}")
    others = [Option(_shown(each.value), _why_not(each, slot)) for each in wrong]
    if slot.kind in _ORDERED:
        options = sorted([right, *others], key=lambda option: order_of(option.text))
        key = options.index(right)
    else:
        key = balance.key_position(len(others) + 1, rng)
        rng.shuffle(others)
        options = [*others[:key], right, *others[key:]]
    return make(kind, stem, options, key, [claim], [slot.value], explanation=claim.text)


def _beside(claim: Claim, slot: Slot, names: Names) -> str:
    """Return what the bank says of the key, where the source only asks and answers."""
    if claim.fact.frame != READY_QUESTION:
        return ""
    said = (about(collection, entry) for collection, entry in names.of(slot.value))
    return next((f" ({text})" for text in said if text), "")


def _why_not(wrong: Wrong, slot: Slot) -> str:
    told = f"Not so: it is {in_one_style(slot.value)}."
    return f"{told} {wrong.about}" if wrong.about and slot.kind not in _ORDERED else told
