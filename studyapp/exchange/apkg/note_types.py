"""The two note types under which our cards live in Anki: what their fields are and how their cards look.

Ids, field ids and the order of the fields must never change: Anki would take the next export for another note type.
Whoever changes a template or the style raises CHANGED, so that Anki takes it over.
"""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.exchange.apkg import protobuf

CHANGED = 1_795_500_000  # seconds since 1970
OWN_FIELD = "StudyApp"
_SHARED = ("Explanation", "Topic", "Source", "Source sentence", "As of", "Hedge", OWN_FIELD)
_STYLE = """\
.card { font-family: sans-serif; font-size: 20px; line-height: 1.45; text-align: left; max-width: 40em; margin: 0 auto; }
.topic { font-size: 15px; opacity: .7; margin-bottom: .6em; }
.explanation { margin-top: .8em; }
.source { font-size: 15px; opacity: .7; margin-top: .8em; }
.cloze { font-weight: bold; }
"""
_TOPIC = '{{#Topic}}<div class="topic">{{Topic}}</div>{{/Topic}}\n'
_SOURCE = """
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
<div class="source">{{#Source sentence}}“{{Source sentence}}”<br>{{/Source sentence}}{{Source}}\
{{#As of}} · as of {{As of}}{{/As of}}{{#Hedge}} · {{Hedge}}{{/Hedge}}</div>
"""


@dataclass(frozen=True)
class NoteType:
    """A note type to write; ``stock_kind`` is Anki's number for the kind that it is nearest to."""

    id: int
    name: str
    cloze: bool
    fields: tuple[str, ...]
    card_name: str
    question: str
    answer: str

    def config(self) -> bytes:
        """Return what Anki keeps of it beside its name."""
        required = protobuf.encode((1, 0), (2, 1), (3, b"\0"))  # a card is made when the first field is filled
        return protobuf.encode((1, int(self.cloze)), (3, _STYLE), (8, required))

    def field_config(self, number: int) -> bytes:
        """Return what Anki keeps of the field of that number."""
        own = number == len(self.fields) - 1
        about = ((5, "What StudyApp knows of this card; leave it as it is."), (6, 1), (7, 1), (8, 1)) if own else ()
        return protobuf.encode((3, "Arial"), (4, 20), *about, (9, self.id + 100 + number))

    def template_config(self) -> bytes:
        """Return the card's two sides as Anki keeps them."""
        return protobuf.encode((1, self.question), (2, self.answer), (8, self.id + 200))


BASIC = NoteType(
    1_795_500_000_001,
    "StudyApp question",
    False,
    ("Question", "Answer", *_SHARED),
    "Question",
    _TOPIC + "{{Question}}",
    "{{FrontSide}}\n<hr id=answer>\n{{Answer}}" + _SOURCE,
)
CLOZE = NoteType(
    1_795_500_000_002,
    "StudyApp cloze",
    True,
    ("Text", *_SHARED),
    "Cloze",
    _TOPIC + "{{cloze:Text}}",
    _TOPIC + "{{cloze:Text}}" + _SOURCE,
)
OURS = (BASIC, CLOZE)
