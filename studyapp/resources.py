"""Where the shipped files lie: icons, styles, word lists, sample articles."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """Return the installed copy inside the package, or the checkout's folder beside it."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """Return the path of a shipped file under ``resources/``."""
    return _folder("resources").joinpath(*parts)


def seed_articles() -> tuple[Path, ...]:
    """Return the sample articles, the first one first."""
    return tuple(sorted(_folder("seeds").glob("*.txt")))
