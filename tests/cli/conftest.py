"""A command line to call in tests, and material to call it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studyapp.cli import run

NOTE = """River Linking

Published: 2024-03-05

About
• The Ken-Betwa Link Project was launched on 25 December 2024 at Khajuraho, Madhya Pradesh.
• The National Water Development Agency (NWDA) was set up in 1982.
• NWDA = National Water Development Agency; HQ New Delhi
• The Daudhan Dam will be built on the Ken river in Panna district.
"""


@dataclass(frozen=True)
class Said:
    """What a call printed and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the command line with these words."""

    def called(*words: str | Path) -> Said:
        status = run([str(word) for word in words])
        printed = capsys.readouterr()
        return Said(status, printed.out, printed.err)

    return called


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Return a short note that gives a few sure cards."""
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def cards(call: Call, note: Path) -> list[dict[str, Any]]:
    """Import the note, accept every sure draft and return today's queue."""
    assert call("add", note, "--accept").status == 0
    found: list[dict[str, Any]] = call("due", "--json").json["cards"]
    assert found
    return found
