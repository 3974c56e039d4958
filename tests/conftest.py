"""What holds for every test: a home of its own, no network, no display, no unexpected log record or Qt warning."""

from __future__ import annotations

import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

_runs = count()


def _move_home(home: Path) -> None:
    """Point every folder that a program could take for the student's own below ``home``, also for programs started."""
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "roaming",
        "LOCALAPPDATA": "local",
        "XDG_CACHE_HOME": "cache",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_RUNTIME_DIR": "runtime",
        "XDG_STATE_HOME": "state",
    }.items():
        path = home / folder
        path.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(path)
    os.environ["STUDYAPP_DATA_DIR"] = str(home / "library")


# At import: test modules may read the environment while they are collected.
_home = tempfile.TemporaryDirectory(prefix="studyapp-tests-", ignore_cleanup_errors=True)
_move_home(Path(_home.name))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The everyday profile is the same on every run; `make fuzz` looks further. No deadlines: a slow computer is no bug.
settings.register_profile("everyday", max_examples=50, derandomize=True, deadline=None, database=None)
settings.register_profile(
    "long", max_examples=2000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


def _no_network(*args: object, **kwargs: object) -> NoReturn:
    raise AssertionError("a test reached for the network")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Fail whatever opens a connection or asks for a host's address."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _no_network)
        patch.setattr(socket, "getaddrinfo", _no_network)
        yield


@pytest.fixture(autouse=True)
def own_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a library folder of its own, which does not exist yet."""
    monkeypatch.setenv("STUDYAPP_DATA_DIR", str(Path(_home.name) / f"library-{next(_runs)}"))


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test for a log record of WARNING or worse; a test that expects one ends with ``caplog.clear()``."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    assert not loud, "unexpected in the log: " + "; ".join(loud)
