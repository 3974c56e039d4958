"""Open the library that a call names, and close it after."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from studyapp.cli.values import read_when
from studyapp.domain.errors import LibraryError

if TYPE_CHECKING:
    from studyapp.bootstrap import Services


@contextmanager
def opened(args: Namespace, *, changes_much: bool = False) -> Iterator[Services]:
    """Yield the services of the library in ``--data-dir``.

    If much is to change it is copied before and, where that was not yet time, after.
    """
    from studyapp.bootstrap import open_services

    services = open_services(args.data_dir)
    try:
        if changes_much:
            _keep_copy(services)
        yield services
        if changes_much:
            _keep_copy(services)
    finally:
        services.close()


def _keep_copy(services: Services) -> None:
    """Copy as the window does: at most every hour, and a copy that cannot be made stops nobody."""
    try:
        services.backup.automatic(services.clock())
    except LibraryError as error:
        print(f"studyapp: no backup was made: {error}", file=sys.stderr)


def now_of(args: Namespace, services: Services) -> datetime:
    """Return the time of ``--at``, else of the clock."""
    when = getattr(args, "at", None)
    return read_when(when) if when is not None else services.clock()
