"""Give an article the name that a student will know it by in a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_LONGEST = 60  # characters of a name that is made from a sentence
_LONGEST_TITLE = 140
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
# An opening clause says when or why; the name begins after it.
_OPENING = re.compile(
    r"(?:With|While|In|On|At|After|As|Following|Amid|Recogni[sz]ing|Ahead|Under|During|Although|Taking)\b"
    r"[^,.]{3,80}, (?!\d{4})(?:the )?(?=\S.{25})"
)
_SUBJECT = re.compile(r"^(?:(?:Subject|Sub|Title|Headline|Topic)\s*:\s*)?(?:(?:Fwd?|Re)\s*:\s*)*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,3}(?=[\W_])")
_FILE_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?:[-_. ]?[0-3]\d)?(?!\d)")
_EMPTY_WORDS = frozenset(
    str.split(
        "article articles document doc untitled new text file note notes copy download downloads final draft page scan pasted "
        "paste clipboard data test input output temp tmp the and for"
    )
)
_SMALL_WORDS = frozenset(str.split("a an and as at by for from in into of on or over the to under vs with"))

# Words of headlines that are too short to be told from initials by their length.
_SHORT_WORDS = frozenset(
    str.split(
        "what why how who when where which one two three four five six seven eight nine ten year years end day days week new key "
        "top all its his her our is are was has have set sets get gets win wins ban bans act acts bill bills law laws pay pays "
        "tax taxes war deal pact plan plans bank banks oil gas coal rail road sea seas land army navy air test game games cup book "
        "note notes news list quiz fact facts data rule rules rate rates fund funds aid food crop crops rice tree trees city "
        "town lake dam hill bird fish moon sun cell gene drug about after amid north south east west first last liner liners "
        "world india indian state states union court house high panel women child youth rural urban water power solar green "
        "march april"
    )
)


def name_from_title(title: str, text: str) -> str:
    """Return the title tidied: without the subheads that were glued to it, not all in capitals, not endless."""
    title = _SUBJECT.sub("", title)
    glued = _GLUED.search(title) if len(title) > _LONGEST_TITLE else None
    words = _shorten(title[: glued.start()] if glued else title, _LONGEST_TITLE)
    return readable_case(words, text) if words.isupper() else words


def name_from_sentence(sentence: str) -> str:
    """Return the beginning of what the sentence says, about 60 characters."""
    opening = _OPENING.match(sentence)
    said = sentence[opening.end() :] if opening else sentence
    name = _shorten(said.strip(" “\"‘'!"), _LONGEST)
    return name[:1].upper() + name[1:]


def name_from_file(stem: str, text: str) -> str:
    """Return the words of a telling file name, written as the text writes them; empty when the name tells nothing."""
    bare = _NUMBERED.sub(" ", _FILE_DATE.sub(" ", stem))
    words = [word for word in re.split(r"[\W_]+", bare) if word]
    if not _is_telling(words):
        return ""
    forms = _forms(text)
    written = [forms.get(word.lower(), word) for word in words]
    return " ".join([written[0][0].upper() + written[0][1:], *written[1:]])


def readable_case(capitals: str, text: str) -> str:
    """Return words in capitals as the text writes them in its sentences; what may be initials stays."""
    forms = _forms("\n".join(line for line in text.splitlines() if not line.isupper()))
    words = re.split(r"(\W+)", capitals)
    return "".join(_as_written(word, forms, first=number == 0) for number, word in enumerate(words))


def _as_written(word: str, forms: dict[str, str], *, first: bool) -> str:
    lower = word.lower()
    if not first and lower in _SMALL_WORDS:
        return lower
    if lower in forms and not forms[lower].islower():
        return forms[lower]
    known = lower in forms or lower in _SHORT_WORDS or len(word) > 5
    return word.capitalize() if known and not re.search(r"\d", word) else word


def _forms(text: str) -> dict[str, str]:
    """Return how the text mostly writes each of its words."""
    counts = Counter(re.findall(r"[^\W_]+", text))
    best: dict[str, str] = {}
    for form in sorted(counts):
        if form.lower() not in best or counts[form] > counts[best[form.lower()]]:
            best[form.lower()] = form
    return best


def _is_telling(words: Sequence[str]) -> bool:
    """Tell whether a reader learns something: two real words at least, no key of a machine among them."""
    real = [word.lower() for word in words if word.isalpha() and len(word) > 2 and re.search("[aeiouy]", word.lower())]
    keys = [
        word
        for word in words
        if len(word) > 5 and not word.isalpha() and not re.fullmatch(r"[A-Za-z]{3,}\d{1,4}", word)
    ]
    return len([word for word in real if word not in _EMPTY_WORDS]) >= 2 and not keys


def _shorten(words: str, longest: int) -> str:
    words = words.strip()
    if len(words) <= longest:
        return words.rstrip(" .;,:–—-")
    cut = words[: longest + 1].rsplit(" ", 1)[0] or words[:longest]
    return cut[:longest].rstrip(" .;,:–—-") + "…"
