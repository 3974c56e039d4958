"""A kept fact as a claim for a paper: its statement, and the places in it where another value would certainly be false."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

from studyapp.domain.dates import MONTHS
from studyapp.domain.fact import Fact
from studyapp.domain.question import Evidence, Kept
from studyapp.testing.articles import with_articles
from studyapp.testing.slots import Slot, slots_of
from studyapp.text.acronyms import spells

LONGEST = 32  # words; what is longer is a paragraph, not a statement to be judged
SHORTEST = 5
VAGUE_YEAR = " dates from "
READY_QUESTION = "ready-question"  # the frame of a question with its answer that the source itself gives
# Frames whose statement tests nothing (letters spell the answer), is a question, or lists.
_NOT_STATED = frozenset({"full-form", READY_QUESTION, "definition", "sum", "counted-list", "nickname", "other-name"})
_RELATIVE = re.compile(
    r"\b(?:this|last|next|current|previous|coming) (?:year|month|week|decade|century|fiscal)\b|\b(?:recently|now|today|"
    r"yesterday|tomorrow|currently|nowadays|so far|ago|earlier this|has since)\b",
    re.IGNORECASE,
)
# What is told as past seen from another past, or breaks off, or has lost a word between two of its parts.
_BROKEN = re.compile(
    r"\bhad (?:been|already)\b|\b(?:are|is|was|were|be|to|of|and|the|by|for|with|that|in)\.?$|^(?:Neither|Nation)\b|"
    r"^(?:Counting|Including|Excluding) [^,]+$|\d-on \d|\bto \d{1,2} (?:in|on) [A-Z]|"
    r"^(?!(?:In|On|By|Since|From|After|Until|During) )[^,]*\b\d{1,2} [A-Z][a-z]+ \d{4} [A-Z]|"
    r", (?:mascot|theme|venue|host|HQ) [“\"A-Z]|, [A-Z&]{2,4} (?:was|is|has)\b|\b(?:he|she|it|they)[’']d\b|"
    r"(?<=[a-z] )(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) [a-z]|\bw\.e\.f\b|^[A-Z][^:]{2,40}: [A-Z]|"
    r"\band (?:Secretary|Chairman|Director|President|Minister) (?:in|on) \d"
)
# An act without the thing that it was done to: "signed in March".
_NO_OBJECT = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\band )\b(?:signed|ratified|approved|endorsed|launched|adopted|notified) "
    r"(?:in|on|during|at)\b|\bwere (?:beaten|defeated) \d|\bgave (?:its|her|his) approval\b(?! to)|\bits ratification\b(?! of)|"
    r"\b(?:gave|gives|give|got|gets|received|receives|reserved|reserves) "
    r"\d[\d.]* ?(?:%|per cent)(?! (?:of|quota|reservation|stake|share)\b)|"
    r"\btook (?:full |over )?control (?:in|on)\b|\b(?:Treaty|Convention|Protocol|Agreement)\b.*\bopened (?:in|on)\b"
)
# Ceremony and colour: true, but no examiner asks for it.
_TRIVIAL = re.compile(
    r"\b(?:took|held|chaired|addressed|attended) a (?:review )?(?:meeting|press conference|rally|gathering)\b|\bquiz\b|\bMartyrs[’'] Day\b|"
    r"\bcelebrated\b.*\b(?:birth|anniversary|jayanti)\b|\b(?:greeted|congratulated|thanked|paid (?:tribute|homage))\b|"
    r"\b(?:midnight|noon) in\b|\b(?:credits|semesters|residential course)\b|\b(?:is|lies) near\b|"
    r"\bConstitution of India (?:came into force|was adopted)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"^(?:It|They|This|That|These|Those|He|She|Its|Their|His|Her|Such|An?|Some|Another|Both|Together|Only)\b|\bthe members\b(?! of)|"
    r"\b(?:its being|these|those|but (?:fewer|more|less)|the (?:former|latter|same|said|above|two|three) |"
    r"(?:of|by|in|for|at|under|with|to) (?:it|them|this)\b)|\bpermanent member(?! of)|\bin a matter of\b|"
    r"\breached (?:nearly |almost |about |over )?[\d.]+ ?(?:per cent|%)\.?$"
)
_VAGUE = re.compile(
    r"\bthe (?:meeting|agreement|committee|court|case|bench|scheme|mission|project|region|event|report|country|state|spot|move|plan|"
    r"programme|bill|law|decision|summit|visit|talks|deal|ship|lander|spacecraft|satellite|exercise|first phase|company|"
    r"pilot|detector|first direct|price|target|total|average)\b(?! (?:of|for)\b)|\bgave (?:her|his|its) assent\b(?! to)|"
    r"\b(?:published|issued|released|announced|set up|signed|made) an? (?:[a-z-]+ ){1,3}(?:in|on)\b|"
    r"\b[Tt]he (?:Bench|Court|Act|Bill|Scheme|Mission|Committee|Commission|Agreement|Treaty|Convention|Summit|Project|Board|Authority|"
    r"Council|Assembly|Declaration|Protocol)(?= [a-z]|[.,])(?! (?:of|for|on)\b)",
)
# With whom, or whose: "the ASEAN FTA", "the New Delhi Declaration".
_PARTNERLESS = re.compile(
    r"\b[Tt]he (?:[A-Z]{3,}|[A-Z][a-z]+) (?:FTA|CEPA|CECA|BIT)\b|^(?!.*\b(?:G20|G7|BRICS|SAARC|NAM|Quad|SCO|ASEAN|UN|WTO)\b).*"
    r"\b[Tt]he (?:[A-Z][a-z]+ ){1,2}Declaration\b"
)
# What a thing is or was when it was made: no later day changes it, so no date is put behind it.
_MONTH_FIRST = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})(?:,( \d{{4}}))?\b(?!,? \d)")
_ASKS_WITH_A_VERB = re.compile(
    r"\b(?:is|are|was|were|did|does|do|has|have|had|can|could|[a-z]{3,}(?:ed|es|ts|ns|ks|ds|ls|rs|ps|gs|ows|ays))\b"
)
_LASTING = re.compile(
    r"\b(?:weighs?|lift-off|stands for|court has [a-z]+ seats|seats does [^?]*court|metres?|feet|"
    r"kilomet(?:re|er)s?|km|tonnes|kg|sections|mass|height|takes the place of|"
    r"comes instead of|(?:was|were|has been|have been) (?:opened|built|set up|founded|released|approved)|statutory body)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[?;]|(?:[a-z]{4,}|\d|\))\. [A-Z]")
_OPINION = re.compile(
    r"\b(?:historic|landmark|important|significant|crucial|key|major step|pride|proud|success)\b", re.IGNORECASE
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|likely|expected|reportedly|allegedly|proposed|planned|said|claims?|according)\b"
)
# A second claim beside the one that is tested: the statement would be partly true.
_SECOND_CLAIM = re.compile(
    r"\band (?:its|their|his|her|the) [^,]*\b(?:is|are|was|were|has|have)\b|, \d[\d.,]* [a-z]+ (?:long|wide|high|tall|deep)\b|"
    r"\band (?:is|are|was|were|has|have) |, (?:and|but|while) [a-z]+ (?:took|was|were|is|are|has|had|gave|[a-z]{3,}ed)\b"
)
# A name: a capital that no sentence begins with, or a first word that is not one of the usual openers.
_NAME = re.compile(
    r"(?<!^)(?<![-\w])[A-Z0-9][\w’'&.-]*[A-Za-z]|^(?!(?:The|In|On|At|By|For|From|With|Under|After|Since|Each|Every|All|As|Of|To)\b)"
    r"[A-Z][\w.-]*"
)
_WORD = re.compile(r"[^\W_]+")
_FIRST_VERB = re.compile(
    r" (?=(?:is|are|was|were|has|have|had|did|does|do|can|gave|took|became|began|came|made|met|rose|fell|led|won|held|left|set|lies|runs|"
    r"covers?|consists?|contains?|extends?|[a-z]{3,}ed)\b)"
)
_CAPITAL_WITHIN = re.compile(r"(?<=[ (“\"])(?:[A-Z]|\d+(?:st|nd|rd|th)\b)")
_SINGLE_NAMES = frozenset({"Parliament", "India", "Scientists"})
_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")
_COMMON_SHORT = frozenset(
    """PM CM MP MLA UN GDP GNP GST FY AD BC CE BCE IST GMT DNA RNA HIV AIDS INS PSU FTA CEPA CECA EIA TV CEO NGO IT AI SC ST OBC
    CNG LPG EV PPP IPO USA LIC ASEAN PLI FAME TIME DRIVE KVP II III IV VI VII VIII IX XI XII XX XXI""".split()
)


@dataclass(frozen=True)
class Claim:
    """One kept fact as it may stand in a paper."""

    kept: Kept
    slots: tuple[Slot, ...]

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.kept.fact

    @cached_property
    def text(self) -> str:
        """The claim as it is printed: the statement, with the date on which it held where it may change."""
        return dated(self.fact.statement, self.fact)

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return evidence(self.kept)

    @cached_property
    def is_one_claim(self) -> bool:
        """Return whether it says one thing, so that it is wholly true or wholly false."""
        return not _SECOND_CLAIM.search(self.fact.statement)

    @cached_property
    def question_stands_alone(self) -> bool:
        """Return whether a question about it can be understood by itself; a question of the source is held to the same."""
        if self.fact.frame != READY_QUESTION:
            return self.stands_alone
        words = self.fact.statement
        if not _ASKS_WITH_A_VERB.search(words) or _BROKEN.search(words.partition("?")[0]):
            return False
        return not (_RELATIVE.search(words) or _HANGING.search(words) or _HEDGED.search(words) or _VAGUE.search(words))

    @cached_property
    def stands_alone(self) -> bool:
        """Whether the statement can be judged by itself, without a line above it."""
        return not unfit(self.fact) and _names_its_subject(self.fact.statement)


def claim_of(kept: Kept) -> Claim:
    """Return the claim of a kept fact; without slots where nothing in it may be swapped."""
    return Claim(kept, slots_of(kept.fact))


def dated(statement: str, fact: Fact) -> str:
    """Return the statement as it is printed: with its articles, and ``(as of October 2020)`` where the fact has such a date."""
    statement = in_one_style(with_articles(statement))
    if fact.as_of is None or lasts(statement):
        return statement
    return f"{statement.removesuffix('.')} (as of {fact.as_of.words()})."


def in_one_style(text: str) -> str:
    """Return a text with its full dates in the order of day, month and year, as all lines of a paper have them."""
    return _MONTH_FIRST.sub(r"\2 \1\3", text)


def lasts(text: str) -> bool:
    """Return whether a statement or question is about what no later day changes: a length, a mass, what was built."""
    return bool(_LASTING.search(text))


def evidence(kept: Kept) -> Evidence:
    """Return where a kept fact stands."""
    fact = kept.fact
    return Evidence(kept.source, kept.sentence or fact.statement, fact.article_id, fact.id, fact.span)


def unfit(fact: Fact) -> str:
    """Return why the statement cannot be put before a student to be judged true or false, empty where it can."""
    statement = fact.statement
    words = len(statement.split())
    checks = (
        (fact.frame in _NOT_STATED, "its form gives the answer away, lists or asks"),
        (bool(fact.hedge or fact.attribution or _HEDGED.search(statement)), "it is hedged or said by somebody"),
        (not SHORTEST <= words <= LONGEST, "it is too short or too long to be judged as a whole"),
        (
            not statement.endswith(".") or bool(_SEVERAL.search(statement)),
            "it is not one plain sentence",
        ),
        (bool(_RELATIVE.search(statement)), "its time depends on the day of reading"),
        (bool(_HANGING.search(statement) or _NO_OBJECT.search(statement)), "it speaks of something named before"),
        (bool(_BROKEN.search(statement.removesuffix("."))), "it is not one whole sentence"),
        (bool(_TRIVIAL.search(statement)), "no examiner asks for it"),
        (bool(_OPINION.search(statement)), "it judges"),
        (bool(_PARTNERLESS.search(statement)), "it does not say whose or with whom"),
        (VAGUE_YEAR in statement, "it does not say what was done in that year"),
    )
    return next((reason for fails, reason in checks if fails), "")


def _names_its_subject(statement: str) -> bool:
    """Return whether a name stands near the beginning and nothing in it hangs on the article."""
    if _VAGUE.search(statement) or _VAGUE.search(statement[:1].lower() + statement[1:]):
        return False
    beginning = " ".join(statement.split()[:7])
    return bool(_NAME.search(beginning))


def unclear_short_forms(statement: str, title: str, known: Container[str]) -> tuple[str, ...]:
    """Return the short forms that neither the statement nor the title spells out and that no bank or exam taker knows."""
    return tuple(
        short
        for short in _SHORT_FORM.findall(statement)
        if short not in _COMMON_SHORT
        and short not in known
        and f"({short})" not in statement
        and not spells_in(title, short)
    )


def spells_in(title: str, short: str) -> bool:
    """Return whether consecutive words of the title spell the short form."""
    words = _WORD.findall(title)
    size = len(short)
    return any(spells(" ".join(words[at : at + size + 1]), short) for at in range(len(words))) or any(
        spells(" ".join(words[at : at + size]), short) for at in range(len(words))
    )


def subject_of(statement: str) -> str:
    """Return the words before the first verb that can be told by its form."""
    return _FIRST_VERB.split(statement, maxsplit=1)[0]


def names_its_subject(statement: str, known: Container[str]) -> bool:
    """Return whether a name stands in the subject: a capital within it, or a first word that the bank ``known`` holds."""
    subject = subject_of(statement)
    first = subject.split(" ", 1)[0].rstrip(",")
    return bool(_CAPITAL_WITHIN.search(subject)) or first in known or first in _SINGLE_NAMES or first.isupper()


def statement_of_a_stranger(fact: Fact, title: str) -> bool:
    """Return whether it tells when or where somebody was born or died of whom the title says nothing: nobody asks for that."""
    subject = fact.role("subject")
    if fact.frame not in ("born", "died"):
        return False
    return subject is None or subject.text.split()[-1].lower() not in words_of(title)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters."""
    return frozenset(word.lower() for word in _WORD.findall(text))
