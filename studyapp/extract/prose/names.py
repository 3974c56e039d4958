"""Proper names by their form: runs of capitalised words, and the noun in them that says what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from studyapp.domain.fact import RoleKind

_ORGANISATIONS = """academy agency alliance army association assembly authority bank bench board bureau centre club coalition
college commission committee company conference confederation corporation council court department directorate federation
forum foundation front group guard hospital house institute institution laboratory league ministry mission navy network
office organisation organization parliament party police secretariat society station tribunal trust unit university"""
_WORKS = """accord accords act agreement amendment article award awards bill bond bonds budget campaign census charter code
constitution convention covenant declaration directive doctrine drive election elections framework fund grid guidelines
index initiative law medal memorandum mission order pact pillar plan platform policy pipeline portal prize programme
program project protocol regulation regulations report resolution review rules satellite schedule scheme section spacecraft
standard strategy survey system telescope treaty trophy vision yojana"""
_EVENTS = """anniversary championship championships cup day decade dialogue exercise exhibition expo
festival games jayanti olympics olympiad operation session summit war week year"""
_PLACES = """airport bay biosphere bridge canal capital city coast complex corridor dam delta desert district falls forest
fort glacier gulf harbour highway hills island islands lake memorial metro monument mountain mountains museum ocean palace
park pass peninsula plain plateau port province range region reserve river road sanctuary sea stadium state strait temple
territory town tunnel valley village waterway wetland zone"""

NAMED_NOUNS: dict[str, RoleKind] = {
    **dict.fromkeys(_ORGANISATIONS.split(), RoleKind.ORGANISATION),
    **dict.fromkeys(_WORKS.split(), RoleKind.WORK),
    **dict.fromkeys(_EVENTS.split(), RoleKind.EVENT),
    **dict.fromkeys(_PLACES.split(), RoleKind.PLACE),
}
# Plural by form, one thing by meaning, or no noun that one could ask for with "which".
_NO_QUESTION = frozenset(
    "awards bonds rules guidelines regulations elections year house office mission group system state".split()
)
GENERAL = frozenset(
    """sector sponsored government centrally national international union state central regional annual world global
    district local indian joint high special""".split()
)
# "Ministry of Defence", "Convention on Biological Diversity": the noun comes first.
_HEAD_FIRST = frozenset(
    """academy agency article association bank board bureau centre commission committee confederation conference convention
    council court covenant declaration department directorate federation forum gulf institute institution ministry office
    organisation organization parliament port secretariat section schedule society strait treaty university bay lake river
    mount exercise operation treaty""".split()
)
_TITLES = frozenset(
    """Mr Mrs Ms Dr Prof Shri Smt Sri Sushri Justice Justices Judge General Lieutenant Admiral Marshal Colonel Major Captain
    President Minister Premier Chancellor King Queen Prince Princess Pope Governor Speaker Ambassador Secretary Senator Sir
    Chairman Chairperson Chief Vice Prime Foreign External Affairs Home Finance Defence Union Deputy Director Professor
    Advocate Attorney Solicitor""".split()
)
_STARTERS = frozenset(
    """A An The In On At By For From With To Of And But As When While After Before Since Under Over During Until Both Its
    It His Her Their This That These Those There Here He She They We Our Earlier Later Now Today Besides However Although
    Though If Because Between Among Within Into Through Near About More Most Many Some Several Few Each Every All Also Only
    Once Other Another First Last Next One Two Three Four Five Six Seven Eight Nine Ten Such What Which Who Why How Where
    Announced Launched Named Former Then""".split()
)
_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'&.]*\w(?:(?<=s)[’'](?= [A-Z]))?|[A-Z]|\d+[A-Z]\w*)"
_JOIN = r"(?:-|–| )"
_LAW_NUMBER = r"(?:Sections?|Articles?|Rule|Entry|Schedule|Part|Order) \d+[A-Z]{0,2}(?:\(\w{1,4}\))*"
_RUN = re.compile(
    rf"(?:{_LAW_NUMBER}|{_WORD})(?:{_JOIN}(?:{_WORD}|\d{{1,4}}\b)| (?:of|for|on|and|&|to|in|de|al) (?:the )?{_WORD})*"
    rf"(?:(?:(?<=Act)|(?<=Code)),? (?:18|19|20)\d\d\b|(?:(?<=Scheme)|(?<=Policy)), (?:20)\d\d\b)?"
)
_SMALL_LINKS = re.compile(r" (of|for|on|and|to|in) (?:the )?")
_BEFORE_OF = frozenset(
    "chief president governor speaker secretary internet government republic kingdom people house gulf".split()
)


@dataclass(frozen=True)
class Name:
    """A proper name at text[start:end]; ``noun`` is the word in it that says what it is, else empty."""

    start: int
    end: int
    text: str
    noun: str
    kind: RoleKind | None

    @property
    def askable(self) -> bool:
        """Whether "which <noun>" is a natural question for it."""
        if not self.noun or self.noun.lower() in _NO_QUESTION:
            return False
        # "National Conference" names nothing: there is one of everything.
        return {word.lower() for word in re.findall(r"\w+", self.text)} - GENERAL - {self.noun.lower()} != set()


def find_names(text: str) -> tuple[Name, ...]:
    """Return the longest proper names in the text, in order, none overlapping."""
    return tuple(name for match in _RUN.finditer(text) for name in _split(text, match.start(), match.end()))


def _split(text: str, start: int, end: int) -> Iterator[Name]:
    """Yield the names of one run of capitalised words: "India and Japan" are two, "Ministry of Road and Rail" is one."""
    while (first := re.match(r"[\w’']+", text[start:end])) and first[0] in _STARTERS:
        rest = re.match(r"[\w’']+[ -]?(?:(?:of|for|on|and|to|in|the|de|al) )*", text[start:end])
        assert rest is not None
        start += rest.end()
    if start >= end:
        return
    owner = re.match(r"(?:[A-Z][\w.]* )*?([A-Z]\w*)[’']s ", text[start:end])
    if owner is not None and not owner[1].endswith(("men", "eople", "hildren", "mother", "other", "orld")):
        # "Japan’s Ministry of Defence" is two names, "Women’s World Cup" one.
        yield from _split(text, start, start + owner.end() - 1)
        yield from _split(text, start + owner.end(), end)
        return
    cut = _first_cut(text[start:end])
    if cut is not None:
        yield from _split(text, start, start + cut[0])
        yield from _split(text, start + cut[1], end)
        return
    words = text[start:end]
    noun, kind = _noun_of(words)
    yield Name(start, end, words, noun, kind)


def _first_cut(run: str) -> tuple[int, int] | None:
    """Return where a run that is two names has to be cut (end of the first, start of the second), None when it is one."""
    for link in _SMALL_LINKS.finditer(run):
        word = link[1]
        before = [part.lower() for part in re.findall(r"[\w’']+", run[: link.start()])]
        opened = any(part in _HEAD_FIRST for part in before)
        of_chain = any(part in _HEAD_FIRST and follower in {"of", "for", "on"} for part, follower in pairwise(before))
        company = re.match(
            r"(?:\w+ ){0,3}(?:Private |Pvt\.? )?(?:Limited|Ltd|Corporation|Company|Inc)\b", run[link.end() :]
        )
        joins = {
            "of": opened or before[-1] in NAMED_NOUNS or before[-1] in _BEFORE_OF,
            "for": opened or before[-1] in NAMED_NOUNS,
            "on": opened or before[-1] in NAMED_NOUNS,
            "and": of_chain or company is not None,
            "to": False,
            "in": False,
        }[word]
        if not joins:
            return link.start(), link.end()
    return None


def _noun_of(words: str) -> tuple[str, RoleKind | None]:
    parts = re.findall(r"[\w’'-]+", words)
    if len(parts) < 2:
        return "", None
    last, first = parts[-1].lower(), parts[0].lower()
    if first in _HEAD_FIRST:
        return _written(first), NAMED_NOUNS.get(first, RoleKind.EVENT)
    if re.search(r" of | for ", words):
        before = re.split(r" of | for ", words)[0].rsplit(" ", 1)[-1].lower()
        if before in NAMED_NOUNS:
            return _written(before), NAMED_NOUNS[before]
    if re.fullmatch(r"(?:18|19|20)\d\d", last) and len(parts) > 2:
        last = parts[-2].lower()
    return (_written(last), NAMED_NOUNS[last]) if last in NAMED_NOUNS else ("", None)


def _written(noun: str) -> str:
    """Return the noun as it stands in a question: laws with a capital, as lawyers write them."""
    return noun.capitalize() if noun in {"act", "article", "bill", "amendment", "schedule", "section"} else noun


def is_titled(words: str) -> bool:
    """Whether the words begin with a title of a person: "President Xi Jinping"."""
    return words.split(" ", 1)[0].rstrip(".") in _TITLES


def bare_person(words: str) -> str:
    """Return a person's name without the titles before it."""
    parts = words.split()
    while len(parts) > 1 and parts[0].rstrip(".") in _TITLES:
        parts = parts[1:]
    return " ".join(parts)
