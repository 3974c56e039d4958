"""What is known on the day of an exam, in %: the app's own exam plan, plain schedules, and a bound on both.

``python -m tests.benchmarks.exam_table`` prints the table for five workloads and five learners beside the figures of an
earlier simulator (how long its learners' answers took is not known, so only differences between rows compare). The
long form, ``--seeds 6``, takes an hour. "In hindsight" tries every setting and keeps the best, which no learner can.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from math import inf

from tests.benchmarks.exam_bound import bound
from tests.benchmarks.exam_learners import LEARNERS, WORKLOADS, Learner, Plain, Workload, recall

BEFORE = {
    "before: FSRS 0.9, highest R first": (91.6, 71.2, 95.1, 94.4, 78.6),
    "before: best plain in hindsight": (96.2, 90.5, 97.4, 96.5, 93.7),
    "before: the rule": (96.6, 91.2, 98.7, 96.7, 93.3),
    "before: upper bound (approx.)": (98.1, 95.7, 99.7, 98.0, 96.4),
}
RETENTIONS = (0.75, 0.85, 0.9, 0.95, 0.98)
ALL_IN_BY = (0.33, 0.6)  # of the days, when as many new cards a day come as that takes
WIDTH = 13


def settings_of(workload: Workload) -> tuple[Plain, ...]:
    """Return the settings that hindsight chooses among."""
    new = (inf, *(round(workload.cards / (workload.days * share)) for share in ALL_IN_BY))
    return tuple(Plain(*each) for each in product(RETENTIONS, new, (False, True), (False, True)))


def hindsight(workload: Workload, learner: Learner, seeds: Sequence[int]) -> tuple[float, Plain]:
    """Return the best recall of a plain schedule and its settings, chosen by the first seed and measured on all."""
    best = max(settings_of(workload), key=lambda plain: recall(workload, learner, plain, seeds[:1]))
    return recall(workload, learner, best, seeds), best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2, help="runs of each case (default 2)")
    parser.add_argument("--learners", type=int, default=len(LEARNERS), help="only the first so many learners")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="without hindsight and bound")
    args = parser.parse_args()
    learners, seeds = LEARNERS[: args.learners], range(args.seeds)
    print(" " * 38 + "".join(f"{f'{w.days} d, {w.cards:,}':>{WIDTH}}" for w in WORKLOADS))
    print(" " * 38 + "".join(f"{f'{w.minutes:g} min':>{WIDTH}}" for w in WORKLOADS))
    for name, figures in BEFORE.items():
        _print(name, figures)
    with ProcessPoolExecutor(args.processes) as processes:
        for learner in learners:
            _rows(processes, learner, seeds, quick=args.quick)
        if not args.quick:
            _print(f"{LEARNERS[0].name}: upper bound (approx.)", processes.map(bound, WORKLOADS))


def _rows(processes: ProcessPoolExecutor, learner: Learner, seeds: Sequence[int], *, quick: bool) -> None:
    plain = [processes.submit(recall, workload, learner, Plain(), seeds) for workload in WORKLOADS]
    _print(f"{learner.name}: FSRS 0.9, highest R first", (each.result() for each in plain))
    if not quick:
        best = [processes.submit(hindsight, workload, learner, seeds) for workload in WORKLOADS]
        _print(f"{learner.name}: best plain in hindsight", (each.result()[0] for each in best))
        for workload, each in zip(WORKLOADS, best, strict=True):
            print(f"    {workload.days} d, {workload.cards:,}: {each.result()[1].words()}", flush=True)
    plans = [processes.submit(recall, workload, learner, None, seeds) for workload in WORKLOADS]
    _print(f"{learner.name}: exam plan", (each.result() for each in plans))


def _print(name: str, figures: Iterable[float]) -> None:
    print(f"{name:38}" + "".join(f"{figure:{WIDTH}.1f}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
