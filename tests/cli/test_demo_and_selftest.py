"""The two commands that need nothing but the installation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studyapp import paths
from studyapp.cli import run
from studyapp.cli.main import Window
from tests.cli.conftest import Call


def test_the_demo_goes_the_whole_way_and_keeps_nothing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = call("demo")
    assert (said.status, said.err) == (0, "")
    for step in ("1. An article is read", "cards drafted", "left out", "4. Today:", "Tomorrow:"):
        assert step in said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert not (paths.data_dir() / paths.LIBRARY_FILE).exists()


def test_the_self_test_prints_a_line_for_each_check(call: Call) -> None:
    said = call("selftest")
    lines = said.out.splitlines()
    assert said.status == 0
    assert lines[0].startswith("StudyApp ")
    assert [line.split(":")[0] for line in lines[1:]] == [
        "ok      shipped files",
        "ok      a page of a PDF file",
        "ok      new library",
        "ok      sample article to cards",
        "ok      a review is stored",
    ]


def test_the_self_test_fails_when_the_window_does_not_open(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: Path) -> None:
        raise RuntimeError("no window")

    assert run(["selftest"], Window(open=lambda _: 0, prove=fail)) == 1
    assert "FAILED  window without a display: RuntimeError: no window" in capsys.readouterr().out


def test_the_self_test_of_the_program_opens_the_real_window() -> None:
    command = [sys.executable, "-m", "studyapp", "selftest"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("ok      window without a display: opened and closed\n")
