"""The face of a card or draft: topic, prompt, answer, what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.domain.card import Card
from studyapp.domain.dates import PartialDate
from studyapp.domain.draft import Draft
from studyapp.domain.fact import Dropped
from studyapp.domain.prompt import prompt_text
from studyapp.gui.theme import GRID, measure_of
from studyapp.gui.widgets.text import Text, line, rule


@dataclass(frozen=True)
class Shown:
    """What a face shows. ``remarks`` are short words on a tag; ``caution`` is a tag that warns; ``hint`` a tooltip."""

    topic: str
    prompt: str
    answer: str
    explanation: str
    remarks: tuple[str, ...] = ()
    caution: str = ""
    hint: str = ""


def said_anew(explanation: str, source_sentence: str) -> str:
    """Return the explanation, empty when it only repeats the sentence of the source that is shown beside it."""
    return "" if _bare(explanation) == _bare(source_sentence) else explanation


def _bare(words: str) -> str:
    return " ".join(words.split()).strip("\"“”'.•- ").casefold()


def shown_draft(draft: Draft) -> Shown:
    """Return the face of a draft."""
    return Shown(
        draft.topic,
        prompt_text(draft.prompt),
        draft.prompt.answer,
        said_anew(draft.explanation, draft.source_sentence),
        _remarks(draft.hedge, draft.as_of),
        "" if draft.confident else "Doubtful: check it against the article",
        f"Found by the rule “{draft.rule}”; about {draft.score:.0%} of such drafts are worth keeping.",
    )


def shown_card(card: Card) -> Shown:
    """Return the face of a card."""
    return Shown(
        card.topic,
        prompt_text(card.prompt),
        card.prompt.answer,
        said_anew(card.explanation, card.source_sentence),
        _remarks(card.hedge, card.as_of),
    )


def shown_dropped(dropped: Dropped) -> Shown:
    """Return the face of something that was left out: its words, and the reason in the answer's place."""
    reason = dropped.reason[:1].upper() + dropped.reason[1:]
    return Shown("Left out", " ".join(dropped.text.split()), reason.rstrip(".") + ".", "", hint=f"Rule: {dropped.rule}")


def _remarks(hedge: str, as_of: PartialDate | None) -> tuple[str, ...]:
    return tuple(
        words for words in (f"as of {as_of.words()}" if as_of else "", f"said as “{hedge}”" if hedge else "") if words
    )


class Face(QFrame):
    """Shows one item; the answer part can be kept hidden until it is asked for."""

    def __init__(self, *, large: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card")
        size = "-large" if large else ""
        self._topic = Text(role="topic")
        self._prompt = Text(role=f"prompt{size}", selectable=True)
        self._answer = Text(role=f"answer{size}", selectable=True)
        self._explanation = Text(role="muted", selectable=True)
        self._tags = QWidget()
        self._tag_row = QHBoxLayout(self._tags)
        self._tag_row.setContentsMargins(0, 0, 0, 0)
        self._back = QWidget()
        self._item: Shown | None = None
        for text in (self._topic, self._prompt, self._answer, self._explanation):
            text.setMaximumWidth(measure_of(self.font()) * 5 // 4)
        self._lay_out(3 if large else 2)

    def _lay_out(self, margin: int) -> None:
        self.back = QVBoxLayout(self._back)
        self.back.setContentsMargins(0, 0, 0, 0)
        self.back.setSpacing(GRID + GRID // 2)
        for part in (rule(), self._answer, self._explanation, self._tags):
            self.back.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(margin * GRID + GRID // 2,) * 4)
        layout.setSpacing(GRID + GRID // 2)
        for part in (self._topic, self._prompt, self._back):
            layout.addWidget(part)
        layout.addStretch()

    def show_item(self, item: Shown, *, answer: bool = True) -> None:
        """Show an item, with or without its answer."""
        self._item = item
        self._topic.say(item.topic)
        self._prompt.setText(item.prompt)
        self._answer.setText(item.answer)
        self._explanation.say(item.explanation)
        self._show_tags(item)
        self.setToolTip(item.hint)
        self.setAccessibleName(item.prompt)
        self.reveal(answer)

    def reveal(self, answer: bool) -> None:
        """Show the answer part, or hide it."""
        self._back.setVisible(answer)
        item = self._item
        self.setAccessibleDescription(f"{item.answer}. {item.explanation}" if item and answer else "")

    def revealed(self) -> bool:
        """Return whether the answer part is shown."""
        return not self._back.isHidden()

    def prompt(self) -> str:
        """Return the words of the prompt that is shown."""
        return self._prompt.text()

    def caution(self) -> str:
        """Return the warning that is shown, empty when there is none."""
        return self._item.caution if self._item else ""

    def _show_tags(self, item: Shown) -> None:
        while (taken := self._tag_row.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.deleteLater()
        for words in item.remarks:
            self._tag_row.addWidget(line(words, "badge"))
        if item.caution:
            self._tag_row.addWidget(line(item.caution, "caution"))
        self._tag_row.addStretch()
        self._tags.setVisible(bool(item.remarks or item.caution))
