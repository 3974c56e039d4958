"""Where the library lies: the chosen folder, else the environment's, else the platform's."""

from __future__ import annotations

from pathlib import Path

import pytest

from studyapp.paths import data_dir, log_file


def test_the_chosen_folder_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STUDYAPP_DATA_DIR", str(tmp_path / "environment"))
    assert data_dir(tmp_path / "chosen") == tmp_path / "chosen"
    assert data_dir() == tmp_path / "environment"


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_either_it_is_the_platforms_folder(monkeypatch: pytest.MonkeyPatch, nothing: str | None) -> None:
    monkeypatch.delenv("STUDYAPP_DATA_DIR")
    if nothing is not None:
        monkeypatch.setenv("STUDYAPP_DATA_DIR", nothing)
    assert data_dir().name == "StudyApp"
    assert data_dir().is_absolute()


def test_the_log_is_named_after_the_app() -> None:
    assert log_file().name == "studyapp.log"
