"""What `pip install .` puts on a computer: the whole package, and the shipped files where studyapp.resources looks."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the content of a wheel that was built from a copy of the checkout."""
    source, wheels, folder = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "installed"))
    for name in ("studyapp", "resources", "seeds"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    done = subprocess.run([sys.executable, "-c", BUILD, str(wheels)], cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = wheels.iterdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files(folder: Path) -> set[str]:
    """Return the files below ``folder`` without what Python writes there."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize(("shipped", "place"), [("resources", "_resources"), ("seeds", "_seeds")])
def test_shipped_files_are_all_there(installed: Path, shipped: str, place: str) -> None:
    assert files(installed / "studyapp" / place) == files(ROOT / shipped)


def test_the_package_is_all_there(installed: Path) -> None:
    inside = {name for name in files(installed / "studyapp") if not name.startswith("_resources/")}
    assert {name for name in inside if not name.startswith("_seeds/")} == files(ROOT / "studyapp")


def test_the_installed_package_finds_its_seeds(installed: Path) -> None:
    code = "import studyapp.resources as r; print(*r.seed_articles(), sep='\\n')"
    environ = {"PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], cwd=installed, env=environ, capture_output=True, text=True)
    assert done.stderr == ""
    assert [Path(line).parent for line in done.stdout.splitlines()] == [installed / "studyapp" / "_seeds"] * 3
