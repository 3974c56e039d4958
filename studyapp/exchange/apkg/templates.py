"""Fill a note into the two sides of a foreign note type: the small part of Anki's template language that says text.

https://docs.ankiweb.net/templates/fields.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SECTION = re.compile(r"\{\{([#^])\s*([^{}]+?)\s*\}\}((?:(?!\{\{[#^]).)*?)\{\{/\s*\2\s*\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_ANSWER_RULE = re.compile(r"<hr[^>]*\bid=[\"']?answer[\"']?[^>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SPECIAL = frozenset(("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"))
_ASKS_TWICE = frozenset(("type", "tts"))


def question(template: str, fields: Mapping[str, str]) -> str:
    """Return the HTML of the front side."""
    return _fill(_COMMENT.sub("", template), fields)


def answer(template: str, fields: Mapping[str, str]) -> str:
    """Return the HTML of the back side without the front side that it repeats."""
    template = _COMMENT.sub("", template)
    rule = _ANSWER_RULE.search(template)
    return _fill(template[rule.end() :] if rule else template, fields)


def _fill(template: str, fields: Mapping[str, str]) -> str:
    """Resolve sections from the inside out, then the fields."""

    def section(found: re.Match[str]) -> str:
        filled = bool(fields.get(found[2], "").strip())
        return found[3] if filled == (found[1] == "#") else ""

    for _ in range(20):  # sections within sections; more than that nobody writes
        template, count = _SECTION.subn(section, template)
        if not count:
            break
    return _FIELD.sub(lambda found: _field(found[1], fields), template)


def _field(words: str, fields: Mapping[str, str]) -> str:
    """Return what stands for ``{{filter:...:Name}}``: the field, nothing for what is not a field of the note."""
    *filters, name = (word.strip() for word in words.split(":"))
    if name in _SPECIAL or any(word.split(" ")[0] in _ASKS_TWICE for word in filters):
        return ""
    return fields.get(name, "")
