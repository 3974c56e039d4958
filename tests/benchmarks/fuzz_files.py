"""Damage files and read them, for as long as one likes: ``python -m tests.benchmarks.fuzz_files --seconds 600``.

Every file is read in a process of its own with a bound on memory and time, so that what crashes, hangs or bursts is
found and told with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import traceback
from collections import Counter
from time import monotonic

from tests.ingest.fuzzing import KINDS, damaged, outcome

MEMORY = 1_500_000_000  # bytes
SECONDS = 30  # of the processor


def fault_of(kind: str, seed: int) -> str:
    """Read the file in a process; return what went wrong, empty when nothing did, and "-" when a line was told."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        _bound()
        os.write(writes, _said(kind, seed).encode()[:4000])
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return f"ended by signal {os.WTERMSIG(status)}"
    return said


def _said(kind: str, seed: int) -> str:
    try:
        lines = list(outcome(kind, damaged(kind, seed)))
    except BaseException:
        return traceback.format_exc()
    return "-" if all(line.startswith(("a.", "The text")) for line in lines) else ""


def _bound() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Go on until the time is over; print every fault, and how many files were read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--seed", type=int, help="only this one: what it does is printed")
    args = parser.parse_args()
    kinds = args.kind or list(KINDS)
    if args.seed is not None:
        print("\n".join(f"{kind}: {fault_of(kind, args.seed) or 'read'}" for kind in kinds))
        return 0
    rng, end = random.Random(), monotonic() + args.seconds
    done, told, faults = Counter[str](), Counter[str](), 0
    while monotonic() < end:
        for kind in kinds:
            seed = rng.getrandbits(32)
            said = fault_of(kind, seed)
            done[kind] += 1
            told[kind] += said == "-"
            if said not in ("", "-"):
                faults += 1
                print(f"{kind} --seed {seed}\n{said}", flush=True)
    for kind in kinds:
        print(f"{kind:8}{done[kind]:7} files, {told[kind]} of them told in a line")
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
