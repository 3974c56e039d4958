"""Stability and difficulty equal those of Anki itself on histories with real times of day, with and without DST.

Anki is no dependency of the app; the test runs where the package ``anki`` can be imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(find_spec("anki") is None, reason="compares with Anki where the package anki is there")


@pytest.mark.parametrize(
    "zone", ["Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Auckland"]
)
def test_2000_random_histories_end_as_in_anki(zone):
    script = Path(__file__).with_name("anki_histories.py")
    run = subprocess.run(
        [sys.executable, str(script), "400"],
        env=os.environ | {"TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(run.stdout)
    assert found["histories"] == 400
    assert found["answers"] > 2000
    assert found["greatest"] < 1e-5
