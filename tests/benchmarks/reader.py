"""How long the reader takes to open a long article and to step through it, in the window's thread.

``python -m tests.benchmarks.reader`` lays out made-up notes of 20,000 and 120,000 words with a fact in every other sentence, on a
screen that nobody sees, and prints milliseconds of the thread's processor time, so that other programs do not count.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from statistics import median
from time import thread_time

from PySide6.QtWidgets import QApplication

from studyapp.domain.article import Article, Block, BlockKind, DateOrigin, Sentence, Span
from studyapp.gui.app import application
from studyapp.gui.fact_look import FactState
from studyapp.gui.reading_items import Spot
from studyapp.gui.theme import dress
from studyapp.gui.widgets.reading_pane import ReadingPane

SIZES = (20_000, 120_000)  # words
STEPS = 50
_FACT = "The bridge with the number {} was opened in the city on the river in {}."
_REST = "It has two lanes and a footpath on either side, and people of the district use it on every market day."


def notes(words: int) -> Article:
    """Return an article of that many words, a bullet for every two sentences."""
    text, blocks, sentences, number = "", [], [], 0
    while number * (len(_FACT.split()) + len(_REST.split())) < words:
        fact = _FACT.format(number, 1950 + number % 70)
        start, line = len(text) + 2, f"{fact} {_REST}"
        blocks.append(Block(BlockKind.BULLET, line, Span(start, start + len(line)), level=1))
        sentences += [
            Sentence(fact, Span(start, start + len(fact)), number),
            Sentence(_REST, Span(start + len(fact) + 1, start + len(line)), number),
        ]
        text += f"• {line}\n"
        number += 1
    return Article("x", "Bridges", text, None, DateOrigin.UNKNOWN, "", tuple(blocks), tuple(sentences))


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of the work and of what Qt does after it."""
    before = thread_time()
    work()
    QApplication.processEvents()
    return (thread_time() - before) * 1000


def measure(words: int) -> None:
    """Print the figures of one size."""
    article = notes(words)
    spots = [Spot(sentence.span, FactState.KNOWN, (str(n),)) for n, sentence in enumerate(article.sentences[::2])]
    pane = ReadingPane()
    pane.resize(680, 620)
    pane.show()
    QApplication.processEvents()
    lay_out = spent(lambda: pane.show_article(article))
    tint = spent(lambda: pane.show_spots(spots))
    steps = [spent(partial(pane.look_at, spot)) for spot in spots[:STEPS]]
    last = spent(lambda: pane.look_at(spots[-1]))
    print(f"{words:,} words, {len(spots):,} facts: laid out {lay_out:.0f}, tinted {tint:.0f}, ", end="")
    print(f"step {median(steps):.1f}, to the last one {last:.0f} ms")


def main() -> None:
    """Measure all sizes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    dress(application(), dark=False)
    for words in SIZES:
        measure(words)


if __name__ == "__main__":
    main()
