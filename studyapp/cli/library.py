"""Open the library that a call names, and close it after."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from studyapp.cli.values import read_when

if TYPE_CHECKING:
    from studyapp.bootstrap import Services


@contextmanager
def opened(args: Namespace) -> Iterator[Services]:
    """Yield the services of the library in ``--data-dir``."""
    from studyapp.bootstrap import open_services

    services = open_services(args.data_dir)
    try:
        yield services
    finally:
        services.close()


def now_of(args: Namespace, services: Services) -> datetime:
    """Return the time of ``--at``, else of the clock."""
    when = getattr(args, "at", None)
    return read_when(when) if when is not None else services.clock()
