"""Turn the HTML of other programs into plain text, and plain text into HTML; nothing is ever run or fetched.

nh3 (Mozilla's html5ever with ammonia) parses what is there, however broken, and leaves only a handful of harmless tags;
what it leaves is regular enough to be turned into lines by simple patterns.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

_BREAKS = frozenset("br div p li ul ol tr td th table hr h1 h2 h3 h4 h5 h6 blockquote pre dt dd".split())
_PICTURE = re.compile(r'<img(?: alt="[^"]*")?(?: src="([^"]*)")?[^>]*>')
_OWN_PICTURE = re.compile(r'<img src="([^"]*)">')
_BREAK = re.compile(r"<br>|<hr>|</?(?:div|p|ul|ol|tr|table|h[1-6]|blockquote|pre|dt|dd)>")
_ITEM = re.compile(r"<li>")
_CELL = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\u00a0]+")
_LINES = re.compile(r" ?\n ?(?:\n ?)*")
_PLACEHOLDER = re.compile(r"\[picture: ([^\]\n]+)\]")
_REMOTE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_PLAIN = re.compile(r"[<&\n\u00a0]")


def to_text(html: str) -> tuple[str, int]:
    """Return the text of a piece of HTML, one line a block, and how many pictures on the web were left out.

    A picture that lies in the package stands as ``[picture: name]``.
    """
    if not _PLAIN.search(html):
        return html.strip(), 0
    if "<" not in html:
        return _tidy(unescape(html).replace("\n", " ")), 0
    return _from_clean(_clean(html))


def from_text(text: str) -> str:
    """Return the text as HTML that shows it as it is, ``[picture: name]`` as the picture."""
    html = escape(text, quote=False).replace("\n", "<br>")
    if "[picture: " in html:
        html = _PLACEHOLDER.sub(lambda found: f'<img src="{escape(unescape(found[1]))}">', html)
    return html


def to_own_text(html: str) -> str:
    """Return the text that ``from_text`` was given; where somebody edited the HTML since, what it says now."""
    if "<" in html:
        html = _OWN_PICTURE.sub(lambda found: f"[picture: {found[1]}]", html.replace("<br>", "\n"))
        if "<" in html:
            return to_text(html)[0]
    return unescape(html) if "&" in html else html


def pictures(text: str) -> tuple[str, ...]:
    """Return the names of the pictures that stand in a text."""
    return tuple(_PLACEHOLDER.findall(text)) if "[picture: " in text else ()


def _clean(html: str) -> str:
    import nh3

    return str(
        nh3.clean(html, tags=set(_BREAKS | {"img"}), attributes={"img": {"src"}}, url_schemes=set(), link_rel=None)
    )


def _from_clean(html: str) -> tuple[str, int]:
    remote = 0

    def picture(found: re.Match[str]) -> str:
        nonlocal remote
        source = unquote(unescape(found[1] or ""))
        if not source or _REMOTE.match(source):
            remote += 1
            return ""
        return f"[picture: {_SPACES.sub(' ', source)}]"

    text = html.replace("\n", " ")
    text = _PICTURE.sub(picture, text)
    text = _CELL.sub(" | ", _ITEM.sub("\n• ", _BREAK.sub("\n", text)))
    return _tidy(unescape(_TAG.sub("", text))), remote


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
