"""The walls of the house: every import contract holds, and each was seen to fail when it is broken on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]
LAYERS = next(contract for contract in CONTRACTS if contract["type"] == "layers")
FORBIDDEN = [contract for contract in CONTRACTS if contract["type"] == "forbidden"]


def lint(folder: Path) -> str:
    """Return what import-linter says of the package ``studyapp`` in ``folder``."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environ = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "500"}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8")
    return done.stdout + done.stderr


def verdicts(report: str) -> dict[str, str]:
    """Return KEPT or BROKEN for each contract, read off the summary of a report."""
    found = {}
    for contract in CONTRACTS:
        rest = report.partition(f"\n{contract['name']} ")[2]
        found[contract["name"]] = rest.split(maxsplit=1)[0] if rest else "not reported"
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the package's source and of its contracts."""
    shutil.copytree(ROOT / "studyapp", tmp_path / "studyapp", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def add_import(folder: Path, importer: str, imported: str) -> None:
    """Write an import at the end of the module or package ``importer`` in the copy."""
    path = folder.joinpath(*importer.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    file.write_text(file.read_text("utf-8") + f"\nimport {imported}\n", "utf-8")


def test_every_contract_is_kept() -> None:
    report = lint(ROOT)
    assert set(verdicts(report).values()) == {"KEPT"}, report


def rooms() -> list[str]:
    """Return the packages and modules that stand directly in the package."""
    inside = sorted((ROOT / "studyapp").iterdir())
    names = [path.stem for path in inside if (path / "__init__.py").exists() or path.suffix == ".py"]
    return [f"studyapp.{name}" for name in names if name != "__init__"]


def forbidden_pairs(contract: dict[str, Any]) -> list[tuple[str, str]]:
    """Return which room must not import which module by a contract, without the rooms that it makes an exception for."""
    allowed = contract.get("ignore_imports", [])
    sources = rooms() if contract["source_modules"] == ["studyapp"] else contract["source_modules"]
    pairs = [(room, module) for room in sources for module in contract["forbidden_modules"]]
    return [(room, module) for room, module in pairs if f"{room}.** -> {module}" not in allowed]


@pytest.mark.parametrize("contract", FORBIDDEN, ids=lambda contract: contract["name"])
def test_a_forbidden_import_breaks_its_contract(contract: dict[str, Any], copy: Path) -> None:
    """Every forbidden module in every room that must not have it, each named in the report."""
    pairs = forbidden_pairs(contract)
    for room, module in pairs:
        add_import(copy, room, module)
    report = lint(copy)
    assert verdicts(report)[contract["name"]] == "BROKEN"
    assert [pair for pair in pairs if f"{pair[0]} -> {pair[1]} (l." not in report] == [], report


def layer_pairs() -> list[tuple[str, str]]:
    """Return who must not import whom: each layer the next one above it, and neighbours each other."""
    rows = [[f"studyapp.{room.strip(' ()')}" for room in row.split("|")] for row in LAYERS["layers"]]
    rows = [[room for room in row if room in rooms()] for row in rows]
    upward = [(low, high) for above, below in pairwise(rows) for low in below for high in above]
    return upward + [pair for row in rows for pair in permutations(row, 2)]


def test_an_import_upwards_or_sideways_breaks_the_layers(copy: Path) -> None:
    for low, high in layer_pairs():
        add_import(copy, low, high)
    report = lint(copy)
    assert verdicts(report)[LAYERS["name"]] == "BROKEN"
    unseen = [pair for pair in layer_pairs() if f"{pair[0]} is not allowed to import {pair[1]}:" not in report]
    assert unseen == [], report


def test_a_room_without_a_place_breaks_the_layers(copy: Path) -> None:
    (copy / "studyapp" / "attic.py").write_text('"""A new room."""\n', "utf-8")
    report = lint(copy)
    assert verdicts(report)[LAYERS["name"]] == "BROKEN"
    assert "attic" in report
