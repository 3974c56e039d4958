"""A library of its own for each test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.store.opening import open_store
from studyapp.store.store import Store
from tests.factories import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the library of the test lies."""
    return tmp_path / "library.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Return an open library with nothing in it."""
    opened = open_store(path, NOW)
    yield opened
    opened.close()
