"""Read Markdown: its marks are hidden from the reader of the layout, character for character, so that spans stay exact."""

from __future__ import annotations

import html
import re

from studyapp.domain.article import Article
from studyapp.domain.dates import PartialDate
from studyapp.ingest.plain import read_plain

_HIDDEN = "\u2060"  # an invisible character: tidying drops it
_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<matter>(?:.*\r?\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FRONT_DATE = re.compile(r"^(?:date|published)[ \t]*:[ \t]*[\"']?(\d{4}-\d\d(?:-\d\d)?)", re.MULTILINE | re.IGNORECASE)
# Hidden whole, what is inside included.
_WHOLE = (
    re.compile(r"^(```|~~~)[^\n]*\n(?:.*\n){0,300}?\1[ \t]*$", re.MULTILINE),
    re.compile(r"(?s)<!--.{0,500}?-->"),
    re.compile(r"!\[[^\]\n]{0,400}\]\([^)\n]{0,500}\)"),
    re.compile(r"\[\^[^\]\n]{1,40}\]:?"),
    re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+.*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})\r?$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*(?::?-{2,}:?[ \t]*)?)+\r?$", re.MULTILINE),
    re.compile(r"^(?:[ \t]*>)+(?=[ \t])", re.MULTILINE),
    re.compile(r"(?<=\S)[ \t]+#+[ \t]*\r?$", re.MULTILINE),
)
# Hidden around the group "keep".
_AROUND = (
    re.compile(r"(?<!!)\[(?P<keep>[^\[\]\n]{1,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])"),
    re.compile(r"<(?P<keep>https?://[^>\s]{1,500})>"),
    re.compile(r"(\*\*\*|\*\*|__|~~|==)(?=[^\s*])(?P<keep>[^\n]{1,300}?)(?<=[^\s*])\1"),
    re.compile(r"(?<![\w*\\])\*(?=[^\s*])(?P<keep>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w_\\])_(?=[^\s_])(?P<keep>[^_\n]{1,300}?)(?<=[^\s_])_(?![\w_])"),
    re.compile(r"(?<!`)(`{1,3})(?!`)(?P<keep>[^`\n]{1,300}?)(?<!`)\1(?!`)"),
    re.compile(r"\\(?P<keep>[\\`*_{}\[\]()#+.!|>~-])"),
)
_SOFT_BREAK = re.compile(r"(?<=[a-z,])\r?\n(?=[a-z])")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,6}|[A-Za-z]{2,10});")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>\n]{0,400})?/?>")
# What a tag does to the line: the next one begins, the next cell begins; others only change the look of words.
_BREAKS = {"td": "\t", "th": "\t"} | dict.fromkeys(
    ("br", "p", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "h5"), "\n"
)
_SIGNS_OF_MARKDOWN = re.compile(
    r"^#{1,6} \S|\*\*[^*\s][^*\n]*\*\*|\]\(https?://|^\*[^*\s][^*\n]*\*\s*$|</?(?:p|br|div|li|strong|b|em|h[1-5])\b[^<>\n]*>",
    re.MULTILINE,
)


def read_markdown(text: str, origin: str, *, title: str = "", published: PartialDate | None = None) -> Article:
    """Return the article in Markdown ``text``; spans count in the text as it is, marks included."""
    front = _FRONT.match(text)
    matter = front["matter"] if front else ""
    named, dated = _FRONT_TITLE.search(matter), _FRONT_DATE.search(matter)
    return read_plain(
        text,
        origin,
        title=title or (named[1] if named else ""),
        published=published,
        shown=hide_marks(text),
        dated=_date(dated[1]) if dated else None,
    )


def looks_like_markdown(text: str) -> bool:
    """Tell whether pasted text carries the marks: two headings, bold words or links at least."""
    return len(_SIGNS_OF_MARKDOWN.findall(text, 0, 50_000)) >= 2


def hide_marks(text: str) -> str:
    """Return text of the same length in which every mark is an invisible character."""
    front = _FRONT.match(text)
    shown = text if front is None else _blank(front[0]) + text[front.end() :]
    for pattern in _WHOLE:
        shown = pattern.sub(lambda match: _blank(match[0]), shown)
    shown = _TAG.sub(_tag, shown)
    for pattern in _AROUND:
        shown = pattern.sub(_hide_around, shown)
    shown = _SOFT_BREAK.sub(lambda match: " " * len(match[0]), shown)
    return _ENTITY.sub(_entity, shown)


def _blank(part: str) -> str:
    """Hide all but the line breaks."""
    return re.sub(r"[^\r\n]", _HIDDEN, part)


def _tag(match: re.Match[str]) -> str:
    """Hide a tag; one that ends a line or cell leaves its break."""
    return _BREAKS.get(match["name"].lower(), _HIDDEN) + _HIDDEN * (len(match[0]) - 1)


def _hide_around(match: re.Match[str]) -> str:
    before = match.start("keep") - match.start()
    return _HIDDEN * before + match["keep"] + _HIDDEN * (match.end() - match.end("keep"))


def _entity(match: re.Match[str]) -> str:
    """Put the character for ``&amp;`` and fill up the length."""
    char = html.unescape(match[0])
    return char + _HIDDEN * (len(match[0]) - 1) if len(char) == 1 else match[0]


def _date(iso: str) -> PartialDate | None:
    try:
        return PartialDate.parse(iso)
    except ValueError:
        return None
