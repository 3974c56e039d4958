"""How long a compilation of 300 pages and 120,000 words takes, beside the bare language pipeline on the same text.

``python -m tests.benchmarks.compilation`` prints one with Qt (sample articles with other years and numbers, so that no
line comes twice), reads it and drafts cards from it. Times are of the processor, in seconds.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import tempfile
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import perf_counter

from studyapp.domain.article import Article
from studyapp.domain.progress import Progress
from studyapp.services.import_articles import Prepared, Wanted, prepare_files, read_articles

ROOT = Path(__file__).parents[2]
DIGEST = ROOT / "tests" / "ingest" / "files" / "digest.md"
WORDS = 131_000  # of the sources: tables and marks are not printed


def texts(words: int) -> list[tuple[str, list[str]]]:
    """Return (title, paragraphs) of articles with so many words together."""
    rng, made, total = Random(4), [], 0
    sources = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    sources += ["# " + part for part in DIGEST.read_text("utf-8").split("\n## ")[1:]]
    while total < words:
        text = re.sub(r"\d+", lambda match: _other(match[0], rng), rng.choice(sources))
        lines = [line.strip(" #\t") for line in text.splitlines() if line.strip() and not line.startswith("|")]
        made.append((f"{lines[0]} {len(made) + 1}", lines[1:]))
        total += len(text.split())
    return made


def _other(number: str, rng: Random) -> str:
    return str(rng.randrange(1950, 2024)) if len(number) == 4 else str(rng.randrange(1, 28))


def print_pdf(articles: list[tuple[str, list[str]]], path: Path) -> None:
    """Print them with Qt, on pages of some 400 words."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

    app = QGuiApplication.instance() or QGuiApplication([])
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(12, 12, 12, 12))
    document = QTextDocument()
    body = "".join(
        f"<h2>{title}</h2>" + "".join(f"<p style='font-size:11pt; margin:2px'>{line}</p>" for line in lines)
        for title, lines in articles
    )
    document.setHtml(f"<h1>A compilation, October 2024</h1>{body}")
    document.print_(writer)
    del app


def spent() -> float:
    """Return the seconds of the processor so far, those of the process that reads PDF pages too."""
    return sum(os.times()[:4])


@dataclass
class Seen:
    """What happened while drafts were made."""

    first: float = 0.0
    longest: float = 0.0
    articles: int = 0
    drafts: int = 0
    texts: list[str] = field(default_factory=list)


def drafted(path: Path) -> Seen:
    """Read the file and draft cards; times from the start, and the longest one between two places to stop."""
    seen, began, last = Seen(), perf_counter(), perf_counter()
    for step in prepare_files([path], Wanted()):
        now = perf_counter()
        seen.longest, last = max(seen.longest, now - last), now
        if isinstance(step, Prepared):
            seen.articles += 1
            seen.drafts += len(step.drafts)
            seen.texts.append(step.article.text)
            seen.first = seen.first or now - began
        elif not isinstance(step, Progress):
            raise SystemExit(f"refused: {step}")
    return seen


def bare(given: list[str]) -> float:
    """Return the seconds of the language pipeline alone."""
    from studyapp.extract.annotate import MODELS

    model = import_module(next(name for name in MODELS if find_spec(name))).load()
    lines = [line for text in given for line in text.split("\n") if line.strip()]
    began = spent()
    for _ in model.pipe(lines, batch_size=64):
        pass
    return spent() - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=WORDS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "compilation.pdf"
        print_pdf(texts(args.words), path)
        began = spent()
        read = [step for step in read_articles(path, Wanted()) if isinstance(step, Article)]
        pages = sum(isinstance(step, Progress) for step in read_articles(path, Wanted()))
        print(f"{pages} pages, {sum(len(article.text.split()) for article in read):,} words, {len(read)} articles")
        print(f"read into articles {(spent() - began) / 2:8.1f} s")
        began, wall = spent(), perf_counter()
        seen = drafted(path)
        took = spent() - began
        alone = bare(seen.texts)
    peak, beside = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{seen.drafts} drafts of {seen.articles} articles {took:28.1f} s, {perf_counter() - wall - alone:.1f} s by the clock"
    )
    print(f"the language pipeline alone {alone:28.1f} s: {took / alone:.2f} times, aim 2.5")
    print(
        f"first drafts after {seen.first:.1f} s by the clock; longest time between two places to stop {seen.longest:.2f} s"
    )
    print(f"memory {peak:.0f} MB, of the process that reads pages {beside:.0f} MB; aim 1500 together")


if __name__ == "__main__":
    main()
