"""Refuse text that is not English; names and single words of other languages are welcome."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from studyapp.domain.errors import InputError

_SAMPLE = 40_000  # characters, from the beginning
_FEWEST_WORDS = 12  # words in lower case (names belong to no language); a shorter text is never refused for them
_COMMON_SHARE = 0.08  # share of the words below in English notes, at the least
_RUN = re.compile(r"(?:[^\W\d_]+ ){5,}[^\W\d_]+")  # notes have no such runs; their words alone tell no language
_COMMON = frozenset(
    str.split(
        "the of and to in a is for on was by with as that at from be it are were has have had an this which or its will not "
        "who their but been after also under first between into over more than per he she his her they what when"
    )
)
_SCRIPTS = {
    "DEVANAGARI": "Devanagari script (Hindi, Marathi, Nepali)",
    "BENGALI": "Bengali script",
    "TAMIL": "Tamil script",
    "TELUGU": "Telugu script",
    "KANNADA": "Kannada script",
    "MALAYALAM": "Malayalam script",
    "GUJARATI": "Gujarati script",
    "GURMUKHI": "Gurmukhi script (Punjabi)",
    "ORIYA": "Odia script",
    "ARABIC": "Arabic script (Urdu, Arabic)",
    "CYRILLIC": "Cyrillic script",
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese script",
    "HANGUL": "Korean script",
}


def check_english(text: str, name: str) -> None:
    """Raise InputError when most of the text is in another script or another language."""
    sample = text[:_SAMPLE]
    script = _foreign_script(sample)
    if script:
        raise InputError(f"{name} is mostly in {script}; only English is supported today")
    words = [word for run in _RUN.findall(sample) for word in run.split() if word.islower()]
    if len(words) < _FEWEST_WORDS or _common_share(words) >= _COMMON_SHARE:
        return
    language, probability = _guess_language(sample)
    if language != "en" and (probability > 0.99 or _common_share(words) < _COMMON_SHARE / 4):
        raise InputError(f"{name} does not seem to be in English; only English is supported today")


def _common_share(words: list[str]) -> float:
    return sum(word in _COMMON for word in words) / len(words)


def _foreign_script(sample: str) -> str:
    """Return the script of more than half of the letters when that is not Latin, else nothing."""
    counts = Counter(_script(char) for char in sample if char.isalpha())
    if not counts:
        return ""
    script, count = counts.most_common(1)[0]
    return _SCRIPTS.get(script, f"{script.title()} script") if script != "LATIN" and 2 * count > counts.total() else ""


def _script(char: str) -> str:
    return "LATIN" if char < "\u0250" else unicodedata.name(char, "unknown").split()[0]


def _guess_language(sample: str) -> tuple[str, float]:
    """Return the code of the language that the words look like, and how sure that is (0 to 1)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, and seldom needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    code, probability = identifier.classify(re.sub(r"\d+", " ", sample))
    return str(code), float(probability)
