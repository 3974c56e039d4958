"""The bank, read once."""

from __future__ import annotations

import pytest

from studyapp.knowledge.bank import Bank
from studyapp.testing.names import Names, names_of


@pytest.fixture(scope="session")
def names() -> Names:
    """Return the names of the shipped bank."""
    return names_of(Bank())
