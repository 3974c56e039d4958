"""How a name and a text are compared: words without accents, “&” as “and”, and what may stand between two words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:\+(?!\w))?|&")  # a last plus belongs to the word: OPEC+ is not OPEC

# Between two words of one name: blanks with at most one line's end, a hyphen, a bracket, a plural's apostrophe.
_JOINT = re.compile(
    r"[^\S\n]*\n?[^\S\n]*"
    r"|[^\S\n]?[-‐‑–]|[-‐‑–]\s"
    r"|\s?[(\[]|[)\]]\s?|[)\]]\s?[(\[]"
    r"|['’ʼ‘]\s"
)
# A dash between blanks joins only where the name has a hyphen: "Awas Yojana - Gramin".
_DASH = re.compile(r"\s[-‐‑–]\s")
# Marks that belong to some names only: "d'Ivoire", "St. Lucia", "Act, 2005".
_MARKED = re.compile(r"([,.'’ʼ‘/])\s?|([,.])\s?[(\[]|[)\]]([,.])\s?")

_SMALL = """
a abhiyaan abhiyan academy accord act agency agreement airport alliance amendment and army article assembly
association atomic authority award bank bay bill biosphere board bridge bureau canal central centre coast code college
commission commissioner committee community company conference constitution convention cooperation corporation
corridor council court crop cup dam declaration defence delta department desert development directorate division
economic education election environment exchange exercise falls family federation festival fleet food for force forest
forum foundation framework fund game games general geological glacier government group gulf health high hill hills
house human in index industries initiative institute institution insurance international island islands laboratory
lake land language law leaders legal limited line list minister ministry mission monument mountain mountains museum
national naval navy network nuclear observatory ocean of office on optional order organisation organization pact park
parliament partnership party pass peak peninsula plan plant plateau policy pollution port portal power prize program
programme project protection protocol province public railway range reactor region register report research reserve
rights river road rule rules sanctuary satellite schedule scheme school science sea sector security service services
site society space state states station stock strait strategy summit supreme survey system technology telescope temple
territory the tiger to treaty tribe tribunal trophy trust union united university valley village war water welfare
wetland wildlife with world yojana zone zoo
"""
# Words that a text may write small inside a name: "the East Asia summit".
SMALL = frozenset(_SMALL.split())


def fold(word: str) -> str:
    """Return the word without accents, “&” as “and”; capitals stay."""
    if word == "&":
        return "and"
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def inner(word: str) -> str:
    """Return the form in which a word inside a name is compared: small if it is one that texts write small."""
    folded = fold(word)
    small = folded.lower()
    return small if small in SMALL else folded


def joint(between: str) -> str | None:
    """Return the mark that stands between two words of one name ("" for none), or None where a name cannot go on."""
    if between == " " or _JOINT.fullmatch(between):
        return ""
    if _DASH.fullmatch(between):
        return "-"
    marked = _MARKED.fullmatch(between)
    if marked is None:
        return None
    mark = next(group for group in marked.groups() if group)
    return mark if mark in ",./" else "'"
