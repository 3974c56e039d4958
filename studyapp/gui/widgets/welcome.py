"""What an empty library shows: what the app is for, and the two ways to begin."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studyapp.gui.theme import GRID
from studyapp.gui.widgets.button import ActionButton, Button
from studyapp.gui.widgets.picture import Picture
from studyapp.gui.widgets.text import Text, rule

STEPS = (
    ("add", "Add", "Paste an article, open a file, or drop one on this window."),
    ("drafts", "Decide", "Keep, reword or drop each draft, with its sentence marked beside it."),
    ("review", "Revise", "A few minutes a day. You say how well you knew it; the next day for it is chosen for you."),
)


class Welcome(QFrame):
    """A card with a button for the sample, the button ``own`` for an article of one's own, and the three steps."""

    def __init__(self, sample: QAction) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.own = Button("Add my own article")
        self.own.setToolTip("Paste an article or open a file (Ctrl+2)")
        self._sample_words = Text("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(4 * GRID,) * 4)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Text("Turn what you read into what you know.", "prompt-large"))
        layout.addWidget(
            Text(
                "Add an article. StudyApp drafts cards from its facts and shows the sentence behind each. You keep the "
                "good ones, and each comes back when it is about to be forgotten. Everything stays on this computer.",
                "lead",
            )
        )
        layout.addLayout(self._buttons(sample))
        layout.addWidget(self._sample_words)
        layout.addSpacing(GRID)
        layout.addWidget(rule())
        layout.addLayout(_steps())

    def name_sample(self, title: str) -> None:
        """Say which article the sample is; empty when there is none."""
        self._sample_words.say(f"The sample: {title}" if title else "")

    def _buttons(self, sample: QAction) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(ActionButton(sample, "primary"))
        buttons.addWidget(self.own)
        buttons.addStretch()
        return buttons


def _steps() -> QHBoxLayout:
    steps = QHBoxLayout()
    steps.setSpacing(3 * GRID)
    for icon_name, title, words in STEPS:
        step = QVBoxLayout()
        step.setSpacing(GRID // 2)
        step.addWidget(Picture(icon_name))
        step.addWidget(Text(title, "heading"))
        step.addWidget(Text(words, "muted"))
        step.addStretch()
        steps.addLayout(step, 1)
    return steps
