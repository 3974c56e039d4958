"""Refuse text that is not English; names and single words of other languages are welcome."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from studyapp.domain.errors import InputError

_SAMPLE = 40_000  # characters, from the beginning
_FEWEST_WORDS = 40  # a shorter text is never refused for its words
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
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < _FEWEST_WORDS or _common_share(words) >= 0.08:
        return
    language = _guess_language(sample)
    if language != "en":
        raise InputError(f"{name} seems to be in another language ({language}); only English is supported today")


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


def _guess_language(sample: str) -> str:
    """Return the code of the language that the words look like, "en" unless it is another one beyond doubt."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    code, probability = identifier.classify(re.sub(r"\d+", " ", sample))
    return str(code) if probability > 0.99 else "en"
