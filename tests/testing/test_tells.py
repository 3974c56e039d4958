"""Who knows nothing must not do better by looking: length, absolutes and position tell neither truth nor key."""

from __future__ import annotations

import re
from random import Random

import numpy as np

from studyapp.domain.question import Question, QuestionKind
from studyapp.resources import resource
from studyapp.testing.compose import compose
from studyapp.testing.material import material
from studyapp.testing.names import Names
from studyapp.testing.profile import read_profile
from tests.paper_factories import many

ABSOLUTE = re.compile(r"\b(?:only|all|always|never|none|every)\b", re.IGNORECASE)
BEST = 0.6


def papers(names: Names, profile: str, seeds: int) -> list[Question]:
    """Return the questions of several papers."""
    chosen = read_profile(resource("exam_profiles", f"{profile}.toml"))
    base = material(many(), names)
    return [q for seed in range(seeds) for q in compose(base, chosen, 30, Random(seed)).questions]


def features(text: str, place: int, beside: list[str]) -> list[float]:
    """Return what can be seen without knowing anything."""
    lengths = [len(other) for other in beside]
    return [
        1.0,
        len(text) / 50,
        len(text) / (sum(lengths) / len(lengths)),
        float(len(text) == max(lengths)),
        float(len(text) == min(lengths)),
        float(bool(ABSOLUTE.search(text))),
        float(any(letter.isdigit() for letter in text)),
        *(float(place == each) for each in range(4)),
    ]


def accuracy(rows: list[list[float]], labels: list[bool]) -> float:
    """Return how well a straight line learned on one half tells the other, both labels weighing alike."""
    x, y = np.array(rows), np.array(labels, dtype=float)
    half = np.arange(len(y)) % 2 == 0
    weights = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))[half]
    scaled = x[half] * np.sqrt(weights)[:, None]
    found = np.linalg.lstsq(
        scaled.T @ scaled + 0.1 * np.eye(x.shape[1]), scaled.T @ (np.sqrt(weights) * (y[half] * 2 - 1)), rcond=None
    )[0]
    said = x[~half] @ found > 0
    truth = y[~half] == 1
    return float((said[truth].mean() + (~said[~truth]).mean()) / 2)


def test_statements_true_and_false_look_alike(names: Names) -> None:
    rows, labels = [], []
    for question in papers(names, "upsc-gs1-2026", 20):
        texts = [line.text for line in question.statements]
        for place, line in enumerate(question.statements):
            rows.append(features(line.text, place, texts))
            labels.append(line.true)
    assert len(labels) > 200
    assert 0.4 < sum(labels) / len(labels) < 0.6
    assert accuracy(rows, labels) < BEST


def test_the_key_looks_like_the_other_options(names: Names) -> None:
    rows, labels = [], []
    for question in papers(names, "ssc", 12):
        if question.kind in (QuestionKind.DIRECT, QuestionKind.ONE_LINER):
            texts = [option.text for option in question.options]
            for place, text in enumerate(texts):
                rows.append(features(text, place, texts))
                labels.append(place == question.key)
    assert len(labels) > 400
    assert accuracy(rows, labels) < BEST
