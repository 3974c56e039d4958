"""Choose the face: the window when called without words, else the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run StudyApp on sys.argv and return the exit status."""
    from studyapp.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
