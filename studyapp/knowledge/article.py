"""Whether a name stands with "the": "the Reserve Bank of India", but "NITI Aayog" and "Operation Ganga"."""

from __future__ import annotations

import re

_WORDS = """
academy accord accords act adhiniyam agency agreement agreements alliance amendment archives area army arrangement
assembly association authority award awards balance bank basin bay bhushan board bulletin bureau canal center centre
chakra challenge chambers championship channel charter club code commission commissioner committee commonwealth
community conclave confederation conference congress consortium constellation constitution convention cooperation
corporation corps corridor council court covenant crop cup dam declaration department desert dialogue directorate
division duma exchange explorer facility federation festival fleet force forces forum foundation framework fund games
group guard gulf hills honour house index initiative institute institution interface islands laboratories laboratory
league library list medal meeting memorial ministry mission movement navy network observatory ocean oceans office
olympiad olympics open orbiter organisation organization outlook pact padak panel parliament partnership party passage
pipeline plan plant plateau platform pledge police policy prize probe programme protocol puraskar race railways
ranking rankings ratna regime region register report reserve rifles rover samman sanhita satellite schedule scheme sea
secretariat senate service services shield shri society station statute strait summit supreme survey symposium system
team telescope treaty triangle tribunal trophy trust union unit university vehicle vibhushan wing yearbook
"""
_HEADS = frozenset(_WORDS.split())  # a name whose head is one of these stands with the article ...
_CUSTOM = "Quad|G4|G7|G8|G20|G77|Lok Sabha|Rajya Sabha|Knesset|Bundestag|Riksdag|Storting|Folketing|Sejm|United Nations"
_BY_CUSTOM = frozenset(
    [*_CUSTOM.split("|"), "Bosporus", "Dardanelles", "Paralympics", "Deaflympics"]
)  # ... and so do these
_WITHOUT = re.compile(r"(?:The|Operation|Exercise|Project|(?:State |Union )?Bank of|Pitt's|COP)\b")
_BRACKET = re.compile(r" \([^)]*\)")
_TAIL = re.compile(r"(?: (?:of|for|on|to|in|under|against|with|by|and)\b|,).*")
_NUMBER = re.compile(r",? (?:\d{4}|[IVX]+)$")


def with_article(name: str) -> str:
    """Return the name as it stands in the middle of a sentence, with "the" where English puts it."""
    if name in _BY_CUSTOM:
        return f"the {name}"
    if " " not in name or _WITHOUT.match(name):
        return name
    bare = _NUMBER.sub("", _BRACKET.sub("", name))
    ends = {part.rsplit(" ", 1)[-1].lower() for part in (bare, _TAIL.sub("", bare))}
    return f"the {name}" if ends & _HEADS else name
