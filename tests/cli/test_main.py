"""How a call ends: its exit status, its one line, and which face it opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studyapp import __version__, paths
from studyapp.cli import run
from studyapp.cli.main import Window
from tests.cli.conftest import Call


def test_version(call: Call) -> None:
    said = call("--version")
    assert (said.status, said.out, said.err) == (0, f"studyapp {__version__}\n", "")


def test_help_fits_a_narrow_terminal_and_names_every_command(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = call("--help")
    assert said.status == 0
    assert max(map(len, said.out.splitlines())) <= 80
    for command in ("generate", "add", "sources", "drafts", "accept", "reject", "due", "review", "answer", "undo"):
        assert f"\n    {command} " in said.out
    for command in ("stats", "search", "backup", "check", "rebuild", "demo", "selftest"):
        assert f"\n    {command} " in said.out


@pytest.mark.parametrize("command", ["stats", "drafts", "check", "generate", "due"])
def test_help_of_a_command_tells_the_shape_of_its_json(call: Call, command: str) -> None:
    assert "--json prints" in call(command, "--help").out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["fly"], "studyapp: there is no command 'fly'. See: studyapp --help\n"),
        (["due", "--soon"], "studyapp: unrecognized arguments: --soon. See: studyapp --help\n"),
        (
            ["answer", "x"],
            "studyapp: the following arguments are required: again|hard|good|easy. See: studyapp answer --help\n",
        ),
        (["accept"], "studyapp: name the drafts by their ids, or write --all for every sure one\n"),
        (["accept", "abcd"], "studyapp: there is no waiting draft abcd\n"),
        (["undo"], "studyapp: There is no answer to take back.\n"),
        (["due", "--at", "tomorrow"], "studyapp: --at: not a time: 'tomorrow' (write 2026-11-24T09:30+05:30)\n"),
        (
            ["due", "--at", "2026-11-24T09:30"],
            "studyapp: --at: the offset is missing: '2026-11-24T09:30' (write 2026-11-24T09:30+05:30)\n",
        ),
        (["due", "--minutes", "few"], "studyapp: --minutes: not a number: 'few'\n"),
        (["answer", "abcd", "perfect"], "studyapp: not a rating: 'perfect' (write again, hard, good or easy)\n"),
    ],
)
def test_a_fault_of_the_call_is_one_line_and_status_2(call: Call, words: list[str], line: str) -> None:
    said = call(*words)
    assert (said.status, said.out, said.err) == (2, "", line)


@pytest.mark.parametrize("before", [True, False])
def test_the_data_folder_may_stand_before_and_after_the_command(call: Call, tmp_path: Path, before: bool) -> None:
    option = ["--data-dir", str(tmp_path / "mine")]
    said = call(*option, "sources") if before else call("sources", *option)
    assert said.status == 0
    assert (tmp_path / "mine" / paths.LIBRARY_FILE).is_file()


def test_a_data_folder_that_cannot_be_made(call: Call, note: Path) -> None:
    said = call("sources", "--data-dir", note)  # a file stands there
    assert said.status == 2
    assert said.err.startswith("studyapp: The data folder")
    assert said.err.count("\n") == 1


def test_our_own_fault_is_told_in_one_line_and_logged(
    call: Call, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> int:
        raise KeyError("ours")

    monkeypatch.setattr("studyapp.cli.keeping.stats", fail)
    said = call("stats")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"studyapp: something went wrong that is our fault (KeyError); what exactly is in {paths.log_file()}\n"
    )
    assert "KeyError: 'ours'" in paths.log_file().read_text(encoding="utf-8")
    caplog.clear()


def test_without_words_the_window_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    opened: list[Path | None] = []

    def show(folder: Path | None) -> int:
        opened.append(folder)
        return 0

    window = Window(open=show, prove=lambda _: None)
    assert run([], window) == 0
    assert run(["--data-dir", str(tmp_path)], window) == 0
    assert opened == [None, tmp_path]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_one_line_says_what_else_there_is(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = call()
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "studyapp: There is no display to open the window on. Try: studyapp demo, or: studyapp --help\n"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_or_demo_shows_the_demo_where_there_is_no_display(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = call("--or-demo")
    assert said.status == 0
    assert said.err == "studyapp: There is no display to open the window on. Here is the demo instead.\n"
    assert "cards drafted" in said.out


def test_help_and_version_import_nothing_heavy() -> None:
    probe = (
        "import sys; from studyapp.cli import run; run(['--help']); run(['--version']);"
        "print('heavy:', sorted({'spacy', 'sqlalchemy', 'PySide6', 'numpy', 'fsrs', 'alembic', 'tqdm'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("heavy: []\n")


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    command = [sys.executable, "-m", "studyapp", "generate", str(tmp_path / "empty.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "studyapp: empty.txt is empty\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no head")
def test_a_reader_that_leaves_early_is_no_fault(note: Path) -> None:
    command = f'"{sys.executable}" -m studyapp --help | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_our_own_fault_where_no_log_can_be_written(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> int:
        raise KeyError("ours")

    (tmp_path / "file").touch()
    monkeypatch.setattr("studyapp.cli.keeping.stats", fail)
    monkeypatch.setattr("studyapp.paths.log_file", lambda: tmp_path / "file" / "log")
    said = call("stats")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "KeyError: 'ours'" in said.err
