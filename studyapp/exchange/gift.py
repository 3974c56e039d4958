"""Cards as questions in Moodle's GIFT format: short answers for questions, missing words for clozes.

https://docs.moodle.org/en/GIFT_format
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from studyapp.domain.prompt import BLANK, Cloze
from studyapp.exchange.entry import Entry

_SPECIAL = re.compile(r"([~=#{}:\\])")
_LINES = re.compile(r"\s*\n\s*")
_CATEGORY = "$CATEGORY: "


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the file piece by piece: a category for each source, a question for each card, a blank line after each."""
    source = None
    for entry in entries:
        if entry.source != source:
            source = entry.source
            yield f"{_CATEGORY}{_category(source)}\n\n"
        yield f"{question(entry)}\n\n"


def question(entry: Entry) -> str:
    """Return one question; its feedback says why and where from."""
    prompt, feedback = entry.card.prompt, _escaped(_feedback(entry))
    answer = f"{{={_escaped(prompt.answer)}{f'#{feedback}' if feedback else ''}}}"
    title = f"::{entry.card.id}::[plain]"
    if not isinstance(prompt, Cloze):
        return f"{title}{_escaped(prompt.question)} {answer}"
    before, _, after = prompt.text.partition(BLANK)
    return f"{title}{_escaped(before)}{answer}{_escaped(after)}"


def _feedback(entry: Entry) -> str:
    as_of = f"as of {entry.card.as_of.words()}" if entry.card.as_of else ""
    return " | ".join(part for part in (entry.card.explanation, as_of, entry.source_words()) if part)


def _escaped(text: str) -> str:
    """Return the text on one line with every sign escaped that means something in GIFT.

    An arrow of two signs would make a matching question and cannot be escaped.
    """
    return _SPECIAL.sub(r"\\\1", _LINES.sub(" ", text).replace("->", "→"))


def _category(title: str) -> str:
    return "StudyApp/" + _LINES.sub(" ", title).replace("/", "//").strip()
