"""Run one call of the command line: find the command, do it, turn what goes wrong into one line and an exit status."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studyapp.cli.parser import HelpShown, build_parser
from studyapp.domain.errors import InputError, StudyAppError

DONE, OUR_FAULT, INPUT_FAULT, STOPPED = 0, 1, 2, 130
_NO_DISPLAY = "There is no display to open the window on."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Window:
    """The other face, as ``__main__`` hands it in: the two faces do not know each other.

    ``open`` shows the window on the library in a folder (None: the student's own) and returns the exit status; ``prove``
    opens it without a display, closes it and raises what went wrong; ``print_pdf`` lays a sheet out on paper and returns
    how many pages that makes (None: this call has no window's libraries).
    """

    open: Callable[[Path | None], int]
    prove: Callable[[Path], None]
    print_pdf: Callable[[Any, Path], int] | None = None


def run(argv: Sequence[str], window: Window | None = None) -> int:
    """Do what the words of the call say and return the exit status: 0 done, 2 the call or its input, 1 our fault."""
    _write_utf8()
    try:
        args = build_parser().parse_args(list(argv))
        if args.verbose:
            logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
        return _do(args, window)
    except HelpShown:
        return DONE
    except StudyAppError as error:
        print(f"studyapp: {error}", file=sys.stderr)
        return INPUT_FAULT
    except KeyboardInterrupt:
        print("studyapp: stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of our output has gone ("| head"): nothing to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        return _our_fault()


def _do(args: Namespace, window: Window | None) -> int:
    """Run the command, or open the window when there is none."""
    if args.command is None:
        if _has_display():
            return _open_window(args, window)
        if not args.or_demo:
            raise InputError(f"{_NO_DISPLAY} Try: studyapp demo, or: studyapp --help")
        print(f"studyapp: {_NO_DISPLAY} Here is the demo instead.", file=sys.stderr)
        args.call = "demo:demo"
    module, _, function = args.call.partition(":")
    command: Callable[[Namespace, Window | None], int] = getattr(
        importlib.import_module(f"studyapp.cli.{module}"), function
    )
    status = command(args, window)
    sys.stdout.flush()
    return status


def _open_window(args: Namespace, window: Window | None) -> int:
    if window is None:
        raise InputError("This call has no window. Try: studyapp --help")
    try:
        return window.open(args.data_dir)
    except ImportError as error:
        raise InputError(f"The window cannot be opened, a library of the system is missing: {error}") from error


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _write_utf8() -> None:
    """Write results as UTF-8 into pipes and files, whatever the system's habit; a terminal keeps its own."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace") if stream.isatty() else reconfigure(encoding="utf-8", errors="replace")


def _our_fault() -> int:
    """Log the exception that is being handled and say where."""
    kind, error, _ = sys.exc_info()
    name = kind.__name__ if kind else "error"
    try:
        from studyapp.paths import log_file

        path = log_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    except (OSError, ImportError) as no_log:
        print(f"studyapp: something went wrong that is our fault ({name}: {error}); no log: {no_log}", file=sys.stderr)
        return OUR_FAULT
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.propagate = False  # the traceback belongs into the file, not onto the terminal
    log.exception("the command line failed")
    log.propagate = True
    log.removeHandler(handler)
    handler.close()
    print(f"studyapp: something went wrong that is our fault ({name}); what exactly is in {path}", file=sys.stderr)
    return OUR_FAULT
