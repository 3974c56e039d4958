"""Tidy a stretch of an article to one clean line, and know for each character of it where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.domain.article import Span

SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # as parts of a character class
NEWLINES = "\n\r\f\v\u0085\u2028\u2029"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u180e\ufff9-\ufffc\x00-\x08\x0e-\x1f\x7f"
# Signs that are never part of a sentence, wherever they stand; the last row is what office programs leave of theirs.
STRAY_SIGNS = "•▪▫◦●○■□◆◇❖⁃∙⦁\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076\uf077\uf071"
# Signs that open a line, but mean something in the middle of one ("Index ➤ rank").
LINE_SIGNS = "➢➤►▶▸‣⮚➔✓✔☑★☆✦»"
# Signs that open a line only when a space follows them.
SPACED_SIGNS = "-–—*+o→➜⇒⇨"

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FILL = f"{SPACES}{NEWLINES}{INVISIBLE}\u00ad"
# Before these a space is a slip of the typist, unless a word or number follows at once (".22", ":)").
_CLOSERS = r"[,;:.!?](?=[\s,;:.!?\"”’)\]]|$)|[)\]]"
_INDIC = re.compile("[\u0900-\u0dff]")

_SPECIAL = re.compile(
    "|".join(
        (
            rf"(?P<sign>^[{_FILL}]*(?:[{STRAY_SIGNS}{LINE_SIGNS}]|[{SPACED_SIGNS}](?=[{SPACES}]))+[{_FILL}]*)",
            rf"(?P<hyphen>(?<=\w)[-\u2010\u2011][{SPACES}{INVISIBLE}]*(?:\r\n|[{NEWLINES}])[{_FILL}]*(?=\w))",
            rf"(?P<soft>\u00ad(?:[{SPACES}{INVISIBLE}]*(?:\r\n|[{NEWLINES}])[{_FILL}]*)?)",
            rf"(?P<space>[{INVISIBLE}\u00ad]*[{SPACES}{NEWLINES}][{_FILL}]*(?:[{STRAY_SIGNS}][{_FILL}]*)*)",
            rf"(?P<stray>[{STRAY_SIGNS}])",
            r"(?P<joiner>[\u200c\u200d])",
            rf"(?P<invisible>[{INVISIBLE}]+)",
            rf"(?P<ligature>[ﬀﬁﬂﬃﬄﬅﬆ](?:(?<![^\W\d_].)[{SPACES}](?=[a-z]))?)",
            r"(?P<dash>[\u2010\u2011])",
            r"(?P<reference>(?<=[^\s\[(])\[(?:\d{1,3}|note \d{1,2}|citation needed)\])",
            # A missing space: "8thof April", "1932in", "defence.The", "Delhi,which".
            (
                r"(?P<glued>(?<=\d(?:st|nd|rd|th))(?=of\b)|(?<=\d\d\d\d)(?=(?:in|at|and|to|by|for)\b)"
                r"|(?<=[a-z][a-z][.?!])(?=[A-Z][a-z])|(?<=[a-z],)(?=[A-Za-z][a-z]))"
            ),
        )
    )
)
# First parts that English joins with a hyphen which must stay: "low-/cost" is not "lowcost".
_COMPOUND_FIRST = frozenset(
    str.split(
        "all anti best bio counter cross east eco ex five four full half high hydro ill large left lesser long low mid multi "
        "new nine non north off old one open pan post pre pro quasi right self semi seven short six small so south state sub "
        "ten third three two under ultra vice well west wide world year"
    )
)
_NOT_COMPOUND = re.compile(r"(?:ing|ed|er|est|ish|ly|age|ation|tion|sion|ment|ity|ence|ance|able|ible)\b")
_HANGING = re.compile(r"(?:and|or|to)\b")


@dataclass(frozen=True)
class Cleaned:
    """A tidy line; ``offsets[i]`` is the index in the original of the character that ``text[i]`` stands for."""

    text: str
    offsets: tuple[int, ...]


def clean(text: str) -> Cleaned:
    """Tidy ``text`` to one line.

    Spaces of all kinds and line breaks become single spaces; invisible characters, bullet signs and hyphens of broken
    words go; ligatures become letters; a space before a comma or stop goes, a missing one after it comes. Quotes stay.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        offsets.extend(range(at, start))
        new = _replacement(match, text)
        pieces.append(new)
        offsets.extend([max(start - 1, 0) if start == end else start] * len(new))
        at = end
    pieces.append(text[at:])
    offsets.extend(range(at, len(text)))
    return _strip(Cleaned("".join(pieces), tuple(offsets)))


def original_span(cleaned: Cleaned, start: int, end: int) -> Span:
    """Return where ``cleaned.text[start:end]`` (not empty) stands in the text that was cleaned."""
    return Span(cleaned.offsets[start], cleaned.offsets[end - 1] + 1)


def join(text: str, spans: Iterator[Span] | tuple[Span, ...]) -> Cleaned:
    """Clean the stretches ``spans`` of ``text`` as if they were one, a line each; offsets count in ``text``."""
    raw: list[str] = []
    places: list[int] = []
    for span in spans:
        if raw:
            raw.append("\n")
            places.append(places[-1])
        raw.append(text[span.start : span.end])
        places.extend(range(span.start, span.end))
    cleaned = clean("".join(raw))
    return Cleaned(cleaned.text, tuple(places[offset] for offset in cleaned.offsets))


def _strip(cleaned: Cleaned) -> Cleaned:
    left = len(cleaned.text) - len(cleaned.text.lstrip())
    right = len(cleaned.text.rstrip())
    return Cleaned(cleaned.text[left:right], cleaned.offsets[left:right])


def _replacement(match: re.Match[str], text: str) -> str:
    found = match.group()
    match match.lastgroup:
        case "hyphen":
            return _broken_word(text, match)
        case "space":
            return "" if _slip(text, match) else " "
        case "joiner":
            return found if _joins(text, match) else ""
        case "ligature":
            return _LIGATURES[found[0]]
        case "dash":
            return "-"
        case "glued":
            return "" if _in_address(text, match.start()) else " "
        case _:
            return ""


def _slip(text: str, match: re.Match[str]) -> bool:
    """Tell whether these spaces should not be there: before a comma or stop, inside a bracket."""
    before = text[match.start() - 1 : match.start()]
    return before in "([" or _CLOSER.match(text, match.end()) is not None


_CLOSER = re.compile(_CLOSERS)


def _broken_word(text: str, match: re.Match[str]) -> str:
    """Return what joins the two parts of a word at a line's end: nothing, or the hyphen that it always had."""
    first = _last_word(text, match.start())
    second = text[match.end() : match.end() + 24]
    if _HANGING.match(second):
        return "- "
    if not second[0].islower() or not first.isalpha() or first.isupper():
        return "-"
    compound = first.lower() in _COMPOUND_FIRST and not _NOT_COMPOUND.match(second)
    return "-" if compound else ""


def _last_word(text: str, end: int) -> str:
    """Return the characters before ``end`` back to a space, hyphens included (32 at most)."""
    return re.split(r"[\s(\[“‘\"]", text[max(end - 32, 0) : end])[-1].replace("\u00ad", "")


def _joins(text: str, match: re.Match[str]) -> bool:
    """Tell whether a zero-width joiner does its work: between Indic letters and inside an emoji."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if _INDIC.match(before):
        return True
    return match.group() == "\u200d" and bool(before) and ord(before) > 0x2000 and bool(after) and ord(after) > 0x2000


def _in_address(text: str, at: int) -> bool:
    """Tell whether ``at`` lies inside a web or mail address."""
    token = re.split(r"\s", text[max(at - 64, 0) : at])[-1]
    return "/" in token or "@" in token or token.lower().startswith("www.")
