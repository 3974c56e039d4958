"""Puts back the articles that notes leave out before names."""

from __future__ import annotations

import re

from studyapp.extract.notes.naming import expand, whole_mention
from studyapp.extract.notes.page import Page
from studyapp.extract.notes.words import a, the, write_out

# "Schengen area", "Asian crisis": the kind behind a name takes the article.
_KIND_BEHIND = re.compile(
    r" (?:area|region|zone|building|movement|plateau|valley|basin|delta|river|project|crisis|war|famine|earthquake|quake|point|"
    r"summit|session)\b"
)


def _is_river(name: str, page: Page) -> bool:
    """Tell whether a name is first of all a river's, which is read with "the"."""
    senses = list(getattr(whole_mention(name, page), "senses", ()))
    return bool(senses) and senses[0].noun == "river"


def restore(text: str, page: Page) -> str:
    """Put back the articles that a note leaves out before names that need one, and write out the first short form."""

    text = re.sub(r"\bNobel(?= in (?:\d|[A-Z])| for |$)", "Nobel Prize", text)
    text = write_out(text).replace("for first time", "for the first time")

    def put(match: re.Match[str]) -> str:
        before = text[: match.start()]
        if re.search(r"(?:\d(?:st|nd|rd|th)|\b(?:the|a|an)|['’]s?) $", before, re.IGNORECASE):
            return match[0]
        if before.endswith("as "):
            return (
                a(match[0])
                if re.search(r"(?:Repository|Site|Park|Reserve|Sanctuary|Monument)$", match[0])
                else expand(match[0], page)
            )
        named = the(expand(match[0], page))
        if named == match[0] and _KIND_BEHIND.match(text, match.end()):
            return f"the {named}"
        return f"the {named}" if named == match[0] and _is_river(match[0], page) else named

    name = r"(?<![\w.’'-])[A-Z][\w’'-]*(?:\.0)?(?: (?:(?:of|and|for|on|the) )?[A-Z][\w’'-]*)*(?: \([A-Z][\w-]*\))?"
    return re.sub(name, put, text)
