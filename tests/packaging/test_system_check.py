"""The check of the computer: what it names, and when it stops the set-up."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "system_check.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("system_check", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check = load()


def test_it_can_be_read_by_an_old_python() -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_named_with_what_to_do() -> None:
    line = check.python_problem((3, 9), "python3", ["python3.12", "python3.11"])
    assert line == (
        "StudyApp needs Python 3.11 or newer; python3 is 3.9."
        " There is python3.12: add PYTHON=python3.12 to the make command."
    )


def test_nothing_is_said_of_a_new_python() -> None:
    assert check.python_problem((3, 11), "python3", []) == ""


def test_debian_gets_one_command_that_names_each_package_once() -> None:
    entries = [
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libEGL.so.1", "libegl1"),
    ]
    line = check.advice(entries, debian=True, root=False)
    assert line == "StudyApp needs some system packages. To get them: sudo apt-get install libegl1 libglib2.0-0"


def test_root_needs_no_sudo() -> None:
    line = check.advice([("libEGL.so.1", "libegl1")], debian=True, root=True)
    assert line.endswith(": apt-get install libegl1")


def test_elsewhere_the_libraries_are_named() -> None:
    line = check.advice([("libEGL.so.1", "libegl1")], debian=False, root=False)
    assert line == "StudyApp needs, and this computer lacks: libEGL.so.1"


@pytest.mark.parametrize(
    ("purpose", "environ", "libraries"),
    [
        ("setup", {"DISPLAY": ":0"}, ()),
        ("window", {}, ()),
        ("window", {"DISPLAY": ":0"}, (*check.ANY_QT, *check.X11)),
        ("window", {"WAYLAND_DISPLAY": "wayland-0"}, (*check.ANY_QT, *check.WAYLAND)),
        ("tests", {}, check.ANY_QT),
    ],
)
def test_only_what_the_step_needs_is_asked_for(purpose: str, environ: dict[str, str], libraries: object) -> None:
    assert check.libraries_for(purpose, environ) == libraries


def test_a_library_is_missing_when_it_does_not_load() -> None:
    assert not check.has_library("libno-such-thing.so.0")


@pytest.mark.parametrize(("purpose", "status"), [("tests", 1), ("window", 0)])
def test_a_missing_library_stops_the_tests_but_not_the_app(
    purpose: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "has_library", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(check, "has_module", lambda name: True)
    monkeypatch.setattr(check.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    assert check.main(["--for", purpose]) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "libEGL.so.1" in said.err or "libegl1" in said.err


def test_the_list_is_only_names(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "has_library", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(check, "has_module", lambda name: True)
    monkeypatch.setattr(check.sys, "platform", "linux")
    assert check.main(["--for", "tests", "--list"]) == 0
    assert capsys.readouterr().out == "libegl1\n"
