"""Put "the" where clipped notes leave it out: before an ordinal, and before a name that English has it with."""

from __future__ import annotations

import re

from studyapp.knowledge.article import with_article

_AFTER_VERB = r"(?P<before>\b(?:did|does|was|were|is|are) )"
_ORDINAL = re.compile(rf"(?:^|{_AFTER_VERB})(?P<name>\d{{1,3}}(?:st|nd|rd|th) (?=[A-Z]))")
_WORDS = r"[A-Z][\w&’'-]*(?: (?:of|for|and|on|in|[A-Z0-9][\w&’'-]*))*(?: \([A-Z][\w-]*\))?"
_OF_VERB = r"(?= (?:was|were|is|are|has|had|did|came|began|held|opened|entered|launched|signed|published|inaugurated|set|observed)\b)"
_NAME_FIRST = re.compile(rf"^(?P<name>{_WORDS}){_OF_VERB}")
_NAME_LATER = re.compile(rf"{_AFTER_VERB}(?P<name>{_WORDS}){_OF_VERB}")
_THINGS = "parade|tunnel|bridge|festival|league|summit|port|temple|airport|dam|expo"
_THING_LATER = re.compile(rf"{_AFTER_VERB}(?P<name>{_WORDS} (?:{_THINGS}))\b")


def with_articles(text: str) -> str:
    """Return a statement or question with the articles that it lacks."""
    text = _ORDINAL.sub(
        lambda found: f"{found['before'] or ''}{'the' if found['before'] else 'The'} {found['name']}", text
    )
    text = _THING_LATER.sub(lambda found: f"{found['before']}the {found['name']}", text)
    text = _NAME_LATER.sub(lambda found: found["before"] + with_article(found["name"]), text)
    return _NAME_FIRST.sub(lambda found: _capital(with_article(found["name"])), text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
